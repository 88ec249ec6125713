/* apps/bin/clear.c - an empty terminal, its scrollback too. */
#include "lib/tool.h"

int main(int argc, char **argv)
{
	tool_begin(argv, "clear");
	if (argc > 1)
		tool_usage();
	fputs("\033[H\033[2J\033[3J", stdout);
	return tool_end();
}
