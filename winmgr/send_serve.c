/* winmgr/send_serve.c - the receiver of a send: fetches it, handles it, answers. */
#include "abi/error.h"
#include "cpu/cpu.h"
#include "trace.h"
#include "winmgr/send_parts.h"
#include "winmgr/spy.h"

/* Both locks held. The first that passes becomes the current message; what was current stays below
 * it. */
void send_take_first(struct queue *q, struct send *s)
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
	uint32_t flags = spin_lock(&send_lock);
	struct send *s;

	spin_lock_nested(&q->waitable.lock);
	s = first(q, filter);
	if (s)
		*m = s->entry.msg;
	if (s && !peek) {
		/* A fetch ends what was posted and is current; what was sent is done before. */
		queue_done_locked(q);
		send_take_first(q, s);
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
		send_take_first(q, send_of(container_of(q->sent.next, struct entry, link)));
		result = MSG_IN_SEND;
	}
	spin_unlock_nested(&q->waitable.lock);
	spin_unlock_nested(&send_lock);
	return result;
}

/* Graph's lock held: the innermost sent message has been handled; the one around it is current. */
struct send *send_done_first(struct queue *q, struct send *chain)
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
		chain = send_tell(s, 0, 0, chain);
	return send_leave_receiver(s, chain);
}

void send_done_all(struct queue *q)
{
	struct send *chain = NULL;
	uint32_t flags;

	if (!q->serving)
		return;
	flags = spin_lock(&send_lock);
	while (q->serving)
		chain = send_done_first(q, chain);
	spin_unlock(&send_lock, flags);
	send_free_chain(chain);
}

void send_unget(struct queue *q)
{
	uint32_t flags = spin_lock(&send_lock);
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

	if (!q || !entry_is_sent(q->current))
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
		chain = send_tell(s, 0, result, chain);
		error = 0;
	}
	spin_unlock_nested(&send_lock);
	irq_enable();
	if (__builtin_expect(chain != NULL, 0))
		send_free_chain(chain);
	return error;
}
