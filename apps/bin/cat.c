/* apps/bin/cat.c - writes files one after another. */
#include <unistd.h>
#include "lib/tool.h"

static void pour(FILE *file, const char *name)
{
	char block[4096];
	ssize_t count;

	/* Not by stdio: what is typed is shown when it comes, not when a buffer is full. */
	while ((count = read(fileno(file), block, sizeof(block))) > 0)
		if (fwrite(block, 1, (size_t)count, stdout) != (size_t)count || fflush(stdout)) {
			tool_output_gone();
			return;
		}
	if (count < 0)
		tool_error(name);
}

int main(int argc, char **argv)
{
	tool_begin(argv, "cat [FILE...]");
	if (getopt(argc, argv, "u") == '?')
		tool_usage();
	tool_files(argv + optind, pour);
	return tool_end();
}
