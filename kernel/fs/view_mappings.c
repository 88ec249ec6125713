/* kernel/fs/view_mappings.c - the view of who has which shared area in its memory. */
#include "abi/limits.h"
#include "fs/views.h"
#include "ipc/shared.h"
#include "mem/area.h"
#include "mem/vm.h"
#include "task/process.h"

static void write_mappings_of(struct text *out, struct process *p)
{
	uint32_t address = 0, access;
	struct area *area;

	while (!text_over(out) && (area = vm_next_area(&p->vm, &address, &access))) {
		struct shared_line s;

		if (shared_describe(area, &s))
			text_printf(out, "%-10u %8u %8u %-6s %s\n", p->id, s.place, s.size >> 10,
				    access & VM_WRITE ? "rw" : "r", *s.name ? s.name : "-");
		area_unref(area);
	}
}

static void write_mappings(struct text *out)
{
	text_printf(out, "%-10s %8s %8s %-6s %s\n", "PROCESS", "AREA", "KIB", "ACCESS", "NAME");
	for (uint32_t slot = 1; slot <= PROCESSES_MAX && !text_over(out); slot++) {
		struct process *p = process_at(slot);

		if (p)
			write_mappings_of(out, p);
		process_unref(p);
	}
}

void view_mappings_init(void)
{
	view_add("mappings", write_mappings, 0);
}
