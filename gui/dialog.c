/*
 * gui/dialog.c - windows that want an answer: they belong to another one, stand in its middle and
 * block it.
 *
 * - a dialog's class is the window's with its own part on top
 * - dialogs are found by their window; a dialog goes when its owner goes
 */
#include <stdlib.h>
#include "gui_internal.h"
#include "wnd.h"

#define FLASH_TIMER 0x6401
#define FLASH_MS    90
#define FLASHES	    6 /* off and on three times */
#define GAP	    16

static struct gui_dialog *dialogs;
static gui_handler *window_class;

struct gui_dialog *dialog_find(const struct gui_element *window)
{
	struct gui_dialog *d = dialogs;

	while (d && d->window != window)
		d = d->next;
	return d;
}

static void drop(struct gui_dialog *d)
{
	struct gui_dialog **p = &dialogs;

	while (*p != d)
		p = &(*p)->next;
	*p = d->next;
	free(d);
}

void dialog_forget(struct gui_element *e)
{
	struct gui_dialog *own = dialog_find(e), *d;

	if (own)
		drop(own);
	do {
		for (d = dialogs; d && d->owner != e; d = d->next)
			;
		if (d) {
			d->owner = NULL;
			GuiDestroy(d->window);
		}
	} while (d);
}

static int clamp(int at, int size, int from, int to)
{
	if (at + size > to)
		at = to - size;
	return at < from ? from : at;
}

/* In the middle of its owner, or of the screen, and never off the screen. */
static void centre(struct gui_dialog *d)
{
	struct gui_window *w = d->window->window;
	struct rect area = GuiWorkArea(), over = d->owner ? d->owner->window->screen : area;
	int width = rect_width(w->screen), height = rect_height(w->screen);
	int x = (over.left + over.right - width) / 2, y = (over.top + over.bottom - height) / 2;

	x = clamp(x, width, area.left, area.right);
	y = clamp(y, height, area.top, area.bottom);
	window_set_outer(w, rect_make(x, y, width, height));
}

static void flash(struct gui_dialog *d)
{
	struct gui_window *w = d->window->window;

	w->frame.flashed = d->flashes > 0 && !w->frame.flashed;
	if (d->flashes > 0)
		d->flashes--;
	else
		GuiSetTimer(d->window, FLASH_TIMER, 0, 0);
	window_invalidate(w, rect_make(0, 0, rect_width(w->screen), GUI_TITLE_HEIGHT));
}

static void answer(struct gui_dialog *d, const struct msg *msg)
{
	struct gui_element *window = d->window;

	if (d->owner)
		dispatch_from(window, d->owner, msg);
	GuiDestroy(window);
}

static int handle(struct gui_element *e, struct msg *msg)
{
	struct gui_dialog *d = dialog_find(e);

	if (!d)
		return window_class(e, msg);
	switch (msg->code) {
	case MSG_ANSWER:
		answer(d, msg);
		return 1;
	case MSG_CLOSE:
		GuiDialogAnswer(e, -1);
		return 1;
	case MSG_ATTENTION:
		d->flashes = FLASHES;
		GuiSetTimer(e, FLASH_TIMER, FLASH_MS, 0);
		flash(d);
		return 1;
	case MSG_TIMER:
		if (msg->params[0] != FLASH_TIMER)
			break;
		flash(d);
		return 1;
	case MSG_GUI_LAYOUT:
		if (!e->window->shown)
			centre(d);
		break;
	}
	return window_class(e, msg);
}

/* Where the system does not know owners the dialog is a window like others. */
static void belong(struct gui_element *window, struct gui_element *owner)
{
	uint32_t id = GuiWindowId(owner), flags = 0;

	if (!id || WndSetAttribute(window->window->id, WND_ATTR_OWNER, &id, sizeof(id)) < 0)
		return;
	if (WndGetAttribute(window->window->id, WND_ATTR_FLAGS, &flags, sizeof(flags)) < 0)
		return;
	flags |= WND_MODAL;
	WndSetAttribute(window->window->id, WND_ATTR_FLAGS, &flags, sizeof(flags));
}

struct gui_element *GuiDialogCreate(struct gui_element *owner, const char *title)
{
	struct gui_window_options options = {.title = title, .flags = GUI_WINDOW_DIALOG};
	struct gui_dialog *d = calloc(1, sizeof(*d));
	struct gui_element *window = d ? GuiWindowCreateWith(&options) : NULL;

	if (!window) {
		free(d);
		return NULL;
	}
	d->window = window;
	d->owner = owner;
	d->next = dialogs;
	dialogs = d;
	window_class = window->class_handler;
	window->class_handler = handle;
	GuiSetGap(window, GAP);
	belong(window, owner);
	return window;
}

void GuiDialogAnswer(struct gui_element *dialog, int button)
{
	struct gui_dialog *d = dialog ? dialog_find(dialog) : NULL;

	if (!d || (d->answered && d->answered(d, button)))
		return;
	GuiSend(dialog, MSG_ANSWER, (uint32_t)button, 0, 0);
}

static int on_button(struct gui_element *button, struct msg *msg)
{
	if (msg->code != MSG_CLICKED)
		return 0;
	GuiDialogAnswer(GuiWindow(button), (int)(intptr_t)GuiUser(button));
	return 1;
}

void GuiDialogButtons(struct gui_element *dialog, const char *const *texts, int standard)
{
	struct gui_element *row = GuiRowCreate(dialog);

	if (!row)
		return;
	input_focus_first(dialog->window); /* what is in the dialog, before its buttons */
	GuiSpacerCreate(row);
	for (int i = 0; texts[i]; i++) {
		struct gui_element *button = GuiButtonCreate(row, texts[i]);

		GuiSetUser(button, (void *)(intptr_t)i);
		GuiSetHandler(button, on_button);
		if (i == standard) {
			GuiButtonSetDefault(button);
			if (!dialog->window->focused)
				GuiFocus(button);
		}
	}
}
