/* apps/bin/rmdir.c - removes empty directories. */
#include <unistd.h>
#include "lib/tool.h"

int main(int argc, char **argv)
{
	tool_begin(argv, "rmdir DIRECTORY...");
	if (getopt(argc, argv, "") != -1 || optind == argc)
		tool_usage();
	for (; optind < argc; optind++)
		if (rmdir(argv[optind]) < 0)
			tool_error(argv[optind]);
	return tool_end();
}
