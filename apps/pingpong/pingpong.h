/*
 * pingpong.h - two processes that post messages to each other's windows.
 *
 * The first process (started without arguments) makes its window and starts a second one of the
 * same program with its window's id as argument. The second makes its own window and says so:
 *
 *	MSG_HELLO  p0: the second's window		second -> first, once
 *	MSG_PING   p0: number, p1: 1 = running free	either -> the other
 *	MSG_PONG   p0, p1 as they came			the answer
 *
 * Posting needs nothing but the id. When the other's window is gone, posts return -ENOENT.
 *
 *	main.c   who the other is, and what is posted when
 *	view.c   the window
 */
#ifndef PINGPONG_H
#define PINGPONG_H

#include "gui.h"

#define MSG_HELLO (MSG_USER + 0)
#define MSG_PING  (MSG_USER + 1)
#define MSG_PONG  (MSG_USER + 2)

#define PATH "/System/Boot/bin/pingpong"

enum partner { PARTNER_AWAITED, PARTNER_THERE, PARTNER_GONE };

/* The last message that came, for the window to show. */
struct arrival {
	uint32_t count; /* so many have come; 0 = none yet */
	uint32_t code, number;
	uint32_t process; /* its sender */
	uint64_t stamp;
};

/* The window of the first or the second process. on_window gets its messages, on_button the
 * button's clicks, on_check the check box's changes. */
struct gui_element *view_create(bool first, gui_handler *on_window, gui_handler *on_button,
				gui_handler *on_check);
void view_show_arrival(const struct arrival *arrival);
void view_show_rate(uint32_t round_trips); /* in a second; 0 = not running */
void view_show_partner(enum partner partner);

#endif
