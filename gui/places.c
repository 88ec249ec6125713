/* gui/places.c - the places a user goes to: a list beside a folder. */
#include <string.h>
#include "gui/file.h"
#include "gui_internal.h"

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
