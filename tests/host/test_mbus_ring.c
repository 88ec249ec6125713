/* uses: kernel/ipc/mbus_ring.c */
/* tests/host/test_mbus_ring.c - a consumer's ring against a plain model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "ipc/mbus_ring.h"

#define MODEL 4096

static uint32_t seed;

static uint32_t any(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

/* Objects are filled with their number, which is their stamp too. */
static uint32_t model[MODEL], first, end, lost, number;

static void put(struct mbus_ring *r)
{
	struct mbus_info info = {.stamp = ++number};
	uint8_t object[64];
	bool room = end - first < r->objmax;

	memset(object, (int)number, sizeof(object));
	assert_int_equal(mbus_ring_put(r, &info, object), room || r->latest);
	lost += !room;
	if (!room && r->latest)
		first++;
	if (room || r->latest)
		model[end++] = number;
}

static void take(struct mbus_ring *r)
{
	struct mbus_info info = {.stamp = 0};
	uint8_t object[64];

	assert_int_equal(r->count, end - first);
	if (!r->count)
		return;
	mbus_ring_look(r, &info, object);
	assert_int_equal(info.stamp, model[first]);
	assert_int_equal(info.lost, lost);
	for (uint32_t i = 0; i < r->objsize; i++)
		assert_int_equal(object[i], (uint8_t)model[first]);
	if (any(4) == 0) { /* something comes between looking and taking */
		put(r);
		if (model[first] != info.stamp) {
			assert_false(mbus_ring_take(r, &info));
			return;
		}
	}
	assert_true(mbus_ring_take(r, &info));
	assert_false(r->count && mbus_ring_take(r, &info));
	first++;
	lost -= info.lost;
}

static void test_against_a_model(void **state)
{
	(void)state;
	for (uint32_t s = 1; s < 300; s++) {
		struct mbus_ring r = {.objsize = 1 + s % 40, .objmax = 1 + s % 7, .latest = s % 2};

		seed = s;
		first = end = lost = 0;
		r.slots = malloc(mbus_ring_bytes(r.objsize, r.objmax));
		for (int i = 0; i < 1000; i++)
			if (any(2))
				put(&r);
			else
				take(&r);
		free(r.slots);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_against_a_model),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
