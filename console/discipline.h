/*
 * console/discipline.h - what lies between the keys of a terminal and a program that reads lines.
 *
 * Pure. What was typed goes in as the bytes the keys send (terminal/keyseq.h); out come, through
 * callbacks, what the program is to read, what is shown, and notices. The modes are those of tty.h:
 *
 *	TTY_LINES    a line is edited until Enter: Backspace takes a character away, Ctrl+W a word,
 *		     Ctrl+U all; Ctrl+D sends what there is, and at the start of a line ends the
 *		     input. Escape codes (arrows, answers of the terminal) are left out, and so are
 *		     other control characters but tabs.
 *	TTY_ECHO     what is typed is shown; a control character as ^X
 *	TTY_SIGNALS  Ctrl+C and Ctrl+\ are notices; the line so far is forgotten
 *	TTY_NEWLINE  Enter is a line feed
 *
 * A line holds DISCIPLINE_LINE_MAX bytes; what is typed beyond rings the bell and is left out.
 * Leaving TTY_LINES sends the line so far.
 */
#ifndef CONSOLE_DISCIPLINE_H
#define CONSOLE_DISCIPLINE_H

#include <stdbool.h>
#include <stdint.h>

#define DISCIPLINE_LINE_MAX 4000 /* bytes, without the line feed */

struct discipline_callbacks {
	void (*send)(void *context, const char *bytes, int length); /* for the program to read */
	void (*echo)(void *context, const char *bytes, int length); /* for the screen */
	void (*notice)(void *context, uint32_t code);		    /* TTY_INTERRUPT, TTY_QUIT */
	void (*end)(void *context);				    /* the input ends here */
};

struct discipline {
	uint32_t mode; /* TTY_... */
	int length;
	enum { TYPED, AFTER_ESCAPE, IN_SEQUENCE, AFTER_SHIFT } state; /* of an escape code */
	const struct discipline_callbacks *out;
	void *context;
	char line[DISCIPLINE_LINE_MAX];
};

/* All of out must be there. Starts with TTY_COOKED. */
void discipline_init(struct discipline *d, const struct discipline_callbacks *out, void *context);
void discipline_set_mode(struct discipline *d, uint32_t mode);
/* The answer to a request that is about the modes; -ENOSYS to any other. */
struct tty_message;
void discipline_answer(struct discipline *d, const struct tty_message *request,
		       struct tty_message *reply);
void discipline_input(struct discipline *d, const char *bytes, int length);

#endif
