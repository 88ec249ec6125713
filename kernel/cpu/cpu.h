/*
 * kernel/cpu/cpu.h - what the processor offers, as one-line functions.
 *
 * Source: Intel SDM volumes 2 and 3. Port and control-register access, interrupt flag, CPUID.
 */
#ifndef CPU_CPU_H
#define CPU_CPU_H

#include "abi/types.h"

static inline void outb(uint16_t port, uint8_t v)
{
	__asm__ volatile("outb %0,%1" ::"a"(v), "Nd"(port));
}
static inline void outw(uint16_t port, uint16_t v)
{
	__asm__ volatile("outw %0,%1" ::"a"(v), "Nd"(port));
}
static inline void outl(uint16_t port, uint32_t v)
{
	__asm__ volatile("outl %0,%1" ::"a"(v), "Nd"(port));
}

static inline uint8_t inb(uint16_t port)
{
	uint8_t v;

	__asm__ volatile("inb %1,%0" : "=a"(v) : "Nd"(port));
	return v;
}

static inline uint16_t inw(uint16_t port)
{
	uint16_t v;

	__asm__ volatile("inw %1,%0" : "=a"(v) : "Nd"(port));
	return v;
}

static inline uint32_t inl(uint16_t port)
{
	uint32_t v;

	__asm__ volatile("inl %1,%0" : "=a"(v) : "Nd"(port));
	return v;
}

static inline uint64_t rdtsc(void)
{
	uint64_t v;

	__asm__ volatile("rdtsc" : "=A"(v));
	return v;
}

/* Time in spans of 2^SPAN_SHIFT counts: 32 bits of them last for minutes and are cheap to compare.
 */
#define SPAN_SHIFT 6
static inline uint32_t tsc_spans(void)
{
	uint32_t low, high;

	__asm__ volatile("rdtsc\n\tshrd $6, %1, %0" : "=a"(low), "=d"(high));
	return low;
}

static inline uint64_t rdmsr(uint32_t msr)
{
	uint64_t v;

	__asm__ volatile("rdmsr" : "=A"(v) : "c"(msr));
	return v;
}

static inline void wrmsr(uint32_t msr, uint64_t v)
{
	__asm__ volatile("wrmsr" ::"c"(msr), "A"(v));
}

#define CPU_REGISTER(reg)                                               \
	static inline uint32_t read_##reg(void)                         \
	{                                                               \
		uint32_t v;                                             \
		__asm__ volatile("mov %%" #reg ",%0" : "=r"(v));        \
		return v;                                               \
	}                                                               \
	static inline void write_##reg(uint32_t v)                      \
	{                                                               \
		__asm__ volatile("mov %0,%%" #reg ::"r"(v) : "memory"); \
	}

CPU_REGISTER(cr0)
CPU_REGISTER(cr2)
CPU_REGISTER(cr3)
CPU_REGISTER(cr4)

static inline void invlpg(uint32_t address)
{
	__asm__ volatile("invlpg (%0)" ::"r"(address) : "memory");
}
static inline void cpu_relax(void)
{
	__asm__ volatile("pause");
}
static inline void cpu_halt(void)
{
	__asm__ volatile("hlt");
}

#define EFLAGS_IF 0x200u

/* Interrupts off; returns what irq_restore wants. */
static inline uint32_t irq_save(void)
{
	uint32_t flags;

	__asm__ volatile("pushf\n pop %0\n cli" : "=r"(flags)::"memory");
	return flags;
}

static inline void irq_restore(uint32_t flags)
{
	__asm__ volatile("push %0\n popf" ::"r"(flags) : "memory", "cc");
}
static inline void irq_enable(void)
{
	__asm__ volatile("sti" ::: "memory");
}
static inline void irq_disable(void)
{
	__asm__ volatile("cli" ::: "memory");
}

static inline bool irq_enabled(void)
{
	uint32_t flags;

	__asm__ volatile("pushf\n pop %0" : "=r"(flags));
	return flags & EFLAGS_IF;
}

static inline void cpuid(uint32_t leaf, uint32_t *a, uint32_t *b, uint32_t *c, uint32_t *d)
{
	__asm__ volatile("cpuid" : "=a"(*a), "=b"(*b), "=c"(*c), "=d"(*d) : "a"(leaf), "c"(0));
}

/* SYS_CPU_... (abi/proc.h), found once at start. */
extern uint32_t cpu_features;

/* Find the features, switch on what is used of them (SSE, write protection, global pages). Panics
 * on a processor without PAE. */
void cpu_init(void);

#endif
