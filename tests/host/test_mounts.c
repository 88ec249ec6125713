/* uses: kernel/fs/mounts.c kernel/fs/path.c lib/common/utf8.c */
/* tests/host/test_mounts.c - which mount serves a path, and the directories that mounts make. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "abi/error.h"
#include "fs/file.h"
#include "fs/mounts.h"
#include "fs/vfs.h"
#include "heap_shim.h"

/* Only addresses count. */
static struct file_system systems[3];
#define SYSTEM(n) (&systems[n])

void *kzalloc(size_t size)
{
	void *block = kmalloc(size);

	return block ? memset(block, 0, size) : NULL;
}

size_t strlcpy(char *to, const char *from, size_t size)
{
	return (size_t)snprintf(to, size, "%s", from);
}

void *file_create(uint32_t size, const struct file_content *content, uint32_t flags)
{
	struct file *f = kzalloc(size);

	assert_int_equal(flags, FS_READ);
	if (f)
		f->content = content;
	return f;
}

static void unmount_all(void)
{
	const char *rest;
	struct mount *m;

	while ((m = mount_find("/a", &rest)) || (m = mount_find("/a/b/c", &rest)) ||
	       (m = mount_find("/System/Boot", &rest)) || (m = mount_find("/Sys", &rest)))
		mount_remove(m);
	assert_int_equal(heap_shim_blocks, 0);
}

static void the_longest_one_serves(void **state)
{
	const char *rest;

	(void)state;
	assert_int_equal(mount_add("/a", SYSTEM(0)), 0);
	assert_int_equal(mount_add("/a/b/c", SYSTEM(1)), 0);
	assert_int_equal(mount_add("/a", SYSTEM(2)), -EBUSY);
	assert_ptr_equal(mount_find("/a/b", &rest)->fs, SYSTEM(0));
	assert_string_equal(rest, "b");
	assert_ptr_equal(mount_find("/a/b/c", &rest)->fs, SYSTEM(1));
	assert_string_equal(rest, "");
	assert_ptr_equal(mount_find("/a/b/c/d/e", &rest)->fs, SYSTEM(1));
	assert_string_equal(rest, "d/e");
	assert_ptr_equal(mount_find("/a/b/cd", &rest)->fs, SYSTEM(0));
	assert_null(mount_find("/ab", &rest));
	assert_null(mount_find("", &rest));
	assert_true(mount_is_above(""));
	assert_true(mount_is_above("/a"));
	assert_true(mount_is_above("/a/b"));
	assert_false(mount_is_above("/a/b/c"));
	assert_false(mount_is_above("/x"));
	unmount_all();
}

static void numbers_are_never_used_again(void **state)
{
	const char *rest;
	uint32_t number;

	(void)state;
	assert_int_equal(mount_add("/a", SYSTEM(0)), 0);
	number = mount_find("/a", &rest)->number;
	unmount_all();
	assert_int_equal(mount_add("/a", SYSTEM(0)), 0);
	assert_true(mount_find("/a", &rest)->number > number);
	unmount_all();
}

static void too_many_are_refused(void **state)
{
	char path[16];
	const char *rest;

	(void)state;
	for (int i = 0; i < MOUNTS_MAX; i++) {
		snprintf(path, sizeof path, "/m%d", i);
		assert_int_equal(mount_add(path, SYSTEM(0)), 0);
	}
	assert_int_equal(mount_add("/a", SYSTEM(0)), -EAGAIN);
	for (int i = 0; i < MOUNTS_MAX; i++) {
		snprintf(path, sizeof path, "/m%d", i);
		mount_remove(mount_find(path, &rest));
	}
	heap_shim_fail = 1;
	assert_int_equal(mount_add("/a", SYSTEM(0)), -ENOMEM);
	unmount_all();
}

static void names_of(const char *path, char *names)
{
	struct object *o;
	struct fs_entry entry = {0};
	uint32_t position = 0;
	struct file *f;

	*names = 0;
	assert_int_equal(mounts_open_directory(path, &o), 0);
	f = container_of(o, struct file, object);
	while (f->content->entry(f, &position, &entry)) {
		assert_int_equal(entry.type, FS_TYPE_DIRECTORY);
		strcat(strcat(names, entry.name), " ");
	}
	f->content->destroy(f);
}

static void directories_list_each_name_once(void **state)
{
	char names[200];
	struct object *o;

	(void)state;
	assert_int_equal(mount_add("/System/Boot", SYSTEM(0)), 0);
	assert_int_equal(mount_add("/System/Boot/x", SYSTEM(0)), 0);
	assert_int_equal(mount_add("/Sys", SYSTEM(1)), 0);
	names_of("", names);
	assert_string_equal(names, "System Sys ");
	names_of("/System", names);
	assert_string_equal(names, "Boot ");
	names_of("/System/Boot", names);
	assert_string_equal(names, "x ");
	heap_shim_fail = 1;
	assert_int_equal(mounts_open_directory("", &o), -ENOMEM);
	mount_remove(mount_find("/System/Boot/x", &(const char *){0}));
	unmount_all();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_longest_one_serves),
		cmocka_unit_test(numbers_are_never_used_again),
		cmocka_unit_test(too_many_are_refused),
		cmocka_unit_test(directories_list_each_name_once),
	};

	return cmocka_run_group_tests_name("mounts", tests, NULL, NULL);
}
