/* arrow.h - a flat button with a chevron: back or forward. MSG_CLICKED as of any button. */
#ifndef ARROW_H
#define ARROW_H

#include "gui.h"

#define ARROW_WIDTH 24

/* The handler gets all its messages but the painting. */
struct gui_element *arrow_create(struct gui_element *row, bool forward, enum gui_colour colour,
				 gui_handler *handler);

#endif
