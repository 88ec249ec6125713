/* kernel/fs/view_system.c - the views of what no process has for itself: memory, interrupts, locks,
 * mounts, ports, shared areas, the trace. */
#include "abi/limits.h"
#include "cpu/trap.h"
#include "dev/input.h"
#include "dev/serial.h"
#include "fs/vfs.h"
#include "fs/views.h"
#include "ipc/mbus.h"
#include "ipc/port.h"
#include "ipc/shared.h"
#include "mem/heap.h"
#include "mem/page.h"
#include "task/lock.h"
#include "task/process.h"
#include "trace.h"

static void write_memory(struct text *out)
{
	static const char line[] = "%-20s %10u\n";
	uint32_t total = page_count_total(), free = page_count_free();

	text_printf(out, "%-20s %10s\n", "WHAT", "KIB");
	text_printf(out, line, "total", total * 4);
	text_printf(out, line, "free", free * 4);
	text_printf(out, line, "used", (total - free) * 4);
	text_printf(out, line, "kernel_heap", heap_bytes() >> 10);
}

/* What is on a PC's lines by convention. */
static void write_interrupts(struct text *out)
{
	static const char *const names[16] = {
		"timer", "keyboard", "cascade", "serial2", "serial", "", "",	 "",
		"clock", "",	     "",	"",	   "mouse",  "", "disk", "disk2"};

	text_printf(out, "%-4s %10s %6s %s\n", "LINE", "COUNT", "LOST", "NAME");
	for (uint32_t line = 0; line < 16; line++) {
		uint32_t lost = line == 4   ? serial_lost(0)
				: line == 3 ? serial_lost(1)
				: line == 1 ? input_lost()
					    : 0;

		if (irq_counts[line] || irq_attached(line))
			text_printf(out, "%-4u %10u %6u %s\n", line, irq_counts[line], lost,
				    *names[line] ? names[line] : "-");
	}
}

static void write_locks(struct text *out)
{
	struct mutex *m;
	const char *name;

	text_printf(out, "%-10s %10s %10s\n", "NAME", "OWNER", "CONTENDED");
	for (uint32_t i = 0; (m = mutex_named(i, &name)); i++) {
		/* Interrupts off: the owner does not let go and end meanwhile. */
		uint32_t flags = spin_lock(&m->waitable.lock);
		struct thread *holder = mutex_owner(m);
		uint32_t owner = holder ? holder->id : 0, contended = m->contended;

		spin_unlock(&m->waitable.lock, flags);
		text_printf(out, "%-10s %10u %10u\n", name, owner, contended);
	}
}

static void write_mounts(struct text *out)
{
	char path[PATH_LENGTH_MAX];
	const char *kind;
	uint32_t number;

	text_printf(out, "%-6s %-10s %s\n", "NUMBER", "KIND", "PATH");
	for (uint32_t i = 0; (kind = vfs_mount_at(i, path, &number)); i++)
		text_printf(out, "%-6u %-10s %s\n", number, kind, path);
}

/* ---- ports ------------------------------------------------------------------------------- */

static void write_port(const struct port_line *p, void *out)
{
	text_printf(out, "%-10s %10u %10u %7u %7u %7u %8u %10u %10u %s\n",
		    p->listening ? "listens"
		    : p->peer	 ? "connected"
				 : "waits",
		    p->owner, p->peer, p->waiting, p->forward, p->back, p->capacity, p->sent,
		    p->got, p->name ? p->name : "-");
}

static void write_ports(struct text *out)
{
	text_printf(out, "%-10s %10s %10s %7s %7s %7s %8s %10s %10s %s\n", "STATE", "PROCESS",
		    "PEER", "BACKLOG", "TO", "FROM", "CAPACITY", "SENT", "GOT", "NAME");
	port_for_each(write_port, out);
}

/* ---- shared areas ------------------------------------------------------------------------ */

static void write_shared(struct text *out)
{
	struct shared_line s;
	uint32_t place = 0;

	text_printf(out, "%8s %-10s %7s %8s %-6s %s\n", "KIB", "MAKER", "HANDLES", "MAPPINGS",
		    "SEALED", "NAME");
	while (shared_next(&place, false, &s) && !text_over(out))
		text_printf(out, "%8u %-10u %7u %8u %-6s %s\n", s.size >> 10, s.maker, s.handles,
			    s.mappings, s.sealed ? "sealed" : "-", *s.name ? s.name : "-");
}

/* ---- buses ------------------------------------------------------------------------------- */

static void write_buses(struct text *out)
{
	struct mbus_line b;

	text_printf(out, "%7s %6s %-7s %-10s %9s %10s %10s %s\n", "OBJSIZE", "OBJMAX", "FLAGS",
		    "MAKER", "CONSUMERS", "PUBLISHED", "DROPPED", "NAME");
	for (uint32_t i = 0; mbus_at(i, &b) && !text_over(out); i++)
		text_printf(out, "%7u %6u %s%s%-5s %-10u %9u %10u %10u %s\n", b.objsize, b.objmax,
			    b.flags & MBUS_LATEST ? "l" : "-", b.flags & MBUS_SHARED ? "s" : "-",
			    "", b.maker, b.consumers, b.published, b.dropped, b.name);
}

static void write_consumer(struct text *out, const struct mbus_consumer_line *c)
{
	text_printf(out, "%10u ", c->process);
	if (c->handle)
		text_printf(out, "%6u", (uint32_t)c->handle);
	else
		text_printf(out, "%6s", "-");
	text_printf(out, " %7u %6u %10u %s\n", c->waiting, c->objmax, c->dropped, c->bus);
}

static void write_consumers(struct text *out)
{
	struct mbus_consumer_line c;
	struct mbus_line b;

	text_printf(out, "%10s %6s %7s %6s %10s %s\n", "PROCESS", "HANDLE", "WAITING", "OBJMAX",
		    "DROPPED", "BUS");
	for (uint32_t i = 0; mbus_at(i, &b) && !text_over(out); i++)
		for (uint32_t j = 0; mbus_consumer_at(i, j, &c) && !text_over(out); j++)
			write_consumer(out, &c);
}

/* ---- the trace --------------------------------------------------------------------------- */

static void write_record(struct text *out, const struct trace_record *r)
{
	static const char *const kinds[] = {
		[TRACE_NONE] = "none",	 [TRACE_POST] = "post",	  [TRACE_FETCH] = "fetch",
		[TRACE_DROP] = "drop",	 [TRACE_WAKE] = "wake",	  [TRACE_SPAWN] = "spawn",
		[TRACE_EXIT] = "exit",	 [TRACE_FAULT] = "fault", [TRACE_WINDOW] = "window",
		[TRACE_FOCUS] = "focus", [TRACE_INPUT] = "input", [TRACE_FRAME] = "frame",
	};

	text_printf(out, "%12llu %4u %-7s %10u %10u %8x %llu\n", r->time_ns / 1000, r->processor,
		    r->kind < sizeof kinds / sizeof *kinds ? kinds[r->kind] : "?", r->from, r->to,
		    r->code, r->stamp);
}

static void write_trace(struct text *out)
{
	struct trace_record chunk[16];
	uint32_t position = 0, left = TRACE_RECORDS, n;

	text_printf(out, "%12s %4s %-7s %10s %10s %8s %s\n", "US", "CPU", "KIND", "FROM", "TO",
		    "CODE", "STAMP");
	/* No more than there were: reading it must not be chased by what it causes. */
	do {
		n = trace_read(&position, chunk, 16);
		for (uint32_t i = 0; i < n; i++)
			write_record(out, &chunk[i]);
		left -= n;
	} while (n && left >= 16 && !text_over(out));
}

void view_system_init(void)
{
	view_add("memory", write_memory, 0);
	view_add("interrupts", write_interrupts, 0);
	view_add("locks", write_locks, 0);
	view_add("mounts", write_mounts, 0);
	view_add("ports", write_ports, 0);
	view_add("mbus", write_buses, 0);
	view_add("mbus_consumers", write_consumers, 0);
	view_add("shared", write_shared, 0);
	view_add("trace", write_trace, PRIV_DEBUG);
}
