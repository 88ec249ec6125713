/* uses: tests/host/commit_shim.c tests/host/commit_controls.c tests/host/commit_trace.c tests/host/commit_model.c tests/host/commit_model_state.c */
/* tests/host/test_commit_model.c - kernel/ipc/commit.c in every interleaving of three senders.
 *
 * Each sends to one, two or three of three queues, which it names in any order. A fourth may look
 * into queues and send on. The controls must fail somewhere; how is printed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "commit_controls.h"
#include "commit_model.h"
#include "commit_trace.h"

#define MUCH 9 /* room */

static const char *const orders[] = {"0",  "1",	  "2",	 "01",	"10",  "02",  "20", "12",
				     "21", "012", "021", "102", "120", "201", "210"};
static const char *const pairs[] = {"01", "10"};
static const char *const mixed[] = {"0", "1", "01", "10", "12", "20", "012"};

/* What a reader does: where it looks, and whereto it sends then. */
static const struct {
	const char *looks, *to;
} readers[] = {{"01", ""}, {"10", ""}, {"0", "1"}, {"1", "0"}, {"21", "02"}, {"012", "2"}};

static struct model model;
static struct model_result result;
static uint64_t states;

/* These three, and perhaps one who reads; false: something is wrong. */
static bool try_senders(const struct commit_variant *variant, const char *const *to, uint32_t flags)
{
	model.manner = variant->manner;
	for (uint32_t i = 0; i < 3; i++)
		trace_program(variant, "", to[i], flags, &model.programs[i]);
	model_explore(&model, &result);
	states += result.states;
	return !result.wrong;
}

/* All sets of three of these lists. */
static bool try_lists(const struct commit_variant *variant, const char *const *lists,
		      uint32_t count, uint32_t flags)
{
	for (uint32_t a = 0; a < count; a++)
		for (uint32_t b = a; b < count; b++)
			for (uint32_t c = b; c < count; c++) {
				const char *const to[] = {lists[a], lists[b], lists[c]};

				if (!try_senders(variant, to, flags))
					return false;
			}
	return true;
}

#define TRY(variant, lists, flags) \
	try_lists(variant, lists, sizeof(lists) / sizeof((lists)[0]), flags)

/* A full queue refuses the message, or is left out. */
static bool try_without_room(uint32_t flags)
{
	model.actors = 3;
	for (model.room = 1; model.room <= 2; model.room++)
		if (!TRY(&commit_variants[0], orders, flags))
			return false;
	return true;
}

static bool try_with_readers(void)
{
	model.actors = 4;
	model.room = MUCH;
	for (uint32_t i = 0; i < sizeof readers / sizeof readers[0]; i++) {
		trace_program(&commit_variants[0], readers[i].looks, readers[i].to, 0,
			      &model.programs[3]);
		if (!TRY(&commit_variants[0], mixed, 0))
			return false;
	}
	return true;
}

static void must_be_right(bool right, const char *what)
{
	if (right)
		printf("# %s: %llu states\n", what, (unsigned long long)states);
	else
		printf("# %s: %s: %s\n", what, result.wrong, result.how);
	states = 0;
	assert_true(right);
}

static void test_senders_alone(void **state)
{
	(void)state;
	model.actors = 3;
	model.room = MUCH;
	must_be_right(TRY(&commit_variants[0], orders, 0), "senders");
}

static void test_queues_without_room(void **state)
{
	(void)state;
	must_be_right(try_without_room(0), "all or none");
	must_be_right(try_without_room(COMMIT_CONTINUE), "full ones left out");
}

static void test_readers(void **state)
{
	(void)state;
	must_be_right(try_with_readers(), "a reader");
}

/* It holds no two locks at once, and so has many more states: only those who can disagree. */
static void test_another_right_one(void **state)
{
	static const char *const two[] = {"01", "10", "0"};

	(void)state;
	model.actors = 3;
	model.room = MUCH;
	must_be_right(TRY(&commit_variants[1], two, 0), commit_variants[1].name);
	model.room = 1;
	must_be_right(TRY(&commit_variants[1], two, 0), commit_variants[1].name);
}

/* Two senders are enough. */
static void test_each_control_fails(void **state)
{
	(void)state;
	model.actors = 2;
	model.room = MUCH;
	for (uint32_t i = 0; i < COMMIT_VARIANTS; i++) {
		const struct commit_variant *variant = &commit_variants[i];

		if (variant->right)
			continue;
		assert_false(TRY(variant, pairs, 0));
		printf("# %s: %s:\n#     %s\n", variant->name, result.wrong, result.how);
	}
}

/* Who waits for one another in a ring, and only they. */
static void test_a_halt_is_found(void **state)
{
	const char *const to[] = {"01", "12", "20"};

	(void)state;
	model.actors = 3;
	model.room = MUCH;
	assert_false(try_senders(&commit_variants[3], to, 0));
	assert_string_equal(result.wrong, "nobody can go on");
	assert_string_equal(result.how, "A lock 0, B lock 1, C lock 2");
}

/* A message in one queue, and not yet in the other. */
static void test_a_half_is_found(void **state)
{
	(void)state;
	model.actors = 2;
	model.room = MUCH;
	trace_program(&commit_variants[5], "", "01", 0, &model.programs[0]);
	trace_program(&commit_variants[5], "01", "", 0, &model.programs[1]);
	model_explore(&model, &result);
	assert_string_equal(result.wrong, "a message is received from one queue, and is not in the "
					  "other");
	assert_string_equal(result.how, "A lock 0, A reserve 0, A stamp, A append 0, A unlock 0, "
					"B look 0, B look 1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_senders_alone),
		cmocka_unit_test(test_queues_without_room),
		cmocka_unit_test(test_readers),
		cmocka_unit_test(test_another_right_one),
		cmocka_unit_test(test_each_control_fails),
		cmocka_unit_test(test_a_halt_is_found),
		cmocka_unit_test(test_a_half_is_found),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	model_free();
	return failed;
}
