/* uses: kernel/fs/path.c lib/common/utf8.c */
/* tests/host/test_path.c - paths are resolved, compared and checked as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>
#include "abi/error.h"
#include "abi/limits.h"
#include "fs/path.h"

static void paths_have_one_normal_form(void **state)
{
	static const char *const cases[][2] = {
		{"/", ""},
		{"//", ""},
		{"/a", "/a"},
		{"/a/", "/a"},
		{"//a//b//", "/a/b"},
		{"/a/./b", "/a/b"},
		{"/a/../b", "/b"},
		{"/..", ""},
		{"/../../a", "/a"},
		{"/a/b/../..", ""},
		{"/a/b/../../c", "/c"},
		{"/...", "/..."},
		{"/.a/..b", "/.a/..b"},
		{"/a/.", "/a"},
	};
	char buffer[PATH_LENGTH_MAX];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(path_resolve(cases[i][0], buffer), 0);
		assert_string_equal(buffer, cases[i][1]);
		assert_int_equal(path_resolve(*buffer ? buffer : "/", buffer), 0);
		assert_string_equal(buffer, cases[i][1]);
	}
}

static void only_absolute_ones_of_some_length(void **state)
{
	char path[PATH_LENGTH_MAX + 2], buffer[PATH_LENGTH_MAX];

	(void)state;
	assert_int_equal(path_resolve("", buffer), -EINVAL);
	assert_int_equal(path_resolve("a", buffer), -EINVAL);
	assert_int_equal(path_resolve("./a", buffer), -EINVAL);
	for (size_t n = 1; n < sizeof path; n++) {
		for (size_t i = 0; i < n; i++)
			path[i] = i % 2 ? 'a' : '/';
		path[n] = 0;
		/* A slash at the end does not count. */
		assert_int_equal(path_resolve(path, buffer),
				 n - n % 2 < PATH_LENGTH_MAX ? 0 : -ENAMETOOLONG);
		if (n == PATH_LENGTH_MAX)
			break;
	}
	memset(path, 'n', sizeof path);
	path[0] = '/';
	path[FILE_NAME_MAX] = 0;
	assert_int_equal(path_resolve(path, buffer), 0);
	path[FILE_NAME_MAX] = 'n';
	path[FILE_NAME_MAX + 1] = 0;
	assert_int_equal(path_resolve(path, buffer), -ENAMETOOLONG);
}

static void what_is_below(void **state)
{
	(void)state;
	assert_string_equal(path_below("/a/b", "/a"), "b");
	assert_string_equal(path_below("/a/b/c", "/a"), "b/c");
	assert_string_equal(path_below("/a", "/a"), "");
	assert_null(path_below("/ab", "/a"));
	assert_null(path_below("/a", "/a/b"));
	assert_null(path_below("/b", "/a"));
	assert_string_equal(path_below("/a", ""), "a");
	assert_string_equal(path_below("", ""), "");
}

static void names_end_paths(void **state)
{
	(void)state;
	assert_string_equal(path_name("a/b/c"), "c");
	assert_string_equal(path_name("c"), "c");
	assert_string_equal(path_name("/"), "");
}

static void new_names_are_text(void **state)
{
	(void)state;
	assert_int_equal(path_check_name("a/Gr\xc3\xbc\xc3\x9f"
					 "e"),
			 0);
	assert_int_equal(path_check_name("with blank"), 0);
	assert_int_equal(path_check_name("a\tb"), -EILSEQ);
	assert_int_equal(path_check_name("a\x7f"), -EILSEQ);
	assert_int_equal(path_check_name("\xff"), -EILSEQ);
	assert_int_equal(path_check_name("cut\xc3"), -EILSEQ);
	assert_int_equal(path_check_name("\xc0\xaf"), -EILSEQ); /* '/' written too long */
	assert_true(path_is_name("...") && path_is_name("a b"));
	assert_false(path_is_name("") || path_is_name(".") || path_is_name(".."));
	assert_false(path_is_name("a/b") || path_is_name("/") || path_is_name("a\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paths_have_one_normal_form),
		cmocka_unit_test(only_absolute_ones_of_some_length),
		cmocka_unit_test(what_is_below),
		cmocka_unit_test(names_end_paths),
		cmocka_unit_test(new_names_are_text),
	};

	return cmocka_run_group_tests_name("path", tests, NULL, NULL);
}
