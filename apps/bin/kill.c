/* apps/bin/kill.c - ends processes by their numbers. Nothing asks them first; a window's own close
 * button does. */
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include "handle.h"
#include "lib/tool.h"
#include "proc.h"

static void end(const char *argument)
{
	int handle = ProcOpen((uint32_t)tool_number(argument), RIGHT_CONTROL);
	int error = handle < 0 ? handle : ProcKill(handle, EXIT_KILLED);

	if (handle >= 0)
		HandleClose(handle);
	if (error < 0) {
		errno = -error;
		tool_error(argument);
	}
}

int main(int argc, char **argv)
{
	int i = 1;

	tool_begin(argv, "kill PROCESS...");
	if (i < argc && !strcmp(argv[i], "-9")) /* there is no other way anyhow */
		i++;
	if (i == argc)
		tool_usage();
	for (; i < argc; i++)
		end(argv[i]);
	return tool_end();
}
