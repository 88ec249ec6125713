/*
 * status.h - the status area of the panel: a small graph for each figure, with tips; a press shows
 * them large.
 *
 * Nothing is sampled and nothing moves but while the pointer is over it or the large graphs are
 * open: an idle desktop does nothing.
 */
#ifndef STATUS_H
#define STATUS_H

#include "desktop.h"

void status_create(struct gui_element *row);

#endif
