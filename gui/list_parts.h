/* gui/list_parts.h - what the files of the list share. */
#ifndef GUI_LIST_PARTS_H
#define GUI_LIST_PARTS_H

#include "columns.h"
#include "row_view.h"
#include "rows.h"

#define LIST_BAND_TIMER 0x5c04

#define CELL_SIDE 8 /* room left and right of a text */
#define LIST_ICON 16
#define ICON_ROOM (LIST_ICON + 6)
#define TILE_ICON 48

struct list {
	struct rows rows;
	struct columns columns;
	struct row_view view;
	char *empty_text;
	bool heads, sortable;
	bool icons;			/* some row has one: the texts of all stand aside */
	int head_hovered, head_pressed; /* columns, -1 = none */
	int head_chosen;		/* by the keyboard; -1: it is with the rows */
	int edge_dragged, grab;		/* column, -1; pointer's distance from its edge */
	bool many;			/* several rows can be chosen */
	int anchor;			/* where a range of them begins; -1 = none */
	int pending;			/* the pressed row: what happens to it when it is let go */
	bool toggling;			/* chosen or not any more; else it alone is */
	struct gui_point band_from;	/* of the frame that is pulled over the rows, in them */
	bool beside;		  /* pressed beside what a row shows: pulling begins a frame */
	struct gui_point band_to; /* the pointer, in the element */
	struct rect band;	  /* empty: none is pulled */
	bool banding;
	enum gui_list_view look;
	uint32_t drag;		  /* DRAG_... that its rows can do */
	struct gui_point pressed; /* on the selected row, which */
	bool held;		  /* is held, not yet pulled */
};

static inline struct list *list_of(const struct gui_element *e)
{
	return (struct list *)e->data;
}

/* Are heads shown? */
static inline bool list_heads(const struct list *l)
{
	return l->heads && l->look == GUI_LIST_ROWS;
}

void list_settle(struct gui_element *e); /* columns, rows or room have changed */
void list_paint(struct gui_element *e, struct gui_painter *p);
uint32_t list_text_colour(const struct gui_element *e, enum gui_colour usual);
int list_cell_width(const struct list *l, int row, int column); /* what it would need */

/* list_choose.c: several rows. What the user does to a row where only one can be chosen is the same
 * in its simplest form. True: the choice or the selected row is another one. */
bool list_choose_key(struct gui_element *e, const struct msg *msg); /* Ctrl+A, Ctrl+Space.. */
void list_choose_to(struct gui_element *e, int row, uint32_t mods); /* keys went there; tells */
void list_choose_press(struct gui_element *e, int row, const struct msg *msg);
void list_choose_release(struct gui_element *e);
void list_choose_only(struct gui_element *e, int from, int to); /* -1: none */

/* list_band.c: a frame over the tiles, from where there is none. True: the message was for it. */
bool list_band_mouse(struct gui_element *e, const struct msg *msg);
void list_band_end(struct gui_element *e);
/* A row is pressed, before it is chosen by that. */
void list_band_press(struct gui_element *e, int row, const struct msg *press);
void list_band_go_on(struct gui_element *e); /* its timer, or the rows have been scrolled */
void list_paint_band(struct gui_element *e, struct gui_painter *p);

/* list_tiles.c: rows as tiles. */
void list_shape(struct list *l); /* heights and widths of the rows, as they are shown */
bool list_tile_shows(const struct list *l, int row, struct gui_point at); /* icon or name there */
void list_paint_tile(struct gui_element *e, struct gui_painter *p, int row);

/* list_drag.c: a row was pressed; any mouse message after it. True: the row is held, or goes. */
void list_hold(struct gui_element *e, const struct msg *press);
bool list_pull(struct gui_element *e, const struct msg *msg);

/* list_heads.c: heads, edges, the mark. True: the message was for them. */
bool list_heads_mouse(struct gui_element *e, const struct msg *msg);
void list_heads_cancel(struct gui_element *e); /* nothing is hovered, pressed, dragged */
struct rect list_head_rect(const struct gui_element *e, int column);
void list_sort_by(struct gui_element *e, int column); /* as a press on its head does */
void list_resize_column(struct gui_element *e, int column, int width);
void list_fit_column(struct gui_element *e, int column); /* as wide as what stands in it */

/* list_keys.c: heads by keyboard. True: the key was for them. */
bool list_heads_key(struct gui_element *e, const struct msg *msg);
void list_heads_leave(struct gui_element *e); /* the keys are the rows' again */

#endif
