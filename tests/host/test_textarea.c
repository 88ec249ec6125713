/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/* tests/host/test_textarea.c - the text area: keys, mouse, view, and that parts painted make the
 * whole. */
#include "mini.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gui/gui_internal.h"
#include "gui/textarea.h"
#include "gui_shim.h"

static struct gui_element *window, *area;
static uint32_t id;

static void open_window(const char *text)
{
	window = GuiWindowCreate("Text", 420, 260);
	area = GuiTextareaCreate(window);
	id = GuiWindowId(window);
	assert_true(GuiTextareaSetText(area, text, -1));
	shim_post(id, MSG_ACTIVATED, 0, 0, 0);
	GuiFocus(area);
	shim_run();
}

static void close_window(void)
{
	GuiDestroy(window);
	shim_run();
}

static void expect(const char *text)
{
	int length = GuiTextareaLength(area);
	char *copy = malloc(length + 1);

	GuiTextareaGetText(area, 0, length, copy);
	assert_string_equal(copy, text);
	free(copy);
}

static void expect_selection(int from, int to)
{
	int a, b;

	GuiTextareaSelection(area, &a, &b);
	assert_int_equal(a, from);
	assert_int_equal(b, to);
}

static void key(uint32_t code, uint32_t mods)
{
	shim_key(id, code, mods, 0);
}

/* The picture as it is, and as it would be painted anew, are the same. */
static void expect_settled(void)
{
	struct surface s = shim_surface(id);
	size_t size = (size_t)s.width * s.height * sizeof(*s.pixels);
	uint32_t *before = malloc(size);

	memcpy(before, s.pixels, size);
	window_invalidate_all(area->window);
	shim_run();
	assert_true(!memcmp(before, s.pixels, size));
	free(before);
}

static char *many_lines(int lines)
{
	char *text = malloc(lines * 40), *to = text;

	for (int i = 1; i <= lines; i++)
		to += sprintf(to, "line %d of many\n", i);
	return text;
}

static void test_typing_and_lines(void **state)
{
	int line, column;

	(void)state;
	open_window("");
	shim_type(id, "ab");
	key(KEY_TAB, 0);
	shim_type(id, "c");
	key(KEY_ENTER, 0);
	shim_key(id, 0, 0, 0x20ac);
	shim_type(id, "d");
	expect("ab\tc\n\xe2\x82\xac\x64");
	GuiTextareaCaret(area, &line, &column);
	assert_int_equal(line, 1);
	assert_int_equal(column, 2);
	assert_int_equal(GuiTextareaLines(area), 2);
	assert_true(GuiTextareaModified(area));
	key(KEY_BACKSPACE, 0);
	key(KEY_BACKSPACE, 0);
	key(KEY_BACKSPACE, 0);
	expect("ab\tc");
	key(KEY_HOME, 0);
	key(KEY_DELETE, 0);
	expect("b\tc");
	key(KEY_BACKSPACE, MOD_CTRL);
	expect("b\tc");
	key(KEY_END, MOD_CTRL);
	key(KEY_BACKSPACE, MOD_CTRL);
	expect("b\t");
	close_window();
}

static void test_a_new_line_is_indented(void **state)
{
	(void)state;
	open_window("\tif (x)");
	key(KEY_END, MOD_CTRL);
	key(KEY_ENTER, 0);
	shim_type(id, "y");
	expect("\tif (x)\n\ty");
	key(KEY_HOME, 0);
	expect_selection(9, 9);
	key(KEY_HOME, 0);
	expect_selection(8, 8);
	close_window();
}

static void test_caret_keeps_its_column(void **state)
{
	(void)state;
	open_window("a long line\nx\nanother line");
	key(KEY_END, 0);
	key(KEY_DOWN, 0);
	expect_selection(13, 13);
	key(KEY_DOWN, 0);
	expect_selection(14 + 11, 14 + 11);
	key(KEY_DOWN, 0); /* there is no line below: to the end of this one */
	expect_selection(26, 26);
	key(KEY_UP, MOD_SHIFT);
	expect_selection(13, 26);
	close_window();
}

static void test_commands(void **state)
{
	(void)state;
	open_window("one two");
	assert_true(!GuiCanEdit(area, GUI_EDIT_UNDO));
	assert_true(!GuiCanEdit(area, GUI_EDIT_CUT));
	key(KEY_RIGHT, MOD_CTRL | MOD_SHIFT);
	assert_true(GuiCanEdit(area, GUI_EDIT_CUT));
	key(KEY_X, MOD_CTRL);
	expect("two");
	key(KEY_END, 0);
	key(KEY_V, MOD_CTRL);
	expect("twoone ");
	key(KEY_Z, MOD_CTRL);
	expect("two");
	key(KEY_Y, MOD_CTRL);
	expect("twoone ");
	shim_key(id, KEY_Y, MOD_CTRL, 'z'); /* the letter counts, which stands elsewhere on some */
	expect("two");
	shim_key(id, KEY_Z, MOD_CTRL, 'y');
	expect("twoone ");
	assert_true(GuiEdit(area, GUI_EDIT_SELECT_ALL));
	key(KEY_INSERT, MOD_CTRL);
	key(KEY_DELETE, MOD_SHIFT);
	expect("");
	key(KEY_INSERT, MOD_SHIFT);
	expect("twoone ");
	GuiTextareaSetReadOnly(area, true);
	shim_type(id, "x");
	key(KEY_BACKSPACE, 0);
	key(KEY_X, MOD_CTRL);
	key(KEY_Z, MOD_CTRL);
	expect("twoone ");
	assert_true(!GuiCanEdit(area, GUI_EDIT_PASTE));
	close_window();
}

static void test_view_follows_the_caret(void **state)
{
	char *text = many_lines(10000);
	int line, column;

	(void)state;
	open_window(text);
	free(text);
	key(KEY_PAGE_DOWN, 0);
	GuiTextareaCaret(area, &line, &column);
	assert_int_equal(line, area_rows(area) - 1);
	key(KEY_END, MOD_CTRL);
	GuiTextareaCaret(area, &line, &column);
	assert_int_equal(line, 10000);
	assert_int_equal(area_of(area)->top.line, 10001 - area_rows(area));
	expect_settled();
	key(KEY_HOME, MOD_CTRL);
	assert_int_equal(area_of(area)->top.line, 0);
	GuiTextareaSelect(area, GuiTextareaLineStart(area, 5000), -1);
	key(KEY_LEFT, 0);
	GuiTextareaCaret(area, &line, &column);
	assert_int_equal(line, 5000);
	assert_true(area_y(area, area_row_of(area, area_of(area)->document.caret)) != AREA_OUTSIDE);
	expect_settled();
	close_window();
}

static void test_mouse_selects(void **state)
{
	struct rect r;
	struct gui_point at;
	int from, to;

	(void)state;
	open_window("first line\nsecond line\nthird");
	r = GuiRectInWindow(area);
	at = (struct gui_point){r.left + 12, r.top + 8};
	shim_mouse(id, MSG_MOUSEDOWN, at, BUTTON_LEFT);
	at.y += area_of(area)->row_height;
	shim_mouse(id, MSG_MOUSEMOVE, at, 0);
	shim_mouse(id, MSG_MOUSEUP, at, BUTTON_LEFT);
	GuiTextareaSelection(area, &from, &to);
	assert_int_equal(document_line_at(&area_of(area)->document, from), 0);
	assert_int_equal(document_line_at(&area_of(area)->document, to), 1);
	expect_settled();
	shim_post(id, MSG_MOUSEDOWN, MSG_PACK(at.x + 4, at.y), MSG_BUTTON_PACK(1, 1, 0), 2);
	shim_post(id, MSG_MOUSEUP, MSG_PACK(at.x + 4, at.y), MSG_BUTTON_PACK(1, 0, 0), 0);
	shim_run();
	expect_selection(11, 17);
	shim_post(id, MSG_MOUSEDOWN, MSG_PACK(at.x + 4, at.y), MSG_BUTTON_PACK(1, 1, 0), 3);
	shim_post(id, MSG_MOUSEUP, MSG_PACK(at.x + 4, at.y), MSG_BUTTON_PACK(1, 0, 0), 0);
	shim_run();
	expect_selection(11, 23);
	expect_settled();
	close_window();
}

/* A drag beyond the edge goes on with the timer. */
static void test_drag_scrolls(void **state)
{
	char *text = many_lines(200);
	struct gui_point at;
	int line, column, before;

	(void)state;
	open_window(text);
	free(text);
	at = shim_middle(area);
	shim_mouse(id, MSG_MOUSEDOWN, at, BUTTON_LEFT);
	at.y = GuiRectInWindow(area).bottom + 30;
	shim_mouse(id, MSG_MOUSEMOVE, at, 0);
	GuiTextareaCaret(area, &before, &column);
	for (int i = 0; i < 10; i++)
		shim_tick(id);
	GuiTextareaCaret(area, &line, &column);
	assert_true(line >= before + 10);
	shim_mouse(id, MSG_MOUSEUP, at, BUTTON_LEFT);
	shim_tick(id);
	GuiTextareaCaret(area, &before, &column);
	assert_int_equal(line, before);
	expect_settled();
	close_window();
}

static void test_wrapping(void **state)
{
	struct row r = {0, 0};
	int rows = 1;

	(void)state;
	open_window("a paragraph of many words that is longer than the window is wide and so must "
		    "go on below\n"
		    "averyveryverylongwordthathasnoplacetobreakandsoisbrokenwheretheedgeisreached\n"
		    "end");
	GuiTextareaSetWrap(area, true);
	shim_run();
	while (area_next_row(area, &r))
		rows++;
	assert_true(rows >= 5);
	assert_int_equal(r.line, 2);
	while (area_prev_row(area, &r))
		rows--;
	assert_int_equal(rows, 1);
	assert_int_equal(r.at, 0);
	key(KEY_DOWN, 0);
	assert_int_equal(document_line_at(&area_of(area)->document, area_of(area)->document.caret),
			 0);
	assert_true(area_of(area)->document.caret > 30);
	key(KEY_END, 0);
	shim_type(id, "many more words ");
	expect_settled();
	key(KEY_BACKSPACE, MOD_CTRL);
	expect_settled();
	close_window();
}

/* A bar below, where lines are longer than the view; the caret's move scrolls sideways. */
static void test_sideways(void **state)
{
	struct textarea *t;
	struct rect thumb, r;
	struct gui_point at;

	(void)state;
	open_window(
		"a line that is a good deal longer than four hundred pixels can show at once\nx");
	t = area_of(area);
	assert_int_equal(t->x, 0);
	thumb = scroll_thumb(&t->horizontal);
	assert_true(rect_width(thumb) > rect_height(thumb));
	key(KEY_END, 0);
	assert_true(t->x > 0);
	assert_true(area_x(area, t->top, t->document.caret) < area_view(area).right);
	expect_settled();
	thumb = scroll_thumb(&t->horizontal);
	r = GuiRectInWindow(area);
	at = (struct gui_point){r.left + thumb.right - 4, r.top + thumb.top + 6};
	shim_mouse(id, MSG_MOUSEDOWN, at, BUTTON_LEFT);
	at.x -= 400;
	shim_mouse(id, MSG_MOUSEMOVE, at, 0);
	assert_int_equal(t->x, 0);
	shim_mouse(id, MSG_MOUSEUP, at, BUTTON_LEFT);
	expect_settled();
	close_window();
}

/* What a typed character spoils is its line from there on, no more. */
static void test_typing_paints_little(void **state)
{
	char *text = many_lines(100);

	(void)state;
	open_window(text);
	free(text);
	key(KEY_DOWN, 0);
	key(KEY_END, 0);
	shim.presented_pixels = 0;
	shim_type(id, "x");
	assert_true(shim.presented_pixels <= 24 * area_of(area)->row_height);
	expect_settled();
	key(KEY_HOME, 0);
	shim.presented_pixels = 0;
	shim_type(id, "y");
	assert_true(shim.presented_pixels <= 180 * area_of(area)->row_height);
	expect_settled();
	close_window();
}

/* Lines of several rows each. */
static char *paragraphs(int count)
{
	char *text = malloc(count * 220), *to = text;

	for (int i = 1; i <= count; i++)
		to += sprintf(to,
			      "Paragraph %d has some words of several lengths, so that it takes a "
			      "few rows of the window, and what is typed in the middle of it moves "
			      "words from one row to the next one.\n",
			      i);
	return text;
}

/* Within a paragraph it is the rest of a row, or a few rows; what is below goes down as it is. */
static void test_typing_in_a_paragraph_paints_little(void **state)
{
	char *text = paragraphs(20);
	int64_t most = 0, row;

	(void)state;
	open_window(text);
	free(text);
	GuiTextareaSetWrap(area, true);
	shim_run();
	row = (int64_t)area_of(area)->row_height * rect_width(GuiRect(area));
	for (int i = 0; i < 30; i++)
		key(KEY_RIGHT, 0);
	for (int i = 0; i < 200; i++) {
		shim.presented_pixels = 0;
		shim_type(id, i % 9 ? "x" : " ");
		most = shim.presented_pixels > most ? shim.presented_pixels : most;
		expect_settled();
	}
	assert_true(shim.scrolls >= 3);
	assert_true(most <= 6 * row);
	close_window();
}

/* Whatever is done, what was painted in parts is what a whole paint gives. */
static void test_random_paragraphs(void **state)
{
	static const uint32_t keys[] = {KEY_LEFT,  KEY_RIGHT, KEY_UP,	     KEY_DOWN,	 KEY_HOME,
					KEY_ENTER, KEY_TAB,   KEY_BACKSPACE, KEY_DELETE, KEY_END};
	static const char *const words[] = {"x", " ", "words ", "averylongwordthatbreaksrows",
					    "\t"};
	char *text = paragraphs(12);

	(void)state;
	srand(7);
	clipboard_set("twoone", 6);
	open_window(text);
	GuiTextareaSetWrap(area, true);
	for (int i = 0; i < 3000; i++) {
		uint32_t mods = (rand() % 5 ? 0 : MOD_SHIFT) | (rand() % 6 ? 0 : MOD_CTRL);

		if (i % 300 == 0)
			GuiTextareaSetText(area, text, -1);
		if (i % 500 == 250)
			GuiTextareaSetLineNumbers(area, i % 1000 == 250);
		if (rand() % 8 == 0)
			key(rand() % 2 ? KEY_Z : KEY_V, MOD_CTRL);
		else if (rand() % 2)
			shim_type(id, words[rand() % 5]);
		else
			key(keys[rand() % 10], mods);
		expect_settled();
	}
	free(text);
	close_window();
}

/* The same on short lines. */
static void test_random(void **state)
{
	static const uint32_t keys[] = {KEY_LEFT,      KEY_RIGHT,  KEY_UP,	KEY_DOWN,
					KEY_HOME,      KEY_END,	   KEY_ENTER,	KEY_TAB,
					KEY_BACKSPACE, KEY_DELETE, KEY_PAGE_UP, KEY_PAGE_DOWN};
	char *text = many_lines(30);

	(void)state;
	srand(5);
	open_window(text);
	for (int i = 0; i < 1500; i++) {
		uint32_t mods = (rand() % 3 ? 0 : MOD_SHIFT) | (rand() % 4 ? 0 : MOD_CTRL);

		if (i == 500)
			GuiTextareaSetLineNumbers(area, true);
		if (i % 400 == 200)
			GuiTextareaSetWrap(area, i % 800 == 200);
		if (i % 300 == 0)
			GuiTextareaSetText(area, text, -1);
		switch (rand() % 8) {
		case 0:
			key(rand() % 2 ? KEY_Z : KEY_Y, MOD_CTRL);
			break;
		case 1:
			key("\x2d\x2e\x2f"[rand() % 3], MOD_CTRL);
			break;
		case 2:
		case 3:
			shim_type(id, rand() % 2 ? "w " : "word and more words ");
			break;
		default:
			key(keys[rand() % 12], mods);
		}
		expect_settled();
	}
	free(text);
	close_window();
}

static void test_the_caret_stops_blinking(void **state)
{
	int64_t pixels;

	(void)state;
	open_window("text");
	key(KEY_RIGHT, 0);
	for (int i = 0; i < 60; i++)
		shim_tick(id);
	pixels = shim.presented_pixels;
	shim_tick(id);
	assert_int_equal(shim.presented_pixels, pixels);
	assert_true(area_of(area)->caret_on);
	close_window();
}

/* Held beside the thumb, the bar turns pages until the thumb is there. */
static void test_the_bar_pages_while_held(void **state)
{
	struct scroll *bar;
	struct gui_point end;
	char text[601];

	(void)state;
	memset(text, '\n', sizeof(text) - 1);
	text[sizeof(text) - 1] = 0;
	open_window(text);
	GuiTextareaSelect(area, 0, 0);
	shim_run();
	bar = &((struct textarea *)area->data)->vertical;
	end = (struct gui_point){GuiRectInWindow(area).left + bar->track.left + 4,
				 GuiRectInWindow(area).top + bar->track.bottom - 1};
	shim_mouse(id, MSG_MOUSEMOVE, end, 0);
	shim_mouse(id, MSG_MOUSEDOWN, end, BUTTON_LEFT);
	assert_int_equal(bar->position, bar->page);
	shim_tick(id);
	assert_int_equal(bar->position, 2 * bar->page);
	for (int i = 0; i < 100; i++)
		shim_tick(id);
	assert_int_equal(bar->position, bar->total - bar->page);
	shim_mouse(id, MSG_MOUSEUP, end, BUTTON_LEFT);
	expect_settled();
	close_window();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_typing_and_lines),
		cmocka_unit_test(test_a_new_line_is_indented),
		cmocka_unit_test(test_caret_keeps_its_column),
		cmocka_unit_test(test_commands),
		cmocka_unit_test(test_view_follows_the_caret),
		cmocka_unit_test(test_mouse_selects),
		cmocka_unit_test(test_drag_scrolls),
		cmocka_unit_test(test_wrapping),
		cmocka_unit_test(test_sideways),
		cmocka_unit_test(test_typing_paints_little),
		cmocka_unit_test(test_typing_in_a_paragraph_paints_little),
		cmocka_unit_test(test_random_paragraphs),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_the_bar_pages_while_held),
		cmocka_unit_test(test_the_caret_stops_blinking),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
