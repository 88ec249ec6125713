/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/* tests/host/test_scale.c - windows at double scale: the same layout, four pixels for one, the
 * mouse where it is seen; contents that need more room than the screen has. */
#include "mini.h"
#include "gui/gui_internal.h"
#include "gui_shim.h"

#define SIDE 40

static uint32_t single[SIDE * SIDE], twice[4 * SIDE * SIDE];

static struct gui_painter painter(uint32_t *pixels, int scale)
{
	for (int i = 0; i < SIDE * SIDE * scale * scale; i++)
		pixels[i] = GUI_RGB(255, 255, 255);
	return (struct gui_painter){pixels, SIDE * scale, 0, 0, {0, 0, SIDE, SIDE}, scale};
}

/* Each pixel of the one is the four of the other. */
static void assert_doubled(void)
{
	for (int y = 0; y < 2 * SIDE; y++)
		for (int x = 0; x < 2 * SIDE; x++)
			assert_int_equal(twice[y * 2 * SIDE + x], single[y / 2 * SIDE + x / 2]);
}

static void draw_straight(struct gui_painter *outer)
{
	static const uint32_t picture[] = {0xff102030, 0x80402010, 0xffffffff, 0};
	struct gui_painter p = painter_for(outer, rect_make(3, 5, 30, 30));
	struct rect before;

	GuiPaintFill(&p, rect_make(-5, 2, 12, 7), GUI_RGB(200, 0, 0));
	GuiPaintFill(&p, rect_make(4, 4, 9, 9), GUI_ALPHA(GUI_RGB(0, 200, 0), 100));
	GuiPaintRect(&p, rect_make(10, 10, 15, 9), GUI_RGB(0, 0, 200));
	GuiPaintOutline(&p, rect_make(1, 20, 12, 9), (struct gui_stroke){0, 2, GUI_RGB(9, 9, 9)});
	GuiPaintPixels(&p, rect_make(20, 2, 2, 2), picture, 2);
	before = GuiPaintClip(&p, rect_make(25, 5, 3, 3));
	GuiPaintFill(&p, rect_make(0, 0, 99, 99), GUI_RGB(1, 2, 3));
	GuiPaintUnclip(&p, before);
}

static void test_straight_shapes_are_doubled(void **state)
{
	struct gui_painter one = painter(single, 1), two = painter(twice, 2);

	(void)state;
	draw_straight(&one);
	draw_straight(&two);
	assert_doubled();
}

static int count_dark(const uint32_t *pixels, int count)
{
	int dark = 0;

	for (int i = 0; i < count; i++)
		dark += 255 - (pixels[i] & 0xff);
	return dark;
}

/* Curves and letters are finer: about four times the ink, inside the same outlines. */
static void test_curves_and_letters_are_finer(void **state)
{
	struct gui_painter one = painter(single, 1), two = painter(twice, 2);
	int small, large;

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct gui_painter *p = i ? &two : &one;

		GuiPaintRounded(p, rect_make(2, 2, 14, 14), 7, GUI_RGB(0, 0, 0));
		GuiPaintLine(p, (struct gui_point){320, 40}, (struct gui_point){600, 200}, 32,
			     GUI_RGB(0, 0, 0));
		GuiPaintText(p, rect_make(2, 18, 36, 20), "Hello", GUI_RGB(0, 0, 0), GUI_FONT_UI);
	}
	small = count_dark(single, SIDE * SIDE);
	large = count_dark(twice, 4 * SIDE * SIDE);
	assert_true(large > 4 * small * 9 / 10 && large < 4 * small * 11 / 10);
}

/* A picture of the screen's own pixels is not enlarged. */
static void test_fine_pictures(void **state)
{
	uint32_t pixels[16];
	struct gui_painter two = painter(twice, 2);

	(void)state;
	for (int i = 0; i < 16; i++)
		pixels[i] = GUI_RGB(0, 0, i);
	GuiPaintPicture(&two, (struct gui_point){3, 4}, &(struct gui_picture){pixels, 4, 4, 4});
	for (int i = 0; i < 16; i++)
		assert_int_equal(twice[(8 + i / 4) * 2 * SIDE + 6 + i % 4], pixels[i]);
}

static int clicks;

static int on_button(struct gui_element *e, struct msg *msg)
{
	(void)e;
	clicks += msg->code == MSG_CLICKED;
	return 0;
}

static struct gui_element *button, *list;

static struct gui_element *window(void)
{
	struct gui_element *w = GuiWindowCreate("Scale", 300, 200), *row;

	GuiLabelCreate(w, "Some text that says how wide it is");
	row = GuiRowCreate(w);
	GuiCheckCreate(row, "Check");
	button = GuiButtonCreate(row, "Press");
	GuiSetHandler(button, on_button);
	list = GuiListCreate(w);
	shim_run();
	GuiWindowMove(w, 100, 60);
	shim_run();
	return w;
}

static void close(struct gui_element *w)
{
	GuiDestroy(w);
	shim_run();
	scale_use(1);
}

static void test_layout_is_the_same(void **state)
{
	struct gui_element *w = window();
	struct rect b = GuiRectInWindow(button), l = GuiRectInWindow(list), r;

	(void)state;
	scale_use(2);
	shim_run();
	assert_true(rect_equal(GuiRectInWindow(button), b));
	assert_true(rect_equal(GuiRectInWindow(list), l));
	r = shim_rect(GuiWindowId(w));
	assert_int_equal(rect_width(r), 2 * 302);
	assert_int_equal(rect_height(r), 2 * (200 + GUI_TITLE_HEIGHT + 1));
	assert_int_equal(shim_surface(GuiWindowId(w)).width, 604);
	scale_use(1);
	shim_run();
	assert_int_equal(rect_width(shim_rect(GuiWindowId(w))), 302);
	assert_true(rect_equal(GuiRectInWindow(button), b));
	close(w);
}

static void test_clicks_hit_what_is_seen(void **state)
{
	struct gui_element *w = window();
	struct rect r = GuiRectInWindow(button);

	(void)state;
	scale_use(2);
	shim_run();
	clicks = 0;
	shim_click(GuiWindowId(w), 2 * r.left + 1, 2 * r.top + 1);
	assert_int_equal(clicks, 1);
	shim_click(GuiWindowId(w), 2 * r.right - 1, 2 * r.bottom - 1);
	assert_int_equal(clicks, 2);
	shim_click(GuiWindowId(w), 2 * r.left - 1, 2 * r.top + 1);
	shim_click(GuiWindowId(w), 2 * r.right, 2 * r.bottom - 1);
	assert_int_equal(clicks, 2);
	close(w);
}

/* What is invalid at one place is presented at the same, doubled. */
static void test_presents_only_what_changed(void **state)
{
	struct gui_element *w = window();
	struct rect r = GuiRect(button);

	(void)state;
	scale_use(2);
	shim_run();
	shim.presented_pixels = 0;
	GuiInvalidate(button);
	shim_run();
	assert_int_equal(shim.presented_pixels, 4 * r.right * r.bottom);
	close(w);
}

/* A window that has no room at double scale is as large as before when it has it again. */
static void test_window_is_fitted_to_the_work_area(void **state)
{
	struct gui_element *w = GuiWindowCreate("Large", 700, 500);
	struct rect r, area = GuiWorkArea();

	(void)state;
	shim_run();
	r = shim_rect(GuiWindowId(w));
	assert_int_equal(rect_width(r), 702);
	scale_use(2);
	shim_run();
	r = shim_rect(GuiWindowId(w));
	assert_true(rect_equal(rect_intersect(r, area), r));
	assert_int_equal(rect_width(r), rect_width(area));
	scale_use(1);
	shim_run();
	assert_int_equal(rect_width(shim_rect(GuiWindowId(w))), 702);
	close(w);
}

static void test_maximised_stays_maximised(void **state)
{
	struct gui_element *w = window();
	struct rect before = shim_rect(GuiWindowId(w));

	(void)state;
	GuiWindowMaximise(w, true);
	shim_run();
	scale_use(2);
	shim_run();
	assert_true(rect_equal(shim_rect(GuiWindowId(w)), scale_rect_up(GuiWorkArea())));
	scale_use(1);
	GuiWindowMaximise(w, false);
	shim_run();
	assert_true(rect_equal(shim_rect(GuiWindowId(w)), before));
	close(w);
}

/*
 * Contents that need more room than the work area has.
 */
static struct gui_element *last;

static struct gui_element *tall_window(void)
{
	struct gui_element *w = GuiWindowCreate("Tall", 0, 0);

	for (int i = 0; i < 40; i++)
		last = GuiButtonCreate(w, "Row");
	GuiSetHandler(last, on_button);
	shim_run();
	return w;
}

static bool seen(const struct gui_element *e)
{
	struct rect r = GuiRectInWindow(e);

	return rect_equal(rect_intersect(r, e->window->view), r);
}

static void test_more_than_fits_is_scrolled(void **state)
{
	struct gui_element *w = tall_window();
	uint32_t id = GuiWindowId(w);
	struct rect area = GuiWorkArea(), r = shim_rect(id);

	(void)state;
	assert_int_equal(rect_height(r), rect_height(area));
	assert_false(seen(last));
	shim_post(id, MSG_MOUSEWHEEL, MSG_PACK(40, 100), 0, (uint32_t)-100);
	shim_run();
	assert_true(seen(last));
	clicks = 0;
	shim_click_element(last);
	assert_int_equal(clicks, 1);
	shim_post(id, MSG_MOUSEWHEEL, MSG_PACK(40, 100), 0, 100);
	shim_run();
	assert_false(seen(last));
	GuiFocus(last);
	shim_run();
	assert_true(seen(last));
	close(w);
}

/* The title stays, and the bar at the right is not the contents'. */
static void test_bar_is_dragged(void **state)
{
	struct gui_element *w = tall_window();
	uint32_t id = GuiWindowId(w);
	struct rect r = shim_rect(id);
	int x = rect_width(r) - 8;

	(void)state;
	shim_mouse(id, MSG_MOUSEDOWN, (struct gui_point){x, GUI_TITLE_HEIGHT + 8}, BUTTON_LEFT);
	shim_run();
	shim_mouse(id, MSG_MOUSEMOVE, (struct gui_point){x, rect_height(r) + 300}, BUTTON_LEFT);
	shim_run();
	assert_true(seen(last));
	shim_mouse(id, MSG_MOUSEUP, (struct gui_point){x, rect_height(r) + 300}, BUTTON_LEFT);
	shim_run();
	close(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_straight_shapes_are_doubled),
		cmocka_unit_test(test_curves_and_letters_are_finer),
		cmocka_unit_test(test_fine_pictures),
		cmocka_unit_test(test_layout_is_the_same),
		cmocka_unit_test(test_clicks_hit_what_is_seen),
		cmocka_unit_test(test_presents_only_what_changed),
		cmocka_unit_test(test_window_is_fitted_to_the_work_area),
		cmocka_unit_test(test_maximised_stays_maximised),
		cmocka_unit_test(test_more_than_fits_is_scrolled),
		cmocka_unit_test(test_bar_is_dragged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
