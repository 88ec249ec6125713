/* uses: apps/calculator/engine.c */
/* tests/host/test_calculator.c - keys in, display out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include "apps/calculator/engine.h"

static struct engine e;

static const char *keys(const char *text)
{
	engine_init(&e);
	while (*text)
		engine_key(&e, *text++);
	return e.display;
}

static void test_sums(void **state)
{
	(void)state;
	assert_string_equal(keys("12+30="), "42");
	assert_string_equal(keys("0.1+0.2="), "0.3");
	assert_string_equal(keys("2+3*4="), "20"); /* from left to right */
	assert_string_equal(keys("1/3*3="), "1");
	assert_string_equal(keys("10-15="), "-5");
	assert_string_equal(keys("5*-3="), "2");   /* the last operator counts */
	assert_string_equal(keys("2+3==="), "11"); /* again and again */
	assert_string_equal(keys("7="), "7");
}

static void test_entry(void **state)
{
	(void)state;
	assert_string_equal(keys("007"), "7");
	assert_string_equal(keys("1.2.3"), "1.23");
	assert_string_equal(keys(".5+.5="), "1");
	assert_string_equal(keys("123bb"), "1");
	assert_string_equal(keys("1b"), "0");
	assert_string_equal(keys("5n"), "-5");
	assert_string_equal(keys("5nn"), "5");
	assert_string_equal(keys("0n"), "0");
	assert_string_equal(keys("12345678901234"), "123456789012"); /* no more digits */
	assert_string_equal(keys("5+7e8="), "13");
	assert_string_equal(keys("5+7c8="), "8");
}

static void test_percent_and_memory(void **state)
{
	(void)state;
	assert_string_equal(keys("200+10%="), "220");
	assert_string_equal(keys("50%"), "0.5");
	assert_string_equal(keys("5s7mr"), "12");
	assert_string_equal(keys("5sc3*r="), "15"); /* clearing keeps the memory */
	assert_string_equal(keys("5sxr"), "0");
}

static void test_what_cannot_be(void **state)
{
	(void)state;
	assert_string_equal(keys("5/0="), "Cannot divide by zero");
	assert_true(e.failed);
	engine_key(&e, '8');
	assert_string_equal(e.display, "8");
	keys("999999999999*=");
	for (int i = 0; i < 40 && !e.failed; i++)
		engine_key(&e, '=');
	assert_string_equal(e.display, "Too large");
}

/* Anything may be pressed at any time. */
static void test_random_keys(void **state)
{
	static const char all[] = "0123456789.+-*/=%nbecsrmx";
	uint32_t random = 7;

	(void)state;
	engine_init(&e);
	for (int i = 0; i < 200000; i++) {
		random = random * 1664525u + 1013904223u;
		engine_key(&e, all[(random >> 10) % (sizeof(all) - 1)]);
		assert_true(e.display[0] != '\0');
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sums),
		cmocka_unit_test(test_entry),
		cmocka_unit_test(test_percent_and_memory),
		cmocka_unit_test(test_what_cannot_be),
		cmocka_unit_test(test_random_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
