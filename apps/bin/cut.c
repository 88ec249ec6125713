/* apps/bin/cut.c - fields or bytes of each line. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "lib/lines.h"
#include "lib/ranges.h"
#include "lib/tool.h"

static struct ranges ranges;
static bool fields, only_with;
static char delimiter = '\t';

static void show_bytes(const struct line *line)
{
	for (size_t i = 0; i < line->length; i++)
		if (ranges_contain(&ranges, i + 1))
			putchar(line->text[i]);
	putchar('\n');
}

static void show_fields(const struct line *line)
{
	const char *at = line->text, *end = line->text + line->length;
	bool first = true;

	if (!memchr(at, delimiter, line->length)) {
		if (!only_with)
			puts(at);
		return;
	}
	for (unsigned long number = 1; at <= end; number++) {
		const char *next = memchr(at, delimiter, (size_t)(end - at));

		next = next ? next : end;
		if (ranges_contain(&ranges, number)) {
			if (!first)
				putchar(delimiter);
			fwrite(at, 1, (size_t)(next - at), stdout);
			first = false;
		}
		at = next + 1;
	}
	putchar('\n');
}

static void cut(FILE *file, const char *name)
{
	struct line line = {0};

	(void)name;
	while (!tool_output_gone() && line_read(&line, file)) {
		if (fields)
			show_fields(&line);
		else
			show_bytes(&line);
	}
	free(line.text);
}

int main(int argc, char **argv)
{
	const char *list = NULL;
	int c;

	tool_begin(argv, "cut -b LIST [FILE...] | cut -f LIST [-d CHARACTER] [-s] [FILE...]");
	while ((c = getopt(argc, argv, "b:c:f:d:s")) != -1) {
		if (c == '?')
			tool_usage();
		only_with |= c == 's';
		fields |= c == 'f';
		if (c == 'd')
			delimiter = optarg[0];
		else if (c != 's')
			list = optarg;
	}
	if (!list || !ranges_parse(&ranges, list))
		tool_usage();
	tool_files(argv + optind, cut);
	return tool_end();
}
