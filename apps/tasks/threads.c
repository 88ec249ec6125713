/* apps/tasks/threads.c - the table of threads. */
#include <stdio.h>
#include "tasks.h"

static const struct column columns[] = {
	{"Process", 0, false}, {"Thread", 72, true}, {"Priority", 72, true},
	{"CPU %", 64, true},   {"Queue", 64, true},  {"Messages/s", 96, true},
};
#define COLUMNS (int)(sizeof(columns) / sizeof(columns[0]))
#define CELL	16

static struct gui_element *table;

static void show(const struct sample *s, const struct sample_thread *t)
{
	const struct sample_process *p = sample_find(s, t->info.process);
	uint32_t numbers[] = {t->info.thread, t->info.priority, 0, t->queue, t->messages};
	char cells[COLUMNS][CELL];
	const char *texts[COLUMNS] = {p ? p->info.name : "?"};

	for (int i = 1; i < COLUMNS; i++) {
		snprintf(cells[i], CELL, "%lu", (unsigned long)numbers[i - 1]);
		texts[i] = cells[i];
	}
	snprintf(cells[3], CELL, "%lu.%lu", (unsigned long)t->cpu / 10, (unsigned long)t->cpu % 10);
	table_set(table, t->info.thread, texts);
}

void threads_show(const struct sample *s)
{
	table_begin(table);
	for (int i = 0; i < s->thread_count; i++)
		show(s, &s->threads[i]);
	table_end(table);
}

void threads_create(struct gui_element *page)
{
	table = table_create(page, columns, COLUMNS);
}
