/*
 * gui/inspect_log.c - the last messages that were dispatched, who got them, what came of it and how
 * long it took. Messages inside the toolkit (paint, measure...) and the inspector's own are left
 * out.
 */
#include <stdio.h>
#include "inspect.h"
#include "msg.h"
#include "sys.h"

#define LOG_MAX 64

static struct entry {
	struct msg msg;
	const char *receiver;
	int handled;
	uint32_t microseconds;
} entries[LOG_MAX];

static uint32_t logged, listed; /* how many so far */

uint64_t inspect_log_begin(void)
{
	uint64_t now = 0;

	SysClock(&now);
	return now;
}

void inspect_log_end(struct gui_element *e, const struct msg *msg, int handled, uint64_t began)
{
	struct entry *entry = &entries[logged % LOG_MAX];
	bool inside = msg->code >= MSG_GUI_PAINT && msg->code < MSG_GUI_END;

	if (inside || !e->window || inspect_is_own(e->window))
		return;
	entry->microseconds = (uint32_t)((inspect_log_begin() - began) / 1000);
	entry->msg = *msg;
	entry->receiver = e->flags & ELEMENT_DEAD ? "(gone)" : describe_element(e).class_name;
	entry->handled = handled;
	logged++;
}

struct gui_element *inspect_log_create(struct gui_element *parent)
{
	struct gui_element *list = GuiListCreate(parent);

	GuiListAddColumn(list, "Message", 170, GUI_FONT_UI);
	GuiListAddColumn(list, "Receiver", 100, GUI_FONT_UI);
	GuiListAddColumn(list, "Parameters", 0, GUI_FONT_UI);
	GuiListAddColumn(list, "Result", 80, GUI_FONT_UI);
	GuiListAddColumn(list, "us", 60, GUI_FONT_UI | GUI_TEXT_RIGHT);
	GuiListSetLimit(list, LOG_MAX);
	GuiListSetEmptyText(list, "Use the program: its messages appear here.");
	return list;
}

static void append(struct gui_element *list, const struct entry *e)
{
	char parameters[48], cost[16];
	const char *name = MsgName(e->msg.code);
	const char *cells[] = {name ? name : "?", e->receiver, parameters,
			       e->handled ? "handled" : "-", cost};

	snprintf(parameters, sizeof(parameters), "%x %x %x", (unsigned)e->msg.params[0],
		 (unsigned)e->msg.params[1], (unsigned)e->msg.params[2]);
	snprintf(cost, sizeof(cost), "%u", (unsigned)e->microseconds);
	GuiListAppend(list, cells);
}

void inspect_log_update(struct gui_element *list)
{
	if (logged - listed > LOG_MAX)
		listed = logged - LOG_MAX;
	while (listed != logged)
		append(list, &entries[listed++ % LOG_MAX]);
}

void inspect_log_clear(void)
{
	listed = logged;
}
