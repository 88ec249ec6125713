/* mbusview/names.c - names of processes, asked for once. */
#include <stdio.h>
#include "mbusview.h"
#include "proc.h"

#define NAMES 64

static struct name {
	uint32_t process;
	char name[PROCESS_NAME_MAX];
} names[NAMES];
static int next;

static void ask(struct name *n, uint32_t process)
{
	static struct proc_info all[PROCESSES_MAX];
	int count = ProcList(all, PROCESSES_MAX);

	n->process = process;
	snprintf(n->name, sizeof(n->name), "process %lu", (unsigned long)process);
	for (int i = 0; i < count && i < PROCESSES_MAX; i++)
		if (all[i].process == process)
			snprintf(n->name, sizeof(n->name), "%s", all[i].name);
}

const char *name_of_process(uint32_t process)
{
	if (!process)
		return "kernel";
	for (int i = 0; i < NAMES; i++)
		if (names[i].process == process)
			return names[i].name;
	next = (next + 1) % NAMES;
	ask(&names[next], process);
	return names[next].name;
}
