/* uses: apps/bin/lib/codes.c */
/* tests/host/test_codes.c - message codes as people write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "abi/msg.h"
#include "apps/bin/lib/codes.h"

static void test_codes(void **state)
{
	static const struct {
		const char *text;
		uint32_t code;
	} good[] = {
		{"65536", 65536},	  {"0x10000", 0x10000},
		{"MSG_CLOSE", MSG_CLOSE}, {"close", MSG_CLOSE},
		{"msg_Close", MSG_CLOSE}, {"MSG_USER", MSG_USER},
		{"user+3", MSG_USER + 3}, {"MSG_USER+0x10", MSG_USER + 16},
	};
	static const char *const bad[] = {"",	    "none",	  "clos",    "closer", "user+",
					  "user+x", "+3",	  "0x",	     "12x",    "-1",
					  "MSG_",   "MSG_USER 3", "user+3+4"};
	uint32_t code;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(code_parse(good[i].text, &code));
		assert_int_equal(code, good[i].code);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(code_parse(bad[i], &code));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_codes)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
