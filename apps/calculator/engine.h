/*
 * engine.h - a desk calculator's head: keys go in, the display comes out. Pure.
 *
 * Keys: digits, '.', "+-*" and '/', '=', '%', 'n' sign, 'b' backspace, 'e' clear entry, 'c' clear
 * all, 's' store, 'r' recall, 'm' add to the memory, 'x' clear it. Operators work from left to
 * right, as on a desk; '=' again repeats the last operation. Results are rounded to 12 digits, so
 * that 0.1 + 0.2 is 0.3.
 */
#ifndef ENGINE_H
#define ENGINE_H

#include <stdbool.h>

#define ENGINE_DIGITS 12
#define ENGINE_TEXT   40

struct engine {
	char display[ENGINE_TEXT];   /* the number, or what went wrong */
	char above[ENGINE_TEXT * 3]; /* the sum so far: "12 + " */
	double total, last, memory;
	char pending, repeat; /* operator, 0 = none */
	bool fresh;	      /* the next digit begins a new number */
	bool failed;	      /* until cleared */
};

void engine_init(struct engine *e);
void engine_key(struct engine *e, char key);

/* A number as it is shown; text has ENGINE_TEXT bytes. */
void engine_format(double value, char *text);

#endif
