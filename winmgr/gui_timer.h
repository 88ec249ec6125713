/*
 * winmgr/gui_timer.h - timers of windows (WndSetTimer): flags in a queue, not messages.
 *
 * A timer keeps its phase: due times are start + n * period. At most one tick is pending; the ones
 * that came meanwhile are counted and told with it. Due timers of a queue are fetched in turn.
 */
#ifndef WINMGR_GUI_TIMER_H
#define WINMGR_GUI_TIMER_H

#include "winmgr/queue.h"

/* 0, -EAGAIN too many, -ENOMEM. Sets anew if it runs. Thread context of the owner's process. */
int gui_timer_set(struct queue *q, uint32_t window, uint32_t id, uint32_t period_ms,
		  uint32_t flags);
/* -ENOENT. */
int gui_timer_kill(struct queue *q, uint32_t window, uint32_t id);
void gui_timer_kill_window(struct queue *q, uint32_t window);
void gui_timer_kill_all(struct queue *q);

/* Queue's lock held: take the next due one (of this window, 0 = any). False: none. */
bool gui_timer_take(struct queue *q, uint32_t window, bool peek, uint32_t *of, uint32_t *id,
		    uint32_t *missed);
/* Queue's lock held: it could not be handed over. */
void gui_timer_untake(struct queue *q, uint32_t window, uint32_t id, uint32_t missed);

#endif
