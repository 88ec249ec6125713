/* uses: kernel/ipc/slices.c */
/* tests/host/test_slices.c - slices of pools against a plain map of what is taken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "ipc/slices.h"

#define LEAVES_MAX 1024u

static struct slices s;
static uint8_t books[2 * LEAVES_MAX];

/* Which slice a leaf is of: its offset + 1; 0: free. And how many leaves it has, at its first. */
static uint32_t owner[LEAVES_MAX], length[LEAVES_MAX];
static uint32_t leaves, seed;

static uint32_t any(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

static void begin(uint32_t size)
{
	leaves = size / SLICE_MIN;
	assert_true(slices_bytes(size) <= sizeof books);
	memset(books, 0xa5, sizeof books);
	memset(owner, 0, sizeof owner);
	slices_init(&s, size, books);
}

/* A place there is for so many leaves, aligned? */
static bool there_is_room(uint32_t count)
{
	for (uint32_t at = 0; at + count <= leaves; at += count) {
		uint32_t i = 0;

		while (i < count && !owner[at + i])
			i++;
		if (i == count)
			return true;
	}
	return false;
}

/* Takes one in both. */
static bool take(uint32_t size, uint32_t *offset)
{
	uint32_t count = slice_size(size) / SLICE_MIN;
	bool room = there_is_room(count);

	assert_int_equal(slices_take(&s, size, offset), room);
	if (!room)
		return false;
	assert_int_equal(*offset % (count * SLICE_MIN), 0);
	assert_true(*offset / SLICE_MIN + count <= leaves);
	for (uint32_t i = 0; i < count; i++) {
		assert_int_equal(owner[*offset / SLICE_MIN + i], 0);
		owner[*offset / SLICE_MIN + i] = *offset + 1;
	}
	length[*offset / SLICE_MIN] = count;
	assert_int_equal(slices_at(&s, *offset), count * SLICE_MIN);
	return true;
}

static bool begins_there(uint32_t offset)
{
	return offset % SLICE_MIN == 0 && offset / SLICE_MIN < leaves &&
	       owner[offset / SLICE_MIN] == offset + 1;
}

/* Gives what begins there, if anything does, in both. Slices at hand are taken for the books, so
 * what is free is asked of the model only. */
static void give(uint32_t offset)
{
	uint32_t count = length[offset / SLICE_MIN];

	assert_true(begins_there(offset));
	assert_int_equal(slices_give(&s, offset), count * SLICE_MIN);
	memset(owner + offset / SLICE_MIN, 0, count * sizeof *owner);
}

static void test_sizes(void **state)
{
	static const uint32_t rows[][2] = {{0, 0},
					   {1, 64},
					   {63, 64},
					   {64, 64},
					   {65, 128},
					   {128, 128},
					   {129, 256},
					   {4095, 4096},
					   {4096, 4096},
					   {4097, 8192},
					   {0x1000000, 0x1000000},
					   {0x80000000u, 0x80000000u},
					   {0x80000001u, 0},
					   {0xffffffffu, 0}};

	(void)state;
	for (uint32_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(slice_size(rows[i][0]), rows[i][1]);
}

/* Each size in a pool of its own: every slice of it is found once, and nothing more. */
static void test_every_offset(void **state)
{
	(void)state;
	for (uint32_t size = SLICE_MIN; size <= LEAVES_MAX * SLICE_MIN; size *= 2) {
		uint32_t offset, count = LEAVES_MAX * SLICE_MIN / size;

		begin(LEAVES_MAX * SLICE_MIN);
		for (uint32_t i = 0; i < count; i++)
			assert_true(take(size, &offset));
		assert_false(take(1, &offset));
		for (uint32_t at = 0; at < LEAVES_MAX * SLICE_MIN; at += size)
			give(at);
		assert_true(take(LEAVES_MAX * SLICE_MIN, &offset));
		give(0);
	}
}

static void test_what_was_not_taken_is_not_given(void **state)
{
	uint32_t a, b;

	(void)state;
	begin(4096);
	assert_int_equal(slices_give(&s, 0), 0);
	assert_true(take(200, &a));
	assert_true(take(64, &b));
	for (uint32_t offset = 0; offset < 3 * 4096; offset++)
		if (offset != a && offset != b)
			assert_int_equal(slices_at(&s, offset), 0);
	assert_int_equal(slices_at(&s, 0xffffffc0u), 0);
	give(a);
	give(b);
	assert_false(slices_take(&s, 0, &a));
	assert_false(slices_take(&s, 4097, &a));
	assert_false(slices_take(&s, 0xffffffffu, &a));
	assert_true(take(4096, &a));
}

/* Every second one is given back: there is half of the pool, and no two together. */
static void test_in_pieces(void **state)
{
	uint32_t offset;

	(void)state;
	begin(LEAVES_MAX * SLICE_MIN);
	for (uint32_t i = 0; i < LEAVES_MAX; i++)
		assert_true(take(SLICE_MIN, &offset));
	for (uint32_t i = 0; i < LEAVES_MAX; i += 2)
		give(i * SLICE_MIN);
	assert_false(take(SLICE_MIN + 1, &offset));
	for (uint32_t i = 0; i < LEAVES_MAX / 2; i++)
		assert_true(take(SLICE_MIN, &offset));
	assert_false(take(SLICE_MIN, &offset));
	for (uint32_t i = 0; i < LEAVES_MAX; i++)
		give(i * SLICE_MIN);
	assert_true(take(LEAVES_MAX * SLICE_MIN, &offset));
}

static uint32_t any_size(void)
{
	return 1 + any(SLICE_MIN << any(6));
}

static void give_any(void)
{
	uint32_t at = any(leaves);

	if (owner[at])
		give(owner[at] - 1);
}

static void test_like_a_plain_map(void **state)
{
	(void)state;
	for (uint32_t run = 1; run <= 60; run++) {
		uint32_t offset;

		seed = run;
		begin((SLICE_MIN << run % 11));
		for (uint32_t step = 0; step < 3000; step++) {
			if (any(2))
				take(any_size(), &offset);
			else
				give_any();
		}
		for (uint32_t at = 0; at < leaves; at++)
			if (owner[at])
				give(owner[at] - 1);
		assert_true(take(leaves * SLICE_MIN, &offset));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_every_offset),
		cmocka_unit_test(test_what_was_not_taken_is_not_given),
		cmocka_unit_test(test_in_pieces),
		cmocka_unit_test(test_like_a_plain_map),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
