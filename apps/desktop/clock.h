/* clock.h - date and time in the panel; a press shows the calendar. */
#ifndef CLOCK_H
#define CLOCK_H

#include "desktop.h"

void clock_create(struct gui_element *row);

/* calendar.c: fill a flyout with the month of today; its keys. */
void calendar_fill(struct gui_element *flyout);
int calendar_key(struct gui_element *flyout, struct msg *msg);

#endif
