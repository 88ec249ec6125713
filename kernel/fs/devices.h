/*
 * kernel/fs/devices.h - devices as files, at /System/Devices.
 *
 *	null	 swallows what is written and is always at its end
 *	zero	 gives zeros, swallows
 *	log	 lines go into the kernel's log
 *	serial, serial2
 *		 the two serial lines: a read waits for all its bytes (FILE_PARTIAL: any)
 *	random	 random bytes, not for secrets; what is written is stirred in
 *	framebuffer
 *		 one line: width, height, bits of a pixel, bytes from line to line
 *	keyboard, mouse
 *		 scan codes and packets as they come, read as a serial line is; each open file has
 *		 256 bytes of its own. Needs PRIV_INPUT (-EPERM)
 *
 * A device is one object for all who open it, or it makes one at each open.
 */
#ifndef FS_DEVICES_H
#define FS_DEVICES_H

#include "abi/types.h"
#include "common/list.h"
#include "task/object.h"

struct device {
	struct object object; /* what an open gives, unless there is an open function */
	/* For waiting until it can be read: always, unless it was initialised before. */
	struct waitable waitable;
	const char *name;
	/* 0 and an object with a reference. NULL: the object above. flags: of FsOpen, checked. */
	int (*open)(struct device *d, uint32_t flags, struct object **out);
	bool line;	/* FS_IS_LINE */
	bool read_only; /* it can be opened for reading only */
	struct list link;
};

void devices_init(void);

/* At start-up. type: of the object; NULL with an open function. */
void device_add(struct device *d, const char *name, const struct object_type *type);

/* An open device by name, with a reference; NULL: no such. */
struct object *device_object(const char *name);

/* file_ops.query of a device. */
struct fs_info;
int device_query(struct object *o, struct fs_info *info);

/* The files that make devices. */
void device_plain_init(void);
void device_serial_init(void);
void device_random_init(void);
void device_screen_init(void);
void device_raw_init(void);

#endif
