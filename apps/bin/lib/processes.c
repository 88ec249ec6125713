/* apps/bin/lib/processes.c - lists processes and tells what they took. */
#include "processes.h"
#include <stdlib.h>
#include "sys.h"

void processes_list(struct processes *p)
{
	int count = ProcList(p->list, PROCESSES_MAX);

	p->count = count < 0 ? 0 : count > PROCESSES_MAX ? PROCESSES_MAX : (uint32_t)count;
	SysClock(&p->ns);
}

static uint64_t time_before(const struct processes *before, uint32_t process)
{
	for (uint32_t i = 0; i < before->count; i++)
		if (before->list[i].process == process)
			return before->list[i].time_ns;
	return 0;
}

unsigned processes_share(const struct processes *before, const struct processes *now, uint32_t i)
{
	uint64_t took = now->list[i].time_ns - time_before(before, now->list[i].process);
	uint64_t all = now->ns - before->ns;

	return all ? (unsigned)(took * 1000 / all) : 0;
}

static const struct processes *sort_before;

static int compare(const void *a, const void *b)
{
	const struct proc_info *x = a, *y = b;
	uint64_t took_x = x->time_ns - time_before(sort_before, x->process);
	uint64_t took_y = y->time_ns - time_before(sort_before, y->process);

	if (took_x != took_y)
		return took_x < took_y ? 1 : -1;
	return x->process < y->process ? -1 : 1;
}

void processes_sort(const struct processes *before, struct processes *now)
{
	sort_before = before;
	if (now->count)
		qsort(now->list, now->count, sizeof(*now->list), compare);
}
