/* apps/bin/mv.c - renames files and directories; between file systems they are copied and removed.
 * -i asks before it replaces, -n replaces nothing, -v tells what it does. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
#include "lib/tool.h"
#include "lib/tree.h"

static void move(const char *from, const char *to)
{
	const struct tree_how how = tree_how;

	if (!tree_may_replace(to))
		return;
	if (rename(from, to) == 0) {
		if (tree_how.tell)
			printf("renamed '%s' -> '%s'\n", from, to);
		return;
	}
	if (errno != EXDEV) {
		tool_error(from);
		return;
	}
	tree_how.ask = tree_how.keep = false; /* it was asked, and all of it is to go */
	if (tree_copy(from, to, true))
		tree_remove(from, true, false);
	tree_how = how;
}

int main(int argc, char **argv)
{
	int c;

	tool_begin(argv, "mv [-finv] FILE NAME | mv [-finv] FILE... DIRECTORY");
	while ((c = getopt(argc, argv, "finv")) != -1)
		if (c == '?' || !tree_option(c))
			tool_usage();
	if (argc - optind < 2)
		tool_usage();
	if (argc - optind > 2 && !tree_is_directory(argv[argc - 1])) {
		tool_complain("%s is not a directory", argv[argc - 1]);
		return tool_end();
	}
	for (; optind < argc - 1; optind++) {
		char *to = tree_target(argv[optind], argv[argc - 1]);

		move(argv[optind], to);
		free(to);
	}
	return tool_end();
}
