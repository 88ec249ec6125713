/*
 * kernel/task/thread.h - threads.
 *
 * A thread is a kernel stack, a saved stack pointer, a place in the scheduler, and for programs a
 * process. current() is found from the stack pointer: the last word of every kernel stack slot
 * names its thread. A thread ends itself (thread_exit); others ask it to with thread_kill, which
 * makes every sleep return -EINTR and ends it before it goes back to ring 3.
 */
#ifndef TASK_THREAD_H
#define TASK_THREAD_H

#include "abi/types.h"
#include "abi/proc.h"
#include "common/list.h"
#include "task/object.h"
#include "task/timer.h"
#include "task/wait.h"

#define KSTACK_SLOT \
	0x4000u /* aligned slot of virtual space per kernel stack; its lowest page is a guard */
#define KSTACK_TOP(slot) ((uint32_t)(slot) + KSTACK_SLOT - 16)

struct process;
struct queue; /* winmgr/queue.h */
struct window;

enum thread_state { THREAD_READY, THREAD_RUNNING, THREAD_SLEEPING, THREAD_DEAD };

struct fpu_state {
	uint8_t bytes[512];
} __attribute__((aligned(16)));

struct thread {
	/* Offsets known to switch.asm and isr.asm (static asserts in sched.c). */
	uint32_t esp;	 /* saved kernel stack pointer */
	uint32_t esp0;	 /* top of the kernel stack */
	uint32_t cr3;	 /* page tables of its process; 0 = kernel thread, any will do */
	uint32_t work;	 /* THREAD_WORK_...: to do before returning to ring 3 */
	uint32_t tls[2]; /* GDT descriptor of the local segment */

	struct object object; /* handle to it; signalled when dead */
	struct waitable ended;
	struct process *process; /* NULL: kernel thread */
	struct list process_link;
	uint32_t id;
	enum thread_state state; /* guarded by the run queue lock */
	uint32_t own_priority;	 /* as it was set */
	uint32_t priority;	 /* as it runs: its own, or PRIORITY_LOCK */
	uint32_t mutexes;	 /* it holds; its own business */
	uint32_t slice;		 /* ticks left */
	uint32_t preferred_at;	 /* tick of the run queue; sched_prefer */
	bool preferred;		 /* and that slice is not yet used up */
	struct list run_link;
	uint64_t spans; /* processor time used (SPAN_SHIFT) */

	/* Waiting (wait.c). */
	struct wait_block wait_one; /* for waits on a single object */
	int wait_result;	    /* WAIT_PENDING or the result; atomic */
	bool wait_all;
	const int *wait_handles; /* it waits through; task/wait.h */
	uint32_t wait_handle_count, wait_closes;
	bool wait_uninterruptible; /* a kill does not end this wait (mutexes) */
	struct timer timer;	   /* time-out of a wait */

	struct fpu_state *fpu; /* made on first use */
	bool fpu_live;	       /* its state is in the processor */
	uint32_t no_preempt;   /* > 0: not now */

	/* Of the window manager: NULL until the first GUI call. */
	struct queue *queue;

	uint32_t kstack;       /* its slot */
	uint32_t stack_region; /* user region to free at the end */
	int status;
	bool killed;
	uint32_t fail_nth; /* thread_fail_alloc: allocations until one fails; 0: none does */
	struct step *step; /* step.c; NULL: not armed */
	char name[16];
};

#define THREAD_WORK_KILL  0x1 /* end at the next chance */
#define THREAD_WORK_YIELD 0x2 /* somebody else should run */

static inline struct thread *current(void)
{
	uint32_t esp;

	__asm__("mov %%esp,%0" : "=r"(esp));
	return *(struct thread **)(unsigned long)((esp | (KSTACK_SLOT - 1)) - 3);
}

/* A kernel thread; runs with interrupts on. NULL if out of memory. */
struct thread *thread_create_kernel(const char *name, void (*function)(void *), void *argument,
				    uint32_t priority);

/* A thread of a process starting in ring 3; not yet running (thread_start). With one reference for
 * the caller. NULL if out of memory; *error says which. */
struct thread *thread_create_user(struct process *p, const struct thr_create *create, int *error);
void thread_start(struct thread *t);

void thread_exit(int status) __attribute__((noreturn));
void thread_kill(struct thread *t, int status);

/* By global id, with a reference; NULL for none or dead. */
struct thread *thread_find(uint32_t id);

/* The living one in this slot (1..THREADS_MAX) of the table of ids, with a reference; NULL for
 * none. */
struct thread *thread_at(uint32_t slot);

#define thread_unref(t) object_unref((t) ? &(t)->object : NULL)

extern const struct object_type thread_type;

/* The n-th allocation of the calling thread from now on fails, once (0: none). Returns what was
 * left of the earlier setting. For tests. */
uint32_t thread_fail_alloc(uint32_t nth);

/* Set the base of the thread's local segment (%gs). */
void thread_set_local(struct thread *t, uint32_t base);
/* The processor uses it from now on. Interrupts off; t is the current thread. */
void thread_load_local(struct thread *t);

/* After the last switch away from it: its stack and its own reference go. Interrupts off. */
void thread_reap(struct thread *t);

uint32_t thread_count(void);

void thread_init(void); /* makes the boot flow a thread */

#endif
