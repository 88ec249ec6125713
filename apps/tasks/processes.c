/* apps/tasks/processes.c - the table of processes, and ending one. */
#include <stdio.h>
#include <string.h>
#include "handle.h"
#include "tasks.h"

static const struct column columns[] = {
	{"Process", 0, false}, {"Id", 56, true},      {"CPU %", 64, true},
	{"Memory", 76, true},  {"Threads", 72, true}, {"Handles", 72, true},
	{"Windows", 76, true}, {"Queue", 60, true},   {"Messages/s", 100, true},
};
#define COLUMNS (int)(sizeof(columns) / sizeof(columns[0]))
#define CELL	16

static struct gui_element *table, *end_button, *question;
static uint32_t asked_for;

static void show(const struct sample_process *p)
{
	char cells[COLUMNS][CELL], name[PROCESS_NAME_MAX + 24];
	const char *texts[COLUMNS];
	uint32_t numbers[] = {
		p->info.process, 0,	   0,	       p->info.threads, p->info.handles,
		p->info.windows, p->queue, p->messages};
	int row;

	snprintf(name, sizeof(name), "%s%s", p->info.name, p->hung ? " (not responding)" : "");
	texts[0] = name;
	for (int i = 1; i < COLUMNS; i++) {
		snprintf(cells[i], CELL, "%lu", (unsigned long)numbers[i - 1]);
		texts[i] = cells[i];
	}
	snprintf(cells[2], CELL, "%lu.%lu", (unsigned long)p->cpu / 10, (unsigned long)p->cpu % 10);
	snprintf(cells[3], CELL, "%lu K",
		 (unsigned long)(p->info.pages * 4 + p->info.heap_bytes / 1024));
	row = table_set(table, p->info.process, texts);
	GuiListSetRowColour(table, row, p->hung ? GUI_COLOUR_WARNING : GUI_COLOUR_TEXT);
}

void processes_show(const struct sample *s)
{
	table_begin(table);
	for (int i = 0; i < s->process_count; i++)
		show(&s->processes[i]);
	table_end(table);
	GuiSetEnabled(end_button, GuiListSelected(table) >= 0);
}

static void end(uint32_t process)
{
	int handle = ProcOpen(process, RIGHT_CONTROL);

	if (handle < 0)
		return;
	ProcKill(handle, EXIT_KILLED);
	HandleClose(handle);
}

void processes_end_selected(void)
{
	static const char *const buttons[] = {"Keep It", "End Program", NULL};
	char headline[96];
	int row = GuiListSelected(table);

	if (row < 0 || question)
		return;
	asked_for = (uint32_t)GuiListRowUser(table, row);
	snprintf(headline, sizeof(headline), "End %s?", GuiListCell(table, row, 0));
	question =
		GuiMessageOpen(GuiWindow(table), &(struct gui_message){
							 .title = "Tasks",
							 .icon = "warning",
							 .headline = headline,
							 .text = "What it has not saved is lost.",
							 .buttons = buttons,
						 });
}

int processes_answer(const struct msg *msg)
{
	if (GuiSource() != question)
		return 0;
	question = NULL;
	if (msg->params[0] == 1)
		end(asked_for);
	return 1;
}

static int on_end(struct gui_element *button, struct msg *msg)
{
	(void)button;
	if (msg->code != MSG_CLICKED)
		return 0;
	processes_end_selected();
	return 1;
}

static int on_page(struct gui_element *page, struct msg *msg)
{
	(void)page;
	if (msg->code == MSG_KEYDOWN && msg->params[0] == KEY_DELETE) {
		processes_end_selected();
		return 1;
	}
	if (msg->code == MSG_CHANGED)
		GuiSetEnabled(end_button, GuiListSelected(table) >= 0);
	return 0;
}

struct gui_element *processes_create(struct gui_element *page)
{
	struct gui_element *row;

	GuiSetHandler(page, on_page);
	table = table_create(page, columns, COLUMNS);
	row = GuiRowCreate(page);
	GuiSpacerCreate(row);
	end_button = GuiButtonCreate(row, "&End Task...");
	GuiSetHandler(end_button, on_end);
	return table;
}
