/* apps/bin/touch.c - makes files that are not there. The time of one that is, it cannot change. */
#include <fcntl.h>
#include <unistd.h>
#include "lib/tool.h"

int main(int argc, char **argv)
{
	bool make = true;
	int c;

	tool_begin(argv, "touch [-c] FILE...");
	while ((c = getopt(argc, argv, "c")) != -1) {
		if (c == '?')
			tool_usage();
		make = false;
	}
	if (optind == argc)
		tool_usage();
	for (; optind < argc; optind++) {
		int file = open(argv[optind], O_WRONLY | (make ? O_CREAT : 0), 0666);

		if (file >= 0)
			close(file);
		else if (make)
			tool_error(argv[optind]);
	}
	return tool_end();
}
