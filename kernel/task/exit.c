/* kernel/task/exit.c - what ends with a thread and with a process. */
#include "task/exit.h"
#include "log.h"
#include "mem/vm.h"
#include "panic.h"
#include "task/process.h"
#include "trace.h"

#define HOOKS_MAX 16

static void (*thread_hooks[HOOKS_MAX])(struct thread *t);
static void (*process_hooks[HOOKS_MAX])(struct process *p);
static uint32_t thread_hook_count, process_hook_count;

void exit_hook_thread(void (*hook)(struct thread *t))
{
	kassert(thread_hook_count < HOOKS_MAX);
	thread_hooks[thread_hook_count++] = hook;
}

void exit_hook_process(void (*hook)(struct process *p))
{
	kassert(process_hook_count < HOOKS_MAX);
	process_hooks[process_hook_count++] = hook;
}

/* The thread leaves the process's memory: from here on it is a kernel thread. */
static void leave_memory(struct thread *t)
{
	uint32_t flags = irq_save();

	t->cr3 = 0;
	vm_switch(NULL);
	irq_restore(flags);
}

static void check_charges(struct process *p)
{
	/* The thread that is ending is charged until its last reference goes. */
	uint32_t threads = p->account.used[ACCOUNT_HEAP] / sizeof(struct thread);

	if (p->account.used[ACCOUNT_PAGES] || p->account.used[ACCOUNT_HANDLES] ||
	    p->account.used[ACCOUNT_WINDOWS] ||
	    p->account.used[ACCOUNT_HEAP] != threads * sizeof(struct thread))
		panic("%s (process %x) ended and is still charged: %u pages, %u bytes, %u handles, "
		      "%u windows",
		      p->name, p->id, p->account.used[ACCOUNT_PAGES], p->account.used[ACCOUNT_HEAP],
		      p->account.used[ACCOUNT_HANDLES], p->account.used[ACCOUNT_WINDOWS]);
}

static void end_process(struct process *p, struct thread *last)
{
	for (uint32_t i = 0; i < process_hook_count; i++)
		process_hooks[i](p);
	handle_close_all(p);
	leave_memory(last);
	vm_deinit(&p->vm);
	process_drop_image(p);
	check_charges(p);
	trace(TRACE_EXIT, 0, p->id, p->parent, p->status);
	process_ended(p);
}

void exit_run(struct thread *t)
{
	struct process *p = t->process;
	uint32_t flags;
	bool last;

	for (uint32_t i = 0; i < thread_hook_count; i++)
		thread_hooks[i](t);
	if (!p)
		return;
	if (t->stack_region)
		vm_unmap_region(&p->vm, t->stack_region);
	/* In one step: whoever is last frees the tables, and this thread must not come back to
	 * them. */
	flags = irq_save();
	last = process_remove_thread(p, t);
	if (!last)
		leave_memory(t);
	irq_restore(flags);
	if (last)
		end_process(p, t);
}
