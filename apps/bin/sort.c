/* apps/bin/sort.c - lines in order. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "lib/lines.h"
#include "lib/tool.h"

static struct lines lines;
static bool reverse, numbers, once, no_case;
static long field; /* 0: the whole line */

static void collect(FILE *file, const char *name)
{
	struct line line = {0};

	(void)name;
	while (line_read(&line, file))
		lines_add(&lines, line.text, line.length);
	free(line.text);
}

/* Where the field that counts begins; fields are separated by spaces. */
static const char *key(const char *text)
{
	for (long i = 1; i < field; i++) {
		while (isspace((unsigned char)*text))
			text++;
		while (*text && !isspace((unsigned char)*text))
			text++;
	}
	while (field && isspace((unsigned char)*text))
		text++;
	return text;
}

static int compare_keys(const char *a, const char *b)
{
	if (numbers) {
		double x = strtod(a, NULL), y = strtod(b, NULL);

		return (x > y) - (x < y);
	}
	return no_case ? strcasecmp(a, b) : strcmp(a, b);
}

static int compare(const void *a, const void *b)
{
	const char *x = *(char *const *)a, *y = *(char *const *)b;
	int result = compare_keys(key(x), key(y));

	/* Equal keys: by the whole line, so that the order does not depend on the input's. */
	if (!result && !once)
		result = strcmp(x, y);
	return reverse ? -result : result;
}

int main(int argc, char **argv)
{
	int c;

	tool_begin(argv, "sort [-fnru] [-k FIELD] [FILE...]");
	while ((c = getopt(argc, argv, "fnruk:")) != -1) {
		if (c == '?')
			tool_usage();
		reverse |= c == 'r';
		numbers |= c == 'n';
		once |= c == 'u';
		no_case |= c == 'f';
		if (c == 'k')
			field = tool_number(optarg);
	}
	tool_files(argv + optind, collect);
	if (lines.count)
		qsort(lines.texts, lines.count, sizeof(*lines.texts), compare);
	for (size_t i = 0; i < lines.count && !tool_output_gone(); i++)
		if (!once || !i || compare(&lines.texts[i - 1], &lines.texts[i]))
			puts(lines.texts[i]);
	return tool_end();
}
