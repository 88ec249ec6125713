/* processes.h - the processes there are, and what share of the processor each took. */
#ifndef PROCESSES_H
#define PROCESSES_H

#include <stdint.h>
#include "abi/limits.h"
#include "proc.h"

struct processes {
	struct proc_info list[PROCESSES_MAX];
	uint32_t count;
	uint64_t ns; /* since boot, when they were listed */
};

void processes_list(struct processes *p);

/* Of one between two lists, in thousandths. It need not be in the first one. */
unsigned processes_share(const struct processes *before, const struct processes *now, uint32_t i);

/* The order of rows: by what they took between the lists, most first; then by number. */
void processes_sort(const struct processes *before, struct processes *now);

#endif
