/* uses: kernel/boot_options.c */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "boot_options.h"

/* As QEMU gives it: the file's name first. */
static const char line[] = "k/kernel.elf video=800x600  selftest run=/bin/a,b=c,d log=debug ";

static void values(void **state)
{
	char value[32];

	(void)state;
	assert_string_equal(option_find(line, "video", value, sizeof value), "800x600");
	assert_string_equal(option_find(line, "run", value, sizeof value), "/bin/a,b=c,d");
	assert_string_equal(option_find(line, "log", value, sizeof value), "debug");
	assert_string_equal(option_find(line, "selftest", value, sizeof value), "");
}

static void whole_names_only(void **state)
{
	char value[32];

	(void)state;
	assert_null(option_find(line, "vide", value, sizeof value));
	assert_null(option_find(line, "videos", value, sizeof value));
	assert_null(option_find(line, "b", value, sizeof value));
	assert_null(option_find(line, "debug", value, sizeof value));
	assert_null(option_find("", "video", value, sizeof value));
	assert_null(option_find("   ", "video", value, sizeof value));
}

static void first_one_counts(void **state)
{
	char value[32];

	(void)state;
	assert_string_equal(option_find("a=1 a=2", "a", value, sizeof value), "1");
	assert_string_equal(option_find(" a= b", "a", value, sizeof value), "");
}

static void cut_to_size(void **state)
{
	char value[4] = "xxx";

	(void)state;
	assert_string_equal(option_find(line, "video", value, sizeof value), "800");
	assert_string_equal(option_find(line, "video", value, 1), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values),
		cmocka_unit_test(whole_names_only),
		cmocka_unit_test(first_one_counts),
		cmocka_unit_test(cut_to_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
