/* follow.h - a window of a program that does not respond follows the pointer until the button goes
 * up. */
#ifndef DESKTOP_FOLLOW_H
#define DESKTOP_FOLLOW_H

#include "gui.h"

/* The button went down at this point of the screen. */
void follow_begin(uint32_t window, struct gui_point at);

#endif
