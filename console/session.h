/*
 * console/session.h - one terminal: a screen, the lines that are typed, and the program behind.
 *
 *	keys -> screen -> discipline -> queue -> port -> program
 *	program -> port -> session_signalled -> screen -> damage -> whoever shows it
 *
 * A session without a window: what is typed comes through the screen (terminal_key and the like),
 * what changed is told by callbacks. It has up to three handles to wait for (session_handles); when
 * one of them is signalled call session_signalled, which moves at most SESSION_TURN bytes: a
 *program that floods has its turn like everything else. When the console's event is set,
 *session_pump all.
 *
 * The program is one the session has started (session_run), whose end ends the session, or a client
 * that connected to the console's port (session_attach): then the end of its bytes does.
 *
 * Callbacks come from within calls; none may destroy the session.
 */
#ifndef CONSOLE_SESSION_H
#define CONSOLE_SESSION_H

#include <stdbool.h>
#include <stdint.h>
#include "control.h"
#include "discipline.h"
#include "queue.h"
#include "console/terminal/terminal.h"
#include "launch.h"

#define SESSION_TURN	16384
#define SESSION_HANDLES 3

struct session_callbacks {
	void (*changed)(void *context); /* something is to be painted */
	void (*title)(void *context, const char *title);
	void (*bell)(void *context);
	void (*watch)(void *context, int handle, bool on); /* wait for it, no more */
	/* The program is gone; status is its exit status, 0 of a client. */
	void (*ended)(void *context, int status);
};

struct session {
	struct terminal *screen;
	struct discipline discipline;
	struct queue keys; /* for the program to read */
	struct control control;
	int bytes, process; /* handles, 0 = none */
	bool over;	    /* ended was called */
	const struct session_callbacks *calls;
	void *context;
};

/* event: set when an operation is done. NULL: no memory. Destroying ends the program it has
 * started. */
struct session *session_create(int event, const struct session_callbacks *calls, void *context);
void session_destroy(struct session *s);

int session_run(struct session *s, const struct spawn *spawn); /* as launch (launch.h) */
void session_attach(struct session *s, int bytes);	       /* a client's connection; now ours */
void session_attach_control(struct session *s, int control);   /* likewise */

void session_signalled(struct session *s, int handle);
void session_pump(struct session *s);

void session_resize(struct session *s, int columns, int rows);
void session_print(struct session *s, const char *text); /* words of the console's own */

#endif
