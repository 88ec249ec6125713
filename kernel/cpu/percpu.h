/*
 * kernel/cpu/percpu.h - what each processor has of its own.
 *
 * One processor runs now; everything that another would need its own copy of lies here or in the
 * scheduler's run queue, and is reached through this_cpu().
 */
#ifndef CPU_PERCPU_H
#define CPU_PERCPU_H

#include "abi/types.h"

#define KERNEL_CODE 0x08
#define KERNEL_DATA 0x10
#define USER_CODE   0x1b
#define USER_DATA   0x23
#define TASK_STATE  0x28
#define USER_LOCAL  0x33 /* the thread's local segment */
#define FAULT_STATE 0x38 /* task of a double fault */
#define GDT_ENTRIES 8

/* Intel SDM volume 3, 8.2.1. */
struct tss {
	uint32_t link, esp0, ss0, esp1, ss1, esp2, ss2, cr3, eip, eflags;
	uint32_t eax, ecx, edx, ebx, esp, ebp, esi, edi;
	uint32_t es, cs, ss, ds, fs, gs, ldt;
	uint16_t trap, io_map;
} __attribute__((packed));

struct cpu {
	/* SYSENTER starts with its stack pointer at tss.esp0; what is pushed before the thread's
	 * own stack is loaded (a debug exception) falls into the scratch below. */
	uint32_t entry_scratch[64];
	struct tss tss;
	struct tss fault_tss;
	uint64_t gdt[GDT_ENTRIES] __attribute__((aligned(8)));
	uint32_t cr3; /* page tables in use */
	uint32_t number;
};

extern struct cpu cpus[1];

static inline struct cpu *this_cpu(void)
{
	return &cpus[0];
}

/* Load the tables of this processor. */
void percpu_init(struct cpu *cpu);

#endif
