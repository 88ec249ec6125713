/*
 * session.h - the end of the session: asks all programs, shows who holds it up, switches off.
 *
 *	asked for -> query: MSG_QUERY_END is sent to the window of every program at once
 *	  nobody objects          -> close
 *	  somebody says "not now", or does not answer in 5 s -> held: a dialog lists them
 *	    Cancel      -> nothing has happened
 *	    Wait        -> the dialog goes to a corner; when the last of them is gone -> close
 *	    End Anyway  -> close
 *	close: MSG_CLOSE to all; when they are gone, or after 3 s -> off
 *
 * A window that goes away holds nothing up any more, in whatever state.
 */
#ifndef SESSION_H
#define SESSION_H

#include "desktop.h"

#define SESSION_WINDOWS 64 /* asked; more are not */

enum session_answer { ANSWER_NONE, ANSWER_YES, ANSWER_NOT_NOW, ANSWER_SILENT };

struct session_window {
	uint32_t window;
	enum session_answer answer;
};

/* holdup.c: the dialog that lists those who hold up the end. Opened again it shows the new list.
 * `answered` gets HOLDUP_...; closing it is HOLDUP_CANCEL. */
enum { HOLDUP_CANCEL, HOLDUP_WAIT, HOLDUP_END };
struct holdup {
	const char *title;
	const struct session_window *windows; /* those with NOT_NOW or SILENT are listed */
	int count;
	bool waiting; /* in a corner, without the button to wait */
	void (*answered)(int button);
};
void holdup_open(const struct holdup *holdup);
void holdup_close(void);

#endif
