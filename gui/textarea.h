/*
 * gui/textarea.h - what the files of the text area share.
 *
 *	textarea.c        its life, its messages, what programs call
 *	textarea_view.c   its parts, and what is in view
 *	textarea_rows.c   rows, from bytes to pixels and back; textarea_measure.c
 *	textarea_paint.c  the picture; textarea_change.c: which part of it a change spoils
 *	textarea_keys.c   keys and commands; textarea_mouse.c
 *	textarea_drag.c   drag and drop
 *
 * The text is a struct document. What is seen begins at a row: a line, or where lines wrap a part
 * of one. Nothing is kept per line, so the cost of a key depends on what is in view only; where the
 * rows end that were looked at is remembered until the text changes.
 */
#ifndef GUI_TEXTAREA_H
#define GUI_TEXTAREA_H

#include "document.h"
#include "gui_internal.h"
#include "text_drag.h"

/* A row: the line it is of, and the byte it begins at. */
struct row {
	int line, at;
};

enum textarea_drag { DRAG_NONE, DRAG_CHARACTERS, DRAG_OF_WORDS, DRAG_OF_LINES };

/* Ends of wrapped rows by where they begin, of this text, room and font; 0 = not known. */
#define ROW_ENDS 128 /* a power of two */
struct row_ends {
	uint32_t changes;
	int room;
	enum gui_font font;
	struct {
		int at, end;
	} kept[ROW_ENDS];
};

struct textarea {
	struct document document;
	enum gui_font font;
	bool numbers, wrap, read_only;
	int row_height, tab; /* pixels: of a row, between tab stops */
	int advance;	     /* of each character, 1/64 pixel; 0: they differ */

	struct row top;	  /* the first row in view */
	int x;		  /* pixels the text is moved to the left; 0 where lines wrap */
	int widest;	  /* a line that wide was seen, pixels */
	struct rect view; /* as it was settled last */
	int digits;	  /* room for line numbers of so many */
	struct row_ends ends;
	int goal; /* Up and Down want this pixel of the row; -1 = where the caret is */
	struct scroll vertical, horizontal; /* in lines, in pixels */

	bool caret_on;
	int blinks; /* since something was done */

	enum textarea_drag drag;
	struct gui_point pointer; /* while dragging */
	int drag_from, drag_to;	  /* the word or line the drag began with */
	struct text_drag carried; /* the selection by drag and drop, or another's */
};

#define TEXTAREA_BLINK_TIMER 1
#define TEXTAREA_DRAG_TIMER  2

static inline struct textarea *area_of(const struct gui_element *e)
{
	return (struct textarea *)e->data;
}

/*
 * View. Positions of pixels are relative to the element.
 */
struct rect area_inside(const struct gui_element *e);		/* without the border */
struct rect area_view(const struct gui_element *e);		/* where text is */
int area_left(const struct gui_element *e);			/* where rows begin */
int area_room(const struct gui_element *e);			/* for a row */
int area_rows(const struct gui_element *e);			/* whole rows in view, at least 1 */
int area_row_end(const struct gui_element *e, struct row r);	/* without the line's end */
bool area_next_row(const struct gui_element *e, struct row *r); /* false: it is the last */
bool area_prev_row(const struct gui_element *e, struct row *r);
void area_move_row(const struct gui_element *e, struct row *r, int rows);
struct row area_row_of(const struct gui_element *e, int position);
int area_y(const struct gui_element *e, struct row r); /* AREA_OUTSIDE above, below the view */
#define AREA_OUTSIDE INT32_MIN
int area_x(const struct gui_element *e, struct row r, int position);
struct row area_row_at(const struct gui_element *e, int y);		/* the nearest in view */
int area_position_at(const struct gui_element *e, struct row r, int x); /* the nearest */
int area_line_width(const struct gui_element *e, int line);
void area_settle(struct gui_element *e); /* size, lines or options changed: bars, view */
void area_widen(struct gui_element *e, int first, int last);	   /* these lines are new */
void area_renew(struct gui_element *e);				   /* all of it may be new */
bool area_scroll_to(struct gui_element *e, struct row top, int x); /* false: nothing moved */
bool area_show_caret(struct gui_element *e);
void area_bar_moved(struct gui_element *e); /* by the user */

/* Pixels of a piece of text that begins at a row's start; bytes that fit; the byte nearest to x. */
int area_width(const struct textarea *t, const char *text, int length);
int area_fit(const struct textarea *t, const char *text, int length, int width);
int area_nearest(const struct textarea *t, const char *text, int length, int wanted);
int area_next_tab(const struct textarea *t, int x);

/*
 * Picture.
 */
#define AREA_CARET 2 /* its width */
void area_paint(struct gui_element *e, struct gui_painter *p);

/* Before a change or a move of the caret, and after it: only what differs is painted. */
#define AREA_FOLLOWED 48
struct area_before {
	int lines, length, from, to, caret; /* the selection */
	struct row row;			    /* where the next change begins */
	int x, y, width;		    /* of it; of its row's text */
	int last_line;			    /* where what it replaces ends */
	struct row first; /* the row above, if it is of the same line, or `row` itself */
	int first_y;
	int tails[AREA_FOLLOWED], count; /* of the rows behind `first` (textarea_change.c) */
};
/* The next change goes from the selection to `other`. */
struct area_before area_before(const struct gui_element *e, int other);
void area_changed(struct gui_element *e, const struct area_before *before);
void area_moved(struct gui_element *e, const struct area_before *before);
void area_touched(struct gui_element *e); /* the caret is on and begins a new blink */
void area_invalidate_caret(struct gui_element *e);
void area_invalidate_caret_at(struct gui_element *e, int position);
void area_blink(struct gui_element *e);

/*
 * Hands.
 */
int area_key(struct gui_element *e, const struct msg *msg);
int area_mouse(struct gui_element *e, const struct msg *msg);
/* The bars' share of any message: true, it was for them alone. */
bool area_bars(struct gui_element *e, const struct msg *msg);
void area_select(struct gui_element *e, int anchor, int caret);

/* Drag and drop. True: the press, the move, the release was of the selection that is held. */
bool area_hold(struct gui_element *e, const struct msg *press);
bool area_pull(struct gui_element *e, const struct msg *move);
bool area_let_go(struct gui_element *e, const struct msg *release);
int area_drop(struct gui_element *e, const struct msg *msg); /* MSG_DRAG_... */

void area_drag_on(struct gui_element *e); /* the timer of a drag beyond the edge */
int area_edit(struct gui_element *e, enum gui_edit what);
bool area_can_edit(const struct gui_element *e, enum gui_edit what);
int area_open_menu(struct gui_element *e); /* at the caret */
/* What is selected, for the middle button; and what it pastes at the caret. */
void area_offer(struct gui_element *e);
void area_paste_selection(struct gui_element *e);
bool area_insert(struct gui_element *e, const char *text, int length);

#endif
