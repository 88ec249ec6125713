/* lib/user/shell.c - programs run by the shell: system and popen. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "files.h"
#include "fs.h"
#include "handle.h"
#include "port.h"
#include "proc.h"
#include "thr.h"

#define SHELL "/System/Boot/bin/sh"
#define PIPES 8

static struct {
	FILE *file; /* NULL: free */
	int child;
} pipes[PIPES];

/* Its end as <sys/wait.h> reads it. */
static int wait_for(int child)
{
	struct proc_info info = {0};

	ThrWaitHandle(child, WAIT_FOREVER);
	ProcQuery(child, &info);
	HandleClose(child);
	if (info.status == EXIT_FAULT)
		return SIGSEGV;
	if (info.status == EXIT_KILLED)
		return SIGKILL;
	return (info.status & 0xff) << 8;
}

int system(const char *command)
{
	const char *argv[] = {"sh", "-c", command, NULL};
	struct fs_info info;
	int child;

	if (!command)
		return FsQuery(SHELL, &info) == 0;
	fflush(NULL);
	child = ProcStart(SHELL, argv);
	return child == -ENOENT ? 127 << 8 : child < 0 ? result(child) : wait_for(child);
}

/* The child with one end in the place of a standard handle. */
static int start(const char *command, int end, int place)
{
	const char *argv[] = {"sh", "-c", command, NULL};
	int handles[] = {fd_handle(0), fd_handle(1), fd_handle(2)};

	handles[place] = end;
	return ProcStartWith(SHELL, argv, handles, 3);
}

static int free_pipe(void)
{
	int i = 0;

	while (i < PIPES && pipes[i].file)
		i++;
	return i;
}

/* "r": what it writes; "w": what it reads. */
FILE *popen(const char *command, const char *mode)
{
	int ends[2], i = free_pipe(), fd, error, place = mode[0] == 'r' ? 1 : 0;

	if ((mode[0] != 'r' && mode[0] != 'w') || i == PIPES) {
		result(i == PIPES ? -EMFILE : -EINVAL);
		return NULL;
	}
	fflush(NULL);
	error = PortPair(ends, 0);
	if (!error) {
		pipes[i].child = start(command, ends[1], place);
		HandleClose(ends[1]);
		error = pipes[i].child < 0 ? pipes[i].child : 0;
		if (error)
			HandleClose(ends[0]);
	}
	if (error) {
		result(error);
		return NULL;
	}
	fd = fd_add(ends[0], 0);
	pipes[i].file = fd < 0 ? NULL : fdopen(fd, place ? "r" : "w");
	if (!pipes[i].file) { /* it ends by itself when nobody is at its other end */
		if (fd >= 0)
			close(fd);
		HandleClose(pipes[i].child);
	}
	return pipes[i].file;
}

int pclose(FILE *file)
{
	for (int i = 0; i < PIPES; i++) {
		if (!file || pipes[i].file != file)
			continue;
		fclose(file);
		pipes[i].file = NULL;
		return wait_for(pipes[i].child);
	}
	return result(-ECHILD);
}
