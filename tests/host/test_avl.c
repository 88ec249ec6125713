/* uses: lib/common/avl.c */
/* tests/host/test_avl.c - the balanced tree against an array that says what is in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "common/avl.h"

#define NUMBERS 512

struct number {
	struct avl node; /* first */
	int value;
	bool in;
};

static struct number numbers[NUMBERS], others[NUMBERS];
static struct avl *root;
static uint32_t seed;

static uint32_t any(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

static int compare(const struct avl *a, const struct avl *b)
{
	return ((const struct number *)a)->value - ((const struct number *)b)->value;
}

static int value(const struct avl *n)
{
	return ((const struct number *)n)->value;
}

/* Height and order of all below; returns how many. */
static int check_below(const struct avl *n, int low, int high)
{
	int left, right, count;

	if (!n)
		return 0;
	assert_true(value(n) > low && value(n) < high);
	count = 1 + check_below(n->left, low, value(n)) + check_below(n->right, value(n), high);
	left = n->left ? n->left->height : 0;
	right = n->right ? n->right->height : 0;
	assert_int_equal(n->height, 1 + (left > right ? left : right));
	assert_in_range(left - right + 1, 0, 2);
	return count;
}

static void check(void)
{
	struct avl *at = avl_first(root);
	int count = 0;

	for (int i = 0; i < NUMBERS; i++) {
		if (!numbers[i].in)
			continue;
		count++;
		assert_non_null(at);
		assert_int_equal(value(at), i);
		at = avl_after(root, at, compare);
	}
	assert_null(at);
	assert_int_equal(check_below(root, -1, NUMBERS), count);
}

static void begin(void)
{
	root = NULL;
	for (int i = 0; i < NUMBERS; i++) {
		numbers[i] = (struct number){.value = i};
		others[i] = (struct number){.value = i};
	}
}

static void put(int i)
{
	root = avl_insert(root, &numbers[i].node, compare);
	numbers[i].in = true;
}

static void take(int i)
{
	root = avl_remove(root, &numbers[i].node, compare);
	numbers[i].in = false;
}

static void ascending_and_away(void **state)
{
	(void)state;
	begin();
	for (int i = 0; i < NUMBERS; i++)
		put(i);
	check();
	assert_true(root->height <= 13);
	for (int i = 0; i < NUMBERS; i++) {
		take(i);
		if (i % 37 == 0)
			check();
	}
	assert_null(root);
}

static void any_order(void **state)
{
	(void)state;
	for (seed = 1; seed < 40; seed++) {
		uint32_t kept = seed;

		begin();
		for (int step = 0; step < 1500; step++) {
			int i = any(NUMBERS);

			if (numbers[i].in)
				take(i);
			else
				put(i);
			if (step % 61 == 0)
				check();
		}
		check();
		seed = kept;
	}
}

static void another_in_its_place(void **state)
{
	struct avl *found;

	(void)state;
	begin();
	for (int i = 0; i < 100; i++)
		put(i);
	for (int i = 0; i < 100; i += 3)
		root = avl_replace(root, &numbers[i].node, &others[i].node, compare);
	check();
	found = root;
	while (value(found) != 33)
		found = value(found) < 33 ? found->right : found->left;
	assert_ptr_equal(found, &others[33].node);
	root = avl_remove(root, &others[33].node, compare);
	numbers[33].in = false;
	check();
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(ascending_and_away),
					   cmocka_unit_test(any_order),
					   cmocka_unit_test(another_in_its_place)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
