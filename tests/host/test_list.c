/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/* tests/host/test_list.c - lists by mouse and keys: columns, sorting, letters, bars, speed. */
#include <stdlib.h>
#include "mini.h"
#include "gui/gui_internal.h"
#include "gui/list_parts.h"
#include "gui_shim.h"

static int changes, changed_to, accepted, sorts, sort_column, sort_down, context;
static bool sorts_itself;

static int on_event(struct gui_element *e, struct msg *msg)
{
	(void)e;
	if (msg->code == MSG_CHANGED) {
		changes++;
		changed_to = (int)msg->params[0];
	} else if (msg->code == MSG_ACCEPTED) {
		accepted++;
	} else if (msg->code == MSG_CONTEXT) {
		context = msg->params[0];
	} else if (msg->code == MSG_SORT) {
		sorts++;
		sort_column = (int)msg->params[0];
		sort_down = (int)msg->params[1];
		return !sorts_itself;
	}
	return msg->code >= MSG_CLICKED && msg->code < MSG_GUI_PAINT;
}

static struct gui_element *window, *list;

/* Name (takes the room), size (80, on the right). */
static void make(int rows)
{
	char name[16], size[16];

	changes = accepted = sorts = context = 0;
	sorts_itself = false;
	window = GuiWindowCreate("Test", 300, 240);
	list = GuiListCreate(window);
	GuiSetHandler(list, on_event);
	GuiListAddColumn(list, "Name", 0, GUI_FONT_UI);
	GuiListAddColumn(list, "Size", 80, GUI_FONT_UI | GUI_TEXT_RIGHT);
	for (int i = 0; i < rows; i++) {
		snprintf(name, sizeof(name), "%c%d", 'a' + i % 7, i);
		snprintf(size, sizeof(size), "%d", i * 37 % 100);
		GuiListAppend(list, (const char *[]){name, size});
	}
	shim_run();
	shim_post(GuiWindowId(window), MSG_ACTIVATED, 0, 0, 0);
	shim_run();
}

static void done(void)
{
	GuiDestroy(window);
	shim_run();
}

static struct gui_point at(int x, int y)
{
	struct rect r = GuiRectInWindow(list);

	return (struct gui_point){r.left + x, r.top + y};
}

static void click(int x, int y)
{
	shim_click(GuiWindowId(window), at(x, y).x, at(x, y).y);
}

static void key(uint32_t code)
{
	shim_key(GuiWindowId(window), code, 0, 0);
}

static void test_selects_by_mouse_and_keys(void **state)
{
	(void)state;
	make(100);
	click(20, 25 + 24 * 2 + 5);
	assert_int_equal(GuiListSelected(list), 99 - (list_of(list)->view.upright.page / 24) + 2);
	key(KEY_HOME);
	assert_int_equal(changed_to, 0);
	assert_int_equal(list_of(list)->view.upright.position, 0);
	key(KEY_DOWN);
	key(KEY_PAGE_DOWN);
	assert_int_equal(changed_to, 1 + list_of(list)->view.upright.page / 24);
	key(KEY_END);
	assert_int_equal(GuiListSelected(list), 99);
	key(KEY_ENTER);
	assert_int_equal(accepted, 1);
	GuiListSelect(list, 3);
	assert_int_equal(changed_to, 99);
	assert_true(list_of(list)->view.upright.position <= 3 * 24);
	key(KEY_MENU);
	assert_true(context != 0);
	done();
}

static void test_letters_find_rows(void **state)
{
	uint32_t id;

	(void)state;
	make(30);
	id = GuiWindowId(window);
	GuiListSelect(list, 0);
	shim_type(id, "C");
	assert_int_equal(GuiListSelected(list), 2);
	shim_type(id, "c");
	assert_int_equal(GuiListSelected(list), 9);
	shim_tick(id); /* a pause */
	shim_type(id, "b2");
	assert_int_equal(GuiListSelected(list), 22);
	shim_tick(id);
	shim_type(id, "z");
	assert_int_equal(GuiListSelected(list), 22);
	done();
}

static void test_head_sorts(void **state)
{
	(void)state;
	make(50);
	GuiListSetRowUser(list, 1, 4711);
	GuiListSelect(list, 1);
	click(200, 12);
	assert_int_equal(sorts, 0); /* not sortable yet */
	GuiListSetSortable(list, true);
	click(240, 12);
	assert_int_equal(sorts, 1);
	assert_int_equal(sort_column, 1);
	assert_int_equal(sort_down, 0);
	assert_string_equal(GuiListCell(list, 0, 0), "a0"); /* the program handled it */
	sorts_itself = true;
	click(240, 12);
	assert_int_equal(sort_down, 1);
	for (int i = 1; i < 50; i++)
		assert_true(atoi(GuiListCell(list, i - 1, 1)) >= atoi(GuiListCell(list, i, 1)));
	assert_int_equal(GuiListRowUser(list, GuiListSelected(list)), 4711);
	assert_string_equal(GuiListCell(list, GuiListSelected(list), 0), "b1");
	click(20, 12);
	assert_int_equal(sort_column, 0);
	assert_string_equal(GuiListCell(list, 0, 0), "a0");
	done();
}

static int width_of(int column)
{
	const int *edges = list_of(list)->columns.edges;

	return edges[column + 1] - edges[column];
}

static void test_heads_by_keyboard(void **state)
{
	uint32_t id;
	int width;

	(void)state;
	make(50);
	id = GuiWindowId(window);
	GuiListSelect(list, 3);
	shim_key(id, KEY_RIGHT, MOD_CTRL, 0);
	assert_int_equal(list_of(list)->head_chosen, 0);
	shim_key(id, KEY_SPACE, 0, ' ');
	assert_int_equal(sorts, 0); /* not sortable */
	GuiListSetSortable(list, true);
	shim_key(id, KEY_RIGHT, MOD_CTRL, 0);
	shim_key(id, KEY_RIGHT, MOD_CTRL, 0); /* there is no third one */
	shim_key(id, KEY_SPACE, 0, ' ');
	assert_int_equal(sort_column, 1);
	assert_int_equal(sort_down, 0);
	shim_key(id, KEY_ENTER, 0, 0);
	assert_int_equal(sort_down, 1);
	assert_int_equal(accepted, 0);
	width = width_of(1);
	shim_key(id, KEY_RIGHT, MOD_CTRL | MOD_SHIFT, 0);
	assert_int_equal(width_of(1), width + 8);
	shim_key(id, KEY_LEFT, MOD_CTRL | MOD_SHIFT, 0);
	shim_key(id, KEY_LEFT, MOD_CTRL | MOD_SHIFT, 0);
	assert_int_equal(width_of(1), width - 8);
	shim_key(id, KEY_ESCAPE, 0, 0);
	assert_int_equal(list_of(list)->head_chosen, -1);
	shim_key(id, KEY_LEFT, MOD_CTRL, 0); /* to the one it is sorted by */
	assert_int_equal(list_of(list)->head_chosen, 1);
	shim_key(id, KEY_DOWN, 0, 0);
	assert_int_equal(list_of(list)->head_chosen, -1);
	assert_int_equal(sorts, 2);
	shim_key(id, KEY_PAD_PLUS, MOD_CTRL, 0);
	assert_true(width_of(0) < 80);
	done();
}

static void drag(struct gui_point from, struct gui_point to)
{
	uint32_t id = GuiWindowId(window);

	shim_mouse(id, MSG_MOUSEMOVE, from, 0);
	shim_mouse(id, MSG_MOUSEDOWN, from, BUTTON_LEFT);
	shim_mouse(id, MSG_MOUSEMOVE, to, 0);
	shim_mouse(id, MSG_MOUSEUP, to, BUTTON_LEFT);
}

static void test_edges_are_dragged(void **state)
{
	struct list *l;
	int edge;

	(void)state;
	make(5);
	GuiListSetSortable(list, true);
	l = list_of(list);
	edge = l->columns.edges[1];
	shim_mouse(GuiWindowId(window), MSG_MOUSEMOVE, at(1 + edge, 10), 0);
	assert_int_equal(shim_cursor(GuiWindowId(window)), CURSOR_SIZE_H);
	drag(at(1 + edge, 10), at(1 + edge - 60, 10));
	assert_int_equal(l->columns.edges[1], edge - 60);
	assert_int_equal(sorts, 0);
	drag(at(1 + edge - 60, 10), at(1 + 900, 10)); /* wider than the view: a flat bar */
	assert_int_equal(l->columns.edges[1], 900);
	assert_false(rect_empty(scroll_thumb(&l->view.flat)));
	key(KEY_RIGHT);
	assert_int_equal(l->view.flat.position, 48);
	shim_mouse(GuiWindowId(window), MSG_MOUSEMOVE, at(50, 100), 0);
	assert_int_equal(shim_cursor(GuiWindowId(window)), CURSOR_ARROW);
	done();
}

static void test_removing_keeps_the_selection(void **state)
{
	(void)state;
	make(10);
	GuiListSelect(list, 5);
	GuiListRemove(list, 2);
	assert_int_equal(GuiListSelected(list), 4);
	assert_string_equal(GuiListCell(list, 4, 0), "f5");
	GuiListRemove(list, 4);
	assert_int_equal(GuiListSelected(list), -1);
	GuiListRemove(list, 99);
	assert_int_equal(GuiListRows(list), 8);
	GuiListClear(list);
	assert_int_equal(GuiListRows(list), 0);
	GuiListSetRowColour(list, 0, GUI_COLOUR_WARNING);
	GuiListSetRowIcon(list, 0, "computer");
	assert_int_equal(GuiListRowUser(list, 0), 0);
	done();
}

static void test_follows_the_end(void **state)
{
	struct scroll *s;

	(void)state;
	make(100);
	s = &list_of(list)->view.upright;
	assert_int_equal(s->position, s->total - s->page);
	GuiListAppend(list, (const char *[]){"new", "1"});
	assert_int_equal(s->position, s->total - s->page);
	GuiListScrollTo(list, 0);
	assert_int_equal(s->position, 0);
	GuiListAppend(list, (const char *[]){"newer", "1"});
	assert_int_equal(s->position, 0);
	done();
}

static void test_bar_pages_while_held(void **state)
{
	struct scroll *s;
	uint32_t id;

	(void)state;
	make(200);
	id = GuiWindowId(window);
	s = &list_of(list)->view.upright;
	GuiListScrollTo(list, 0);
	shim_run();
	shim_mouse(id, MSG_MOUSEDOWN, at(s->track.left + 5, s->track.bottom - 1), BUTTON_LEFT);
	assert_int_equal(s->position, s->page);
	shim_tick(id);
	assert_int_equal(s->position, 2 * s->page);
	for (int i = 0; i < 100; i++)
		shim_tick(id);
	assert_int_equal(s->position, s->total - s->page); /* until the thumb is there */
	shim_mouse(id, MSG_MOUSEUP, at(s->track.left + 5, s->track.bottom - 1), BUTTON_LEFT);
	GuiListScrollTo(list, 0);
	shim_tick(id);
	assert_int_equal(s->position, 0);
	done();
}

/* The picture after scrolling by pixels is the picture painted whole. */
static void test_scrolled_pixels_are_right(void **state)
{
	struct surface s;
	uint32_t *copy, id;
	int before;

	(void)state;
	make(300);
	id = GuiWindowId(window);
	before = shim.scrolls;
	for (int i = 0; i < 20; i++) {
		shim_mouse(id, MSG_MOUSEMOVE, at(30, 60 + i), 0);
		shim_post(id, MSG_MOUSEWHEEL, MSG_PACK(at(30, 60 + i).x, at(30, 60 + i).y), 0,
			  i % 3 ? 1 : -1);
		shim_run();
	}
	assert_true(shim.scrolls > before);
	s = shim_surface(id);
	copy = malloc(s.pitch * s.height * 4);
	memcpy(copy, s.pixels, s.pitch * s.height * 4);
	window_invalidate_all(window->window);
	shim_run();
	assert_memory_equal(copy, s.pixels, s.pitch * s.height * 4);
	free(copy);
	done();
}

/* Adding to a long list and selecting in it paint little. */
static void test_long_lists_are_cheap(void **state)
{
	int64_t before;

	(void)state;
	make(20000);
	GuiListSelect(list, 0);
	shim_run();
	before = shim.presented_pixels;
	key(KEY_DOWN);
	assert_in_range(shim.presented_pixels - before, 1, 300 * 24 * 3);
	before = shim.presented_pixels;
	for (int i = 0; i < 1000; i++)
		GuiListAppend(list, (const char *[]){"more", "1"});
	shim_run();
	assert_in_range(shim.presented_pixels - before, 0, 300 * 24 * 2);
	done();
}

static void mouse(uint32_t code, int x, int y, uint32_t mods)
{
	uint32_t held = code == MSG_MOUSEUP ? 0 : BUTTON_BIT(BUTTON_LEFT);
	uint32_t button = code == MSG_MOUSEMOVE ? 0 : BUTTON_LEFT;

	shim_post(GuiWindowId(window), code, MSG_PACK(at(x, y).x, at(x, y).y),
		  MSG_BUTTON_PACK(button, held, mods), code == MSG_MOUSEDOWN);
	shim_run();
}

static void click_with(int row, uint32_t mods)
{
	mouse(MSG_MOUSEDOWN, 20, 1 + 24 + 24 * row + 10, mods);
	mouse(MSG_MOUSEUP, 20, 1 + 24 + 24 * row + 10, mods);
}

/* The chosen rows as letters. */
static const char *choice(void)
{
	static char text[32];
	int length = 0;

	for (int row = -1; (row = GuiListChosen(list, row)) >= 0;)
		text[length++] = (char)('a' + row);
	text[length] = '\0';
	assert_int_equal(GuiListChosenCount(list), length);
	return text;
}

static void test_several_are_chosen_by_mouse(void **state)
{
	(void)state;
	make(8);
	click_with(2, MOD_CTRL); /* only one can be */
	click_with(3, MOD_CTRL);
	assert_string_equal(choice(), "d");
	GuiListSetMany(list, true);
	assert_string_equal(choice(), "d");
	click_with(1, MOD_CTRL);
	click_with(6, MOD_CTRL);
	assert_string_equal(choice(), "bdg");
	changes = 0;
	click_with(3, MOD_CTRL);
	assert_string_equal(choice(), "bg");
	assert_int_equal(changes, 1);
	assert_int_equal(changed_to, 3);
	click_with(5, MOD_SHIFT); /* from the one that was touched last */
	assert_string_equal(choice(), "def");
	click_with(1, MOD_SHIFT);
	assert_string_equal(choice(), "bcd");
	mouse(MSG_MOUSEDOWN, 20, 25 + 24 * 2 + 10, 0); /* held, it may be pulled with the others */
	assert_string_equal(choice(), "bcd");
	mouse(MSG_MOUSEUP, 20, 25 + 24 * 2 + 10, 0);
	assert_string_equal(choice(), "c");
	GuiListSelect(list, 0);
	assert_string_equal(choice(), "a");
	GuiListChoose(list, 4, true);
	GuiListRemove(list, 0);
	assert_string_equal(choice(), "d");
	GuiListSort(list, 0, GUI_SORT_DOWN);
	assert_int_equal(GuiListChosenCount(list), 1);
	GuiListClear(list);
	assert_string_equal(choice(), "");
	done();
}

static void test_several_are_chosen_by_keys(void **state)
{
	uint32_t id;

	(void)state;
	make(8);
	id = GuiWindowId(window);
	GuiListSetMany(list, true);
	key(KEY_HOME);
	assert_string_equal(choice(), "a");
	shim_key(id, KEY_DOWN, MOD_SHIFT, 0);
	shim_key(id, KEY_DOWN, MOD_SHIFT, 0);
	assert_string_equal(choice(), "abc");
	shim_key(id, KEY_UP, MOD_SHIFT, 0);
	assert_string_equal(choice(), "ab");
	shim_key(id, KEY_DOWN, MOD_CTRL, 0);
	shim_key(id, KEY_DOWN, MOD_CTRL, 0);
	assert_int_equal(GuiListSelected(list), 3);
	assert_string_equal(choice(), "ab");
	shim_key(id, KEY_SPACE, MOD_CTRL, 0);
	assert_string_equal(choice(), "abd");
	shim_key(id, KEY_A, MOD_CTRL, 0);
	assert_string_equal(choice(), "abcdefgh");
	key(KEY_END);
	assert_string_equal(choice(), "h");
	done();
}

/* 300 pixels: two tiles of large icons side by side, or one of names. */
static void test_tiles(void **state)
{
	struct rect r;

	(void)state;
	make(6);
	GuiListSetMany(list, true);
	GuiListSetView(list, GUI_LIST_ICONS);
	shim_run();
	assert_int_equal(list_of(list)->view.across, 2);
	key(KEY_HOME);
	key(KEY_RIGHT);
	assert_int_equal(GuiListSelected(list), 1);
	key(KEY_DOWN);
	assert_int_equal(GuiListSelected(list), 3);
	key(KEY_LEFT);
	assert_int_equal(GuiListSelected(list), 2);
	key(KEY_UP);
	key(KEY_UP);
	assert_int_equal(GuiListSelected(list), 0);
	key(KEY_END);
	assert_int_equal(GuiListSelected(list), 5);
	key(KEY_DOWN);
	assert_int_equal(GuiListSelected(list), 5);
	key(KEY_HOME);
	r = row_view_rect(&list_of(list)->view, 1);
	click(r.left + 30, r.top + 30);
	assert_string_equal(choice(), "b");
	click(r.right + 10, r.top + 30); /* nothing is there */
	assert_string_equal(choice(), "");
	GuiListSetView(list, GUI_LIST_NAMES);
	shim_run();
	assert_int_equal(list_of(list)->view.across, 1);
	GuiListSetView(list, GUI_LIST_ROWS);
	shim_run();
	assert_int_equal(list_of(list)->view.height, 24);
	done();
}

static void test_a_frame_chooses_tiles(void **state)
{
	struct rect r;

	(void)state;
	make(4);
	GuiListSetMany(list, true);
	GuiListSetView(list, GUI_LIST_ICONS);
	shim_run();
	GuiListScrollTo(list, 0);
	shim_run();
	r = row_view_rect(&list_of(list)->view, 1);
	mouse(MSG_MOUSEDOWN, r.right + 20, r.top + 10, 0);
	mouse(MSG_MOUSEMOVE, r.right - 20, r.top + 50, 0);
	assert_string_equal(choice(), "b");
	mouse(MSG_MOUSEMOVE, 20, r.bottom + 20, 0);
	assert_string_equal(choice(), "abcd");
	mouse(MSG_MOUSEMOVE, r.right - 20, r.bottom + 20, 0);
	assert_string_equal(choice(), "bd");
	mouse(MSG_MOUSEUP, r.right - 20, r.bottom + 20, 0);
	mouse(MSG_MOUSEMOVE, 20, r.bottom + 20, 0);
	assert_string_equal(choice(), "bd");
	done();
}

/* Beside the icon a press chooses the tile, as on it, and a pull begins a frame. */
static void test_a_frame_begins_beside_an_icon(void **state)
{
	struct rect r;

	(void)state;
	make(6);
	GuiListSetMany(list, true);
	GuiListSetView(list, GUI_LIST_ICONS);
	GuiListScrollTo(list, 0);
	shim_run();
	r = row_view_rect(&list_of(list)->view, 1);
	mouse(MSG_MOUSEDOWN, r.right - 6, r.top + 20, 0);
	mouse(MSG_MOUSEMOVE, r.right - 7, r.top + 21, 0);
	mouse(MSG_MOUSEUP, r.right - 7, r.top + 21, 0);
	assert_string_equal(choice(), "b");
	GuiListSelect(list, -1);
	mouse(MSG_MOUSEDOWN, r.right - 6, r.top + 20, 0);
	mouse(MSG_MOUSEMOVE, r.left - 20, r.top + 30, 0);
	assert_string_equal(choice(), "ab");
	mouse(MSG_MOUSEUP, r.left - 20, r.top + 30, 0);
	assert_false(list_of(list)->banding);
	mouse(MSG_MOUSEDOWN, r.right - 6, r.top + 20, 0); /* chosen: all of them are pulled */
	mouse(MSG_MOUSEMOVE, r.left - 20, r.bottom + 30, 0);
	assert_false(list_of(list)->banding);
	mouse(MSG_MOUSEUP, r.left - 20, r.bottom + 30, 0);
	GuiListSetView(list, GUI_LIST_ROWS);
	GuiListSelect(list, -1);
	shim_run();
	r = row_view_rect(&list_of(list)->view, 0);
	mouse(MSG_MOUSEDOWN, r.right - 30, r.top + 12, 0); /* the size, not the name */
	mouse(MSG_MOUSEMOVE, r.right - 60, r.top + 60, 0);
	assert_string_equal(choice(), "abc");
	mouse(MSG_MOUSEUP, r.right - 60, r.top + 60, 0);
	done();
}

/* At the edge the tiles go on by themselves as long as the frame is pulled, and no longer. */
static void test_a_frame_scrolls_at_the_edges(void **state)
{
	const struct row_view *v;
	struct rect r;
	int before, step;

	(void)state;
	make(40);
	v = &list_of(list)->view;
	GuiListSetMany(list, true);
	GuiListSetView(list, GUI_LIST_ICONS);
	GuiListScrollTo(list, 0);
	shim_run();
	r = v->area;
	mouse(MSG_MOUSEDOWN, r.left + v->across * v->tile + 10, r.top + 40, 0);
	mouse(MSG_MOUSEMOVE, r.left + 20, r.top + 60, 0);
	shim_tick(GuiWindowId(window));
	assert_int_equal(v->upright.position, 0); /* not at an edge */
	mouse(MSG_MOUSEMOVE, r.left + 20, r.bottom - 4, 0);
	shim_tick(GuiWindowId(window));
	step = v->upright.position;
	assert_true(step > 0);
	mouse(MSG_MOUSEMOVE, r.left + 20, r.bottom + 60, 0);
	before = v->upright.position;
	shim_tick(GuiWindowId(window));
	assert_true(v->upright.position - before > step); /* faster, further away */
	while (before != v->upright.position) {
		before = v->upright.position;
		shim_tick(GuiWindowId(window));
	}
	assert_int_equal(before, v->upright.total - v->upright.page);
	assert_int_equal(GuiListChosenCount(list), 40);
	mouse(MSG_MOUSEMOVE, r.left + 20, r.top - 900, 0);
	for (int i = 0; i < 100; i++)
		shim_tick(GuiWindowId(window));
	assert_int_equal(v->upright.position, 0);
	assert_int_equal(GuiListChosenCount(list), 2); /* the first row: it began below its top */
	shim_post(GuiWindowId(window), MSG_MOUSEWHEEL, MSG_PACK(r.left + 20, r.top - 900), 0,
		  (uint32_t)-8);
	shim_run();
	assert_true(v->upright.position > 0);
	mouse(MSG_MOUSEMOVE, r.left + 20, r.bottom + 60, 0);
	mouse(MSG_MOUSEUP, r.left + 20, r.bottom + 60, 0);
	before = v->upright.position;
	shim_tick(GuiWindowId(window));
	assert_int_equal(v->upright.position, before); /* it is over */
	done();
}

static void test_null_is_nothing(void **state)
{
	(void)state;
	GuiListSort(NULL, 0, 0);
	GuiListRemove(NULL, 0);
	GuiListSetCell(NULL, 0, 0, "x");
	GuiListScrollTo(NULL, 0);
	GuiListSetRowUser(NULL, 0, 0);
	assert_null(GuiListCell(NULL, 0, 0));
	assert_int_equal(GuiListSelected(NULL), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_selects_by_mouse_and_keys),
		cmocka_unit_test(test_letters_find_rows),
		cmocka_unit_test(test_head_sorts),
		cmocka_unit_test(test_heads_by_keyboard),
		cmocka_unit_test(test_edges_are_dragged),
		cmocka_unit_test(test_removing_keeps_the_selection),
		cmocka_unit_test(test_follows_the_end),
		cmocka_unit_test(test_bar_pages_while_held),
		cmocka_unit_test(test_scrolled_pixels_are_right),
		cmocka_unit_test(test_long_lists_are_cheap),
		cmocka_unit_test(test_several_are_chosen_by_mouse),
		cmocka_unit_test(test_several_are_chosen_by_keys),
		cmocka_unit_test(test_tiles),
		cmocka_unit_test(test_a_frame_chooses_tiles),
		cmocka_unit_test(test_a_frame_scrolls_at_the_edges),
		cmocka_unit_test(test_a_frame_begins_beside_an_icon),
		cmocka_unit_test(test_null_is_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
