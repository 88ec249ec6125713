/* tests/guest/tap_order.c - logs of those who send and receive: noted, and printed. */
#include "tap_order.h"
#include <stdio.h>
#include "tap.h"

struct event *order_note(struct order_log *log, enum event_kind kind, uint32_t thing, uint32_t name)
{
	struct event *e = &log->events[log->count];

	NEED(log->count < ORDER_EVENTS);
	log->count++;
	*e = (struct event){kind, thing, 0, name, 0};
	return e;
}

bool order_known_empty(const struct order_log *log, uint32_t queue)
{
	for (uint32_t i = log->count; i-- && log->events[i].kind == EMPTY;)
		if (log->events[i].thing == queue)
			return true;
	return false;
}

static int print_queue(char *line, size_t size, uint32_t queue)
{
	return snprintf(line, size, " %c%u", (int)('a' + queue / ORDER_ACTORS),
			(unsigned)(queue % ORDER_ACTORS));
}

static void print_event(uint32_t actor, const struct event *e)
{
	static const char *const words[] = {"send",  "sent",  "refused", "got",
					    "empty", "wrote", "read"};
	char queues[40] = "";
	int length = 0;

	for (uint32_t i = 0; e->kind == SEND && i < ORDER_ACTORS; i++)
		if (e->to & 1u << i)
			length += print_queue(queues + length, sizeof queues - length,
					      QUEUE(e->thing, i));
	if (e->kind == GOT || e->kind == EMPTY)
		print_queue(queues, sizeof queues, e->thing);
	if (e->kind == WROTE || e->kind == READ)
		tap_say("order p%u %s w%u %u", actor, words[e->kind], e->thing, e->name);
	else if (e->kind == EMPTY)
		tap_say("order p%u empty%s", actor, queues);
	else if (e->kind == GOT)
		tap_say("order p%u got%s m%u %llu", actor, queues, e->name, e->stamp);
	else
		tap_say("order p%u %s m%u%s", actor, words[e->kind], e->name, queues);
}

void order_print(uint32_t actor, const struct order_log *log)
{
	for (uint32_t i = 0; i < log->count; i++)
		print_event(actor, &log->events[i]);
}
