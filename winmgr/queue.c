/*
 * winmgr/queue.c - posting, fetching, waiting.
 */
#include "winmgr/queue.h"
#include "abi/error.h"
#include "common/format.h"
#include "cpu/cpu.h"
#include "cpu/string.h"
#include "ipc/stamp.h"
#include "log.h"
#include "mem/heap.h"
#include "mem/page.h"
#include "panic.h"
#include "task/timer.h"
#include "trace.h"
#include "winmgr/gui_timer.h"
#include "winmgr/pointer.h"
#include "winmgr/spy.h"
#include "winmgr/window.h"

#define LATE_TICKS 16 /* a paint or timer that has been ready so long goes before the posts */

/* ---- life ---------------------------------------------------------------------------------- */

/* Guards thread->queue against a poster that found the thread while it ends. */
static struct spinlock threads_lock;

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
		q->source = (struct page_source){page_get, page_put, kmalloc, kfree};
		q->thread = t;
		q->process = t->process;
		list_init(&q->timers);
		queue_others(q);
		if (!msglist_init(&q->list, &q->source))
			return q;
		kfree(q);
	}
	account_uncharge(&t->process->account, ACCOUNT_HEAP, sizeof *q);
	return NULL;
}

struct queue *queue_self(void)
{
	struct thread *t = current();

	if (__builtin_expect(!t->queue, 0)) {
		struct queue *q = queue_create(t);
		uint32_t flags = spin_lock(&threads_lock);

		t->queue = q;
		spin_unlock(&threads_lock, flags);
	}
	return t->queue;
}

/* ---- in ---------------------------------------------------------------------------------------
 */

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

void queue_tell_spies(const struct entry *e, uint32_t fate)
{
	spy_see_message(e, fate);
}

static void keep_point(struct queue *q, const struct msg *m, uint64_t tsc)
{
	if (q->point_count == MSG_POINTS_MAX) {
		memmove(q->points, q->points + 1, (MSG_POINTS_MAX - 1) * sizeof *q->points);
		q->point_count--;
	}
	q->points[q->point_count++] = (struct msg_point){
		.x = (int16_t)MSG_LOW(m->params[0]),
		.y = (int16_t)MSG_HIGH(m->params[0]),
		.time_ms = (uint32_t)(clock_ns_of(tsc) / 1000000),
	};
}

/* Lock held. */
static bool from_kernel(struct queue *q, enum msg_kind kind, const struct msg *m, uint64_t tsc)
{
	struct entry *e = msglist_reserve(&q->list, kind, 0, true);

	if (!e)
		return false;
	e->thread = 0;
	e->cause = 0;
	e->how = MSG_BY_KERNEL;
	e->msg = *m;
	if (m->code == MSG_MOUSEMOVE) {
		q->points_of = e;
		q->point_count = 0;
		keep_point(q, m, tsc);
	}
	queue_commit(q, e, kind, tsc);
	return true;
}

bool queue_notify(struct queue *q, const struct msg *m)
{
	uint32_t flags = spin_lock(&q->waitable.lock);
	bool taken = from_kernel(q, KIND_NOTICE, m, rdtsc());

	spin_unlock(&q->waitable.lock, flags);
	if (!taken)
		log_warn("queue of thread %x: no room for notice %x", q->thread->id, m->code);
	return taken;
}

/* A move joins the newest entry if that is a move for the same window: never past anything else. */
static bool merge_move(struct queue *q, const struct msg *m, uint64_t tsc)
{
	struct entry *e;

	if (m->code != MSG_MOUSEMOVE)
		return false;
	e = msglist_move_tail(&q->list, m->window);
	if (!e || e->msg.params[1] != m->params[1])
		return false;
	keep_point(q, m, tsc);
	e->msg = *m;
	e->tsc = tsc;
	e->merged++;
	q->arrivals++;
	if (__builtin_expect(q->spies, 0))
		spy_see_message(e, SPY_MERGED);
	return true;
}

bool queue_input(struct queue *q, const struct msg *m, uint64_t tsc)
{
	uint32_t flags = spin_lock(&q->waitable.lock);
	bool taken = merge_move(q, m, tsc) || from_kernel(q, KIND_INPUT, m, tsc);

	q->input_lost += !taken;
	spin_unlock(&q->waitable.lock, flags);
	return taken;
}

void queue_paints(struct queue *q, int change)
{
	uint32_t flags = spin_lock(&q->waitable.lock);

	if (!q->paints)
		q->paint_since = (uint32_t)timer_ticks();
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

/* ---- out ---------------------------------------------------------------------------------------
 */

/* Lock held. Nobody watches. */
static inline __attribute__((always_inline)) void done_plain(struct queue *q)
{
	struct entry *e = q->current;

	if (!e)
		return;
	q->current = NULL;
	if (e != &q->made)
		msglist_release(&q->list, e);
}

/* Lock held. */
static void done(struct queue *q)
{
	if (q->current && q->spies)
		spy_see_message(q->current, SPY_DONE);
	done_plain(q);
}

void queue_done(struct queue *q)
{
	uint32_t flags = spin_lock(&q->waitable.lock);

	done(q);
	spin_unlock(&q->waitable.lock, flags);
}

/* Lock held. A message that exists only from now on. */
static int make(struct queue *q, struct msg *m, uint32_t code, uint32_t window, uint32_t p0,
		uint32_t p1, bool peek)
{
	*m = (struct msg){code, window, {p0, p1, 0}};
	if (peek)
		return 1;
	done(q);
	q->made = (struct entry){.msg = *m,
				 .how = MSG_BY_KERNEL,
				 .tsc = rdtsc(),
				 .place = pointer_place,
				 .stamp = stamp_next()};
	q->current = &q->made;
	if (__builtin_expect(q->spies, 0))
		spy_see_message(&q->made, SPY_FETCHED);
	return 1;
}

/* The points of a move come with it. Lock held. */
static void take_points(struct queue *q, struct entry *e)
{
	q->current_count = 0;
	if (q->points_of != e)
		return;
	q->points_of = NULL;
	q->current_count = q->point_count;
	memcpy(q->current_points, q->points, q->point_count * sizeof *q->points);
}

/* Lock held; the one before is done. Nobody watches. */
static inline __attribute__((always_inline)) void set_current_plain(struct queue *q,
								    struct entry *e)
{
	if (e->kind == KIND_INPUT)
		take_points(q, e);
	msglist_take(&q->list, e);
	q->current = e;
}

static void set_current(struct queue *q, struct entry *e)
{
	set_current_plain(q, e);
	if (q->spies)
		spy_see_message(e, SPY_FETCHED);
	trace(TRACE_FETCH, e->stamp, e->thread, e->msg.window, e->msg.code);
}

/* Lock held. */
static int take_entry(struct queue *q, struct entry *e, struct msg *m, bool peek)
{
	*m = e->msg;
	if (!peek) {
		done(q);
		set_current(q, e);
	}
	return 1;
}

/* Paint needs the windows: not under the queue's lock. */
static int make_paint(struct queue *q, struct msg *m, bool peek)
{
	struct window *w;
	struct rect r = {0, 0, 0, 0};
	uint32_t flags, id = 0;
	int result;

	mutex_lock(&winmgr_lock);
	w = window_to_paint(q);
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
		q->paint_since = (uint32_t)timer_ticks();
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
		q->timer_since = (uint32_t)timer_ticks();
	return make(q, m, MSG_TIMER, window, id, missed, peek);
}

static bool is_late(uint32_t since)
{
	return (uint32_t)timer_ticks() - since >= LATE_TICKS;
}

/* Paint under no lock; lock held before and after. */
static int paint_unlocked(struct queue *q, struct msg *m, bool peek, uint32_t *flags)
{
	int result;

	spin_unlock(&q->waitable.lock, *flags);
	result = make_paint(q, m, peek);
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
		result = paint_unlocked(q, m, peek, flags);
	return result;
}

static struct entry *first_entry(struct queue *q, const struct msg_filter *filter, uint32_t get)
{
	if (msglist_empty(&q->list))
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

	if (result == -EAGAIN && q->paints &&
	    window_passes(filter, filter ? filter->window : 0, MSG_PAINT))
		result = paint_unlocked(q, m, peek, flags);
	if (result == -EAGAIN)
		result = make_timer(q, m, filter, peek);
	return result;
}

/* Take what is there, in the order of the classes. 1, 0 for MSG_QUIT, -EAGAIN nothing. */
static int fetch(struct queue *q, struct msg *m, const struct msg_filter *filter, uint32_t get)
{
	uint32_t flags = spin_lock(&q->waitable.lock);
	bool peek = get & MSG_PEEK, only = get & (MSG_ONLY_POSTS | MSG_ONLY_INPUT);
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
		done(q);
	spin_unlock(&q->waitable.lock, flags);
	return result;
}

/* Lock held: does the window still exist (a thread message has none)? */
static bool still_wanted(const struct entry *e)
{
	return !e->msg.window || window_alive(e->msg.window);
}

void queue_unget(struct queue *q)
{
	uint32_t flags = spin_lock(&q->waitable.lock);
	struct entry *e = q->current;

	q->current = NULL;
	if (e && e != &q->made) {
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

/* One lock for looking, sleeping and taking. A system call: interrupts are on. */
int queue_next(struct queue *q, uint32_t timeout)
{
	struct list *first;
	int result = 0;

	irq_disable();
	spin_lock_nested(&q->waitable.lock);
	if (__builtin_expect(q->slow, 0))
		goto out;
	done_plain(q);
	first = q->list.entries.next;
	if (first == &q->list.entries) {
		result = wait_sole(&q->waitable, timeout);
		spin_lock_nested(&q->waitable.lock);
		first = q->list.entries.next;
		if (__builtin_expect(result || q->slow || first == &q->list.entries, 0))
			goto out;
	}
	set_current_plain(q, container_of(first, struct entry, link));
	result = 1;
out:
	spin_unlock_nested(&q->waitable.lock);
	irq_enable();
	return result;
}

/* ---- the end ------------------------------------------------------------------------------------
 */

void queue_drop_window(struct queue *q, struct window *w)
{
	uint32_t flags = spin_lock(&q->waitable.lock);
	struct list *l, *next;

	list_for_each_safe (l, next, &q->list.entries) {
		struct entry *e = container_of(l, struct entry, link);

		if (e->msg.window != w->id)
			continue;
		trace(TRACE_DROP, e->stamp, e->thread, w->id, e->msg.code);
		spy_see_drop(w, e);
		msglist_take(&q->list, e);
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
	spin_unlock(&threads_lock, flags);
	gui_timer_kill_all(q);
	flags = spin_lock(&q->waitable.lock);
	done(q);
	wait_abort(&q->waitable);
	spin_unlock(&q->waitable.lock, flags);
	msglist_deinit(&q->list);
	account_uncharge(&q->process->account, ACCOUNT_HEAP, sizeof *q);
	kfree(q);
}

/* ---- looking
 * ------------------------------------------------------------------------------------- */

static uint32_t present_classes(const struct queue *q)
{
	const struct msglist *l = &q->list;

	return (l->counts[KIND_POST] + l->counts[KIND_NOTICE] ? MSG_CLASS_POST : 0) |
	       (l->counts[KIND_INPUT] ? MSG_CLASS_INPUT : 0) | (q->quit ? MSG_CLASS_QUIT : 0) |
	       (q->paints ? MSG_CLASS_PAINT : 0) | (q->timers_due ? MSG_CLASS_TIMER : 0);
}

void queue_status(struct queue *q, struct msg_status *s)
{
	uint32_t flags = spin_lock(&q->waitable.lock);

	*s = (struct msg_status){
		.present = present_classes(q),
		.changed = q->changed,
		.posted = q->list.counts[KIND_POST] + q->list.counts[KIND_NOTICE],
		.input = q->list.counts[KIND_INPUT],
		.input_lost = q->input_lost,
		.posts_refused = q->posts_refused,
		.pages = q->list.pages,
		.peak = q->list.peak,
	};
	q->changed = 0;
	spin_unlock(&q->waitable.lock, flags);
}

uint32_t queue_points(struct queue *q, struct msg_point *points, uint32_t count)
{
	uint32_t flags = spin_lock(&q->waitable.lock);

	if (!q->current || q->current->kind != KIND_INPUT || q->current == &q->made)
		count = 0;
	if (count > q->current_count)
		count = q->current_count;
	memcpy(points, q->current_points, count * sizeof *points);
	spin_unlock(&q->waitable.lock, flags);
	return count;
}

int queue_info(struct queue *q, struct msg_info *info)
{
	uint32_t flags = spin_lock(&q->waitable.lock);
	struct entry *e = q->current;

	if (e)
		*info = (struct msg_info){
			.stamp = e->stamp,
			.time_ns = clock_ns_of(e->tsc),
			.cause = e->cause,
			.process = e->process,
			.thread = e->thread,
			.how = e->how,
			.merged = e->merged,
			.cursor_x = (int16_t)MSG_LOW(e->place),
			.cursor_y = (int16_t)MSG_HIGH(e->place),
		};
	spin_unlock(&q->waitable.lock, flags);
	return e ? 0 : -ENOENT;
}

static const char *code_name(uint32_t code)
{
	static const struct {
		uint32_t code;
		const char *name;
	} names[] = {
#define NAME(name, code, a, b, c) {code, #name},
		MSG_TABLE(NAME)
#undef NAME
	};

	for (uint32_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].code == code)
			return names[i].name;
	return NULL;
}

void queue_describe(struct thread *t, char *text, uint32_t size)
{
	struct entry *e = t->queue ? t->queue->current : NULL;

	*text = 0;
	if (!e)
		return;
	if (code_name(e->msg.code))
		format_text(text, size, "%s for window %x", code_name(e->msg.code), e->msg.window);
	else
		format_text(text, size, "message 0x%x for window %x", e->msg.code, e->msg.window);
}
