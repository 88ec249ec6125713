/*
 * tests/host/fs_shim.h - files in memory for tests on the build machine (fs_shim.c): /Home and
 * /Temp are there at first.
 */
#ifndef FS_SHIM_H
#define FS_SHIM_H

#include <stdint.h>

int fs_shim_close(int handle); /* of a file; HandleClose is for all kinds */

extern uint32_t fs_shim_room; /* bytes a file may have; more is -ENOSPC */

#endif
