/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/* tests/host/test_frame.c - where a window goes: arranged by the desktop, dragged to the edges of
 * the screen, moved with the arrow keys; its menu; the look all programs share. */
#include "mini.h"
#include "gui/frame.h"
#include "gui_shim.h"
#include "msg.h"

static struct gui_element *window(void)
{
	struct gui_element *w = GuiWindowCreate("Test", 300, 200);

	shim_run();
	GuiWindowMove(w, 200, 150);
	shim_run();
	return w;
}

static void close(struct gui_element *w)
{
	GuiDestroy(w);
	shim_run();
}

static void arrange(struct gui_element *w, uint32_t how)
{
	shim_post(GuiWindowId(w), MSG_ARRANGE, how, 0, 0);
	shim_run();
}

static void check(struct gui_element *w, int left, int top, int right, int bottom)
{
	struct rect r = shim_rect(GuiWindowId(w));

	assert_int_equal(r.left, left);
	assert_int_equal(r.top, top);
	assert_int_equal(r.right, right);
	assert_int_equal(r.bottom, bottom);
}

static void test_halves_quarters_and_back(void **state)
{
	struct gui_element *w = window();
	struct rect before = shim_rect(GuiWindowId(w)), area = GuiWorkArea();
	int x = area.right / 2, y = area.bottom / 2;

	(void)state;
	arrange(w, ARRANGE_LEFT);
	check(w, 0, area.top, x, area.bottom);
	arrange(w, ARRANGE_TOP_RIGHT);
	check(w, x, area.top, area.right, y);
	arrange(w, ARRANGE_MAXIMISE);
	check(w, area.left, area.top, area.right, area.bottom);
	arrange(w, ARRANGE_BOTTOM_LEFT);
	check(w, 0, y, x, area.bottom);
	arrange(w, ARRANGE_RESTORE);
	check(w, before.left, before.top, before.right, before.bottom);
	arrange(w, ARRANGES + 5); /* nonsense changes nothing */
	check(w, before.left, before.top, before.right, before.bottom);
	close(w);
}

static void test_a_fixed_window_keeps_its_size(void **state)
{
	struct gui_element *w = GuiWindowCreateWith(&(struct gui_window_options){
		.title = "Fixed", .width = 200, .height = 100, .flags = GUI_WINDOW_FIXED});
	struct rect before;

	(void)state;
	shim_run();
	before = shim_rect(GuiWindowId(w));
	arrange(w, ARRANGE_MAXIMISE);
	check(w, before.left, before.top, before.right, before.bottom);
	close(w);
}

/* Press in the title and move so that the pointer gets to this place of the screen. */
static void drag_to(struct gui_element *w, int x, int y)
{
	uint32_t id = GuiWindowId(w);
	struct rect r = shim_rect(id);

	shim_mouse(id, MSG_MOUSEDOWN, (struct gui_point){100, 10}, BUTTON_LEFT);
	shim_run();
	shim_mouse(id, MSG_MOUSEMOVE, (struct gui_point){x - r.left, y - r.top}, 0);
	shim_run();
}

static void drop(struct gui_element *w, int x, int y)
{
	uint32_t id = GuiWindowId(w);
	struct rect r = shim_rect(id);

	shim_mouse(id, MSG_MOUSEUP, (struct gui_point){x - r.left, y - r.top}, BUTTON_LEFT);
	shim_run();
}

static void test_dropped_at_an_edge(void **state)
{
	struct gui_element *w = window();
	struct rect area = GuiWorkArea();

	(void)state;
	drag_to(w, 2, area.bottom / 2);
	drop(w, 2, area.bottom / 2);
	check(w, 0, area.top, area.right / 2, area.bottom);
	/* Away from there it has its old size again. */
	drag_to(w, 300, 300);
	drop(w, 300, 300);
	assert_int_equal(rect_width(shim_rect(GuiWindowId(w))), 302);
	drag_to(w, 500, 1);
	drop(w, 500, 1);
	check(w, area.left, area.top, area.right, area.bottom);
	close(w);
}

static void test_escape_undoes_a_drag(void **state)
{
	struct gui_element *w = window();
	struct rect before = shim_rect(GuiWindowId(w));

	(void)state;
	drag_to(w, 600, 500);
	assert_true(shim_rect(GuiWindowId(w)).left != before.left);
	shim_key(GuiWindowId(w), KEY_ESCAPE, 0, 0);
	shim_run();
	check(w, before.left, before.top, before.right, before.bottom);
	drop(w, 600, 500);
	check(w, before.left, before.top, before.right, before.bottom);
	close(w);
}

static void test_the_arrow_keys(void **state)
{
	struct gui_element *w = window();
	struct rect before = shim_rect(GuiWindowId(w));

	(void)state;
	arrange(w, ARRANGE_MOVE);
	shim_key(GuiWindowId(w), KEY_RIGHT, 0, 0);
	shim_key(GuiWindowId(w), KEY_DOWN, MOD_CTRL, 0);
	shim_key(GuiWindowId(w), KEY_ENTER, 0, 0);
	shim_key(GuiWindowId(w), KEY_RIGHT, 0, 0); /* no longer */
	shim_run();
	check(w, before.left + 8, before.top + 1, before.right + 8, before.bottom + 1);
	arrange(w, ARRANGE_RESIZE);
	shim_post(GuiWindowId(w), MSG_CAPTURE_LOST, 0, 0, 0); /* of the menu it was chosen in */
	shim_key(GuiWindowId(w), KEY_RIGHT, 0, 0);
	shim_run();
	assert_int_equal(shim_rect(GuiWindowId(w)).right, before.right + 16);
	shim_key(GuiWindowId(w), KEY_ESCAPE, 0, 0);
	shim_run();
	close(w);
}

static void test_the_arrow_keys_end_with_activation(void **state)
{
	struct gui_element *w = window();
	struct rect before = shim_rect(GuiWindowId(w));

	(void)state;
	arrange(w, ARRANGE_MOVE);
	shim_post(GuiWindowId(w), MSG_DEACTIVATED, 0, 0, 0);
	shim_post(GuiWindowId(w), MSG_ACTIVATED, 0, 0, 0);
	shim_key(GuiWindowId(w), KEY_RIGHT, 0, 0);
	shim_run();
	check(w, before.left, before.top, before.right, before.bottom);
	close(w);
}

/* Dialogs have the size they need, but for those that can grow. */
static void test_dialogs_that_grow(void **state)
{
	(void)state;
	for (uint32_t grows = 0; grows <= GUI_WINDOW_GROWS; grows += GUI_WINDOW_GROWS) {
		struct gui_element *w = GuiWindowCreateWith(
			&(struct gui_window_options){.title = "Test",
						     .flags = GUI_WINDOW_DIALOG | grows,
						     .width = 300,
						     .height = 200});
		struct rect before;

		shim_run();
		shim_post(GuiWindowId(w), MSG_ACTIVATED, 0, 0, 0);
		before = shim_rect(GuiWindowId(w));
		arrange(w, ARRANGE_RESIZE);
		shim_key(GuiWindowId(w), KEY_RIGHT, 0, 0);
		shim_run();
		assert_int_equal(shim_rect(GuiWindowId(w)).right, before.right + (grows ? 8 : 0));
		close(w);
	}
}

static void test_the_menu_of_a_window(void **state)
{
	struct gui_element *w = window();
	struct rect area = GuiWorkArea();

	(void)state;
	shim_post(GuiWindowId(w), MSG_WINDOW_MENU, 0, 0, 0);
	shim_run();
	shim_key(GuiWindowId(w), KEY_X, 0, 'x');
	shim_type(GuiWindowId(w), "x");
	shim_run();
	check(w, area.left, area.top, area.right, area.bottom);
	close(w);
}

static void test_the_look_changes_for_everyone(void **state)
{
	struct gui_element *w = window();
	uint32_t light = GuiTheme(GUI_COLOUR_WINDOW),
		 code = MsgRegister("transom.settings.changed");
	struct gui_settings s;

	(void)state;
	shim_post(GuiWindowId(w), code, GUI_THEME_DARK | 1 << 8, 0, 0);
	shim_run();
	assert_true(GuiTheme(GUI_COLOUR_WINDOW) != light);
	assert_int_equal(GuiGetTheme(), GUI_THEME_DARK);
	GuiGetSettings(&s);
	assert_int_equal(s.animations, 0);
	shim_post(GuiWindowId(w), code, 77, 0, 0); /* nonsense changes nothing */
	shim_run();
	assert_int_equal(GuiGetTheme(), GUI_THEME_DARK);
	shim_post(GuiWindowId(w), code, GUI_THEME_LIGHT | 1 << 8 | 1 << 16, 0, 0);
	shim_run();
	assert_int_equal(GuiTheme(GUI_COLOUR_WINDOW), light);
	close(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_halves_quarters_and_back),
		cmocka_unit_test(test_a_fixed_window_keeps_its_size),
		cmocka_unit_test(test_dropped_at_an_edge),
		cmocka_unit_test(test_escape_undoes_a_drag),
		cmocka_unit_test(test_the_arrow_keys),
		cmocka_unit_test(test_the_arrow_keys_end_with_activation),
		cmocka_unit_test(test_dialogs_that_grow),
		cmocka_unit_test(test_the_menu_of_a_window),
		cmocka_unit_test(test_the_look_changes_for_everyone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
