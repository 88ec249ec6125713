/* apps/messages/log.c - the log: a row for each message that passes the filter. */
#include <stdio.h>
#include <string.h>
#include "messages.h"
#include "sys.h"

#define ROWS	    1000
#define SERIAL_ROWS 256
#define TEXT	    200
#define CELL	    24

enum column { TIME, STAMP, FROM, TO, MESSAGE, FATE, WAIT, HANDLING, RESULT, COLUMNS };

static struct gui_element *list;
static uint64_t stamps[ROWS]; /* of the rows: the n-th ever is at n % ROWS */
static uint64_t appended;     /* rows since the list was last empty */
static uint64_t shown;	      /* number in the journal from which on none has been looked at */

static const char *const fates[] = {
	[SPY_POSTED] = "waiting",  [SPY_FETCHED] = "in work",	[SPY_DONE] = "done",
	[SPY_DROPPED] = "lost",	   [SPY_MERGED] = "waiting",	[SPY_SENT] = "waiting",
	[SPY_REPLIED] = "replied", [SPY_PRESENTED] = "in work",
};

/* The row that is j->row's now; below 0: it has fallen out. */
static int row_of(const struct journey *j)
{
	return j->row ? GuiListRows(list) - 1 - (int)(appended - j->row) : -1;
}

struct texts {
	char time[CELL], stamp[CELL], from[48], wait[CELL], handling[CELL], result[CELL],
		message[TEXT];
};

static void put_times(const struct journey *j, struct texts *t)
{
	t->wait[0] = t->handling[0] = t->result[0] = '\0';
	if (journey_saw(j, SPY_FETCHED))
		time_text(t->wait, CELL, j->wait_ns);
	if (journey_saw(j, SPY_DONE) || journey_saw(j, SPY_REPLIED))
		time_text(t->handling, CELL, j->handle_ns);
	if (journey_saw(j, SPY_REPLIED))
		snprintf(t->result, CELL, "%ld", (long)(int32_t)j->result);
}

static uint64_t first_time(const struct journey *j)
{
	uint64_t time = 0;

	for (int i = 0; i < JOURNAL_FATES; i++)
		if (journey_saw(j, i) && (!time || j->at[i] < time))
			time = j->at[i];
	return time;
}

static void append(struct journey *j, struct texts *t)
{
	const char *cells[COLUMNS] = {
		[TIME] = t->time,	[STAMP] = t->stamp,
		[FROM] = t->from,	[TO] = process_name(j->to_process),
		[MESSAGE] = t->message, [FATE] = fates[j->fate],
		[WAIT] = t->wait,	[HANDLING] = t->handling,
		[RESULT] = t->result,
	};
	int row;

	put_times(j, t);
	clock_text(t->time, CELL, first_time(j));
	snprintf(t->stamp, CELL, "%llu", j->stamp);
	snprintf(t->from, sizeof(t->from), "%s", process_name(j->process));
	row = GuiListAppend(list, cells);
	if (row < 0)
		return;
	stamps[appended++ % ROWS] = j->stamp;
	j->row = appended;
	if (j->fate == SPY_DROPPED)
		GuiListSetRowColour(list, row, GUI_COLOUR_WARNING);
}

static void set(int row, enum column column, const char *text)
{
	const char *old = GuiListCell(list, row, column);

	if (!old || strcmp(old, text))
		GuiListSetCell(list, row, column, text);
}

static void change(struct journey *j, struct texts *t)
{
	int row = row_of(j);

	if (row < 0)
		return;
	put_times(j, t);
	if (j->merged)
		set(row, MESSAGE, t->message);
	set(row, FATE, fates[j->fate]);
	set(row, WAIT, t->wait);
	set(row, HANDLING, t->handling);
	set(row, RESULT, t->result);
	if (j->fate == SPY_DROPPED)
		GuiListSetRowColour(list, row, GUI_COLOUR_WARNING);
}

void log_update(void)
{
	struct texts t;

	for (uint64_t n = journal_first(); n < journal_end(); n++) {
		struct journey *j = journal_at(n);

		if (!j->changed)
			continue;
		j->changed = false;
		if (n < shown && !j->row)
			continue; /* it did not pass */
		MsgFormatFull(&j->msg, t.message, TEXT);
		if (j->row)
			change(j, &t);
		else if (filter_passes(j, t.message))
			append(j, &t);
	}
	shown = journal_end();
}

void log_rebuild(void)
{
	uint64_t selected = log_selected();

	GuiListSetEmptyText(list, journal_end() ? "No message passes the filter."
						: "No message has come yet.");
	GuiListClear(list);
	appended = shown = 0;
	for (uint64_t n = journal_first(); n < journal_end(); n++) {
		journal_at(n)->changed = true;
		journal_at(n)->row = 0;
	}
	log_update();
	log_select(selected);
}

uint64_t log_selected(void)
{
	int row = GuiListSelected(list);

	return row < 0 ? 0 : stamps[(appended - (uint64_t)(GuiListRows(list) - row)) % ROWS];
}

void log_select(uint64_t stamp)
{
	const struct journey *j = journal_find(stamp);
	int row = j ? row_of(j) : -1;

	GuiListSelect(list, row);
	if (row >= 0)
		GuiListScrollTo(list, row);
}

int log_rows(void)
{
	return GuiListRows(list);
}

static const char *cell(int row, enum column column)
{
	const char *text = GuiListCell(list, row, column);

	return text && *text ? text : "-";
}

/* "messages: 12.345678 #512 kernel -> notes 1003: MSG_KEYDOWN key=A, done, ..." */
static void row_to_serial(int row)
{
	char line[256];
	int length = snprintf(line, sizeof(line),
			      "messages: %s #%s %s -> %s: %s, %s, wait %s, handling %s, result %s",
			      cell(row, TIME), cell(row, STAMP), cell(row, FROM), cell(row, TO),
			      cell(row, MESSAGE), cell(row, FATE), cell(row, WAIT),
			      cell(row, HANDLING), cell(row, RESULT));

	SysLog(line, length < (int)sizeof(line) ? (uint32_t)length : sizeof(line) - 1);
}

int log_to_serial(void)
{
	int rows = GuiListRows(list), first = rows > SERIAL_ROWS ? rows - SERIAL_ROWS : 0;

	for (int row = first; row < rows; row++)
		row_to_serial(row);
	return rows - first;
}

struct gui_element *log_create(struct gui_element *parent)
{
	list = GuiListCreate(parent);
	GuiListSetDrag(list, DRAG_COPY);
	GuiListAddColumn(list, "Time", 84, GUI_FONT_UI | GUI_TEXT_RIGHT);
	GuiListAddColumn(list, "Stamp", 60, GUI_FONT_UI | GUI_TEXT_RIGHT);
	GuiListAddColumn(list, "From", 112, GUI_FONT_UI);
	GuiListAddColumn(list, "To", 112, GUI_FONT_UI);
	GuiListAddColumn(list, "Message", 288, GUI_FONT_UI);
	GuiListAddColumn(list, "Fate", 64, GUI_FONT_UI);
	GuiListAddColumn(list, "Wait", 76, GUI_FONT_UI | GUI_TEXT_RIGHT);
	GuiListAddColumn(list, "Handling", 76, GUI_FONT_UI | GUI_TEXT_RIGHT);
	GuiListAddColumn(list, "Result", 60, GUI_FONT_UI | GUI_TEXT_RIGHT);
	GuiListSetLimit(list, ROWS);
	GuiSetMinSize(list, 200, 96);
	return list;
}
