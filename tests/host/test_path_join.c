/* uses: lib/user/path_join.c */
/* tests/host/test_path_join.c - paths from a directory, against a plain model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdbool.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "abi/limits.h"
#include "lib/user/path_join.h"

static void expect(const char *directory, const char *path, const char *wanted)
{
	char full[PATH_LENGTH_MAX];

	assert_int_equal(path_join(directory, path, full, sizeof(full)), strlen(wanted));
	assert_string_equal(full, wanted);
}

static void test_joining(void **state)
{
	(void)state;
	expect("/", "/", "/");
	expect("/Home", "notes", "/Home/notes");
	expect("/Home", "/Temp//x/", "/Temp/x");
	expect("/Home/a", "..", "/Home");
	expect("/Home/a", "../b/./c", "/Home/b/c");
	expect("/Home", "../../..", "/");
	expect("/", "../x", "/x");
	expect("/a/b", ".", "/a/b");
	expect("/a", "...", "/a/...");
	expect("/a", ".x/..y", "/a/.x/..y");
}

static void test_errors(void **state)
{
	char full[PATH_LENGTH_MAX], name[FILE_NAME_MAX + 1], path[600] = "";

	(void)state;
	assert_int_equal(path_join("/", "", full, sizeof(full)), -ENOENT);
	memset(name, 'x', FILE_NAME_MAX);
	name[FILE_NAME_MAX] = '\0';
	assert_int_equal(path_join("/", name, full, sizeof(full)), -ENAMETOOLONG);
	name[FILE_NAME_MAX - 1] = '\0';
	assert_int_equal(path_join("/", name, full, sizeof(full)), FILE_NAME_MAX);
	for (int i = 0; i < 4; i++) {
		strcat(path, "/");
		strncat(path, name, 100);
	}
	assert_int_equal(path_join("/", path, full, sizeof(full)), -ENAMETOOLONG);
	strcat(path, "/../../..");
	path[1 + 50] = '/'; /* what is too long in between is too long */
	assert_int_equal(path_join("/", path, full, sizeof(full)), -ENAMETOOLONG);
	assert_int_equal(path_join("/", "abc", full, 5), 4);
	assert_int_equal(path_join("/", "abc", full, 4), -ENAMETOOLONG);
	assert_int_equal(path_join("/", "/", full, 1), -ENAMETOOLONG);
}

/* Parts on a stack; false: too long somewhere. */
static bool model(const char *directory, const char *path, char *out)
{
	char text[1200], *parts[600], *part;
	int count = 0;

	snprintf(text, sizeof(text), "%s/%s", *path == '/' ? "" : directory, path);
	for (part = strtok(text, "/"); part; part = strtok(NULL, "/")) {
		if (!strcmp(part, ".."))
			count -= count > 0;
		else if (strcmp(part, ".") != 0)
			parts[count++] = part;
	}
	*out = '\0';
	for (int i = 0; i < count; i++)
		sprintf(out + strlen(out), "/%s", parts[i]);
	if (!count)
		strcpy(out, "/");
	return strlen(out) < PATH_LENGTH_MAX;
}

static void test_random_paths(void **state)
{
	static const char *const pieces[] = {"a", "/", "..", ".", "//", "bcd", "/../", "x.y"};
	char path[300], full[PATH_LENGTH_MAX], wanted[1200];
	uint32_t seed = 1;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		int count = 1 + round % 12;

		path[0] = '\0';
		while (count--) {
			seed = seed * 1103515245 + 12345;
			strcat(path, pieces[seed >> 16 & 7]);
		}
		assert_true(model("/dir/sub", path, wanted));
		assert_int_equal(path_join("/dir/sub", path, full, sizeof(full)), strlen(wanted));
		assert_string_equal(full, wanted);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_joining),
		cmocka_unit_test(test_errors),
		cmocka_unit_test(test_random_paths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
