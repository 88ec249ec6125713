/* apps/bin/tail.c - the last lines of files, and with -f what is appended to them. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "lib/lines.h"
#include "lib/tool.h"

#define POLL_US 500000 /* how often a followed file is looked at */

static long wanted = 10;
static bool many, began, from_start, follow;

static void put(const struct line *line)
{
	fwrite(line->text, 1, line->length, stdout);
	if (line->ended)
		putchar('\n');
}

/* All from a line on. */
static void skip(FILE *file)
{
	struct line line = {0};

	for (long i = 1; line_read(&line, file); i++)
		if (i >= wanted)
			put(&line);
	free(line.text);
}

/* The last lines go round in a ring. */
static void last(FILE *file)
{
	size_t room = wanted > 0 ? (size_t)wanted : 1, count = 0;
	struct line line = {0}, *ring = tool_memory(NULL, room * sizeof(*ring));

	memset(ring, 0, room * sizeof(*ring));
	while (line_read(&line, file)) {
		struct line oldest = ring[count % room];

		ring[count++ % room] = line;
		line = oldest;
	}
	for (size_t i = count > room ? count - room : 0; wanted > 0 && i < count; i++)
		put(&ring[i % room]);
	for (size_t i = 0; i < room; i++)
		free(ring[i].text);
	free(ring);
	free(line.text);
}

static void go_on(FILE *file)
{
	int c;

	while (!tool_output_gone()) {
		while ((c = getc(file)) != EOF)
			putchar(c);
		fflush(stdout);
		clearerr(file);
		usleep(POLL_US);
	}
}

static void show(FILE *file, const char *name)
{
	if (many)
		printf("%s==> %s <==\n", began ? "\n" : "", name);
	began = true;
	if (from_start)
		skip(file);
	else
		last(file);
	if (follow)
		go_on(file);
}

int main(int argc, char **argv)
{
	int c;

	tool_begin(argv, "tail [-f] [-LINES | -n LINES | -n +LINE] [FILE...]");
	tool_count_option(argv);
	while ((c = getopt(argc, argv, "fn:")) != -1) {
		follow |= c == 'f';
		if (c == '?')
			tool_usage();
		if (c == 'n') {
			from_start = optarg[0] == '+';
			wanted = labs(tool_number(optarg));
		}
	}
	many = argc - optind > 1;
	if (follow && many)
		tool_usage();
	tool_files(argv + optind, show);
	return tool_end();
}
