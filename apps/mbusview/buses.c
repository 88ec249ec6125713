/* mbusview/buses.c - the list of buses; a selection stays on its bus. */
#include <stdio.h>
#include <string.h>
#include "mbusview.h"

enum { NAME, SIZE, MAKER, CONSUMERS, RATE, DROPPED, COLUMNS };

static struct gui_element *list;

struct gui_element *buses_create(struct gui_element *parent)
{
	static const struct {
		const char *title;
		int width;
		uint32_t style;
	} columns[COLUMNS] = {
		[NAME] = {"Bus", 0, GUI_FONT_UI | GUI_TEXT_LEFT},
		[SIZE] = {"Bytes \u00d7 Ring", 96, GUI_FONT_UI | GUI_TEXT_RIGHT},
		[MAKER] = {"Maker", 72, GUI_FONT_UI | GUI_TEXT_LEFT},
		[CONSUMERS] = {"Consumers", 88, GUI_FONT_UI | GUI_TEXT_RIGHT},
		[RATE] = {"Published/s", 92, GUI_FONT_UI | GUI_TEXT_RIGHT},
		[DROPPED] = {"Dropped", 72, GUI_FONT_UI | GUI_TEXT_RIGHT},
	};

	list = GuiListCreate(parent);
	for (int i = 0; i < COLUMNS; i++)
		GuiListAddColumn(list, columns[i].title, columns[i].width, columns[i].style);
	GuiListSetEmptyText(list, "There are no buses. In a terminal: mbus make NAME SIZE COUNT");
	return list;
}

static const char *name_at(int row)
{
	const char *name = GuiListCell(list, row, NAME);

	return name ? name : "";
}

const char *buses_selected(void)
{
	return name_at(GuiListSelected(list));
}

static void set(int row, int column, const char *text)
{
	const char *old = GuiListCell(list, row, column);

	if (!old || strcmp(old, text))
		GuiListSetCell(list, row, column, text);
}

static void set_number(int row, int column, uint32_t number)
{
	char text[16];

	snprintf(text, sizeof(text), "%lu", (unsigned long)number);
	set(row, column, text);
}

static void show_bus(int row, const struct bus *b)
{
	char size[32];

	snprintf(size, sizeof(size), "%lu \u00d7 %lu", (unsigned long)b->objsize,
		 (unsigned long)b->objmax);
	set(row, SIZE, size);
	set(row, MAKER, name_of_process(b->maker));
	set_number(row, CONSUMERS, b->consumers);
	set_number(row, RATE, b->rate);
	set_number(row, DROPPED, b->dropped);
}

/* Rows of buses that are gone go; new ones come to the end. Both lists are in one order. */
void buses_show(const struct model *m)
{
	int row = 0;

	while (row < GuiListRows(list)) {
		if (model_find(m, name_at(row)))
			row++;
		else
			GuiListRemove(list, row);
	}
	for (row = 0; row < m->bus_count; row++) {
		const char *const cells[COLUMNS] = {m->buses[row].name};

		while (row < GuiListRows(list) && strcmp(name_at(row), m->buses[row].name))
			GuiListRemove(list, row);
		if (row == GuiListRows(list) && GuiListAppend(list, cells) < 0)
			return;
		show_bus(row, &m->buses[row]);
	}
}
