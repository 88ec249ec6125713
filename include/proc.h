/*
 * proc.h - processes.
 *
 * A process is an address space with threads, handles and charges. When it ends, by any cause, all
 * it caused is gone: threads, windows, queues, timers, handles, memory. Its handle (for whoever
 * spawned or opened it) is signalled then, and ProcQuery gives the exit status as long as a handle
 * is open.
 *
 *	int child = ProcStart("/System/Boot/bin/hello", (const char *[]){"hello", NULL});
 *	ThrWaitHandle(child, WAIT_FOREVER);
 *	struct proc_info info;
 *	ProcQuery(child, &info);
 *	HandleClose(child);
 *
 * A process and all that came from it are a family. Nobody can use up the system's processes,
 * threads or windows: a large family gets no more than its share of what is free, and within it
 *each process leaves a few (FAMILY_KEPT) to the one that started it. Beyond that ProcSpawn,
 *ThrCreate and WndCreate are -EAGAIN. The desktop itself, and what else the kernel starts, has no
 *share but all there is.
 */
#ifndef PROC_H
#define PROC_H

#include <stdint.h>
#include "abi/handle.h"
#include "abi/proc.h"

/* The handles that a shell gives as descriptors 3 to 9, and the C library takes as such:
 * HANDLE_MORE is descriptor 3. */
#define HANDLE_MORE 6

/* Start a program. Returns a handle with all rights. -ENOENT no such file, -ENOEXEC no i386 ELF
 * program (or, not on the initial disk, over PROGRAM_SIZE_MAX), -EISDIR, -EACCES nothing in there
 * is a program, -E2BIG arguments over SPAWN_ARGS_MAX or SPAWN_ARGS_BYTES_MAX, or environment over
 * SPAWN_ENV_MAX or SPAWN_ENV_BYTES_MAX, -EPERM privileges or
 * priority above the caller's, -EBADF/-EACCES a handle without RIGHT_TRANSFER, -EAGAIN the
 * family has its share of processes or threads, -ENOMEM, -EFAULT, -EINVAL. */
int ProcSpawn(const struct spawn *spawn);

/* ProcSpawn without privileges, with the environment of the C library (environ); argv ends with
 * NULL. ProcStart gives what is behind the C library's descriptors 0, 1 and 2, and the terminal
 * (tty.h). Library. */
int ProcStart(const char *path, const char *const *argv);
int ProcStartWith(const char *path, const char *const *argv, const int *handles, uint32_t count);

/* End the process with all its threads. */
void ProcExit(int status) __attribute__((noreturn));

/* End another process (RIGHT_CONTROL). Returns at once; wait for the handle to see it gone. */
int ProcKill(int handle, int status);

/* Describe a process (RIGHT_READ; handle 0 = the caller). */
int ProcQuery(int handle, struct proc_info *info);

/* The caller's process id. */
uint32_t ProcGetId(void);

/* Open a process by id with the rights asked for: own children and oneself, or any with
 * PRIV_DEBUG. -ESRCH, -EPERM, -EMFILE. */
int ProcOpen(uint32_t process, uint32_t rights);

/* Describe up to count living processes; returns how many there are. */
int ProcList(struct proc_info *infos, uint32_t count);

#endif
