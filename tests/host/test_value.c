/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/* tests/host/test_value.c - slider and progress bar: by keys, mouse and time. */
#include "mini.h"
#include "gui/gui_internal.h"
#include "gui_shim.h"

static int changes, value;
static struct gui_element *window;

static int on_changed(struct gui_element *e, struct msg *msg)
{
	(void)e;
	if (msg->code != MSG_CHANGED)
		return 0;
	changes++;
	value = (int)msg->params[0];
	return 1;
}

static struct gui_element *slider(int least, int most, int start)
{
	struct gui_element *s;

	changes = 0;
	window = GuiWindowCreate("Test", 252, 120); /* the slider: 220 wide, 200 of them to move */
	s = GuiSliderCreate(window, least, most, start);
	GuiSetHandler(s, on_changed);
	shim_run();
	return s;
}

static void done(void)
{
	GuiDestroy(window);
	shim_run();
}

static void key(uint32_t code)
{
	shim_key(GuiWindowId(window), code, 0, 0);
}

static void test_slider_by_keys(void **state)
{
	struct gui_element *s = slider(-50, 50, 0);

	(void)state;
	key(KEY_RIGHT);
	assert_int_equal(value, 1);
	key(KEY_PAGE_UP);
	assert_int_equal(value, 11);
	key(KEY_HOME);
	assert_int_equal(value, -50);
	key(KEY_LEFT);
	assert_int_equal(changes, 3); /* it stood there */
	key(KEY_END);
	assert_int_equal(GuiSliderGet(s), 50);
	GuiSliderSetStep(s, 5, 20);
	key(KEY_DOWN);
	key(KEY_PAGE_DOWN);
	assert_int_equal(value, 25);
	changes = 0;
	GuiSliderSet(s, 1000);
	assert_int_equal(GuiSliderGet(s), 50);
	assert_int_equal(changes, 0);
	done();
}

static struct gui_point at(const struct gui_element *e, int x)
{
	struct rect r = GuiRectInWindow(e);

	return (struct gui_point){r.left + 10 + x, (r.top + r.bottom) / 2};
}

static void test_slider_by_mouse(void **state)
{
	struct gui_element *s = slider(0, 100, 0);
	uint32_t id = GuiWindowId(window);

	(void)state;
	shim_mouse(id, MSG_MOUSEMOVE, at(s, 100), 0);
	assert_int_equal(changes, 0);
	shim_mouse(id, MSG_MOUSEDOWN, at(s, 100), BUTTON_LEFT); /* on the line */
	assert_int_equal(value, 50);
	shim_mouse(id, MSG_MOUSEMOVE, at(s, 140), 0);
	assert_int_equal(value, 70);
	shim_mouse(id, MSG_MOUSEMOVE, at(s, 2000), 0);
	assert_int_equal(value, 100);
	shim_mouse(id, MSG_MOUSEUP, at(s, 2000), BUTTON_LEFT);
	shim_mouse(id, MSG_MOUSEMOVE, at(s, 100), 0);
	assert_int_equal(value, 100);
	shim_mouse(id, MSG_MOUSEDOWN, at(s, 196), BUTTON_LEFT); /* on the knob: it stays there */
	assert_int_equal(value, 100);
	shim_mouse(id, MSG_MOUSEMOVE, at(s, 176), 0);
	assert_int_equal(value, 90);
	shim_mouse(id, MSG_MOUSEUP, at(s, 176), BUTTON_LEFT);
	GuiSliderSetStep(s, 25, 0);
	shim_click(id, at(s, 70).x, at(s, 70).y);
	assert_int_equal(value, 25);
	shim_post(id, MSG_MOUSEWHEEL, MSG_PACK(at(s, 70).x, at(s, 70).y), 0, 1);
	shim_run();
	assert_int_equal(value, 50);
	done();
}

static void test_slider_of_all_numbers(void **state)
{
	struct gui_element *s = slider(-2147483647 - 1, 2147483647, 0);

	(void)state;
	shim_click_element(s);
	key(KEY_END);
	assert_int_equal(value, 2147483647);
	key(KEY_RIGHT);
	key(KEY_PAGE_UP);
	assert_int_equal(value, 2147483647);
	key(KEY_HOME);
	key(KEY_LEFT);
	assert_int_equal(value, -2147483647 - 1);
	done();
	s = slider(5, 5, 9); /* nothing to choose */
	shim_click_element(s);
	key(KEY_RIGHT);
	assert_int_equal(GuiSliderGet(s), 5);
	assert_int_equal(changes, 0);
	done();
}

static uint32_t pixel(const struct gui_element *e, int x)
{
	struct surface s = shim_surface(GuiWindowId(window));
	struct rect r = GuiRectInWindow(e);

	return s.pixels[(r.top + r.bottom) / 2 * s.pitch + r.left + x];
}

static void test_progress(void **state)
{
	struct gui_element *p;

	(void)state;
	window = GuiWindowCreate("Test", 232, 100);
	p = GuiProgressCreate(window);
	GuiProgressSet(p, 1, 4);
	shim_run();
	assert_int_equal(pixel(p, 40), GuiTheme(GUI_COLOUR_ACCENT));
	assert_int_equal(pixel(p, 60), GuiTheme(GUI_COLOUR_SEPARATOR));
	GuiProgressSet(p, 9, 4);
	GuiSetEnabled(p, false);
	shim_run();
	assert_int_equal(pixel(p, 190), GuiTheme(GUI_COLOUR_TEXT_DISABLED));
	done();
}

/* It moves by its own timer, and only while it is seen. */
static void test_busy_moves_while_seen(void **state)
{
	struct gui_element *p;
	uint32_t id;
	int64_t before;

	(void)state;
	window = GuiWindowCreate("Test", 232, 100);
	id = GuiWindowId(window);
	p = GuiProgressCreate(window);
	GuiProgressSet(p, 0, 0);
	shim_run();
	assert_int_equal(pixel(p, 20), GuiTheme(GUI_COLOUR_ACCENT));
	for (int i = 0; i < 48; i++)
		shim_tick(id);
	assert_int_equal(pixel(p, 20), GuiTheme(GUI_COLOUR_SEPARATOR));
	assert_int_equal(pixel(p, 180), GuiTheme(GUI_COLOUR_ACCENT));
	GuiShow(p, false);
	shim_tick(id);
	before = shim.presented_pixels;
	for (int i = 0; i < 5; i++)
		shim_tick(id);
	assert_int_equal(shim.presented_pixels - before, 0);
	GuiShow(p, true);
	shim_run();
	before = shim.presented_pixels;
	shim_tick(id);
	assert_true(shim.presented_pixels > before);
	GuiProgressSet(p, 1, 2);
	shim_tick(id);
	before = shim.presented_pixels;
	shim_tick(id);
	assert_int_equal(shim.presented_pixels - before, 0);
	done();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_slider_by_keys),
		cmocka_unit_test(test_slider_by_mouse),
		cmocka_unit_test(test_slider_of_all_numbers),
		cmocka_unit_test(test_progress),
		cmocka_unit_test(test_busy_moves_while_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
