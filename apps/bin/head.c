/* apps/bin/head.c - the first lines, or bytes, of files. */
#include <unistd.h>
#include "lib/lines.h"
#include "lib/tool.h"

static long wanted = 10;
static bool many, began, bytes;

static void show_bytes(FILE *file)
{
	int c;

	for (long i = 0; i < wanted && !tool_output_gone() && (c = getc(file)) != EOF; i++)
		putchar(c);
}

static void show(FILE *file, const char *name)
{
	struct line line = {0};

	if (many)
		printf("%s==> %s <==\n", began ? "\n" : "", name);
	began = true;
	if (bytes) {
		show_bytes(file);
		return;
	}
	for (long i = 0; i < wanted && !tool_output_gone() && line_read(&line, file); i++) {
		fwrite(line.text, 1, line.length, stdout);
		if (line.ended)
			putchar('\n');
	}
}

int main(int argc, char **argv)
{
	int c;

	tool_begin(argv, "head [-LINES | -n LINES | -c BYTES] [FILE...]");
	tool_count_option(argv);
	while ((c = getopt(argc, argv, "n:c:")) != -1) {
		if (c == '?')
			tool_usage();
		wanted = tool_number(optarg);
		bytes = c == 'c';
	}
	many = argc - optind > 1;
	tool_files(argv + optind, show);
	return tool_end();
}
