/* uses: lib/common/random.c */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include "common/random.h"

/* RFC 8439, section 2.3.2. */
static void the_block_of_the_standard(void **state)
{
	static const uint8_t wanted[64] = {
		0x10, 0xf1, 0xe7, 0xe4, 0xd1, 0x3b, 0x59, 0x15, 0x50, 0x0f, 0xdd, 0x1f, 0xa3,
		0x20, 0x71, 0xc4, 0xc7, 0xd1, 0xf4, 0xc7, 0x33, 0xc0, 0x68, 0x03, 0x04, 0x22,
		0xaa, 0x9a, 0xc3, 0xd4, 0x6c, 0x4e, 0xd2, 0x82, 0x64, 0x46, 0x07, 0x9f, 0xaa,
		0x09, 0x14, 0xc2, 0xd7, 0x05, 0xd9, 0x8b, 0x02, 0xa2, 0xb5, 0x12, 0x9c, 0xd1,
		0xde, 0x16, 0x4e, 0xb9, 0xcb, 0xd0, 0x83, 0xe8, 0xa2, 0x50, 0x3c, 0x4e};
	uint8_t bytes[32], out[64];
	uint32_t key[8], nonce[3] = {0x09000000, 0x4a000000, 0};

	(void)state;
	for (int i = 0; i < 32; i++)
		bytes[i] = (uint8_t)i;
	memcpy(key, bytes, 32);
	random_block(key, 1, nonce, out);
	assert_memory_equal(out, wanted, 64);
}

static void nothing_comes_twice(void **state)
{
	struct random r = {{0}};
	uint8_t pieces[64][37];

	(void)state;
	for (int i = 0; i < 64; i++) {
		random_bytes(&r, pieces[i], sizeof pieces[i]);
		for (int j = 0; j < i; j++)
			assert_memory_not_equal(pieces[i], pieces[j], 16);
	}
}

static void what_is_stirred_in_counts(void **state)
{
	uint8_t first[40], second[40], seed[50] = {0};

	(void)state;
	for (uint32_t bit = 0; bit < 8 * sizeof seed; bit++) {
		struct random a = {{0}}, b = {{0}};

		random_stir(&a, seed, sizeof seed);
		seed[bit / 8] ^= 1 << bit % 8;
		random_stir(&b, seed, sizeof seed);
		seed[bit / 8] ^= 1 << bit % 8;
		random_bytes(&a, first, sizeof first);
		random_bytes(&b, second, sizeof second);
		assert_memory_not_equal(first, second, sizeof first);
	}
}

/* Every bit is set about half of the time. */
static void bits_are_even(void **state)
{
	struct random r = {{1, 2, 3}};
	uint32_t ones[32] = {0}, word;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		random_bytes(&r, &word, sizeof word);
		for (int b = 0; b < 32; b++)
			ones[b] += word >> b & 1;
	}
	for (int b = 0; b < 32; b++)
		assert_in_range(ones[b], 9600, 10400);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_block_of_the_standard), cmocka_unit_test(nothing_comes_twice),
		cmocka_unit_test(what_is_stirred_in_counts), cmocka_unit_test(bits_are_even)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
