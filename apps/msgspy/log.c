/* apps/msgspy/log.c - the list of messages, a row each. */
#include <stdio.h>
#include <string.h>
#include "msgspy.h"

#define ROWS	  1000
#define LOOK_BACK 128 /* rows in which a message's earlier record is looked for */

enum column { STAMP, CODE, PARAMETERS, SENDER, FATE };

static struct gui_element *list;
static uint64_t stamps[ROWS]; /* of the rows; row n of all that ever came is at n % ROWS */
static uint64_t appended;

static const char *const fates[] = {
	[SPY_POSTED] = "waiting",  [SPY_FETCHED] = "in work", [SPY_DONE] = "done",
	[SPY_DROPPED] = "dropped", [SPY_MERGED] = "waiting",
};

/* The row of a message that has been seen before, -1 = none. */
static int find(uint64_t stamp)
{
	int rows = GuiListRows(list);

	for (int back = 1; back <= rows && back <= LOOK_BACK; back++)
		if (stamps[(appended - back) % ROWS] == stamp)
			return rows - back;
	return -1;
}

/* MsgFormat writes "NAME parameters": two columns here. */
static char *split(char *text)
{
	char *space = strchr(text, ' ');

	if (!space)
		return text + strlen(text);
	*space = '\0';
	return space + 1;
}

static void append(const struct spy_record *record)
{
	char text[160], stamp[24], sender[48], *parameters;

	MsgFormat(&record->msg, text, sizeof(text));
	parameters = split(text);
	snprintf(stamp, sizeof(stamp), "%llu", record->stamp);
	process_name(sender, sizeof(sender), record->process);
	if (GuiListAppend(list, (const char *[]){stamp, text, parameters, sender,
						 fates[record->fate]}) >= 0)
		stamps[appended++ % ROWS] = record->stamp;
}

void log_show(const struct spy_record *record)
{
	int row = find(record->stamp);
	char text[160];

	if (row < 0) {
		append(record);
		return;
	}
	GuiListSetCell(list, row, FATE, fates[record->fate]);
	if (record->fate != SPY_MERGED)
		return;
	MsgFormat(&record->msg, text, sizeof(text));
	GuiListSetCell(list, row, PARAMETERS, split(text));
}

void log_clear(const char *empty_text)
{
	GuiListClear(list);
	GuiListSetEmptyText(list, empty_text);
}

struct gui_element *log_create(struct gui_element *parent)
{
	list = GuiListCreate(parent);
	GuiListAddColumn(list, "Stamp", 72, GUI_FONT_UI | GUI_TEXT_RIGHT);
	GuiListAddColumn(list, "Message", 152, GUI_FONT_UI);
	GuiListAddColumn(list, "Parameters", 0, GUI_FONT_UI);
	GuiListAddColumn(list, "Sender", 112, GUI_FONT_UI);
	GuiListAddColumn(list, "Fate", 60, GUI_FONT_UI);
	GuiListSetLimit(list, ROWS);
	GuiSetMinSize(list, 360, 120);
	return list;
}
