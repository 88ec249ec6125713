/* gui/places.c - the places a user goes to: a list beside a folder. */
#include <string.h>
#include "files_over.h"
#include "gui/file.h"
#include "gui/transfer.h"
#include "list_parts.h"

#define WIDTH 140

static const struct {
	const char *name, *icon, *path;
} places[] = {
	{"Home", "home", "/Home"},
	{"Temp", "folder", "/Temp"},
	{"Initial Disk", "disk", "/System/Boot"},
	{"System", "system", "/System"},
	{"Everything", "computer", "/"},
};

#define PLACES ((int)(sizeof(places) / sizeof(places[0])))

/*
 * Files that are dropped on a place.
 */
static int dropped_on = -1;

static int over(struct gui_element *list, const struct msg *msg)
{
	struct row_view *v = &list_of(list)->view;
	int row = row_view_at(v, mouse_x(msg), mouse_y(msg));

	if (!files_over_aim(msg, row >= 0 && row < PLACES ? places[row].path : NULL))
		row = -1;
	row_view_aim(list, v, row);
	return 1;
}

static int on_drag(struct gui_element *list, struct msg *msg)
{
	struct row_view *v = &list_of(list)->view;

	switch (msg->code) {
	case MSG_DRAG_ENTER:
		files_over_enter();
		return over(list, msg);
	case MSG_DRAG_OVER:
		return over(list, msg);
	case MSG_DRAG_LEAVE:
		files_over_leave();
		row_view_aim(list, v, -1);
		return 1;
	case MSG_DRAG_DROP: /* goes on to who uses the places */
		files_over_leave();
		dropped_on = v->target;
		row_view_aim(list, v, -1);
		return 0;
	}
	return 0;
}

void GuiPlacesSetDrop(struct gui_element *list, bool on)
{
	GuiSetHandler(list, on ? on_drag : NULL);
	GuiSetDrop(list, on);
}

const char *GuiPlacesDropped(const struct gui_element *list)
{
	return list && dropped_on >= 0 ? places[dropped_on].path : "/";
}

struct gui_element *GuiPlacesCreate(struct gui_element *parent)
{
	struct gui_element *list = GuiListCreate(parent);

	if (!list)
		return NULL;
	GuiListAddColumn(list, NULL, 0, GUI_FONT_UI);
	GuiSetMinSize(list, WIDTH, 0);
	GuiSetExpand(list, 0, 1);
	for (int i = 0; i < PLACES; i++) {
		int row = GuiListAppend(list, &places[i].name);

		if (row >= 0)
			GuiListSetRowIcon(list, row, places[i].icon);
	}
	return list;
}

void GuiPlacesShow(struct gui_element *list, const char *path)
{
	int row = PLACES - 1;

	while (row >= 0 && strcmp(places[row].path, path))
		row--;
	GuiListSelect(list, row);
}

const char *GuiPlacesPath(const struct gui_element *list)
{
	int row = GuiListSelected(list);

	return row >= 0 && row < PLACES ? places[row].path : NULL;
}
