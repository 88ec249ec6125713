/* uses: kernel/ipc/idmap.c */
/* tests/host/test_idmap.c - the map of ids against a sorted array. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "ipc/idmap.h"

#define MOST 4096

static struct idmap map;
static struct idmap_entry entries[MOST];
static struct idmap_entry *sorted[MOST];
static uint32_t count, seed;

static uint32_t any(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

static void begin(uint32_t priorities)
{
	map = (struct idmap){.seed = priorities};
	count = 0;
}

/* The place of an id, or where it would be. */
static uint32_t place(uint64_t id)
{
	uint32_t low = 0, high = count;

	while (low < high) {
		uint32_t middle = (low + high) / 2;

		if (sorted[middle]->id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool there(uint64_t id)
{
	return place(id) < count && sorted[place(id)]->id == id;
}

static void add(struct idmap_entry *e, uint64_t id)
{
	uint32_t at = place(id);

	memset(e, 0xa5, sizeof *e);
	e->id = id;
	idmap_add(&map, e);
	memmove(sorted + at + 1, sorted + at, (count++ - at) * sizeof *sorted);
	sorted[at] = e;
}

static struct idmap_entry *remove_at(uint32_t at)
{
	struct idmap_entry *e = sorted[at];

	idmap_remove(&map, e);
	memmove(sorted + at, sorted + at + 1, (--count - at) * sizeof *sorted);
	return e;
}

/* What is at this id and next to it. */
static void look(uint64_t id)
{
	uint32_t at = place(id);

	assert_ptr_equal(idmap_from(&map, id), at < count ? sorted[at] : NULL);
	assert_ptr_equal(idmap_find(&map, id), there(id) ? sorted[at] : NULL);
	assert_int_equal(map.count, count);
}

/* Each once, in order. */
static void check_next(struct idmap_entry *e, void *at)
{
	assert_ptr_equal(e, sorted[(*(uint32_t *)at)++]);
}

static void check_each(void)
{
	uint32_t at = 0;

	idmap_each(&map, check_next, &at);
	assert_int_equal(at, count);
}

/* Ordered by ids, priorities falling; returns the depth. */
static uint32_t check_below(const struct idmap_entry *e, uint64_t least, uint64_t most)
{
	uint32_t a, b;

	if (!e)
		return 0;
	assert_true(e->id >= least && e->id <= most);
	for (int side = 0; side < 2; side++)
		if (e->below[side])
			assert_true(e->below[side]->priority <= e->priority);
	a = check_below(e->below[0], least, e->id - 1);
	b = check_below(e->below[1], e->id + 1, most);
	return 1 + (a > b ? a : b);
}

static void test_empty(void **state)
{
	(void)state;
	begin(1);
	look(0);
	look(1);
	look(~0ull);
}

static void test_ids_at_the_ends(void **state)
{
	static const uint64_t ids[] = {
		0,	    1,		 4,	      0x7fffffff,	  0x80000000,
		0xffffffff, 0x100000000, 0x100000004, 0x7fffffffffffffff, 0x8000000000000000,
		~0ull - 1,  ~0ull};
	const uint32_t many = sizeof ids / sizeof *ids;

	(void)state;
	begin(77);
	for (uint32_t i = 0; i < many; i++)
		add(&entries[i], ids[i * 7 % many]);
	for (uint32_t i = 0; i < many; i++)
		for (uint64_t d = 0; d < 5; d++)
			look(ids[i] + d - 2);
	while (count) {
		remove_at(count / 2);
		for (uint32_t i = 0; i < many; i++)
			look(ids[i]);
	}
}

static void test_whatever_order_it_stays_shallow(void **state)
{
	(void)state;
	for (int way = 0; way < 4; way++) {
		begin(5);
		for (uint32_t i = 0; i < MOST; i++) {
			uint64_t id = way == 0	 ? i * 4
				      : way == 1 ? (MOST - i) * 4ull
				      : way == 2 ? (uint64_t)i << 40
						 : (i % 2 ? i : MOST * 2 - i) * 8ull;

			add(&entries[i], id);
		}
		assert_true(check_below(map.root, 0, ~0ull) < 40);
		while (count)
			remove_at(way & 1 ? 0 : count - 1);
		assert_null(map.root);
	}
}

static uint64_t any_id(void)
{
	return any(3) ? any(3000) : (uint64_t)any(64) << 58 | any(1000);
}

static void test_like_a_sorted_array(void **state)
{
	(void)state;
	for (seed = 1; seed < 30; seed++) {
		uint32_t keep = seed, used = 0;
		static struct idmap_entry *unused[MOST];

		begin(seed);
		for (uint32_t i = 0; i < MOST; i++)
			unused[i] = &entries[i];
		used = MOST;
		for (uint32_t step = 0; step < 8000; step++) {
			uint64_t id = any_id();

			if (any(5) < 3 && used && !there(id))
				add(unused[--used], id);
			else if (count && any(2))
				unused[used++] = remove_at(any(count));
			look(any_id());
		}
		check_below(map.root, 0, ~0ull);
		check_each();
		seed = keep;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_ids_at_the_ends),
		cmocka_unit_test(test_whatever_order_it_stays_shallow),
		cmocka_unit_test(test_like_a_sorted_array),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
