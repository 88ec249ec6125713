/*
 * tests/guest/tap_order.h - what happened to one who sends and receives, for tools/check-order.
 *
 * An order_log is one actor's: the events in the order in which they happened to it. It lies in
 * memory that the actor and who prints it share. A queue is a kind (printed as a letter) of an
 * actor (a number); the lines are those of tools/transom/order.py, each behind "order ".
 */
#ifndef GUEST_TAP_ORDER_H
#define GUEST_TAP_ORDER_H

#include <stdbool.h>
#include <stdint.h>

#define ORDER_ACTORS	   4
#define ORDER_EVENTS	   3000
#define QUEUE(kind, actor) ((kind)*ORDER_ACTORS + (actor))

enum event_kind { SEND, SENT, REFUSED, GOT, EMPTY, WROTE, READ };

struct event {
	uint32_t kind;
	uint32_t thing; /* a queue; SEND: their kind; or a word */
	uint32_t to;	/* SEND: the set of actors */
	uint32_t name;	/* the message, or the value */
	uint64_t stamp; /* GOT */
};

struct order_log {
	uint32_t count;
	struct event events[ORDER_EVENTS];
};

/* One more; gives up where there is no room. The caller fills in `to` or the stamp. */
struct event *order_note(struct order_log *log, enum event_kind kind, uint32_t thing,
			 uint32_t name);

/* Nothing has happened here since this queue was found empty. */
bool order_known_empty(const struct order_log *log, uint32_t queue);

void order_print(uint32_t actor, const struct order_log *log);

#endif
