/*
 * gui/call.h - the GUI thread's side of GuiCall, and entries that are part of something else.
 */
#ifndef GUI_CALL_H
#define GUI_CALL_H

#include "call_list.h"

/* The calling thread is the GUI thread from now on. */
void calls_begin(void);

/* The loop has ended: GuiCall is refused. What waits stays until the next loop. */
void calls_end(void);

/* Call what waits, in the GUI thread. */
void calls_run(void);

/* Any thread: an entry of the caller's, not in the list yet. Never refused. */
void calls_push(struct call *call);

#endif
