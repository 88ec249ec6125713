/* uses: tests/host/kbus_shim.c tests/host/machine_shim.c kernel/ipc/kbus_name.c kernel/ipc/kbus_bindings.c kernel/ipc/kbus_queue.c kernel/ipc/quota.c kernel/task/account.c lib/common/avl.c */
/*
 * tests/host/test_kbus_property.c - schedules of everything connections can do, with fixed seeds.
 *
 * After each step: places taken are never more than the limit; each message has come to as many as
 * listen, or was counted lost; no request has two answers; no sender waits that could send; what is
 * received is in order. At the end: every request is answered, and nothing is left.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "kbus_shim.h"
#include "abi/error.h"
#include "heap_shim.h"
#include "ipc/kbus.h"
#include "ipc/kbus_parts.h"
#include "panic.h"

#define CONNECTIONS 10
#define STEPS	    600
#define SCHEDULES   400
#define REQUESTS    4096
#define OWED	    64

struct player {
	struct kbus_connection c;
	struct account account;
	bool open;
	uint64_t last; /* id of the last message that was not urgent */
	uint64_t generation;
	struct kbus_message owed[OWED]; /* read and not answered */
	uint32_t owed_count, most;	/* the most places that may be taken */
};

/* What became of a request; the index is in the data of requests, and answers are found by id. */
struct request {
	uint64_t id, generation; /* of the requester's connection */
	int requester, answers;
};

static struct kbus_bus bus;
static struct player players[CONNECTIONS];
static struct request requests[REQUESTS];
static uint32_t request_count, seed;
static uint64_t generations;
static bool failing; /* allocations may fail in this schedule */

/* ---- in place of the kernel ------------------------------------------------------------------ */

void (*machine_pause)(void);

void wait_abort(struct waitable *w)
{
	(void)w;
}

/* ---- chance ---------------------------------------------------------------------------------- */

static uint32_t any(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

static struct player *any_player(void)
{
	struct player *p = &players[any(CONNECTIONS)];

	return p->open ? p : NULL;
}

static const char *const names[] = {"$.a", "$.b", "$.a.x", "$.a.y", "$.a.x.q"};
static const char *const bound_names[] = {"$.a", "$.b",	  "$.a.x", "$.a.y",  "$.a.x.q",
					  "$.*", "$.a.*", "$.a.%", "$.a.x.%"};
#define ANY(array) array[any(sizeof array / sizeof *array)]

/* ---- what must hold -------------------------------------------------------------------------- */

static uint32_t places(const struct player *p)
{
	return p->c.queue.taken + p->c.queue.reserved;
}

/* How many copies listeners get. */
static uint32_t copies_of(const char *name)
{
	uint32_t copies = 0;

	for (int i = 0; i < CONNECTIONS; i++) {
		uint32_t own = 0;
		struct list *l;

		if (!players[i].open)
			continue;
		list_for_each (l, &players[i].c.bindings) {
			struct kbus_binding *b =
				container_of(l, struct kbus_binding, of_connection);

			own += !b->replies &&
			       kbus_name_matches(b->text, b->size, name, strlen(name));
		}
		copies += players[i].c.once_only && own ? 1 : own;
	}
	return copies;
}

/* What has come to all queues, and what was lost. */
static uint32_t arrivals(void)
{
	uint32_t sum = 0;

	for (int i = 0; i < CONNECTIONS; i++)
		if (players[i].open)
			sum += players[i].c.queue.waiting + players[i].c.queue.lost;
	return sum;
}

static bool somebody_waits(void)
{
	return !list_empty(&bus.waiting);
}

static void check_all(void)
{
	for (int i = 0; i < CONNECTIONS; i++) {
		struct player *p = &players[i];
		uint64_t statuses = bus.statuses;

		if (!p->open)
			continue;
		if (p->most < p->c.queue.limit || places(p) <= p->c.queue.limit)
			p->most = p->c.queue.limit;
		assert_true(places(p) <= p->most);
		p->most = places(p) > p->c.queue.limit ? places(p) : p->c.queue.limit;
		assert_int_equal(p->c.waitable.lock.held, 0);
		if (!kbus_is_sending(&p->c))
			continue;
		kbus_try_again(&p->c); /* nobody has forgotten it */
		if (!failing &&
		    !kbus_is_sending(&p->c)) /* a listener that may have no more memory */
			assert_true(p->c.sending.result == -ENOMEM || bus.statuses > statuses);
	}
}

static struct request *request_of(uint64_t id)
{
	for (uint32_t i = 0; i < request_count; i++)
		if (requests[i].id == id)
			return &requests[i];
	return NULL;
}

/* ---- steps ----------------------------------------------------------------------------------- */

static void open_one(void)
{
	struct player *p = &players[any(CONNECTIONS)];

	if (p->open)
		return;
	memset(p, 0, sizeof *p);
	p->account.limit[ACCOUNT_HEAP] = any(8) ? 1u << 24 : 3000;
	kbus_connect(&bus, &p->c, 1 + any(3), &p->account);
	p->open = true;
	p->generation = ++generations;
	kbus_control(&p->c, KBUS_QUEUE_LIMIT, 1 + any(8));
	if (!any(4))
		kbus_control(&p->c, KBUS_ONCE_ONLY, 1);
	if (!any(6))
		kbus_control(&p->c, KBUS_BIND_EVENTS, 1);
	p->most = KBUS_QUEUE_MAX;
}

static void close_player(struct player *p)
{
	kbus_close(&p->c);
	kbus_spare_deinit(&p->c.spare);
	assert_true(account_is_zero(&p->account));
	p->open = false;
}

static void close_one(void)
{
	struct player *p = any_player();

	if (p && !any(3))
		close_player(p);
}

static void bind_one(void)
{
	struct player *p = any_player();
	const char *text = ANY(bound_names);
	struct kbus_name name;

	if (!p)
		return;
	assert_int_equal(kbus_name_check(&name, text, strlen(text)), 0);
	if (any(3))
		kbus_bind(&p->c, &name, any(3) == 0);
	else
		kbus_unbind(&p->c, &name, any(2));
}

static void note_request(struct player *p, uint64_t id)
{
	if (request_count == REQUESTS)
		return;
	requests[request_count++] = (struct request){
		.id = id, .requester = (int)(p - players), .generation = p->generation};
}

static struct kbus_body *make(struct player *p, const char *name, uint32_t flags, uint32_t size)
{
	uint32_t length = strlen(name);
	struct kbus_body *body = kbus_body_create(&p->c.spare, length + size);

	if (!body)
		return NULL;
	memset(&body->head, 0, sizeof body->head);
	body->head.flags = flags;
	body->head.name_size = length;
	body->head.data_size = size;
	memcpy((char *)(body + 1), name, length);
	memset((char *)(body + 1) + length, 'd', size);
	return body;
}

static uint32_t any_flags(void)
{
	static const uint32_t all_or[] = {0, 0, KBUS_ALL_OR_FAIL, KBUS_ALL_OR_WAIT};

	return ANY(all_or) | (any(6) ? 0 : KBUS_URGENT);
}

/* Send it; the copies must be accounted for, unless others' messages moved as well. */
static int send(struct player *p, struct kbus_body *body, const char *name, uint32_t others)
{
	uint32_t before = arrivals(), wanted = copies_of(name) + others;
	bool alone = !somebody_waits() && !failing;
	int result = kbus_send(&p->c, body);

	if (result && result != -EAGAIN && alone)
		assert_int_equal(arrivals(), before);
	if (!result && alone)
		assert_true(arrivals() - before <= wanted &&
			    (arrivals() - before == wanted || p->c.once_only || others));
	kbus_body_unref(&p->c.spare, body);
	return result;
}

static void send_one(void)
{
	struct player *p = any_player();
	uint32_t flags = any_flags();
	const char *name = ANY(names);
	struct kbus_body *body;
	int result;

	if (!p)
		return;
	if (any(2))
		flags |= KBUS_WANT_A_REPLY;
	body = make(p, name, flags, any(4) ? any(40) : 2000 + any(60000));
	if (!body)
		return;
	result = send(p, body, name, flags & KBUS_WANT_A_REPLY ? 1 : 0);
	if (!result && flags & KBUS_WANT_A_REPLY)
		note_request(p, p->c.last_sent);
}

static void reply_one(void)
{
	struct player *p = any_player();
	struct kbus_message *request;
	struct kbus_body *body;
	const char *name = ANY(names);
	int result;

	if (!p || !p->owed_count)
		return;
	request = &p->owed[any(p->owed_count)];
	body = make(p, name, any_flags(), any(100));
	if (!body)
		return;
	body->head.reply_to = any(20) ? request->id : request->id + 1;
	if (body->head.reply_to != request->id) {
		bool mine = false;

		for (uint32_t i = 0; i < p->owed_count; i++)
			mine |= p->owed[i].id == body->head.reply_to;
		result = mine ? 0 : send(p, body, name, 0);
		if (mine)
			kbus_body_unref(&p->c.spare, body);
		else
			assert_true(result == -ECONNREFUSED || result == -EBUSY);
		return;
	}
	result = send(p, body, name, 1);
	if (!result || result == -EADDRNOTAVAIL || result == -EAGAIN)
		*request = p->owed[--p->owed_count];
}

/* What was read: order and answers. */
static void examine(struct player *p, const struct kbus_taken *t)
{
	const struct kbus_message *m = t->head;
	struct request *r;

	if (!(m->flags & KBUS_URGENT) && t->item) {
		assert_true(m->id >= p->last);
		p->last = m->id;
	}
	if (t->flags & KBUS_WANT_YOU_TO_REPLY) {
		assert_true(t->flags & KBUS_WANT_A_REPLY);
		if (p->owed_count < OWED)
			p->owed[p->owed_count++] = *m;
	}
	if (!t->item || !(t->item->how & KBUS_COPY_ANSWER))
		return;
	r = request_of(m->reply_to);
	if (!r) { /* it waited when it was sent */
		note_request(p, m->reply_to);
		r = request_of(m->reply_to);
	}
	if (!r)
		return;
	assert_int_equal(r->answers, 0);
	assert_int_equal(r->requester, (int)(p - players));
	assert_int_equal(r->generation, p->generation);
	r->answers++;
}

static bool read_one(struct player *p)
{
	struct kbus_taken taken;
	int result;

	spin_lock(&p->c.waitable.lock);
	result = kbus_take(&p->c, UINT32_MAX, &taken);
	spin_unlock(&p->c.waitable.lock, 0);
	if (result) {
		assert_int_equal(result, -EAGAIN);
		return false;
	}
	if (!any(10)) { /* it could not be given */
		kbus_untake(&p->c, &taken);
		return true;
	}
	examine(p, &taken);
	if (kbus_done(&p->c, &taken))
		kbus_room(&p->c);
	return true;
}

static void read_some(void)
{
	struct player *p = any_player();

	for (uint32_t n = any(4); p && n && read_one(p); n--)
		;
}

static void control_one(void)
{
	struct player *p = any_player();

	if (!p)
		return;
	if (any(3))
		kbus_control(&p->c, KBUS_QUEUE_LIMIT, 1 + any(8));
	else if (kbus_is_sending(&p->c))
		kbus_discard(&p->c);
}

/* The requester calls: its answer does not go through the queue; or it gives up. */
static void call_one(void)
{
	struct player *p = any_player();
	struct kbus_caller caller;
	struct kbus_item *answer;
	struct kbus_taken taken;
	struct kbus_body *body;

	if (!p || !(body = make(p, "$.a.x", KBUS_WANT_A_REPLY, 4)))
		return;
	if (send(p, body, "$.a.x", 1))
		return;
	note_request(p, p->c.last_sent);
	kbus_call_begin(&p->c, &caller);
	for (uint32_t n = any(20); n; n--) {
		read_some();
		reply_one();
	}
	if (!p->open)
		return;
	answer = kbus_call_end(&p->c, &caller);
	if (!answer) {
		struct request *r = request_of(caller.request);

		if (r)
			r->answers = 1; /* given up */
		return;
	}
	kbus_take_answer(answer, &taken);
	p->last = 0; /* it came past the others */
	examine(p, &taken);
	p->last = 0;
	if (kbus_done(&p->c, &taken))
		kbus_room(&p->c);
}

/* ---- schedules ------------------------------------------------------------------------------- */

static void step(void)
{
	static void (*const steps[])(void) = {
		open_one,  bind_one,  send_one,	 send_one,    send_one,	 reply_one, reply_one,
		read_some, read_some, read_some, control_one, close_one, call_one};

	if (failing)
		heap_shim_fail = any(3) ? 0 : 1 + any(6);
	ANY(steps)();
	heap_shim_fail = 0;
	check_all();
}

/* All repliers go, so everything is answered; then all that waits is read. */
static void finish(void)
{
	for (int i = 0; i < CONNECTIONS; i++) {
		struct player *p = &players[i];

		if (!p->open)
			continue;
		if (kbus_is_sending(&p->c))
			kbus_discard(&p->c);
		kbus_control(&p->c, KBUS_QUEUE_LIMIT, KBUS_QUEUE_MAX);
	}
	for (int i = 0; i < CONNECTIONS; i++) {
		struct player *p = &players[i];
		struct list *l, *next;

		if (!p->open)
			continue;
		list_for_each_safe (l, next, &p->c.bindings) {
			struct kbus_binding *b =
				container_of(l, struct kbus_binding, of_connection);
			struct kbus_name name;

			assert_int_equal(kbus_name_check(&name, b->text, b->size), 0);
			if (b->replies)
				assert_int_equal(kbus_unbind(&p->c, &name, true), 0);
		}
	}
}

static void all_answered(int from)
{
	for (uint32_t i = 0; i < request_count; i++) {
		const struct request *r = &requests[i];
		const struct player *p = &players[r->requester];

		if (r->requester >= from && p->open && p->generation == r->generation)
			assert_int_equal(r->answers, 1);
	}
}

/* One after the other closes; who is left reads what that has answered. */
static void close_all(void)
{
	finish();
	for (int i = 0; i < CONNECTIONS; i++) {
		for (int j = i; j < CONNECTIONS; j++)
			while (players[j].open && read_one(&players[j]))
				;
		if (i == CONNECTIONS - 1)
			break;
		if (players[i].open)
			close_player(&players[i]);
	}
	if (players[CONNECTIONS - 1].open) {
		struct player *last = &players[CONNECTIONS - 1];

		/* What it asked of itself is all that may be left. */
		if (!last->c.debts)
			all_answered(CONNECTIONS - 1);
		close_player(last);
	}
	assert_int_equal(bus.bindings.count, 0);
	assert_true(list_empty(&bus.waiting));
	assert_true(list_empty(&bus.connections));
	assert_int_equal(heap_shim_blocks, 0);
}

static void run(uint32_t schedules)
{
	for (uint32_t s = 1; s <= schedules; s++) {
		seed = s * 7919;
		request_count = 0;
		memset(players, 0, sizeof players);
		kbus_bus_init(&bus, 0);
		for (int i = 0; i < CONNECTIONS; i++)
			open_one();
		for (int i = 0; i < STEPS; i++)
			step();
		failing = false;
		close_all();
	}
}

static void any_schedule(void **state)
{
	(void)state;
	failing = false;
	run(SCHEDULES);
}

static void any_schedule_without_memory(void **state)
{
	(void)state;
	for (uint32_t s = 0; s < SCHEDULES; s++) {
		seed = s;
		failing = true;
		request_count = 0;
		memset(players, 0, sizeof players);
		kbus_bus_init(&bus, 0);
		seed = s * 104729;
		for (int i = 0; i < STEPS; i++)
			step();
		failing = false;
		close_all();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(any_schedule),
					   cmocka_unit_test(any_schedule_without_memory)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
