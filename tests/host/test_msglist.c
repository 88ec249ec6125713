/* uses: winmgr/msglist.c kernel/ipc/quota.c */
/* tests/host/test_msglist.c - the ordered store of a queue's messages against a plain model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "kernel/panic.h"
#include "mem/heap.h"
#include "winmgr/msglist.h"

#define OWN 1 /* the queue's own process; 0 is the kernel */

static int pages_out, blocks_out, fail_at; /* fail_at: this allocation fails; 0: none */

static int fails(void)
{
	return fail_at && --fail_at == 0;
}

static void *get_page(struct page_source *s)
{
	(void)s;
	if (fails())
		return NULL;
	pages_out++;
	return aligned_alloc(4096, 4096);
}

static void put_page(struct page_source *s, void *page)
{
	(void)s;
	pages_out--;
	free(page);
}

void *kmalloc(size_t size)
{
	if (fails())
		return NULL;
	blocks_out++;
	return malloc(size);
}

void kfree(void *block)
{
	blocks_out -= block != NULL;
	free(block);
}

void panic(const char *format, ...)
{
	printf("# panic: %s\n", format);
	abort();
}

static struct page_source source = {get_page, put_page};
static struct msglist list;
static uint64_t stamp;

static int setup(void **state)
{
	(void)state;
	pages_out = blocks_out = fail_at = 0;
	stamp = 0;
	return msglist_init(&list, &source);
}

static int teardown(void **state)
{
	(void)state;
	msglist_deinit(&list);
	return pages_out || blocks_out;
}

static struct entry *add(enum msg_kind kind, uint32_t process, uint32_t window, uint32_t code)
{
	struct entry *e = msglist_reserve(&list, kind, process, process <= OWN);

	if (!e)
		return NULL;
	e->msg = (struct msg){code, window, {0, 0, 0}};
	e->stamp = ++stamp;
	msglist_append(&list, e, kind, 0);
	return e;
}

static void take(struct entry *e)
{
	msglist_take(&list, e);
	msglist_release(&list, e);
}

static void test_first_in_first_out(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < 1000; i++)
		assert_non_null(add(i % 3, OWN, 5, MSG_USER + i));
	for (uint32_t i = 0; i < 1000; i++) {
		struct entry *e = msglist_find(&list, NULL, 0);

		assert_int_equal(e->msg.code, MSG_USER + i);
		take(e);
	}
	assert_true(msglist_empty(&list));
	assert_true(list.pages <= 3);
}

static void test_each_kind_has_its_own_room(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < MSG_QUEUE_MAX; i++)
		assert_non_null(add(KIND_POST, OWN, 1, MSG_USER));
	assert_null(add(KIND_POST, OWN, 1, MSG_USER));
	for (uint32_t i = 0; i < MSG_INPUT_MAX; i++)
		assert_non_null(add(KIND_INPUT, 0, 1, MSG_KEYDOWN));
	assert_null(add(KIND_INPUT, 0, 1, MSG_KEYDOWN));
	for (uint32_t i = 0; i < MSG_NOTICE_MAX; i++)
		assert_non_null(add(KIND_NOTICE, 0, 1, MSG_SIZE));
	assert_null(add(KIND_NOTICE, 0, 1, MSG_SIZE));
}

static uint32_t flood(uint32_t process)
{
	uint32_t n = 0;

	while (add(KIND_POST, process, 1, MSG_USER))
		n++;
	return n;
}

static void test_senders_share_fairly(void **state)
{
	(void)state;
	assert_in_range(flood(10), MSG_QUEUE_MAX / 2 - 2, MSG_QUEUE_MAX / 2);
	assert_in_range(flood(11), MSG_QUEUE_MAX / 6 - 2, MSG_QUEUE_MAX / 6);
	assert_in_range(flood(12), MSG_QUEUE_MAX / 12 - 2, MSG_QUEUE_MAX / 12);
	assert_null(add(KIND_POST, 10, 1, MSG_USER));
	assert_non_null(add(KIND_POST, OWN, 1, MSG_USER));
	/* All charges go with the messages. */
	while (!msglist_empty(&list))
		take(msglist_find(&list, NULL, 0));
	assert_int_equal(list.quota.kind[0].accounts, 0);
	assert_in_range(flood(13), MSG_QUEUE_MAX / 2 - 2, MSG_QUEUE_MAX / 2);
}

static void test_the_short_cut_agrees_with_the_rule(void **state)
{
	(void)state;
	/* As many senders as there can be below the short cut, one message each, then one of them
	 * more. */
	for (uint32_t p = 2; p < 2 + MSGLIST_FEW - 1; p++)
		assert_non_null(add(KIND_POST, p, 1, MSG_USER));
	assert_true(quota_accepts(1, 1, MSG_QUEUE_MAX - list.counts[KIND_POST],
				  list.quota.kind[0].accounts));
	assert_non_null(add(KIND_POST, 2, 1, MSG_USER));
}

static void test_filters_keep_the_order_of_the_rest(void **state)
{
	struct msg_filter window = {.window = 7}, codes = {0, MSG_USER + 10, MSG_USER + 20};
	uint64_t last = 0;

	(void)state;
	for (uint32_t i = 0; i < 100; i++)
		add(i % 5 ? KIND_POST : KIND_INPUT, OWN, i % 2 ? 7 : 8, MSG_USER + i);
	assert_int_equal(msglist_find(&list, &codes, 0)->msg.code, MSG_USER + 10);
	assert_int_equal(msglist_find(&list, NULL, MSG_ONLY_INPUT)->msg.code, MSG_USER);
	assert_int_equal(msglist_find(&list, NULL, MSG_ONLY_POSTS)->msg.code, MSG_USER + 1);
	for (uint32_t i = 0; i < 50; i++) {
		struct entry *e = msglist_find(&list, &window, 0);

		assert_int_equal(e->msg.code, MSG_USER + 2 * i + 1);
		take(e);
	}
	assert_null(msglist_find(&list, &window, 0));
	for (struct entry *e; (e = msglist_find(&list, NULL, 0)); last = e->stamp, take(e))
		assert_true(e->stamp > last);
}

static void test_a_move_merges_only_with_the_tail(void **state)
{
	(void)state;
	assert_null(msglist_move_tail(&list, 7));
	add(KIND_INPUT, 0, 7, MSG_MOUSEMOVE);
	assert_non_null(msglist_move_tail(&list, 7));
	assert_null(msglist_move_tail(&list, 8));
	add(KIND_INPUT, 0, 7, MSG_MOUSEDOWN);
	assert_null(msglist_move_tail(&list, 7));
	add(KIND_POST, OWN, 7, MSG_MOUSEMOVE); /* a program's: not input */
	assert_null(msglist_move_tail(&list, 7));
}

static void test_a_message_put_back_stands_where_it_was(void **state)
{
	struct entry *e[3];

	(void)state;
	for (int i = 0; i < 3; i++)
		e[i] = add(KIND_POST, OWN, 1, MSG_USER + (uint32_t)i);
	msglist_take(&list, e[1]);
	msglist_untake(&list, e[1]);
	for (uint32_t i = 0; i < 3; i++) {
		struct entry *first = msglist_find(&list, NULL, 0);

		assert_int_equal(first->msg.code, MSG_USER + i);
		take(first);
	}
}

/* Random schedule against a plain array; pages follow the messages. */
static void test_random_schedules(void **state)
{
	static struct entry *model[4000];
	uint32_t count = 0;

	(void)state;
	srand(11);
	for (int step = 0; step < 60000; step++) {
		bool grow = rand() % 100 < (step / 10000 % 2 ? 40 : 60);

		if (grow && count < 4000) {
			struct entry *e = add(KIND_POST, OWN, 1 + (uint32_t)rand() % 3, MSG_USER);

			assert_non_null(e);
			model[count++] = e;
		} else if (count) {
			uint32_t i = rand() % 4 ? 0 : (uint32_t)rand() % count;

			take(model[i]);
			memmove(model + i, model + i + 1, (--count - i) * sizeof *model);
		}
		assert_int_equal(list.counts[KIND_POST], count);
		if (count)
			assert_ptr_equal(msglist_find(&list, NULL, 0), model[0]);
	}
	while (count)
		take(model[--count]);
	assert_true(list.pages <= 3);
}

/* Every n-th allocation fails: a post is refused, the kernel's kinds live on the reserve. */
static void test_allocation_failures(void **state)
{
	(void)state;
	for (int n = 1; n < 12; n++) {
		uint32_t added = 0, kernel = 0;

		fail_at = n;
		for (uint32_t p = 2; p < 300; p++)
			added += add(KIND_POST, p % 7 + 2, 1, MSG_USER) != NULL;
		assert_true(added >= 298 - 50);
		fail_at = 1;
		for (int i = 0; i < 40; i++) {
			kernel += add(KIND_NOTICE, 0, 1, MSG_SIZE) != NULL;
			fail_at = 1;
		}
		assert_int_equal(kernel, 40);
		fail_at = 0;
		while (!msglist_empty(&list))
			take(msglist_find(&list, NULL, 0));
		assert_int_equal(list.quota.kind[0].accounts, 0);
		msglist_deinit(&list);
		assert_int_equal(pages_out, 0);
		assert_int_equal(blocks_out, 0);
		assert_int_equal(msglist_init(&list, &source), 0);
	}
	msglist_deinit(&list);
	fail_at = 1;
	assert_true(msglist_init(&list, &source) < 0);
	assert_int_equal(msglist_init(&list, &source), 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_first_in_first_out),
		TEST(test_each_kind_has_its_own_room),
		TEST(test_senders_share_fairly),
		TEST(test_the_short_cut_agrees_with_the_rule),
		TEST(test_filters_keep_the_order_of_the_rest),
		TEST(test_a_move_merges_only_with_the_tail),
		TEST(test_a_message_put_back_stands_where_it_was),
		TEST(test_random_schedules),
		TEST(test_allocation_failures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
