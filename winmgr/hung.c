/* winmgr/hung.c - watches queues in which input waits, and marks those that nobody empties. */
#include "winmgr/hung.h"
#include "dev/input.h"
#include "winmgr/focus.h"
#include "winmgr/window.h"

#define LOOKS 5
#define STEP  (HUNG_MS / LOOKS)

/* Queues whose time is over, for the router to look at. Below the locks of queues. */
static struct spinlock lock;
static struct list stuck = LIST_INIT(stuck);

static void look(struct alarm *alarm);

static bool input_waits(const struct queue *q)
{
	return q->list.counts[KIND_INPUT] != 0;
}

void hung_input(struct queue *q)
{
	struct watch *w = &q->watch;

	/* The first that waits since a fetch begins the time anew. */
	bool first = q->list.counts[KIND_INPUT] == 1 && w->fetched != q->fetched_total;

	if (w->hung || !input_waits(q) || (w->on && !first))
		return;
	w->on = true;
	w->fetched = q->fetched_total;
	w->silent = 0;
	alarm_set(&w->alarm, gui_clock_ms() + STEP, look);
}

/* Queue's lock held. */
static void hand_over(struct queue *q)
{
	spin_lock_nested(&lock);
	if (!q->watch.listed)
		list_push_back(&stuck, &q->watch.link);
	q->watch.listed = true;
	spin_unlock_nested(&lock);
}

/* Queue's lock held. True: the router should look. */
static bool over(struct queue *q, uint64_t now)
{
	struct watch *w = &q->watch;

	w->silent = w->fetched == q->fetched_total ? w->silent + 1 : 0;
	w->fetched = q->fetched_total;
	w->on = input_waits(q);
	if (w->on && w->silent >= LOOKS && input_has_room()) {
		hand_over(q);
		return true;
	}
	if (w->on)
		alarm_set(&w->alarm, now + STEP, look);
	return false;
}

/* Interrupts off. */
static void look(struct alarm *alarm)
{
	struct queue *q = container_of(alarm, struct queue, watch.alarm);
	bool wake = false;

	spin_lock_nested(&q->waitable.lock);
	if (q->watch.on && !alarm->armed)
		wake = over(q, alarm->due);
	spin_unlock_nested(&q->waitable.lock);
	if (wake)
		input_post(&(struct input_event){.kind = INPUT_STUCK});
}

static void tell_root(const struct window *w, uint32_t hung)
{
	if (focus_root && !(w->flags & WND_NO_LIST))
		queue_notify(focus_root->queue,
			     &(struct msg){MSG_WINDOW_HUNG, focus_root->id, {w->id, hung, 0}});
}

/* winmgr_lock held: it is hung now, or not any more. */
static void windows_changed(struct queue *q)
{
	struct list *l;

	list_for_each (l, &windows_top) {
		struct window *w = window_of(l);

		if (w->queue != q)
			continue;
		window_damage_all(w);
		tell_root(w, q->watch.hung);
	}
}

/* winmgr_lock held. Since the alarm it may have fetched. */
static void judge(struct queue *q)
{
	uint32_t flags = spin_lock(&q->waitable.lock);
	struct watch *w = &q->watch;

	w->on = false;
	w->hung = input_waits(q) && w->fetched == q->fetched_total &&
		  !(focus_root && focus_root->queue == q);
	if (!w->hung && input_waits(q))
		hung_input(q);
	queue_odd(q);
	spin_unlock(&q->waitable.lock, flags);
	if (w->hung)
		windows_changed(q);
}

static struct queue *next_stuck(void)
{
	uint32_t flags = spin_lock(&lock);
	struct list *l = list_first(&stuck);
	struct queue *q = l ? container_of(l, struct queue, watch.link) : NULL;

	if (q) {
		list_remove(l);
		q->watch.listed = false;
	}
	spin_unlock(&lock, flags);
	return q;
}

void hung_look(void)
{
	struct queue *q;

	while ((q = next_stuck()))
		judge(q);
}

void hung_end(struct queue *q)
{
	uint32_t flags;

	mutex_lock(&winmgr_lock);
	flags = spin_lock(&q->waitable.lock);
	q->watch.hung = false;
	if (input_waits(q))
		hung_input(q);
	queue_odd(q);
	spin_unlock(&q->waitable.lock, flags);
	windows_changed(q);
	mutex_unlock(&winmgr_lock);
}

void hung_forget(struct queue *q)
{
	uint32_t flags = spin_lock(&q->waitable.lock);

	q->watch.on = false;
	spin_unlock(&q->waitable.lock, flags);
	alarm_cancel_wait(&q->watch.alarm);
	flags = spin_lock(&lock);
	if (q->watch.listed)
		list_remove(&q->watch.link);
	q->watch.listed = false;
	spin_unlock(&lock, flags);
}
