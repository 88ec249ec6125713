/*
 * hung.h - programs that do not respond: the desktop does for their windows what it can. Their
 * title moves them, their buttons put them away or ask; a press anywhere else asks too: wait for
 * the program, or end it. The question goes by itself when the program responds again.
 */
#ifndef DESKTOP_HUNG_H
#define DESKTOP_HUNG_H

#include <stdint.h>

/* MSG_WINDOW_HUNG and MSG_HUNG_PRESS. */
void hung_changed(uint32_t window, uint32_t hung);
void hung_press(uint32_t window, uint32_t place, uint32_t button);

/* Ask about the program of this window. */
void hung_ask(uint32_t window);

/* A window is gone: what was asked about it is asked no more. */
void hung_window_gone(uint32_t window);
/* Any window may be. */
void hung_look_again(void);

#endif
