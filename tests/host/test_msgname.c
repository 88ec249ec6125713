/* uses: lib/user/msgname.c */
/* tests/host/test_msgname.c - messages as text: every kind of parameter, and every size of buffer.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include "abi/key.h"
#include "msg.h"

static void expect(struct msg msg, const char *wanted)
{
	char text[128];

	assert_int_equal(MsgFormat(&msg, text, sizeof text), strlen(wanted));
	assert_string_equal(text, wanted);
}

static void test_name(void **state)
{
	(void)state;
	assert_string_equal(MsgName(MSG_KEYDOWN), "MSG_KEYDOWN");
	assert_string_equal(MsgName(MSG_USER), "MSG_USER");
	assert_null(MsgName(0x7ff));
	assert_null(MsgName(MSG_USER + 1));
}

static void test_kinds(void **state)
{
	(void)state;
	expect((struct msg){MSG_CLOSE, 1, {0, 0, 0}}, "MSG_CLOSE");
	expect((struct msg){MSG_TIMER, 1, {7, 2, 0}}, "MSG_TIMER p0=7 p1=2");
	expect((struct msg){MSG_QUIT, 0, {(uint32_t)-3, 0, 0}}, "MSG_QUIT p0=-3");
	expect((struct msg){MSG_CLOSED, 0, {0x20001, 0, 0}}, "MSG_CLOSED window=0x20001");
	expect((struct msg){MSG_KEYDOWN, 1, {KEY_A, MOD_SHIFT, 'A'}},
	       "MSG_KEYDOWN key=A mods=SHIFT char='A'");
	expect((struct msg){MSG_KEYUP, 1, {KEY_F4, MOD_CTRL | MOD_ALT, 0}},
	       "MSG_KEYUP key=F4 mods=CTRL+ALT");
	expect((struct msg){MSG_KEYUP, 1, {0x7f, 0, 0}}, "MSG_KEYUP key=0x7f");
	expect((struct msg){MSG_CHAR, 1, {0xe4, 0, KEY_APOSTROPHE}},
	       "MSG_CHAR char=U+00E4 key=APOSTROPHE");
	expect((struct msg){MSG_SIZE, 1, {MSG_PACK(640, 40000), 0, 0}},
	       "MSG_SIZE width=640 height=40000");
	expect((struct msg){MSG_MOVE, 1, {MSG_PACK(-5, 7), 0, 0}}, "MSG_MOVE x=-5 y=7");
	expect((struct msg){MSG_MOUSEDOWN,
			    1,
			    {MSG_PACK(3, 4), MSG_BUTTON_PACK(BUTTON_LEFT, 1, MOD_CTRL), 2}},
	       "MSG_MOUSEDOWN x=3 y=4 button=1 held=0x1 mods=CTRL p2=2");
	expect((struct msg){MSG_MOUSEMOVE, 1, {MSG_PACK(3, 4), 0, 0}}, "MSG_MOUSEMOVE x=3 y=4");
}

static void test_codes_without_a_name(void **state)
{
	(void)state;
	expect((struct msg){MSG_USER + 5, 1, {1, 0x20, 0}}, "MSG_USER+5 p0=0x1 p1=0x20 p2=0x0");
	expect((struct msg){0x7ff, 1, {0, 0, 0}}, "0x7ff p0=0x0 p1=0x0 p2=0x0");
	expect((struct msg){MSG_REGISTERED, 1, {0, 0, 0}}, "0x80000000 p0=0x0 p1=0x0 p2=0x0");
}

static void test_short_buffers(void **state)
{
	struct msg msg = {MSG_KEYDOWN, 1, {KEY_A, MOD_SHIFT, 'A'}};
	char whole[128], text[128];
	int length = MsgFormat(&msg, whole, sizeof whole);

	(void)state;
	for (int size = 0; size <= length + 1; size++) {
		memset(text, '#', sizeof text);
		assert_int_equal(MsgFormat(&msg, text, size), size ? size - 1 : 0);
		assert_memory_equal(text, whole, size ? size - 1 : 0);
		assert_int_equal(text[size], '#');
		if (size)
			assert_int_equal(text[size - 1], '\0');
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_name),
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_codes_without_a_name),
		cmocka_unit_test(test_short_buffers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
