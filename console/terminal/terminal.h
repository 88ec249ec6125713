/*
 * console/terminal/terminal.h - a terminal emulator without a window: bytes in, a grid of cells
 *out.
 *
 * What it is. A VT100/xterm subset (docs/console.md, "Escape codes") as a pure state machine: no
 * system calls, no drawing, no clock, no globals. The program's output goes in with terminal_write;
 * what the program must be told (answers, keys, mouse, pasted text) comes out through the reply
 * callback; the window asks which rows changed and paints them.
 *
 * Lines and the view. Every row that ever was has a line number that stays its own while it exists:
 * scrolling moves the view, not the numbers. Lines [terminal_first_line, terminal_end_line) exist:
 * up to TERMINAL_HISTORY_MAX rows of scrollback, then the screen's rows. The view is
 * terminal_rows() lines from terminal_top_line() on: normally the screen; scrolled back, it stays
 * on its text while output goes on. Resizing numbers the lines anew.
 *
 * Two screens. The alternate screen (editors, pagers) has no scrollback: while it is shown the
 * scrollback can still be looked at, and what it loses is lost.
 *
 * When memory is short. Everything a screen needs is allocated by terminal_create and
 * terminal_resize; terminal_write cannot fail. Scrollback is bounded by rows and by
 * TERMINAL_HISTORY_BYTES; it allocates as it grows, and where that fails the oldest rows go. A
 * terminal never has more memory than terminal_bytes_max(), but while it is resized.
 *
 * Threads. A terminal has no lock: one thread at a time. Callbacks come from within the call that
 * caused them; they may ask (terminal_columns, terminal_title, ...) but not write or resize.
 *
 *	struct terminal *t = terminal_create(80, 24, &callbacks, window);
 *	terminal_write(t, bytes, length);
 *	for (int first, end; terminal_damage(t, &first, &end);)
 *		for (int y = first; y < end; y++)
 *			paint(y, terminal_row(t, y, &length), length);
 *	if (terminal_cursor(t, &cursor))
 *		paint_cursor(&cursor);
 *	terminal_key(t, key, mods, character);
 *	terminal_destroy(t);
 *
 * select.h marks text with the mouse, find.h searches, keyseq.h says what keys send.
 */
#ifndef TERMINAL_H
#define TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "cell.h"
#include "mode.h"

#define TERMINAL_COLUMNS_MIN 2
#define TERMINAL_COLUMNS_MAX 500
#define TERMINAL_ROWS_MAX    300
#define TERMINAL_HISTORY_MAX 10000 /* rows of scrollback */
#define TERMINAL_HISTORY_BYTES \
	0x800000	       /* bytes of scrollback; plain text of 80 columns needs 1/10 */
#define TERMINAL_TITLE_MAX 256 /* bytes of a title, with its end */

struct terminal;

/* Any may be NULL. */
struct terminal_callbacks {
	void (*reply)(void *context, const char *bytes, int length); /* for the program's input */
	void (*title)(void *context, const char *title);	     /* it has a new title, UTF-8 */
	void (*bell)(void *context);
};

/* Sizes are brought within the limits above (and 1 row). NULL: no memory. */
struct terminal *terminal_create(int columns, int rows, const struct terminal_callbacks *callbacks,
				 void *context);
void terminal_destroy(struct terminal *t); /* NULL: nothing */

/* What the program wrote: any bytes, cut anywhere (an escape code or a character may go on in the
 * next call). */
void terminal_write(struct terminal *t, const void *bytes, int length);

/* Make it another size. Lines that were wrapped flow into the new width and the cursor keeps its
 * place in the text; a screen full to its last row takes rows back from the scrollback when it
 * grows. The alternate screen is cropped instead. Tells the program if it asked (MODE_SIZE_NOTICE).
 * Returns 0, or -ENOMEM and nothing changed. */
int terminal_resize(struct terminal *t, int columns, int rows);

/* As ESC c: everything as at the start, but scrollback and title stay. */
void terminal_reset(struct terminal *t);
void terminal_clear_history(struct terminal *t);

int terminal_columns(const struct terminal *t);
int terminal_rows(const struct terminal *t);
uint32_t terminal_modes(const struct terminal *t);    /* MODE_... */
bool terminal_alternate(const struct terminal *t);    /* the alternate screen is shown */
const char *terminal_title(const struct terminal *t); /* "" if none was set */

/* Pixels of a cell, for programs that ask (0 at start: they get no answer). */
void terminal_set_cell_size(struct terminal *t, int width, int height);

/* The view. Offsets count rows above the screen, 0 .. terminal_history_rows. */
int terminal_history_rows(const struct terminal *t);
int terminal_view(const struct terminal *t);
void terminal_set_view(struct terminal *t, int offset); /* brought within the limits */
/* Scroll as little as needed for a line to be seen. */
void terminal_show_line(struct terminal *t, int64_t line);

/* The cells of view row y (0 at the top), *length of them; further cells are blank. Stays valid
 * until the next call with this terminal that is not one of the short questions above. */
const struct cell *terminal_row(struct terminal *t, int y, int *length);

enum terminal_cursor_shape {
	TERMINAL_CURSOR_BLOCK,
	TERMINAL_CURSOR_UNDERLINE,
	TERMINAL_CURSOR_BAR,
};

struct terminal_cursor {
	int x, y;  /* cell of the view; on the first half of a wide character */
	int width; /* cells: 1, or 2 on a wide character */
	enum terminal_cursor_shape shape;
	bool blink;
};

/* False: hidden, or the view is scrolled away from it. */
bool terminal_cursor(struct terminal *t, struct terminal_cursor *out);

/* Take the next range of view rows [*first, *end) that look different since they were last taken
 * (text, cursor, selection, view). False: no more. */
bool terminal_damage(struct terminal *t, int *first, int *end);
void terminal_damage_all(struct terminal *t);

/* Lines by number, for those who look beyond the view. */
int64_t terminal_first_line(const struct terminal *t);
int64_t terminal_top_line(const struct terminal *t); /* of the view */
int64_t terminal_end_line(const struct terminal *t);
/* As terminal_row; *wrapped (may be NULL): the text goes on in the next line. Outside the range: a
 * blank line. */
const struct cell *terminal_line(struct terminal *t, int64_t line, int *length, bool *wrapped);

/* What a person does, sent to the program as the modes say (keyseq.h). A key scrolls the view back
 * to the screen. They return whether anything was sent: false for mouse events nobody asked for
 * (the window selects text then) and for keys that mean nothing here. */
bool terminal_key(struct terminal *t, uint32_t key, uint32_t mods, uint32_t character);
bool terminal_focus(struct terminal *t, bool focused);
void terminal_paste(struct terminal *t, const char *text, int length);

/* The row is one of the view. With Shift the mouse is always the window's; a move within the cell
 * told last counts as sent. In the alternate screen a wheel nobody asked for sends cursor keys. */
struct keyseq_mouse;
bool terminal_mouse(struct terminal *t, const struct keyseq_mouse *event);

/* Memory it has, and the most one of this size can ever have. */
size_t terminal_bytes(const struct terminal *t);
size_t terminal_bytes_max(int columns, int rows);

#endif
