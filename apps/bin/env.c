/* apps/bin/env.c - the environment, and programs run in another one. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "handle.h"
#include "lib/run.h"
#include "lib/tool.h"

extern char **environ;

static void forget_all(void)
{
	static char *none[] = {NULL};

	environ = none;
}

int main(int argc, char **argv)
{
	int c;

	tool_begin(argv, "env [-i] [-u NAME] [NAME=VALUE...] [PROGRAM [ARGUMENT...]]");
	while ((c = getopt(argc, argv, "+iu:")) != -1) {
		if (c == '?')
			tool_usage();
		if (c == 'i')
			forget_all();
		else
			unsetenv(optarg);
	}
	for (; optind < argc && strchr(argv[optind], '='); optind++)
		if (putenv(argv[optind]))
			tool_fatal(argv[optind]);
	if (optind < argc)
		return run_program(argv + optind);
	for (char **variable = environ; *variable; variable++)
		puts(*variable);
	return tool_end();
}
