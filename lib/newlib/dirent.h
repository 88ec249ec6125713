/*
 * lib/newlib/dirent.h - directories as the C library shows them: newlib's <dirent.h> includes this.
 *
 * Made by lib/user/directory.c.
 */
#ifndef _SYS_DIRENT_H
#define _SYS_DIRENT_H

#include <sys/types.h>

struct dirent {
	ino_t d_ino;	      /* not known: 0 */
	unsigned char d_type; /* DT_... */
	char d_name[128];     /* UTF-8 */
};

#define DT_UNKNOWN 0
#define DT_FIFO	   1
#define DT_CHR	   2
#define DT_DIR	   4
#define DT_REG	   8

typedef struct directory DIR;

#endif
