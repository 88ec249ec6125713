/*
 * console/sizing.h - the size of a terminal at the other end of a line, asked of it in its codes.
 *
 * Pure. The first time the cursor is sent far away and its place asked for, which all terminals
 * understand; later, when the screen is the program's, the size itself is (CSI 18 t). The answer
 * comes between what is typed: sizing_filter takes it out, as long as one is awaited. What may be
 * the beginning of an answer is held back; give it up with sizing_flush when nothing follows
 * within SIZING_MS, for the Escape key begins like one.
 *
 *	write(sizing_ask(&s));
 *	length = sizing_filter(&s, typed, length, keys);	keys has room for SIZING_HELD more
 *	if (sizing_held(&s)) wait for input SIZING_MS at most, then sizing_flush(&s, keys)
 */
#ifndef CONSOLE_SIZING_H
#define CONSOLE_SIZING_H

#include <stdbool.h>

#define SIZING_MS   100
#define SIZING_HELD 16	 /* bytes of an answer */
#define SIZING_MOST 1000 /* columns and rows; what says more is no answer */

struct sizing {
	int columns, rows;
	bool known;   /* it has answered once */
	bool awaited; /* an answer */
	char held[SIZING_HELD];
	int length;
};

void sizing_init(struct sizing *s); /* 80 by 24 until it says otherwise */

/* What to write to it; NULL: an answer is still awaited. */
const char *sizing_ask(struct sizing *s);

/* Both return the bytes in out: what was typed. */
int sizing_filter(struct sizing *s, const char *in, int length, char *out);
int sizing_flush(struct sizing *s, char *out);

static inline bool sizing_held(const struct sizing *s)
{
	return s->length > 0;
}

#endif
