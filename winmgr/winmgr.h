/*
 * winmgr/winmgr.h - the window manager as the rest of the kernel sees it.
 */
#ifndef WINMGR_WINMGR_H
#define WINMGR_WINMGR_H

#include "abi/types.h"

/* Start its threads and register with the rest of the kernel: exit hooks, WAIT_MESSAGES, SysInfo,
 * the crash line. Thread context, interrupts on. */
void winmgr_init(void);

/* Wait until the desktop's first picture is on the screen, or the time is over. */
void winmgr_wait_desktop(uint32_t timeout_ms);

/* For main.c to hand to the system calls below: the waitable of the calling thread's queue (NULL:
 * out of memory), and the window manager's part of SysInfo. */
struct waitable;
struct sys_info;
struct waitable *winmgr_messages(void);
void winmgr_fill_info(struct sys_info *info);

/* The views of windows, queues and messages (fs/views.h). Thread context. */
struct text;
void winmgr_show_windows(struct text *out);
void winmgr_show_queues(struct text *out);
void winmgr_show_messages(struct text *out);

#endif
