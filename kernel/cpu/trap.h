/*
 * kernel/cpu/trap.h - interrupts and exceptions: who handles which.
 *
 * isr.asm saves a trap_frame on the thread's kernel stack and calls trap.c, which calls what was
 * attached. Interrupt handlers run with interrupts off, only fetch and queue, and return. Every
 * attach happens at start-up.
 */
#ifndef CPU_TRAP_H
#define CPU_TRAP_H

#include "abi/types.h"

struct trap_frame {
	uint32_t gs, fs, es, ds;
	uint32_t edi, esi, ebp, unused_esp, ebx, edx, ecx, eax;
	uint32_t vector, error;
	uint32_t eip, cs, eflags;
	uint32_t esp, ss; /* only if the trap came from ring 3 */
};

#define trap_from_user(f) ((f)->cs & 3)

#define TRAP_DEBUG	1
#define TRAP_NMI	2
#define TRAP_BREAKPOINT 3
#define TRAP_FPU_OFF	7
#define TRAP_DOUBLE	8
#define TRAP_GENERAL	13
#define TRAP_PAGE_FAULT 14
#define TRAP_IRQ0	32
#define TRAP_SYSCALL	0x30

typedef void trap_handler(struct trap_frame *frame);
typedef void irq_handler(void *argument);

/* GDT, IDT, TSS, interrupt controller; all interrupt lines masked. */
void trap_init(void);

/* Call handler for an exception vector (0..31, 48 = INT 30h) instead of panicking. */
void trap_attach(uint32_t vector, trap_handler *handler);

/* "page fault" for 14, and so on. */
const char *trap_name(uint32_t vector);

/* Exceptions of ring 3 that have no handler of their own. */
void trap_attach_user(trap_handler *handler);

/* Called with interrupts off before a trap returns to where interrupts were on: preemption, and,
 * for ring 3, ending of killed threads. */
void trap_attach_return(trap_handler *handler);

/* Attach to interrupt line 0..15 and unmask it. One handler per line; -EBUSY. */
int irq_attach(uint32_t line, irq_handler *handler, void *argument);

bool irq_attached(uint32_t line);

/* How often each line has interrupted. */
extern uint32_t irq_counts[16];

/* If eip is an instruction that may fault on user memory, where to go on instead; else 0.
 * Entries are made by the USER_ACCESS macro (isr.asm, ucopy.asm). */
uint32_t trap_fixup(uint32_t eip);

#endif
