/*
 * console/launch.h - starts the program of a terminal: its two ports, its arguments, its rights.
 *
 * The program gets its bytes as handles 1, 2, 3 and its control channel as HANDLE_TTY, the
 * environment every program of a terminal starts with, and all privileges the console has.
 */
#ifndef CONSOLE_LAUNCH_H
#define CONSOLE_LAUNCH_H

#include "abi/proc.h"

struct launched {
	int bytes, control, process; /* our ends, and the process: handles to be closed */
};

/* Fill in path, arguments and environment. What does not fit into the arguments' room is left out.
 * One at a time: the room is here. */
void launch_line(struct spawn *spawn, const char *path, char *const *argv);

int launch(const struct spawn *spawn, struct launched *out); /* 0, or -E... as ProcSpawn */

#endif
