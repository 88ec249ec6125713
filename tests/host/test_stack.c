/* uses: winmgr/stack.c */
/* tests/host/test_stack.c - the bands of a window stack. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_new_ones_go_on_top_of_their_band, setup),
		cmocka_unit_test_setup(test_raise_and_lower_stay_in_the_band, setup),
		cmocka_unit_test_setup(test_any_sequence_keeps_the_bands, setup),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
