/*
 * tty.h - terminals: what a program and its terminal say to each other beside bytes.
 *
 * A terminal has two channels, so that no answer can be mistaken for a key:
 *
 *	bytes	  what is typed comes up, what is shown goes down (VT100/xterm codes, UTF-8;
 *		  docs/console.md). A program's standard handles.
 *	control	  records of 16 bytes, struct tty_message, both ways. Handle HANDLE_TTY, which a
 *		  program is given beside the standard ones.
 *
 * Both are ports. The console's server gives every program it starts both, and serves
 * /System/Ports/console: whoever connects there has a terminal of its own, a tab of a window. A
 * connection to /System/Ports/console.control belongs to the oldest terminal of the same process
 * that has none yet. A shell hands its terminal on: a job gets the bytes themselves, and a control
 * channel that ends in the shell, which passes on what goes either way.
 *
 * A request is answered with one reply of the same code and serial, after TTY_REPLY; between them
 * notices may come, and are kept for TtyNotice. Unknown requests are answered with status -ENOSYS.
 *
 * A program without a terminal gets -ENOTTY from all these calls. isatty of the C library asks
 * TTY_IS: a standard handle may be a pipe to another program while the terminal is there.
 */
#ifndef TTY_H
#define TTY_H

#include <stdint.h>

#define HANDLE_TTY 4 /* the control channel, beside the standard handles 1, 2, 3 */

#define TTY_PORT	 "/System/Ports/console"
#define TTY_CONTROL_PORT "/System/Ports/console.control"

struct tty_message {
	uint16_t code;	 /* TTY_..., with TTY_REPLY in an answer */
	uint16_t serial; /* of the request; 0 in a notice */
	int32_t status;	 /* in an answer: 0 or -E... */
	uint32_t a, b;
};

#define TTY_REPLY 0x8000

/* Requests. */
#define TTY_GET_SIZE 1 /* -> a columns, b rows */
#define TTY_SET_MODE 2 /* a mode -> a the mode before */
#define TTY_GET_MODE 3 /* -> a */
#define TTY_IS \
	4 /* a the node of a port (FsQueryHandle): 0 = it carries the terminal's bytes, -ENOTTY */

/* Notices. */
#define TTY_SIZE      16 /* a columns, b rows: it has changed */
#define TTY_INTERRUPT 17 /* Ctrl+C was typed (TTY_SIGNALS) */
#define TTY_QUIT      18 /* Ctrl+\ was typed (TTY_SIGNALS) */

/* Modes. A new terminal has all of TTY_COOKED. */
#define TTY_LINES                                                                        \
	0x1 /* input comes in whole lines, edited (erase, Ctrl+U, Ctrl+W); Ctrl+D at the \
	       start of one ends the input: a read gets 0 */
#define TTY_ECHO    0x2 /* what is typed is shown */
#define TTY_SIGNALS 0x4 /* Ctrl+C and Ctrl+\ are notices, not bytes */
#define TTY_NEWLINE \
	0x8 /* a line feed shown also returns to the first column; Enter is a line feed */
#define TTY_COOKED (TTY_LINES | TTY_ECHO | TTY_SIGNALS | TTY_NEWLINE)
#define TTY_RAW	   0

/* Columns and rows of the caller's terminal. */
int TtyGetSize(uint32_t *columns, uint32_t *rows);

/* Set the mode; returns the one before. Put it back before exiting: the shell does it for a job
 * that did not. -EINVAL unknown bits. */
int TtySetMode(uint32_t mode);
int TtyGetMode(void);

/* The next notice: 1 one, 0 none within timeout (milliseconds), -EPIPE the terminal is gone. Only
 * the newest of several sizes is given. */
int TtyNotice(struct tty_message *notice, uint32_t timeout);

/* What to wait for besides (HANDLE_TTY), or -ENOTTY. Notices that came with an answer are not
 * signalled there: ask TtyNotice with timeout 0 first. */
int TtyHandle(void);

/* A terminal of one's own: connect to the console. On success the two handles are the caller's.
 * -ENOENT no console runs, -EBUSY, -EMFILE. */
int TtyOpen(int *bytes, int *control);

#endif
