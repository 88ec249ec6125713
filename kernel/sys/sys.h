/*
 * kernel/sys/sys.h - what the layers above hand to the system calls by registration.
 */
#ifndef SYS_SYS_H
#define SYS_SYS_H

#include "abi/proc.h"
#include "task/wait.h"

/* The waitable of the calling thread's GUI queue (made if need be), for WAIT_MESSAGES; NULL: out of
 * memory. */
void sys_set_messages_waitable(struct waitable *(*get)(void));

/* Whoever knows more figures for SysInfo fills them in. */
void sys_set_info(void (*fill)(struct sys_info *info));

/* Makes the kernel's own buses of input (input_buses.c). */
void input_buses_init(void);

/* The screen as the window manager shows it, for absolute injected motion: width, height. */
#endif
