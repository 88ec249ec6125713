/*
 * winmgr/pixels_user.h - copy a row of pixels out of a program's memory, or within it.
 *
 * 0, or -EFAULT if the range is not the program's or a page of it is not there; part of the row may
 * be written then. Thread context of the process whose memory it is, between fpu_begin and fpu_end
 * if the processor has SSE2, no spinlock held. What reads and
 * writes there stands in the kernel's table of instructions that may fault (section .fixups), so a
 * program that unmaps its picture meanwhile harms only itself.
 */
#ifndef WINMGR_PIXELS_USER_H
#define WINMGR_PIXELS_USER_H

#include "mem/ucopy.h"

int pixels_copy_user(uint32_t *to, uptr from, uint32_t count);

/* The rows do not overlap. -EFAULT too if the processor has no SSE2: then there is a slower way. */
int pixels_move_user(uptr to, uptr from, uint32_t count);

#endif
