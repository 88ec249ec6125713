/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/* tests/host/test_filedialog.c - paths as text, a folder's entries, the dialogs for files. */
#include "mini.h"
#include <errno.h>
#include "gui/entries.h"
#include "gui/gui_internal.h"
#include "gui/uri.h"
#include "fs.h"
#include "gui_shim.h"

static void test_paths(void **state)
{
	char path[PATH_LENGTH_MAX], name[FILE_NAME_MAX + 1];

	(void)state;
	assert_true(GuiPathJoin(path, "/", "Home"));
	assert_string_equal(path, "/Home");
	assert_true(GuiPathJoin(path, "/Home", "a b"));
	assert_string_equal(path, "/Home/a b");
	assert_string_equal(GuiPathName(path), "a b");
	GuiPathParent(path);
	assert_string_equal(path, "/Home");
	GuiPathParent(path);
	GuiPathParent(path);
	assert_string_equal(path, "/");
	assert_string_equal(GuiPathName("/"), "/");
	memset(name, 'x', FILE_NAME_MAX);
	name[FILE_NAME_MAX] = '\0';
	assert_non_null(GuiFileNameFault(name));
	name[FILE_NAME_MAX - 1] = '\0';
	assert_null(GuiFileNameFault(name));
	assert_non_null(GuiFileNameFault(""));
	assert_non_null(GuiFileNameFault(".."));
	assert_non_null(GuiFileNameFault("a/b"));
	assert_non_null(GuiFileNameFault("a\nb"));
	assert_non_null(GuiFileNameFault("a\xff"));
	assert_null(GuiFileNameFault("na\xc3\xafve & co.txt"));
	assert_true(GuiPathJoin(path, name, "x"));
	assert_false(
		GuiPathJoin(path,
			    "/Home/a folder of a long name, with many more words in it, so that it "
			    "has 128 bytes or even some more of them than that it may have itself",
			    name));
}

static void test_paths_as_files_that_are_handed_on(void **state)
{
	char uri[URI_LENGTH_MAX], path[PATH_LENGTH_MAX], wide[PATH_LENGTH_MAX];

	(void)state;
	uri_of_path(uri, "/Home/a b%.txt");
	assert_string_equal(uri, "file:///Home/a%20b%25.txt\r\n");
	assert_true(uri_to_path(path, uri));
	assert_string_equal(path, "/Home/a b%.txt");
	assert_true(uri_to_path(path, "file:///a%c3%A4\nfile:///b"));
	assert_string_equal(path, "/a\xc3\xa4");
	memset(wide, '%', sizeof(wide) - 1);
	wide[0] = '/';
	wide[sizeof(wide) - 1] = '\0';
	uri_of_path(uri, wide);
	assert_true(uri_to_path(path, uri));
	assert_string_equal(path, wide);
	strcpy(strchr(uri, '\r'), "x");
	assert_false(uri_to_path(path, uri)); /* too long by one */
	assert_false(uri_to_path(path, "http://x/y"));
	assert_false(uri_to_path(path, "file://host/y"));
	assert_false(uri_to_path(path, "file:///a%0"));
	assert_false(uri_to_path(path, "file:///a%"));
	assert_false(uri_to_path(path, "file:///a%00b"));
	assert_false(uri_to_path(path, ""));
}

static void make_file(const char *path, uint32_t size)
{
	static const char bytes[3000];
	int handle = FsCreate(path, FS_WRITE);

	assert_true(handle > 0);
	assert_int_equal(FsWriteSync(handle, bytes, size), size);
	FsClose(handle);
}

static void make_files(void)
{
	FsMakeDir("/Temp/zoo");
	make_file("/Temp/B.txt", 10);
	make_file("/Temp/a.c", 3000);
	make_file("/Temp/.hidden", 1);
	make_file("/Temp/c.txt", 1500);
}

static void remove_files(void)
{
	FsRemove("/Temp/zoo");
	FsRemove("/Temp/B.txt");
	FsRemove("/Temp/a.c");
	FsRemove("/Temp/.hidden");
	FsRemove("/Temp/c.txt");
}

static void expect_order(struct entries *e, const char *names)
{
	char found[200] = "";

	for (int i = 0; i < e->count; i++) {
		strcat(found, e->all[i].name);
		strcat(found, " ");
	}
	assert_string_equal(found, names);
}

static void test_entries(void **state)
{
	static const char *const endings[] = {".TXT", NULL};
	struct gui_folder_filter filter = {.hidden = true};
	struct entries e = {NULL, 0};
	char text[32];

	(void)state;
	make_files();
	assert_int_equal(entries_read(&e, "/Temp", &filter), 0);
	entries_sort(&e, ENTRIES_BY_NAME, false);
	expect_order(&e, "zoo .hidden a.c B.txt c.txt ");
	entries_sort(&e, ENTRIES_BY_SIZE, true);
	expect_order(&e, "zoo a.c c.txt B.txt .hidden ");
	assert_int_equal(entries_find(&e, "c.txt"), 2);
	assert_int_equal(entries_find(&e, "d"), -1);
	entries_size_text(&e.all[1], text, sizeof(text));
	assert_string_equal(text, "2.9 KB");
	entries_size_text(&e.all[4], text, sizeof(text));
	assert_string_equal(text, "1 byte");
	filter = (struct gui_folder_filter){.endings = endings};
	assert_int_equal(entries_read(&e, "/Temp", &filter), 0);
	entries_sort(&e, ENTRIES_BY_NAME, true);
	expect_order(&e, "zoo c.txt B.txt ");
	filter = (struct gui_folder_filter){.words = "TX"};
	entries_read(&e, "/Temp", &filter);
	assert_int_equal(e.count, 2);
	assert_int_equal(entries_read(&e, "/none", &filter), -ENOENT);
	assert_int_equal(e.count, 0);
	entries_deinit(&e);
	remove_files();
}

/*
 * The dialogs.
 */
static struct gui_element *window, *dialog;
static int answers, answer;
static char path[PATH_LENGTH_MAX];

static int on_window(struct gui_element *e, struct msg *msg)
{
	(void)e;
	if (msg->code != MSG_ANSWER || GuiSource() != dialog)
		return 0;
	answers++;
	answer = (int)msg->params[0];
	strcpy(path, GuiFileDialogPath(dialog));
	return 1;
}

static void open_dialog(const struct gui_file_dialog *options)
{
	window = GuiWindowCreate("Owner", 300, 200);
	GuiSetHandler(window, on_window);
	shim_run();
	answers = 0;
	dialog = GuiFileDialogOpen(window, options);
	shim_post(GuiWindowId(dialog), MSG_ACTIVATED, 0, 0, 0);
	shim_run();
}

static void key(uint32_t code)
{
	shim_key(GuiWindowId(dialog), code, 0, 0);
}

static void close_window(void)
{
	GuiDestroy(window);
	shim_run();
}

/* By the keyboard alone: a letter goes to the row, Enter goes in, Backspace out. */
static void test_opening(void **state)
{
	(void)state;
	make_files();
	open_dialog(&(struct gui_file_dialog){.folder = "/Temp"});
	shim_type(GuiWindowId(dialog), "z");
	key(KEY_ENTER);
	assert_int_equal(answers, 0);
	key(KEY_BACKSPACE);
	key(KEY_END);
	key(KEY_ENTER);
	assert_int_equal(answers, 1);
	assert_int_equal(answer, 1);
	assert_string_equal(path, "/Temp/c.txt");
	close_window();
	open_dialog(&(struct gui_file_dialog){.folder = "/Temp"});
	GuiDialogAnswer(dialog, 1); /* nothing is chosen */
	shim_run();
	assert_int_equal(answers, 0);
	key(KEY_ESCAPE);
	assert_int_equal(answers, 1);
	assert_int_equal(answer, -1);
	close_window();
	remove_files();
}

/* Only folders are shown; what is selected is the answer, or else the folder itself. */
static void test_choosing_a_folder(void **state)
{
	struct gui_file_dialog options = {.folders = true, .folder = "/Temp"};

	(void)state;
	make_files();
	open_dialog(&options);
	GuiDialogAnswer(dialog, 1);
	shim_run();
	assert_int_equal(answers, 1);
	assert_string_equal(path, "/Temp");
	close_window();
	open_dialog(&options);
	key(KEY_END);
	GuiDialogAnswer(dialog, 1);
	shim_run();
	assert_string_equal(path, "/Temp/zoo");
	close_window();
	remove_files();
}

static void test_opening_several(void **state)
{
	uint32_t id;

	(void)state;
	make_files();
	open_dialog(&(struct gui_file_dialog){.many = true, .folder = "/Temp"});
	id = GuiWindowId(dialog);
	key(KEY_END);
	shim_key(id, KEY_HOME, MOD_SHIFT, 0); /* the folder too */
	GuiDialogAnswer(dialog, 1);
	shim_run();
	assert_int_equal(answers, 0);
	key(KEY_END);
	shim_key(id, KEY_UP, MOD_SHIFT, 0);
	assert_string_equal(GuiFileDialogPathAt(dialog, 1), "/Temp/c.txt");
	assert_null(GuiFileDialogPathAt(dialog, 2));
	GuiDialogAnswer(dialog, 1);
	shim_run();
	assert_int_equal(answers, 1);
	assert_string_equal(path, "/Temp/B.txt");
	close_window();
	remove_files();
}

static void test_saving(void **state)
{
	(void)state;
	make_files();
	open_dialog(&(struct gui_file_dialog){.save = true, .folder = "/Temp", .name = "new.txt"});
	key(KEY_ENTER);
	assert_int_equal(answers, 1);
	assert_string_equal(path, "/Temp/new.txt");
	close_window();
	open_dialog(&(struct gui_file_dialog){.save = true, .folder = "/Temp", .name = "x/y"});
	key(KEY_ENTER);
	assert_int_equal(answers, 0);
	shim_type(GuiWindowId(dialog), "zoo");
	key(KEY_ENTER); /* into that folder */
	assert_int_equal(answers, 0);
	shim_type(GuiWindowId(dialog), "in");
	key(KEY_END);
	key(KEY_ENTER);
	assert_int_equal(answers, 1);
	assert_true(!strncmp(path, "/Temp/zoo/", 10));
	close_window();
	remove_files();
}

/* A name that is taken is asked about. */
static void test_replacing(void **state)
{
	struct gui_window *question;

	(void)state;
	make_files();
	open_dialog(&(struct gui_file_dialog){.save = true, .folder = "/Temp", .name = "c.txt"});
	for (int round = 0; round < 2; round++) {
		key(KEY_ENTER);
		assert_int_equal(answers, 0);
		question = gui_windows;
		assert_true(question->root != dialog);
		GuiDialogAnswer(question->root, 1 - round);
		shim_run();
		assert_int_equal(answers, round);
	}
	assert_string_equal(path, "/Temp/c.txt");
	close_window();
	remove_files();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_paths),
		cmocka_unit_test(test_paths_as_files_that_are_handed_on),
		cmocka_unit_test(test_entries),
		cmocka_unit_test(test_opening),
		cmocka_unit_test(test_choosing_a_folder),
		cmocka_unit_test(test_opening_several),
		cmocka_unit_test(test_saving),
		cmocka_unit_test(test_replacing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
