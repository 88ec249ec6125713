/* uses: */
/* tests/host/test_errno.c - the kernel's error numbers are those programs see as errno. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include "abi/error.h"

/* One entry per name of abi/error.h: our number, and newlib's as text (the name itself where newlib
 * has none). */
static const struct {
	const char *name;
	int number;
	const char *newlib;
} entries[] = {
#define ENTRY(name, value) {#name, name, #value},
#include "newlib_errno.h"
#undef ENTRY
};

static void test_same_numbers(void **state)
{
	(void)state;
	assert_true(sizeof entries / sizeof entries[0] > 40);
	for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++) {
		if (atoi(entries[i].newlib) != entries[i].number)
			print_error("%s: newlib says %s\n", entries[i].name, entries[i].newlib);
		assert_int_equal(atoi(entries[i].newlib), entries[i].number);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_same_numbers)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
