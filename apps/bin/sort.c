/* apps/bin/sort.c - lines in order: of the whole line, or of the keys that -k names. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "lib/lines.h"
#include "lib/sortkey.h"
#include "lib/tool.h"

#define KEYS_MAX 16

static struct lines lines;
static struct sortkey general, keys[KEYS_MAX]; /* general: what stands beside -k */
static const char *key_texts[KEYS_MAX];
static int key_count;
static bool once, check;
static char separator; /* 0: blanks */

static void collect(FILE *file, const char *name)
{
	struct line line = {0};

	(void)name;
	while (line_read(&line, file))
		lines_add(&lines, line.text, line.length);
	free(line.text);
}

static int compare(const char *x, const char *y)
{
	int result = 0;

	if (!key_count)
		result = sortkey_compare(&general, separator, x, y);
	for (int i = 0; i < key_count && !result; i++)
		result = sortkey_compare(&keys[i], separator, x, y);
	/* Equal keys: by the whole line, so that the order does not depend on the input's. */
	if (!result && !once)
		result = general.reverse ? -strcmp(x, y) : strcmp(x, y);
	return result;
}

/* With -u the first of equal ones is the one that stays. */
struct item {
	char *text;
	size_t place;
};

static int compare_items(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	int result = compare(x->text, y->text);

	return result ? result : x->place < y->place ? -1 : 1;
}

static void sort(void)
{
	struct item *items = tool_memory(NULL, lines.count * sizeof(*items));

	for (size_t i = 0; i < lines.count; i++)
		items[i] = (struct item){lines.texts[i], i};
	if (lines.count)
		qsort(items, lines.count, sizeof(*items), compare_items);
	for (size_t i = 0; i < lines.count; i++)
		lines.texts[i] = items[i].text;
	free(items);
}

/* A separator of one character; \t as people write it. */
static void take_separator(const char *text)
{
	separator = !strcmp(text, "\\t") ? '\t' : text[0];
	if (!separator || (text[1] && separator != '\t'))
		tool_usage();
}

static const char *take_options(int argc, char **argv)
{
	const char *output = NULL;
	int c;

	while ((c = getopt(argc, argv, "bcfnruk:o:t:")) != -1) {
		if (c == '?' || (c == 'k' && key_count == KEYS_MAX))
			tool_usage();
		general.no_blanks |= c == 'b';
		general.no_case |= c == 'f';
		general.numbers |= c == 'n';
		general.reverse |= c == 'r';
		once |= c == 'u';
		check |= c == 'c';
		if (c == 'k')
			key_texts[key_count++] = optarg;
		else if (c == 't')
			take_separator(optarg);
		else if (c == 'o')
			output = optarg;
	}
	for (int i = 0; i < key_count; i++)
		if (!sortkey_parse(&keys[i], key_texts[i], &general))
			tool_usage();
	return output;
}

/* -c: only tell whether they are in order. */
static int check_order(void)
{
	for (size_t i = 1; i < lines.count; i++) {
		int order = compare(lines.texts[i - 1], lines.texts[i]);

		if (order < 0 || (!order && !once))
			continue;
		tool_complain("line %lu is not in order: %s", (unsigned long)i + 1, lines.texts[i]);
		return tool_end();
	}
	return tool_end();
}

int main(int argc, char **argv)
{
	const char *output;

	tool_begin(argv,
		   "sort [-bcfnru] [-k FIELD[,LAST][bfnr]] [-t CHARACTER] [-o FILE] [FILE...]");
	output = take_options(argc, argv);
	tool_files(argv + optind, collect);
	if (check)
		return check_order();
	sort();
	/* Now that all is read: it may be one of the files. */
	if (output && !freopen(output, "w", stdout))
		tool_fatal(output);
	for (size_t i = 0; i < lines.count && !tool_output_gone(); i++)
		if (!once || !i || compare(lines.texts[i - 1], lines.texts[i]))
			puts(lines.texts[i]);
	return tool_end();
}
