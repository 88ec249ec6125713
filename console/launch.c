/* console/launch.c - a program between two ports. */
#include "launch.h"
#include <string.h>
#include "fs.h"
#include "port.h"
#include "proc.h"

#define BUFFER 16384 /* of what it writes, and of what it reads */

void launch_line(struct spawn *spawn, const char *path, char *const *argv)
{
	static const char environment[] = "TERM=xterm-256color\0HOME=/Home\0PATH=/System/Boot/bin";
	static char arguments[SPAWN_ARGS_BYTES_MAX];
	struct proc_info self = {.privileges = 0};

	ProcQuery(0, &self);
	*spawn = (struct spawn){.size = sizeof(*spawn),
				.path = path,
				.args = arguments,
				.privileges = self.privileges,
				.environment = environment,
				.environment_size = sizeof(environment)};
	for (; *argv; argv++) {
		uint32_t length = (uint32_t)strlen(*argv) + 1;

		if (length > sizeof(arguments) - spawn->args_size)
			return;
		memcpy(arguments + spawn->args_size, *argv, length);
		spawn->args_size += length;
	}
}

static void close_pair(const int pair[2])
{
	FsClose(pair[0]);
	FsClose(pair[1]);
}

int launch(const struct spawn *spawn, struct launched *out)
{
	int bytes[2], control[2], handles[4], error = PortPair(bytes, BUFFER);
	struct spawn all = *spawn;

	if (error < 0)
		return error;
	error = PortPair(control, 0);
	if (error < 0) {
		close_pair(bytes);
		return error;
	}
	handles[0] = handles[1] = handles[2] = bytes[1];
	handles[3] = control[1];
	all.handles = handles;
	all.handle_count = 4;
	error = ProcSpawn(&all);
	if (error < 0) {
		close_pair(bytes);
		close_pair(control);
		return error;
	}
	FsClose(bytes[1]);
	FsClose(control[1]);
	*out = (struct launched){bytes[0], control[0], error};
	return 0;
}
