/* uses: winmgr/stack.c */
/* tests/host/test_stack.c - the bands of a window stack. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>
#include "winmgr/stack.h"

#define COUNT 12

static struct list stack;
static struct stacked entries[COUNT];

static int setup(void **state)
{
	(void)state;
	list_init(&stack);
	for (int i = 0; i < COUNT; i++) {
		list_init(&entries[i].link);
		entries[i].band = i % 3;
		stack_to_top(&stack, &entries[i]);
	}
	return 0;
}

/* Bands descend, and all entries are there once. */
static void assert_sound(void)
{
	struct list *l;
	int band = STACK_TOPMOST, count = 0;

	list_for_each (l, &stack) {
		struct stacked *s = container_of(l, struct stacked, link);

		assert_true(s->band <= band);
		band = s->band;
		count++;
	}
	assert_int_equal(count, COUNT);
}

static int place_of(const struct stacked *s)
{
	struct list *l;
	int place = 0;

	list_for_each (l, &stack) {
		if (l == &s->link)
			return place;
		place++;
	}
	return -1;
}

static void test_new_ones_go_on_top_of_their_band(void **state)
{
	(void)state;
	assert_sound();
	assert_int_equal(place_of(&entries[11]), 0); /* the newest topmost one */
	assert_int_equal(place_of(&entries[10]), 4); /* the newest normal one */
	assert_int_equal(place_of(&entries[9]), 8);
}

static void test_raise_and_lower_stay_in_the_band(void **state)
{
	(void)state;
	stack_to_bottom(&stack, &entries[10]);
	assert_int_equal(place_of(&entries[10]), 7);
	stack_to_top(&stack, &entries[1]);
	assert_int_equal(place_of(&entries[1]), 4);
	stack_to_bottom(&stack, &entries[9]);
	assert_int_equal(place_of(&entries[9]), COUNT - 1);
	assert_sound();
}

static void test_any_sequence_keeps_the_bands(void **state)
{
	(void)state;
	srand(7);
	for (int i = 0; i < 5000; i++) {
		struct stacked *s = &entries[rand() % COUNT];

		if (rand() & 1)
			stack_to_top(&stack, s);
		else
			stack_to_bottom(&stack, s);
		assert_sound();
	}
}

/* ---- groups -----------------------------------------------------------------------------------
 */

static uint32_t seed = 5;

static int random_below(int limit)
{
	seed = seed * 1664525 + 1013904223;
	return (int)((seed >> 8) % (uint32_t)limit);
}

static void assert_owners_behind(void)
{
	for (int i = 0; i < COUNT; i++)
		if (entries[i].owner)
			assert_true(place_of(&entries[i]) < place_of(entries[i].owner));
}

/* Whatever is done, in any order: nothing is lost, and each lies in front of what it belongs to. */
static void test_groups_stay_together(void **state)
{
	setup(state);
	for (int round = 0; round < 20000; round++) {
		struct stacked *s = &entries[random_below(COUNT)];
		struct stacked *other = &entries[random_below(COUNT)];
		int count = 0;

		switch (random_below(5)) {
		case 0:
			if (!stack_belongs(other, s))
				stack_set_owner(&stack, s, other);
			break;
		case 1:
			stack_set_owner(&stack, s, NULL);
			break;
		case 2:
			stack_set_band(&stack, s, random_below(3));
			break;
		case 3:
			stack_raise(&stack, s);
			break;
		case 4:
			stack_lower(&stack, s);
			break;
		}
		assert_owners_behind();
		for (struct list *l = stack.next; l != &stack; l = l->next)
			count++;
		assert_int_equal(count, COUNT);
	}
}

static void test_raising_puts_one_branch_in_front(void **state)
{
	struct stacked *a = &entries[0], *b = &entries[1], *c = &entries[2], *d = &entries[3];

	setup(state);
	for (int i = 0; i < COUNT; i++) {
		entries[i].owner = NULL;
		stack_set_band(&stack, &entries[i], STACK_NORMAL);
	}
	stack_set_owner(&stack, b, a);
	stack_set_owner(&stack, c, a);
	stack_set_owner(&stack, d, b);
	assert_int_equal(stack_depth(d), 2);
	assert_int_equal(stack_height(&stack, a), 2);
	assert_int_equal(stack_height(&stack, d), 0);
	assert_ptr_equal(stack_root(d), a);
	stack_raise(&stack, c);
	assert_int_equal(place_of(c), 0);
	assert_int_equal(place_of(d), 1);
	assert_int_equal(place_of(b), 2);
	assert_int_equal(place_of(a), 3);
	stack_raise(&stack, b);
	assert_int_equal(place_of(d), 0);
	assert_int_equal(place_of(b), 1);
	assert_int_equal(place_of(c), 2);
	stack_lower(&stack, d);
	assert_int_equal(place_of(d), COUNT - 4);
	assert_int_equal(place_of(a), COUNT - 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_new_ones_go_on_top_of_their_band, setup),
		cmocka_unit_test_setup(test_raise_and_lower_stay_in_the_band, setup),
		cmocka_unit_test_setup(test_any_sequence_keeps_the_bands, setup),
		cmocka_unit_test(test_groups_stay_together),
		cmocka_unit_test(test_raising_puts_one_branch_in_front),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
