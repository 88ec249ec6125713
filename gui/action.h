/*
 * gui/action.h - actions inside the toolkit: who shows them, who chooses them.
 *
 * What shows actions handles MSG_GUI_ACTION in its class handler: an action of its window is new
 * or has changed; ask action_find for all it shows.
 */
#ifndef GUI_ACTION_H
#define GUI_ACTION_H

#include "action_table.h"
#include "gui_internal.h"
#include "menu_view.h"

const struct action *action_find(const struct gui_element *e, uint32_t id); /* of its window */

/* The user chose it at this element: it toggles, MSG_ACTION goes there. Nothing if it is off. */
void action_choose(struct gui_element *e, uint32_t id);

/* Rows of these actions (0 a separator, GUI_MENU_END the end), ids nobody declared left out. The
 * texts stay the table's; free() the rows. NULL: no memory. */
struct gui_menu_row *action_rows(const struct gui_element *e, const uint32_t *ids);

/* Hooks of the window. */
int action_key(struct gui_window *w, const struct msg *msg); /* nonzero: it was an accelerator */
void action_deinit(struct gui_window *w);

#endif
