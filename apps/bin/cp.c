/* apps/bin/cp.c - copies files and, with -r, directories with all in them; -i asks before it
 * replaces, -n replaces nothing, -v tells what it does. */
#include <stdlib.h>
#include <unistd.h>
#include "lib/tool.h"
#include "lib/tree.h"

int main(int argc, char **argv)
{
	bool deep = false;
	int c;

	tool_begin(argv, "cp [-finrv] FILE COPY | cp [-finrv] FILE... DIRECTORY");
	while ((c = getopt(argc, argv, "finrRv")) != -1) {
		if (c == '?')
			tool_usage();
		deep |= !tree_option(c);
	}
	if (argc - optind < 2)
		tool_usage();
	if (argc - optind > 2 && !tree_is_directory(argv[argc - 1])) {
		tool_complain("%s is not a directory", argv[argc - 1]);
		return tool_end();
	}
	for (; optind < argc - 1; optind++) {
		char *to = tree_target(argv[optind], argv[argc - 1]);

		tree_copy(argv[optind], to, deep);
		free(to);
	}
	return tool_end();
}
