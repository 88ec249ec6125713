/* winmgr/gui_timer.c - periodic flags with a count of missed ticks. */
#include "winmgr/gui_timer.h"
#include "abi/error.h"
#include "abi/wnd.h"
#include "mem/heap.h"
#include "task/timer.h"

struct gui_timer {
	struct list link; /* in queue.timers; guarded by the queue's lock, like the rest */
	struct timer timer;
	struct queue *queue;
	uint32_t window, id, period, missed;
	bool once, due;
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

/* Interrupt context. */
static void fire(struct timer *timer)
{
	struct gui_timer *t = container_of(timer, struct gui_timer, timer);
	struct queue *q = t->queue;

	spin_lock_nested(&q->waitable.lock);
	if (t->due) {
		t->missed++;
	} else {
		t->due = true;
		if (!q->timers_due++)
			q->timer_since = (uint32_t)timer_ticks();
		queue_others(q);
		q->arrivals++;
		q->changed |= MSG_CLASS_TIMER;
		wait_wake(&q->waitable);
	}
	if (!t->once)
		timer_set(timer, timer->due + t->period, fire);
	spin_unlock_nested(&q->waitable.lock);
}

/* Queue's lock held. */
static void stop(struct gui_timer *t)
{
	timer_cancel(&t->timer);
	if (t->due)
		t->queue->timers_due--;
	queue_others(t->queue);
	t->due = false;
	t->missed = 0;
}

static void destroy(struct gui_timer *t)
{
	struct queue *q = t->queue;

	list_remove(&t->link);
	q->timer_count--;
	account_uncharge(&q->process->account, ACCOUNT_HEAP, sizeof *t);
	kfree(t);
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
		timer_set(&t->timer, timer_ticks() + period_ms, fire);
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
		destroy(t);
	}
	spin_unlock(&q->waitable.lock, saved);
	return t ? 0 : -ENOENT;
}

static void kill_where(struct queue *q, uint32_t window)
{
	uint32_t saved = spin_lock(&q->waitable.lock);
	struct list *l, *next;

	list_for_each_safe (l, next, &q->timers) {
		struct gui_timer *t = container_of(l, struct gui_timer, link);

		if (window && t->window != window)
			continue;
		stop(t);
		destroy(t);
	}
	spin_unlock(&q->waitable.lock, saved);
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
		if (t->once)
			destroy(t);
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
