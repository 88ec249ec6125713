/*
 * kernel/fs/devices.h - devices as files, at /System/Devices: null, zero, log, serial, serial2.
 *
 * null swallows and is always at its end; zero gives zeros; log takes lines into the kernel's log;
 * serial and serial2 are the first and second serial line (reading waits for at least one byte).
 */
#ifndef FS_DEVICES_H
#define FS_DEVICES_H

#include "abi/types.h"

struct object;

void devices_init(void);

/* An open device by name, with a reference; NULL: no such. */
struct object *device_object(const char *name);

#endif
