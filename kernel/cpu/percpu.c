/* kernel/cpu/percpu.c - segments, task state and the SYSENTER registers of one processor. */
#include "cpu/percpu.h"
#include "abi/proc.h"
#include "cpu/cpu.h"
#include "cpu/string.h"
#include "cpu/trap.h"

struct cpu cpus[1] __attribute__((aligned(4096)));

static uint8_t fault_stack[4096] __attribute__((aligned(16)));

extern void sysenter_entry(void);
extern void double_fault_entry(void);

#define MSR_SYSENTER_CS	 0x174
#define MSR_SYSENTER_ESP 0x175
#define MSR_SYSENTER_EIP 0x176

/* A descriptor as in Intel SDM volume 3, 3.4.5. */
static uint64_t descriptor(uint32_t base, uint32_t limit, uint32_t access, uint32_t flags)
{
	return (uint64_t)(base & 0xff000000u) << 32 | (uint64_t)flags << 52 |
	       (uint64_t)(limit & 0xf0000u) << 32 | (uint64_t)access << 40 |
	       (uint64_t)(base & 0xffffffu) << 16 | (limit & 0xffffu);
}

static void fill_gdt(struct cpu *cpu)
{
	cpu->gdt[KERNEL_CODE >> 3] = descriptor(0, 0xfffff, 0x9a, 0xc);
	cpu->gdt[KERNEL_DATA >> 3] = descriptor(0, 0xfffff, 0x92, 0xc);
	cpu->gdt[USER_CODE >> 3] = descriptor(0, 0xfffff, 0xfa, 0xc);
	cpu->gdt[USER_DATA >> 3] = descriptor(0, 0xfffff, 0xf2, 0xc);
	cpu->gdt[USER_LOCAL >> 3] = descriptor(0, 0xfffff, 0xf2, 0xc);
	cpu->gdt[TASK_STATE >> 3] = descriptor((uint32_t)&cpu->tss, sizeof cpu->tss - 1, 0x89, 0);
	cpu->gdt[FAULT_STATE >> 3] =
		descriptor((uint32_t)&cpu->fault_tss, sizeof cpu->fault_tss - 1, 0x89, 0);
}

/* A double fault gets a task of its own: the stack may be what is broken. */
static void fill_fault_task(struct cpu *cpu)
{
	struct tss *t = &cpu->fault_tss;

	t->cr3 = read_cr3();
	t->eip = (uint32_t)double_fault_entry;
	t->esp = (uint32_t)fault_stack + sizeof fault_stack - 16;
	t->eflags = 2;
	t->cs = KERNEL_CODE;
	t->ds = t->es = t->fs = t->gs = t->ss = KERNEL_DATA;
	t->io_map = sizeof *t;
}

static void load_tables(struct cpu *cpu)
{
	struct {
		uint16_t limit;
		uint32_t base;
	} __attribute__((packed)) gdtr = {sizeof cpu->gdt - 1, (uint32_t)cpu->gdt};

	__asm__ volatile("lgdt %0\n"
			 "ljmp %1, $1f\n"
			 "1: mov %2, %%ds\n mov %2, %%es\n mov %3, %%ss\n"
			 "mov %2, %%fs\n mov %4, %%gs\n ltr %w5" ::"m"(gdtr),
			 "i"(KERNEL_CODE), "r"(USER_DATA), "r"(KERNEL_DATA), "r"(USER_LOCAL),
			 "r"(TASK_STATE)
			 : "memory");
}

void percpu_init(struct cpu *cpu)
{
	fill_gdt(cpu);
	fill_fault_task(cpu);
	cpu->tss.ss0 = KERNEL_DATA;
	cpu->tss.io_map = sizeof cpu->tss;
	cpu->cr3 = read_cr3();
	load_tables(cpu);
	if (cpu_features & SYS_CPU_SYSENTER) {
		wrmsr(MSR_SYSENTER_CS, KERNEL_CODE);
		wrmsr(MSR_SYSENTER_ESP, (uint32_t)&cpu->tss.esp0);
		wrmsr(MSR_SYSENTER_EIP, (uint32_t)sysenter_entry);
	}
}
