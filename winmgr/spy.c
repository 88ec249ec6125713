/* winmgr/spy.c - rings of message records. */
#include "winmgr/spy.h"
#include "abi/error.h"
#include "mem/heap.h"
#include "task/timer.h"
#include "winmgr/window.h"

#define RECORDS	    256u
#define RECORDS_ALL 2048u

struct spy {
	struct object object;
	struct waitable waitable; /* its lock guards the ring */
	struct list link;      /* in window.spies or everywhere; winmgr_lock and the locks below */
	struct window *window; /* NULL: everything, or gone */
	bool gone;
	struct process *process; /* who watches, and is charged; it outlives its handles */
	uint32_t head, tail, size;
	uint32_t lost; /* since the last record that was kept */
	struct spy_record records[];
};

/* Spies on everything. Changed with winmgr_lock, the lock of queues and this one; read with this
 * one. */
static struct list everywhere = LIST_INIT(everywhere);
static struct spinlock everywhere_lock;

static bool ready(struct waitable *w)
{
	struct spy *s = container_of(w, struct spy, waitable);

	return s->head != s->tail || s->gone;
}

static const struct wait_ops spy_ops = {ready, NULL};

/* ---- life --------------------------------------------------------------------------------------
 */

static uint32_t bytes(uint32_t records)
{
	return sizeof(struct spy) + records * sizeof(struct spy_record);
}

static void detach_window(struct spy *s)
{
	struct queue *q = s->window->queue;
	uint32_t flags = spin_lock(&q->waitable.lock);

	list_remove(&s->link);
	q->spies--;
	queue_others(q);
	s->window = NULL;
	spin_unlock(&q->waitable.lock, flags);
}

static void count_queue(struct queue *q, void *change)
{
	q->spies += (uint32_t)change;
	queue_others(q);
}

/* One more (or fewer) spy on every queue but those of its process. */
static void everywhere_change(struct spy *s, bool more)
{
	uint32_t flags = queue_all_lock();

	spin_lock_nested(&everywhere_lock);
	if (more)
		list_push_back(&everywhere, &s->link);
	else
		list_remove(&s->link);
	spin_unlock_nested(&everywhere_lock);
	queue_all_unlock(flags, s->process, count_queue, (void *)(more ? 1 : -1));
}

uint32_t spy_count_for(const struct process *p)
{
	struct list *l;
	uint32_t n = 0;

	spin_lock_nested(&everywhere_lock);
	list_for_each (l, &everywhere)
		n += container_of(l, struct spy, link)->process != p;
	spin_unlock_nested(&everywhere_lock);
	return n;
}

static void destroy(struct object *o)
{
	struct spy *s = container_of(o, struct spy, object);
	uint32_t size = bytes(s->size);

	mutex_lock(&winmgr_lock);
	if (s->size == RECORDS_ALL)
		everywhere_change(s, false);
	else if (s->window)
		detach_window(s);
	mutex_unlock(&winmgr_lock);
	account_uncharge(&s->process->account, ACCOUNT_HEAP, size);
	kfree(s);
}

const struct object_type spy_type = {.name = "spy", .destroy = destroy};

static struct spy *allocate(uint32_t records)
{
	struct process *p = current_process();
	struct spy *s;

	if (account_charge(&p->account, ACCOUNT_HEAP, bytes(records)))
		return NULL;
	s = kzalloc(bytes(records));
	if (!s) {
		account_uncharge(&p->account, ACCOUNT_HEAP, bytes(records));
		return NULL;
	}
	s->process = p;
	s->size = records;
	waitable_init(&s->waitable, &spy_ops);
	object_init(&s->object, &spy_type, &s->waitable);
	return s;
}

struct object *spy_open(struct window *w)
{
	struct spy *s = allocate(w ? RECORDS : RECORDS_ALL);
	uint32_t flags;

	if (!s)
		return NULL;
	if (!w) {
		everywhere_change(s, true);
		return &s->object;
	}
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

		detach_window(s);
		flags = spin_lock(&s->waitable.lock);
		s->gone = true;
		wait_wake(&s->waitable);
		spin_unlock(&s->waitable.lock, flags);
	}
}

/* ---- records -----------------------------------------------------------------------------------
 */

static uint32_t to_ns(uint64_t ns)
{
	return ns > 0xffffffff ? 0xffffffff : (uint32_t)ns;
}

static struct spy_record describe(struct queue *q, const struct entry *e, uint32_t fate,
				  uint32_t result)
{
	uint64_t now = rdtsc();
	struct spy_record r = {
		.msg = e->msg,
		.fate = fate,
		.stamp = e->stamp,
		.cause = e->cause,
		.time_ns = clock_ns_of(now),
		.process = e->process,
		.thread = e->thread,
		.to_process = q->process->id,
		.to_thread = q->thread->id,
		.result = result,
	};

	if (fate == SPY_FETCHED)
		r.wait_ns = to_ns(r.time_ns - clock_ns_of(e->tsc));
	if (fate == SPY_DONE || fate == SPY_REPLIED)
		r.handle_ns = to_ns((uint64_t)((uint32_t)(now >> SPAN_SHIFT) - q->fetched_at) *
					    1000000 / clock_tsc_khz
				    << SPAN_SHIFT);
	return r;
}

static void keep(struct spy *s, const struct spy_record *r)
{
	spin_lock_nested(&s->waitable.lock);
	if (s->head - s->tail == s->size) {
		s->tail++;
		s->lost++;
	}
	s->records[s->head++ % s->size] = *r;
	wait_wake(&s->waitable);
	spin_unlock_nested(&s->waitable.lock);
}

static void tell(struct queue *q, struct window *w, const struct spy_record *r)
{
	struct list *l;

	if (w)
		list_for_each (l, &w->spies)
			keep(container_of(l, struct spy, link), r);
	spin_lock_nested(&everywhere_lock);
	list_for_each (l, &everywhere) {
		struct spy *s = container_of(l, struct spy, link);

		if (s->process != q->process)
			keep(s, r);
	}
	spin_unlock_nested(&everywhere_lock);
}

void spy_see(struct queue *q, const struct entry *e, uint32_t fate, uint32_t result)
{
	struct spy_record r = describe(q, e, fate, result);

	tell(q, window_peek(e->msg.window), &r);
}

void spy_see_drop(struct window *w, const struct entry *e)
{
	struct spy_record r = describe(w->queue, e, SPY_DROPPED, 0);

	tell(w->queue, w, &r);
}

int spy_look(struct object *o, struct spy_record *out, uint32_t count, uint32_t *position)
{
	struct spy *s = container_of(o, struct spy, object);
	uint32_t flags = spin_lock(&s->waitable.lock), n = 0;
	bool gone = s->gone;

	*position = s->tail;
	for (; n < count && s->tail + n != s->head; n++)
		out[n] = s->records[(s->tail + n) % s->size];
	if (n)
		out[0].lost = s->lost;
	spin_unlock(&s->waitable.lock, flags);
	return n ? (int)n : gone ? -EPIPE : -EAGAIN;
}

void spy_consume(struct object *o, uint32_t position, uint32_t count)
{
	struct spy *s = container_of(o, struct spy, object);
	uint32_t flags = spin_lock(&s->waitable.lock), end = position + count;

	if ((int32_t)(end - s->tail) > 0) {
		s->tail = end;
		s->lost = 0;
	}
	spin_unlock(&s->waitable.lock, flags);
}
