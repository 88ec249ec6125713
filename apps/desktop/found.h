/*
 * found.h - the programs the menu found: rows with icons, one of them chosen. An element class.
 *
 * Rows stand in the order of search_fit, then of their names. The pointer, as it moves, and
 * found_key select; MSG_ACCEPTED comes to its handler when a row was pressed. It scrolls by rows.
 */
#ifndef FOUND_H
#define FOUND_H

#include "desktop.h"

#define FOUND_ROW 32 /* height of a row, pixels */

/* Shows so many rows at a time. */
struct gui_element *found_create(struct gui_element *parent, int rows);
void found_filter(struct gui_element *found, const char *typed);
const struct program *found_selected(const struct gui_element *found); /* NULL = none */
bool found_key(struct gui_element *found, uint32_t key); /* Up, Down, Page keys; false: another */

#endif
