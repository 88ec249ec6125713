/*
 * winmgr/fetch.c - taking messages out of a queue: classes, filters, waiting.
 *
 * The application loop's plain get is queue_next; everything else goes through fetch.
 */
#include "winmgr/queue.h"
#include "abi/error.h"
#include "cpu/string.h"
#include "task/wait_sole.h"
#include "winmgr/clock.h"
#include "winmgr/gui_timer.h"
#include "winmgr/held.h"
#include "winmgr/hung.h"
#include "winmgr/send.h"
#include "winmgr/spy.h"
#include "winmgr/window.h"

#define LATE_TICKS 16 /* a paint or timer that has been ready so long goes before the posts */

/* Lock held. Nobody watches. */
static inline __attribute__((always_inline)) void done_plain(struct queue *q, uint32_t now)
{
	struct entry *e = q->current;

	if (!e)
		return;
	figures_count(q->figures->handle, now - q->fetched_at);
	q->current = NULL;
	if (e->kind < KIND_COUNT)
		msglist_release(&q->list, e);
}

/* Lock held. */
void queue_done_locked(struct queue *q)
{
	if (q->current && q->spies)
		spy_see(q, q->current, SPY_DONE, 0);
	done_plain(q, tsc_spans());
}

void queue_done(struct queue *q)
{
	uint32_t flags;

	send_done_all(q);
	flags = spin_lock(&q->waitable.lock);
	queue_done_locked(q);
	spin_unlock(&q->waitable.lock, flags);
}

/* Lock held. A message that exists only from now on. */
static int make(struct queue *q, struct msg *m, uint32_t code, uint32_t window, uint32_t p0,
		uint32_t p1, bool peek)
{
	*m = (struct msg){code, window, {p0, p1, 0}};
	if (peek)
		return 1;
	queue_done_locked(q);
	q->made = (struct entry){.msg = *m,
				 .how = MSG_BY_KERNEL,
				 .kind = KIND_MADE,
				 .tsc = rdtsc(),
				 .place = pointer_place,
				 .stamp = commit_stamp()};
	queue_begin(q, &q->made, tsc_spans());
	if (__builtin_expect(q->spies, 0))
		spy_see(q, &q->made, SPY_FETCHED, 0);
	return 1;
}

/* The points of a move come with it. Lock held. */
static void take_points(struct queue *q, const struct entry *e)
{
	q->current_count = 0;
	if (e->msg.code == MSG_MOUSEMOVE)
		q->current_count =
			points_copy(&q->points, e->point, e->merged + 1u, q->current_points);
}

/* Lock held; the one before is done. Nobody watches. */
static inline __attribute__((always_inline)) void set_current_plain(struct queue *q,
								    struct entry *e, uint32_t now)
{
	if (e->kind == KIND_INPUT)
		take_points(q, e);
	msglist_take(&q->list, e);
	queue_begin(q, e, now);
}

static void set_current(struct queue *q, struct entry *e)
{
	set_current_plain(q, e, tsc_spans());
	if (e->stamp == q->again)
		queue_no_again(q);
	if (q->spies)
		spy_see(q, e, SPY_FETCHED, 0);
	trace(TRACE_FETCH, e->stamp, e->thread, e->msg.window, e->msg.code);
}

/* Lock held. */
static int take_entry(struct queue *q, struct entry *e, struct msg *m, bool peek)
{
	*m = e->msg;
	if (!peek) {
		queue_done_locked(q);
		set_current(q, e);
	}
	return 1;
}

/* Paint needs the windows: not under the queue's lock. */
static int make_paint(struct queue *q, struct msg *m, uint32_t of, bool peek)
{
	struct window *w;
	struct rect r = {0, 0, 0, 0};
	uint32_t flags, id = 0;
	int result;

	mutex_lock(&winmgr_lock);
	w = window_to_paint(q, of);
	if (w) {
		r = region_bounds(&w->update);
		id = w->id;
	}
	mutex_unlock(&winmgr_lock);
	if (!id)
		return -EAGAIN;
	flags = spin_lock(&q->waitable.lock);
	result = make(q, m, MSG_PAINT, id, MSG_PACK(r.left, r.top),
		      MSG_PACK(rect_width(r), rect_height(r)), peek);
	if (!peek)
		q->paint_since = (uint32_t)gui_clock_ms();
	spin_unlock(&q->waitable.lock, flags);
	return result;
}

static bool window_passes(const struct msg_filter *f, uint32_t window, uint32_t code)
{
	if (!f)
		return true;
	return (!f->window || f->window == window) && code >= f->first_code &&
	       (!f->last_code || code <= f->last_code);
}

/* Lock held. The classes behind the posts, but for paint. -EAGAIN: none. */
static int make_quit(struct queue *q, struct msg *m, bool peek)
{
	int status = q->quit_status;

	if (!q->quit)
		return -EAGAIN;
	if (!peek) {
		q->quit = false;
		queue_others(q);
	}
	make(q, m, MSG_QUIT, 0, (uint32_t)status, 0, peek);
	return 0;
}

static int make_timer(struct queue *q, struct msg *m, const struct msg_filter *f, bool peek)
{
	uint32_t window, id, missed;

	if (f && !window_passes(f, f->window, MSG_TIMER))
		return -EAGAIN;
	if (!q->timers_due || !gui_timer_take(q, f ? f->window : 0, peek, &window, &id, &missed))
		return -EAGAIN;
	if (!peek)
		q->timer_since = (uint32_t)gui_clock_ms();
	return make(q, m, MSG_TIMER, window, id, missed, peek);
}

static bool is_late(uint32_t since)
{
	return (uint32_t)gui_clock_ms() - since >= LATE_TICKS;
}

/* Paint under no lock; lock held before and after. */
static int paint_unlocked(struct queue *q, struct msg *m, uint32_t of, bool peek, uint32_t *flags)
{
	int result;

	spin_unlock(&q->waitable.lock, *flags);
	result = make_paint(q, m, of, peek);
	*flags = spin_lock(&q->waitable.lock);
	return result;
}

/* What has been ready too long goes first, however many posts wait. */
static int fetch_late(struct queue *q, struct msg *m, bool peek, uint32_t *flags)
{
	int result = -EAGAIN;

	if (q->timers_due && is_late(q->timer_since))
		result = make_timer(q, m, NULL, peek);
	if (result == -EAGAIN && q->paints && is_late(q->paint_since))
		result = paint_unlocked(q, m, 0, peek, flags);
	return result;
}

static struct entry *first_entry(struct queue *q, const struct msg_filter *filter, uint32_t get)
{
	if (msglist_empty(&q->list))
		return NULL;
	if (get & MSG_ONLY_SENT)
		return NULL;
	if (filter || get & (MSG_ONLY_POSTS | MSG_ONLY_INPUT))
		return msglist_find(&q->list, filter, get);
	return container_of(q->list.entries.next, struct entry, link);
}

/* The classes behind the posts. */
static int fetch_made(struct queue *q, struct msg *m, const struct msg_filter *filter, bool peek,
		      uint32_t *flags)
{
	int result = make_quit(q, m, peek);
	uint32_t window = filter ? filter->window : 0;

	if (result == -EAGAIN && q->paints && window_passes(filter, window, MSG_PAINT))
		result = paint_unlocked(q, m, window, peek, flags);
	if (result == -EAGAIN)
		result = make_timer(q, m, filter, peek);
	return result;
}

/* What is being sent comes first. */
static int fetch_sent(struct queue *q, struct msg *m, const struct msg_filter *filter, uint32_t get)
{
	if (!(get & MSG_PEEK))
		send_done_all(q);
	if (!q->sent_count || get & (MSG_ONLY_POSTS | MSG_ONLY_INPUT))
		return -EAGAIN;
	return send_fetch(q, m, filter, get & MSG_PEEK);
}

/* The classes behind what is sent. */
static int fetch_rest(struct queue *q, struct msg *m, const struct msg_filter *filter, uint32_t get)
{
	uint32_t flags = spin_lock(&q->waitable.lock);
	bool peek = get & MSG_PEEK, only = get & MSG_ONLY_FLAGS;
	struct entry *e;
	int result = -EAGAIN;

	if (!filter && !only)
		result = fetch_late(q, m, peek, &flags);
	e = result == -EAGAIN ? first_entry(q, filter, get) : NULL;
	if (e)
		result = take_entry(q, e, m, peek);
	else if (result == -EAGAIN && !only)
		result = fetch_made(q, m, filter, peek, &flags);
	if (result == -EAGAIN && !peek)
		queue_done_locked(q);
	spin_unlock(&q->waitable.lock, flags);
	return result;
}

/* Take what is there, in the order of the classes. 1, MSG_IN_SEND, 0 for MSG_QUIT, -EAGAIN nothing.
 */
static int fetch(struct queue *q, struct msg *m, const struct msg_filter *filter, uint32_t get)
{
	int result;

	if (q->watch.hung && !(get & MSG_PEEK))
		hung_end(q);
	if (q->awaiting && !(get & MSG_PEEK))
		held_fetch(q);
	result = fetch_sent(q, m, filter, get);
	return result == -EAGAIN ? fetch_rest(q, m, filter, get) : result;
}

/* Lock held: does the window still exist (a thread message has none)? */
static bool still_wanted(const struct entry *e)
{
	return !e->msg.window || window_alive(e->msg.window);
}

void queue_unget(struct queue *q)
{
	struct entry *e = q->current;
	uint32_t flags;

	if (e && e->kind == KIND_SENT) {
		send_unget(q);
		return;
	}
	flags = spin_lock(&q->waitable.lock);
	q->current = NULL;
	if (e && e->kind < KIND_COUNT) {
		if (still_wanted(e))
			msglist_untake(&q->list, e);
		else
			msglist_release(&q->list, e);
	} else if (e && e->msg.code == MSG_QUIT) {
		q->quit = true;
		queue_others(q);
	} else if (e && e->msg.code == MSG_TIMER) {
		gui_timer_untake(q, e->msg.window, e->msg.params[0], e->msg.params[1]);
	}
	spin_unlock(&q->waitable.lock, flags);
}

/* Milliseconds left of a wait that began at a tick. */
static uint32_t time_left(uint32_t timeout, uint64_t begin)
{
	uint64_t gone = timer_ticks() - begin;

	if (timeout == WAIT_FOREVER)
		return WAIT_FOREVER;
	return gone >= timeout ? 0 : timeout - (uint32_t)gone;
}

/*
 * Any kind of get: fetch or wait, until there is something or the time is over. The wait is for
 * what was not there at the last look, so that messages a filter does not pass do not end it.
 */
static int get_any(struct queue *q, struct msg *m, const struct msg_filter *filter, uint32_t flags,
		   uint32_t timeout)
{
	uint64_t begin = timer_ticks();

	for (;;) {
		int result;

		q->seen = q->arrivals;
		result = fetch(q, m, filter, flags);
		if (result != -EAGAIN)
			return result;
		if (!timeout)
			return -ETIMEDOUT;
		q->only_new = true;
		result = wait_for(&q->waitable, time_left(timeout, begin));
		q->only_new = false;
		if (result)
			return result;
	}
}

int queue_get(struct queue *q, struct msg *m, const struct msg_filter *filter, uint32_t flags,
	      uint32_t timeout)
{
	return get_any(q, m, filter, flags, timeout);
}

/* Queue's lock held: if all that makes the get slow is that a sent message is current, that is done
 * now. True: it is as fast as ever. */
static bool served(struct queue *q)
{
	if (!q->serving)
		return false;
	spin_unlock_nested(&q->waitable.lock);
	send_done_all(q);
	spin_lock_nested(&q->waitable.lock);
	return !q->slow;
}

/* One lock for looking, sleeping and taking. A system call: interrupts are on. */
int queue_next(struct queue *q, uint32_t timeout)
{
	uint32_t now = tsc_spans();
	struct list *first;
	int result = 0;

	irq_disable();
	spin_lock_nested(&q->waitable.lock);
	if (__builtin_expect(q->slow, 0)) {
		if (!served(q))
			goto out;
		now = tsc_spans();
	}
	done_plain(q, now);
	first = q->list.entries.next;
	if (first == &q->list.entries) {
		result = wait_sole(&q->waitable, q->thread, timeout);
		spin_lock_nested(&q->waitable.lock);
		now = run_queue.switched; /* since then it runs */
		first = q->list.entries.next;
		if (__builtin_expect(result || q->slow || first == &q->list.entries, 0))
			goto out;
	}
	set_current_plain(q, container_of(first, struct entry, link), now);
	result = 1;
out:
	spin_unlock_nested(&q->waitable.lock);
	if (!result && q->sent_count)
		result = send_take(q);
	irq_enable();
	return result;
}

/* Lock held: up to count more, as long as nothing else is due. */
static uint32_t take_more(struct queue *q, struct msg *m, uint32_t count, uint32_t get)
{
	uint32_t n = 0, now = tsc_spans();
	struct entry *e;

	if (q->slow || get) {
		while (n < count && !q->others && (e = first_entry(q, NULL, get)))
			take_entry(q, e, &m[n++], false);
		return n;
	}
	for (; n < count && !msglist_empty(&q->list); n++) {
		uint32_t *wait;

		e = container_of(q->list.entries.next, struct entry, link);
		wait = figures_of(e->msg.code)->wait;

		if (e->kind == KIND_INPUT)
			take_points(q, e);
		msglist_take(&q->list, e);
		msglist_release(&q->list, q->current);
		q->current = e;
		figures_count(wait, now - figures_spans(e->tsc));
		*m++ = e->msg;
	}
	q->fetched_total += n;
	q->figures = figures_of(q->current->msg.code);
	return n;
}

int queue_get_many(struct queue *q, struct msg *m, uint32_t count, uint32_t get, uint32_t timeout)
{
	int result = get_any(q, m, NULL, get, timeout);
	uint32_t flags, n;

	if (result == MSG_IN_SEND)
		return MSG_MANY_SENT;
	if (result != 1 || q->current->kind >= KIND_COUNT)
		return result;
	flags = spin_lock(&q->waitable.lock);
	n = 1 + take_more(q, m + 1, count - 1, get);
	spin_unlock(&q->waitable.lock, flags);
	return (int)n;
}
