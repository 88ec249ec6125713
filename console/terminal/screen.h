/*
 * console/terminal/screen.h - the rows a program writes on: cursor, scroll region, tabs, editing,
 * and the alternate screen.
 *
 * Coordinates are cells from 0; a region is rows [top, bottom). What a program asks for may be any
 * number: every call brings it within the screen. Rows that leave at the top of the main screen go
 * into the history.
 *
 * Wrapping is put off: a character in the last column leaves the cursor there with `pending` set,
 * and only the next character goes to the next row. Whatever moves the cursor clears it.
 *
 * What changed is kept for whoever paints (`changed`, one mark a row). A watch on a range of lines
 * tells whether their text was touched, which is how a selection learns that it is stale.
 *
 * screen.c is its life, cursor and tabs, screen_print.c puts characters, screen_edit.c erases,
 * inserts, deletes and scrolls. Pure but for memory; screen_init and screen_resize allocate.
 */
#ifndef TERMINAL_SCREEN_H
#define TERMINAL_SCREEN_H

#include <stdbool.h>
#include <stdint.h>
#include "history.h"
#include "mode.h"
#include "row.h"
#include "terminal.h"

struct screen_cursor {
	int x, y;
	bool pending, origin;
	struct cell pen; /* code 0; what characters look like */
	char sets[2];	 /* character sets G0, G1: 'B' ASCII, '0' line drawing, 'A' British */
	uint8_t set;	 /* which of them is in use */
};

struct screen {
	int columns, height;
	struct row *rows, *other;	       /* shown, and those of the screen that is not */
	bool alternate;			       /* the alternate one is shown */
	struct screen_cursor cursor, saved[2]; /* saved: of main and alternate screen */
	int top, bottom;
	uint32_t modes;
	uint32_t last; /* character printed last, for repeating it; 0 = none */
	bool tabs[TERMINAL_COLUMNS_MAX];
	bool changed[TERMINAL_ROWS_MAX];
	struct history *history;	/* the caller's */
	int64_t watch_first, watch_end; /* lines */
	bool watch_hit;
};

bool screen_init(struct screen *s, int columns, int height, struct history *history);
void screen_deinit(struct screen *s);
void screen_reset(struct screen *s);	  /* ESC c */
void screen_soft_reset(struct screen *s); /* CSI ! p */

/* Rows for another size, all clear; NULL: no memory. */
struct row *screen_rows_create(int columns, int height);
void screen_rows_destroy(struct row *rows, int height);

/* The line number of row 0. */
static inline int64_t screen_line(const struct screen *s)
{
	return s->history->first + s->history->count;
}

/* Rows [from, to) look different now, and what they say may too. */
void screen_touch(struct screen *s, int from, int to);

/* The cursor. Rows count from the region's top in origin mode where `origin` is said. */
void screen_move(struct screen *s, int x, int y);
void screen_move_origin(struct screen *s, int x, int y);
void screen_up(struct screen *s, int count);   /* stops at the region's edge if it is inside */
void screen_down(struct screen *s, int count); /* likewise */
void screen_save(struct screen *s);
void screen_restore(struct screen *s);
void screen_set_region(struct screen *s, int top, int bottom);
void screen_alternate(struct screen *s, bool alternate); /* the rows only */

void screen_tab(struct screen *s, int count); /* negative: back */
void screen_tabs_reset(struct screen *s);     /* every eight columns */

/* Characters. */
void screen_text(struct screen *s, const uint8_t *bytes, int length); /* 0x20 .. 0x7e */
void screen_print(struct screen *s, uint32_t code);
void screen_line_feed(struct screen *s);
void screen_reverse_feed(struct screen *s);

/* Editing; count 0 does nothing. */
void screen_erase_cells(struct screen *s, int y, int from, int to);
void screen_erase_rows(struct screen *s, int from, int to);
void screen_insert_cells(struct screen *s, int count); /* at the cursor */
void screen_delete_cells(struct screen *s, int count);
void screen_insert_rows(struct screen *s, int count); /* at the cursor, if it is in the region */
void screen_delete_rows(struct screen *s, int count);
void screen_scroll_up(struct screen *s, int count); /* the region */
void screen_scroll_down(struct screen *s, int count);
void screen_fill(struct screen *s, uint32_t code); /* all of it: DECALN */

#endif
