/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/* tests/host/test_inspect.c - the inspector: sizes in words, its window's life, tree, drawings. */
#include "mini.h"
#include "gui/inspect.h"
#include "gui_shim.h"

static bool says(const struct gui_element *e, bool wide, const char *words)
{
	char text[160];

	explain_size(e, wide, text, sizeof(text));
	return strstr(text, words) != NULL;
}

static void test_sizes_in_words(void **state)
{
	struct gui_element *w = GuiWindowCreate("Sizes", 400, 300), *row = GuiRowCreate(w);
	struct gui_element *own = GuiButtonCreate(row, "Own");
	struct gui_element *wide = GuiButtonCreate(row, "Wide");
	struct gui_element *asked = GuiCanvasCreate(w, 10, 10);

	(void)state;
	GuiSetExpand(wide, 2, 0);
	GuiSetMinSize(asked, 50, 50);
	shim_run();
	assert_true(says(w, true, "by the program or the user"));
	assert_true(says(row, true, "fills its parent"));
	assert_true(says(own, true, "80: as preferred, in its row"));
	assert_true(says(wide, true, "expands with weight 2 in its row"));
	assert_true(says(own, false, "as preferred, in the centre"));
	assert_true(says(asked, false, "asked for by the program"));
	GuiShow(own, false);
	shim_run();
	assert_true(says(own, true, "hidden"));
	GuiDestroy(w);
	shim_run();
}

static struct gui_window *inspector_of(const struct gui_window *w)
{
	for (struct gui_window *i = gui_windows; i; i = i->next)
		if (i != w)
			return i;
	return NULL;
}

/* The tree in the inspector's window. */
static struct gui_element *find_tree(struct gui_element *e)
{
	struct gui_element *found = NULL;

	if (!strcmp(describe_element(e).class_name, "tree"))
		return e;
	for (struct gui_element *child = e->first; child && !found; child = child->next)
		found = find_tree(child);
	return found;
}

static void test_the_tree_keeps_what_the_user_did(void **state)
{
	struct gui_element *w = GuiWindowCreate("Inspected", 400, 300);
	struct gui_element *group = GuiGroupCreate(w, "A Group"),
			   *last = GuiButtonCreate(w, "Last");
	struct gui_element *one = GuiButtonCreate(group, "One"),
			   *two = GuiButtonCreate(group, "Two");
	struct gui_element *tree, *three;
	uint32_t own;
	int row, shut;

	(void)state;
	shim_run();
	shim_key(GuiWindowId(w), KEY_I, MOD_CTRL | MOD_ALT, 0);
	own = inspector_of(w->window)->id;
	tree = find_tree(inspector_of(w->window)->root);
	row = inspect_tree_find(tree, two);
	shut = inspect_tree_find(tree, group);
	assert_true(row && shut);
	assert_int_equal(GuiTreeParent(tree, row), inspect_tree_find(tree, two->parent));
	assert_string_equal(GuiTreeText(tree, row), "button \"Two\"");
	for (int i = 0; i < 20 && inspect_tree_selected(tree) != group; i++)
		shim_key(own, KEY_DOWN, 0, 0); /* the keys go to the tree */
	shim_key(own, KEY_LEFT, 0, 0);
	GuiButtonSetText(two, "Other");
	three = GuiButtonCreate(group, "Three");
	shim_tick(own);
	assert_true(inspect_tree_selected(tree) == group); /* kept, and still shut: */
	shim_key(own, KEY_DOWN, 0, 0);
	assert_true(inspect_tree_selected(tree) == last);
	assert_int_equal(inspect_tree_find(tree, group), shut);
	assert_int_equal(inspect_tree_find(tree, two), row);
	assert_string_equal(GuiTreeText(tree, row), "button \"Other\"");
	assert_true(inspect_tree_find(tree, three) != 0);
	GuiDestroy(one);
	GuiDestroy(last);
	shim_tick(own);
	assert_null(inspect_tree_selected(tree));
	assert_int_equal(inspect_tree_find(tree, two), row);
	GuiDestroy(w);
	shim_run();
}

static void test_it_opens_follows_and_closes_with_its_window(void **state)
{
	struct gui_element *w = GuiWindowCreate("Inspected", 400, 300);
	struct gui_element *button = GuiButtonCreate(w, "Press Me"), *tree;
	uint32_t id = GuiWindowId(w), own;
	struct gui_window *i;
	struct gui_point at;
	uint32_t plain, tinted;

	(void)state;
	GuiButtonCreate(GuiGroupCreate(w, "A Group"), "Another");
	shim_run();
	assert_false(inspecting);
	shim_key(id, KEY_I, MOD_CTRL | MOD_ALT, 0);
	assert_true(inspecting);
	i = inspector_of(w->window);
	assert_true(i && inspect_is_own(i));
	own = i->id;
	shim_click_element(button);
	shim_tick(own);
	shim_key(own, KEY_F, MOD_ALT, 0); /* follow the pointer */
	shim_mouse(id, MSG_MOUSEMOVE, shim_middle(button), 0);
	shim_tick(own);
	at = shim_middle(button);
	plain = shim_surface(id).pixels[(at.y - 10) * shim_surface(id).pitch + at.x];
	shim_key(own, KEY_F, MOD_ALT, 0); /* no more */
	GuiDestroy(inspector_of(w->window)->root);
	shim_run();
	assert_false(inspecting);
	tinted = plain;
	plain = shim_surface(id).pixels[(at.y - 10) * shim_surface(id).pitch + at.x];
	assert_int_not_equal(plain, tinted); /* the outline went with the inspector */
	shim_key(id, KEY_I, MOD_CTRL | MOD_ALT, 0);
	own = inspector_of(w->window)->id;
	tree = find_tree(inspector_of(w->window)->root);
	assert_true(inspect_tree_find(tree, button) > 0);
	GuiDestroy(button);
	assert_int_equal(inspect_tree_find(tree, button), 0);
	shim_tick(own);
	assert_int_equal(inspect_tree_find(tree, button), 0);
	GuiDestroy(w);
	shim_run();
	assert_false(inspecting);
	assert_false(shim_alive(own));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sizes_in_words),
		cmocka_unit_test(test_the_tree_keeps_what_the_user_did),
		cmocka_unit_test(test_it_opens_follows_and_closes_with_its_window),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
