/* winmgr/queue_show.c - what can be seen of a queue: status, the current message, its points. */
#include "winmgr/queue.h"
#include "abi/error.h"
#include "common/format.h"
#include "cpu/string.h"

static uint32_t present_classes(const struct queue *q)
{
	const struct msglist *l = &q->list;

	return (q->sent_count ? MSG_CLASS_SENT : 0) |
	       (l->counts[KIND_POST] + l->counts[KIND_NOTICE] ? MSG_CLASS_POST : 0) |
	       (l->counts[KIND_INPUT] ? MSG_CLASS_INPUT : 0) | (q->quit ? MSG_CLASS_QUIT : 0) |
	       (q->paints ? MSG_CLASS_PAINT : 0) | (q->timers_due ? MSG_CLASS_TIMER : 0);
}

/* What waits now may be more than ever before. */
static uint32_t peak_of(const struct msglist *l)
{
	uint32_t peak = l->peak;

	for (int kind = 0; kind < KIND_COUNT; kind++)
		peak = l->counts[kind] > peak ? l->counts[kind] : peak;
	return peak;
}

/* The first entry of the list is the oldest; a fetched one is in it no more. */
static uint32_t oldest_ms(const struct msglist *l)
{
	const struct entry *e;

	if (list_empty(&l->entries))
		return 0;
	e = container_of(l->entries.next, struct entry, link);
	return (uint32_t)((clock_ns_of(rdtsc()) - clock_ns_of(e->tsc)) / 1000000) + 1;
}

/* Lock held. */
static void describe(const struct queue *q, struct msg_status *s)
{
	*s = (struct msg_status){
		.present = present_classes(q),
		.changed = q->changed,
		.posted = q->list.counts[KIND_POST] + q->list.counts[KIND_NOTICE],
		.input = q->list.counts[KIND_INPUT],
		.input_lost = q->input_lost,
		.posts_refused = q->posts_refused,
		.pages = q->list.pages,
		.peak = peak_of(&q->list),
		.sent = q->sent_count,
		.timers = q->timer_count,
		.hung = q->watch.hung,
		.fetched_total = q->fetched_total,
		.posted_total = q->arrivals,
		.oldest_ms = oldest_ms(&q->list),
	};
}

void queue_status(struct queue *q, struct msg_status *s)
{
	uint32_t flags = spin_lock(&q->waitable.lock);

	describe(q, s);
	q->changed = 0;
	spin_unlock(&q->waitable.lock, flags);
}

bool queue_look(struct thread *t, struct msg_status *s)
{
	uint32_t flags;
	struct queue *q = queue_of_thread_lock(t, &flags);

	if (!q)
		return false;
	describe(q, s);
	spin_unlock(&q->waitable.lock, flags);
	return true;
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

const char *queue_code_name(uint32_t code)
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
	if (queue_code_name(e->msg.code))
		format_text(text, size, "%s for window %x", queue_code_name(e->msg.code),
			    e->msg.window);
	else
		format_text(text, size, "message 0x%x for window %x", e->msg.code, e->msg.window);
}
