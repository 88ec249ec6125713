/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/* tests/host/test_layout.c - sharing room, rows, columns, grids, least window sizes. */
#include "mini.h"
#include "gui/gui_internal.h"
#include "gui_shim.h"

static void test_distribute(void **state)
{
	struct layout_item grow[] = {{10, 20, 1, 0}, {10, 20, 2, 0}, {10, 20, 0, 0}};
	struct layout_item shrink[] = {{10, 30, 0, 0}, {20, 20, 0, 0}, {0, 40, 0, 0}};

	(void)state;
	layout_distribute(grow, 3, 70);
	assert_int_equal(grow[0].size, 23);
	assert_int_equal(grow[1].size, 27);
	assert_int_equal(grow[2].size, 20);
	layout_distribute(shrink, 3, 60);
	assert_int_equal(shrink[0].size, 20);
	assert_int_equal(shrink[1].size, 20);
	assert_int_equal(shrink[2].size, 20);
	layout_distribute(shrink, 3, 5);
	assert_int_equal(shrink[0].size, 10);
	assert_int_equal(shrink[1].size, 20);
	assert_int_equal(shrink[2].size, 0);
}

/* Whatever room there is, between least and endless, it is given out to the pixel. */
static void test_distribute_is_exact(void **state)
{
	(void)state;
	for (int room = 60; room < 400; room++) {
		struct layout_item items[] = {{20, 50, 3, 0}, {30, 33, 1, 0}, {10, 77, 7, 0}};

		layout_distribute(items, 3, room);
		assert_int_equal(items[0].size + items[1].size + items[2].size, room);
		assert_true(items[0].size >= 20 && items[1].size >= 30 && items[2].size >= 10);
	}
}

static struct gui_element *box(struct gui_element *parent, int width, int height)
{
	struct gui_element *e = GuiElementCreate(parent, NULL, 0, 0);

	GuiSetMinSize(e, width, height);
	return e;
}

static void check_rect(const struct gui_element *e, int x, int y, int width, int height)
{
	struct rect r = GuiRectInWindow(e);

	assert_int_equal(r.left, x);
	assert_int_equal(r.top, y);
	assert_int_equal(rect_width(r), width);
	assert_int_equal(rect_height(r), height);
}

/* A window without a frame, so that positions begin at 0. */
static struct gui_element *bare(int width, int height)
{
	return GuiWindowCreateWith(&(struct gui_window_options){
		.title = "t", .width = width, .height = height, .flags = GUI_WINDOW_BORDERLESS});
}

static void test_row(void **state)
{
	struct gui_element *w = bare(300, 100), *row = GuiRowCreate(w);
	struct gui_element *a = box(row, 50, 20), *b = box(row, 60, 40), *c = box(row, 10, 10);

	(void)state;
	GuiSetPadding(row, 4);
	GuiSetExpand(b, 1, 0);
	GuiSetExpand(row, 0, 1);
	GuiSetAlign(c, GUI_ALIGN_START, GUI_ALIGN_END);
	shim_run();
	check_rect(row, 0, 0, 300, 100);
	check_rect(a, 4, 40, 50, 20);
	check_rect(b, 62, 30, 216, 40);
	check_rect(c, 286, 86, 10, 10);
	GuiShow(b, false);
	shim_run();
	check_rect(c, 62, 86, 10, 10);
	GuiDestroy(w);
	shim_run();
}

static void test_grid(void **state)
{
	struct gui_element *w = bare(200, 100), *grid = GuiGridCreate(w, 2);
	struct gui_element *a = box(grid, 30, 20), *b = box(grid, 20, 20);
	struct gui_element *wide = box(grid, 10, 10), *d = box(grid, 40, 20);

	(void)state;
	GuiSetExpand(b, 1, 0);
	GuiSetSpan(wide, 2);
	GuiSetAlign(wide, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	shim_run();
	check_rect(a, 0, 0, 30, 20);
	check_rect(b, 48, 0, 152, 20);
	check_rect(wide, 0, 28, 200, 10);
	check_rect(d, 0, 46, 40, 20);
	GuiDestroy(w);
	shim_run();
}

static void test_window_fits(void **state)
{
	struct gui_element *w = GuiWindowCreate("fits", 0, 0), *b = box(w, 400, 50);
	struct rect r;

	(void)state;
	shim_run();
	r = shim_rect(GuiWindowId(w));
	assert_int_equal(rect_width(r), 400 + 2 * GUI_WINDOW_PADDING + 2);
	assert_int_equal(rect_height(r), 50 + 2 * GUI_WINDOW_PADDING + GUI_TITLE_HEIGHT + 1);
	check_rect(b, 17, GUI_TITLE_HEIGHT + 16, 400, 50);
	GuiSetMinSize(b, 500, 50);
	shim_run();
	assert_int_equal(rect_width(shim_rect(GuiWindowId(w))), 534);
	GuiDestroy(w);
	shim_run();
}

/* Resizing stops where the contents need the room; the opposite edge stands still. */
static void test_resize_limit(void **state)
{
	struct gui_element *w = GuiWindowCreate("limit", 400, 200);
	uint32_t id = GuiWindowId(w);
	struct rect before, after;

	(void)state;
	box(w, 250, 60);
	shim_run();
	before = shim_rect(id);
	shim_mouse(id, MSG_MOUSEMOVE, (struct gui_point){1, 100}, 0);
	assert_int_equal(shim_cursor(id), CURSOR_SIZE_H);
	shim_mouse(id, MSG_MOUSEDOWN, (struct gui_point){1, 100}, BUTTON_LEFT);
	shim_mouse(id, MSG_MOUSEMOVE, (struct gui_point){390, 100}, 0);
	shim_mouse(id, MSG_MOUSEUP, (struct gui_point){390, 100}, BUTTON_LEFT);
	after = shim_rect(id);
	assert_int_equal(after.right, before.right);
	assert_int_equal(rect_width(after), 250 + 34);
	GuiDestroy(w);
	shim_run();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_distribute),  cmocka_unit_test(test_distribute_is_exact),
		cmocka_unit_test(test_row),	    cmocka_unit_test(test_grid),
		cmocka_unit_test(test_window_fits), cmocka_unit_test(test_resize_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
