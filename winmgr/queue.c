/*
 * winmgr/queue.c - the life of a queue, and what the kernel puts in: notices, input, quit, paint.
 */
#include "winmgr/queue.h"
#include "cpu/string.h"
#include "log.h"
#include "mem/heap.h"
#include "task/sched.h"
#include "winmgr/clock.h"
#include "winmgr/gui_timer.h"
#include "winmgr/hung.h"
#include "winmgr/send.h"
#include "winmgr/spy.h"
#include "winmgr/window.h"

/* Guards thread->queue against a poster that found the thread while it ends. */
static struct spinlock threads_lock;
static struct list queues = LIST_INIT(queues); /* all there are; the same lock */

static bool anything(const struct queue *q)
{
	return !msglist_empty(&q->list) || q->others;
}

static bool ready(struct waitable *w)
{
	struct queue *q = container_of(w, struct queue, waitable);

	return q->only_new ? q->arrivals != q->seen : anything(q);
}

static const struct wait_ops queue_ops = {ready, NULL};

static void *page_get(struct page_source *s)
{
	struct queue *q = container_of(s, struct queue, source);
	frame_t f;

	if (account_charge(&q->process->account, ACCOUNT_PAGES, 1))
		return NULL;
	f = page_alloc(0);
	if (f)
		return frame_address(f);
	account_uncharge(&q->process->account, ACCOUNT_PAGES, 1);
	return NULL;
}

static void page_put(struct page_source *s, void *page)
{
	struct queue *q = container_of(s, struct queue, source);

	page_unref(frame_of(page));
	account_uncharge(&q->process->account, ACCOUNT_PAGES, 1);
}

static struct queue *queue_create(struct thread *t)
{
	struct queue *q;

	if (account_charge(&t->process->account, ACCOUNT_HEAP, sizeof *q))
		return NULL;
	q = kzalloc(sizeof *q);
	if (q) {
		waitable_init(&q->waitable, &queue_ops);
		q->source = (struct page_source){page_get, page_put};
		q->thread = t;
		q->process = t->process;
		list_init(&q->timers);
		send_init(q);
		queue_others(q);
		if (!msglist_init(&q->list, &q->source))
			return q;
		kfree(q);
	}
	account_uncharge(&t->process->account, ACCOUNT_HEAP, sizeof *q);
	return NULL;
}

struct queue *queue_make(void)
{
	struct thread *t = current();
	struct queue *q = queue_create(t);
	uint32_t flags = spin_lock(&threads_lock);

	t->queue = q;
	if (q) {
		list_push_back(&queues, &q->link);
		q->spies = spy_count_for(q->process);
		queue_others(q);
	}
	spin_unlock(&threads_lock, flags);
	return q;
}

uint32_t queue_all_lock(void)
{
	return spin_lock(&threads_lock);
}

void queue_all_unlock(uint32_t flags, const struct process *but,
		      void (*function)(struct queue *q, void *argument), void *argument)
{
	struct list *l;

	list_for_each (l, &queues) {
		struct queue *q = container_of(l, struct queue, link);

		if (q->process == but)
			continue;
		spin_lock_nested(&q->waitable.lock);
		function(q, argument);
		spin_unlock_nested(&q->waitable.lock);
	}
	spin_unlock(&threads_lock, flags);
}

struct queue *queue_of_thread_lock(struct thread *t, uint32_t *flags)
{
	uint32_t saved = spin_lock(&threads_lock);
	struct queue *q = t ? t->queue : NULL;

	if (q)
		spin_lock_nested(&q->waitable.lock);
	spin_unlock_nested(&threads_lock);
	if (q)
		*flags = saved;
	else
		irq_restore(saved);
	return q;
}

void queue_show_commit(struct queue *q, const struct entry *e)
{
	trace(e->kind == KIND_INPUT ? TRACE_INPUT : TRACE_POST, e->stamp, e->thread, e->msg.window,
	      e->msg.code);
	if (q->spies)
		spy_see(q, e, SPY_POSTED, 0);
}

static void keep_point(struct queue *q, struct entry *e, const struct msg *m, uint64_t tsc)
{
	e->point = points_add(&q->points, (struct msg_point){
						  .x = (int16_t)MSG_LOW(m->params[0]),
						  .y = (int16_t)MSG_HIGH(m->params[0]),
						  .time_ms = (uint32_t)(clock_ns_of(tsc) / 1000000),
					  });
}

/* Lock held. */
static bool from_kernel(struct queue *q, enum msg_kind kind, const struct msg *m, uint64_t tsc)
{
	struct entry *e = msglist_reserve(&q->list, kind, 0, true);

	if (!e)
		return false;
	e->thread = 0;
	e->cause = 0;
	e->msg = *m;
	if (m->code == MSG_MOUSEMOVE)
		keep_point(q, e, m, tsc);
	queue_commit(q, e, kind, MSG_BY_KERNEL, tsc);
	return true;
}

bool queue_notify(struct queue *q, const struct msg *m)
{
	uint32_t flags = spin_lock(&q->waitable.lock);
	bool taken = from_kernel(q, KIND_NOTICE, m, rdtsc());
	bool first = !taken && !q->notices_lost++;

	spin_unlock(&q->waitable.lock, flags);
	if (first)
		log_warn("queue of thread %x: no room for notice %x", q->thread->id, m->code);
	return taken;
}

static const struct entry *newest(const struct queue *q)
{
	return container_of(q->list.entries.prev, struct entry, link);
}

void queue_notify_list(struct queue *q, const struct msg *m, const struct msg *again)
{
	uint32_t flags = spin_lock(&q->waitable.lock);
	bool many = q->list.counts[KIND_NOTICE] >= NOTICES_MAX;

	if (!q->again && from_kernel(q, KIND_NOTICE, many ? again : m, rdtsc()) && many) {
		q->again = newest(q)->stamp;
		queue_odd(q);
	}
	spin_unlock(&q->waitable.lock, flags);
}

/* A move (or one of a drag) joins the newest entry if that is one for the same window: never past
 * anything else. Points of a move must follow one another; they do not if a newer move was taken
 * out first. */
static bool merge_move(struct queue *q, const struct msg *m, uint64_t tsc)
{
	struct entry *e;

	if (m->code != MSG_MOUSEMOVE && m->code != MSG_DRAG_OVER)
		return false;
	e = msglist_move_tail(&q->list, m->window);
	if (!e || e->msg.code != m->code || e->msg.params[1] != m->params[1] ||
	    e->merged == UINT16_MAX)
		return false;
	if (m->code == MSG_MOUSEMOVE) {
		if (!points_is_newest(&q->points, e->point))
			return false;
		keep_point(q, e, m, tsc);
	}
	e->msg = *m;
	e->tsc = tsc;
	e->place = pointer_place;
	e->merged++;
	q->arrivals++;
	if (__builtin_expect(q->spies, 0))
		spy_see(q, e, SPY_MERGED, 0);
	return true;
}

/* Lock held. */
static inline __attribute__((always_inline)) bool input(struct queue *q, const struct msg *m,
							uint64_t tsc)
{
	bool taken = merge_move(q, m, tsc) || from_kernel(q, KIND_INPUT, m, tsc);

	q->input_lost += !taken;
	hung_input(q);
	sched_prefer(q->thread);
	return taken;
}

bool queue_input(struct queue *q, const struct msg *m, uint64_t tsc)
{
	uint32_t flags = spin_lock(&q->waitable.lock);
	bool taken = input(q, m, tsc);

	spin_unlock(&q->waitable.lock, flags);
	return taken;
}

bool queue_input_awaited(struct queue *q, const struct msg *m, uint64_t tsc)
{
	uint32_t flags = spin_lock(&q->waitable.lock);
	bool taken = input(q, m, tsc);

	if (taken) {
		q->awaited = newest(q)->stamp;
		q->awaiting = AWAIT_ONE;
		queue_odd(q);
	}
	spin_unlock(&q->waitable.lock, flags);
	return taken;
}

void queue_paints(struct queue *q, int change)
{
	uint32_t flags = spin_lock(&q->waitable.lock);

	if (!q->paints)
		q->paint_since = (uint32_t)gui_clock_ms();
	q->paints += change;
	queue_others(q);
	if (change > 0) {
		q->arrivals++;
		q->changed |= MSG_CLASS_PAINT;
		wait_wake(&q->waitable);
	}
	spin_unlock(&q->waitable.lock, flags);
}

void queue_quit(struct queue *q, int status)
{
	uint32_t flags = spin_lock(&q->waitable.lock);

	q->quit = true;
	q->quit_status = status;
	queue_others(q);
	q->arrivals++;
	q->changed |= MSG_CLASS_QUIT;
	wait_wake(&q->waitable);
	spin_unlock(&q->waitable.lock, flags);
}

void queue_drop_window(struct queue *q, struct window *w)
{
	struct list *l, *next;
	uint32_t flags;

	send_window_gone(q, w->id);
	flags = spin_lock(&q->waitable.lock);
	list_for_each_safe (l, next, &q->list.entries) {
		struct entry *e = container_of(l, struct entry, link);

		if (e->msg.window != w->id)
			continue;
		trace(TRACE_DROP, e->stamp, e->thread, w->id, e->msg.code);
		spy_see_drop(w, e);
		msglist_take(&q->list, e);
		if (e->stamp == q->again)
			queue_no_again(q);
		msglist_release(&q->list, e);
	}
	spin_unlock(&q->waitable.lock, flags);
}

void queue_thread_exit(struct thread *t)
{
	struct queue *q = t->queue;
	uint32_t flags;

	if (!q)
		return;
	flags = spin_lock(&threads_lock);
	t->queue = NULL;
	list_remove(&q->link);
	spin_unlock(&threads_lock, flags);
	gui_timer_kill_all(q);
	send_thread_exit(q);
	flags = spin_lock(&q->waitable.lock);
	queue_done_locked(q);
	wait_abort(&q->waitable);
	spin_unlock(&q->waitable.lock, flags);
	msglist_deinit(&q->list);
	account_uncharge(&q->process->account, ACCOUNT_HEAP, sizeof *q);
	kfree(q);
}
