/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/* tests/host/test_paint.c - shapes, clipping, text metrics, and one paint for many changes. */
#include "mini.h"
#include "gui/gui_internal.h"
#include "gui_shim.h"

#define SIDE 40

static uint32_t pixels[SIDE * SIDE];

static struct gui_painter painter(void)
{
	for (int i = 0; i < SIDE * SIDE; i++)
		pixels[i] = GUI_RGB(255, 255, 255);
	return (struct gui_painter){pixels, SIDE, 0, 0, {0, 0, SIDE, SIDE}, 1};
}

static uint32_t at(int x, int y)
{
	return pixels[y * SIDE + x];
}

static int count_not(uint32_t colour)
{
	int count = 0;

	for (int i = 0; i < SIDE * SIDE; i++)
		count += pixels[i] != colour;
	return count;
}

static const uint32_t white = GUI_RGB(255, 255, 255), black = GUI_RGB(0, 0, 0);

static void test_fill_is_clipped(void **state)
{
	struct gui_painter p = painter();
	struct rect before;

	(void)state;
	before = GuiPaintClip(&p, rect_make(10, 10, 5, 5));
	GuiPaintFill(&p, rect_make(-100, -100, 1000, 1000), black);
	assert_int_equal(count_not(white), 25);
	GuiPaintUnclip(&p, before);
	GuiPaintRect(&p, rect_make(0, 0, SIDE, SIDE), black);
	assert_int_equal(count_not(white), 25 + 4 * SIDE - 4);
}

static void test_painter_inside(void **state)
{
	struct gui_painter p = painter(), inner = painter_for(&p, rect_make(30, 30, 20, 20));

	(void)state;
	GuiPaintFill(&inner, rect_make(0, 0, 20, 20), black);
	assert_int_equal(count_not(white), 100);
	assert_int_equal(at(30, 30), black);
	assert_int_equal(at(29, 30), white);
}

/* A disc has the area of a disc, the same in all four quarters. */
static void test_rounded(void **state)
{
	struct gui_painter p = painter();
	int ink = 0;

	(void)state;
	GuiPaintRounded(&p, rect_make(0, 0, SIDE, SIDE), SIDE / 2, black);
	for (int y = 0; y < SIDE; y++) {
		for (int x = 0; x < SIDE; x++) {
			ink += 255 - (at(x, y) & 0xff);
			assert_int_equal(at(x, y), at(SIDE - 1 - x, y));
			assert_int_equal(at(x, y), at(x, SIDE - 1 - y));
		}
	}
	assert_in_range(ink / 255, 1245, 1268); /* pi * 20 * 20 = 1257 */
}

static void test_outline(void **state)
{
	struct gui_painter p = painter();

	(void)state;
	GuiPaintOutline(&p, rect_make(0, 0, SIDE, SIDE), (struct gui_stroke){8, 2, black});
	assert_int_equal(at(SIDE / 2, 0), black);
	assert_int_equal(at(SIDE / 2, 1), black);
	assert_int_equal(at(SIDE / 2, 2), white);
	assert_int_equal(at(0, SIDE / 2), black);
	assert_int_equal(at(SIDE - 2, SIDE / 2), black);
	assert_int_equal(at(0, 0), white);
	assert_int_equal(at(SIDE / 2, SIDE / 2), white);
}

static void test_alpha(void **state)
{
	struct gui_painter p = painter();

	(void)state;
	GuiPaintFill(&p, rect_make(0, 0, 1, 1), GUI_ALPHA(black, 128));
	assert_in_range((int)(at(0, 0) & 0xff), 126, 129);
	assert_int_equal(at(0, 0) >> 24, 255);
	GuiPaintFill(&p, rect_make(1, 0, 1, 1), GUI_ALPHA(black, 0));
	assert_int_equal(at(1, 0), white);
	/* Premultiplied pictures: opaque replaces, clear leaves. */
	GuiPaintPixels(&p, rect_make(2, 0, 2, 1), (uint32_t[]){0xff102030, 0}, 2);
	assert_int_equal(at(2, 0), 0xff102030);
	assert_int_equal(at(3, 0), white);
}

static void test_line(void **state)
{
	struct gui_painter p = painter();

	(void)state;
	GuiPaintLine(&p, (struct gui_point){5 * 16 + 8, 10 * 16 + 8},
		     (struct gui_point){30 * 16 + 8, 10 * 16 + 8}, 16, black);
	assert_int_equal(at(15, 10), black);
	assert_int_equal(at(15, 12), white);
	assert_int_equal(at(15, 8), white);
	assert_int_equal(at(34, 10), white);
}

static void test_text(void **state)
{
	struct gui_painter p = painter();
	int hello = GuiTextWidth(GUI_FONT_UI, "hello", -1);

	(void)state;
	assert_in_range(hello, 25, 40);
	assert_int_equal(GuiTextWidth(GUI_FONT_UI, "", -1), 0);
	assert_int_equal(GuiTextWidth(GUI_FONT_UI, "hello there", 5), hello);
	assert_int_equal(GuiTextWidth(GUI_FONT_MONO, "wwii", -1), 4 * 8);
	assert_int_equal(text_fit(GUI_FONT_MONO, "abcdef", 6, 25), 3);
	assert_int_equal(text_nearest(GUI_FONT_MONO, "abcdef", 6, 13), 2);
	assert_int_equal(text_nearest(GUI_FONT_MONO, "abcdef", 6, 900), 6);
	GuiPaintText(&p, rect_make(0, 0, 20, 20), "WWWWWWWWWWW", black,
		     GUI_FONT_UI | GUI_TEXT_ELLIPSIS);
	assert_int_not_equal(count_not(white), 0);
	for (int y = 0; y < SIDE; y++)
		for (int x = 20; x < SIDE; x++)
			assert_int_equal(at(x, y), white);
	/* Ill-formed UTF-8 and unknown characters draw something and end. */
	GuiPaintText(&p, rect_make(0, 20, 40, 20), "\xff\xc3", black, GUI_FONT_UI);
}

static void test_one_paint(void **state)
{
	struct gui_element *w = GuiWindowCreate("paint", 300, 200);
	struct gui_element *a = GuiLabelCreate(w, "a"), *b = GuiLabelCreate(w, "b");

	(void)state;
	shim_run();
	memset(&shim, 0, sizeof(shim));
	for (int i = 0; i < 100; i++) {
		GuiLabelPrint(a, "%d", i % 7);
		GuiInvalidate(b);
	}
	shim_run();
	assert_int_equal(shim.presents, 1);
	assert_int_equal(shim.invalidates, 1);
	assert_true(shim.presented_pixels <= 2 * 300 * GUI_LINE_HEIGHT);
	memset(&shim, 0, sizeof(shim));
	shim_run();
	assert_int_equal(shim.presents, 0);
	GuiDestroy(w);
	shim_run();
}

/* Painting in parts gives the same picture as painting all at once. */
static void test_parts_equal_whole(void **state)
{
	struct gui_element *w = GuiWindowCreate("parts", 300, 200), *row = GuiRowCreate(w);
	static uint32_t whole[400 * 300];
	struct surface s;

	(void)state;
	GuiButtonSetDefault(GuiButtonCreate(row, "One"));
	GuiCheckSet(GuiCheckCreate(row, "Two"), true);
	GuiTextboxCreate(w, "Three");
	GuiListAddColumn(GuiListCreate(w), "Four", 0, 0);
	shim_run();
	GuiSetTheme(GUI_THEME_LIGHT);
	shim_run();
	s = shim_surface(GuiWindowId(w));
	memcpy(whole, s.pixels, (size_t)s.width * s.height * 4);
	for (int y = 0; y < s.height; y += 7)
		for (int x = 0; x < s.width; x += 31) {
			window_invalidate(w->window, rect_make(x, y, 31, 7));
			shim_run();
		}
	assert_memory_equal(whole, s.pixels, (size_t)s.width * s.height * 4);
	GuiDestroy(w);
	shim_run();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fill_is_clipped),
		cmocka_unit_test(test_painter_inside),
		cmocka_unit_test(test_rounded),
		cmocka_unit_test(test_outline),
		cmocka_unit_test(test_alpha),
		cmocka_unit_test(test_line),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_one_paint),
		cmocka_unit_test(test_parts_equal_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
