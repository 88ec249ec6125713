/* apps/bin/reset.c - the terminal as at its start, after a program has left it in disorder. */
#include "lib/tool.h"

int main(int argc, char **argv)
{
	tool_begin(argv, "reset");
	if (argc > 1)
		tool_usage();
	fputs("\033c", stdout);
	return tool_end();
}
