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

static const char *const comparisons[] = {"=", "!=", "-eq", "-ne", "-lt", "-le", "-gt", "-ge"};

/* The index of the comparison behind the next word, or -1. */
static int find_comparison(const struct question *q)
{
	for (int i = 0; left(q) >= 3 && i < (int)(sizeof comparisons / sizeof *comparisons); i++)
		if (here(q, 1, comparisons[i]))
			return i;
	return -1;
}

static bool compare(struct question *q, int comparison)
{
	const char *a = q->args[q->at], *b = q->args[q->at + 2];
	long long x, y;

	q->at += 3;
	if (comparison < 2)
		return (strcmp(a, b) == 0) == (comparison == 0);
	x = number(q, a);
	y = number(q, b);
	switch (comparison) {
	case 2:
		return x == y;
	case 3:
		return x != y;
	case 4:
		return x < y;
	case 5:
		return x <= y;
	case 6:
		return x > y;
	default:
		return x >= y;
	}
}

static bool ask_file(struct question *q, char what, const char *path)
{
	long long size = 0;
	enum file_type type;

	if (what == 't')
		return q->files->is_terminal(q->files->context, (int)number(q, path));
	type = q->files->query(q->files->context, path, &size);
	switch (what) {
	case 'f':
		return type == FILE_PLAIN;
	case 'd':
		return type == FILE_DIRECTORY;
	case 's':
		return type != FILE_NONE && size > 0;
	default:
		return type != FILE_NONE;
	}
}

static bool is_unary(const char *word)
{
	return word[0] == '-' && word[1] && !word[2] && strchr("nzefdsrwxt", word[1]);
}

static bool read_single(struct question *q)
{
	const char *word = q->args[q->at];
	int comparison = find_comparison(q);

	if (comparison >= 0)
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

	while (here(q, 0, "!") && left(q) > 1 && find_comparison(q) < 0) {
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
	bool value = count > 0 && read_or(&q);

	if (q.at < count)
		wrong(&q, "too many words");
	*problem = q.problem;
	return q.problem ? 2 : !value;
}
