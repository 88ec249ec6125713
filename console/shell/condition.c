/* console/shell/condition.c - what `test` and `[` ask. */
#include <stdlib.h>
#include <string.h>
#include "condition.h"

#define DEPTH_MAX 60

struct question {
	char *const *args;
	int count, at, depth;
	const struct condition_files *files;
	const char *problem;
};

static bool read_or(struct question *q);

static bool wrong(struct question *q, const char *problem)
{
	if (!q->problem)
		q->problem = problem;
	q->at = q->count;
	return false;
}

static int left(const struct question *q)
{
	return q->count - q->at;
}

static bool here(const struct question *q, int ahead, const char *word)
{
	return left(q) > ahead && strcmp(q->args[q->at + ahead], word) == 0;
}

static long long number(struct question *q, const char *text)
{
	char *end;
	long long value = strtoll(text, &end, 10);

	if (!*text || *end)
		wrong(q, "a number expected");
	return value;
}

enum comparison {
	SAME,
	OTHER,
	BEFORE,
	BEHIND,
	EQ,
	NE,
	LT,
	LE,
	GT,
	GE,
	NEWER,
	OLDER,
	ONE_FILE,
	NONE
};

/* The comparison behind the next word. */
static enum comparison find_comparison(const struct question *q)
{
	static const struct {
		const char *sign;
		enum comparison comparison;
	} signs[] = {{"=", SAME}, {"==", SAME},	  {"!=", OTHER},  {"<", BEFORE},    {">", BEHIND},
		     {"-eq", EQ}, {"-ne", NE},	  {"-lt", LT},	  {"-le", LE},	    {"-gt", GT},
		     {"-ge", GE}, {"-nt", NEWER}, {"-ot", OLDER}, {"-ef", ONE_FILE}};

	for (size_t i = 0; left(q) >= 3 && i < sizeof signs / sizeof *signs; i++)
		if (here(q, 1, signs[i].sign))
			return signs[i].comparison;
	return NONE;
}

static bool compare_texts(enum comparison comparison, const char *a, const char *b)
{
	int order = strcmp(a, b);

	return comparison == SAME     ? !order
	       : comparison == OTHER  ? order
	       : comparison == BEFORE ? order < 0
				      : order > 0;
}

static bool compare_numbers(enum comparison comparison, long long x, long long y)
{
	switch (comparison) {
	case EQ:
		return x == y;
	case NE:
		return x != y;
	case LT:
		return x < y;
	case LE:
		return x <= y;
	case GT:
		return x > y;
	default:
		return x >= y;
	}
}

/* A file that is there is newer than one that is not. */
static bool compare_files(const struct question *q, enum comparison comparison, const char *a,
			  const char *b)
{
	struct file_facts x = {0}, y = {0};
	bool is_x = q->files->query(q->files->context, a, &x) != FILE_NONE;
	bool is_y = q->files->query(q->files->context, b, &y) != FILE_NONE;

	if (comparison == ONE_FILE)
		return is_x && is_y && x.id[1] && x.id[0] == y.id[0] && x.id[1] == y.id[1];
	if (comparison == NEWER)
		return is_x && (!is_y || x.modified > y.modified);
	return is_y && (!is_x || x.modified < y.modified);
}

static bool compare(struct question *q, enum comparison comparison)
{
	const char *a = q->args[q->at], *b = q->args[q->at + 2];

	q->at += 3;
	if (comparison <= BEHIND)
		return compare_texts(comparison, a, b);
	if (comparison <= GE)
		return compare_numbers(comparison, number(q, a), number(q, b));
	return compare_files(q, comparison, a, b);
}

static bool ask_file(struct question *q, char what, const char *path)
{
	struct file_facts facts = {0};
	enum file_type type;

	if (what == 't')
		return q->files->is_terminal(q->files->context, (int)number(q, path));
	type = q->files->query(q->files->context, path, &facts);
	switch (what) {
	case 'f':
		return type == FILE_PLAIN;
	case 'd':
		return type == FILE_DIRECTORY;
	case 'c':
		return type == FILE_DEVICE;
	case 'p':
		return type == FILE_PORT;
	case 's':
		return facts.size > 0;
	case 'r':
		return facts.readable;
	case 'w':
		return facts.writable;
	case 'x':
		return facts.executable;
	default:
		return type != FILE_NONE && strchr("eOG", what);
	}
}

static bool is_unary(const char *word)
{
	return word[0] == '-' && word[1] && !word[2] && strchr("nzefdsrwxtcpSbghkLuOG", word[1]);
}

static bool read_single(struct question *q)
{
	const char *word = q->args[q->at];
	enum comparison comparison = find_comparison(q);

	if (comparison != NONE)
		return compare(q, comparison);
	if (is_unary(word) && left(q) >= 2) {
		const char *operand = q->args[q->at + 1];

		q->at += 2;
		if (word[1] == 'n' || word[1] == 'z')
			return !*operand == (word[1] == 'z');
		return ask_file(q, word[1], operand);
	}
	if (here(q, 0, "(") && left(q) >= 3) {
		bool inside;

		q->at++;
		inside = read_or(q);
		if (!here(q, 0, ")"))
			return wrong(q, ") expected");
		q->at++;
		return inside;
	}
	q->at++;
	return *word != '\0';
}

static bool read_not(struct question *q)
{
	bool inverse = false, value;

	while (here(q, 0, "!") && left(q) > 1 && find_comparison(q) == NONE) {
		inverse = !inverse;
		q->at++;
	}
	if (!left(q))
		return wrong(q, "a condition expected");
	if (q->depth == DEPTH_MAX)
		return wrong(q, "too deep in one another");
	q->depth++;
	value = read_single(q);
	q->depth--;
	return value != inverse;
}

static bool read_and(struct question *q)
{
	bool value = read_not(q);

	while (!q->problem && here(q, 0, "-a")) {
		q->at++;
		value &= read_not(q);
	}
	return value;
}

static bool read_or(struct question *q)
{
	bool value = read_and(q);

	while (!q->problem && here(q, 0, "-o")) {
		q->at++;
		value |= read_and(q);
	}
	return value;
}

int condition(char *const *args, int count, const struct condition_files *files,
	      const char **problem)
{
	struct question q = {.args = args, .count = count, .files = files};
	bool value;

	/* Three words with -a or -o between them are that, whatever the others look like. */
	if (count == 3 && find_comparison(&q) == NONE && here(&q, 1, "-a"))
		return *problem = NULL, !(*args[0] && *args[2]);
	if (count == 3 && find_comparison(&q) == NONE && here(&q, 1, "-o"))
		return *problem = NULL, !(*args[0] || *args[2]);
	value = count > 0 && read_or(&q);

	if (q.at < count)
		wrong(&q, "too many words");
	*problem = q.problem;
	return q.problem ? 2 : !value;
}
