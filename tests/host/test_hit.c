/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/*
 * tests/host/test_hit.c - what is under the pointer: the remembered answer is the walk's, whatever
 * changed in between; a move over the same element reaches it without one.
 */
#include <stdlib.h>
#include "mini.h"
#include "gui/gui_internal.h"
#include "gui_shim.h"

#define WIDTH	 200
#define HEIGHT	 160
#define ELEMENTS 24
#define STEPS	 20000

static struct gui_element *window, *elements[ELEMENTS];

static int random_below(int n)
{
	static uint32_t seed = 4711;

	seed = seed * 1664525u + 1013904223u;
	return (int)((seed >> 8) % (uint32_t)n);
}

/* Places nothing, and is whatever size its parent says. */
static int on_element(struct gui_element *e, struct msg *msg)
{
	(void)e;
	return msg->code == MSG_GUI_MEASURE || msg->code == MSG_GUI_LAYOUT;
}

static bool is_within(const struct gui_element *e, const struct gui_element *ancestor)
{
	while (e && e != ancestor)
		e = e->parent;
	return e != NULL;
}

static void create(int i)
{
	struct gui_element *parent = elements[random_below(ELEMENTS)];

	elements[i] = GuiElementCreate(parent ? parent : elements[0], on_element, 0, 0);
}

static void destroy(struct gui_element *e)
{
	GuiDestroy(e);
	for (int i = 1; i < ELEMENTS; i++)
		if (elements[i] && (elements[i]->flags & ELEMENT_DEAD))
			elements[i] = NULL;
	element_bury();
}

static void place(struct gui_element *e)
{
	layout_place(e, rect_make(random_below(WIDTH) - 20, random_below(HEIGHT) - 20,
				  random_below(WIDTH), random_below(HEIGHT)));
}

static void adopt(struct gui_element *e)
{
	struct gui_element *parent = elements[random_below(ELEMENTS)];

	if (parent && !is_within(parent, e))
		element_adopt(parent, e);
}

/* Something happens to one of the elements; the first one always fills the window. */
static void change(void)
{
	int i = 1 + random_below(ELEMENTS - 1);
	struct gui_element *e = elements[i];

	if (!e) {
		create(i);
		return;
	}
	switch (random_below(16)) {
	case 0:
		destroy(e);
		break;
	case 1:
		adopt(e);
		break;
	case 2:
	case 3:
		GuiShow(e, e->flags & ELEMENT_HIDDEN);
		break;
	case 4:
	case 5:
		GuiSetEnabled(e, e->flags & ELEMENT_DISABLED);
		break;
	case 6:
	case 7:
		GuiSetCursor(e, (uint32_t)random_below(CURSOR_SHAPES));
		break;
	default:
		place(e);
	}
}

static void compare(struct gui_window *w, int x, int y)
{
	struct rect root = w->root->rect;
	struct gui_element *e = element_at(w->root, x - root.left, y - root.top);
	struct gui_point origin = element_origin(e);

	assert_ptr_equal(hit_find(w, x, y), e);
	if (!w->hit.element)
		return;
	assert_int_equal(w->hit.origin.x, origin.x);
	assert_int_equal(w->hit.origin.y, origin.y);
	assert_int_equal(w->hit.cursor, hit_cursor(e));
	assert_true(rect_contains(w->hit.area, x, y));
}

/* Each answer's own rectangle is believed, so its corners are asked too; and, after the next
 * change, the same point again. */
static void compare_around(struct gui_window *w)
{
	static int x, y;
	struct rect r;

	compare(w, x, y);
	x = random_below(WIDTH + 20) - 10;
	y = random_below(HEIGHT + 50) - 10;
	compare(w, x, y);
	if (!w->hit.element)
		return;
	r = w->hit.area;
	compare(w, r.left, r.top);
	compare(w, r.right - 1, r.top);
	compare(w, r.left, r.bottom - 1);
	compare(w, r.right - 1, r.bottom - 1);
}

static void test_random(void **state)
{
	struct gui_window *w;
	int known = 0;

	(void)state;
	window = GuiWindowCreate("Hit", WIDTH, HEIGHT);
	w = window->window;
	shim_run();
	elements[0] = GuiElementCreate(window, on_element, 0, 0);
	layout_place(elements[0], GuiRect(window));
	for (int step = 0; step < STEPS; step++) {
		change();
		compare_around(w);
		known += w->hit.element != NULL;
	}
	assert_true(known > STEPS / 2);
	GuiDestroy(window);
	shim_run();
}

/* A point of the frame's edge is never answered from what is remembered of the contents. */
static void test_frame(void **state)
{
	struct gui_element *e;
	struct gui_window *w;

	(void)state;
	window = GuiWindowCreate("Frame", WIDTH, HEIGHT);
	GuiSetPadding(window, 0);
	e = GuiCanvasCreate(window, 10, 10);
	GuiSetAlign(e, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	GuiSetExpand(e, 1, 1);
	w = window->window;
	shim_run();
	assert_ptr_equal(hit_find(w, 100, 100), e);
	for (int x = 0; x < window_whole(w).right; x++)
		for (int y = 0; y < window_whole(w).bottom; y++)
			if (hit_known(&w->hit, x, y))
				assert_int_equal(frame_hit(w, x, y), FRAME_CLIENT);
	assert_false(hit_known(&w->hit, 2, 100));
	assert_false(hit_known(&w->hit, 100, 10));
	GuiDestroy(window);
	shim_run();
}

static int moves, x, y;

static int on_move(struct gui_element *e, struct msg *msg)
{
	(void)e;
	if (msg->code != MSG_MOUSEMOVE)
		return 0;
	moves++;
	x = mouse_x(msg);
	y = mouse_y(msg);
	return 1;
}

/* Moves over one element reach it in its own coordinates; of a disabled one nobody hears. */
static void test_moves(void **state)
{
	struct gui_element *b;
	struct gui_point at;
	uint32_t id;

	(void)state;
	window = GuiWindowCreate("Moves", WIDTH, HEIGHT);
	id = GuiWindowId(window);
	b = GuiButtonCreate(GuiRowCreate(GuiColumnCreate(window)), "Button");
	GuiSetHandler(b, on_move);
	shim_run();
	at = element_origin(b);
	for (int i = 1; i <= 3; i++) {
		shim_mouse(id, MSG_MOUSEMOVE, (struct gui_point){at.x + 4 + i, at.y + 9}, 0);
		assert_int_equal(moves, i);
		assert_int_equal(x, 4 + i);
		assert_int_equal(y, 9);
	}
	GuiSetEnabled(b, false);
	shim_mouse(id, MSG_MOUSEMOVE, (struct gui_point){at.x + 5, at.y + 9}, 0);
	assert_int_equal(moves, 3);
	assert_false(GuiState(b) & GUI_STATE_HOVERED);
	GuiSetEnabled(b, true);
	shim_mouse(id, MSG_MOUSEMOVE, (struct gui_point){at.x + 6, at.y + 9}, 0);
	assert_int_equal(moves, 4);
	assert_true(GuiState(b) & GUI_STATE_HOVERED);
	GuiDestroy(window);
	shim_run();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_frame),
		cmocka_unit_test(test_moves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
