/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/* tests/host/test_bars.c - actions in menu bar and tool bar, combo boxes, radio buttons, tips. */
#include "mini.h"
#include "gui/action.h"
#include "gui/menu_paint.h"
#include "gui/tip.h"
#include "gui_shim.h"

enum { NEW = 1, SAVE, GRID, SMALL, LARGE };

static const struct gui_action actions[] = {
	{NEW, "&New", "new", "Ctrl+N", NULL, 0},
	{SAVE, "&Save", "save", "Ctrl+S", NULL, GUI_ACTION_DISABLED},
	{GRID, "&Grid", NULL, "F7", NULL, GUI_ACTION_CHECKABLE},
	{SMALL, "S&mall", NULL, NULL, NULL, GUI_ACTION_RADIO | GUI_ACTION_CHECKED},
	{LARGE, "&Large", NULL, NULL, NULL, GUI_ACTION_RADIO},
	{0}};
static const uint32_t file_menu[] = {NEW, SAVE, GUI_MENU_END};
static const uint32_t view_menu[] = {GRID, 0, SMALL, LARGE, GUI_MENU_END};
static const uint32_t tools[] = {NEW, SAVE, 0, GRID, GUI_MENU_END};
static const struct gui_menu menus[] = {{"&File", file_menu}, {"&View", view_menu}};

static struct gui_element *window, *bar, *toolbar, *text;
static uint32_t id, chosen, chosen_count, changed;
static struct gui_element *source;

static int on_message(struct gui_element *e, struct msg *msg)
{
	(void)e;
	if (msg->code == MSG_CHANGED)
		changed = msg->params[0];
	if (msg->code != MSG_ACTION)
		return 0;
	chosen = msg->params[0];
	chosen_count++;
	source = GuiSource();
	return 1;
}

static void begin(void)
{
	chosen = chosen_count = 0;
	changed = 99;
	window = GuiWindowCreate("Bars", 400, 300);
	id = GuiWindowId(window);
	GuiSetHandler(window, on_message);
	assert_int_equal(GuiActionsAdd(window, actions), 0);
	bar = GuiMenubarCreate(window, menus, 2);
	toolbar = GuiToolbarCreate(window, tools);
	text = GuiTextboxCreate(window, "");
	shim_run();
}

static void end(void)
{
	GuiDestroy(window);
	shim_run();
	assert_null(popup_top());
}

static void key(uint32_t code)
{
	shim_key(id, code, 0, 0);
}

static struct menu_view *top(void)
{
	return popup_top() ? (struct menu_view *)popup_top()->data : NULL;
}

static struct gui_element *child(struct gui_element *e, int n)
{
	for (e = e->first; n > 0; n--)
		e = e->next;
	return e;
}

static void test_accelerators(void **state)
{
	(void)state;
	begin();
	shim_key(id, KEY_N, MOD_CTRL, 0);
	assert_int_equal(chosen, NEW);
	assert_ptr_equal(source, text);
	shim_key(id, KEY_S, MOD_CTRL, 0); /* switched off */
	assert_int_equal(chosen_count, 1);
	GuiActionSetEnabled(window, SAVE, true);
	shim_key(id, KEY_S, MOD_CTRL, 0);
	assert_int_equal(chosen, SAVE);
	key(KEY_F7);
	assert_true(GuiActionChecked(window, GRID));
	GuiActionDo(window, GRID);
	assert_false(GuiActionChecked(window, GRID));
	assert_int_equal(chosen_count, 4);
	end();
}

static void test_bar_keys(void **state)
{
	(void)state;
	begin();
	key(KEY_F10);
	assert_int_equal(top()->items.count, 2);
	assert_int_equal(top()->selected, 0);
	key(KEY_RIGHT);
	assert_int_equal(top()->items.count, 4);
	key(KEY_RIGHT);
	assert_int_equal(top()->items.count, 2);
	key(KEY_LEFT);
	key(KEY_END);
	key(KEY_ENTER);
	assert_int_equal(chosen, LARGE);
	assert_ptr_equal(source, bar);
	assert_true(GuiActionChecked(window, LARGE) && !GuiActionChecked(window, SMALL));
	shim_key(id, KEY_V, MOD_ALT, 0);
	assert_int_equal(top()->items.count, 4);
	key(KEY_ESCAPE);
	assert_null(popup_top());
	end();
}

/* Press on a title, drag into the menu, let go there. */
static void test_press_drag_release(void **state)
{
	struct gui_point at;

	(void)state;
	begin();
	at = shim_middle(child(bar, 1));
	shim_mouse(id, MSG_MOUSEMOVE, at, 0);
	shim_mouse(id, MSG_MOUSEDOWN, at, BUTTON_LEFT);
	assert_int_equal(top()->items.count, 4);
	at.y += 30;
	shim_mouse(id, MSG_MOUSEMOVE, at, 0);
	assert_int_equal(top()->selected, 0);
	shim_mouse(id, MSG_MOUSEUP, at, BUTTON_LEFT);
	assert_int_equal(chosen, GRID);
	assert_null(popup_top());
	end();
}

/* Click opens and stays; the pointer along the bar changes; a click on the open title closes. */
static void test_along_the_bar(void **state)
{
	(void)state;
	begin();
	shim_click_element(child(bar, 0));
	assert_int_equal(top()->items.count, 2);
	shim_mouse(id, MSG_MOUSEMOVE, shim_middle(child(bar, 1)), 0);
	assert_int_equal(top()->items.count, 4);
	shim_post(id, MSG_CAPTURE_LOST, 0, 0, 0); /* an old one, from the change */
	shim_click_element(child(bar, 1));
	assert_null(popup_top());
	assert_int_equal(shim_captured(), 0);
	end();
}

static void test_toolbar(void **state)
{
	struct gui_element *grid;

	(void)state;
	begin();
	grid = child(toolbar, 3);
	assert_true(GuiState(child(toolbar, 1)) & GUI_STATE_DISABLED);
	shim_click_element(grid);
	assert_int_equal(chosen, GRID);
	assert_true(GuiActionChecked(window, GRID));
	assert_true(GuiState(text) & GUI_STATE_FOCUSED);
	GuiActionSetEnabled(window, SAVE, true);
	assert_false(GuiState(child(toolbar, 1)) & GUI_STATE_DISABLED);
	GuiActionSetText(window, GRID, "Raster");
	assert_string_equal(GuiButtonText(grid), "Raster");
	end();
}

static void test_combo(void **state)
{
	static const char *const texts[] = {"Red", "Green & blue", "Rose"};
	struct gui_element *combo;

	(void)state;
	begin();
	combo = GuiComboCreate(window, texts, 3);
	shim_run();
	assert_int_equal(GuiComboGet(combo), 0);
	GuiFocus(combo);
	key(KEY_DOWN);
	assert_int_equal(changed, 1);
	shim_type(id, "r");
	assert_int_equal(GuiComboGet(combo), 2);
	key(KEY_DOWN);
	assert_int_equal(GuiComboGet(combo), 2);
	shim_key(id, KEY_DOWN, MOD_ALT, 0);
	assert_int_equal(top()->selected, 2);
	key(KEY_UP);
	assert_int_equal(GuiComboGet(combo), 2);
	key(KEY_ENTER);
	assert_int_equal(changed, 1);
	shim_click_element(combo);
	assert_non_null(popup_top());
	assert_int_equal(GuiComboAdd(combo, "White"), 3);
	GuiDestroy(combo);
	assert_null(popup_top());
	end();
}

static void test_radio(void **state)
{
	struct gui_element *group, *a, *b, *c;

	(void)state;
	begin();
	group = GuiColumnCreate(window);
	a = GuiRadioCreate(group, "&One");
	b = GuiRadioCreate(group, "&Two");
	c = GuiRadioCreate(group, "T&hree");
	shim_run();
	assert_true(GuiRadioGet(a));
	shim_click_element(b);
	assert_int_equal(changed, 1);
	assert_int_equal(GuiRadioIndex(c), 1);
	GuiSetEnabled(c, false);
	key(KEY_DOWN);
	assert_true(GuiRadioGet(a) && (GuiState(a) & GUI_STATE_FOCUSED));
	GuiRadioSet(c);
	assert_int_equal(GuiRadioIndex(a), 2);
	end();
}

static void test_tip(void **state)
{
	struct gui_element *button;
	struct gui_window *before;

	(void)state;
	begin();
	button = GuiButtonCreate(window, "Help");
	GuiSetTip(button, "Says what there is to do");
	shim_run();
	before = gui_windows;
	assert_true(tip_hover(button));
	assert_true(gui_windows != before);
	shim_mouse(id, MSG_MOUSEDOWN, shim_middle(button), BUTTON_LEFT);
	assert_ptr_equal(gui_windows, before);
	assert_false(tip_hover(text));
	assert_true(tip_hover(button));
	tip_hide();
	GuiSetEnabled(button, false);
	shim_mouse(id, MSG_MOUSEMOVE, shim_middle(button), 0);
	shim_mouse(id, MSG_MOUSEHOVER, shim_middle(button), 0);
	assert_true(gui_windows != before);
	shim_mouse(id, MSG_MOUSEMOVE,
		   (struct gui_point){shim_middle(button).x + 1, shim_middle(button).y}, 0);
	assert_true(gui_windows != before);
	shim_mouse(id, MSG_MOUSEMOVE, shim_middle(text), 0);
	assert_ptr_equal(gui_windows, before);
	shim_mouse(id, MSG_MOUSEMOVE, shim_middle(button), 0);
	shim_mouse(id, MSG_MOUSEHOVER, shim_middle(button), 0);
	assert_true(gui_windows != before);
	GuiDestroy(button);
	assert_ptr_equal(gui_windows, before);
	end();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_accelerators),
		cmocka_unit_test(test_bar_keys),
		cmocka_unit_test(test_press_drag_release),
		cmocka_unit_test(test_along_the_bar),
		cmocka_unit_test(test_toolbar),
		cmocka_unit_test(test_combo),
		cmocka_unit_test(test_radio),
		cmocka_unit_test(test_tip),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
