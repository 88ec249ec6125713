/*
 * console/shell/shown.h - a prompt and a line as they stand on a terminal, and the codes that bring
 * them there.
 *
 * The text wraps at the terminal's width, a wide character before its last column goes to the next
 * row, control characters show as ^X, ends of lines begin a new row. Escape codes in the prompt
 * take no room. The terminal must be in raw mode, the cursor in column 0 when a prompt begins.
 *
 * What is drawn is remembered, so that of the next text only the part from the first difference on
 * is; whoever writes on the terminal otherwise says so with shown_forget. Begins as {.columns}.
 */
#ifndef SHELL_SHOWN_H
#define SHELL_SHOWN_H

#include "text.h"

struct shown {
	int columns;
	int row, column; /* of the cursor, from the prompt's first */
	bool known;	 /* these two stand there: */
	struct text prompt, text;
};

void shown_deinit(struct shown *shown);

/* Add the codes that show this, the cursor at byte `at` of the text. */
void shown_draw(struct shown *shown, const char *prompt, const char *text, int length, int at,
		struct text *out);

/* The cursor is at the start of a row where nothing is. */
void shown_forget(struct shown *shown);

/* Add the codes that take it off the screen. */
void shown_hide(struct shown *shown, struct text *out);

/* The terminal wrapped what it shows at another width, already in s->columns. */
void shown_wrapped(struct shown *shown, const char *prompt, const char *text, int length, int at);

/* Add the codes that leave the text: the cursor goes to the start of the row below its end. */
void shown_leave(struct shown *shown, const char *prompt, const char *text, int length,
		 struct text *out);

/* Words side by side in columns, rows ended. */
void shown_list(const struct shown *shown, const struct strings *words, struct text *out);

/* Columns that a text takes in one row. */
int shown_width(const char *text, int length);

#endif
