/* window_menu.h - the menu of a window's button: restore, minimise, maximise, close. */
#ifndef WINDOW_MENU_H
#define WINDOW_MENU_H

#include "desktop.h"

/* Open it above an element; the answer is its MSG_ACTION. */
void window_menu_open(struct gui_element *element, uint32_t window);
void window_menu_do(uint32_t window, uint32_t action);

#endif
