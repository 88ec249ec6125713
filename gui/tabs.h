/*
 * gui/tabs.h - how wide the heads of tabs are, and which part of the strip is seen. Pure arithmetic
 * (tabs_share.c).
 */
#ifndef GUI_TABS_H
#define GUI_TABS_H

#define TABS_MAX 32

/* Cut the widest down, none below `least`, until all fit into the room or all are that narrow. */
void tabs_share(int *widths, int count, int room, int least);

struct tab_span {
	int at, width; /* pixels from the start of the first head */
};

/* The offset nearest to `offset` at which this head is seen whole and no room is left empty. */
int tabs_offset(int offset, struct tab_span head, int all, int room);

#endif
