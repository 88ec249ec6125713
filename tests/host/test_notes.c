/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c apps/notes/file.c apps/notes/recent.c apps/notes/find.c apps/notes/replace.c apps/notes/status.c */
/* tests/host/test_notes.c - Notes: finding, replacing, its actions, the question before text is
 * lost. */
#include "mini.h"
#include <stdlib.h>
#include <string.h>
#include "gui/gui_internal.h"
#include "fs.h"
#include "fs_shim.h"
#include "gui_shim.h"

#define main notes_main
#include "apps/notes/main.c"
#undef main

static uint32_t id;

static void open_notes(const char *text)
{
	notes_main(1, NULL);
	id = GuiWindowId(window);
	shim_post(id, MSG_ACTIVATED, 0, 0, 0);
	GuiTextareaSetText(area, text, -1);
	GuiFocus(area);
	shim_run();
}

static void close_notes(void)
{
	GuiDestroy(window);
	shim_run();
}

static void expect(const char *text)
{
	int length = GuiTextareaLength(area);
	char *copy = malloc(length + 1);

	GuiTextareaGetText(area, 0, length, copy);
	assert_string_equal(copy, text);
	free(copy);
}

static void expect_selection(int from, int to)
{
	int a, b;

	GuiTextareaSelection(area, &a, &b);
	assert_int_equal(a, from);
	assert_int_equal(b, to);
}

static void key(uint32_t code, uint32_t mods)
{
	shim_key(id, code, mods, 0);
}

static void test_finding(void **state)
{
	(void)state;
	open_notes("one two one\ntwo");
	key(KEY_F, MOD_CTRL);
	assert_true(find_focused() != NULL);
	shim_type(id, "tw");
	expect_selection(4, 6);
	shim_type(id, "o");
	expect_selection(4, 7);
	key(KEY_ENTER, 0);
	expect_selection(12, 15);
	key(KEY_F3, 0);
	expect_selection(4, 7);
	key(KEY_F3, MOD_SHIFT);
	expect_selection(12, 15);
	key(KEY_ESCAPE, 0);
	assert_true(find_focused() == NULL);
	key(KEY_F3, MOD_SHIFT);
	expect_selection(4, 7);
	key(KEY_F, MOD_CTRL);
	shim_type(id, "three");
	expect_selection(4, 5); /* "t" was found, "th" was not */
	close_notes();
}

static void test_replacing(void **state)
{
	(void)state;
	open_notes("a cat and a cat");
	GuiTextareaSelect(area, 2, 5);
	key(KEY_H, MOD_CTRL);
	key(KEY_TAB, 0); /* past the buttons and boxes of the first row */
	while (!find_focused())
		key(KEY_TAB, 0);
	shim_type(id, "dog");
	key(KEY_ENTER, 0);
	expect("a dog and a cat");
	expect_selection(12, 15);
	key(KEY_ENTER, 0);
	expect("a dog and a dog");
	assert_int_equal(replace_all("dog", "bird", 0), 2);
	expect("a bird and a bird");
	assert_int_equal(replace_all("a", "", GUI_FIND_WORDS), 2);
	expect(" bird and  bird");
	assert_int_equal(replace_all("fish", "x", 0), 0);
	assert_true(GuiEdit(area, GUI_EDIT_UNDO));
	expect("a bird and a bird");
	close_notes();
}

static void test_text_is_not_lost(void **state)
{
	(void)state;
	open_notes("");
	shim_type(id, "dear diary");
	shim_post(id, MSG_CLOSE, 0, 0, 0);
	shim_run();
	assert_true(shim_alive(id));
	assert_true(question != NULL);
	GuiDialogAnswer(question, 1);
	shim_run();
	assert_true(shim_alive(id));
	expect("dear diary");
	assert_true(GuiSend(window, MSG_QUERY_END, 0, 0, 0)); /* the session must wait */
	GuiDialogAnswer(question, -1);
	shim_run();
	expect("dear diary");
	GuiActionDo(window, ACTION_NEW);
	shim_run();
	expect("dear diary");
	GuiDialogAnswer(question, 0);
	shim_run();
	expect("");
	assert_true(!GuiSend(window, MSG_QUERY_END, 0, 0, 0)); /* nothing to lose */
	shim_post(id, MSG_CLOSE, 0, 0, 0);
	shim_run();
	assert_true(!shim_alive(id));
}

static void expect_file(const char *path, const char *text)
{
	char found[64] = "";
	int handle = FsOpen(path, FS_READ);

	assert_true(handle > 0);
	FsReadSync(handle, found, sizeof(found) - 1, 0);
	FsClose(handle);
	assert_string_equal(found, text);
}

static const char *title(void)
{
	return window->window->title;
}

/* The button of a dialog that stays open until there is something to answer. */
static void press(struct gui_element *dialog, int button)
{
	GuiDialogAnswer(dialog, button);
	shim_run();
}

static void test_saving_and_opening(void **state)
{
	(void)state;
	open_notes("");
	assert_string_equal(title(), "Untitled - Notes");
	shim_type(id, "first");
	assert_string_equal(title(), "*Untitled - Notes");
	key(KEY_S, MOD_CTRL);
	assert_non_null(chooser);
	press(chooser, 1);
	assert_null(chooser);
	assert_string_equal(file_path(), "/Home/note.txt");
	assert_string_equal(title(), "note.txt - Notes");
	expect_file("/Home/note.txt", "first");
	shim_type(id, " note");
	assert_string_equal(title(), "*note.txt - Notes");
	key(KEY_S, MOD_CTRL);
	expect_file("/Home/note.txt", "first note");
	GuiActionDo(window, ACTION_NEW);
	shim_run();
	expect("");
	assert_true(file_open("/Home/note.txt"));
	expect("first note");
	assert_false(file_open("/Home/none.txt"));
	expect("first note");
	assert_string_equal(title(), "note.txt - Notes");
	close_notes();
}

/* No room: what the file held is there still, and the note is still changed. */
static void test_a_full_disk_loses_nothing(void **state)
{
	struct fs_info info;

	(void)state;
	open_notes("");
	assert_true(file_open("/Home/note.txt"));
	key(KEY_END, MOD_CTRL);
	shim_type(id, " that is longer");
	fs_shim_room = 12;
	key(KEY_S, MOD_CTRL);
	fs_shim_room = UINT32_MAX;
	expect_file("/Home/note.txt", "first note");
	assert_true(FsQuery("/Home/note.txt.new~", &info) < 0);
	assert_true(GuiTextareaModified(area));
	close_notes();
}

/* Closing a changed note: saved under a name that is asked for, then it closes. */
static void test_saving_at_the_end(void **state)
{
	(void)state;
	open_notes("");
	shim_type(id, "last words");
	shim_post(id, MSG_CLOSE, 0, 0, 0);
	shim_run();
	press(question, 2);
	assert_non_null(chooser);
	press(chooser, -1);
	assert_true(shim_alive(id));
	shim_post(id, MSG_CLOSE, 0, 0, 0);
	shim_run();
	press(question, 2);
	press(chooser, 1);
	assert_true(shim_alive(id)); /* the name is taken */
	press(chooser, -1);
	FsRemove("/Home/note.txt");
	shim_post(id, MSG_CLOSE, 0, 0, 0);
	shim_run();
	press(question, 2);
	press(chooser, 1);
	expect_file("/Home/note.txt", "last words");
	assert_false(shim_alive(id));
}

/* The newest first, each once, so many and no more; chosen, it is opened. */
static void test_recent_files(void **state)
{
	char path[32];

	(void)state;
	for (int i = 0; i < RECENT_MOST + 3; i++) {
		snprintf(path, sizeof(path), "/Temp/%d.txt", i);
		recent_touch(path);
	}
	recent_touch("/Temp/5.txt");
	open_notes("");
	GuiActionDo(window, ACTION_RECENT);
	shim_run();
	assert_string_equal(recent_path(ACTION_RECENT_FIRST), "/Temp/5.txt");
	assert_string_equal(recent_path(ACTION_RECENT_FIRST + 1), "/Temp/10.txt");
	assert_string_equal(recent_path(ACTION_RECENT_FIRST + RECENT_MOST - 1), "/Temp/3.txt");
	assert_null(recent_path(ACTION_RECENT_FIRST + RECENT_MOST));
	assert_null(recent_path(ACTION_OPEN));
	FsClose(FsOpen("/Temp/5.txt", FS_WRITE | FS_CREATE));
	act(ACTION_RECENT_FIRST);
	assert_string_equal(file_path(), "/Temp/5.txt");
	GuiDestroy(window);
	shim_run();
	FsRemove("/Temp/5.txt");
	FsRemove("/Home/.notes-recent");
}

static void test_actions_follow_the_text(void **state)
{
	(void)state;
	open_notes("");
	assert_true(!GuiCanEdit(area, GUI_EDIT_UNDO));
	shim_type(id, "word");
	shim_tick(id); /* what can be done is shown a moment later */
	GuiActionDo(window, ACTION_UNDO);
	shim_run();
	expect("");
	GuiActionDo(window, ACTION_REDO);
	shim_run();
	expect("word");
	GuiActionDo(window, ACTION_SELECT_ALL);
	GuiActionDo(window, ACTION_COPY);
	GuiActionDo(window, ACTION_PASTE);
	GuiActionDo(window, ACTION_PASTE);
	shim_run();
	expect("wordword");
	GuiActionDo(window, ACTION_WRAP);
	assert_true(!GuiActionChecked(window, ACTION_WRAP));
	close_notes();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_finding),
		cmocka_unit_test(test_replacing),
		cmocka_unit_test(test_text_is_not_lost),
		cmocka_unit_test(test_saving_and_opening),
		cmocka_unit_test(test_a_full_disk_loses_nothing),
		cmocka_unit_test(test_saving_at_the_end),
		cmocka_unit_test(test_recent_files),
		cmocka_unit_test(test_actions_follow_the_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
