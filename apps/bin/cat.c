/* apps/bin/cat.c - writes files one after another, with -n each line with its number. */
#include <string.h>
#include <unistd.h>
#include "lib/tool.h"

static bool numbers, inside; /* inside: the line goes on */
static unsigned long lines;

static void put_numbered(const char *block, size_t size)
{
	while (size > 0) {
		const char *feed = memchr(block, '\n', size);
		size_t length = feed ? (size_t)(feed + 1 - block) : size;

		if (!inside)
			printf("%6lu\t", ++lines);
		fwrite(block, 1, length, stdout);
		inside = !feed;
		block += length;
		size -= length;
	}
}

static void pour(FILE *file, const char *name)
{
	char block[4096];
	ssize_t count;

	/* Not by stdio: what is typed is shown when it comes, not when a buffer is full. */
	while ((count = read(fileno(file), block, sizeof(block))) > 0) {
		if (numbers)
			put_numbered(block, (size_t)count);
		else
			fwrite(block, 1, (size_t)count, stdout);
		if (fflush(stdout)) {
			tool_output_gone();
			return;
		}
	}
	if (count < 0)
		tool_error(name);
}

int main(int argc, char **argv)
{
	int c;

	tool_begin(argv, "cat [-n] [FILE...]");
	while ((c = getopt(argc, argv, "nu")) != -1) {
		if (c == '?')
			tool_usage();
		numbers |= c == 'n';
	}
	tool_files(argv + optind, pour);
	return tool_end();
}
