/* uses: gui/action_table.c gui/accelerator.c gui/menu_items.c */
/* tests/host/test_action.c - accelerators, the table of actions, radio groups, rows of menus. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include "gui/action_table.h"
#include "gui/menu_items.h"

static bool is(const char *text, uint32_t key, uint32_t mods, uint32_t letter)
{
	struct accelerator a;

	assert_true(accelerator_parse(&a, text));
	return accelerator_is(&a, key, mods, letter);
}

static void test_parse(void **state)
{
	static const char *const bad[] = {"Ctrl",   "Ctrl+",	"Strg+S", "Ctrl+Ctrl+S", "F13",
					  "S+Ctrl", "Ctrl+Foo", "Ctrl S", "+Ctrl"};
	struct accelerator a;

	(void)state;
	assert_true(accelerator_parse(&a, "ctrl+SHIFT+s"));
	assert_int_equal(a.key, KEY_S);
	assert_int_equal(a.letter, 's');
	assert_int_equal(a.mods, MOD_CTRL | MOD_SHIFT);
	assert_true(accelerator_parse(&a, NULL));
	assert_int_equal(a.key, 0);
	assert_true(accelerator_parse(&a, ""));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(accelerator_parse(&a, bad[i]));
}

static void test_pressed(void **state)
{
	(void)state;
	assert_true(is("Ctrl+S", KEY_S, MOD_CTRL | MOD_NUM_LOCK | KEY_REPEAT, 's'));
	assert_false(is("Ctrl+S", KEY_S, MOD_CTRL | MOD_SHIFT, 's'));
	assert_false(is("Ctrl+S", KEY_S, 0, 's'));
	/* By what is on the key: Z and Y change places in other layouts. */
	assert_true(is("Ctrl+Z", KEY_Y, MOD_CTRL, 'z'));
	assert_false(is("Ctrl+Z", KEY_Z, MOD_CTRL, 'y'));
	assert_true(is("Ctrl+1", KEY_1, MOD_CTRL, 0));
	assert_true(is("F5", KEY_F5, 0, 0));
	assert_true(is("Alt+PageUp", KEY_PAGE_UP, MOD_ALT, 0));
	assert_true(is("Alt+Enter", KEY_PAD_ENTER, MOD_ALT, '\n'));
	assert_true(is("Del", KEY_DELETE, 0, 0));
	assert_true(is("Ctrl++", KEY_EQUALS, MOD_CTRL | MOD_SHIFT, '+'));
	assert_true(is("Ctrl+Plus", KEY_PAD_PLUS, MOD_CTRL, 0));
	assert_true(is("Ctrl+-", KEY_MINUS, MOD_CTRL, '-'));
	assert_false(is("", KEY_S, 0, 's'));
}

static const struct gui_action some[] = {
	{1, "&Save", "save", "Ctrl+S", "Write it to the disk", 0},
	{2, "&Small", NULL, NULL, NULL, GUI_ACTION_RADIO},
	{3, "&Medium", NULL, NULL, NULL, GUI_ACTION_RADIO | GUI_ACTION_CHECKED},
	{4, "&Large", NULL, NULL, NULL, GUI_ACTION_RADIO},
	{5, "&Grid", NULL, "F7", NULL, GUI_ACTION_CHECKABLE},
	{6, "&Left", NULL, NULL, NULL, GUI_ACTION_RADIO | GUI_ACTION_CHECKED},
	{0}};

static bool checked(const struct action_table *t, uint32_t id)
{
	return action_table_find(t, id)->flags & GUI_ACTION_CHECKED;
}

static void test_table(void **state)
{
	static const struct gui_action bad[] = {
		{7, "Good", NULL, "F2", NULL, 0}, {8, "Bad", NULL, "Hyper+X", NULL, 0}, {0}};
	static const struct gui_action again[] = {{1, "Store", NULL, "F2", NULL, 0}, {0}};
	struct action_table t = {NULL, 0};

	(void)state;
	assert_int_equal(action_table_add(&t, some), 0);
	assert_int_equal(t.count, 6);
	assert_int_equal(action_table_key(&t, KEY_S, MOD_CTRL, 's')->id, 1);
	assert_null(action_table_find(&t, 9));
	assert_int_equal(action_table_add(&t, bad), -EINVAL);
	assert_int_equal(t.count, 6);
	assert_null(action_table_find(&t, 7));
	assert_int_equal(action_table_add(&t, again), 0);
	assert_int_equal(t.count, 6);
	assert_string_equal(action_table_find(&t, 1)->text, "Store");
	assert_null(action_table_key(&t, KEY_S, MOD_CTRL, 's'));
	assert_int_equal(action_table_key(&t, KEY_F2, 0, 0)->id, 1);
	action_table_deinit(&t);
	assert_int_equal(t.count, 0);
}

static void test_both_keys_of_redo(void **state)
{
	static const struct gui_action redo[] = {{1, "&Redo", NULL, "Ctrl+Y", NULL, 0}, {0}};
	static const struct gui_action taken[] = {{2, "&Zoom", NULL, "Ctrl+Shift+Z", NULL, 0}, {0}};
	struct action_table t = {NULL, 0};

	(void)state;
	assert_null(action_table_key(&t, KEY_Z, MOD_CTRL | MOD_SHIFT, 'z'));
	action_table_add(&t, redo);
	assert_int_equal(action_table_key(&t, KEY_Y, MOD_CTRL, 'y')->id, 1);
	assert_int_equal(action_table_key(&t, KEY_Z, MOD_CTRL | MOD_SHIFT, 'z')->id, 1);
	assert_null(action_table_key(&t, KEY_Z, MOD_CTRL, 'z'));
	action_table_add(&t, taken);
	assert_int_equal(action_table_key(&t, KEY_Z, MOD_CTRL | MOD_SHIFT, 'z')->id, 2);
	action_table_deinit(&t);
}

static void test_radio(void **state)
{
	struct action_table t = {NULL, 0};

	(void)state;
	assert_int_equal(action_table_add(&t, some), 0);
	assert_true(action_table_check(&t, action_table_find(&t, 4), true));
	assert_true(checked(&t, 4) && !checked(&t, 3) && !checked(&t, 2));
	assert_true(checked(&t, 6)); /* a group of its own */
	assert_false(action_table_check(&t, action_table_find(&t, 4), true));
	assert_true(action_table_check(&t, action_table_find(&t, 5), true));
	assert_true(checked(&t, 5) && checked(&t, 4));
	assert_true(action_table_check(&t, action_table_find(&t, 5), false));
	assert_false(checked(&t, 5));
	action_table_deinit(&t);
}

static void test_rows(void **state)
{
	static const struct gui_menu_row below[] = {{.id = 11, .text = "Deep"}, {0}};
	static const struct gui_menu_row rows[] = {
		{.id = 1, .text = "&Cut"},
		{.id = 2, .text = "C&opy", .below = below},
		{.id = 3},
		{.id = 4, .text = "Off", .flags = GUI_ACTION_DISABLED},
		{.id = 5, .text = "&&More"},
		{0}};
	struct menu_items m;
	bool only;

	(void)state;
	assert_true(menu_items_copy(&m, rows));
	assert_int_equal(m.count, 5);
	assert_int_equal(m.items[1].below.count, 1);
	assert_int_equal(menu_items_next(&m, -1, 1), 0);
	assert_int_equal(menu_items_next(&m, -1, -1), 4);
	assert_int_equal(menu_items_next(&m, 1, 1), 4);
	assert_int_equal(menu_items_next(&m, 4, 1), 0);
	assert_int_equal(menu_items_letter(&m, -1, 'o', &only), 1);
	assert_true(only);
	assert_int_equal(menu_items_letter(&m, -1, '&', &only), 4);
	assert_int_equal(menu_items_letter(&m, -1, 'x', &only), -1);
	menu_items_deinit(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parse), cmocka_unit_test(test_pressed),
		cmocka_unit_test(test_table), cmocka_unit_test(test_radio),
		cmocka_unit_test(test_rows),  cmocka_unit_test(test_both_keys_of_redo),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
