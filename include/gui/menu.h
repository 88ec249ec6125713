/*
 * gui/menu.h - actions, and what offers them: menus, menu bar, tool bar, status bar, combo box,
 * tooltips.
 *
 * An action is one thing a program can do, named once: menu rows, tool buttons and accelerator show
 * and do the same. It is chosen by any of them: MSG_ACTION with its id comes to the element that
 * offered it (menu: the element the menu was opened for; accelerator: the focused element) and
 * bubbles to the window.
 *
 * A menu is a window of its own that closes when something is chosen, Escape is pressed or the user
 * presses elsewhere; it is a state fed by ordinary messages, no call waits for it. Up, Down, Right,
 * Left, Enter, first letters; press-drag-release works too.
 *
 * Menu bar, tool bar and status bar reach to the edges of the window: made in a window itself, they
 * set its padding and gap to 0. What is between them stands in a container with a padding of its
 * own, if it wants one, that expands (GuiSetExpand).
 */
#ifndef GUI_MENU_H
#define GUI_MENU_H

#include "gui.h"

/* An action of a window. Text with "&" mark; icon may be NULL; accelerator "Ctrl+S", "F5", NULL.
 * id is the program's, above 0. Texts are copied. The flags as they are at first. */
struct gui_action {
	uint32_t id;
	const char *text, *icon, *accelerator, *tip;
	uint32_t flags;
};
#define GUI_ACTION_DISABLED  0x1
#define GUI_ACTION_CHECKABLE 0x2 /* toggles; menus show a tick, tool buttons stay down */
#define GUI_ACTION_CHECKED   0x4
#define GUI_ACTION_RADIO     0x8 /* its neighbours that are radio too go off when it goes on */

/* Declare a table of actions (ends with id 0) for a window. -ENOMEM, -EINVAL accelerator. */
int GuiActionsAdd(struct gui_element *window, const struct gui_action *actions);
/* Change: everything that shows the action follows. */
void GuiActionSetEnabled(struct gui_element *window, uint32_t id, bool enabled);
void GuiActionSetChecked(struct gui_element *window, uint32_t id, bool checked);
void GuiActionSetText(struct gui_element *window, uint32_t id, const char *text);
bool GuiActionChecked(struct gui_element *window, uint32_t id);
/* Choose it, as the user does. */
void GuiActionDo(struct gui_element *window, uint32_t id);

/* A menu bar at the top of the window (inside no padding). menus: titles with the ids of their
 * actions, 0 a separator, GUI_MENU_END the end. F10 or Alt with a marked letter opens. */
#define GUI_MENU_END 0xffffffffu
struct gui_menu {
	const char *title; /* "&File" */
	const uint32_t *actions;
};
struct gui_element *GuiMenubarCreate(struct gui_element *parent, const struct gui_menu *menus,
				     int count);

/* Open a context menu at a place relative to the element. Answer: MSG_ACTION to the element, after
 * the menu is gone. It closes with the element. */
void GuiMenuOpen(struct gui_element *element, struct gui_point at, const uint32_t *actions);
/* The same with rows that are not actions of the window: answers MSG_ACTION p0 = rows[i].id. A row
 * with text NULL is a separator; `below` opens to the right. The table ends with id 0 and text NULL
 * and is copied. */
struct gui_menu_row {
	uint32_t id;
	const char *text, *icon, *accelerator;
	uint32_t flags; /* GUI_ACTION_... */
	const struct gui_menu_row *below;
};
void GuiMenuOpenRows(struct gui_element *element, struct gui_point at,
		     const struct gui_menu_row *rows);

/* A tool bar: buttons of actions (0 a separator, GUI_MENU_END the end), icons with tips; what has
 * no icon shows its text. */
struct gui_element *GuiToolbarCreate(struct gui_element *parent, const uint32_t *actions);

/* A status bar at the bottom: parts of text, the first expands. */
struct gui_element *GuiStatusbarCreate(struct gui_element *parent, int parts);
void GuiStatusbarSet(struct gui_element *bar, int part, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* One of several texts. Alt+Down, Space or a press opens the list; Up, Down and letters choose.
 * MSG_CHANGED p0 = index. */
struct gui_element *GuiComboCreate(struct gui_element *parent, const char *const *texts, int count);
void GuiComboSet(struct gui_element *combo, int index); /* -1 = none; sends no message */
int GuiComboGet(const struct gui_element *combo);
int GuiComboAdd(struct gui_element *combo, const char *text); /* its index, -ENOMEM */
void GuiComboClear(struct gui_element *combo);

/* A tip that appears when the pointer rests on the element, also while that is disabled: it may say
 * why. NULL takes it away. */
void GuiSetTip(struct gui_element *element, const char *text);

#endif
