/* apps/bin/mkdir.c - makes directories, with -p those above them too. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "lib/tool.h"
#include "lib/tree.h"

static void make(char *path, bool parents)
{
	for (char *at = path + 1; parents && (at = strchr(at, '/')); at++) {
		*at = 0;
		if (mkdir(path, 0777) < 0 && !tree_is_directory(path)) {
			tool_error(path);
			return;
		}
		*at = '/';
	}
	if (mkdir(path, 0777) < 0 && !(parents && errno == EEXIST && tree_is_directory(path)))
		tool_error(path);
}

int main(int argc, char **argv)
{
	bool parents = false;
	int c;

	tool_begin(argv, "mkdir [-p] DIRECTORY...");
	while ((c = getopt(argc, argv, "p")) != -1) {
		if (c == '?')
			tool_usage();
		parents = true;
	}
	if (optind == argc)
		tool_usage();
	for (; optind < argc; optind++)
		if (*argv[optind])
			make(argv[optind], parents);
	return tool_end();
}
