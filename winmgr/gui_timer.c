/* winmgr/gui_timer.c - periodic flags with a count of missed ticks. */
#include "winmgr/gui_timer.h"
#include "abi/error.h"
#include "abi/wnd.h"
#include "mem/heap.h"
#include "winmgr/clock.h"

struct gui_timer {
	struct list link; /* in queue.timers; guarded by the queue's lock, like the rest */
	struct alarm alarm;
	struct queue *queue;
	uint32_t window, id, period, missed;
	bool once, due, dead; /* dead: taken out of the list, about to be freed */
};

static struct gui_timer *find(struct queue *q, uint32_t window, uint32_t id)
{
	struct list *l;

	list_for_each (l, &q->timers) {
		struct gui_timer *t = container_of(l, struct gui_timer, link);

		if (t->window == window && t->id == id)
			return t;
	}
	return NULL;
}

/* Queue's lock held. */
static void tick(struct queue *q, struct gui_timer *t)
{
	if (t->due) {
		t->missed++;
		return;
	}
	t->due = true;
	if (!q->timers_due++)
		q->timer_since = (uint32_t)gui_clock_ms();
	queue_others(q);
	q->arrivals++;
	q->changed |= MSG_CLASS_TIMER;
	wait_wake(&q->waitable);
}

/* Interrupts off. Between the alarm and the lock the timer may have been killed or set anew. */
static void ring(struct alarm *alarm)
{
	struct gui_timer *t = container_of(alarm, struct gui_timer, alarm);
	struct queue *q = t->queue;

	spin_lock_nested(&q->waitable.lock);
	if (!t->dead && !alarm->armed && alarm->due <= gui_clock_ms()) {
		tick(q, t);
		if (!t->once)
			alarm_set(alarm, alarm->due + t->period, ring);
	}
	spin_unlock_nested(&q->waitable.lock);
}

/* Queue's lock held. */
static void stop(struct gui_timer *t)
{
	alarm_cancel(&t->alarm);
	if (t->due)
		t->queue->timers_due--;
	queue_others(t->queue);
	t->due = false;
	t->missed = 0;
}

/* Queue's lock held: nobody finds it any more. */
static void unlink(struct gui_timer *t)
{
	list_remove(&t->link);
	t->queue->timer_count--;
	t->dead = true;
}

static void release(struct gui_timer *t)
{
	account_uncharge(&t->queue->process->account, ACCOUNT_HEAP, sizeof *t);
	kfree(t);
}

/* No lock held. Another processor may be about to tell the queue of it: that ends first. */
static void release_unlinked(struct gui_timer *t)
{
	alarm_cancel_wait(&t->alarm);
	release(t);
}

static struct gui_timer *create(struct queue *q, uint32_t window, uint32_t id, int *error)
{
	struct gui_timer *t;

	*error = -EAGAIN;
	if (q->timer_count >= PROCESS_TIMERS_MAX)
		return NULL;
	*error = account_charge(&q->process->account, ACCOUNT_HEAP, sizeof *t);
	if (*error)
		return NULL;
	t = kzalloc(sizeof *t);
	if (!t) {
		account_uncharge(&q->process->account, ACCOUNT_HEAP, sizeof *t);
		*error = -ENOMEM;
		return NULL;
	}
	t->queue = q;
	t->window = window;
	t->id = id;
	list_push_back(&q->timers, &t->link);
	q->timer_count++;
	*error = 0;
	return t;
}

int gui_timer_set(struct queue *q, uint32_t window, uint32_t id, uint32_t period_ms, uint32_t flags)
{
	uint32_t saved = spin_lock(&q->waitable.lock);
	struct gui_timer *t = find(q, window, id);
	int error = 0;

	if (t)
		stop(t);
	else
		t = create(q, window, id, &error);
	if (t) {
		t->period = period_ms;
		t->once = flags & TIMER_ONCE;
		alarm_set(&t->alarm, gui_clock_ms() + period_ms, ring);
	}
	spin_unlock(&q->waitable.lock, saved);
	return error;
}

int gui_timer_kill(struct queue *q, uint32_t window, uint32_t id)
{
	uint32_t saved = spin_lock(&q->waitable.lock);
	struct gui_timer *t = find(q, window, id);

	if (t) {
		stop(t);
		unlink(t);
	}
	spin_unlock(&q->waitable.lock, saved);
	if (!t)
		return -ENOENT;
	release_unlinked(t);
	return 0;
}

/* Take one of this window (0: of any) out of the queue. NULL: there is none. */
static struct gui_timer *unlink_one(struct queue *q, uint32_t window)
{
	uint32_t saved = spin_lock(&q->waitable.lock);
	struct gui_timer *found = NULL;
	struct list *l;

	list_for_each (l, &q->timers) {
		struct gui_timer *t = container_of(l, struct gui_timer, link);

		if (window && t->window != window)
			continue;
		stop(t);
		unlink(t);
		found = t;
		break;
	}
	spin_unlock(&q->waitable.lock, saved);
	return found;
}

static void kill_where(struct queue *q, uint32_t window)
{
	struct gui_timer *t;

	while ((t = unlink_one(q, window)))
		release_unlinked(t);
}

void gui_timer_kill_window(struct queue *q, uint32_t window)
{
	kill_where(q, window);
}

void gui_timer_kill_all(struct queue *q)
{
	kill_where(q, 0);
}

bool gui_timer_take(struct queue *q, uint32_t window, bool peek, uint32_t *of, uint32_t *id,
		    uint32_t *missed)
{
	struct list *l;

	list_for_each (l, &q->timers) {
		struct gui_timer *t = container_of(l, struct gui_timer, link);

		if (!t->due || (window && t->window != window))
			continue;
		*of = t->window;
		*id = t->id;
		*missed = t->missed;
		if (peek)
			return true;
		t->due = false;
		t->missed = 0;
		q->timers_due--;
		queue_others(q);
		/* To the end, so that all have their turn. */
		list_remove(&t->link);
		list_push_back(&q->timers, &t->link);
		/* It has rung, and let go of the queue's lock. */
		if (t->once) {
			unlink(t);
			release(t);
		}
		return true;
	}
	return false;
}

void gui_timer_untake(struct queue *q, uint32_t window, uint32_t id, uint32_t missed)
{
	struct gui_timer *t = find(q, window, id);

	if (!t)
		return;
	if (!t->due)
		q->timers_due++;
	queue_others(q);
	t->due = true;
	t->missed += missed;
}
