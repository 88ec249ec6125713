/* apps/bin/tail.c - the last lines, or bytes, of files, and with -f what is appended to them. */
#include <stdlib.h>
#include <unistd.h>
#include "lib/kept.h"
#include "lib/tool.h"

#define POLL_US 500000 /* how often a followed file is looked at */

static long wanted = 10;
static bool many, began, from_start, follow, bytes;

/* All from a line, or a byte, on. */
static void skip(FILE *file)
{
	int c;

	for (long i = 1; !tool_output_gone() && (c = getc(file)) != EOF;) {
		if (i >= wanted)
			putchar(c);
		i += i < wanted && (bytes || c == '\n');
	}
}

static void last(FILE *file)
{
	struct kept kept = {.most = (size_t)wanted, .lines = !bytes};
	int c;

	while ((c = getc(file)) != EOF)
		if (wanted)
			kept_put(&kept, (char)c, NULL);
	if (kept.to > kept.from)
		fwrite(kept.bytes + kept.from, 1, kept.to - kept.from, stdout);
	free(kept.bytes);
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

	tool_begin(argv, "tail [-f] [-LINES | -n [+]LINES | -c [+]BYTES] [FILE...]");
	tool_count_option(argv);
	while ((c = getopt(argc, argv, "fn:c:")) != -1) {
		if (c == '?')
			tool_usage();
		if (c == 'f') {
			follow = true;
			continue;
		}
		from_start = optarg[0] == '+';
		wanted = labs(tool_number(optarg));
		bytes = c == 'c';
	}
	many = argc - optind > 1;
	if (follow && many)
		tool_usage();
	tool_files(argv + optind, show);
	return tool_end();
}
