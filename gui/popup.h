/*
 * gui/popup.h - a window that pops up beside something and goes away by itself: menus, lists of
 * combo boxes.
 *
 * Popups stand on each other: one opened for an element of another popup is above it; one opened
 * for anything else closes those there were. While any is open the base (the window of the lowest
 * one's owner) has the mouse captured, and keys and mouse come here first (popup_input):
 *
 *	keys	to the top popup, then to the owner if it listens; Escape closes the top one
 *	mouse	to the popup under the pointer, else to the owner if it listens; a press nobody
 *		wanted closes all
 *
 * They close too when the base is no longer active, when the capture is lost, and when their owner
 * is destroyed, hidden or disabled. If the base is not active (a panel that never is), the lowest
 * popup becomes the active window itself, so that keys work there too.
 *
 * What a popup shows is its view, one element that fills it, handled by its class handler only.
 */
#ifndef GUI_POPUP_H
#define GUI_POPUP_H

#include "gui_internal.h"

#define POPUPS_MAX 8 /* on each other */

enum popup_side { POPUP_BELOW, POPUP_RIGHT };

struct popup_options {
	struct gui_element *owner;
	struct rect beside; /* on the screen */
	enum popup_side side;
	int width, height; /* wanted; less if the screen is smaller */
	bool owner_listens;
	void (*closed)(struct gui_element *owner); /* may be NULL */
};

extern int popup_count; /* that are open */

/* The view, or NULL. Prepare it, then show it. */
struct gui_element *popup_open(const struct popup_options *options, gui_handler *handler,
			       size_t size);
void popup_show(struct gui_element *view);
void popup_close(struct gui_element *view); /* and those above it */
void popup_close_all(void);

struct gui_element *popup_above(const struct gui_element *view); /* NULL = it is the top one */
struct gui_element *popup_below(const struct gui_element *view); /* NULL = it is the lowest */
struct gui_element *popup_top(void);				 /* NULL = none is open */
struct gui_element *popup_owner(void);				 /* of the lowest one */

/* Does a release choose? Not that of the press that opened the popup, unless the pointer went on
 * from there. */
bool popup_release_counts(void);

/* The element's rectangle on the screen. */
struct rect popup_screen_rect(const struct gui_element *e);

/* Where a popup goes: beside the rectangle, on the other side if there is no room, inside area. */
struct rect popup_place(const struct popup_options *options, struct rect area);

/* Hooks of input.c and window.c. */
bool popup_input(struct gui_window *w, struct msg *msg); /* true: it was for a popup */
void popup_forget(struct gui_element *e);
void popup_deactivated(struct gui_window *w);

#endif
