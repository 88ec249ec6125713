/* apps/messages/figures.c - the page of figures: how long messages of each code wait and take. */
#include <stdio.h>
#include <string.h>
#include "messages.h"
#include "quantile.h"
#include "sys.h"

#define COLUMNS 6
#define CELL	24
#define OTHERS	0 /* the code that stands for all without a line of their own */

static struct gui_element *list, *waits, *handlings;
static uint32_t tsc_khz;
static int sorted = 1;
static bool down = true;

static int row_of(uint32_t code)
{
	for (int row = 0; row < GuiListRows(list); row++)
		if (GuiListRowUser(list, row) == code)
			return row;
	return -1;
}

static void put_quantile(char *text, const uint32_t *buckets, uint32_t thousandths)
{
	uint64_t tenths = buckets_quantile(buckets, thousandths, tsc_khz);

	snprintf(text, CELL, "%lu.%lu", (unsigned long)(tenths / 10), (unsigned long)(tenths % 10));
}

static void show(const struct msg_statistics *s)
{
	char cells[COLUMNS][CELL];
	const char *name = s->code == OTHERS ? "Codes of programs" : MsgName(s->code);
	const char *texts[COLUMNS] = {name ? name : "?"};
	int row = row_of(s->code);

	snprintf(cells[1], CELL, "%lu", (unsigned long)s->fetched);
	put_quantile(cells[2], s->wait, 500);
	put_quantile(cells[3], s->wait, 990);
	put_quantile(cells[4], s->handle, 500);
	put_quantile(cells[5], s->handle, 990);
	for (int i = 1; i < COLUMNS; i++)
		texts[i] = cells[i];
	if (row < 0) {
		GuiListSetRowUser(list, GuiListAppend(list, texts), s->code);
		return;
	}
	for (int i = 1; i < COLUMNS; i++)
		if (strcmp(GuiListCell(list, row, i), texts[i]))
			GuiListSetCell(list, row, i, texts[i]);
}

static void show_selected(void)
{
	struct msg_statistics s = {0};
	int row = GuiListSelected(list);

	if (row >= 0)
		MsgStatistics((uint32_t)GuiListRowUser(list, row), &s);
	histogram_set(waits, s.wait, tsc_khz);
	histogram_set(handlings, s.handle, tsc_khz);
}

static void sort(void)
{
	GuiListSort(list, sorted, (down ? GUI_SORT_DOWN : 0) | (sorted ? GUI_SORT_NUMBERS : 0));
}

void figures_update(void)
{
	struct msg_statistics s;
	struct sys_info info;
	uint32_t code = 0;

	SysInfo(&info, sizeof(info));
	tsc_khz = info.tsc_khz;
	do {
		if (MsgStatistics(code, &s) < 0)
			break;
		if (s.fetched)
			show(&s);
		code = s.next;
	} while (code);
	sort();
	if (GuiListSelected(list) < 0 && GuiListRows(list))
		GuiListSelect(list, 0);
	show_selected();
}

static int on_list(struct gui_element *element, struct msg *msg)
{
	(void)element;
	switch (msg->code) {
	case MSG_SORT:
		sorted = (int)msg->params[0];
		down = msg->params[1];
		sort();
		return 1;
	case MSG_CHANGED:
		show_selected();
		return 1;
	}
	return 0;
}

void figures_create(struct gui_element *page)
{
	static const char *const heads[COLUMNS] = {"Message",
						   "Fetched",
						   "Wait \xc2\xb5s",
						   "99 % \xc2\xb5s",
						   "Handling \xc2\xb5s",
						   "99 % \xc2\xb5s"};
	struct gui_element *row;

	list = GuiListCreate(page);
	for (int i = 0; i < COLUMNS; i++)
		GuiListAddColumn(list, heads[i], i ? 96 : 0,
				 GUI_FONT_UI | (i ? GUI_TEXT_RIGHT : GUI_TEXT_LEFT));
	GuiListSetSortable(list, true);
	GuiSetMinSize(list, 200, 96);
	GuiSetHandler(list, on_list);
	row = GuiRowCreate(page);
	GuiSetGap(row, 16);
	waits = histogram_create(row, "Waiting");
	handlings = histogram_create(row, "Handling");
}
