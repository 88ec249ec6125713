/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c apps/files/operations.c apps/files/history.c apps/files/steps.c apps/files/undo.c */
/* tests/host/test_files.c - Files: copies, moves and removes of whole folders, and the way back. */
#include "mini.h"
#include <errno.h>
#include <stdio.h>
#include "apps/files/history.h"
#include "apps/files/operations.h"
#include "apps/files/undo.h"
#include "fs.h"
#include "fs_shim.h"

static void make_file(const char *path, const char *text)
{
	int handle = FsCreate(path, FS_WRITE);

	assert_true(handle > 0);
	FsWriteSync(handle, text, (uint32_t)strlen(text));
	FsClose(handle);
}

static bool holds(const char *path, const char *text)
{
	char found[64] = "";
	int handle = FsOpen(path, FS_READ);

	if (handle < 0)
		return false;
	FsReadSync(handle, found, sizeof(found) - 1, 0);
	FsClose(handle);
	return !strcmp(found, text);
}

static bool there(const char *path)
{
	struct fs_info info;

	return FsQuery(path, &info) >= 0;
}

static void make_tree(void)
{
	FsMakeDir("/Temp/tree");
	FsMakeDir("/Temp/tree/inner");
	make_file("/Temp/tree/a.txt", "first");
	make_file("/Temp/tree/inner/b.txt", "second");
}

static void test_copying(void **state)
{
	struct watch watch = {0};
	struct measure m = {.most = 100};

	(void)state;
	make_tree();
	assert_int_equal(operation_measure("/Temp/tree", &m), 0);
	assert_int_equal(m.entries, 3);
	assert_int_equal(m.bytes, 11);
	assert_true(operation_measure("/Temp/none", &m) < 0);
	assert_int_equal(operation_copy("/Temp/tree", "/Home/copy", &watch), 0);
	assert_true(holds("/Home/copy/a.txt", "first"));
	assert_true(holds("/Home/copy/inner/b.txt", "second"));
	assert_int_equal(watch.bytes, 11);
	assert_int_equal(operation_copy("/Temp/tree", "/Home/copy", NULL), -EEXIST);
	assert_int_equal(operation_copy("/Temp/tree", "/Temp/tree/inner/x", NULL), -EINVAL);
	assert_int_equal(operation_copy("/Temp/tree", "/Temp/tree", NULL), -EINVAL);
	assert_int_equal(operation_copy("/Temp/none", "/Temp/x", NULL), -ENOENT);
	assert_int_equal(operation_remove("/Home/copy"), 0);
	assert_false(there("/Home/copy"));
	assert_int_equal(operation_remove("/Temp/tree"), 0);
	assert_false(there("/Temp/tree/inner/b.txt"));
	assert_int_equal(operation_remove("/Temp/tree"), -ENOENT);
}

static bool stop(struct watch *watch)
{
	return watch->bytes > 5;
}

/* Neither a full disk nor giving up leaves anything behind. */
static void test_half_a_copy_is_none(void **state)
{
	struct watch watch = {.stopped = stop};

	(void)state;
	make_tree();
	assert_int_equal(operation_copy("/Temp/tree", "/Home/copy", &watch), -ECANCELED);
	assert_false(there("/Home/copy"));
	fs_shim_room = 5;
	assert_int_equal(operation_copy("/Temp/tree", "/Home/copy", NULL), -ENOSPC);
	fs_shim_room = UINT32_MAX;
	assert_false(there("/Home/copy"));
	assert_true(holds("/Temp/tree/inner/b.txt", "second"));
	operation_remove("/Temp/tree");
}

static void test_moving(void **state)
{
	(void)state;
	make_tree();
	make_file("/Temp/taken", "x");
	assert_int_equal(operation_move("/Temp/tree", "/Temp/taken", NULL), -EEXIST);
	assert_int_equal(operation_move("/Temp/tree", "/Temp/tree/inner/y", NULL), -EINVAL);
	assert_int_equal(operation_move("/Temp/tree", "/Temp/moved", NULL), 0);
	assert_false(there("/Temp/tree"));
	assert_true(holds("/Temp/moved/inner/b.txt", "second"));
	operation_remove("/Temp/moved");
	operation_remove("/Temp/taken");
}

/* Whatever was done, undoing it all leaves what was there, and the copies in the trash. */
static void test_steps_are_undone(void **state)
{
	struct steps s = {NULL, 0, 0}, back;

	(void)state;
	make_tree();
	make_file("/Temp/x.txt", "x");
	FsMakeDir("/Home/Trash");
	steps_add(&s, STEP_MAKE_FOLDER, "/Home/new", NULL);
	steps_add_into(&s, STEP_MOVE, "/Temp/x.txt", "/Home/new");
	steps_add_into(&s, STEP_COPY, "/Temp/tree", "/Home/new");
	steps_add(&s, STEP_MOVE, "/Home/new/x.txt", "/Home/new/y.txt");
	assert_int_equal(steps_measure(&s), 12);
	assert_int_equal(steps_run(&s, NULL), 0);
	assert_int_equal(s.done, 4);
	assert_true(holds("/Home/new/y.txt", "x"));
	assert_true(holds("/Home/new/tree/inner/b.txt", "second"));
	assert_string_equal(step_result(&s.all[2]), "/Home/new/tree");
	assert_true(steps_reverse(&s, "/Home/Trash", &back));
	steps_deinit(&s);
	assert_int_equal(steps_run(&back, NULL), 0);
	assert_true(holds("/Temp/x.txt", "x"));
	assert_true(holds("/Temp/tree/a.txt", "first"));
	assert_true(holds("/Home/Trash/tree/a.txt", "first"));
	assert_false(there("/Home/new"));
	assert_true(steps_reverse(&back, "/Home/Trash", &s)); /* and it is done again */
	steps_deinit(&back);
	assert_int_equal(steps_run(&s, NULL), 0);
	assert_true(holds("/Home/new/y.txt", "x"));
	assert_false(there("/Temp/x.txt"));
	assert_true(holds("/Home/new/tree/inner/b.txt", "second"));
	assert_false(there("/Home/Trash/tree"));
	assert_true(steps_reverse(&s, "/Home/Trash", &back)); /* and undone once more */
	steps_deinit(&s);
	assert_int_equal(steps_run(&back, NULL), 0);
	assert_true(holds("/Temp/x.txt", "x"));
	assert_true(there("/Home/Trash/tree"));
	assert_false(there("/Home/new"));
	steps_deinit(&back);
	operation_remove("/Temp/x.txt");
	operation_remove("/Temp/tree");
	operation_remove("/Home/Trash");
}

/* What was done before the one that failed can still be undone. */
static void test_steps_that_fail(void **state)
{
	struct steps s = {NULL, 0, 0}, back;

	(void)state;
	make_file("/Temp/a", "a");
	make_file("/Temp/b", "b");
	FsMakeDir("/Temp/f");
	steps_add_into(&s, STEP_MOVE, "/Temp/a", "/Temp/f");
	steps_add_into(&s, STEP_MOVE, "/Temp/f", "/Temp/f");
	steps_add_into(&s, STEP_MOVE, "/Temp/b", "/Temp/f");
	assert_int_equal(steps_run(&s, NULL), -EINVAL);
	assert_int_equal(s.done, 1);
	assert_true(there("/Temp/f/a"));
	assert_true(there("/Temp/b"));
	assert_true(steps_reverse(&s, "/Home/Trash", &back));
	assert_int_equal(back.count, 1);
	assert_int_equal(steps_run(&back, NULL), 0);
	assert_true(there("/Temp/a"));
	steps_deinit(&s);
	steps_deinit(&back);
	operation_remove("/Temp/a");
	operation_remove("/Temp/b");
	operation_remove("/Temp/f");
}

static void test_several_levels_of_undo(void **state)
{
	static struct undo u;
	struct steps s = {NULL, 0, 0};
	char path[32];

	(void)state;
	undo_push(&u, "Nothing", &s);
	assert_null(undo_what(&u));
	for (int i = 0; i < UNDO_MOST + 5; i++) {
		snprintf(path, sizeof(path), "/%d", i);
		steps_add(&s, STEP_MOVE, path, "/x");
		undo_push(&u, i % 2 ? "Move" : "Copy", &s);
		assert_null(s.all);
	}
	for (int i = UNDO_MOST + 4; i >= 5; i--) {
		snprintf(path, sizeof(path), "/%d", i);
		assert_string_equal(undo_what(&u), i % 2 ? "Move" : "Copy");
		assert_true(undo_pop(&u, &s));
		assert_string_equal(s.all[0].from, path);
		steps_deinit(&s);
	}
	assert_false(undo_pop(&u, &s));
	steps_add(&s, STEP_MOVE, "/a", "/b");
	undo_push(&u, "Move", &s);
	undo_clear(&u);
	assert_null(undo_what(&u));
}

static void test_free_names(void **state)
{
	char path[PATH_LENGTH_MAX];

	(void)state;
	assert_int_equal(operation_free_path(path, "/Temp", "a.txt"), 0);
	assert_string_equal(path, "/Temp/a.txt");
	make_file("/Temp/a.txt", "");
	operation_free_path(path, "/Temp", "a.txt");
	assert_string_equal(path, "/Temp/a (2).txt");
	make_file("/Temp/a (2).txt", "");
	operation_free_path(path, "/Temp", "a.txt");
	assert_string_equal(path, "/Temp/a (3).txt");
	make_file("/Temp/.x", "");
	operation_free_path(path, "/Temp", ".x");
	assert_string_equal(path, "/Temp/.x (2)");
	operation_remove("/Temp/a.txt");
	operation_remove("/Temp/a (2).txt");
	operation_remove("/Temp/.x");
	assert_true(operation_within("/a/b", "/a"));
	assert_true(operation_within("/a", "/a"));
	assert_false(operation_within("/ab", "/a"));
}

static void test_history(void **state)
{
	static struct history h;
	char path[16];

	(void)state;
	assert_null(history_go(&h, -1));
	history_visit(&h, "/a");
	history_visit(&h, "/a");
	history_visit(&h, "/b");
	history_visit(&h, "/c");
	assert_string_equal(history_go(&h, -1), "/b");
	assert_string_equal(history_go(&h, -1), "/a");
	assert_null(history_go(&h, -1));
	assert_string_equal(history_go(&h, 1), "/b");
	history_visit(&h, "/d");
	assert_false(history_can(&h, 1));
	assert_string_equal(history_go(&h, -1), "/b");
	history_go(&h, 1);
	for (int i = 0; i < 100; i++) {
		snprintf(path, sizeof(path), "/%d", i);
		history_visit(&h, path);
	}
	for (int i = 98; i >= 100 - HISTORY_MOST; i--) {
		snprintf(path, sizeof(path), "/%d", i);
		assert_string_equal(history_go(&h, -1), path);
	}
	assert_null(history_go(&h, -1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_copying),
		cmocka_unit_test(test_half_a_copy_is_none),
		cmocka_unit_test(test_moving),
		cmocka_unit_test(test_free_names),
		cmocka_unit_test(test_history),
		cmocka_unit_test(test_steps_are_undone),
		cmocka_unit_test(test_steps_that_fail),
		cmocka_unit_test(test_several_levels_of_undo),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
