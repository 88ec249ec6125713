/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/* tests/host/test_menu.c - menus: where they open, keys and mouse in them, when they close. */
#include "mini.h"
#include "gui/gui_internal.h"
#include "gui/menu_items.h"
#include "gui/menu_paint.h"
#include "gui/popup.h"
#include "gui_shim.h"
#include "wnd.h"

static struct gui_element *window, *element;
static uint32_t answers, last;

static const struct gui_menu_row more[] = {
	{.id = 21, .text = "First"}, {.id = 22, .text = "Second"}, {0}};
static const struct gui_menu_row rows[] = {
	{.id = 1, .text = "&Open", .icon = "folder"},
	{.id = 2, .text = "&Save", .accelerator = "Ctrl+S", .flags = GUI_ACTION_DISABLED},
	{.id = 99},
	{.id = 3, .text = "&More", .below = more},
	{.id = 4, .text = "Print"},
	{.id = 5, .text = "Properties"},
	{0}};

static int on_message(struct gui_element *e, struct msg *msg)
{
	(void)e;
	if (msg->code != MSG_ACTION)
		return 0;
	answers++;
	last = msg->params[0];
	return 1;
}

static void open(void)
{
	answers = last = 0;
	if (!window) {
		window = GuiWindowCreate("Menus", 300, 200);
		element = GuiCanvasCreate(window, 100, 100);
		GuiSetHandler(element, on_message);
		shim_run();
	}
	GuiMenuOpenRows(element, (struct gui_point){10, 10}, rows);
	shim_run();
}

static uint32_t id(void)
{
	return GuiWindowId(window);
}

static void key(uint32_t code)
{
	shim_key(id(), code, 0, 0);
}

static struct menu_view *top(void)
{
	return popup_top() ? (struct menu_view *)popup_top()->data : NULL;
}

/* A mouse message in the middle of a row of the top menu, as it comes to the base. */
static void mouse(uint32_t code, int row)
{
	struct rect on = popup_screen_rect(popup_top()), base = shim_rect(id());
	struct rect r = menu_row_rect(top(), row, rect_width(on));
	struct gui_point at = {on.left - base.left + 40,
			       on.top - base.top + (r.top + r.bottom) / 2};

	shim_mouse(id(), code, at, code == MSG_MOUSEMOVE ? 0 : BUTTON_LEFT);
}

static void test_opens_beside(void **state)
{
	struct rect r;

	(void)state;
	open();
	r = popup_screen_rect(element);
	assert_true(popup_top() != NULL);
	assert_true(popup_top()->window->screen.left == r.left + 10);
	assert_true(popup_top()->window->screen.top == r.top + 10);
	assert_true(shim_captured() == id());
	key(KEY_ESCAPE);
	assert_true(!popup_top() && !shim_captured() && answers == 0);
}

static void test_place(void **state)
{
	struct rect area = {0, 0, 800, 600};
	struct popup_options o = {.beside = {700, 560, 780, 590}, .width = 200, .height = 100};
	struct rect r = popup_place(&o, area);

	(void)state;
	assert_true(r.left == 600 && r.top == 460);
	o.side = POPUP_RIGHT;
	r = popup_place(&o, area);
	assert_true(r.left == 500 && r.top == 500);
	o.height = 900;
	assert_true(rect_height(popup_place(&o, area)) == 600);
}

static void test_keys(void **state)
{
	(void)state;
	open();
	key(KEY_DOWN);
	assert_true(top()->selected == 0);
	key(KEY_DOWN); /* over the one that is off and the separator */
	assert_true(top()->selected == 3);
	key(KEY_UP);
	key(KEY_UP);
	assert_true(top()->selected == 5);
	key(KEY_ENTER);
	assert_true(answers == 1 && last == 5 && !popup_top());
}

static void test_below(void **state)
{
	(void)state;
	open();
	key(KEY_DOWN);
	key(KEY_DOWN);
	key(KEY_RIGHT);
	assert_true(popup_below(popup_top()) != NULL && top()->selected == 0);
	key(KEY_LEFT);
	assert_true(popup_top() && !popup_below(popup_top()));
	key(KEY_ENTER);
	key(KEY_DOWN);
	key(KEY_ENTER);
	assert_true(answers == 1 && last == 22 && !popup_top());
}

static void test_letters(void **state)
{
	(void)state;
	open();
	shim_type(id(), "p");
	assert_true(top()->selected == 4);
	shim_type(id(), "p");
	assert_true(top()->selected == 5 && answers == 0);
	shim_type(id(), "s"); /* switched off */
	assert_true(top()->selected == 5);
	shim_type(id(), "O");
	assert_true(answers == 1 && last == 1);
}

static void test_mouse(void **state)
{
	(void)state;
	open();
	mouse(MSG_MOUSEMOVE, 4);
	assert_true(top()->selected == 4);
	mouse(MSG_MOUSEMOVE, 1);
	assert_true(top()->selected == -1);
	mouse(MSG_MOUSEDOWN, 1);
	mouse(MSG_MOUSEUP, 1);
	assert_true(popup_top() && answers == 0);
	mouse(MSG_MOUSEDOWN, 4);
	mouse(MSG_MOUSEUP, 4);
	assert_true(answers == 1 && last == 4 && !popup_top());
}

/* The release of the press that opened the menu does not choose, unless the pointer went on. */
static void test_release(void **state)
{
	struct gui_point at;

	(void)state;
	open();
	key(KEY_ESCAPE);
	at = shim_middle(element);
	shim_mouse(id(), MSG_MOUSEDOWN, at, BUTTON_RIGHT);
	open();
	shim_mouse(id(), MSG_MOUSEUP, at, BUTTON_RIGHT);
	assert_true(popup_top() && answers == 0);
	key(KEY_ESCAPE);
	open();
	mouse(MSG_MOUSEMOVE, 0);
	mouse(MSG_MOUSEMOVE, 4);
	mouse(MSG_MOUSEUP, 4);
	assert_true(answers == 1 && last == 4);
}

static void test_hover_opens(void **state)
{
	(void)state;
	open();
	mouse(MSG_MOUSEMOVE, 3);
	shim_tick(GuiWindowId(popup_top()->window->root));
	assert_true(popup_below(popup_top()) != NULL);
	mouse(MSG_MOUSEMOVE, 1);
	mouse(MSG_MOUSEDOWN, 1);
	mouse(MSG_MOUSEUP, 1);
	assert_true(answers == 1 && last == 22);
}

static void test_closes(void **state)
{
	(void)state;
	open();
	shim_mouse(id(), MSG_MOUSEDOWN, (struct gui_point){-20, 5}, BUTTON_LEFT);
	shim_mouse(id(), MSG_MOUSEUP, (struct gui_point){-20, 5}, BUTTON_LEFT);
	assert_true(!popup_top());
	open();
	shim_post(id(), MSG_DEACTIVATED, 0, 0, 0);
	shim_run();
	assert_true(!popup_top());
	shim_post(id(), MSG_ACTIVATED, 0, 0, 0);
	shim_run();
	open();
	WndReleaseCapture();
	shim_post(id(), MSG_CAPTURE_LOST, 0, 0, 0);
	shim_run();
	assert_true(!popup_top());
	open();
	GuiSetEnabled(element, false);
	assert_true(!popup_top());
	GuiSetEnabled(element, true);
	open();
	GuiDestroy(window);
	shim_run();
	assert_true(!popup_top() && !gui_windows);
	window = NULL;
}

/* A window that never is active: the menu becomes active itself. */
static void test_panel(void **state)
{
	(void)state;
	open();
	key(KEY_ESCAPE);
	shim_post(id(), MSG_DEACTIVATED, 0, 0, 0);
	shim_run();
	open();
	assert_true(popup_top() && popup_top()->window->active);
	shim_key(GuiWindowId(popup_top()->window->root), KEY_END, 0, 0);
	shim_key(GuiWindowId(popup_top()->window->root), KEY_ENTER, 0, 0);
	assert_true(answers == 1 && last == 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_place),	cmocka_unit_test(test_opens_beside),
		cmocka_unit_test(test_keys),	cmocka_unit_test(test_below),
		cmocka_unit_test(test_letters), cmocka_unit_test(test_mouse),
		cmocka_unit_test(test_release), cmocka_unit_test(test_hover_opens),
		cmocka_unit_test(test_closes),	cmocka_unit_test(test_panel),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
