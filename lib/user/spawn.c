/* lib/user/spawn.c - ProcStart: a program from its path and an argv. */
#include <errno.h>
#include <string.h>
#include "abi/limits.h"
#include "proc.h"

int ProcStart(const char *path, const char *const *argv)
{
	char args[SPAWN_ARGS_BYTES_MAX];
	struct spawn spawn = {.size = sizeof spawn, .path = path};
	uint32_t count = 0;

	for (; argv && argv[count]; count++) {
		uint32_t length = strlen(argv[count]) + 1;

		if (count == SPAWN_ARGS_MAX || length > sizeof args - spawn.args_size)
			return -E2BIG;
		memcpy(args + spawn.args_size, argv[count], length);
		spawn.args_size += length;
	}
	if (count)
		spawn.args = args;
	return ProcSpawn(&spawn);
}
