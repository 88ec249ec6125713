/*
 * winmgr/post.c - posting: from a window's or thread's id to the entry in its queue.
 *
 * The hot path of the system: no common lock, one queue lock, one stamp. To post from the kernel
 * call queue_notify or queue_input (queue.h).
 */
#include "abi/error.h"
#include "cpu/cpu.h"
#include "ipc/commit.h"
#include "syscall_kernel.h"
#include "trace.h"
#include "winmgr/access.h"
#include "winmgr/pointer.h"
#include "winmgr/queue.h"
#include "winmgr/spy.h"

uint64_t queue_cause(const struct thread *t)
{
	return t->queue && t->queue->current ? t->queue->current->stamp : 0;
}

/* Queue's lock held. A post of the calling thread. */
static inline __attribute__((always_inline)) int post(struct queue *q, struct thread *t,
						      const struct msg *m)
{
	struct entry *e =
		msglist_reserve(&q->list, KIND_POST, t->process->id, t->process == q->process);

	if (__builtin_expect(!e, 0)) {
		q->posts_refused++;
		return -EAGAIN;
	}
	e->thread = t->id;
	e->cause = queue_cause(t);
	e->msg = *m;
	queue_commit(q, e, KIND_POST, MSG_BY_POST, rdtsc());
	return 0;
}

int32_t sys_wnd_post_message(uint32_t window, uint32_t code, uint32_t p0, uint32_t p1, uint32_t p2)
{
	struct msg m = {code, window, {p0, p1, p2}};
	struct thread *t = current();
	struct window *w;
	struct queue *q;
	int result = -ENOENT;

	/* A system call: interrupts are on. */
	irq_disable();
	q = window_queue_lock(window, &w);
	if (__builtin_expect(q != NULL, 1)) {
		result = -EPERM;
		if (q->process == t->process || access_may_post(t->process, code, w))
			result = post(q, t, &m);
		spin_unlock_nested(&q->waitable.lock);
	}
	irq_enable();
	return result;
}

int32_t sys_thr_post_message(uint32_t thread, uint32_t code, uint32_t p0, uint32_t p1, uint32_t p2)
{
	struct msg m = {code, 0, {p0, p1, p2}};
	struct thread *to = thread_find(thread), *t = current();
	uint32_t flags;
	struct queue *q = queue_of_thread_lock(to, &flags);
	int result = -ENOENT;

	if (q) {
		result = q->process == t->process || access_may_post(t->process, code, NULL)
				 ? post(q, t, &m)
				 : -EPERM;
		spin_unlock(&q->waitable.lock, flags);
	}
	thread_unref(to);
	return result;
}
