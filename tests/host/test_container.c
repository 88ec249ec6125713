/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/* tests/host/test_container.c - stack, tabs, splitter, group, wrapped labels: by mouse and keys. */
#include "mini.h"
#include "gui/gui_internal.h"
#include "gui_shim.h"

static int changes, changed_to;

static int on_changed(struct gui_element *e, struct msg *msg)
{
	(void)e;
	if (msg->code != MSG_CHANGED)
		return 0;
	changes++;
	changed_to = (int)msg->params[0];
	return 1;
}

static struct gui_element *window(int width, int height)
{
	changes = 0;
	changed_to = -1;
	return GuiWindowCreate("Test", width, height);
}

static void close(struct gui_element *w)
{
	GuiDestroy(w);
	shim_run();
}

static void test_stack_shows_one_and_is_as_large_as_the_largest(void **state)
{
	struct gui_element *w = window(300, 200), *stack = GuiStackCreate(w);
	struct gui_element *small = GuiCanvasCreate(stack, 20, 20);
	struct gui_element *large = GuiCanvasCreate(stack, 260, 150);

	(void)state;
	shim_run();
	assert_int_equal(GuiStackShown(stack), 0);
	assert_true(element_visible(small));
	assert_false(element_visible(large));
	assert_int_equal(layout_measure(stack).min_width, 260);
	GuiStackShow(stack, 1);
	shim_run();
	assert_false(element_visible(small));
	assert_true(element_visible(large));
	assert_true(rect_width(large->rect) >= 260);
	close(w);
}

static struct gui_element *make_tabs(struct gui_element *w, int count)
{
	struct gui_element *tabs = GuiTabsCreate(w);

	for (int i = 0; i < count; i++)
		GuiButtonCreate(GuiTabsAdd(tabs, "A Page With Its Title", NULL), "Press");
	GuiSetHandler(tabs, on_changed);
	shim_run();
	return tabs;
}

static void test_tabs_by_mouse_and_keys(void **state)
{
	struct gui_element *w = window(400, 200), *tabs = make_tabs(w, 3);
	struct gui_element *strip = GuiFirstChild(tabs);
	struct rect r = GuiRectInWindow(strip);
	uint32_t id = GuiWindowId(w);

	(void)state;
	assert_int_equal(GuiTabsShown(tabs), 0);
	shim_click(id, r.right - 20, r.top + 10);
	assert_int_equal(GuiTabsShown(tabs), 2);
	assert_int_equal(changed_to, 2);
	shim_key(id, KEY_LEFT, 0, 0);
	assert_int_equal(changed_to, 1);
	shim_key(id, KEY_HOME, 0, 0);
	shim_key(id, KEY_LEFT, 0, 0);
	assert_int_equal(GuiTabsShown(tabs), 0);
	shim_key(id, KEY_TAB, 0, 0); /* to the page's button */
	shim_key(id, KEY_TAB, MOD_CTRL | MOD_SHIFT, 0);
	assert_int_equal(GuiTabsShown(tabs), 2);
	shim_key(id, KEY_PAGE_DOWN, MOD_CTRL, 0);
	assert_int_equal(GuiTabsShown(tabs), 0);
	changes = 0;
	GuiTabsShow(tabs, 1);
	GuiTabsRemove(tabs, 9);
	assert_int_equal(changes, 0);
	close(w);
}

static void test_tabs_are_removed(void **state)
{
	struct gui_element *w = window(400, 200), *tabs = make_tabs(w, 3);
	struct gui_element *stack = GuiNext(GuiFirstChild(tabs)), *second;

	(void)state;
	second = GuiNext(GuiFirstChild(stack));
	GuiTabsShow(tabs, 2);
	GuiTabsRemove(tabs, 2);
	assert_int_equal(GuiTabsShown(tabs), 1);
	assert_true(element_visible(second));
	GuiTabsRemove(tabs, 0); /* before the one that is shown */
	assert_int_equal(GuiTabsShown(tabs), 0);
	assert_true(element_visible(second) && GuiFirstChild(stack) == second);
	shim_run();
	GuiTabsRemove(tabs, 0);
	GuiTabsRemove(tabs, 0);
	assert_int_equal(GuiTabsShown(tabs), -1);
	close(w);
}

/* From a field beside them, too; there the focus stays. Without tabs it goes on, as Tab does. */
static void test_ctrl_tab_wherever_the_focus_is(void **state)
{
	struct gui_element *w = window(400, 300), *tabs, *area = GuiTextareaCreate(w);
	uint32_t id = GuiWindowId(w);

	(void)state;
	tabs = make_tabs(w, 3);
	GuiFocus(area);
	shim_key(id, KEY_TAB, MOD_CTRL, 0);
	assert_int_equal(GuiTabsShown(tabs), 1);
	assert_int_equal(changed_to, 1);
	assert_true(w->window->focused == area);
	shim_key(id, KEY_PAGE_UP, MOD_CTRL, 0);
	assert_int_equal(GuiTabsShown(tabs), 0);
	GuiShow(tabs, false);
	GuiButtonCreate(w, "Beside");
	shim_run();
	shim_key(id, KEY_TAB, MOD_CTRL, 0);
	assert_int_equal(GuiTabsShown(tabs), 0);
	assert_true(w->window->focused != area);
	close(w);
}

static void test_many_tabs_stay_reachable(void **state)
{
	struct gui_element *w = window(300, 200), *tabs = make_tabs(w, 20);
	uint32_t id = GuiWindowId(w);

	(void)state;
	GuiFocus(GuiFirstChild(tabs));
	shim_key(id, KEY_END, 0, 0);
	assert_int_equal(GuiTabsShown(tabs), 19);
	shim_click(id, GuiRectInWindow(tabs).right - 60, GuiRectInWindow(tabs).top + 10);
	assert_int_equal(GuiTabsShown(tabs), 18);
	close(w);
}

static void test_splitter_keeps_its_share_and_least_sizes(void **state)
{
	struct gui_element *w = window(432, 200), *s = GuiSplitterCreate(w, true, 500);
	struct gui_element *a = GuiCanvasCreate(s, 50, 50), *b = GuiCanvasCreate(s, 80, 50);
	struct gui_element *bar = GuiFirstChild(s);
	struct gui_point at;

	(void)state;
	GuiSetHandler(s, on_changed);
	shim_run();
	assert_true(rect_width(a->rect) - rect_width(b->rect) <= 1);
	at = shim_middle(bar);
	shim_mouse(GuiWindowId(w), MSG_MOUSEMOVE, at, 0);
	shim_mouse(GuiWindowId(w), MSG_MOUSEDOWN, at, BUTTON_LEFT);
	at.x -= 60;
	shim_mouse(GuiWindowId(w), MSG_MOUSEMOVE, at, 0);
	assert_int_equal(shim_middle(bar).x, at.x);
	assert_int_equal(changed_to, GuiSplitterGet(s));
	at.x = 0;
	shim_mouse(GuiWindowId(w), MSG_MOUSEMOVE, at, 0);
	shim_mouse(GuiWindowId(w), MSG_MOUSEUP, at, BUTTON_LEFT);
	assert_int_equal(rect_width(a->rect), 50);
	GuiFocus(bar);
	shim_key(GuiWindowId(w), KEY_RIGHT, 0, 0);
	assert_int_equal(rect_width(a->rect), 66);
	shim_key(GuiWindowId(w), KEY_END, 0, 0);
	assert_int_equal(rect_width(b->rect), 80);
	GuiShow(b, false);
	shim_run();
	assert_int_equal(rect_width(a->rect), rect_width(s->rect));
	close(w);
}

static void test_wrapped_labels(void **state)
{
	struct gui_element *w = window(300, 200), *label;

	(void)state;
	label = GuiLabelCreate(w, "The quick brown fox jumps over the lazy dog again and again");
	assert_int_equal(layout_measure(label).height, GUI_LINE_HEIGHT);
	GuiLabelSetWrap(label, 120);
	assert_true(layout_measure(label).width <= 120);
	assert_true(layout_measure(label).height >= 3 * GUI_LINE_HEIGHT);
	GuiLabelSetText(label, "Incomprehensibilities_without_a_space_in_between");
	assert_true(layout_measure(label).width <= 120);
	assert_true(layout_measure(label).height >= 2 * GUI_LINE_HEIGHT);
	assert_string_equal(GuiLabelText(label),
			    "Incomprehensibilities_without_a_space_in_between");
	GuiLabelSetText(label, "a\n\nb");
	assert_int_equal(layout_measure(label).height, 3 * GUI_LINE_HEIGHT);
	close(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stack_shows_one_and_is_as_large_as_the_largest),
		cmocka_unit_test(test_tabs_by_mouse_and_keys),
		cmocka_unit_test(test_tabs_are_removed),
		cmocka_unit_test(test_ctrl_tab_wherever_the_focus_is),
		cmocka_unit_test(test_many_tabs_stay_reachable),
		cmocka_unit_test(test_splitter_keeps_its_share_and_least_sizes),
		cmocka_unit_test(test_wrapped_labels),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
