/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/* tests/host/test_tree.c - trees by mouse and keys. */
#include "mini.h"
#include "gui/gui_internal.h"
#include "gui/tree_parts.h"
#include "gui_shim.h"

static struct gui_element *window, *tree;
static int changes, changed_to, accepted, expanded, opened, filled;

/* Fills a row when it is opened for the first time. */
static int on_event(struct gui_element *e, struct msg *msg)
{
	int id = (int)msg->params[0];

	if (msg->code == MSG_CHANGED) {
		changes++;
		changed_to = id;
	} else if (msg->code == MSG_ACCEPTED) {
		accepted++;
	} else if (msg->code == MSG_EXPANDED) {
		expanded = id;
		opened = (int)msg->params[1];
		if (opened && !GuiTreeFirst(e, id))
			filled = GuiTreeAdd(e, id, "late", NULL);
		return 1;
	}
	return msg->code == MSG_CHANGED;
}

/* Fruit [Apple, Pear [Conference]], Roots [Beet], Spices (still empty, can be opened). */
static void make(void)
{
	changes = accepted = expanded = opened = filled = 0;
	window = GuiWindowCreate("Test", 300, 240);
	tree = GuiTreeCreate(window);
	GuiSetHandler(tree, on_event);
	GuiTreeAdd(tree, 0, "Fruit", NULL);	 /* 1 */
	GuiTreeAdd(tree, 0, "Roots", NULL);	 /* 2 */
	GuiTreeAdd(tree, 1, "Apple", NULL);	 /* 3 */
	GuiTreeAdd(tree, 1, "Pear", NULL);	 /* 4 */
	GuiTreeAdd(tree, 4, "Conference", NULL); /* 5 */
	GuiTreeAdd(tree, 2, "Beet", NULL);	 /* 6 */
	GuiTreeAdd(tree, 0, "Spices", NULL);	 /* 7 */
	GuiTreeSetExpandable(tree, 7, true);
	shim_run();
}

static void done(void)
{
	GuiDestroy(window);
	shim_run();
}

static void key(uint32_t code)
{
	shim_key(GuiWindowId(window), code, 0, 0);
}

static int rows(void)
{
	return tree_of(tree)->view.count;
}

static void click_row(int row, int x)
{
	struct rect r = GuiRectInWindow(tree);

	shim_click(GuiWindowId(window), r.left + x, r.top + 1 + row * 24 + 12);
}

static void test_keys(void **state)
{
	(void)state;
	make();
	assert_int_equal(rows(), 3);
	key(KEY_DOWN);
	assert_int_equal(changed_to, 1);
	key(KEY_RIGHT);
	assert_int_equal(expanded, 1);
	assert_int_equal(opened, 1);
	assert_int_equal(rows(), 5);
	key(KEY_RIGHT);
	assert_int_equal(changed_to, 3);
	key(KEY_RIGHT); /* a leaf */
	assert_int_equal(GuiTreeSelected(tree), 3);
	key(KEY_DOWN);
	key(KEY_RIGHT);
	key(KEY_RIGHT);
	assert_int_equal(changed_to, 5);
	key(KEY_LEFT);
	assert_int_equal(changed_to, 4);
	key(KEY_LEFT);
	assert_int_equal(opened, 0);
	key(KEY_LEFT);
	assert_int_equal(changed_to, 1);
	key(KEY_END);
	assert_int_equal(changed_to, 7);
	key(KEY_RIGHT);
	assert_true(filled > 0);
	assert_int_equal(rows(), 6);
	shim_type(GuiWindowId(window), "r");
	assert_int_equal(changed_to, 2);
	key(KEY_ENTER); /* the program does nothing with it: it opens */
	assert_int_equal(accepted, 1);
	assert_int_equal(expanded, 2);
	done();
}

static void test_mouse(void **state)
{
	(void)state;
	make();
	click_row(0, 14); /* the sign: opens, selects nothing */
	assert_int_equal(opened, 1);
	assert_int_equal(changes, 0);
	click_row(2, 60);
	assert_int_equal(changed_to, 4);
	click_row(2, 30);
	assert_int_equal(expanded, 4);
	assert_int_equal(rows(), 6);
	click_row(3, 90);
	assert_int_equal(changed_to, 5);
	click_row(0, 14); /* what was selected is in it */
	assert_int_equal(changed_to, 1);
	assert_int_equal(rows(), 3);
	click_row(5, 60); /* below all rows */
	assert_int_equal(changed_to, 1);
	done();
}

static void test_by_the_program(void **state)
{
	(void)state;
	make();
	GuiTreeSetUser(tree, 5, 99);
	GuiTreeSelect(tree, 5);
	assert_int_equal(GuiTreeSelected(tree), 5);
	assert_int_equal(rows(), 6);
	assert_int_equal(changes, 0);
	assert_int_equal(GuiTreeUser(tree, 5), 99);
	assert_int_equal(GuiTreeParent(tree, 5), 4);
	assert_int_equal(GuiTreeFirst(tree, 0), 1);
	assert_int_equal(GuiTreeNext(tree, 1), 2);
	assert_int_equal(GuiTreeNext(tree, 7), 0);
	GuiTreeSetText(tree, 5, "Comice");
	assert_string_equal(GuiTreeText(tree, 5), "Comice");
	GuiTreeRemove(tree, 4);
	shim_run();
	assert_int_equal(GuiTreeSelected(tree), 0);
	assert_null(GuiTreeText(tree, 5));
	assert_int_equal(rows(), 4);
	GuiTreeExpand(tree, 1, false);
	shim_run();
	assert_int_equal(rows(), 3);
	GuiTreeRemove(tree, 0);
	shim_run();
	assert_int_equal(rows(), 0);
	key(KEY_DOWN);
	assert_int_equal(GuiTreeSelected(tree), 0);
	assert_int_equal(GuiTreeAdd(NULL, 0, "x", NULL), 0);
	assert_int_equal(GuiTreeFirst(NULL, 0), 0);
	GuiTreeSelect(NULL, 1);
	GuiTreeRemove(NULL, 0);
	done();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_mouse),
		cmocka_unit_test(test_by_the_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
