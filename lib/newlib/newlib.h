/*
 * lib/newlib/newlib.h - how newlib is configured for Transom: what its configure script would
 * write.
 *
 * Text is UTF-8 and passed through as bytes, so the C library's own multi-byte support is off. The
 * standard streams are shared by the threads of a program; locks come from lib/user/lock.c.
 */
#ifndef __NEWLIB_H__
#define __NEWLIB_H__ 1

#include <_newlib_version.h>

#define _WANT_IO_C99_FORMATS		 1
#define _WANT_IO_LONG_LONG		 1
#define _WANT_REENT_GLOBAL_STDIO_STREAMS 1
#define _RETARGETABLE_LOCKING		 1
#define _MB_LEN_MAX			 1
#define HAVE_INITFINI_ARRAY		 1
#define HAVE_RENAME			 1
#define _ATEXIT_DYNAMIC_ALLOC		 1
#define _HAVE_LONG_DOUBLE		 1
#define _HAVE_CC_INHIBIT_LOOP_TO_LIBCALL 1
#define _FVWRITE_IN_STREAMIO		 1
#define _FSEEK_OPTIMIZATION		 1
#define _UNBUF_STREAM_OPT		 1
#define _WIDE_ORIENT			 1

#endif
