/* apps/bin/uniq.c - equal lines that follow each other, once. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "lib/lines.h"
#include "lib/tool.h"

static bool counts, repeated, single;
static struct line before;
static unsigned long times;

static void show(void)
{
	if (!times || (repeated && times < 2) || (single && times > 1))
		return;
	if (counts)
		printf("%7lu ", times);
	puts(before.text);
}

static void pass(FILE *file, const char *name)
{
	struct line line = {0};

	(void)name;
	while (!tool_output_gone() && line_read(&line, file)) {
		struct line swap = before;

		if (times && line.length == before.length &&
		    !memcmp(line.text, before.text, line.length)) {
			times++;
			continue;
		}
		show();
		before = line;
		line = swap;
		times = 1;
	}
	free(line.text);
}

int main(int argc, char **argv)
{
	int c;

	tool_begin(argv, "uniq [-cdu] [FILE]");
	while ((c = getopt(argc, argv, "cdu")) != -1) {
		if (c == '?')
			tool_usage();
		counts |= c == 'c';
		repeated |= c == 'd';
		single |= c == 'u';
	}
	tool_files(argv + optind, pass);
	show();
	return tool_end();
}
