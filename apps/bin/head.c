/* apps/bin/head.c - the first lines, or bytes, of files; all but the last ones for a negative
 * number.
 */
#include <stdlib.h>
#include <unistd.h>
#include "lib/kept.h"
#include "lib/tool.h"

static long wanted = 10;
static bool many, began, bytes, but_last;

static void show_first(FILE *file)
{
	int c;

	for (long i = 0; i < wanted && !tool_output_gone() && (c = getc(file)) != EOF;) {
		putchar(c);
		i += bytes || c == '\n';
	}
}

static void put(const char *text, size_t length)
{
	fwrite(text, 1, length, stdout);
}

static void show_but_last(FILE *file)
{
	struct kept last = {.most = (size_t)wanted, .lines = !bytes};
	int c;

	while (!tool_output_gone() && (c = getc(file)) != EOF)
		if (wanted)
			kept_put(&last, (char)c, put);
		else
			putchar(c);
	free(last.bytes);
}

static void show(FILE *file, const char *name)
{
	if (many)
		printf("%s==> %s <==\n", began ? "\n" : "", name);
	began = true;
	if (but_last)
		show_but_last(file);
	else
		show_first(file);
}

int main(int argc, char **argv)
{
	int c;

	tool_begin(argv, "head [-LINES | -n [-]LINES | -c [-]BYTES] [FILE...]");
	tool_count_option(argv);
	while ((c = getopt(argc, argv, "n:c:")) != -1) {
		if (c == '?')
			tool_usage();
		wanted = labs(tool_number(optarg));
		but_last = optarg[0] == '-';
		bytes = c == 'c';
	}
	many = argc - optind > 1;
	tool_files(argv + optind, show);
	return tool_end();
}
