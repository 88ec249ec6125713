/*
 * kernel/task/fpu.c - FPU state by thread: loaded on first use, saved when its user is switched
 * out.
 *
 * CR0.TS is set whenever the registers do not belong to the running thread; the first FPU or SSE
 * instruction then traps (exception 7). Intel SDM volume 3, 13.4.
 */
#include "task/fpu.h"
#include "abi/proc.h"
#include "cpu/cpu.h"
#include "cpu/string.h"
#include "cpu/trap.h"
#include "mem/heap.h"
#include "panic.h"
#include "task/fpu_switch.h"
#include "task/thread.h"

#define CR0_TS 8u

static struct fpu_state clean; /* what a thread starts with */

static void save(struct fpu_state *s)
{
	if (cpu_features & SYS_CPU_FXSR)
		__asm__ volatile("fxsave %0" : "=m"(*s));
	else
		__asm__ volatile("fnsave %0\n fwait" : "=m"(*s));
}

static void load(const struct fpu_state *s)
{
	if (cpu_features & SYS_CPU_FXSR)
		__asm__ volatile("fxrstor %0" ::"m"(*s));
	else
		__asm__ volatile("frstor %0" ::"m"(*s));
}

void fpu_switch_out(struct thread *t)
{
	save(t->fpu);
	t->fpu_live = false;
	write_cr0(read_cr0() | CR0_TS);
}

void fpu_forget(struct thread *t)
{
	kfree(t->fpu);
	t->fpu = NULL;
}

static void first_use(struct trap_frame *f)
{
	struct thread *t = current();

	if (!t->fpu) {
		t->fpu = kmalloc(sizeof *t->fpu);
		if (!t->fpu) {
			if (!t->process)
				panic_frame(f, "out of memory for the FPU state of %s", t->name);
			thread_kill(t, EXIT_KILLED);
			return;
		}
		*t->fpu = clean;
	}
	__asm__ volatile("clts");
	load(t->fpu);
	t->fpu_live = true;
}

void fpu_begin(void)
{
	struct thread *t = current();
	uint32_t flags = irq_save();

	t->no_preempt++;
	if (t->fpu_live) {
		save(t->fpu);
		t->fpu_live = false;
	}
	__asm__ volatile("clts");
	irq_restore(flags);
}

void fpu_end(void)
{
	struct thread *t = current();
	uint32_t flags = irq_save();

	write_cr0(read_cr0() | CR0_TS);
	t->no_preempt--;
	irq_restore(flags);
}

void fpu_init(void)
{
	uint32_t mxcsr = 0x1f80;

	__asm__ volatile("clts\n fninit");
	if (cpu_features & SYS_CPU_SSE)
		__asm__ volatile("ldmxcsr %0" ::"m"(mxcsr));
	save(&clean);
	write_cr0(read_cr0() | CR0_TS);
	trap_attach(TRAP_FPU_OFF, first_use);
}
