/* kernel/fs/view_tasks.c - the views of processes, threads and handles. */
#include "abi/limits.h"
#include "fs/views.h"
#include "cpu/cpu.h"
#include "ipc/mailbox.h"
#include "task/process.h"
#include "task/timer.h"

/* ---- processes --------------------------------------------------------------------------- */

static void write_process(struct text *out, struct process *p)
{
	struct proc_info i;

	process_describe(p, &i);
	text_printf(out, "%-10u %-10u %-6s %7u %7u %7u %8u %10u %4x %10u %s\n", i.process, i.parent,
		    i.running ? "runs" : "ended", i.threads, i.handles, i.windows, i.pages * 4,
		    i.heap_bytes, i.privileges, (uint32_t)(i.time_ns / 1000000), i.name);
}

static void write_processes(struct text *out)
{
	text_printf(out, "%-10s %-10s %-6s %7s %7s %7s %8s %10s %4s %10s %s\n", "PROCESS", "PARENT",
		    "STATE", "THREADS", "HANDLES", "WINDOWS", "KIB", "KERNEL", "PRIV", "CPU_MS",
		    "NAME");
	for (uint32_t slot = 1; slot <= PROCESSES_MAX && !text_over(out); slot++) {
		struct process *p = process_at(slot);

		if (p)
			write_process(out, p);
		process_unref(p);
	}
}

/* ---- mailboxes --------------------------------------------------------------------------- */

static void write_mailboxes(struct text *out)
{
	text_printf(out, "%-10s %7s %7s %8s %8s %-10s %s\n", "PROCESS", "WAITING", "BYTES",
		    "RECEIVED", "REFUSED", "SENDER", "NAME");
	for (uint32_t slot = 1; slot <= PROCESSES_MAX && !text_over(out); slot++) {
		struct process *p = process_at(slot);
		struct mailbox_line m;

		if (p && mailbox_describe(p, &m))
			text_printf(out, "%-10u %7u %7u %8u %8u %-10u %s\n", p->id, m.waiting,
				    m.bytes, m.received, m.refused, m.sender, p->name);
		process_unref(p);
	}
}

/* ---- threads ----------------------------------------------------------------------------- */

static void write_thread(struct text *out, const struct thread *t)
{
	static const char *const states[] = {
		[THREAD_READY] = "ready",
		[THREAD_RUNNING] = "runs",
		[THREAD_SLEEPING] = "sleeps",
		[THREAD_DEAD] = "dead",
	};

	text_printf(out, "%-10u %-10u %8u %-6s %10u %7u %s\n", t->id,
		    t->process ? t->process->id : 0, t->own_priority, states[t->state],
		    (uint32_t)((t->spans << SPAN_SHIFT) / clock_tsc_khz), t->mutexes, t->name);
}

static void write_threads(struct text *out)
{
	text_printf(out, "%-10s %-10s %8s %-6s %10s %7s %s\n", "THREAD", "PROCESS", "PRIORITY",
		    "STATE", "CPU_MS", "MUTEXES", "NAME");
	for (uint32_t slot = 1; slot <= THREADS_MAX && !text_over(out); slot++) {
		struct thread *t = thread_at(slot);

		if (t)
			write_thread(out, t);
		thread_unref(t);
	}
}

/* ---- handles ----------------------------------------------------------------------------- */

static void write_rights(uint32_t rights, char *text)
{
	static const struct {
		uint32_t right;
		char letter;
	} letters[] = {{RIGHT_READ, 'r'},
		       {RIGHT_WRITE, 'w'},
		       {RIGHT_WAIT, 'a'},
		       {RIGHT_CONTROL, 'c'},
		       {RIGHT_TRANSFER, 't'}};

	for (uint32_t i = 0; i < sizeof letters / sizeof *letters; i++)
		*text++ = rights & letters[i].right ? letters[i].letter : '-';
	*text = 0;
}

static void write_handle(struct text *out, const struct process *p, int handle, uint32_t rights,
			 struct object *o)
{
	char letters[8], name[FILE_NAME_MAX] = "";

	write_rights(rights, letters);
	if (o->type->describe)
		o->type->describe(o, name, sizeof name);
	/* One reference is ours. */
	text_printf(out, "%-10u %-10d %-8s %-6s %4u %s\n", p->id, handle, o->type->name, letters,
		    o->refs - 1, name);
}

static void write_handles_of(struct text *out, struct process *p)
{
	struct object *o;
	uint32_t rights;
	int handle;

	for (uint32_t i = 1; !text_over(out) && handle_at(p, i, &handle, &rights, &o); i++) {
		if (o)
			write_handle(out, p, handle, rights, o);
		object_unref(o);
	}
}

static void write_handles(struct text *out)
{
	text_printf(out, "%-10s %-10s %-8s %-6s %4s %s\n", "PROCESS", "HANDLE", "TYPE", "RIGHTS",
		    "REFS", "NAME");
	for (uint32_t slot = 1; slot <= PROCESSES_MAX && !text_over(out); slot++) {
		struct process *p = process_at(slot);

		if (p)
			write_handles_of(out, p);
		process_unref(p);
	}
}

void view_tasks_init(void)
{
	view_add("processes", write_processes, 0);
	view_add("mailboxes", write_mailboxes, 0);
	view_add("threads", write_threads, PRIV_DEBUG);
	view_add("handles", write_handles, PRIV_DEBUG);
}
