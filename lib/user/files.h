/*
 * lib/user/files.h - what the parts of the C library's file functions share.
 *
 * The raw calls return -E... and leave errno alone; the C library's functions return -1 and set
 * errno, which is the calling thread's: `return result(r)`. A file descriptor is an index into a
 * table of handles (descriptor.c); 0, 1 and 2 are the standard handles.
 */
#ifndef USER_FILES_H
#define USER_FILES_H

#include <stdbool.h>
#include "abi/limits.h"
#include "path.h"

/* Our result as the C library wants it. */
int result(int r);

/* The handle behind a descriptor, or HANDLE_NONE, which no call accepts. */
int fd_handle(int fd);

/* A descriptor for a handle, the lowest that is free from `lowest` on. -EMFILE: the handle is
 * closed. A handle that is an error is passed on. */
int fd_add(int handle, int lowest);

/* tty.c: is this port the bytes of the terminal? */
bool tty_is(int handle);

#endif
