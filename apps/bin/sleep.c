/* apps/bin/sleep.c - waits so many seconds. */
#include <stdlib.h>
#include <unistd.h>
#include "lib/tool.h"
#include "thr.h"

int main(int argc, char **argv)
{
	char *end;
	double seconds;

	tool_begin(argv, "sleep SECONDS");
	if (argc != 2)
		tool_usage();
	seconds = strtod(argv[1], &end);
	if (*end || end == argv[1] || !(seconds >= 0 && seconds < 4e6))
		tool_usage();
	ThrSleep((uint32_t)(seconds * 1000 + 0.5));
	return 0;
}
