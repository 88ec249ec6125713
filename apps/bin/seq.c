/* apps/bin/seq.c - numbers from one to another, a line each. */
#include <unistd.h>
#include "lib/tool.h"

int main(int argc, char **argv)
{
	long first = 1, step = 1, last;

	tool_begin(argv, "seq [FIRST [STEP]] LAST");
	if (argc < 2 || argc > 4)
		tool_usage();
	last = tool_number(argv[argc - 1]);
	if (argc > 2)
		first = tool_number(argv[1]);
	if (argc > 3)
		step = tool_number(argv[2]);
	if (!step)
		tool_usage();
	for (long i = first; (step > 0 ? i <= last : i >= last) && !tool_output_gone(); i += step)
		printf("%ld\n", i);
	return tool_end();
}
