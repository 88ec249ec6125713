/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/* tests/host/test_spin.c - the spin box, and what the text box does beside editing. */
#include "mini.h"
#include <string.h>
#include "gui/gui_internal.h"
#include "gui/textbox.h"
#include "gui_shim.h"

static struct gui_element *window, *element;
static uint32_t id;
static int changes, last;

static int on_message(struct gui_element *e, struct msg *msg)
{
	(void)e;
	if (msg->code != MSG_CHANGED)
		return 0;
	changes++;
	last = msg->params[0];
	return 1;
}

static void open_window(void)
{
	window = GuiWindowCreate("Spin", 300, 120);
	id = GuiWindowId(window);
	changes = 0;
}

static void show(void)
{
	GuiSetHandler(element, on_message);
	shim_post(id, MSG_ACTIVATED, 0, 0, 0);
	GuiFocus(element);
	shim_run();
}

static void close_window(void)
{
	GuiDestroy(window);
	shim_run();
}

static void open_spin(int least, int most, int value)
{
	open_window();
	element = GuiSpinCreate(window, least, most, value);
	show();
}

static void test_keys_change_the_value(void **state)
{
	(void)state;
	open_spin(-5, 20, 3);
	assert_string_equal(GuiTextboxText(element), "3");
	shim_key(id, KEY_UP, 0, 0);
	assert_int_equal(GuiSpinGet(element), 4);
	assert_int_equal(last, 4);
	shim_key(id, KEY_PAGE_UP, 0, 0);
	shim_key(id, KEY_PAGE_UP, 0, 0);
	assert_int_equal(GuiSpinGet(element), 20);
	assert_int_equal(changes, 3);
	shim_key(id, KEY_UP, 0, 0);
	assert_int_equal(changes, 3);
	GuiSpinSetStep(element, 7);
	for (int i = 0; i < 4; i++)
		shim_key(id, KEY_DOWN, 0, 0);
	assert_int_equal(GuiSpinGet(element), -5);
	assert_string_equal(GuiTextboxText(element), "-5");
	shim_post(id, MSG_MOUSEWHEEL, MSG_PACK(shim_middle(element).x, shim_middle(element).y), 0,
		  1);
	shim_run();
	assert_int_equal(GuiSpinGet(element), 2);
	close_window();
}

static void test_typing_a_value(void **state)
{
	(void)state;
	open_spin(10, 99, 50);
	GuiTextboxSelect(element, 0, -1);
	shim_type(id, "a7");
	assert_string_equal(GuiTextboxText(element), "7");
	assert_int_equal(changes, 0);
	shim_type(id, "5");
	assert_int_equal(GuiSpinGet(element), 75);
	assert_int_equal(changes, 1);
	shim_type(id, "0");
	assert_int_equal(GuiSpinGet(element), 75);
	shim_key(id, KEY_ENTER, 0, 0);
	assert_string_equal(GuiTextboxText(element), "99");
	assert_int_equal(last, 99);
	GuiTextboxSelect(element, 0, -1);
	shim_key(id, KEY_DELETE, 0, 0);
	GuiFocus(GuiTextboxCreate(window, ""));
	assert_string_equal(GuiTextboxText(element), "99");
	GuiSpinSet(element, 1000);
	assert_int_equal(GuiSpinGet(element), 99);
	GuiSpinSet(element, 0);
	assert_string_equal(GuiTextboxText(element), "10");
	assert_int_equal(changes, 2);
	close_window();
}

static void test_a_held_arrow_repeats(void **state)
{
	struct gui_point at;
	struct rect r;

	(void)state;
	open_spin(0, 100, 0);
	r = GuiRectInWindow(element);
	at = (struct gui_point){r.right - 8, r.top + 6};
	shim_mouse(id, MSG_MOUSEDOWN, at, BUTTON_LEFT);
	assert_int_equal(GuiSpinGet(element), 1);
	shim_tick(id);
	shim_tick(id);
	assert_int_equal(GuiSpinGet(element), 3);
	shim_mouse(id, MSG_MOUSEUP, at, BUTTON_LEFT);
	shim_tick(id);
	assert_int_equal(GuiSpinGet(element), 3);
	at.y = r.bottom - 6;
	shim_click(id, at.x, at.y);
	assert_int_equal(GuiSpinGet(element), 2);
	close_window();
}

static void open_box(const char *text)
{
	open_window();
	element = GuiTextboxCreate(window, text);
	show();
}

static void test_a_password_is_not_copied(void **state)
{
	(void)state;
	open_box("plain");
	GuiEdit(element, GUI_EDIT_SELECT_ALL);
	assert_true(GuiEdit(element, GUI_EDIT_COPY));
	close_window();
	open_box("secret words");
	GuiTextboxSetPassword(element, true);
	GuiEdit(element, GUI_EDIT_SELECT_ALL);
	assert_true(!GuiCanEdit(element, GUI_EDIT_COPY));
	assert_true(!GuiEdit(element, GUI_EDIT_CUT));
	shim_key(id, KEY_C, MOD_CTRL, 0);
	shim_key(id, KEY_END, 0, 0);
	shim_key(id, KEY_LEFT, MOD_CTRL, 0); /* not to a word's start */
	shim_key(id, KEY_V, MOD_CTRL, 0);
	assert_string_equal(GuiTextboxText(element), "plainsecret words");
	assert_int_equal(textbox_byte_at(element, 8 + textbox_x(textbox_of(element), 3)), 3);
	close_window();
}

static void test_what_is_read_only_stays(void **state)
{
	(void)state;
	open_box("as it is");
	GuiTextboxSetReadOnly(element, true);
	shim_type(id, "x");
	shim_key(id, KEY_BACKSPACE, 0, 0);
	GuiEdit(element, GUI_EDIT_SELECT_ALL);
	shim_key(id, KEY_X, MOD_CTRL, 0);
	shim_key(id, KEY_V, MOD_CTRL, 0);
	assert_string_equal(GuiTextboxText(element), "as it is");
	assert_true(GuiCanEdit(element, GUI_EDIT_COPY));
	assert_true(!GuiCanEdit(element, GUI_EDIT_PASTE));
	assert_int_equal(changes, 0);
	close_window();
}

static void click_times(struct gui_point at, int clicks)
{
	shim_post(id, MSG_MOUSEDOWN, MSG_PACK(at.x, at.y), MSG_BUTTON_PACK(1, 1, 0), clicks);
	shim_run();
}

static void test_clicks_select(void **state)
{
	struct edit *d;
	struct gui_point at;

	(void)state;
	open_box("some words here");
	d = &textbox_of(element)->edit;
	at = shim_middle(element);
	at.x = GuiRectInWindow(element).left + 8 + textbox_x(textbox_of(element), 7);
	click_times(at, 2);
	assert_int_equal(edit_from(d), 5);
	assert_int_equal(edit_to(d), 10);
	at.x += textbox_x(textbox_of(element), 5);
	shim_mouse(id, MSG_MOUSEMOVE, at, 0);
	assert_int_equal(edit_from(d), 5);
	assert_int_equal(edit_to(d), 15);
	shim_mouse(id, MSG_MOUSEUP, at, BUTTON_LEFT);
	click_times(at, 3);
	assert_int_equal(edit_from(d), 0);
	assert_int_equal(edit_to(d), 15);
	shim_mouse(id, MSG_MOUSEUP, at, BUTTON_LEFT);
	close_window();
}

/* A drag beyond the edge moves on by itself, and the text with it. */
static void test_a_drag_scrolls(void **state)
{
	struct gui_point at;

	(void)state;
	open_box("a text that is much longer than the box is wide, so that some of it is out of "
		 "sight at first");
	shim_key(id, KEY_HOME, 0, 0);
	at = shim_middle(element);
	shim_mouse(id, MSG_MOUSEDOWN, at, BUTTON_LEFT);
	at.x = GuiRectInWindow(element).right + 5;
	shim_mouse(id, MSG_MOUSEMOVE, at, 0);
	for (int i = 0; i < 20; i++)
		shim_tick(id);
	assert_true(textbox_of(element)->scroll > 60);
	shim_mouse(id, MSG_MOUSEUP, at, BUTTON_LEFT);
	close_window();
}

/* The menu is a window of its own; its rows do what the keys do. */
static void test_context_menu(void **state)
{
	struct gui_point at;
	struct gui_window *menu;

	(void)state;
	open_box("words");
	GuiTextboxSelect(element, 0, 0);
	at = shim_middle(element);
	shim_mouse(id, MSG_MOUSEDOWN, at, BUTTON_RIGHT);
	shim_mouse(id, MSG_MOUSEUP, at, BUTTON_RIGHT);
	for (menu = gui_windows; menu && menu->root == window; menu = menu->next)
		;
	assert_true(menu != NULL);
	shim_key(menu->id, KEY_UP, 0, 0);
	shim_key(menu->id, KEY_ENTER, 0, 0);
	assert_int_equal(edit_from(&textbox_of(element)->edit), 0);
	assert_int_equal(edit_to(&textbox_of(element)->edit), 5);
	close_window();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys_change_the_value),
		cmocka_unit_test(test_typing_a_value),
		cmocka_unit_test(test_a_held_arrow_repeats),
		cmocka_unit_test(test_a_password_is_not_copied),
		cmocka_unit_test(test_what_is_read_only_stays),
		cmocka_unit_test(test_clicks_select),
		cmocka_unit_test(test_a_drag_scrolls),
		cmocka_unit_test(test_context_menu),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
