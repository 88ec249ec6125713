/* apps/widgets/rows.c - lists, tables and trees. */
#include <stdio.h>
#include "widgets.h"

static void fill_table(struct gui_element *table)
{
	static const char *const rows[][3] = {
		{"Mercury", "4,879", "88"},	 {"Venus", "12,104", "225"},
		{"Earth", "12,756", "365"},	 {"Mars", "6,792", "687"},
		{"Jupiter", "142,984", "4,331"}, {"Saturn", "120,536", "10,747"},
		{"Uranus", "51,118", "30,589"},	 {"Neptune", "49,528", "59,800"}};

	GuiListAddColumn(table, "Planet", 0, GUI_FONT_UI);
	GuiListAddColumn(table, "Diameter", 84, GUI_FONT_UI | GUI_TEXT_RIGHT);
	GuiListAddColumn(table, "Days", 72, GUI_FONT_UI | GUI_TEXT_RIGHT);
	GuiListSetSortable(table, true);
	for (unsigned i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		GuiListAppend(table, rows[i]);
	GuiListSelect(table, 2);
}

static void fill_tree(struct gui_element *tree)
{
	int system = GuiTreeAdd(tree, 0, "System", "computer"), boot, home;

	boot = GuiTreeAdd(tree, system, "Boot", "folder");
	GuiTreeAdd(tree, boot, "bin", "folder");
	GuiTreeAdd(tree, boot, "fonts", "folder");
	GuiTreeAdd(tree, system, "Devices", "folder");
	home = GuiTreeAdd(tree, 0, "Home", "home");
	GuiTreeAdd(tree, home, "Letter", "text");
	GuiTreeAdd(tree, home, "Picture", "image");
	GuiTreeExpand(tree, system, true);
	GuiTreeExpand(tree, boot, true);
}

void rows_create(struct gui_element *page)
{
	struct gui_element *row = GuiRowCreate(page), *list, *empty, *column;
	char text[32];

	GuiSetGap(row, 12);
	GuiSetExpand(row, 1, 1);
	fill_table(GuiListCreate(row));
	column = GuiColumnCreate(row);
	GuiSetExpand(column, 1, 1);
	list = GuiListCreate(column);
	GuiListSetDrag(list, DRAG_COPY);
	GuiListAddColumn(list, NULL, 0, GUI_FONT_UI);
	for (int i = 1; i <= 40; i++) {
		snprintf(text, sizeof(text), "Row %d of 40", i);
		GuiListAppend(list, (const char *[]){text});
	}
	empty = GuiListCreate(column);
	GuiListAddColumn(empty, NULL, 0, GUI_FONT_UI);
	GuiListSetEmptyText(empty, "Nothing is here yet.");
	GuiSetMinSize(empty, 120, 72);
	fill_tree(GuiTreeCreate(row));
}
