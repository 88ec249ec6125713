/*
 * settings.h - what the files of Settings share.
 *
 *	main.c	the window: a list of pages and the page chosen
 *	look.c	theme, motion, wallpaper
 *	input.c	mouse and keyboard
 *	about.c	the screen and the machine
 *
 * Each page is made once, in a column of its own. A change takes effect at once.
 */
#ifndef SETTINGS_H
#define SETTINGS_H

#include "gui.h"

void look_create(struct gui_element *page);
void mouse_create(struct gui_element *page);
void keyboard_create(struct gui_element *page);
void screen_create(struct gui_element *page);
void about_create(struct gui_element *page);

/* A headline, and a row with a label of fixed width: returns the row for what comes after it. */
void page_headline(struct gui_element *page, const char *text);
struct gui_element *page_row(struct gui_element *page, const char *label);

#endif
