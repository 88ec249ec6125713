/* uses32: gui/ console/view.c console/view_paint.c console/view_mouse.c console/view_clip.c console/palette.c console/session.c console/queue.c console/control.c console/discipline.c console/terminal/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/* tests/host/test_console_view.c - a terminal as it is painted: boxes, bell, cursor, selection. */
#include "mini.h"
#include <errno.h>
#include <stdlib.h>
#include "abi/proc.h"
#include "clip.h"
#include "console/terminal/memory.h"
#include "console/view_parts.h"
#include "gui/gui_internal.h"
#include "gui_shim.h"

/*
 * The system, of which no program is part.
 */
void *memory_get(size_t size)
{
	return malloc(size);
}

void memory_free(void *block)
{
	free(block);
}

int FsWrite(int handle, const void *buffer, uint32_t size, struct fileop *op)
{
	(void)handle;
	(void)buffer;
	(void)size;
	(void)op;
	return -EPIPE;
}

int PortEnd(int port)
{
	(void)port;
	return 0;
}

int ProcKill(int handle, int status)
{
	(void)handle;
	(void)status;
	return 0;
}

int ProcQuery(int handle, struct proc_info *info)
{
	(void)handle;
	(void)info;
	return -EBADF;
}

int launch(const struct spawn *spawn, struct launched *out)
{
	(void)spawn;
	(void)out;
	return -ENOENT;
}

/*
 * A window with a view.
 */
static struct gui_element *window, *view;
static uint32_t id;
static int rings;

static int on_view(struct gui_element *e, struct msg *msg)
{
	(void)e;
	rings += msg->code == MSG_VIEW_BELL;
	return 0;
}

static void begin(void)
{
	rings = 0;
	window = GuiWindowCreate("Terminal", 0, 0);
	GuiSetPadding(window, 0);
	view = view_create(window, 1);
	GuiSetHandler(view, on_view);
	id = GuiWindowId(window);
	GuiFocus(view);
	shim_post(id, MSG_ACTIVATED, 0, 0, 0);
	shim_run();
}

static void end(void)
{
	GuiDestroy(window);
	shim_run();
}

static void says(const char *text)
{
	session_print(view_session(view), text);
	shim_run();
	shim_tick(id); /* the next frame */
}

static uint32_t pixel(int x, int y)
{
	struct rect r = GuiRectInWindow(view);
	struct surface s = shim_surface(id);

	return s.pixels[(r.top + y) * s.pitch + r.left + x];
}

static int cell_x(int column)
{
	return VIEW_SIDE + column * view_cell_width(view_of(view));
}

/* Pixels of a cell of the first row that are not the ground. */
static int ink_in(int column)
{
	uint32_t ground = GuiTheme(GUI_COLOUR_SURFACE);
	int count = 0;

	for (int y = 0; y < view_cell_height(view_of(view)); y++)
		for (int x = cell_x(column); x < cell_x(column + 1); x++)
			count += pixel(x, VIEW_SIDE + y) != ground;
	return count;
}

static void test_a_character_without_a_picture_is_a_box(void **state)
{
	uint32_t text = GuiTheme(GUI_COLOUR_TEXT);

	(void)state;
	begin();
	says("\033[?25l\xe6\xbc\xa2"
	     "a\xd8\xa7");
	assert_int_equal(pixel(cell_x(0) + 1, VIEW_SIDE + 8), text); /* its left side */
	assert_int_equal(pixel(cell_x(2) - 2, VIEW_SIDE + 8), text); /* its right one */
	assert_true(pixel(cell_x(1), VIEW_SIDE + 8) != text);	     /* nothing between */
	assert_int_equal(pixel(cell_x(3) + 1, VIEW_SIDE + 8), text);
	assert_int_equal(pixel(cell_x(4) - 2, VIEW_SIDE + 8), text);
	assert_true(ink_in(2) > 0);
	end();
}

static void test_marks_stand_over_their_letters(void **state)
{
	int plain, marked;

	(void)state;
	begin();
	says("\033[?25lx");
	plain = ink_in(0);
	says("\rx\xcc\x81");
	marked = ink_in(0);
	assert_true(marked > plain);
	says("\re\xcc\x81\xc3\xa9"); /* written as two, and as one */
	assert_int_equal(ink_in(0), ink_in(1));
	end();
}

static void test_the_bell_is_seen_for_a_moment(void **state)
{
	uint32_t accent = GuiTheme(GUI_COLOUR_ACCENT);

	(void)state;
	begin();
	session_print(view_session(view), "\a\a\a");
	shim_run();
	assert_int_equal(pixel(0, 40), accent);
	assert_int_equal(rings, 1);
	assert_true(view_unheard(view));
	shim_tick(id);
	assert_true(pixel(0, 40) != accent);
	view_heard(view);
	assert_false(view_unheard(view));
	says("\a");
	assert_int_equal(rings, 2);
	end();
}

static void test_the_cursor_stops_blinking(void **state)
{
	int64_t pixels;

	(void)state;
	begin();
	assert_true(ink_in(0) > 0);
	shim_tick(id);
	assert_int_equal(ink_in(0), 0);
	for (int i = 0; i < 40; i++)
		shim_tick(id);
	assert_true(ink_in(0) > 0);
	pixels = shim.presented_pixels;
	shim_tick(id);
	assert_int_equal(shim.presented_pixels, pixels);
	shim_key(id, KEY_LEFT_SHIFT, 0, 0); /* any key begins anew */
	shim_tick(id);
	assert_int_equal(ink_in(0), 0);
	end();
}

static struct gui_point at(int column)
{
	struct rect r = GuiRectInWindow(view);

	return (struct gui_point){r.left + cell_x(column), r.top + VIEW_SIDE + 8};
}

static void test_what_is_selected_is_offered(void **state)
{
	uint32_t length;
	char *text;

	(void)state;
	begin();
	says("some words");
	shim_mouse(id, MSG_MOUSEMOVE, at(5), 0);
	shim_mouse(id, MSG_MOUSEDOWN, at(5), BUTTON_LEFT);
	shim_mouse(id, MSG_MOUSEMOVE, at(10), 0);
	shim_mouse(id, MSG_MOUSEUP, at(10), BUTTON_LEFT);
	text = ClipSelectedText(&length);
	assert_non_null(text);
	assert_string_equal(text, "words");
	free(text);
	assert_true(view_copy(view));
	text = ClipGetText(&length);
	assert_string_equal(text, "words");
	free(text);
	shim_mouse(id, MSG_MOUSEDOWN, at(0), BUTTON_MIDDLE);
	shim_mouse(id, MSG_MOUSEUP, at(0), BUTTON_MIDDLE);
	says("|");
	assert_true(ink_in(15) > 0); /* echoed behind what was there */
	end();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_character_without_a_picture_is_a_box),
		cmocka_unit_test(test_marks_stand_over_their_letters),
		cmocka_unit_test(test_the_bell_is_seen_for_a_moment),
		cmocka_unit_test(test_the_cursor_stops_blinking),
		cmocka_unit_test(test_what_is_selected_is_offered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
