/* tests/host/commit_queues.c - what comes into a queue, and where. */
#include "commit_queues.h"
#include <string.h>
#include "commit_threads.h"

static void insert(struct test_queue *q, uint32_t at, struct item item)
{
	memmove(&q->items[at + 1], &q->items[at], (q->count++ - at) * sizeof item);
	q->items[at] = item;
}

static void take_out(struct test_queue *q, uint32_t at)
{
	memmove(&q->items[at], &q->items[at + 1], (--q->count - at) * sizeof(struct item));
}

static uint32_t place_of(struct test_queue *q, uint32_t name)
{
	uint32_t at = 0;

	while (q->items[at].name != name)
		at++;
	return at;
}

static int reserve(struct commit_slot *slot, void *message)
{
	struct test_queue *q = slot->item;
	uint32_t name = *(uint32_t *)message;

	threads_shake();
	if (q->count + q->reserved == QUEUE_ROOM)
		return QUEUE_FULL;
	if (q->manner == QUEUE_PLAIN)
		q->reserved++;
	else
		insert(q, q->count, (struct item){name, 0, true});
	return 0;
}

static void unreserve(struct commit_slot *slot, void *message)
{
	struct test_queue *q = slot->item;

	if (q->manner == QUEUE_PLAIN)
		q->reserved--;
	else
		take_out(q, place_of(q, *(uint32_t *)message));
}

/* Does a come before b? A place that is set aside has no stamp yet, and comes last. */
static bool is_before(const struct test_queue *q, const struct item *a, const struct item *b)
{
	if (a->staged || b->staged || a->stamp != b->stamp)
		return b->staged || (!a->staged && a->stamp < b->stamp);
	return q->manner == QUEUE_STAGED_BY_ARRIVAL || a->name < b->name;
}

static void append(struct commit_slot *slot, void *message, uint64_t stamp)
{
	struct test_queue *q = slot->item;
	struct item item = {*(uint32_t *)message, stamp, false};
	uint32_t at;

	threads_shake();
	if (q->manner == QUEUE_PLAIN) {
		q->reserved--;
		insert(q, q->count, item);
		return;
	}
	take_out(q, place_of(q, item.name));
	for (at = 0; at < q->count && is_before(q, &q->items[at], &item);)
		at++;
	insert(q, at, item);
}

const struct commit_kind queue_kind = {reserve, unreserve, append, NULL};

bool queue_take(struct test_queue *q, struct item *item)
{
	for (uint32_t i = 0; i < q->count; i++)
		if (q->items[i].staged)
			return false;
	if (!q->count)
		return false;
	*item = q->items[0];
	take_out(q, 0);
	return true;
}
