/*
 * names.h - the list of names this window listens to and answers, and its buttons.
 */
#ifndef NAMES_H
#define NAMES_H

#include "gui.h"

/* name: the text box with the name to bind; tell: says what happened, or why not. */
void names_create(struct gui_element *parent, struct gui_element *name,
		  void (*tell)(const char *text));

/* Bind, and show it. False: tell has said why not. */
bool names_add(const char *name, bool replier);

#endif
