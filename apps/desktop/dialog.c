/* apps/desktop/dialog.c - a question or a word in the middle of the screen. */
#include <stdio.h>
#include <string.h>
#include "desktop.h"
#include "wnd.h"

#define TITLE_MOST 260 /* pixels of a foreign title */

/* In the middle as soon as the size is known. */
void dialog_centre(struct gui_element *window)
{
	struct rect screen = GuiScreen(), own;
	struct wnd_info info;

	if (WndQuery(GuiWindowId(window), &info) < 0)
		return;
	own = GuiLogical(info.screen);
	GuiWindowMove(window, (screen.right - (own.right - own.left)) / 2,
		      (screen.bottom - (own.bottom - own.top)) / 2);
}

static int clamp(int at, int size, int from, int to)
{
	if (at + size > to)
		at = to - size;
	return at < from ? from : at;
}

void dialog_over(struct gui_element *window, struct rect place)
{
	struct rect area = GuiWorkArea(), own;
	struct wnd_info info;
	int width, height;

	if (WndQuery(GuiWindowId(window), &info) < 0)
		return;
	own = GuiLogical(info.screen);
	width = own.right - own.left;
	height = own.bottom - own.top;
	GuiWindowMove(
		window, clamp((place.left + place.right - width) / 2, width, area.left, area.right),
		clamp((place.top + place.bottom - height) / 2, height, area.top, area.bottom));
}

void dialog_shorten(char *title)
{
	int length = (int)strlen(title), whole = length;

	while (length > 0 && GuiTextWidth(GUI_FONT_BOLD, title, length) > TITLE_MOST)
		do
			length--;
		while (length > 0 && (title[length] & 0xc0) == 0x80); /* whole characters */
	if (length < whole)
		snprintf(title + length, (size_t)(WINDOW_TITLE_MAX - length),
			 "\xe2\x80\xa6"); /* an ellipsis */
}

void dialog_unlist(const struct gui_element *window)
{
	uint32_t flags = 0;

	WndGetAttribute(GuiWindowId(window), WND_ATTR_FLAGS, &flags, sizeof(flags));
	flags |= WND_NO_LIST;
	WndSetAttribute(GuiWindowId(window), WND_ATTR_FLAGS, &flags, sizeof(flags));
}

static int on_dialog(struct gui_element *window, struct msg *msg)
{
	if (msg->code == MSG_SIZE)
		dialog_centre(window);
	return 0;
}

struct gui_element *dialog_create(const struct dialog *d)
{
	struct gui_window_options options = {.title = d->title, .flags = GUI_WINDOW_DIALOG};
	struct gui_element *window = GuiWindowCreateWith(&options);
	struct gui_element *row = GuiRowCreate(window), *column;

	GuiSetHandler(window, on_dialog);
	GuiSetGap(window, 16);
	GuiSetGap(row, 16);
	GuiIconCreate(row, d->icon, 48);
	column = GuiColumnCreate(row);
	GuiSetGap(column, 4);
	GuiSetAlign(column, GUI_ALIGN_FILL, GUI_ALIGN_CENTRE);
	GuiLabelSetStyle(GuiLabelCreate(column, d->headline), GUI_FONT_TITLE);
	GuiLabelSetColour(GuiLabelCreate(column, d->text), GUI_COLOUR_TEXT_DIM);
	row = GuiRowCreate(window);
	GuiSpacerCreate(row);
	for (int i = 0; i < DIALOG_BUTTONS && d->buttons[i]; i++) {
		struct gui_element *button = GuiButtonCreate(row, d->buttons[i]);

		GuiSetUser(button, (void *)(intptr_t)i);
		GuiSetHandler(button, d->on_button);
		GuiButtonSetDefault(button);
		GuiFocus(button);
	}
	return window;
}

int dialog_button(const struct gui_element *button)
{
	return (int)(intptr_t)GuiUser(button);
}
