/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/* tests/host/test_scrollview.c - the scroll view, and the scroll bar by itself. */
#include "mini.h"
#include "gui/gui_internal.h"
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
	last = (int)msg->params[0];
	return 1;
}

static void open_window(void)
{
	window = GuiWindowCreate("View", 300, 200);
	id = GuiWindowId(window);
	changes = 0;
}

static void show(void)
{
	shim_post(id, MSG_ACTIVATED, 0, 0, 0);
	shim_run();
}

static void close_window(void)
{
	GuiDestroy(window);
	shim_run();
}

static void check_bar(bool horizontal)
{
	struct rect r;
	struct gui_point end;

	open_window();
	element = GuiScrollbarCreate(window, horizontal);
	GuiSetExpand(element, 0, 1);
	GuiSetHandler(element, on_message);
	GuiScrollbarSet(element, 1000, 100, 2000);
	assert_int_equal(GuiScrollbarGet(element), 900);
	GuiScrollbarSet(element, 1000, 100, 0);
	show();
	assert_int_equal(changes, 0);
	r = GuiRectInWindow(element);
	end = horizontal ? (struct gui_point){r.right - 4, r.top + 5}
			 : (struct gui_point){r.left + 5, r.bottom - 4};
	shim_mouse(id, MSG_MOUSEDOWN, end, BUTTON_LEFT);
	assert_int_equal(last, 100);
	shim_tick(id);
	shim_tick(id);
	assert_int_equal(last, 300);
	for (int i = 0; i < 20; i++)
		shim_tick(id);
	assert_in_range(last, 800, 900);
	shim_mouse(id, MSG_MOUSEUP, end, BUTTON_LEFT);
	changes = 0;
	shim_tick(id);
	assert_int_equal(changes, 0);
	close_window();
}

static void test_scroll_bars(void **state)
{
	(void)state;
	check_bar(false);
	check_bar(true);
}

/* A drag moves it in proportion; one that was cancelled is over. */
static void test_scroll_bar_is_dragged(void **state)
{
	struct rect r;
	struct gui_point at;

	(void)state;
	open_window();
	element = GuiScrollbarCreate(window, false);
	GuiSetExpand(element, 0, 1);
	GuiSetHandler(element, on_message);
	GuiScrollbarSet(element, 200, 100, 0);
	show();
	r = GuiRectInWindow(element);
	at = (struct gui_point){r.left + 5, r.top + 5};
	shim_mouse(id, MSG_MOUSEDOWN, at, BUTTON_LEFT);
	at.y += rect_height(r) / 4;
	shim_mouse(id, MSG_MOUSEMOVE, at, 0);
	assert_in_range(last, 48, 52);
	shim_post(id, MSG_CAPTURE_LOST, 0, 0, 0);
	shim_run();
	changes = 0;
	shim_mouse(id, MSG_MOUSEMOVE, (struct gui_point){at.x, r.bottom}, 0);
	assert_int_equal(changes, 0);
	close_window();
}

static struct gui_element *buttons[30];

/* A column of buttons, higher than the window. */
static struct gui_element *open_view(void)
{
	struct gui_element *view, *column;

	open_window();
	view = GuiScrollviewCreate(window);
	column = GuiColumnCreate(view);
	for (int i = 0; i < 30; i++)
		buttons[i] = GuiButtonCreate(column, "Button");
	show();
	return view;
}

static bool inside(struct gui_element *e, struct gui_element *view)
{
	struct rect r = GuiRectInWindow(e), v = GuiRectInWindow(view);

	return rect_equal(rect_intersect(r, v), r);
}

static void test_keys_and_wheel_scroll(void **state)
{
	struct gui_element *view = open_view();
	int wheel;

	(void)state;
	assert_true(inside(buttons[0], view));
	assert_false(inside(buttons[29], view));
	shim_key(id, KEY_PAGE_DOWN, 0, 0);
	assert_in_range(GuiScrollviewAt(view).y, 50, rect_height(GuiRect(view)));
	shim_key(id, KEY_PAGE_UP, 0, 0);
	assert_int_equal(GuiScrollviewAt(view).y, 0);
	shim_mouse(id, MSG_MOUSEMOVE, shim_middle(buttons[2]), 0);
	shim_post(id, MSG_MOUSEWHEEL,
		  MSG_PACK(shim_middle(buttons[2]).x, shim_middle(buttons[2]).y), 0, (uint32_t)-1);
	shim_run();
	wheel = GuiScrollviewAt(view).y;
	assert_int_equal(wheel, 3 * SCROLL_LINE);
	assert_true(view->window->hovered != buttons[2]);
	GuiScrollviewTo(view, 1000, 100000);
	assert_int_equal(GuiScrollviewAt(view).x, 0);
	assert_true(inside(buttons[29], view));
	assert_false(inside(buttons[0], view));
	close_window();
}

static void test_focus_comes_into_view(void **state)
{
	struct gui_element *view = open_view();

	(void)state;
	for (int i = 1; i < 30; i++) {
		shim_key(id, KEY_TAB, 0, 0);
		assert_true(inside(buttons[i], view));
	}
	GuiFocus(buttons[3]);
	shim_run();
	assert_true(inside(buttons[3], view));
	GuiScrollIntoView(buttons[20], GuiRect(buttons[20]));
	assert_true(inside(buttons[20], view));
	close_window();
}

/* What is scrolled away is neither pressed nor painted over the window's other parts. */
static void test_the_child_is_clipped(void **state)
{
	struct gui_element *view = open_view();
	struct rect v = GuiRectInWindow(view), r;
	struct surface s;
	uint32_t before, colour;

	(void)state;
	s = shim_surface(id);
	before = s.pixels[(v.top - 2) * s.pitch + v.left + 20];
	GuiScrollviewTo(view, 0, 15);
	shim_run();
	colour = s.pixels[(v.top - 2) * s.pitch + v.left + 20];
	assert_int_equal(before, colour);
	r = GuiRectInWindow(buttons[0]);
	assert_true(r.top < v.top && r.bottom > v.top);
	assert_true(element_at(window, r.left + 10 - window->rect.left,
			       v.top - 2 - window->rect.top) != buttons[0]);
	assert_true(element_at(window, r.left + 10 - window->rect.left,
			       v.top + 2 - window->rect.top) == buttons[0]);
	close_window();
}

static int paint_canvas(struct gui_element *e, struct msg *msg)
{
	if (msg->code == MSG_GUI_PAINT)
		GuiPaintGradient(GuiPainter(msg), GuiRect(e), GUI_RGB(0, 0, 0),
				 GUI_RGB(255, 255, 255));
	if (msg->code == MSG_GUI_MEASURE)
		*GuiMeasure(msg) = (struct gui_measure){900, 700, 900, 700};
	return msg->code == MSG_GUI_PAINT || msg->code == MSG_GUI_MEASURE;
}

/* A picture in both directions: the view has the focus; pixels moved are as if painted anew. */
static void test_a_picture(void **state)
{
	struct gui_element *view, *picture;
	static uint32_t moved[500 * 500];
	struct surface s;
	int scrolls;

	(void)state;
	open_window();
	view = GuiScrollviewCreate(window);
	picture = GuiElementCreate(view, paint_canvas, 0, GUI_OPAQUE);
	show();
	GuiFocus(view);
	shim_run();
	assert_true(GuiState(view) & GUI_STATE_FOCUSED);
	assert_int_equal(rect_width(GuiRect(picture)), 900);
	scrolls = shim.scrolls;
	shim_key(id, KEY_RIGHT, 0, 0);
	shim_key(id, KEY_DOWN, 0, 0);
	shim_key(id, KEY_DOWN, 0, 0);
	assert_int_equal(shim.scrolls, scrolls + 3);
	assert_int_equal(GuiScrollviewAt(view).x, GUI_ROW_HEIGHT);
	assert_int_equal(GuiScrollviewAt(view).y, 2 * GUI_ROW_HEIGHT);
	s = shim_surface(id);
	assert_true(s.width * s.height <= 500 * 500);
	memcpy(moved, s.pixels, (size_t)s.width * s.height * 4);
	window_invalidate_all(view->window);
	shim_run();
	assert_int_equal(memcmp(moved, s.pixels, (size_t)s.width * s.height * 4), 0);
	shim_key(id, KEY_END, 0, 0);
	assert_int_equal(GuiRectInWindow(picture).bottom,
			 GuiRectInWindow(GuiParent(picture)).bottom);
	close_window();
}

/* Where there is room no bar is seen, and a child that fills is as large as the view. */
static void test_small_contents(void **state)
{
	struct gui_element *view, *column;

	(void)state;
	open_window();
	view = GuiScrollviewCreate(window);
	column = GuiColumnCreate(view);
	GuiButtonCreate(column, "One");
	show();
	assert_int_equal(rect_width(GuiRect(column)), rect_width(GuiRect(view)));
	assert_int_equal(rect_height(GuiRect(column)), rect_height(GuiRect(view)));
	GuiScrollviewTo(view, 50, 50);
	assert_int_equal(GuiScrollviewAt(view).y, 0);
	GuiDestroy(column);
	shim_run();
	GuiScrollviewTo(view, 50, 50);
	close_window();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_scroll_bars),
		cmocka_unit_test(test_scroll_bar_is_dragged),
		cmocka_unit_test(test_keys_and_wheel_scroll),
		cmocka_unit_test(test_focus_comes_into_view),
		cmocka_unit_test(test_the_child_is_clipped),
		cmocka_unit_test(test_a_picture),
		cmocka_unit_test(test_small_contents),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
