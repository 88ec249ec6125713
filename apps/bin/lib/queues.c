/* apps/bin/lib/queues.c - looks at the threads' message queues. */
#include "queues.h"
#include <stdlib.h>
#include <string.h>
#include "proc.h"
#include "sys.h"
#include "thr.h"

static void take_process(struct queues *q, const struct proc_info *process)
{
	static struct thr_info threads[THREADS_MAX];
	int count = ThrList(threads, THREADS_MAX, process->process);

	for (int i = 0; i < count && i < THREADS_MAX && q->count < QUEUES_MAX; i++) {
		struct queue_row *row = &q->rows[q->count];

		if (MsgQueueQuery(threads[i].thread, &row->status) < 0)
			continue;
		row->thread = threads[i].thread;
		strlcpy(row->name, process->name, sizeof(row->name));
		q->count++;
	}
}

void queues_take(struct queues *q)
{
	static struct proc_info processes[PROCESSES_MAX];
	int count = ProcList(processes, PROCESSES_MAX);

	q->count = 0;
	for (int i = 0; i < count && i < PROCESSES_MAX; i++)
		take_process(q, &processes[i]);
	SysClock(&q->ns);
}

uint32_t queues_depth(const struct msg_status *status)
{
	return status->posted + status->input + status->sent;
}

uint32_t queues_drops(const struct msg_status *status)
{
	return status->input_lost + status->posts_refused;
}

static uint32_t came_before(const struct queues *before, uint32_t thread)
{
	for (uint32_t i = 0; i < before->count; i++)
		if (before->rows[i].thread == thread)
			return before->rows[i].status.posted_total;
	return 0;
}

static int by_rate(const void *a, const void *b)
{
	const struct queue_row *x = a, *y = b;

	if (x->rate != y->rate)
		return x->rate < y->rate ? 1 : -1;
	if (queues_depth(&x->status) != queues_depth(&y->status))
		return queues_depth(&x->status) < queues_depth(&y->status) ? 1 : -1;
	return x->thread < y->thread ? -1 : 1;
}

void queues_compare(const struct queues *before, struct queues *now)
{
	uint64_t ms = (now->ns - before->ns) / 1000000;

	for (uint32_t i = 0; i < now->count; i++) {
		struct queue_row *row = &now->rows[i];
		uint32_t came = row->status.posted_total;

		came -= came_before(before, row->thread);
		row->rate = before->ns && ms ? (uint32_t)(came * 10000ull / ms) : 0;
	}
	if (now->count)
		qsort(now->rows, now->count, sizeof(*now->rows), by_rate);
}
