/* winmgr/held.c - the keys that wait for the desktop, and until when. */
#include "winmgr/held.h"
#include "winmgr/clock.h"
#include "winmgr/focus.h"

/* Guarded by winmgr_lock. */
static struct input_event waiting[HELD_MAX];
static uint32_t first, count;
static struct queue *asked; /* of the root owner; NULL: nothing is to be waited for */
static struct alarm alarm;

static void go_on(void)
{
	input_post(&(struct input_event){.kind = INPUT_GO_ON, .tsc = rdtsc()});
}

/* Interrupts off: the time is over. */
static void ring(struct alarm *a)
{
	(void)a;
	go_on();
}

void held_begin(void)
{
	asked = focus_root->queue;
	alarm_set(&alarm, gui_clock_ms() + HELD_MS, ring);
}

bool held_on(void)
{
	if (asked &&
	    (!focus_root || focus_root->queue != asked || !asked->awaiting || !alarm.armed))
		held_end();
	return asked != NULL;
}

bool held_put(const struct input_event *e)
{
	if (count == HELD_MAX)
		return false;
	waiting[(first + count++) % HELD_MAX] = *e;
	return true;
}

bool held_first(struct input_event *e)
{
	if (count)
		*e = waiting[first];
	return count != 0;
}

void held_drop(void)
{
	first = (first + 1) % HELD_MAX;
	count--;
}

void held_end(void)
{
	asked = NULL;
	alarm_cancel(&alarm);
}

/* Lock held: has everything up to the one that is awaited been taken out? */
static bool taken(const struct queue *q)
{
	const struct list *l = q->list.entries.next;

	return l == &q->list.entries || container_of(l, struct entry, link)->stamp > q->awaited;
}

/* Lock held: the hot key, and then the newest of what there is when it has been handled. */
static bool handled(struct queue *q)
{
	if (!q->awaiting || !taken(q))
		return false;
	if (q->awaiting == AWAIT_REST || msglist_empty(&q->list)) {
		q->awaiting = AWAIT_NOTHING;
		queue_odd(q);
		return true;
	}
	q->awaited = container_of(q->list.entries.prev, struct entry, link)->stamp;
	q->awaiting = AWAIT_REST;
	return false;
}

void held_fetch(struct queue *q)
{
	uint32_t flags = spin_lock(&q->waitable.lock);
	bool over = handled(q);

	spin_unlock(&q->waitable.lock, flags);
	if (over)
		go_on();
}
