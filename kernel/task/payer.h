/*
 * kernel/task/payer.h - kernel memory that a process pays for while it lives, of a thing that may
 * outlive it: an open file whose handle was given away.
 *
 * The process that is current at payer_begin is charged (ACCOUNT_HEAP) until payer_end, or until it
 * ends: then nobody pays any more. Kernel threads pay nothing.
 *
 * Any context; takes a lock of its own, below which nothing is taken.
 */
#ifndef TASK_PAYER_H
#define TASK_PAYER_H

#include "abi/types.h"
#include "common/list.h"

struct process;

struct payer {
	struct list link;
	struct process *process; /* NULL: nobody */
	uint32_t bytes;
};

/* 0, or -EDQUOT and there is nothing to end. */
int payer_begin(struct payer *p, uint32_t bytes);
int payer_more(struct payer *p, uint32_t bytes); /* 0, -EDQUOT */
void payer_less(struct payer *p, uint32_t bytes);
void payer_end(struct payer *p);

void payer_init(void);

#endif
