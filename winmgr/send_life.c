/* winmgr/send_life.c - the memory of a send, its two sides, and how it ends. */
#include "mem/heap.h"
#include "trace.h"
#include "abi/error.h"
#include "winmgr/send_parts.h"

struct spinlock send_lock;

void send_init(struct queue *q)
{
	list_init(&q->sent);
	list_init(&q->outgoing);
}

/* ---- memory --------------------------------------------------------------------------------- */

struct send *send_allocate(struct queue *q)
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

void send_free_chain(struct send *s)
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

/* ---- the two sides -------------------------------------------------------------------------- */

/* Lock held. The receiver's side ends. */
struct send *send_leave_receiver(struct send *s, struct send *chain)
{
	s->to = NULL;
	return s->from ? chain : send_let_go(s, chain);
}

/* Lock held. The sender's side ends: it has its answer, or gave up. */
struct send *send_leave_sender(struct send *s, struct send *chain)
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
		return send_let_go(s, chain);
	/* The receiver still has it: nobody's from now on. */
	account_uncharge(s->account, ACCOUNT_HEAP, sizeof *s);
	s->account = NULL;
	return chain;
}

/* Lock held. Out of the receiver's waiting list. */
void send_unlist(struct send *s)
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
struct send *send_tell(struct send *s, int error, uint32_t result, struct send *chain)
{
	struct queue *q = s->from;

	s->state = SEND_ANSWERED;
	s->error = error;
	s->result = result;
	if (!q)
		return chain;
	if (s->flags & SEND_CALLBACK) {
		call_back(s);
		return send_leave_sender(s, chain);
	}
	if (q->waiting == s) {
		spin_lock_nested(&q->waitable.lock);
		wait_wake_ready(&q->waitable);
		spin_unlock_nested(&q->waitable.lock);
	}
	return chain;
}

/* Lock held. It will not be handled: its sender gets the error. */
struct send *send_fail(struct send *s, int error, struct send *chain)
{
	if (s->state == SEND_WAITS)
		send_unlist(s);
	chain = send_tell(s, error, 0, chain);
	return send_leave_receiver(s, chain);
}

/* ---- somebody dies -------------------------------------------------------------------------- */

static void fail_waiting(struct queue *q, uint32_t window)
{
	struct send *chain = NULL;
	uint32_t flags = spin_lock(&send_lock);
	struct list *l, *next;

	list_for_each_safe (l, next, &q->sent) {
		struct entry *e = container_of(l, struct entry, link);

		if (window && e->msg.window != window)
			continue;
		trace(TRACE_DROP, e->stamp, e->thread, e->msg.window, e->msg.code);
		chain = send_fail(send_of(e), -EPIPE, chain);
	}
	spin_unlock(&send_lock, flags);
	send_free_chain(chain);
}

void send_window_gone(struct queue *q, uint32_t window)
{
	if (q->sent_count)
		fail_waiting(q, window);
}

/* What is being handled ends unanswered. */
static void fail_current(struct queue *q)
{
	uint32_t flags = spin_lock(&send_lock);
	struct send *chain = NULL;

	while (entry_is_sent(q->current)) {
		struct send *s = send_of(q->current);

		q->current = s->outer;
		if (s->state != SEND_ANSWERED)
			chain = send_tell(s, -EPIPE, 0, chain);
		chain = send_leave_receiver(s, chain);
	}
	q->serving = 0;
	spin_unlock(&send_lock, flags);
	send_free_chain(chain);
}

/* Its own sends: withdrawn, or nobody's from now on. */
static void give_up(struct queue *q)
{
	uint32_t flags = spin_lock(&send_lock);
	struct send *chain = NULL;
	struct list *l;

	while ((l = list_first(&q->outgoing))) {
		struct send *s = container_of(l, struct send, by_sender);

		s->answer = NULL; /* goes with the queue */
		if (s->state == SEND_WAITS) {
			send_unlist(s);
			chain = send_leave_receiver(s, chain);
		}
		chain = send_leave_sender(s, chain);
	}
	spin_unlock(&send_lock, flags);
	send_free_chain(chain);
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
