/* apps/bin/mv.c - renames files and directories; between file systems they are copied and removed.
 */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
#include "lib/tool.h"
#include "lib/tree.h"

static void move(const char *from, const char *to)
{
	if (rename(from, to) == 0)
		return;
	if (errno != EXDEV)
		tool_error(from);
	else if (tree_copy(from, to, true))
		tree_remove(from, true, false);
}

int main(int argc, char **argv)
{
	tool_begin(argv, "mv FILE NAME | mv FILE... DIRECTORY");
	if (getopt(argc, argv, "f") == '?' || argc - optind < 2)
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
