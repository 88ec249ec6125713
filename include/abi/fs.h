/*
 * abi/fs.h - structs and flags of files. Values of the open flags are newlib's <fcntl.h>.
 */
#ifndef ABI_FS_H
#define ABI_FS_H

#include <stdint.h>
#include "limits.h"

/* FsOpen. */
#define FS_READ	     0x0
#define FS_WRITE     0x1
#define FS_RDWR	     0x2
#define FS_ACCESS    0x3      /* mask of the three above */
#define FS_APPEND    0x8      /* every write goes to the end */
#define FS_CREATE    0x200    /* make the file if there is none */
#define FS_TRUNCATE  0x400    /* its bytes are thrown away; needs FS_WRITE or FS_RDWR */
#define FS_EXCLUSIVE 0x800    /* with FS_CREATE: -EEXIST if there is one */
#define FS_DIRECTORY 0x200000 /* -ENOTDIR if it is none */
#define FS_OPEN_FLAGS \
	(FS_ACCESS | FS_APPEND | FS_CREATE | FS_TRUNCATE | FS_EXCLUSIVE | FS_DIRECTORY)

/* Reading. */
#define FILE_PARTIAL 0x1 /* done as soon as any byte has come, not only when all have */

#define FS_SEEK_SET 0
#define FS_SEEK_CUR 1
#define FS_SEEK_END 2

#define FS_TYPE_FILE	  1
#define FS_TYPE_DIRECTORY 2
#define FS_TYPE_DEVICE	  3
#define FS_TYPE_PORT	  4
#define FS_TYPE_SHARED	  5 /* an area of shared memory; VmmOpenShared opens it */

/* One asynchronous operation. The caller's memory, until it is done. */
struct fileop {
	int32_t status; /* -EINPROGRESS; then 0 or -E... */
	int32_t event;	/* set when it is done; HANDLE_NONE: nobody waits */
	uint32_t bytes; /* moved so far, also when it failed or was cancelled */
};

struct fs_info {
	uint32_t type;	   /* FS_TYPE_... */
	uint32_t size;	   /* bytes */
	uint32_t node;	   /* the same number for the same file of one mount; 0: it has none */
	uint32_t mount;	   /* number of the mount */
	uint32_t rights;   /* RIGHT_READ, RIGHT_WRITE: what it can be opened with */
	uint32_t flags;	   /* FS_IS_..., FS_HAS_... */
	uint64_t modified; /* seconds since 1970, UTC; 0: not known */
};

#define FS_IS_LINE   0x1 /* a device with somebody at its other end, as a terminal has */
#define FS_HAS_NAMES 0x2 /* a directory in which files can be made, renamed and removed */

struct fs_entry {
	uint32_t type;
	uint32_t size;
	uint64_t modified;
	char name[FILE_NAME_MAX];
};

#endif
