/* uses: console/shell/pattern.c console/shell/glob.c console/shell/text.c console/shell/strings.c lib/common/utf8.c */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include "console/shell/glob.h"
#include "console/shell/pattern.h"
#include "shell_memory.h"

static bool matches(const char *pattern, const char *text)
{
	return pattern_match(pattern, (int)strlen(pattern), text, (int)strlen(text));
}

static void stars_and_marks(void **state)
{
	(void)state;
	assert_true(matches("", ""));
	assert_false(matches("", "a"));
	assert_true(matches("*", ""));
	assert_true(matches("a*c*e", "abcde"));
	assert_false(matches("a*c*e", "abcd"));
	assert_true(matches("*.c", "x.y.c"));
	assert_true(matches("a?c", "abc"));
	assert_false(matches("a?c", "ac"));
	assert_true(matches("**b", "aab"));
	assert_true(matches("?", "\xc3\xa9"));
	assert_true(matches("*?\xc3\xa9", "xx\xc3\xa9"));
}

static void sets(void **state)
{
	(void)state;
	assert_true(matches("[abc]x", "bx"));
	assert_true(matches("[a-c]", "b"));
	assert_false(matches("[a-c]", "d"));
	assert_true(matches("[!a-c]", "d"));
	assert_false(matches("[^a-c]", "b"));
	assert_true(matches("[]]", "]"));
	assert_true(matches("[!]]", "a"));
	assert_true(matches("[a-]", "-"));
	assert_true(matches("[a\\]b]", "]"));
	assert_true(matches("[", "["));
	assert_true(matches("[ab", "[ab"));
	assert_true(matches("[\xc3\xa0-\xc3\xaf]", "\xc3\xa9"));
}

static void quoted(void **state)
{
	char out[20];
	int length;

	(void)state;
	assert_true(matches("a\\*b", "a*b"));
	assert_false(matches("a\\*b", "axb"));
	assert_true(matches("\\\\", "\\"));
	assert_true(matches("a\\", "a\\"));
	assert_false(pattern_is_magic("a\\*\\[x]", 7));
	assert_true(pattern_is_magic("a?", 2));
	length = pattern_escape("a*[b]\\", 6, out);
	assert_true(pattern_match(out, length, "a*[b]\\", 6));
	assert_false(pattern_is_magic(out, length));
	out[length] = '\0';
	assert_int_equal(pattern_unescape(out, length), 6);
	assert_string_equal(out, "a*[b]\\");
}

/* Time has a bound: this would take for ever if each * were tried with each other. */
static void many_stars(void **state)
{
	char pattern[101], text[5001];

	(void)state;
	for (int i = 0; i < 100; i++)
		pattern[i] = "*a"[i & 1];
	pattern[100] = 'b';
	memset(text, 'a', sizeof text);
	assert_false(pattern_match(pattern, sizeof pattern, text, sizeof text));
}

/* What matches by definition, tried slowly. */
static bool slow_match(const char *p, const char *t)
{
	if (!*p)
		return !*t;
	if (*p == '*')
		return slow_match(p + 1, t) || (*t && slow_match(p, t + 1));
	return *t && (*p == '?' || *p == *t) && slow_match(p + 1, t + 1);
}

static void random_patterns(void **state)
{
	uint32_t seed = 5;
	int matched = 0;

	(void)state;
	for (int round = 0; round < 100000; round++) {
		char pattern[8] = "", text[8] = "";

		for (int i = 0; i < 7; i++) {
			seed = seed * 1664525 + 1013904223;
			pattern[i] = "ab*?*\0\0a"[seed >> 29];
			text[i] = "abab\0aba"[seed >> 26 & 7];
		}
		assert_int_equal(matches(pattern, text), slow_match(pattern, text));
		matched += matches(pattern, text);
	}
	assert_true(matched > 1000);
}

/* Directories: "path: names". */
static const char *const tree[][2] = {
	{"", "b.c a.c .hidden dir/ empty/ x*y"},
	{"dir/", "one two.c sub/"},
	{"dir/sub/", "deep.c"},
	{"/", "System/ Home/"},
	{"/System/", "Boot/ Devices/"},
	{"/System/Boot/", "bin/ motd"},
};

static int list(void *context, const char *directory, struct strings *names)
{
	(void)context;
	for (size_t i = 0; i < sizeof tree / sizeof *tree; i++) {
		const char *name = tree[i][1];

		if (strcmp(directory, tree[i][0]) != 0)
			continue;
		for (; *name; name += strspn(name, " ")) {
			int size = (int)strcspn(name, " ");

			strings_add(names, name, size);
			name += size;
		}
		return 0;
	}
	return -2;
}

static void expect_paths(const char *pattern, const char *wanted)
{
	struct strings paths = {0};
	struct text all = {0};

	glob(pattern, (int)strlen(pattern), list, NULL, &paths);
	for (int i = 0; i < paths.count; i++) {
		text_add_string(&all, i ? " " : "");
		text_add_string(&all, paths.items[i]);
	}
	assert_string_equal(text_string(&all), wanted);
	strings_deinit(&paths);
	text_deinit(&all);
}

static void paths(void **state)
{
	(void)state;
	expect_paths("*.c", "a.c b.c");
	expect_paths("*", "a.c b.c dir empty x*y");
	expect_paths(".*", ".hidden");
	expect_paths("*/", "dir/ empty/");
	expect_paths("*/*.c", "dir/two.c");
	expect_paths("*/*/*.c", "dir/sub/deep.c");
	expect_paths("dir/*", "dir/one dir/sub dir/two.c");
	expect_paths("/S*/Boot/b?n", "/System/Boot/bin");
	expect_paths("/*/Boot/motd", "/System/Boot/motd");
	expect_paths("*/nothing", "");
	expect_paths("nowhere/*", "");
	expect_paths("x\\*[y]", "x*y");
	assert_int_equal(shell_memory_blocks, 0);
}

static void no_memory_at_any_time(void **state)
{
	bool failed = true;

	(void)state;
	for (unsigned int nth = 1; failed; nth++) {
		struct strings found = {0};

		shell_memory_fail = nth;
		glob("*/*.c", 5, list, NULL, &found);
		failed = shell_memory_fail == 0;
		shell_memory_fail = 0;
		assert_int_equal(found.failed, failed);
		strings_deinit(&found);
		assert_int_equal(shell_memory_blocks, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stars_and_marks),
		cmocka_unit_test(sets),
		cmocka_unit_test(quoted),
		cmocka_unit_test(many_stars),
		cmocka_unit_test(random_patterns),
		cmocka_unit_test(paths),
		cmocka_unit_test(no_memory_at_any_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
