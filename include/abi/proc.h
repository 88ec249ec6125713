/*
 * abi/proc.h - structs of processes, threads and the system.
 */
#ifndef ABI_PROC_H
#define ABI_PROC_H

#include <stdint.h>
#include "limits.h"

/* What a process may do beyond its own things. A child gets at most its parent's. */
#define PRIV_INPUT   0x1 /* inject input, subscribe to raw input */
#define PRIV_DESKTOP 0x2 /* own the root window */
#define PRIV_DEBUG   0x4 /* spy on messages, read the trace, fail allocations, end the system */
#define PRIV_MOUNT   0x8 /* mount and unmount file systems */
#define PRIV_ALL     0xf

/* Where DbgKillAt and DbgYieldAt may strike: where interrupts are on again (the entry of a call,
 * each lock let go, falling asleep and waking); or between any two instructions with interrupts on.
 */
#define POINT_LOCKS 0
#define POINT_ALL   1

struct spawn {
	uint32_t size;	    /* sizeof(struct spawn): for later growth */
	const char *path;   /* the program's file */
	const char *args;   /* arguments, each with its end, args[0] first; NULL: the path alone */
	uint32_t args_size; /* bytes of all of them; 0 with NULL */
	const int *handles; /* handles given to the child, becoming its 1, 2, 3, ...; NULL: the
			       first three */
	uint32_t handle_count; /* 0..SPAWN_HANDLES_MAX; HANDLE_NONE leaves a gap */
	uint32_t privileges;   /* PRIV_..., at most the parent's own */
	uint32_t priority;     /* 0 = as the parent */
	/* Since struct spawn has these; a caller whose size ends before them has none. */
	const char *environment;   /* NAME=value, each with its end; NULL: none */
	uint32_t environment_size; /* bytes of all of them; 0 with NULL */
};
#define SPAWN_SIZE_1 32 /* without the environment */

/* What ThrCreate wants. */
struct thr_create {
	uint32_t entry;	     /* first instruction; never returns */
	uint32_t stack;	     /* initial stack pointer */
	uint32_t local;	     /* base of the thread's local segment (%gs), 0 = none */
	uint32_t stack_base; /* region freed when the thread ends (VmmAlloc'd), 0 = none */
	uint32_t priority;   /* PRIORITY_..., 0 = as the caller */
};

/* Priorities: higher runs first, equals take turns of 10 ms. */
#define PRIORITY_IDLE	0
#define PRIORITY_LOW	4
#define PRIORITY_NORMAL 8
#define PRIORITY_HIGH	12 /* the most a program may have */
#define PRIORITY_WINMGR 14
#define PRIORITY_LOCK	15 /* while it holds a lock that somebody waits for */
#define PRIORITY_LEVELS 16

/* Exit status of a process or thread that did not exit by itself. */
#define EXIT_FAULT  (-1001) /* a processor fault in one of its threads */
#define EXIT_KILLED (-1002) /* killed without a status of its own */

struct proc_info {
	uint32_t process, parent;
	uint32_t threads, handles, windows;
	uint32_t pages;	     /* memory charged, pages: anonymous, areas, page tables */
	uint32_t heap_bytes; /* kernel memory charged */
	uint32_t privileges;
	uint32_t running; /* 1 = not yet ended */
	int32_t status;	  /* exit status when ended */
	uint64_t time_ns; /* processor time used */
	char name[PROCESS_NAME_MAX];
};

struct thr_info {
	uint32_t thread, process;
	uint32_t priority;
	uint32_t running;
	int32_t status;
	uint64_t time_ns;
};

struct sys_info {
	uint32_t pages_total, pages_free; /* 4 KiB each */
	uint32_t heap_bytes;		  /* kernel heap in use */
	uint32_t processes, threads, windows;
	uint32_t charges; /* sum of what is charged to dead processes: always 0 */
	uint32_t screen_width, screen_height;
	uint32_t cpu_features; /* SYS_CPU_... */
	uint32_t tsc_khz;
	uint64_t uptime_ns;
	uint64_t idle_ns;
	uint64_t composed_pixels, composed_frames;
	uint64_t boot_tsc; /* time-stamp counter at the kernel's first instruction */
	uint64_t
		desktop_tsc; /* ... when the desktop's first frame was on the screen, 0 = not yet */
};

#define SYS_CPU_NX	 0x1
#define SYS_CPU_SYSENTER 0x2
#define SYS_CPU_SSE	 0x4
#define SYS_CPU_SSE2	 0x8
#define SYS_CPU_FXSR	 0x10

/* Calendar time (SysTime). */
struct sys_time {
	uint16_t year;
	uint8_t month, day, hour, minute, second, weekday; /* 1..12, 1..31, ..., 0 = Sunday */
	uint64_t unix_seconds;				   /* UTC since 1970 */
};

/* SysShutdown. */
#define SHUTDOWN_POWEROFF 0
#define SHUTDOWN_REBOOT	  1

/* One record of the kernel trace: 32 bytes. */
struct trace_record {
	uint64_t stamp;
	uint64_t time_ns;
	uint8_t processor;
	uint8_t kind; /* TRACE_... */
	uint16_t reserved;
	uint32_t from, to, code;
};

enum trace_kind {
	TRACE_NONE,
	TRACE_POST,
	TRACE_FETCH,
	TRACE_DROP,
	TRACE_WAKE,
	TRACE_SPAWN,
	TRACE_EXIT,
	TRACE_FAULT,
	TRACE_WINDOW,
	TRACE_FOCUS,
	TRACE_INPUT,
	TRACE_FRAME
};

#endif
