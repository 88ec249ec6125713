/*
 * winmgr/screen.h - the display: damage, the compositor's thread, the pointer's picture and what it
 * carries.
 *
 * Whoever changes what is seen adds damage (winmgr_lock held). The compositor thread then draws the
 * damaged part, at most once in 8 ms and at once if it was idle before. screen_sync waits until
 * everything damaged so far is on the screen.
 */
#ifndef WINMGR_SCREEN_H
#define WINMGR_SCREEN_H

#include "abi/proc.h"
#include "common/rect.h"
#include "winmgr/carried.h"

/* Starts the compositor's thread. */
void screen_init(void);

struct rect screen_rect(void);

/* winmgr_lock held. */
void screen_damage(struct rect r);
void screen_move_pointer(int32_t x, int32_t y);
void screen_set_cursor(uint32_t shape, bool large);

/* The pointer carries this from now on, NULL: nothing. The pixels must stay until then. */
void screen_carry(const struct carried *c);

/* No lock held. 0, -ETIMEDOUT, -EINTR. */
int screen_sync(uint32_t timeout_ms);

/* Wait until the desktop's first picture is on the screen. */
void screen_wait_desktop(uint32_t timeout_ms);

void screen_fill_info(struct sys_info *info);

#endif
