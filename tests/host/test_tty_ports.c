/* uses: console/queue.c console/control.c tests/host/port_shim.c */
/* tests/host/test_tty_ports.c - what a terminal writes into ports that are full, slow or gone. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "console/control.h"
#include "console/queue.h"
#include "port_shim.h"

static struct queue q;
static struct control c;

static void test_bytes_leave_one_piece_after_the_other(void **state)
{
	static char text[3 * QUEUE_FLIGHT];

	(void)state;
	port_shim_begin();
	queue_init(&q, 5, 1);
	assert_true(queue_put(&q, "abc", 3));
	assert_string_equal(port_shim.taken, "abc");
	port_shim.slow = true;
	memset(text, 'x', sizeof(text));
	assert_true(queue_put(&q, "de", 2));
	assert_true(queue_put(&q, text, sizeof(text)));
	assert_int_equal(port_shim.writes, 2); /* the second is under way */
	assert_int_equal(port_shim.length, 3);
	port_shim_done();
	queue_pump(&q);
	assert_int_equal(port_shim.length, 5);
	port_shim.slow = false;
	port_shim_done();
	queue_pump(&q);
	assert_int_equal(port_shim.length, 5 + (int)sizeof(text));
	queue_deinit(&q);
}

static void test_what_has_no_room_is_refused_whole(void **state)
{
	static char text[QUEUE_MAX];

	(void)state;
	port_shim_begin();
	port_shim.slow = true;
	queue_init(&q, 5, 1);
	assert_true(queue_put(&q, "a", 1)); /* under way */
	assert_true(queue_put(&q, text, sizeof(text)));
	assert_false(queue_put(&q, "b", 1));
	assert_int_equal(q.length, QUEUE_MAX);
	queue_deinit(&q);
}

static void test_the_end_comes_after_all_bytes(void **state)
{
	(void)state;
	port_shim_begin();
	port_shim.slow = true;
	queue_init(&q, 5, 1);
	queue_put(&q, "abc", 3);
	queue_end(&q);
	assert_int_equal(port_shim.ends, 0);
	port_shim.end_result = -EAGAIN;
	port_shim_done();
	queue_pump(&q);
	assert_int_equal(port_shim.ends, 1); /* refused for now */
	assert_true(q.end);
	port_shim.end_result = 0;
	queue_pump(&q);
	assert_int_equal(port_shim.ends, 2);
	queue_pump(&q);
	assert_int_equal(port_shim.ends, 2);
	queue_deinit(&q);
}

static void test_a_reader_that_is_gone_costs_nothing(void **state)
{
	(void)state;
	port_shim_begin();
	port_shim.write_result = -EPIPE;
	queue_init(&q, 5, 1);
	assert_true(queue_put(&q, "abc", 3));
	assert_int_equal(q.length, 0);
	queue_deinit(&q);
}

static void size_is(void *context, const struct tty_message *request, struct tty_message *answer)
{
	(void)context;
	answer->status = request->code == TTY_GET_SIZE ? 0 : -ENOSYS;
	answer->a = 80;
}

static void ask(uint16_t code, uint16_t serial)
{
	struct tty_message m = {.code = code, .serial = serial};

	port_shim_give(&m, sizeof(m));
}

static struct tty_message sent(int number)
{
	struct tty_message m;

	memcpy(&m, port_shim.taken + number * (int)sizeof(m), sizeof(m));
	return m;
}

static void test_requests_come_in_pieces(void **state)
{
	struct tty_message m = {.code = TTY_GET_SIZE, .serial = 3};

	(void)state;
	port_shim_begin();
	control_init(&c, 1);
	control_open(&c, 5);
	port_shim_give(&m, 5);
	assert_true(control_receive(&c, size_is, NULL));
	assert_int_equal(port_shim.writes, 0);
	port_shim_give((char *)&m + 5, sizeof(m) - 5);
	assert_true(control_receive(&c, size_is, NULL));
	assert_int_equal(sent(0).code, TTY_GET_SIZE | TTY_REPLY);
	assert_int_equal(sent(0).serial, 3);
	assert_int_equal(sent(0).a, 80);
	assert_false(
		control_receive(&c, size_is, NULL)); /* nothing more: the other end is closed */
	control_close(&c);
}

static void test_notices_of_one_kind_are_one(void **state)
{
	(void)state;
	port_shim_begin();
	port_shim.slow = true;
	control_init(&c, 1);
	control_open(&c, 5);
	control_notice(&c, TTY_SIZE, 1, 1); /* under way */
	control_notice(&c, TTY_SIZE, 2, 2);
	control_notice(&c, TTY_INTERRUPT, 0, 0);
	control_notice(&c, TTY_SIZE, 3, 3);
	assert_int_equal(c.count, 2);
	port_shim.slow = false;
	port_shim_done();
	control_pump(&c);
	assert_int_equal(sent(1).code, TTY_SIZE);
	assert_int_equal(sent(1).a, 3);
	assert_int_equal(sent(2).code, TTY_INTERRUPT);
	control_close(&c);
}

static void test_who_never_reads_is_cut_off(void **state)
{
	bool good = true;
	int asked = 0;

	(void)state;
	port_shim_begin();
	port_shim.slow = true;
	control_init(&c, 1);
	control_open(&c, 5);
	for (; good && asked < 100; asked++) {
		ask(TTY_GET_SIZE, 1);
		good = control_receive(&c, size_is, NULL);
	}
	assert_int_equal(asked, CONTROL_MAX + 2); /* and one that is under way */
	control_close(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bytes_leave_one_piece_after_the_other),
		cmocka_unit_test(test_what_has_no_room_is_refused_whole),
		cmocka_unit_test(test_the_end_comes_after_all_bytes),
		cmocka_unit_test(test_a_reader_that_is_gone_costs_nothing),
		cmocka_unit_test(test_requests_come_in_pieces),
		cmocka_unit_test(test_notices_of_one_kind_are_one),
		cmocka_unit_test(test_who_never_reads_is_cut_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
