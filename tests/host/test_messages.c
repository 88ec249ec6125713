/* uses: apps/messages/journal.c apps/messages/chain.c apps/messages/quantile.c */
/* tests/host/test_messages.c - records become messages; buckets become times. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "apps/messages/chain.h"
#include "apps/messages/journal.h"
#include "apps/messages/quantile.h"

static struct journey *add(uint64_t stamp, uint32_t fate, uint64_t time)
{
	return journal_add(&(struct spy_record){
		.msg = {.code = MSG_MOUSEMOVE, .window = 1, .params = {(uint32_t)time}},
		.fate = fate,
		.stamp = stamp,
		.cause = stamp - 1,
		.time_ns = time,
		.wait_ns = 5,
		.handle_ns = 7,
		.result = 9,
		.process = 3,
		.to_process = 4,
	});
}

static void test_records_of_one_stamp_are_one_message(void **state)
{
	struct journey *j = add(10, SPY_POSTED, 100);

	(void)state;
	assert_ptr_equal(add(10, SPY_MERGED, 110), j);
	assert_int_equal(j->merged, 1);
	assert_int_equal(j->wait_ns, 0);
	assert_ptr_equal(add(10, SPY_FETCHED, 120), j);
	assert_int_equal(j->wait_ns, 5);
	assert_ptr_equal(add(10, SPY_PRESENTED, 130), j);
	assert_int_equal(j->fate, SPY_FETCHED);
	assert_ptr_equal(add(10, SPY_DONE, 140), j);
	assert_int_equal(j->handle_ns, 7);
	assert_int_equal(j->fate, SPY_DONE);
	assert_int_equal(j->at[SPY_POSTED], 100);
	assert_int_equal(j->at[SPY_PRESENTED], 130);
	assert_int_equal(j->msg.params[0], 140);
	assert_false(journey_saw(j, SPY_DROPPED));
	assert_int_equal(journal_end() - journal_first(), 1);
}

static void test_the_middle_of_a_message_is_taken_too(void **state)
{
	struct journey *j = add(20, SPY_REPLIED, 50);

	(void)state;
	assert_int_equal(j->result, 9);
	assert_int_equal(j->seen, 1u << SPY_REPLIED);
	assert_int_equal(j->process, 3);
}

static void test_the_oldest_are_forgotten(void **state)
{
	(void)state;
	/* Two stamps a chain, so that removing from within a chain is tried. */
	for (uint64_t n = 1; n <= 3 * JOURNAL; n++)
		add(n % 2 ? n : n + 5 * JOURNAL, SPY_POSTED, n);
	assert_int_equal(journal_end(), 3 * JOURNAL);
	assert_int_equal(journal_end() - journal_first(), JOURNAL);
	assert_null(journal_find(1));
	assert_null(journal_find(2 + 5 * JOURNAL));
	for (uint64_t n = journal_first(); n < journal_end(); n++)
		assert_ptr_equal(journal_find(journal_at(n)->stamp), journal_at(n));
	assert_null(journal_find(0));
}

static void test_clear(void **state)
{
	(void)state;
	add(1, SPY_POSTED, 1);
	journal_clear();
	assert_null(journal_find(1));
	assert_int_equal(journal_end(), 0);
}

/* 1 (input) causes 2 and 4, 2 causes 3, which presents; beside them 5 (input). */
static void make_family(void)
{
	static const uint64_t causes[] = {0, 1, 2, 1, 0};

	for (uint64_t stamp = 1; stamp <= 5; stamp++)
		journal_add(&(struct spy_record){
			.stamp = stamp, .cause = causes[stamp - 1], .time_ns = stamp});
	add(3, SPY_PRESENTED, 9);
}

static void expect_row(const struct chain_row *row, uint64_t stamp, enum chain_kind kind,
		       uint32_t depth)
{
	assert_int_equal(row->stamp, stamp);
	assert_int_equal(row->kind, kind);
	assert_int_equal(row->depth, depth);
}

static void test_a_chain_goes_from_the_interrupt_to_the_frame(void **state)
{
	struct chain_row rows[CHAIN_ROWS];

	(void)state;
	make_family();
	assert_int_equal(chain_make(2, rows), 5);
	expect_row(&rows[0], 1, CHAIN_ORIGIN, 0);
	expect_row(&rows[1], 1, CHAIN_MESSAGE, 1);
	expect_row(&rows[2], 2, CHAIN_MESSAGE, 2);
	expect_row(&rows[3], 3, CHAIN_MESSAGE, 3);
	expect_row(&rows[4], 3, CHAIN_FRAME, 4);
	assert_int_equal(chain_make(1, rows), 6);
	expect_row(&rows[5], 4, CHAIN_MESSAGE, 2);
	assert_int_equal(chain_make(77, rows), 0);
}

static void test_a_forgotten_cause_is_said(void **state)
{
	struct chain_row rows[CHAIN_ROWS];

	(void)state;
	add(50, SPY_POSTED, 1);
	assert_int_equal(chain_make(50, rows), 2);
	expect_row(&rows[0], 49, CHAIN_FORGOTTEN, 0);
	expect_row(&rows[1], 50, CHAIN_MESSAGE, 1);
}

static void test_a_chain_is_bounded(void **state)
{
	struct chain_row rows[CHAIN_ROWS];

	(void)state;
	for (uint64_t stamp = 1; stamp <= 200; stamp++)
		add(stamp, SPY_POSTED, stamp);
	assert_int_equal(chain_make(100, rows), 1 + CHAIN_DEPTH + CHAIN_DEPTH);
	expect_row(&rows[0], 100 - CHAIN_DEPTH, CHAIN_FORGOTTEN, 0);
	for (uint64_t stamp = 201; stamp <= 400; stamp++)
		journal_add(&(struct spy_record){.stamp = stamp, .cause = 200});
	assert_int_equal(chain_make(200, rows), CHAIN_ROWS);
}

#define MHZ 1000u /* tsc_khz of a counter with 1 MHz: a span is 64 us */

static void test_quantiles(void **state)
{
	uint32_t b[MSG_BUCKETS] = {0};

	(void)state;
	assert_int_equal(buckets_quantile(b, 500, MHZ), 0);
	assert_int_equal(bucket_time(0, MHZ), 0);
	assert_int_equal(bucket_time(3, MHZ), 8 * 640);
	b[3] = 98;
	b[10] = 2;
	assert_int_equal(buckets_total(b), 100);
	assert_int_equal(buckets_quantile(b, 980, MHZ), 16 * 640);
	assert_int_equal(buckets_quantile(b, 490, MHZ), 8 * 640 + 8 * 640 / 2);
	assert_int_equal(buckets_quantile(b, 1000, MHZ), 2048 * 640);
	assert_int_equal(buckets_quantile(b, 990, MHZ), 1024 * 640 + 1024 * 640 / 2);
	assert_int_equal(buckets_quantile(b, 500, 0), 0);
}

static int fresh(void **state)
{
	(void)state;
	journal_clear();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_records_of_one_stamp_are_one_message, fresh),
		cmocka_unit_test_setup(test_the_middle_of_a_message_is_taken_too, fresh),
		cmocka_unit_test_setup(test_the_oldest_are_forgotten, fresh),
		cmocka_unit_test_setup(test_clear, fresh),
		cmocka_unit_test_setup(test_a_chain_goes_from_the_interrupt_to_the_frame, fresh),
		cmocka_unit_test_setup(test_a_forgotten_cause_is_said, fresh),
		cmocka_unit_test_setup(test_a_chain_is_bounded, fresh),
		cmocka_unit_test(test_quantiles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
