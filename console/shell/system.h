/*
 * console/shell/system.h - what the shell needs from a system: the one table of functions through
 * which it touches anything outside itself.
 *
 * Everything returns less than 0, an -E..., if it fails. A file is a number >= 0 that only the
 * system understands; FILE_CLOSED stands for none. A process is a number > 0, the shell's until
 * `wait` said that it has ended. Paths are absolute.
 */
#ifndef SHELL_SYSTEM_H
#define SHELL_SYSTEM_H

#include <stdbool.h>
#include "text.h"

#define FILE_CLOSED (-1)
#define FILES	    10 /* 0, 1, 2: standard input, output and errors; 3 to 9 as a script likes */

enum open_how {
	OPEN_READ,
	OPEN_WRITE, /* made, or emptied */
	OPEN_APPEND,
	OPEN_BOTH
};

enum file_type {
	FILE_NONE, /* there is no such file */
	FILE_PLAIN,
	FILE_DIRECTORY,
	FILE_DEVICE,
	FILE_PORT,
	FILE_OTHER
};

struct file_facts {
	long long size, modified; /* bytes; nanoseconds since 1970, 0 = not known */
	unsigned long long id[2]; /* the same for the same file; id[1] 0 = not known */
	bool readable, writable, executable;
};

/* A program to be started; with path NULL this shell itself, which reads state (state.h). */
struct program {
	const char *path;
	char *const *args, *const *environment; /* end with NULL */
	const char *directory;
	const char *state;
	int state_length;
	int files[FILES];
	bool background; /* it has no part in what the terminal says */
};

struct system {
	void *context;

	int (*open)(void *context, const char *path, enum open_how how);
	void (*close)(void *context, int file);

	/* Bytes done; 0 = the end; read gives -EINTR after Ctrl+C (or `told`). */
	int (*read)(void *context, int file, char *buffer, int size);
	int (*write)(void *context, int file, const char *bytes, int size);

	/* What is written to ends[1] is read from ends[0]; takes at least `room` bytes unread. */
	int (*pipe)(void *context, int ends[2], int room);

	/* facts may be NULL; they are not touched if there is no such file. */
	enum file_type (*query)(void *context, const char *path, struct file_facts *facts);
	bool (*is_terminal)(void *context, int file);

	/* glob.h:glob_list, of an absolute path. */
	int (*list)(void *context, const char *path, struct strings *names);

	/* -ENOENT, -ENOEXEC no program, ... */
	int (*spawn)(void *context, const struct program *program);

	/* The index of one that has ended, its exit status 0..255 in *status. -EAGAIN none, if not
	 * to block; -EINTR. */
	int (*wait)(void *context, const int *processes, int count, bool block, int *status);

	/* With all that it has started, if it is another shell. */
	void (*kill)(void *context, int process, int status);

	/* What others call the process; 0 = the shell itself. And by that name: -ESRCH, -EPERM. */
	unsigned int (*id)(void *context, int process);
	int (*kill_id)(void *context, unsigned int id, int status);

	/* Was Ctrl+C typed since the last call, or the shell told to end? */
	bool (*interrupted)(void *context);

	/* After that, or an -EINTR: the status with which another shell wants this one to end,
	 * once; 0 = it was Ctrl+C. */
	int (*told)(void *context);
};

#endif
