/* apps/bin/mkdir.c - makes directories, with -p those above them too; -v tells of each. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "lib/tool.h"
#include "lib/tree.h"

static bool tell;

static bool make_one(const char *path)
{
	if (mkdir(path, 0777) < 0)
		return false;
	if (tell)
		printf("mkdir: created directory '%s'\n", path);
	return true;
}

static void make(char *path, bool parents)
{
	for (char *at = path + 1; parents && (at = strchr(at, '/')); at++) {
		*at = 0;
		if (!make_one(path) && !tree_is_directory(path)) {
			tool_error(path);
			return;
		}
		*at = '/';
	}
	if (!make_one(path) && !(parents && errno == EEXIST && tree_is_directory(path)))
		tool_error(path);
}

int main(int argc, char **argv)
{
	bool parents = false;
	int c;

	tool_begin(argv, "mkdir [-pv] DIRECTORY...");
	while ((c = getopt(argc, argv, "pv")) != -1) {
		if (c == '?')
			tool_usage();
		parents |= c == 'p';
		tell |= c == 'v';
	}
	if (optind == argc)
		tool_usage();
	for (; optind < argc; optind++)
		if (*argv[optind])
			make(argv[optind], parents);
	return tool_end();
}
