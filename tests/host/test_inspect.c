/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c */
/* tests/host/test_inspect.c - the inspector: sizes in words, its window's life, what it draws. */
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

static void test_it_opens_follows_and_closes_with_its_window(void **state)
{
	struct gui_element *w = GuiWindowCreate("Inspected", 400, 300);
	struct gui_element *button = GuiButtonCreate(w, "Press Me");
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
	assert_true(inspect_tree_find(button) > 0);
	GuiDestroy(button);
	shim_tick(own);
	assert_int_equal(inspect_tree_find(button), -1);
	GuiDestroy(w);
	shim_run();
	assert_false(inspecting);
	assert_false(shim_alive(own));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sizes_in_words),
		cmocka_unit_test(test_it_opens_follows_and_closes_with_its_window),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
