/* console/window_parts.h - what the files of a window of terminals share. */
#ifndef CONSOLE_WINDOW_PARTS_H
#define CONSOLE_WINDOW_PARTS_H

#include "window.h"

#define PANES 32	 /* in one window: as many as tabs can be */
#define TITLE "Terminal" /* of a terminal that has none */

struct window {
	struct window *next;
	struct gui_element *window, *tabs;
	struct gui_element *panes[PANES];
	int count;
	bool full; /* the whole screen: it is never without a terminal */
};

/* title.c: who rings where nobody looks has a dot before its title until somebody does: in its tab,
 * and in that of the window while it is not active. */
void title_show(struct window *w, int page);
void title_ring(struct window *w, int page);

#endif
