/* winmgr/spy.c - rings of message records. */
#include "winmgr/spy.h"
#include "abi/error.h"
#include "mem/heap.h"
#include "task/timer.h"
#include "winmgr/window.h"

#define RECORDS 256

struct spy {
	struct object object;
	struct waitable waitable; /* its lock guards the ring */
	struct list link;	  /* in window.spies, guarded by winmgr_lock and the queue's lock */
	struct window *window;	  /* NULL: gone */
	struct process *process;  /* who watches, and is charged; it outlives its handles */
	uint32_t head, tail;
	struct spy_record records[RECORDS];
};

static bool ready(struct waitable *w)
{
	struct spy *s = container_of(w, struct spy, waitable);

	return s->head != s->tail || !s->window;
}

static const struct wait_ops spy_ops = {ready, NULL};

static void detach(struct spy *s)
{
	struct window *w = s->window;
	uint32_t flags;

	if (!w)
		return;
	flags = spin_lock(&w->queue->waitable.lock);
	list_remove(&s->link);
	w->queue->spies--;
	queue_others(w->queue);
	s->window = NULL;
	spin_unlock(&w->queue->waitable.lock, flags);
}

static void destroy(struct object *o)
{
	struct spy *s = container_of(o, struct spy, object);

	mutex_lock(&winmgr_lock);
	detach(s);
	mutex_unlock(&winmgr_lock);
	account_uncharge(&s->process->account, ACCOUNT_HEAP, sizeof *s);
	kfree(s);
}

const struct object_type spy_type = {.name = "spy", .destroy = destroy};

struct object *spy_open(struct window *w)
{
	struct process *p = current_process();
	struct spy *s;
	uint32_t flags;

	if (account_charge(&p->account, ACCOUNT_HEAP, sizeof *s))
		return NULL;
	s = kzalloc(sizeof *s);
	if (!s) {
		account_uncharge(&p->account, ACCOUNT_HEAP, sizeof *s);
		return NULL;
	}
	s->process = p;
	waitable_init(&s->waitable, &spy_ops);
	object_init(&s->object, &spy_type, &s->waitable);
	s->window = w;
	flags = spin_lock(&w->queue->waitable.lock);
	list_push_back(&w->spies, &s->link);
	w->queue->spies++;
	queue_others(w->queue);
	spin_unlock(&w->queue->waitable.lock, flags);
	return &s->object;
}

void spy_window_closed(struct window *w)
{
	struct list *l;

	while ((l = list_first(&w->spies))) {
		struct spy *s = container_of(l, struct spy, link);
		uint32_t flags;

		detach(s);
		flags = spin_lock(&s->waitable.lock);
		wait_wake(&s->waitable);
		spin_unlock(&s->waitable.lock, flags);
	}
}

static void record(struct spy *s, const struct entry *e, uint32_t fate)
{
	spin_lock_nested(&s->waitable.lock);
	s->records[s->head++ % RECORDS] = (struct spy_record){
		.msg = e->msg,
		.fate = fate,
		.stamp = e->stamp,
		.time_ns = clock_ns_of(e->tsc),
		.process = e->process,
		.thread = e->thread,
	};
	if (s->head - s->tail > RECORDS)
		s->tail = s->head - RECORDS;
	wait_wake(&s->waitable);
	spin_unlock_nested(&s->waitable.lock);
}

static void see(struct window *w, const struct entry *e, uint32_t fate)
{
	struct list *l;

	list_for_each (l, &w->spies)
		record(container_of(l, struct spy, link), e, fate);
}

void spy_see_message(const struct entry *e, uint32_t fate)
{
	struct window *w = window_peek(e->msg.window);

	if (w)
		see(w, e, fate);
}

void spy_see_drop(struct window *w, const struct entry *e)
{
	see(w, e, SPY_DROPPED);
}

int spy_take(struct object *o, struct spy_record *out, uint32_t count)
{
	struct spy *s = container_of(o, struct spy, object);
	uint32_t flags = spin_lock(&s->waitable.lock), n = 0;
	bool gone = !s->window;

	while (n < count && s->tail != s->head)
		out[n++] = s->records[s->tail++ % RECORDS];
	spin_unlock(&s->waitable.lock, flags);
	return n ? (int)n : gone ? -EPIPE : -EAGAIN;
}
