/* apps/bin/rm.c - removes files and, with -r, directories with all in them; -i asks before
 * each, -v tells of each. */
#include <unistd.h>
#include "lib/tool.h"
#include "lib/tree.h"

int main(int argc, char **argv)
{
	bool deep = false, force = false;
	int c;

	tool_begin(argv, "rm [-firv] FILE...");
	while ((c = getopt(argc, argv, "firRv")) != -1) {
		if (c == '?')
			tool_usage();
		force = c == 'f' || (force && c != 'i');
		deep |= !tree_option(c);
	}
	if (optind == argc && !force)
		tool_usage();
	for (; optind < argc; optind++)
		tree_remove(argv[optind], deep, force);
	return tool_end();
}
