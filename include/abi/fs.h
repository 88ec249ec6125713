/*
 * abi/fs.h - structs and flags of files. Values of FS_* open flags are newlib's <fcntl.h>.
 */
#ifndef ABI_FS_H
#define ABI_FS_H

#include <stdint.h>

#define FS_READ	  0x0
#define FS_WRITE  0x1
#define FS_RDWR	  0x2
#define FS_ACCESS 0x3

#define FS_SEEK_SET 0
#define FS_SEEK_CUR 1
#define FS_SEEK_END 2

#define FS_TYPE_FILE	  1
#define FS_TYPE_DIRECTORY 2
#define FS_TYPE_DEVICE	  3

struct fs_info {
	uint32_t type; /* FS_TYPE_... */
	uint32_t size; /* bytes */
};

struct fs_entry {
	uint32_t type;
	uint32_t size;
	char name[128];
};

#endif
