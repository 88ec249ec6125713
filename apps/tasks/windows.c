/* apps/tasks/windows.c - the table of windows. */
#include <stdio.h>
#include "tasks.h"
#include "wnd.h"

static const struct column columns[] = {
	{"Title", 0, false},   {"Program", 104, false}, {"Window", 76, true},
	{"State", 140, false}, {"Place", 96, true},	{"Size", 96, true},
};
#define COLUMNS (int)(sizeof(columns) / sizeof(columns[0]))
#define CELL	40
#define WINDOWS 256

static struct gui_element *table, *close_button;

static const char *state_of(const struct wnd_info *i)
{
	return i->state & WND_STATE_CRASHED	? "crashed"
	       : i->state & WND_STATE_HUNG	? "not responding"
	       : i->state & WND_STATE_MINIMISED ? "minimised"
	       : !(i->flags & WND_VISIBLE)	? "hidden"
	       : i->state & WND_STATE_BLOCKED	? "waits for a dialog"
	       : i->state & WND_STATE_ACTIVE	? "active"
						: "";
}

static void show(const struct sample *s, const struct wnd_info *i)
{
	const struct sample_process *p = sample_find(s, i->process);
	char id[CELL], place[CELL], size[CELL];
	const char *texts[COLUMNS] = {i->title[0] ? i->title : "(no title)",
				      p ? p->info.name : "?",
				      id,
				      state_of(i),
				      place,
				      size};

	snprintf(id, CELL, "%lx", (unsigned long)i->window);
	snprintf(place, CELL, "%ld, %ld", (long)i->screen.left, (long)i->screen.top);
	snprintf(size, CELL, "%ld \xc3\x97 %ld", (long)(i->screen.right - i->screen.left),
		 (long)(i->screen.bottom - i->screen.top));
	table_set(table, i->window, texts);
}

void windows_show(const struct sample *s)
{
	static uint32_t ids[WINDOWS];
	int count = WndList(ids, WINDOWS, 0);
	struct wnd_info info;

	table_begin(table);
	for (int i = 0; i < count && i < WINDOWS; i++)
		if (WndQuery(ids[i], &info) >= 0)
			show(s, &info);
	table_end(table);
	GuiSetEnabled(close_button, GuiListSelected(table) >= 0);
}

static int on_close(struct gui_element *button, struct msg *msg)
{
	int row = GuiListSelected(table);
	uint32_t window = row < 0 ? 0 : (uint32_t)GuiListRowUser(table, row);

	(void)button;
	if (msg->code != MSG_CLICKED)
		return 0;
	WndPostMessage(window, MSG_CLOSE, 0, 0, 0);
	return 1;
}

void windows_create(struct gui_element *page)
{
	struct gui_element *row;

	table = table_create(page, columns, COLUMNS);
	row = GuiRowCreate(page);
	GuiSpacerCreate(row);
	close_button = GuiButtonCreate(row, "&Close Window");
	GuiSetHandler(close_button, on_close);
}
