/* winmgr/send.c - the sender of a message: commits it, waits for the answer, serves meanwhile. */
#include "abi/error.h"
#include "cpu/cpu.h"
#include "log.h"
#include "task/wait_sole.h"
#include "trace.h"
#include "winmgr/access.h"
#include "winmgr/send_parts.h"
#include "winmgr/spy.h"
#include "winmgr/window.h"

static uint32_t last_id; /* guarded by send_lock */

/* ---- waiting -------------------------------------------------------------------------------- */

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
	send_take_first(q, next);
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
	if (entry_is_sent(q->current) && q->current->stamp == s->served)
		chain = send_done_first(q, chain);
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
		send_unlist(s);
		chain = send_leave_receiver(s, chain);
	}
	return send_leave_sender(s, chain);
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

/* ---- sending -------------------------------------------------------------------------------- */

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

/* Interrupt context: a callback's time is over. */
static void timed_out(struct timer *timer)
{
	struct send *s = container_of(timer, struct send, timer), *chain = NULL;

	spin_lock_nested(&send_lock);
	if (s->from && s->state != SEND_ANSWERED) {
		if (s->state == SEND_WAITS)
			chain = send_fail(s, -ETIMEDOUT, chain);
		else
			chain = send_tell(s, -ETIMEDOUT, 0, chain);
	}
	spin_unlock_nested(&send_lock);
	send_free_chain(chain);
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
		return send_let_go(s, NULL);
	q->spare_send = s;
	return NULL;
}

int send_message(struct queue *q, struct wnd_send *w)
{
	struct send *s = send_allocate(q), *chain = NULL;
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
		send_free_chain(chain);
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
	send_free_chain(chain);
	return result;
}
