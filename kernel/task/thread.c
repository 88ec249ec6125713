/*
 * kernel/task/thread.c - the life of threads.
 *
 * A thread holds one reference to itself from creation until thread_reap, after the last switch
 * away from it; whoever has a handle holds another, which keeps the exit status readable.
 */
#include "task/thread.h"
#include "abi/error.h"
#include "cpu/percpu.h"
#include "cpu/string.h"
#include "cpu/trap.h"
#include "mem/heap.h"
#include "mem/vmap.h"
#include "panic.h"
#include "task/exit.h"
#include "task/fpu_switch.h"
#include "task/idtable.h"
#include "task/process.h"
#include "task/sched.h"
#include "task/step.h"

extern void thread_start_kernel(void), thread_start_user(void);
extern uint8_t boot_stack[];

/* Ids; guarded by ids_lock. */
static struct spinlock ids_lock;
static void *id_objects[THREADS_MAX + 1];
static uint32_t id_generations[THREADS_MAX + 1];
static uint16_t id_next[THREADS_MAX + 1];
static struct idtable ids = {id_objects, id_generations, id_next, THREADS_MAX + 1, 0, 0};
static uint32_t alive;

static struct thread boot_thread;

static bool ended_ready(struct waitable *w)
{
	return container_of(w, struct thread, ended)->state == THREAD_DEAD;
}

static const struct wait_ops ended_ops = {ended_ready, NULL};

static void thread_destroy(struct object *o)
{
	struct thread *t = container_of(o, struct thread, object);
	struct process *p = t->process;

	if (p)
		account_uncharge(&p->account, ACCOUNT_HEAP, sizeof *t);
	kfree(t);
	process_unref(p);
}

const struct object_type thread_type = {.name = "thread", .destroy = thread_destroy};

static void stack_owner(struct thread *t)
{
	*(struct thread **)(t->kstack + KSTACK_SLOT - 4) = t;
}

/* There is one: it was taken from its family's share (process_take). */
static void id_add(struct thread *t)
{
	uint32_t flags = spin_lock(&ids_lock);

	t->id = idtable_add(&ids, t);
	kassert(t->id);
	alive++;
	spin_unlock(&ids_lock, flags);
}

static void id_remove(struct thread *t)
{
	uint32_t flags = spin_lock(&ids_lock);

	idtable_remove(&ids, t->id);
	alive--;
	spin_unlock(&ids_lock, flags);
	process_give(t->process, FAMILY_THREADS);
}

struct thread *thread_find(uint32_t id)
{
	uint32_t flags = spin_lock(&ids_lock);
	struct thread *t = idtable_find(&ids, id);

	if (t)
		object_ref(&t->object);
	spin_unlock(&ids_lock, flags);
	return t;
}

struct thread *thread_at(uint32_t slot)
{
	uint32_t flags = spin_lock(&ids_lock);
	struct thread *t = id_objects[slot];

	if (t)
		object_ref(&t->object);
	spin_unlock(&ids_lock, flags);
	return t;
}

uint32_t thread_count(void)
{
	return alive;
}

void thread_set_local(struct thread *t, uint32_t base)
{
	t->tls[0] = 0xffff | base << 16;
	t->tls[1] = (base >> 16 & 0xff) | 0xcff200 | (base & 0xff000000u);
}

void thread_load_local(struct thread *t)
{
	uint64_t descriptor = (uint64_t)t->tls[1] << 32 | t->tls[0];

	this_cpu()->gdt[USER_LOCAL >> 3] = descriptor;
	__asm__ volatile("mov %0, %%gs" ::"r"(USER_LOCAL));
}

static struct thread *thread_create(const char *name, uint32_t priority)
{
	struct thread *t = kzalloc(sizeof *t);

	if (!t)
		return NULL;
	t->kstack = kstack_alloc();
	if (!t->kstack) {
		kfree(t);
		return NULL;
	}
	id_add(t);
	waitable_init(&t->ended, &ended_ops);
	object_init(&t->object, &thread_type, &t->ended);
	t->wait_one.thread = t;
	t->own_priority = t->priority = priority;
	t->slice = SLICE_TICKS;
	t->state = THREAD_SLEEPING;
	t->esp0 = KSTACK_TOP(t->kstack);
	strlcpy(t->name, name, sizeof t->name);
	list_init(&t->process_link);
	list_init(&t->run_link);
	thread_set_local(t, 0);
	stack_owner(t);
	return t;
}

static uint32_t *stack_push(struct thread *t, uint32_t size)
{
	t->esp -= size;
	return (uint32_t *)t->esp;
}

/* What switch_to pops: four registers and where to return to. */
static void push_switch_frame(struct thread *t, void (*start)(void))
{
	uint32_t *frame = stack_push(t, 20);

	memset(frame, 0, 16);
	frame[4] = (uint32_t)start;
}

struct thread *thread_create_kernel(const char *name, void (*function)(void *), void *argument,
				    uint32_t priority)
{
	struct thread *t;
	uint32_t *args;

	if (process_take(NULL, FAMILY_THREADS))
		return NULL;
	t = thread_create(name, priority);
	if (!t) {
		process_give(NULL, FAMILY_THREADS);
		return NULL;
	}
	t->esp = t->esp0;
	args = stack_push(t, 8);
	args[0] = (uint32_t)function;
	args[1] = (uint32_t)argument;
	push_switch_frame(t, thread_start_kernel);
	thread_wake(t);
	return t;
}

static void fill_user_frame(struct thread *t, uint32_t entry, uint32_t stack)
{
	struct trap_frame *f;

	t->esp = t->esp0;
	f = (struct trap_frame *)stack_push(t, sizeof *f);
	memset(f, 0, sizeof *f);
	f->gs = USER_LOCAL;
	f->fs = f->es = f->ds = f->ss = USER_DATA;
	f->cs = USER_CODE;
	f->eflags = EFLAGS_IF | 2;
	f->eip = entry;
	f->esp = stack;
	push_switch_frame(t, thread_start_user);
}

/* Its memory, and one of the family's threads. 0, -EDQUOT, -EAGAIN. */
static int pay(struct process *p)
{
	int error = account_charge(&p->account, ACCOUNT_HEAP, sizeof(struct thread));

	if (error)
		return error;
	error = process_take(p, FAMILY_THREADS);
	if (error)
		account_uncharge(&p->account, ACCOUNT_HEAP, sizeof(struct thread));
	return error;
}

static void unpay(struct process *p)
{
	process_give(p, FAMILY_THREADS);
	account_uncharge(&p->account, ACCOUNT_HEAP, sizeof(struct thread));
}

struct thread *thread_create_user(struct process *p, const struct thr_create *create, int *error)
{
	struct thread *t;

	*error = pay(p);
	if (*error)
		return NULL;
	t = thread_create(p->name, create->priority);
	if (!t) {
		unpay(p);
		*error = -ENOMEM;
		return NULL;
	}
	t->process = p;
	object_ref(&p->object);
	t->cr3 = p->vm.cr3;
	t->stack_region = create->stack_base;
	thread_set_local(t, create->local);
	fill_user_frame(t, create->entry, create->stack);
	*error = process_add_thread(p, t);
	if (*error) {
		id_remove(t);
		kstack_free(t->kstack);
		object_unref(&t->object);
		return NULL;
	}
	object_ref(&t->object);
	return t;
}

void thread_start(struct thread *t)
{
	thread_wake(t);
}

void thread_exit(int status)
{
	struct thread *t = current();
	uint32_t flags;

	kassert(irq_enabled());
	t->killed = true;
	t->status = status;
	exit_run(t);
	id_remove(t);
	step_end(t);
	irq_disable();
	flags = spin_lock(&t->ended.lock);
	t->state = THREAD_DEAD;
	wait_wake(&t->ended);
	spin_unlock(&t->ended.lock, flags);
	schedule();
	panic("thread_exit: a dead thread runs");
}

void thread_reap(struct thread *t)
{
	kstack_free(t->kstack);
	fpu_forget(t);
	object_unref(&t->object);
}

void thread_kill(struct thread *t, int status)
{
	uint32_t flags = irq_save();

	if (!t->killed) {
		t->status = status;
		t->killed = true;
		t->work |= THREAD_WORK_KILL;
	}
	if (!t->wait_uninterruptible)
		wait_end(t, -EINTR);
	irq_restore(flags);
}

/* ---- allocations that fail on purpose ---------------------------------------------------- */

static bool fail_hook(void)
{
	struct thread *t = current();

	return t->fail_nth && --t->fail_nth == 0;
}

uint32_t thread_fail_alloc(uint32_t nth)
{
	struct thread *t = current();
	uint32_t left = t->fail_nth;

	t->fail_nth = nth;
	if (nth)
		heap_fail_hook = fail_hook;
	return left;
}

void thread_init(void)
{
	struct thread *t = &boot_thread;

	idtable_init(&ids);
	waitable_init(&t->ended, &ended_ops);
	object_init(&t->object, &thread_type, &t->ended);
	t->wait_one.thread = t;
	t->kstack = (uint32_t)boot_stack;
	t->esp0 = KSTACK_TOP(t->kstack);
	t->state = THREAD_RUNNING;
	t->slice = SLICE_TICKS;
	list_init(&t->process_link);
	list_init(&t->run_link);
	strlcpy(t->name, "idle", sizeof t->name);
	if (process_take(NULL, FAMILY_THREADS))
		panic("thread_init: no room for a thread");
	id_add(t);
	stack_owner(t);
	sched_init(t);
}
