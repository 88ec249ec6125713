/* apps/tasks/table.c - tables whose rows have keys, so that a selection stays on what it was on. */
#include <string.h>
#include "tasks.h"

#define TABLES	 4
#define ROWS_MAX 512
#define CELLS	 10

static struct table {
	struct gui_element *list;
	const struct column *columns;
	int count;
	int sorted; /* column, -1: as it comes */
	bool down;
	bool seen[ROWS_MAX];
} tables[TABLES];
static int table_count;

static struct table *table_of(const struct gui_element *list)
{
	for (int i = 0; i < table_count; i++)
		if (tables[i].list == list)
			return &tables[i];
	return NULL;
}

static void sort(struct table *t)
{
	uint32_t flags = t->down ? GUI_SORT_DOWN : 0;

	if (t->sorted < 0)
		return;
	if (t->columns[t->sorted].number)
		flags |= GUI_SORT_NUMBERS;
	GuiListSort(t->list, t->sorted, flags);
}

static int on_list(struct gui_element *list, struct msg *msg)
{
	struct table *t = table_of(list);

	if (msg->code != MSG_SORT)
		return 0;
	t->sorted = (int)msg->params[0];
	t->down = msg->params[1];
	sort(t);
	return 1;
}

struct gui_element *table_create(struct gui_element *parent, const struct column *columns,
				 int count)
{
	struct gui_element *list = GuiListCreate(parent);

	for (int i = 0; i < count; i++)
		GuiListAddColumn(list, columns[i].title, columns[i].width,
				 GUI_FONT_UI |
					 (columns[i].number ? GUI_TEXT_RIGHT : GUI_TEXT_LEFT));
	GuiListSetSortable(list, true);
	GuiSetHandler(list, on_list);
	if (list && table_count < TABLES)
		tables[table_count++] = (struct table){list, columns, count, -1, false, {false}};
	return list;
}

void table_begin(struct gui_element *list)
{
	struct table *t = table_of(list);

	if (t)
		memset(t->seen, 0, sizeof(t->seen));
}

static int row_of(const struct gui_element *list, uint32_t key)
{
	for (int row = 0; row < GuiListRows(list); row++)
		if (GuiListRowUser(list, row) == key)
			return row;
	return -1;
}

int table_set(struct gui_element *list, uint32_t key, const char *const *cells)
{
	struct table *t = table_of(list);
	int row = row_of(list, key);

	if (!t)
		return -1;
	if (row < 0) {
		row = GuiListAppend(list, cells);
		if (row < 0)
			return row;
		GuiListSetRowUser(list, row, key);
	}
	for (int i = 0; i < t->count; i++) {
		const char *old = GuiListCell(list, row, i);

		if (!old || strcmp(old, cells[i]))
			GuiListSetCell(list, row, i, cells[i]);
	}
	if (row < ROWS_MAX)
		t->seen[row] = true;
	return row;
}

void table_end(struct gui_element *list)
{
	struct table *t = table_of(list);

	if (!t)
		return;
	for (int row = GuiListRows(list); row-- > 0;)
		if (row >= ROWS_MAX || !t->seen[row])
			GuiListRemove(list, row);
	sort(t);
}
