/*
 * gui/row_view.h - what list and tree share: rows of one height in a part of an element, with two
 * bars, one selected row, one under the pointer, and letters that find a row. With a tile width
 * several rows stand side by side: then a row is a tile.
 *
 * It knows rows only by number; the widget paints them and decides what a row is. Everything that
 * changes what is seen invalidates it. Rows are 0..count - 1, -1 is none.
 */
#ifndef GUI_ROW_VIEW_H
#define GUI_ROW_VIEW_H

#include "gui_internal.h"

#define ROW_VIEW_TIMER 0x5c02 /* of the element: a pause in typing */

struct row_view {
	struct scroll upright, flat; /* in pixels */
	struct rect area;	     /* of the rows, between heads and bars */
	int count, selected, hovered;
	int height;		/* of a row */
	int tile;		/* width of a row; 0: that of the area */
	int tile_least;		/* before it is stretched */
	bool stretch;		/* no room is left beside the last one */
	int across;		/* rows side by side, 1 without tiles */
	int target;		/* what is dragged would go into it; -1 = none */
	bool at_end;		/* scrolled to the end: stay there when rows come */
	struct gui_point mouse; /* last seen; x -1: not here */
	char typed[32];		/* letters typed without a pause */
	const char *(*text)(const struct gui_element *e, int row); /* to find by letters */
	/* Is it one of several that are chosen? NULL: the selected one is, and no other. */
	bool (*chosen)(const struct gui_element *e, int row);
};

enum chevron { CHEVRON_UP, CHEVRON_DOWN, CHEVRON_RIGHT };

void row_view_init(struct row_view *v, const char *(*text)(const struct gui_element *e, int row));

/* Rows or room have changed: `room` is for rows and bars, `width` what the rows need. Returns
 * true if the area is another one. */
bool row_view_settle(struct gui_element *e, struct row_view *v, struct rect room, int width);

void row_view_to(struct gui_element *e, struct row_view *v, int x, int y);
void row_view_show(struct gui_element *e, struct row_view *v, int row);
/* Rows of this height, side by side where they are tiles of this width (0: they are not), or of
 * more with `stretch`. To be settled afterwards. */
void row_view_shape(struct row_view *v, int height, int tile, bool stretch);
struct rect row_view_rect(const struct row_view *v, int row);
int row_view_at(const struct row_view *v, int x, int y);
void row_view_invalidate(struct gui_element *e, const struct row_view *v, int row);
void row_view_aim(struct gui_element *e, struct row_view *v, int row);	  /* the target, or -1 */
bool row_view_select(struct gui_element *e, struct row_view *v, int row); /* false: it was */

/* Bars, wheel, hovering, the timers. True: that was all there is to the message. */
bool row_view_handle(struct gui_element *e, struct row_view *v, const struct msg *msg);
int row_view_key(const struct row_view *v, const struct msg *msg); /* the row to select, or -1 */
int row_view_letter(struct gui_element *e, struct row_view *v, const struct msg *msg);

/* The rows first..last - 1 are to be painted. */
void row_view_visible(const struct row_view *v, const struct gui_painter *p, int *first, int *last);
void row_view_paint_row(struct gui_element *e, const struct row_view *v, struct gui_painter *p,
			int row); /* what is behind it */
void row_view_paint_bars(const struct row_view *v, struct gui_painter *p);
void row_view_paint_border(struct gui_element *e, struct gui_painter *p); /* accent: the ring */
void row_paint_chevron(struct gui_painter *p, struct gui_point middle, enum chevron way,
		       uint32_t colour);

/* The user asks for a context menu: select the row under the pointer, tell (MSG_CONTEXT). With the
 * key the place is below the selected row. */
struct gui_point row_view_context(const struct row_view *v, const struct msg *msg);

/* Does the text begin so? Letters of either case are equal. An empty beginning: no. */
bool row_text_begins(const char *text, const char *beginning);

#endif
