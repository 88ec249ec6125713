/* uses: kernel/task/family.c */
/* tests/host/test_family.c - shares of the tables: who takes all it can, and who still gets some.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include "abi/error.h"
#include "abi/limits.h"
#include "task/family.h"

#define P FAMILY_PROCESSES

static struct family everyone, desktop, pool[4 * PROCESSES_MAX];
static uint32_t made;

static void begin(void)
{
	made = 0;
	family_begin(&everyone, NULL, false);
	family_begin(&desktop, &everyone, true);
	assert_int_equal(family_take(&desktop, P), 0);
}

/* What a process starts; NULL: it may not. */
static struct family *start(struct family *above)
{
	struct family *f = &pool[made];

	family_begin(f, above, false);
	if (family_take(f, P)) {
		family_end(f);
		return NULL;
	}
	made++;
	return f;
}

static void stop(struct family *f)
{
	family_give(f, P);
	family_end(f);
}

/* As many as it can directly. */
static uint32_t fill(struct family *above)
{
	uint32_t count = 0;

	while (start(above))
		count++;
	return count;
}

static void the_first_gets_half_and_the_next_some(void **state)
{
	uint32_t got, before = PROCESSES_MAX;

	(void)state;
	begin();
	for (int i = 0; i < 6; i++) {
		struct family *program = start(&desktop);

		assert_non_null(program);
		got = fill(program);
		assert_in_range(got, i ? 5 : PROCESSES_MAX / 2 - 10, PROCESSES_MAX / 2);
		assert_true(got < before);
		before = got;
	}
	assert_true(fill(&desktop) > 20); /* and small ones all there is */
	assert_int_equal(everyone.used[P], PROCESSES_MAX);
}

static void small_ones_take_nobodys_share(void **state)
{
	struct family *shell = NULL;

	(void)state;
	begin();
	for (int i = 0; i < 40; i++)
		shell = start(&desktop);
	assert_true(fill(shell) > 200);
}

static void who_started_it_can_start_more(void **state)
{
	struct family *shell, *bad, *deep;

	(void)state;
	begin();
	shell = start(&desktop);
	bad = start(shell);
	deep = start(bad);
	fill(deep);
	assert_int_equal(fill(bad), FAMILY_KEPT);
	assert_int_equal(fill(shell), FAMILY_KEPT);
}

/* A process that leaves its children behind wins nothing. */
static void orphans_stay_in_the_family(void **state)
{
	struct family *shell, *last;

	(void)state;
	begin();
	shell = start(&desktop);
	for (last = start(shell); last && made < 3 * PROCESSES_MAX;) {
		struct family *next = start(last);

		start(last);
		stop(last);
		last = next;
	}
	assert_in_range(shell->used[P], PROCESSES_MAX / 2 - 20, PROCESSES_MAX / 2);
	assert_int_equal(everyone.used[P], shell->used[P] + 1);
	assert_ptr_equal(pool[2].above, shell); /* its parent has gone */
	assert_non_null(start(&desktop));
}

static void levels_have_room(void **state)
{
	struct family *f;
	int depth = 0;

	(void)state;
	begin();
	for (f = start(&desktop); f; f = start(f))
		depth++;
	assert_true(depth > 40);
}

/* The families of a root that has gone compete as before. */
static void a_root_that_ends_frees_nobody(void **state)
{
	struct family *program;

	(void)state;
	begin();
	program = start(&desktop);
	fill(program);
	stop(&desktop);
	assert_ptr_equal(program->above, &everyone);
	assert_int_equal(everyone.large[P], 1);
	assert_in_range(fill(program), 0, 1); /* the root's own */
}

static void all_comes_back(void **state)
{
	struct family *program;

	(void)state;
	begin();
	program = start(&desktop);
	fill(program);
	assert_int_equal(desktop.large[P], 1);
	while (made)
		stop(&pool[--made]);
	assert_int_equal(desktop.large[P], 0);
	assert_int_equal(everyone.used[P], 1);
	assert_true(list_empty(&desktop.below));
}

static void threads_are_counted_apart(void **state)
{
	struct family *program;
	uint32_t count = 0;

	(void)state;
	begin();
	program = start(&desktop);
	while (!family_take(program, FAMILY_THREADS))
		count++;
	assert_int_equal(count, THREADS_MAX / 2);
	assert_int_equal(program->used[P], 1);
	while (count--)
		family_give(program, FAMILY_THREADS);
	assert_int_equal(everyone.used[FAMILY_THREADS], 0);
}

/* A process is no use without a thread: what it needs first is not of its own share. */
static void a_new_one_gets_a_thread(void **state)
{
	struct family *shell, *bad, *helper;

	(void)state;
	begin();
	shell = start(&desktop);
	bad = start(shell);
	while (!family_take(bad, FAMILY_THREADS))
		;
	helper = start(shell);
	assert_int_equal(family_take(helper, FAMILY_THREADS), 0);
	assert_int_equal(family_take(helper, FAMILY_THREADS), -EAGAIN);
	assert_int_equal(family_take(shell, FAMILY_THREADS), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_gets_half_and_the_next_some),
		cmocka_unit_test(small_ones_take_nobodys_share),
		cmocka_unit_test(who_started_it_can_start_more),
		cmocka_unit_test(orphans_stay_in_the_family),
		cmocka_unit_test(levels_have_room),
		cmocka_unit_test(a_root_that_ends_frees_nobody),
		cmocka_unit_test(all_comes_back),
		cmocka_unit_test(threads_are_counted_apart),
		cmocka_unit_test(a_new_one_gets_a_thread),
	};

	return cmocka_run_group_tests_name("family", tests, NULL, NULL);
}
