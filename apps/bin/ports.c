/* apps/bin/ports.c - the ports there are and who is connected, as the kernel tells it. */
#include <unistd.h>
#include "lib/tool.h"

#define VIEW "/System/Kernel/ports"

static void copy(FILE *file, const char *name)
{
	char text[4096];
	size_t got;

	(void)name;
	while ((got = fread(text, 1, sizeof(text), file)) > 0 && !tool_output_gone())
		fwrite(text, 1, got, stdout);
}

int main(int argc, char **argv)
{
	static char *files[] = {VIEW, NULL};

	tool_begin(argv, "ports");
	if (getopt(argc, argv, "") != -1 || optind < argc)
		tool_usage();
	tool_files(files, copy);
	return tool_end();
}
