/* uses: lib/common/utf8.c */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "common/utf8.h"

/* Decode from a block of exactly this size, so that ASan sees a byte read too many. */
static int decode(const char *bytes, int length, uint32_t *code)
{
	char *copy = malloc((size_t)length);
	int n;

	memcpy(copy, bytes, (size_t)length);
	n = utf8_decode(copy, length, code);
	free(copy);
	return n;
}

static void every_character_comes_back(void **state)
{
	char bytes[UTF8_BYTES_MAX];
	uint32_t code;

	(void)state;
	for (uint32_t c = 0; c <= 0x10ffff; c++) {
		int n = utf8_encode(c, bytes);

		assert_int_equal(utf8_decode(bytes, n, &code), n);
		assert_int_equal(code, c >= 0xd800 && c <= 0xdfff ? UTF8_REPLACEMENT : c);
	}
}

static void lengths(void **state)
{
	char bytes[UTF8_BYTES_MAX];

	(void)state;
	assert_int_equal(utf8_encode(0x7f, bytes), 1);
	assert_int_equal(utf8_encode(0x80, bytes), 2);
	assert_int_equal(utf8_encode(0x7ff, bytes), 2);
	assert_int_equal(utf8_encode(0x800, bytes), 3);
	assert_int_equal(utf8_encode(0xffff, bytes), 3);
	assert_int_equal(utf8_encode(0x10000, bytes), 4);
	assert_int_equal(utf8_encode(0x110000, bytes), 3);
	assert_memory_equal(bytes, "\xef\xbf\xbd", 3);
}

static void bad_input_is_replaced(void **state)
{
	static const struct {
		const char *bytes;
		int length, used;
	} bad[] = {
		{"\x80", 1, 1},
		{"\xc0\x80", 2, 1},
		{"\xc1\xbf", 2, 1},
		{"\xe0\x80\x80", 3, 1},
		{"\xed\xa0\x80", 3, 1},
		{"\xf0\x80\x80\x80", 4, 1},
		{"\xf4\x90\x80\x80", 4, 1},
		{"\xf5\x80\x80\x80", 4, 1},
		{"\xff", 1, 1},
		{"\xc3", 1, 1},
		{"\xe2\x82", 2, 2},
		{"\xf0\x9f\x98", 3, 3},
		{"\xe2\x82x", 3, 2},
		{"\xc3x", 2, 1},
	};
	uint32_t code;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(decode(bad[i].bytes, bad[i].length, &code), bad[i].used);
		assert_int_equal(code, UTF8_REPLACEMENT);
	}
	assert_int_equal(utf8_decode("", 0, &code), 0);
	assert_int_equal(code, 0);
}

/* Any bytes: every step forward is inside, and going back visits only places going forward does. */
static void random_bytes(void **state)
{
	uint32_t seed = 1;
	char text[24];

	(void)state;
	for (int round = 0; round < 20000; round++) {
		int starts[sizeof text + 1], count = 0;

		for (size_t i = 0; i < sizeof text; i++) {
			seed = seed * 1664525 + 1013904223;
			text[i] = (char)(seed >> 24 & (round & 1 ? 0xff : 0xbf));
		}
		for (int at = 0; at < (int)sizeof text; at = utf8_next(text, sizeof text, at)) {
			assert_true(count < (int)sizeof text);
			starts[count++] = at;
		}
		for (int at = (int)sizeof text; at > 0;) {
			int before = utf8_prev(text, sizeof text, at);

			assert_in_range(before, at > 4 ? at - 4 : 0, at - 1);
			at = before;
		}
		assert_int_equal(starts[0], 0);
	}
}

static void steps_over_good_text(void **state)
{
	static const char text[] = "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80z";
	static const int at[] = {0, 1, 3, 6, 10, 11};

	(void)state;
	for (int i = 0; i < 5; i++) {
		assert_int_equal(utf8_next(text, 11, at[i]), at[i + 1]);
		assert_int_equal(utf8_prev(text, 11, at[i + 1]), at[i]);
	}
	assert_int_equal(utf8_next(text, 11, 11), 11);
	assert_int_equal(utf8_prev(text, 11, 0), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_character_comes_back), cmocka_unit_test(lengths),
		cmocka_unit_test(bad_input_is_replaced),      cmocka_unit_test(random_bytes),
		cmocka_unit_test(steps_over_good_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
