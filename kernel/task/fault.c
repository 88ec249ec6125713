/*
 * kernel/task/fault.c - what happens at a processor fault.
 *
 * A page fault first makes the page present if a region allows it. Else: in ring 3 the process ends
 * with a crash line; in a user-memory copy of the kernel the copy returns -EFAULT; anywhere else it
 * is a kernel bug.
 */
#include "task/fault.h"
#include "abi/error.h"
#include "common/format.h"
#include "cpu/cpu.h"
#include "cpu/trap.h"
#include "log.h"
#include "mem/vmap.h"
#include "panic.h"
#include "task/image.h"
#include "task/process.h"
#include "task/sched.h"
#include "task/step.h"
#include "trace.h"

#define ERROR_WRITE 2
#define ERROR_FETCH 16

static void (*describe_handling)(struct thread *t, char *text, uint32_t size);

void fault_set_context(void (*describe)(struct thread *t, char *text, uint32_t size))
{
	describe_handling = describe;
}

/* One line that names program, address, function and the message it was handling. */
static void crash_line(const struct trap_frame *f, uint32_t address, const char *why)
{
	struct process *p = current_process();
	char where[80], handling[96] = "";

	image_symbol(p->image, f->eip, where, sizeof where);
	if (describe_handling)
		describe_handling(current(), handling, sizeof handling);
	if (f->vector == TRAP_PAGE_FAULT)
		log_error("%s (process %x) crashed: %s at address 0x%08x, %s in %s%s%s", p->name,
			  p->id, trap_name(f->vector), address,
			  why			   ? why
			  : f->error & ERROR_FETCH ? "executing"
			  : f->error & ERROR_WRITE ? "writing"
						   : "reading",
			  where, *handling ? ", handling " : "", handling);
	else
		log_error("%s (process %x) crashed: %s (error %x) in %s%s%s", p->name, p->id,
			  trap_name(f->vector), f->error, where, *handling ? ", handling " : "",
			  handling);
}

static void user_fault(struct trap_frame *f, uint32_t address, const char *why)
{
	irq_enable();
	trace(TRACE_FAULT, 0, current_process()->id, f->vector, f->eip);
	crash_line(f, address, why);
	process_kill(current_process(), EXIT_FAULT);
}

static void user_exception(struct trap_frame *f)
{
	user_fault(f, 0, NULL);
}

static uint32_t wanted_access(const struct trap_frame *f)
{
	if (f->error & ERROR_WRITE)
		return VM_WRITE;
	return f->error & ERROR_FETCH ? VM_EXEC : VM_READ;
}

static void page_fault(struct trap_frame *f)
{
	uint32_t address = read_cr2(), go_on;
	struct thread *t = current();
	int error = -EFAULT;

	if (t->process && t->cr3 && address < USER_END)
		error = vm_fault(&t->process->vm, address, wanted_access(f));
	if (!error)
		return;
	if (trap_from_user(f)) {
		user_fault(f, address, error == -EFAULT ? NULL : "out of memory");
		return;
	}
	go_on = trap_fixup(f->eip);
	if (!go_on)
		panic_frame(f, "page fault in the kernel at address 0x%08x (error %x)", address,
			    f->error);
	f->eip = go_on;
}

/* Ring 0 gets a general protection fault only through a bug, or in a copy with a bad segment. */
static void general_fault(struct trap_frame *f)
{
	if (!trap_from_user(f))
		panic_frame(f, "general protection fault in the kernel (error %x)", f->error);
	user_fault(f, 0, NULL);
}

/* Single steps of a program are its own business; without a debugger they are ignored. Those of the
 * kernel are a test's. */
static void debug_exception(struct trap_frame *f)
{
	if (!step_trap(f))
		f->eflags &= ~0x100u;
}

/* Interrupts off. Before the way back to where interrupts were on. */
static void trap_return(struct trap_frame *f)
{
	struct thread *t = current();

	if (__builtin_expect(!t->work, 1))
		return;
	if (t->work & THREAD_WORK_YIELD && !t->no_preempt)
		schedule();
	if (trap_from_user(f) && t->work & THREAD_WORK_KILL) {
		irq_enable();
		thread_exit(t->status);
	}
}

/* The same for the way back from SYSENTER (isr.asm). */
void syscall_work(void)
{
	struct thread *t = current();

	if (t->work & THREAD_WORK_KILL) {
		irq_enable();
		thread_exit(t->status);
	}
	if (t->work & THREAD_WORK_YIELD)
		schedule();
}

/* For the panic report. The stack may be anything: a thread is believed only where threads can be.
 */
static void describe_running(char *text, uint32_t size)
{
	struct thread *t = current();

	*text = 0;
	if ((uint32_t)t < KERNEL_BASE || (uint32_t)t & 3 || (uint32_t)t >= VMAP_END || !t->id)
		return;
	format_text(text, size, "thread %x (%s)%s%s", t->id, t->name, t->process ? " of " : "",
		    t->process ? t->process->name : "");
}

void fault_init(void)
{
	panic_set_context(describe_running);
	trap_attach(TRAP_PAGE_FAULT, page_fault);
	trap_attach(TRAP_GENERAL, general_fault);
	trap_attach(TRAP_DEBUG, debug_exception);
	trap_attach_user(user_exception);
	trap_attach_return(trap_return);
}
