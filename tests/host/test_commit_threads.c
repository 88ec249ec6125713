/* uses_tsan: tests/host/commit_shim.c tests/host/commit_controls.c tests/host/commit_queues.c tests/host/commit_threads.c */
/* tests/host/test_commit_threads.c - kernel/ipc/commit.c between threads, judged by check-order.
 *
 * Senders send to random queues; readers receive, each from queues of its own, and send on; all
 * leave numbers in shared words for one another. Each writes down what happened to it. The log of
 * the kernel's routine must show one order, those of the controls must not. The thread sanitizer
 * sees to it that what a queue's lock guards is touched under it only.
 */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>
#include "commit_controls.h"
#include "commit_queues.h"
#include "commit_threads.h"

#define SENDERS	   3 /* of the actors; the others read, each from two queues */
#define QUEUES	   EVENT_QUEUES
#define WORDS	   2
#define MESSAGES   150 /* of each sender, and as many at most of each reader */
#define ROUNDS	   12  /* of what is right */
#define DEADLINE   100 /* seconds in which a control must be caught */
#define NAME(s, n) ((s) << 16 | (n))

static const struct commit_variant *variant;
static struct test_queue queues[QUEUES];
static uint32_t words[WORDS];
static uint32_t quiet; /* actors that send no more */

/* ---- what the actors do ---- */

/* Nothing has happened to the actor since it found this queue empty. */
static bool is_known_empty(const struct test_queue *q)
{
	for (uint32_t i = self->count; i-- && self->events[i].kind == EMPTY;)
		if (self->events[i].thing == q->number)
			return true;
	return false;
}

static void receive(struct test_queue *q)
{
	struct item item;

	spin_lock_nested(&q->waitable.lock);
	if (queue_take(q, &item))
		threads_note(GOT, q->number, item.name)->stamp = item.stamp;
	else if (!q->count && !is_known_empty(q))
		threads_note(EMPTY, q->number, 0);
	spin_unlock_nested(&q->waitable.lock);
}

/* One to all queues, each once, in any order. */
static uint32_t choose(struct commit_slot *slots, struct event *e)
{
	uint32_t count = 1 + threads_chance(QUEUES);
	uint8_t left[QUEUES] = {0, 1, 2, 3};

	for (uint32_t i = 0; i < count; i++) {
		uint32_t at = i + threads_chance(QUEUES - i);
		struct test_queue *q = &queues[left[at]];

		left[at] = left[i];
		e->to[i] = (uint8_t)q->number;
		slots[i] = (struct commit_slot){&q->waitable, q, i, 0};
	}
	e->thing = (uint8_t)count;
	return count;
}

static void send(void)
{
	uint32_t name = NAME(self->number, ++self->sent);
	struct commit_slot slots[QUEUES];
	uint32_t count = choose(slots, threads_note(SEND, 0, name));
	uint64_t stamp = 0;
	int result = variant->commit(slots, count, &queue_kind, &name, 0, &stamp);

	threads_note(result < 0 ? REFUSED : SENT, 0, name)->stamp = stamp;
}

/* Tell the others, in a way that no queue knows of, how far we are; or hear from them. */
static void use_side_channel(void)
{
	uint32_t word = threads_chance(WORDS), value;

	if (threads_chance(2)) {
		value = NAME(self->number, self->count); /* no one writes it twice */
		threads_note(WROTE, word, value);
		__atomic_store_n(&words[word], value, __ATOMIC_RELEASE);
		return;
	}
	value = __atomic_load_n(&words[word], __ATOMIC_ACQUIRE);
	if (value)
		threads_note(READ, word, value);
}

static void be_sender(void)
{
	while (self->sent < MESSAGES && !threads_abandoned()) {
		send();
		use_side_channel();
	}
	__atomic_add_fetch(&quiet, 1, __ATOMIC_SEQ_CST);
}

/* Until all have sent what they had to send, and it has been received. */
static void be_reader(void)
{
	struct test_queue *own = &queues[(self->number - SENDERS) * 2];
	uint32_t last;
	bool sends = true;

	do {
		last = __atomic_load_n(&quiet, __ATOMIC_SEQ_CST);
		for (uint32_t i = 0; i < QUEUE_ROOM; i++)
			receive(&own[threads_chance(2)]);
		if (sends && self->sent < MESSAGES && last < SENDERS) {
			send();
			use_side_channel();
		} else if (sends) {
			sends = false;
			__atomic_add_fetch(&quiet, 1, __ATOMIC_SEQ_CST);
		}
	} while ((last < ACTORS || own[0].count || own[1].count) && !threads_abandoned());
}

static void act(void)
{
	if (self->number < SENDERS)
		be_sender();
	else
		be_reader();
}

/* ---- a round ---- */

/* False: they locked each other out. */
static bool run_round(uint32_t seed)
{
	memset(queues, 0, sizeof queues);
	memset(words, 0, sizeof words);
	quiet = 0;
	for (uint32_t i = 0; i < QUEUES; i++) {
		queues[i].number = i;
		queues[i].manner = variant->manner;
	}
	return threads_run(seed, act);
}

/* What tools/check-order says to the log of the last round. */
static void judge(char *verdicts, int size)
{
	char path[] = "/tmp/transom-order-XXXXXX", command[100];
	FILE *tool;

	threads_write_log(mkstemp(path));
	snprintf(command, sizeof command, "tools/check-order --quiet %s", path);
	tool = popen(command, "r");
	assert_non_null(tool);
	assert_non_null(fgets(verdicts, size, tool));
	assert_in_range(pclose(tool) >> 8, 0, 1);
	unlink(path);
}

/* Is the variant caught in this round? */
static bool is_caught(uint32_t seed)
{
	char verdicts[200];

	if (!run_round(seed))
		return !variant->verdict;
	if (!variant->verdict)
		return false;
	judge(verdicts, sizeof verdicts);
	return strstr(verdicts, variant->verdict) != NULL;
}

/* No round shows anything but, perhaps, some of these. */
static void accept(uint32_t which, const char *allowed)
{
	variant = &commit_variants[which];
	for (uint32_t seed = 1; seed <= ROUNDS; seed++) {
		char verdicts[200], *rest = verdicts, *word;

		assert_true(run_round(seed));
		judge(verdicts, sizeof verdicts);
		while ((word = strsep(&rest, " \n")))
			if (*word && !strstr(allowed, word))
				assert_string_equal(word, allowed);
	}
}

static void test_the_kernels_is_accepted(void **state)
{
	(void)state;
	accept(0, "none");
}

/* Its stamps are not those of one message each, but there is one order. */
static void test_another_right_one_is_accepted(void **state)
{
	(void)state;
	accept(1, "none rising stamp");
}

static void test_each_control_is_caught(void **state)
{
	time_t deadline = time(NULL) + DEADLINE;

	(void)state;
	for (uint32_t i = 0; i < COMMIT_VARIANTS; i++) {
		uint32_t seed = 1;

		variant = &commit_variants[i];
		if (variant->right)
			continue;
		while (!is_caught(seed)) {
			seed++;
			assert_true(time(NULL) < deadline);
		}
		printf("# %s: caught in round %u by %s\n", variant->name, seed,
		       variant->verdict ? variant->verdict : "a ring of locks");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_kernels_is_accepted),
		cmocka_unit_test(test_another_right_one_is_accepted),
		cmocka_unit_test(test_each_control_is_caught),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	threads_free();
	return failed;
}
