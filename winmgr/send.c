/*
 * winmgr/send.c - sending: a message, its sender's wait, its answer.
 */
#include "task/wait_sole.h"
#include "winmgr/send.h"
#include "abi/error.h"
#include "cpu/cpu.h"
#include "log.h"
#include "mem/heap.h"
#include "panic.h"
#include "winmgr/access.h"
#include "winmgr/spy.h"
#include "winmgr/window.h"

/* The graph of sends. Before slot and queue locks. */
static struct spinlock send_lock;
static uint32_t last_id;

static struct send *send_of(struct entry *e)
{
	return container_of(e, struct send, entry);
}

static bool is_sent(const struct entry *e)
{
	return e && e->kind == KIND_SENT;
}

void send_init(struct queue *q)
{
	list_init(&q->sent);
	list_init(&q->outgoing);
}

static inline uint32_t lock(void)
{
	return spin_lock(&send_lock);
}

/* ---- memory --------------------------------------------------------------------------------- */

static struct send *allocate(struct queue *q)
{
	struct account *a = &q->process->account;
	struct send *s = q->spare_send;

	if (s) {
		q->spare_send = NULL;
		return s;
	}
	if (account_charge(a, ACCOUNT_HEAP, sizeof *s))
		return NULL;
	s = kzalloc(sizeof *s);
	if (!s)
		account_uncharge(a, ACCOUNT_HEAP, sizeof *s);
	return s;
}

/* Both sides are through with it. Lock held; the caller frees the chain when it has let go. */
static struct send *let_go(struct send *s, struct send *chain)
{
	s->gone.next = (struct list *)chain;
	return s;
}

static void free_chain(struct send *s)
{
	while (s) {
		struct send *next = (struct send *)s->gone.next;

		if (s->timer.armed)
			timer_cancel(&s->timer);
		if (s->account)
			account_uncharge(s->account, ACCOUNT_HEAP, sizeof *s);
		kfree(s);
		s = next;
	}
}

/* ---- the two sides ----------------------------------------------------------------------------
 */

/* Lock held. The receiver's side ends. */
static struct send *leave_receiver(struct send *s, struct send *chain)
{
	s->to = NULL;
	return s->from ? chain : let_go(s, chain);
}

/* Lock held. The sender's side ends: it has its answer, or gave up. */
static struct send *leave_sender(struct send *s, struct send *chain)
{
	struct queue *q = s->from;

	list_remove(&s->by_sender);
	q->outgoing_count--;
	s->from = NULL;
	if (!s->to && !q->spare_send && !s->timer.armed) {
		q->spare_send = s;
		return chain;
	}
	if (!s->to)
		return let_go(s, chain);
	/* The receiver still has it: nobody's from now on. */
	account_uncharge(s->account, ACCOUNT_HEAP, sizeof *s);
	s->account = NULL;
	return chain;
}

/* Lock held. Out of the receiver's waiting list. */
static void unlist(struct send *s)
{
	struct queue *q = s->to;

	spin_lock_nested(&q->waitable.lock);
	list_remove(&s->entry.link);
	q->sent_count--;
	msglist_uncharge(&q->list, s->entry.share);
	s->entry.share = NULL;
	queue_others(q);
	spin_unlock_nested(&q->waitable.lock);
}

/* Lock held. MSG_SEND_DONE into the room kept for it. */
static void call_back(struct send *s)
{
	struct queue *q = s->from;
	struct entry *e = s->answer;

	s->answer = NULL;
	e->thread = s->to ? s->to->thread->id : 0;
	e->cause = s->entry.stamp;
	e->msg = (struct msg){MSG_SEND_DONE, 0, {s->token, s->result, (uint32_t)s->error}};
	spin_lock_nested(&q->waitable.lock);
	queue_commit(q, e, KIND_NOTICE, MSG_BY_KERNEL, rdtsc());
	spin_unlock_nested(&q->waitable.lock);
}

/* Lock held. The sender learns how it ended. */
static struct send *tell(struct send *s, int error, uint32_t result, struct send *chain)
{
	struct queue *q = s->from;

	s->state = SEND_ANSWERED;
	s->error = error;
	s->result = result;
	if (!q)
		return chain;
	if (s->flags & SEND_CALLBACK) {
		call_back(s);
		return leave_sender(s, chain);
	}
	if (q->waiting == s) {
		spin_lock_nested(&q->waitable.lock);
		wait_wake_ready(&q->waitable);
		spin_unlock_nested(&q->waitable.lock);
	}
	return chain;
}

/* Lock held. It will not be handled: its sender gets the error. */
static struct send *fail(struct send *s, int error, struct send *chain)
{
	if (s->state == SEND_WAITS)
		unlist(s);
	chain = tell(s, error, 0, chain);
	return leave_receiver(s, chain);
}

/* Interrupt context: a callback's time is over. */
static void timed_out(struct timer *timer)
{
	struct send *s = container_of(timer, struct send, timer), *chain = NULL;

	spin_lock_nested(&send_lock);
	if (s->from && s->state != SEND_ANSWERED) {
		if (s->state == SEND_WAITS)
			chain = fail(s, -ETIMEDOUT, chain);
		else
			chain = tell(s, -ETIMEDOUT, 0, chain);
	}
	spin_unlock_nested(&send_lock);
	free_chain(chain);
}

/* ---- handling -----------------------------------------------------------------------------------
 */

/* Both locks held. The first that passes becomes the current message; what was current stays below
 * it. */
static void take(struct queue *q, struct send *s)
{
	list_remove(&s->entry.link);
	q->sent_count--;
	msglist_uncharge(&q->list, s->entry.share);
	s->entry.share = NULL;
	s->state = SEND_FETCHED;
	s->outer = q->current;
	s->outer_figures = q->figures;
	s->outer_fetched_at = q->fetched_at;
	queue_begin(q, &s->entry, tsc_spans());
	q->serving++;
	queue_others(q);
	trace(TRACE_FETCH, s->entry.stamp, s->entry.thread, s->entry.msg.window, s->entry.msg.code);
	if (__builtin_expect(q->spies, 0))
		spy_see(q, &s->entry, SPY_FETCHED, 0);
}

static struct send *first(struct queue *q, const struct msg_filter *f)
{
	struct list *l;

	list_for_each (l, &q->sent) {
		struct entry *e = container_of(l, struct entry, link);

		if (msglist_passes(e, f, 0))
			return send_of(e);
	}
	return NULL;
}

int send_fetch(struct queue *q, struct msg *m, const struct msg_filter *filter, bool peek)
{
	uint32_t flags = lock();
	struct send *s;

	spin_lock_nested(&q->waitable.lock);
	s = first(q, filter);
	if (s)
		*m = s->entry.msg;
	if (s && !peek) {
		/* A fetch ends what was posted and is current; what was sent is done before. */
		queue_done_locked(q);
		take(q, s);
	}
	spin_unlock_nested(&q->waitable.lock);
	spin_unlock(&send_lock, flags);
	return s ? MSG_IN_SEND : -EAGAIN;
}

int send_take(struct queue *q)
{
	int result = 0;

	spin_lock_nested(&send_lock);
	spin_lock_nested(&q->waitable.lock);
	if (!list_empty(&q->sent)) {
		if (q->current)
			queue_done_locked(q);
		take(q, send_of(container_of(q->sent.next, struct entry, link)));
		result = MSG_IN_SEND;
	}
	spin_unlock_nested(&q->waitable.lock);
	spin_unlock_nested(&send_lock);
	return result;
}

/* Graph's lock held: the innermost sent message has been handled; the one around it is current. */
static struct send *done(struct queue *q, struct send *chain)
{
	struct send *s = send_of(q->current);

	spin_lock_nested(&q->waitable.lock);
	if (__builtin_expect(q->spies, 0))
		spy_see(q, &s->entry, SPY_DONE, 0);
	figures_count(q->figures->handle, tsc_spans() - q->fetched_at);
	q->current = s->outer;
	q->figures = s->outer_figures;
	q->fetched_at = s->outer_fetched_at;
	q->serving--;
	queue_others(q);
	spin_unlock_nested(&q->waitable.lock);
	if (!s->answered && s->state != SEND_ANSWERED)
		chain = tell(s, 0, 0, chain);
	return leave_receiver(s, chain);
}

void send_done_all(struct queue *q)
{
	struct send *chain = NULL;
	uint32_t flags;

	if (!q->serving)
		return;
	flags = lock();
	while (q->serving)
		chain = done(q, chain);
	spin_unlock(&send_lock, flags);
	free_chain(chain);
}

void send_unget(struct queue *q)
{
	uint32_t flags = lock();
	struct send *s = send_of(q->current);

	spin_lock_nested(&q->waitable.lock);
	q->current = s->outer;
	q->figures = s->outer_figures;
	q->fetched_at = s->outer_fetched_at;
	q->serving--;
	list_push_front(&q->sent, &s->entry.link);
	q->sent_count++;
	s->state = SEND_WAITS;
	queue_others(q);
	spin_unlock_nested(&q->waitable.lock);
	spin_unlock(&send_lock, flags);
}

int send_reply(struct queue *q, uint32_t result)
{
	struct send *chain = NULL, *s;
	int error = -ENOENT;

	if (!q || !is_sent(q->current))
		return -ENOENT;
	irq_disable();
	spin_lock_nested(&send_lock);
	s = send_of(q->current);
	if (!s->answered && s->state == SEND_FETCHED && s->from) {
		s->answered = true;
		if (__builtin_expect(q->spies, 0)) {
			spin_lock_nested(&q->waitable.lock);
			spy_see(q, &s->entry, SPY_REPLIED, result);
			spin_unlock_nested(&q->waitable.lock);
		}
		chain = tell(s, 0, result, chain);
		error = 0;
	}
	spin_unlock_nested(&send_lock);
	irq_enable();
	if (__builtin_expect(chain != NULL, 0))
		free_chain(chain);
	return error;
}

/* ---- waiting ------------------------------------------------------------------------------------
 */

/* Lock held. The caller's own send of this id; NULL: none. */
static struct send *find(struct queue *q, uint32_t id)
{
	struct list *l;

	for (l = q->outgoing.prev; l != &q->outgoing; l = l->prev) {
		struct send *s = container_of(l, struct send, by_sender);

		if (s->id == id && !(s->flags & SEND_CALLBACK))
			return s;
	}
	return NULL;
}

/* Lock held. Serve the next message sent to the waiting sender. */
static void serve(struct queue *q, struct send *s, struct wnd_send *w)
{
	struct send *next = send_of(container_of(q->sent.next, struct entry, link));

	spin_lock_nested(&q->waitable.lock);
	w->served = next->entry.msg;
	s->served = next->entry.stamp;
	take(q, next);
	spin_unlock_nested(&q->waitable.lock);
	q->depth++;
}

/* The program comes back from serving. */
static struct send *served(struct queue *q, struct send *s, struct send *chain)
{
	if (!s->served)
		return chain;
	if (q->depth)
		q->depth--;
	if (is_sent(q->current) && q->current->stamp == s->served)
		chain = done(q, chain);
	s->served = 0;
	return chain;
}

/* Lock held before and after; asleep in between until something may have changed. */
static int sleep_a_while(struct queue *q, struct send *s, uint32_t timeout)
{
	int result;

	if (timeout != WAIT_FOREVER) {
		uint64_t gone = timer_ticks() - s->began;

		if (gone >= timeout)
			return -ETIMEDOUT;
		timeout -= (uint32_t)gone;
	}
	q->waiting = s;
	spin_lock_nested(&q->waitable.lock);
	spin_unlock_nested(&send_lock);
	result = wait_sole(&q->waitable, q->thread, timeout);
	spin_lock_nested(&send_lock);
	q->waiting = NULL;
	return result;
}

/* Lock held, the wait is over. */
static struct send *collect(struct send *s, struct wnd_send *w, int *result, struct send *chain)
{
	if (s->state == SEND_ANSWERED) {
		w->result = s->result;
		*result = s->error ? s->error : SEND_DONE;
	} else if (s->state == SEND_WAITS) {
		trace(TRACE_DROP, s->entry.stamp, s->entry.thread, s->entry.msg.window,
		      s->entry.msg.code);
		unlist(s);
		chain = leave_receiver(s, chain);
	}
	return leave_sender(s, chain);
}

/* Lock held before and after. */
static int wait_answer(struct queue *q, struct send *s, struct wnd_send *w, struct send **chain)
{
	int result = 0;

	while (!result && s->state != SEND_ANSWERED) {
		if (__builtin_expect(q->sent_count && !(s->flags & SEND_BLOCK) &&
					     q->depth < SEND_DEPTH_MAX,
				     0)) {
			serve(q, s, w);
			w->id = s->id;
			return SEND_SERVE;
		}
		result = sleep_a_while(q, s, w->timeout);
	}
	*chain = collect(s, w, &result, *chain);
	return result;
}

/* ---- sending ------------------------------------------------------------------------------------
 */

/* Lock held: does the way from q back to `to` consist of senders that serve nothing? */
static bool ring(struct queue *from, struct queue *to)
{
	for (struct queue *q = to; q && q->waiting && q->waiting->flags & SEND_BLOCK;) {
		q = q->waiting->to;
		if (q == from)
			return true;
	}
	return false;
}

static void log_ring(struct queue *from, struct queue *to)
{
	log_warn("send refused: a ring that cannot end:");
	log_warn("  thread %x (%s) -> thread %x (%s)", from->thread->id, from->process->name,
		 to->thread->id, to->process->name);
	for (struct queue *q = to; q != from && q->waiting && q->waiting->to; q = q->waiting->to) {
		log_warn("  thread %x -> thread %x (%s)", q->thread->id, q->waiting->to->thread->id,
			 q->waiting->to->process->name);
		if (q->waiting->to == to)
			break;
	}
}

/* Locks of graph and receiver held. May it be sent there now? */
static int may_send(struct queue *from, struct queue *to, struct window *w,
		    const struct wnd_send *s)
{
	if (to->process != from->process && !access_may_post(from->process, s->code, w))
		return -EPERM;
	if (from->depth >= SEND_DEPTH_MAX || ring(from, to))
		return -EDEADLK;
	if (from->outgoing_count >= SENDS_MAX)
		return -EAGAIN;
	return 0;
}

/* Both locks held. From here on nothing fails. */
static void enter_order(struct queue *from, struct queue *to, struct send *s,
			const struct wnd_send *w)
{
	struct entry *e = &s->entry;
	struct thread *t = from->thread;

	e->msg = (struct msg){w->code, w->window, {w->params[0], w->params[1], w->params[2]}};
	e->process = from->process->id;
	e->thread = t->id;
	e->cause = queue_cause(t);
	e->shape = ENTRY_SHAPE(KIND_SENT, MSG_BY_SEND);
	e->tsc = rdtsc();
	e->place = pointer_place;
	e->stamp = commit_stamp();
	figures_post(e->msg.code);
	s->from = from;
	s->to = to;
	s->account = &from->process->account;
	s->state = SEND_WAITS;
	s->answered = false;
	s->flags = w->flags;
	s->token = w->token;
	s->id = ++last_id;
	s->served = 0;
	if (w->timeout != WAIT_FOREVER)
		s->began = timer_ticks();
	list_push_back(&to->sent, &e->link);
	to->sent_count++;
	to->changed |= MSG_CLASS_SENT;
	to->arrivals++;
	list_push_back(&from->outgoing, &s->by_sender);
	from->outgoing_count++;
	to->others |= 1;
	to->slow |= 1;
	trace(TRACE_POST, e->stamp, e->thread, e->msg.window, e->msg.code);
	if (__builtin_expect(to->spies, 0))
		spy_see(to, e, SPY_SENT, 0);
	wait_wake_ready(&to->waitable);
}

/* Room for the answer of a callback. */
static bool reserve_answer(struct queue *q, struct send *s)
{
	s->answer = NULL;
	if (!(s->flags & SEND_CALLBACK))
		return true;
	spin_lock_nested(&q->waitable.lock);
	s->answer = msglist_reserve(&q->list, KIND_NOTICE, 0, true);
	if (s->answer)
		list_init(&s->answer->link);
	spin_unlock_nested(&q->waitable.lock);
	return s->answer != NULL;
}

static void unreserve_answer(struct queue *q, struct send *s)
{
	if (!s->answer)
		return;
	spin_lock_nested(&q->waitable.lock);
	msglist_release(&q->list, s->answer);
	spin_unlock_nested(&q->waitable.lock);
	s->answer = NULL;
}

/* Lock of the graph held. */
static int begin(struct queue *from, struct send *s, struct wnd_send *w)
{
	struct window *window;
	struct queue *to = window_queue_lock(w->window, &window);
	struct quota_user *share = NULL;
	int error;

	if (!to)
		return -ENOENT;
	if (to == from && !(w->flags & SEND_CALLBACK)) {
		spin_unlock_nested(&to->waitable.lock);
		return SEND_SELF;
	}
	error = may_send(from, to, window, w);
	if (!error && to->process != from->process) {
		share = msglist_charge_share(&to->list, from->process->id);
		if (!share)
			error = -EAGAIN;
	}
	s->entry.share = share;
	if (error)
		to->posts_refused += error == -EAGAIN;
	else
		enter_order(from, to, s, w);
	spin_unlock_nested(&to->waitable.lock);
	if (error == -EDEADLK)
		log_ring(from, to);
	return error;
}

/* Lock held: it was refused; the memory is for the next one. */
static struct send *take_back(struct queue *q, struct send *s)
{
	if (s->answer)
		unreserve_answer(q, s);
	s->account = &q->process->account;
	if (q->spare_send)
		return let_go(s, NULL);
	q->spare_send = s;
	return NULL;
}

int send_message(struct queue *q, struct wnd_send *w)
{
	struct send *s = allocate(q), *chain = NULL;
	int result = -EAGAIN;

	if (!s)
		return -ENOMEM;
	s->flags = w->flags;
	irq_disable();
	spin_lock_nested(&send_lock);
	if (reserve_answer(q, s))
		result = begin(q, s, w);
	if (__builtin_expect(result, 0)) {
		chain = take_back(q, s);
	} else if (w->flags & SEND_CALLBACK) {
		if (w->timeout != WAIT_FOREVER)
			timer_set(&s->timer, timer_ticks() + w->timeout + 1, timed_out);
	} else {
		result = wait_answer(q, s, w, &chain);
	}
	spin_unlock_nested(&send_lock);
	irq_enable();
	if (__builtin_expect(chain != NULL, 0))
		free_chain(chain);
	return result;
}

int send_wait(struct queue *q, struct wnd_send *w)
{
	struct send *s, *chain = NULL;
	int result = -ENOENT;

	irq_disable();
	spin_lock_nested(&send_lock);
	s = find(q, w->id);
	if (s) {
		chain = served(q, s, chain);
		result = wait_answer(q, s, w, &chain);
	}
	spin_unlock_nested(&send_lock);
	irq_enable();
	free_chain(chain);
	return result;
}

/* ---- ends ---------------------------------------------------------------------------------------
 */

static void fail_waiting(struct queue *q, uint32_t window)
{
	struct send *chain = NULL;
	uint32_t flags = lock();
	struct list *l, *next;

	list_for_each_safe (l, next, &q->sent) {
		struct entry *e = container_of(l, struct entry, link);

		if (window && e->msg.window != window)
			continue;
		trace(TRACE_DROP, e->stamp, e->thread, e->msg.window, e->msg.code);
		chain = fail(send_of(e), -EPIPE, chain);
	}
	spin_unlock(&send_lock, flags);
	free_chain(chain);
}

void send_window_gone(struct queue *q, uint32_t window)
{
	if (q->sent_count)
		fail_waiting(q, window);
}

/* What is being handled ends unanswered. */
static void fail_current(struct queue *q)
{
	uint32_t flags = lock();
	struct send *chain = NULL;

	while (is_sent(q->current)) {
		struct send *s = send_of(q->current);

		q->current = s->outer;
		if (s->state != SEND_ANSWERED)
			chain = tell(s, -EPIPE, 0, chain);
		chain = leave_receiver(s, chain);
	}
	q->serving = 0;
	spin_unlock(&send_lock, flags);
	free_chain(chain);
}

/* Its own sends: withdrawn, or nobody's from now on. */
static void give_up(struct queue *q)
{
	uint32_t flags = lock();
	struct send *chain = NULL;
	struct list *l;

	while ((l = list_first(&q->outgoing))) {
		struct send *s = container_of(l, struct send, by_sender);

		s->answer = NULL; /* goes with the queue */
		if (s->state == SEND_WAITS) {
			unlist(s);
			chain = leave_receiver(s, chain);
		}
		chain = leave_sender(s, chain);
	}
	spin_unlock(&send_lock, flags);
	free_chain(chain);
}

void send_thread_exit(struct queue *q)
{
	fail_waiting(q, 0);
	fail_current(q);
	give_up(q);
	if (q->spare_send) {
		account_uncharge(&q->process->account, ACCOUNT_HEAP, sizeof *q->spare_send);
		kfree(q->spare_send);
	}
	q->spare_send = NULL;
}
