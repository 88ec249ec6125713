/* uses32: gui/span.c */
/* tests/host/test_span.c - both ways to fill a row fill all of it and nothing beside it. */
#include "mini.h"
#include "gui/span.h"
#include "sys.h"

#define ROOM 128

static uint32_t row[ROOM];

int SysInfo(struct sys_info *info, uint32_t size)
{
	info->cpu_features = SYS_CPU_SSE2;
	return (int)size;
}

static void expect_filled(int from, int count)
{
	for (int i = 0; i < ROOM; i++)
		assert_int_equal(row[i], i >= from && i < from + count ? 0xff123456u : 7u);
}

static void fill_with(void (*fill)(uint32_t *pixels, int count, uint32_t colour))
{
	for (int from = 1; from < 8; from++)
		for (int count = 0; count < 100; count++) {
			for (int i = 0; i < ROOM; i++)
				row[i] = 7;
			fill(row + from, count, 0xff123456u);
			expect_filled(from, count);
		}
}

static void test_all(void **state)
{
	(void)state;
	fill_with(span_fill_plain);
	fill_with(span_fill_sse2);
	fill_with(span_fill);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
