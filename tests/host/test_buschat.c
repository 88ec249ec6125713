/* uses: apps/buschat/words.c */
/* tests/host/test_buschat.c - messages of KBus in words. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "apps/buschat/words.h"

static void kinds(void **state)
{
	(void)state;
	assert_string_equal(words_kind(&(struct kbus_message){0}), "Announcement");
	assert_string_equal(words_kind(&(struct kbus_message){.flags = KBUS_URGENT}),
			    "Announcement");
	assert_string_equal(words_kind(&(struct kbus_message){.flags = KBUS_WANT_A_REPLY}),
			    "Request");
	assert_string_equal(words_kind(&(struct kbus_message){.flags = KBUS_WANT_A_REPLY |
								       KBUS_WANT_YOU_TO_REPLY}),
			    "Request");
	assert_string_equal(words_kind(&(struct kbus_message){.reply_to = 1}), "Reply");
	assert_string_equal(
		words_kind(&(struct kbus_message){.reply_to = 1, .flags = KBUS_SYNTHETIC}),
		"Status");
	assert_string_equal(words_kind(&(struct kbus_message){.flags = KBUS_SYNTHETIC}), "Event");
}

static const char *status(const char *name)
{
	return words_status(name, (uint32_t)strlen(name));
}

/* Each has words of its own, and a name that only begins alike is another. */
static void statuses(void **state)
{
	static const char *const names[] = {KBUS_GONE_AWAY, KBUS_IGNORED, KBUS_UNBOUND,
					    KBUS_DISAPPEARED, KBUS_ERROR_SENDING};
	const char *other = status("$.KBUS.Something");

	(void)state;
	for (int i = 0; i < 5; i++) {
		assert_string_not_equal(status(names[i]), other);
		assert_string_equal(words_status(names[i], (uint32_t)strlen(names[i]) - 1), other);
		for (int j = 0; j < i; j++)
			assert_string_not_equal(status(names[i]), status(names[j]));
	}
}

static void errors(void **state)
{
	static const int known[] = {EBADMSG, ENAMETOOLONG, EPERM,	 EADDRNOTAVAIL, EADDRINUSE,
				    EBUSY,   ENOLCK,	   ECONNREFUSED, EMSGSIZE,	EINVAL};

	(void)state;
	for (unsigned i = 0; i < sizeof(known) / sizeof(*known); i++) {
		const char *words = words_error(-known[i]);

		assert_int_equal(words[strlen(words) - 1], '.');
	}
	assert_string_equal(words_error(-ENOMEM), strerror(ENOMEM));
}

static void text(const char *bytes, uint32_t size, uint32_t room, const char *wanted)
{
	char to[16];

	words_text(bytes, size, to, room);
	assert_string_equal(to, wanted);
}

static void texts(void **state)
{
	(void)state;
	text("", 0, 16, "");
	text("hello", 5, 16, "hello");
	text("two\nlines\t.", 11, 16, "two lines .");
	text("a\0b", 3, 16, "a b");
	text("\xc3\xa4\xff.", 4, 16, "\xc3\xa4?.");
	text("\xc3", 1, 16, "?");
	text("\xe2\x82\xac", 3, 16, "\xe2\x82\xac");
	text("\xe2\x82", 2, 16, "??");
	text("12345678", 8, 5, "1234");
	text("123\xc3\xa4", 5, 5, "123"); /* whole characters */
	text("x", 1, 1, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds),
		cmocka_unit_test(statuses),
		cmocka_unit_test(errors),
		cmocka_unit_test(texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
