/* uses: gui/call_list.c */
/* tests/host/test_call_list.c - calls from many threads: none lost, each thread's in its order. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>
#include "gui/call_list.h"

#define THREADS 4
#define CALLS	20000

static struct call_list list;
static uintptr_t next_of[THREADS];
static int wrong;

/* argument: thread in the low bits, its running number above. */
static void called(void *argument)
{
	uintptr_t thread = (uintptr_t)argument % THREADS, number = (uintptr_t)argument / THREADS;

	wrong += next_of[thread]++ != number;
}

static void *pushes(void *argument)
{
	for (uintptr_t i = 0; i < CALLS; i++) {
		struct call *call = calloc(1, sizeof(*call));

		call->function = called;
		call->argument = (void *)(i * THREADS + (uintptr_t)argument);
		call_list_push(&list, call);
	}
	return NULL;
}

static int take(void)
{
	int count = 0;

	for (struct call *call = call_list_take(&list), *next; call; call = next, count++) {
		next = call->next;
		call->function(call->argument);
		free(call);
	}
	return count;
}

static void test_only_the_first_into_an_empty_list_wakes(void **state)
{
	struct call a = {.argument = NULL}, b = a, c = a;

	(void)state;
	assert_true(call_list_push(&list, &a));
	assert_false(call_list_push(&list, &b));
	assert_int_equal(list.count, 2);
	assert_ptr_equal(call_list_take(&list), &a);
	assert_ptr_equal(a.next, &b);
	assert_null(b.next);
	assert_int_equal(list.count, 0);
	assert_true(call_list_push(&list, &c));
	assert_ptr_equal(call_list_take(&list), &c);
	assert_null(call_list_take(&list));
}

static void test_many_threads(void **state)
{
	pthread_t threads[THREADS];
	int taken = 0;

	(void)state;
	for (uintptr_t i = 0; i < THREADS; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, pushes, (void *)i), 0);
	while (taken < THREADS * CALLS)
		taken += take();
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	assert_int_equal(take(), 0);
	assert_int_equal(list.count, 0);
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_only_the_first_into_an_empty_list_wakes),
		cmocka_unit_test(test_many_threads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
