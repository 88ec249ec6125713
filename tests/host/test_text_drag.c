/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/* tests/host/test_text_drag.c - text and rows that are dragged: out, in, within one text. */
#include "mini.h"
#include <stdlib.h>
#include "gui/gui_internal.h"
#include "gui/textarea.h"
#include "gui/textbox.h"
#include "gui_shim.h"

#define BOTH (DRAG_COPY | DRAG_MOVE)

static struct gui_element *window, *box, *area, *list;
static uint32_t id;

static void begin(void)
{
	static const char *const rows[][2] = {{"one", "1"}, {"two", "2"}};

	shim.accepted = 0;
	shim_drag.source = shim_drag.length = shim_drag.target = 0;
	window = GuiWindowCreate("Drag", 420, 420);
	box = GuiTextboxCreate(window, "one two three");
	area = GuiTextareaCreate(window);
	list = GuiListCreate(window);
	GuiListAddColumn(list, NULL, 60, GUI_FONT_UI);
	GuiListAddColumn(list, NULL, 0, GUI_FONT_UI);
	for (int i = 0; i < 2; i++)
		GuiListAppend(list, rows[i]);
	GuiTextareaSetText(area, "first line\nsecond line\nthird line", -1);
	id = GuiWindowId(window);
	shim_post(id, MSG_ACTIVATED, 0, 0, 0);
	shim_run();
}

static void end(void)
{
	GuiDestroy(window);
	shim_run();
}

static struct gui_point in_window(const struct gui_element *e, int x, int y)
{
	struct rect r = GuiRectInWindow(e);

	return (struct gui_point){r.left + x, r.top + y};
}

static struct gui_point box_at(int position)
{
	return in_window(box, textbox_inner(box).left + textbox_x(textbox_of(box), position), 14);
}

static struct gui_point area_at(int position)
{
	struct row r = area_row_of(area, position);

	return in_window(area, area_x(area, r, position), area_y(area, r) + 8);
}

/* Press there, and pull by so much. */
static void pull(struct gui_point at, int x)
{
	shim_mouse(id, MSG_MOUSEMOVE, at, 0);
	shim_mouse(id, MSG_MOUSEDOWN, at, BUTTON_LEFT);
	shim_mouse(id, MSG_MOUSEMOVE, (struct gui_point){at.x + x, at.y}, 0);
}

static void let_go(struct gui_point at)
{
	shim_mouse(id, MSG_MOUSEUP, at, BUTTON_LEFT);
}

static void expect_area(const char *text)
{
	int length = GuiTextareaLength(area);
	char *copy = malloc(length + 1);

	GuiTextareaGetText(area, 0, length, copy);
	assert_string_equal(copy, text);
	free(copy);
}

static void test_a_press_on_the_selection_holds_it(void **state)
{
	(void)state;
	begin();
	GuiTextboxSelect(box, 4, 8);
	pull(box_at(6), 2);
	assert_int_equal(edit_from(&textbox_of(box)->edit), 4);
	assert_int_equal(edit_to(&textbox_of(box)->edit), 8);
	let_go(box_at(6)); /* a click after all */
	assert_int_equal(textbox_of(box)->edit.caret, 6);
	assert_int_equal(textbox_of(box)->edit.anchor, 6);
	GuiTextareaSelect(area, 2, 15);
	pull(area_at(6), 2);
	assert_int_equal(document_to(&area_of(area)->document), 15);
	let_go(area_at(6));
	assert_int_equal(area_of(area)->document.caret, 6);
	assert_int_equal(area_of(area)->document.anchor, 6);
	assert_int_equal(shim_drag.source, 0);
	end();
}

/* With the mouse, from one place to another. */
static void select_by_mouse(struct gui_point from, struct gui_point to)
{
	shim_mouse(id, MSG_MOUSEMOVE, from, 0);
	shim_mouse(id, MSG_MOUSEDOWN, from, BUTTON_LEFT);
	shim_mouse(id, MSG_MOUSEMOVE, to, 0);
	shim_mouse(id, MSG_MOUSEUP, to, BUTTON_LEFT);
}

static void click_middle(struct gui_point at)
{
	shim_mouse(id, MSG_MOUSEMOVE, at, 0);
	shim_mouse(id, MSG_MOUSEDOWN, at, BUTTON_MIDDLE);
	shim_mouse(id, MSG_MOUSEUP, at, BUTTON_MIDDLE);
}

static void test_the_middle_button_pastes_what_is_selected(void **state)
{
	(void)state;
	begin();
	select_by_mouse(box_at(4), box_at(8));
	click_middle(area_at(6));
	expect_area("first two line\nsecond line\nthird line");
	select_by_mouse(area_at(0), area_at(6));
	click_middle(box_at(13));
	assert_string_equal(GuiTextboxText(box), "one two threefirst ");
	GuiTextboxSetText(box, "secret");
	GuiTextboxSetPassword(box, true);
	select_by_mouse(in_window(box, 4, 14), in_window(box, 60, 14));
	GuiTextareaSetReadOnly(area, true);
	click_middle(area_at(0)); /* neither here ... */
	expect_area("first two line\nsecond line\nthird line");
	GuiTextareaSetReadOnly(area, false);
	click_middle(area_at(0)); /* ... nor a password: what was selected before it */
	expect_area("first first two line\nsecond line\nthird line");
	end();
}

static void test_beside_the_selection_a_press_selects(void **state)
{
	(void)state;
	begin();
	GuiTextboxSelect(box, 4, 8);
	pull(box_at(9), 40);
	let_go(box_at(12));
	assert_int_equal(shim_drag.source, 0);
	assert_int_equal(edit_from(&textbox_of(box)->edit), 9);
	GuiTextboxSelect(box, 0, -1);
	GuiTextboxSetPassword(box, true);
	pull(box_at(4), 40);
	let_go(box_at(4));
	assert_int_equal(shim_drag.source, 0); /* a password stays */
	end();
}

static void test_from_a_box_into_an_area(void **state)
{
	(void)state;
	begin();
	GuiTextboxSelect(box, 4, 8);
	pull(box_at(6), 20);
	assert_int_equal(shim_drag.source, id);
	assert_int_equal(shim_drag.actions, BOTH);
	assert_string_equal(shim_drag.text, "two ");
	shim_drag_over(id, area_at(6), BOTH);
	assert_int_equal(shim.accepted, DRAG_MOVE);
	assert_true(area_of(area)->carried.over);
	shim_drop();
	assert_string_equal(GuiTextboxText(box), "one three");
	expect_area("first two line\nsecond line\nthird line");
	assert_int_equal(document_from(&area_of(area)->document), 6);
	assert_int_equal(document_to(&area_of(area)->document), 10);
	assert_false(area_of(area)->carried.over);
	end();
}

static void test_ctrl_copies(void **state)
{
	(void)state;
	begin();
	GuiTextareaSelect(area, 0, 6);
	pull(area_at(3), 20);
	assert_string_equal(shim_drag.text, "first ");
	shim_drag_over(id, box_at(13), DRAG_COPY);
	assert_int_equal(shim.accepted, DRAG_COPY);
	shim_drop();
	expect_area("first line\nsecond line\nthird line");
	assert_string_equal(GuiTextboxText(box), "one two threefirst ");
	end();
}

static void test_within_one_text(void **state)
{
	(void)state;
	begin();
	GuiTextboxSelect(box, 0, 4);
	pull(box_at(2), 20);
	shim_drag_over(id, box_at(2), BOTH);
	assert_int_equal(shim.accepted, 0); /* it is there already */
	shim_drag_over(id, box_at(8), BOTH);
	shim_drop();
	assert_string_equal(GuiTextboxText(box), "two one three");
	assert_int_equal(edit_from(&textbox_of(box)->edit), 4);
	assert_int_equal(edit_to(&textbox_of(box)->edit), 8);
	assert_true(GuiEdit(box, GUI_EDIT_UNDO)); /* one step */
	assert_string_equal(GuiTextboxText(box), "one two three");
	GuiTextareaSelect(area, 11, 23);
	pull(area_at(15), 20);
	shim_drag_over(id, area_at(0), BOTH);
	shim_drop();
	expect_area("second line\nfirst line\nthird line");
	assert_int_equal(document_from(&area_of(area)->document), 0);
	assert_int_equal(document_to(&area_of(area)->document), 12);
	assert_true(GuiEdit(area, GUI_EDIT_UNDO));
	expect_area("first line\nsecond line\nthird line");
	end();
}

static void test_a_copy_within_one_text(void **state)
{
	(void)state;
	begin();
	GuiTextboxSelect(box, 0, 4);
	pull(box_at(2), 20);
	shim_drag_over(id, box_at(13), DRAG_COPY);
	shim_drop();
	assert_string_equal(GuiTextboxText(box), "one two threeone ");
	end();
}

static void test_what_changed_meanwhile_stays(void **state)
{
	(void)state;
	begin();
	GuiTextboxSelect(box, 4, 8);
	pull(box_at(6), 20);
	shim_drag_over(id, area_at(0), BOTH);
	GuiTextboxSetText(box, "another text");
	GuiTextboxSelect(box, 0, 4);
	shim_drop();
	assert_string_equal(GuiTextboxText(box), "another text");
	end();
}

static void test_given_up(void **state)
{
	(void)state;
	begin();
	GuiTextboxSelect(box, 4, 8);
	pull(box_at(6), 20);
	shim_drag_over(id, area_at(3), BOTH);
	shim.accepted = 0;
	shim_drop(); /* the window manager tells so when Escape is pressed */
	assert_string_equal(GuiTextboxText(box), "one two three");
	expect_area("first line\nsecond line\nthird line");
	assert_false(area_of(area)->carried.over);
	assert_null(textbox_of(box)->drag.text);
	end();
}

static void test_read_only(void **state)
{
	(void)state;
	begin();
	GuiTextareaSetReadOnly(area, true);
	GuiTextareaSelect(area, 0, 5);
	pull(area_at(3), 20);
	assert_int_equal(shim_drag.actions, DRAG_COPY);
	shim_drag_over(id, box_at(0), DRAG_COPY);
	assert_int_equal(shim.accepted, DRAG_COPY);
	shim_drag_over(id, area_at(20), DRAG_COPY);
	assert_int_equal(shim.accepted, 0); /* the box's answer is not the area's */
	shim_drag_over(id, box_at(0), DRAG_COPY);
	shim_drop();
	assert_string_equal(GuiTextboxText(box), "firstone two three");
	expect_area("first line\nsecond line\nthird line");
	end();
}

static void test_rows(void **state)
{
	struct gui_point row;

	(void)state;
	begin();
	row = in_window(list, 20, 36);
	pull(row, 20);
	let_go(row);
	assert_int_equal(shim_drag.source, 0); /* unless the program wants it */
	GuiListSetDrag(list, DRAG_COPY);
	pull(row, 3);
	assert_int_equal(shim_drag.source, 0);
	shim_mouse(id, MSG_MOUSEMOVE, (struct gui_point){row.x + 20, row.y}, 0);
	assert_int_equal(shim_drag.source, id);
	assert_int_equal(shim_drag.actions, DRAG_COPY);
	assert_string_equal(shim_drag.text, "two\t2");
	shim_drag_over(id, area_at(0), DRAG_COPY);
	shim_drop();
	expect_area("two\t2first line\nsecond line\nthird line");
	assert_int_equal(GuiListSelected(list), 1);
	end();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_press_on_the_selection_holds_it),
		cmocka_unit_test(test_the_middle_button_pastes_what_is_selected),
		cmocka_unit_test(test_beside_the_selection_a_press_selects),
		cmocka_unit_test(test_from_a_box_into_an_area),
		cmocka_unit_test(test_ctrl_copies),
		cmocka_unit_test(test_within_one_text),
		cmocka_unit_test(test_a_copy_within_one_text),
		cmocka_unit_test(test_what_changed_meanwhile_stays),
		cmocka_unit_test(test_given_up),
		cmocka_unit_test(test_read_only),
		cmocka_unit_test(test_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
