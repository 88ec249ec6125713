/* gui/folder_parts.h - what the files of the folder share. */
#ifndef GUI_FOLDER_PARTS_H
#define GUI_FOLDER_PARTS_H

#include "entries.h"
#include "gui_internal.h"

/* Of entries that are pulled out and dropped on it. */
struct folder_drag {
	bool on;
	struct gui_point pressed;
	int held;		    /* the row that was pressed, -1 = none */
	char into[PATH_LENGTH_MAX]; /* the folder it would go into */
};

struct folder {
	struct gui_element *list;
	struct entries entries;
	struct gui_folder_filter filter;
	char path[PATH_LENGTH_MAX];
	char empty[96]; /* said while there are none */
	enum entries_order order;
	bool down;
	struct folder_drag drag;
};

static inline struct folder *folder_of(const struct gui_element *e)
{
	return (struct folder *)e->data;
}

/* folder_drag.c: what happens to the list. 1: that was all there is to the message. */
int folder_drag_handle(struct gui_element *e, const struct msg *msg);

#endif
