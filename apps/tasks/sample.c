/* apps/tasks/sample.c - what runs and what it uses. */
#include "tasks.h"
#include <stdlib.h>
#include <string.h>
#include "msg.h"
#include "thr.h"

static struct sample samples[2];
static struct sample *newest = &samples[0];

const struct sample_process *sample_find(const struct sample *s, uint32_t process)
{
	for (int i = 0; i < s->process_count; i++)
		if (s->processes[i].info.process == process)
			return &s->processes[i];
	return NULL;
}

static const struct sample_thread *find_thread(const struct sample *s, uint32_t thread)
{
	for (int i = 0; i < s->thread_count; i++)
		if (s->threads[i].info.thread == thread)
			return &s->threads[i];
	return NULL;
}

/* Tenths of a percent. */
static uint32_t share(uint64_t part, uint64_t whole)
{
	return whole ? (uint32_t)(part * 1000 / whole) : 0;
}

static uint32_t per_second(uint64_t count, uint64_t ns)
{
	return ns ? (uint32_t)(count * 1000000000ull / ns) : 0;
}

static void take_thread(struct sample *s, struct sample_process *p, const struct thr_info *info,
			const struct sample *before)
{
	struct sample_thread *t;
	const struct sample_thread *old = find_thread(before, info->thread);
	struct msg_status status;
	uint64_t interval = s->time_ns - before->time_ns;

	if (s->thread_count == SAMPLE_THREADS)
		return;
	t = &s->threads[s->thread_count++];
	*t = (struct sample_thread){.info = *info};
	if (old)
		t->cpu = share(info->time_ns - old->info.time_ns, interval);
	if (MsgQueueQuery(info->thread, &status) < 0)
		return;
	t->queue = status.posted + status.input + status.sent;
	t->fetched = status.fetched_total;
	if (old)
		t->messages = per_second(t->fetched - old->fetched, interval);
	p->queue = t->queue > p->queue ? t->queue : p->queue;
	p->fetched += t->fetched;
	p->messages += t->messages;
	p->hung |= status.hung;
}

static void take_threads(struct sample *s, struct sample_process *p, const struct sample *before)
{
	static struct thr_info infos[PROCESS_THREADS_MAX];
	int count = ThrList(infos, PROCESS_THREADS_MAX, p->info.process);

	for (int i = 0; i < count && i < PROCESS_THREADS_MAX; i++)
		take_thread(s, p, &infos[i], before);
}

static void take_process(struct sample *s, const struct proc_info *info,
			 const struct sample *before)
{
	struct sample_process *p = &s->processes[s->process_count++];
	const struct sample_process *old = sample_find(before, info->process);

	*p = (struct sample_process){.info = *info};
	if (old)
		p->cpu = share(info->time_ns - old->info.time_ns, s->time_ns - before->time_ns);
	take_threads(s, p, before);
	s->deepest = p->queue > s->deepest ? p->queue : s->deepest;
	s->messages += p->messages;
}

const struct sample *sample_take(void)
{
	static struct proc_info infos[SAMPLE_PROCESSES];
	struct sample *before = newest, *s = newest == &samples[0] ? &samples[1] : &samples[0];
	int count = ProcList(infos, SAMPLE_PROCESSES);

	s->process_count = s->thread_count = 0;
	s->deepest = s->messages = 0;
	SysInfo(&s->system, sizeof(s->system));
	s->time_ns = s->system.uptime_ns;
	for (int i = 0; i < count && i < SAMPLE_PROCESSES; i++)
		take_process(s, &infos[i], before);
	s->cpu = 1000 -
		 share(s->system.idle_ns - before->system.idle_ns, s->time_ns - before->time_ns);
	s->cpu = !before->time_ns || s->cpu > 1000 ? 0 : s->cpu;
	newest = s;
	return s;
}
