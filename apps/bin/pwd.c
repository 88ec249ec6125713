/* apps/bin/pwd.c - the current directory. */
#include <stdlib.h>
#include <unistd.h>
#include "abi/limits.h"
#include "lib/tool.h"

int main(int argc, char **argv)
{
	char path[PATH_LENGTH_MAX];

	tool_begin(argv, "pwd");
	if (argc > 1)
		tool_usage();
	if (!getcwd(path, sizeof(path)))
		tool_fatal("the current directory");
	puts(path);
	return tool_end();
}
