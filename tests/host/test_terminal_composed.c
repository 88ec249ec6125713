/* uses: console/terminal/composed.c */
/* tests/host/test_terminal_composed.c - a base and a mark that are one letter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include "console/terminal/composed.h"

static void pairs(void **state)
{
	(void)state;
	assert_int_equal(composed('e', 0x301), 0xe9);
	assert_int_equal(composed('U', 0x308), 0xdc);
	assert_int_equal(composed('z', 0x30c), 0x17e);
	assert_int_equal(composed('I', 0x307), 0x130);
	assert_int_equal(composed('x', 0x301), 0);
	assert_int_equal(composed('e', 0), 0);
	assert_int_equal(composed(0, 0x301), 0);
	assert_int_equal(composed(0x141, 0x301), 0);
}

/* Each letter is of one base and one mark only, and lies where such letters are. */
static void each_letter_once(void **state)
{
	int times[0x180] = {0}, letters = 0;

	(void)state;
	for (uint32_t mark = 0x300; mark < 0x370; mark++) {
		for (uint32_t base = 0; base < 0x180; base++) {
			uint32_t c = composed(base, mark);

			if (!c)
				continue;
			assert_in_range(c, 0xc0, 0x17f);
			assert_int_equal(++times[c], 1);
			letters++;
		}
	}
	assert_int_equal(letters, 161);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pairs),
		cmocka_unit_test(each_letter_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
