/* uses: apps/mbusview/model.c apps/mbusview/object.c */
/* tests/host/test_mbusview.c - what MBus Viewer makes of the system's views, and of what is typed.
 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "apps/mbusview/model.h"
#include "apps/mbusview/object.h"

#define HEAD  "OBJSIZE OBJMAX FLAGS   MAKER      CONSUMERS  PUBLISHED    DROPPED NAME\n"
#define USERS "   PROCESS HANDLE WAITING OBJMAX    DROPPED BUS\n"

static struct model m;

static int setup(void **state)
{
	(void)state;
	m = (struct model){0};
	return 0;
}

/* A bus "a" that has published so many, with one consumer that dropped so many. */
static void sample(uint32_t published, uint32_t dropped, uint32_t now)
{
	char buses[256], consumers[256];

	snprintf(buses, sizeof(buses),
		 HEAD "      8     16 -s      4097               1 %10u %10u a\n", published,
		 dropped);
	snprintf(consumers, sizeof(consumers), USERS "      4098      -       3     16 %10u a\n",
		 dropped);
	model_read(&m, buses, consumers, now);
}

static void test_lines_as_they_come(void **state)
{
	static const char buses[] = HEAD
		"      1    256 --      0                  0          7          0 ps2kb\n"
		"   1024      2 ls      8195               2 4294967295         12  two  words \n";
	static const char consumers[] =
		USERS "      4098     12       2      2         12  two  words \n"
		      "      4099      -       0    256          0 ps2kb\n"
		      "      4100      -       1      2          0  two  words \n";

	(void)state;
	model_choose(&m, " two  words ");
	model_read(&m, buses, consumers, 0);
	assert_int_equal(m.bus_count, 2);
	assert_string_equal(m.buses[0].name, "ps2kb");
	assert_int_equal(m.buses[0].objsize, 1);
	assert_int_equal(m.buses[0].objmax, 256);
	assert_int_equal(m.buses[0].published, 7);
	assert_false(m.buses[0].latest || m.buses[0].shared);
	assert_string_equal(m.buses[1].name, " two  words ");
	assert_true(m.buses[1].latest && m.buses[1].shared);
	assert_int_equal(m.buses[1].maker, 8195);
	assert_int_equal(m.buses[1].consumers, 2);
	assert_int_equal(m.buses[1].published, 4294967295u);
	assert_int_equal(m.buses[1].dropped, 12);
	assert_int_equal(m.consumer_count, 2);
	assert_int_equal(m.consumers[0].process, 4098);
	assert_int_equal(m.consumers[0].handle, 12);
	assert_int_equal(m.consumers[0].waiting, 2);
	assert_int_equal(m.consumers[0].dropped, 12);
	assert_int_equal(m.consumers[1].process, 4100);
	assert_int_equal(m.consumers[1].handle, 0);
	assert_null(model_find(&m, "two  words"));
	assert_ptr_equal(model_find(&m, "ps2kb"), &m.buses[0]);
}

static void test_lines_that_are_none(void **state)
{
	static const char *const rows[] = {
		"",
		"\n",
		"1 2\n",
		"1 2 -- 3 4 5\n",
		"1 2 -- 3 4 5 6\n",
		"1 2 -- 3 4 5 6 \n",
		"1 2 ? 3 4 5 6 a\n",
		"1 2 - 3 4 5 6 a\n",
		"x 2 -- 3 4 5 6 a\n",
		"-1 2 -- 3 4 5 6 a\n",
		"1 2 -- 3 4 5 6 a_name_of_thirty_two_bytes_is_long\n",
	};
	char text[256];

	(void)state;
	model_choose(&m, "a");
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		snprintf(text, sizeof(text), "%s%s", HEAD, rows[i]);
		model_read(&m, text, text, 0);
		assert_int_equal(m.bus_count, 0);
		assert_int_equal(m.consumer_count, 0);
	}
	model_read(&m, "", "", 0);
	assert_int_equal(m.bus_count, 0);
}

static void test_rates_are_of_the_last_second(void **state)
{
	(void)state;
	sample(1000, 0, 0);
	assert_int_equal(m.buses[0].rate, 0); /* nothing is known of before */
	sample(1010, 0, 250);
	assert_int_equal(m.buses[0].rate, 40);
	for (uint32_t i = 2; i <= 8; i++)
		sample(1000 + 10 * i, 0, 250 * i);
	assert_int_equal(m.buses[0].rate, 40);
	sample(1080, 0, 2500); /* a late one */
	assert_int_equal(m.buses[0].rate, 24);
	for (uint32_t i = 1; i <= 4; i++)
		sample(1080, 0, 2500 + 250 * i);
	assert_int_equal(m.buses[0].rate, 0);
	sample(3, 0, 4000); /* another bus of the same name */
	assert_int_equal(m.buses[0].rate, 0);
	sample(13, 0, 4250);
	assert_int_equal(m.buses[0].rate, 40);
}

static void test_lately_is_five_seconds(void **state)
{
	uint32_t now = 0;

	(void)state;
	model_choose(&m, "a");
	sample(0, 5, now);
	assert_int_equal(m.consumers[0].lately, 0);
	sample(0, 9, now += 250);
	assert_int_equal(m.consumers[0].lately, 4);
	for (int i = 0; i < MODEL_LATELY - 1; i++)
		sample(0, 9, now += 250);
	assert_int_equal(m.consumers[0].lately, 4);
	sample(0, 9, now += 250);
	assert_int_equal(m.consumers[0].lately, 0);
	assert_int_equal(m.consumers[0].dropped, 9);
}

static void test_what_is_gone_goes_and_the_rest_keeps_its_order(void **state)
{
	char text[512];

	(void)state;
	snprintf(text, sizeof(text), "%s1 2 -- 3 4 5 6 a\n1 2 -- 3 4 5 6 b\n1 2 -- 3 4 5 6 c\n",
		 HEAD);
	model_read(&m, text, USERS, 0);
	snprintf(text, sizeof(text), "%s1 2 -- 3 4 5 6 d\n1 2 -- 3 4 5 6 c\n1 2 -- 3 4 5 6 a\n",
		 HEAD);
	model_read(&m, text, USERS, 250);
	assert_int_equal(m.bus_count, 3);
	assert_string_equal(m.buses[0].name, "a");
	assert_string_equal(m.buses[1].name, "c");
	assert_string_equal(m.buses[2].name, "d");
	model_choose(&m, "a");
	sample(0, 0, 500);
	assert_int_equal(m.consumer_count, 1);
	model_choose(&m, "b");
	assert_int_equal(m.consumer_count, 0);
	sample(0, 0, 750);
	assert_int_equal(m.consumer_count, 0);
	assert_int_equal(m.bus_count, 1);
}

static void test_no_more_than_there_can_be(void **state)
{
	static char buses[65536], consumers[65536];
	size_t at = (size_t)sprintf(buses, HEAD), to = (size_t)sprintf(consumers, USERS);

	(void)state;
	for (int i = 0; i < MBUS_BUSES_MAX + 9; i++)
		at += (size_t)sprintf(buses + at, "1 2 -- 3 4 5 6 bus %d\n", i);
	for (int i = 0; i < MBUS_CONSUMERS_MAX + 9; i++)
		to += (size_t)sprintf(consumers + to, "5 %d 1 2 3 bus 7\n", i + 1);
	model_choose(&m, "bus 7");
	model_read(&m, buses, consumers, 0);
	assert_int_equal(m.bus_count, MBUS_BUSES_MAX);
	assert_int_equal(m.consumer_count, MBUS_CONSUMERS_MAX);
}

static void test_objects(void **state)
{
	static const struct {
		const char *text;
		bool hex;
		int error;
		uint8_t bytes[4];
	} rows[] = {
		{"", false, 0, {0}},
		{"abcd", false, 0,
		 "abc"
		 "d"},
		{"ab", false, 0, "ab"},
		{"abcde", false, -EMSGSIZE, {0}},
		{"", true, 0, {0}},
		{"00fF1c", true, 0, {0, 0xff, 0x1c, 0}},
		{" 1 2", true, -EINVAL, {0}},
		{"12 34  56 78 ", true, 0, {0x12, 0x34, 0x56, 0x78}},
		{"1234567890", true, -EMSGSIZE, {0}},
		{"123", true, -EINVAL, {0}},
		{"0x12", true, -EINVAL, {0}},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		uint8_t object[4] = {9, 9, 9, 9};

		assert_int_equal(object_read(rows[i].text, rows[i].hex, object, 4), rows[i].error);
		if (!rows[i].error)
			assert_memory_equal(object, rows[i].bytes, 4);
	}
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup(f, setup)
	const struct CMUnitTest tests[] = {
		TEST(test_lines_as_they_come),
		TEST(test_lines_that_are_none),
		TEST(test_rates_are_of_the_last_second),
		TEST(test_lately_is_five_seconds),
		TEST(test_what_is_gone_goes_and_the_rest_keeps_its_order),
		TEST(test_no_more_than_there_can_be),
		TEST(test_objects),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
