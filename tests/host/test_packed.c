/* uses: lib/common/packed.c tools/pack.c */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "abi/error.h"
#include "common/packed.h"
#include "tools/pack.h"

static uint32_t seed = 1;

static uint32_t next(void)
{
	seed = seed * 1664525 + 1013904223;
	return seed >> 8;
}

/* Pack and unpack in blocks of exactly their size, so that ASan sees a byte too many. */
static uint32_t comes_back(const uint8_t *bytes, uint32_t size)
{
	uint32_t packed_size;
	uint8_t *packed = pack(bytes, size, &packed_size);
	uint8_t *exact = malloc(packed_size), *back = malloc(size + !size);

	assert_non_null(packed);
	memcpy(exact, packed, packed_size);
	assert_true(packed_ok(exact, packed_size));
	assert_int_equal(((struct packed *)exact)->size, size);
	assert_int_equal(packed_read_all((struct packed *)exact, back), 0);
	assert_memory_equal(back, bytes, size);
	free(packed);
	free(exact);
	free(back);
	return packed_size;
}

/* Text of few words, noise, zeros, and what lies between. */
static void fill(uint8_t *bytes, uint32_t size, uint32_t kind)
{
	for (uint32_t i = 0; i < size; i++)
		bytes[i] = kind == 0		  ? 0
			   : kind == 1		  ? (uint8_t)next()
			   : kind == 2		  ? "the window and the message "[i % 27]
			   : i > 40 && next() % 4 ? bytes[i - 1 - next() % 40]
						  : (uint8_t)(next() % 20);
}

static void whatever_is_packed_comes_back(void **state)
{
	static const uint32_t sizes[] = {0,   1,    3,	   4,	  12,	 13,	14,	31,
					 300, 5000, 65535, 65536, 65537, 65550, 131072, 200000};
	uint8_t *bytes = malloc(200000);

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		for (uint32_t kind = 0; kind < 4; kind++) {
			fill(bytes, sizes[i], kind);
			comes_back(bytes, sizes[i]);
		}
	for (uint32_t i = 0; i < 500; i++) {
		uint32_t size = next() % 600;

		fill(bytes, size, i % 4);
		comes_back(bytes, size);
	}
	free(bytes);
}

static void what_repeats_becomes_small_and_noise_hardly_grows(void **state)
{
	uint8_t *bytes = malloc(100000);

	(void)state;
	fill(bytes, 100000, 2);
	assert_in_range(comes_back(bytes, 100000), 1, 2000);
	fill(bytes, 100000, 1);
	assert_int_equal(comes_back(bytes, 100000), 100000 + 8 + 2 * 4);
	free(bytes);
}

/* A file of one block with these bytes in it, in memory of exactly its size. */
static struct packed *file_of(uint32_t size, const void *block, uint32_t block_size)
{
	struct packed *p = malloc(sizeof(*p) + 4 + block_size);

	p->magic = PACKED_MAGIC;
	p->size = size;
	p->ends[0] = block_size;
	memcpy(&p->ends[1], block, block_size);
	return p;
}

static int read_one(uint32_t size, const char *block, uint32_t block_size, uint8_t *to)
{
	struct packed *p = file_of(size, block, block_size);
	int result;

	assert_true(packed_ok(p, sizeof(*p) + 4 + block_size));
	result = packed_read(p, 0, to);
	free(p);
	return result;
}

/* As the description of the format says it, byte by byte. */
static void lz4_blocks_are_read(void **state)
{
	uint8_t out[64];

	(void)state;
	/* "abc", then 9 bytes from 3 back, then "de". */
	assert_int_equal(read_one(14,
				  "\x35"
				  "abc\x03\0\x20"
				  "de",
				  9, out),
			 14);
	assert_memory_equal(out, "abcabcabcabcde", 14);
	/* One byte, 15 + 4 + 20 more of it, one to end. */
	assert_int_equal(read_one(41, "\x1fx\x01\0\x14\x10y", 7, out), 41);
	for (int i = 0; i < 40; i++)
		assert_int_equal(out[i], 'x');
	assert_int_equal(out[40], 'y');
}

static void broken_blocks_are_refused(void **state)
{
	static const struct {
		uint32_t size, length;
		const char *block;
	} broken[] = {
		{14, 0, ""},
		{14, 1, "\x35"},
		{14, 3,
		 "\x35"
		 "ab"},
		{14, 4,
		 "\x35"
		 "abc"},
		{14, 5,
		 "\x35"
		 "abc\x03"},
		{14, 6,
		 "\x35"
		 "abc\0\0"}, /* no way back */
		{14, 6,
		 "\x35"
		 "abc\x04\0"}, /* back before the start */
		{14, 6,
		 "\x35"
		 "abc\x03\0"}, /* too short */
		{8, 6,
		 "\x35"
		 "abc\x03\0"},	     /* too long */
		{99, 2, "\xf0\xff"}, /* the length does not end */
		{99, 6, "\x1fx\x01\0\xff\xff"},
	};
	uint8_t *out = malloc(100);

	(void)state;
	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++)
		assert_int_equal(read_one(broken[i].size, broken[i].block, broken[i].length, out),
				 -EINVAL);
	free(out);
}

static void whatever_the_bytes_reading_stays_inside(void **state)
{
	uint8_t *bytes = malloc(3000), *back = malloc(3000), *copy;
	uint32_t size;

	(void)state;
	fill(bytes, 3000, 3);
	copy = pack(bytes, 3000, &size);
	for (uint32_t i = 0; i < 3000; i++) {
		uint8_t *exact = malloc(size);

		memcpy(exact, copy, size);
		for (uint32_t n = 0; n <= i % 5; n++)
			exact[12 + next() % (size - 12)] ^= 1 << next() % 8;
		packed_read((struct packed *)exact, 0, back);
		free(exact);
	}
	free(bytes);
	free(back);
	free(copy);
}

static void headers_that_lie_are_no_packed_files(void **state)
{
	struct packed *p = file_of(14, "abcdefgh", 8);
	uint32_t size = sizeof(*p) + 4 + 8;

	(void)state;
	assert_true(packed_ok(p, size));
	assert_false(packed_ok(p, size - 1));
	assert_false(packed_ok(p, 11));
	assert_false(packed_ok(p, 7));
	assert_false(packed_ok(p, 0));
	p->size = 0x20000;
	assert_false(packed_ok(p, size)); /* the second block ends before the first, or outside */
	p->size = 0xffffffff;
	assert_false(packed_ok(p, size));
	p->size = 14;
	p->magic++;
	assert_false(packed_ok(p, size));
	free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whatever_is_packed_comes_back),
		cmocka_unit_test(what_repeats_becomes_small_and_noise_hardly_grows),
		cmocka_unit_test(lz4_blocks_are_read),
		cmocka_unit_test(broken_blocks_are_refused),
		cmocka_unit_test(whatever_the_bytes_reading_stays_inside),
		cmocka_unit_test(headers_that_lie_are_no_packed_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
