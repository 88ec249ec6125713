/* gui/edit_menu.c - the context menu of text boxes and text areas. */
#include "gui_internal.h"

#define FIRST_ID  0x7fff0000u /* no action of a program: GUI_EDIT_... is added */
#define SEPARATOR 0x7fffffffu
#define ROWS	  10

struct entry {
	enum gui_edit what;
	const char *text, *icon, *accelerator;
	bool separated; /* from the one above */
};

static const struct entry entries[] = {
	{GUI_EDIT_UNDO, "&Undo", "undo", "Ctrl+Z", false},
	{GUI_EDIT_REDO, "&Redo", "redo", "Ctrl+Y", false},
	{GUI_EDIT_CUT, "Cu&t", "cut", "Ctrl+X", true},
	{GUI_EDIT_COPY, "&Copy", "copy", "Ctrl+C", false},
	{GUI_EDIT_PASTE, "&Paste", "paste", "Ctrl+V", false},
	{GUI_EDIT_DELETE, "&Delete", NULL, "Del", false},
	{GUI_EDIT_SELECT_ALL, "Select &All", NULL, "Ctrl+A", true},
};

void edit_open_menu(struct gui_element *e, const struct msg *context)
{
	struct gui_menu_row rows[ROWS] = {{0}}, *row = rows;
	struct gui_point at = {mouse_x(context), mouse_y(context)};

	for (unsigned i = 0; i < sizeof(entries) / sizeof(entries[0]); i++) {
		const struct entry *entry = &entries[i];

		if (entry->separated)
			*row++ = (struct gui_menu_row){.id = SEPARATOR};
		*row++ = (struct gui_menu_row){
			.id = FIRST_ID + entry->what,
			.text = entry->text,
			.icon = entry->icon,
			.accelerator = entry->accelerator,
			.flags = GuiCanEdit(e, entry->what) ? 0 : GUI_ACTION_DISABLED,
		};
	}
	GuiMenuOpenRows(e, at, rows);
}

bool edit_menu_chosen(struct gui_element *e, const struct msg *action)
{
	uint32_t what = action->params[0] - FIRST_ID;

	if (what > GUI_EDIT_SELECT_ALL)
		return false;
	GuiEdit(e, what);
	return true;
}
