/* uses: gui/tree_model.c */
/* tests/host/test_tree_model.c - the rows of a tree: ids, order, opening, removing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "gui/tree_model.h"

/* "a[b c[d]] e": texts of the visible rows with their depths as numbers. */
static const char *seen(struct tree_model *t)
{
	static char text[512];

	text[0] = 0;
	for (int row = 0; row < tree_model_rows(t); row++) {
		const struct tree_node *n = tree_model_node(t, tree_model_at(t, row));

		assert_int_equal(tree_model_row(t, tree_model_at(t, row)), row);
		sprintf(text + strlen(text), "%s%s%d", row ? " " : "", n->text, n->depth);
	}
	return text;
}

static void test_order_and_opening(void **state)
{
	struct tree_model t = {0};
	int a, b, c;

	(void)state;
	assert_int_equal(tree_model_rows(&t), 0);
	assert_int_equal(tree_model_at(&t, 0), 0);
	a = tree_model_add(&t, 0, "a");
	b = tree_model_add(&t, 0, "b");
	assert_int_equal(a, 1);
	assert_int_equal(b, 2);
	c = tree_model_add(&t, a, "c");
	tree_model_add(&t, c, "d");
	tree_model_add(&t, a, "e");
	assert_string_equal(seen(&t), "a0 b0");
	assert_int_equal(tree_model_row(&t, c), -1);
	assert_true(tree_model_open(&t, a, true));
	assert_false(tree_model_open(&t, a, true));
	assert_string_equal(seen(&t), "a0 c1 e1 b0");
	tree_model_reveal(&t, 4);
	assert_string_equal(seen(&t), "a0 c1 d2 e1 b0");
	tree_model_open(&t, a, false);
	assert_string_equal(seen(&t), "a0 b0");
	tree_model_open(&t, a, true); /* what is below stayed as it was */
	assert_string_equal(seen(&t), "a0 c1 d2 e1 b0");
	assert_true(tree_model_can_open(&t, a));
	assert_false(tree_model_can_open(&t, b));
	tree_model_node(&t, b)->expandable = true;
	assert_true(tree_model_can_open(&t, b));
	assert_true(tree_model_is_below(&t, 4, a));
	assert_true(tree_model_is_below(&t, a, a));
	assert_false(tree_model_is_below(&t, 4, b));
	tree_model_deinit(&t);
}

static void test_removing(void **state)
{
	struct tree_model t = {0};
	int ids[6];

	(void)state;
	for (int i = 0; i < 3; i++) {
		char name[2] = {(char)('a' + i), 0};

		ids[i] = tree_model_add(&t, 0, name);
		ids[i + 3] = tree_model_add(&t, ids[i], "x");
		tree_model_open(&t, ids[i], true);
	}
	tree_model_remove(&t, ids[1]);
	assert_string_equal(seen(&t), "a0 x1 c0 x1");
	assert_null(tree_model_node(&t, ids[1]));
	assert_null(tree_model_node(&t, ids[4]));
	assert_int_equal(tree_model_row(&t, ids[4]), -1);
	assert_string_equal(tree_model_node(&t, ids[2])->text, "c"); /* ids stay */
	tree_model_remove(&t, ids[1]);				     /* again: nothing */
	assert_int_equal(tree_model_add(&t, ids[1], "lost"), 0);
	assert_false(tree_model_set_text(&t, ids[1], "lost"));
	assert_false(tree_model_open(&t, ids[1], true));
	tree_model_remove(&t, ids[0]);
	assert_string_equal(seen(&t), "c0 x1");
	tree_model_remove(&t, 0);
	assert_int_equal(tree_model_rows(&t), 0);
	assert_true(tree_model_add(&t, 0, "again") > 0);
	assert_string_equal(seen(&t), "again0");
	tree_model_deinit(&t);
}

static void test_nonsense_is_refused(void **state)
{
	struct tree_model t = {0};

	(void)state;
	tree_model_remove(&t, 0);
	tree_model_remove(&t, 5);
	assert_int_equal(tree_model_add(&t, 5, "x"), 0);
	assert_int_equal(tree_model_add(&t, -1, "x"), 0);
	assert_null(tree_model_node(&t, 0));
	assert_int_equal(tree_model_row(&t, 9), -1);
	assert_int_equal(tree_model_add(&t, 0, NULL), 1);
	assert_string_equal(tree_model_node(&t, 1)->text, "");
	tree_model_deinit(&t);
}

/* A model that is slow and plain: parents and order of adding by user values. */
struct plain {
	int id, parent;
	bool alive, open;
};

static void walk(const struct plain *p, int count, int parent, int *out, int *length)
{
	for (int i = 0; i < count; i++) {
		if (!p[i].alive || p[i].parent != parent)
			continue;
		out[(*length)++] = p[i].id;
		if (p[i].open)
			walk(p, count, p[i].id, out, length);
	}
}

static void kill(struct plain *p, int count, int id)
{
	for (int i = 0; i < count; i++) {
		if (!p[i].alive || (p[i].id != id && p[i].parent != id))
			continue;
		p[i].alive = false;
		if (p[i].id != id)
			kill(p, count, p[i].id);
	}
}

static int any(const struct plain *p, int count)
{
	int i = rand() % (count + 1);

	return i < count && p[i].alive ? p[i].id : 0;
}

static void test_against_a_plain_model(void **state)
{
	static struct plain p[600];
	static int order[600];

	(void)state;
	srand(11);
	for (int round = 0; round < 10; round++) {
		struct tree_model t = {0};
		int count = 0;

		for (int step = 0; step < 600; step++) {
			int id = any(p, count), what = rand() % 10, length = 0;

			if (what < 7) {
				int new = tree_model_add(&t, id, "n");

				assert_true(new > 0);
				p[count++] = (struct plain){new, id, true, false};
			} else if (id && what == 7) {
				tree_model_remove(&t, id);
				kill(p, count, id);
			} else if (id) {
				for (int i = 0; i < count; i++)
					if (p[i].alive && p[i].id == id)
						p[i].open = !p[i].open;
				tree_model_open(&t, id, !tree_model_node(&t, id)->open);
			}
			walk(p, count, 0, order, &length);
			assert_int_equal(tree_model_rows(&t), length);
			for (int i = 0; i < length; i++)
				assert_int_equal(tree_model_at(&t, i), order[i]);
		}
		tree_model_deinit(&t);
	}
}

/* A hundred thousand levels do not use up a stack. */
static void test_deep(void **state)
{
	struct tree_model t = {0};
	int id = 0;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		id = tree_model_add(&t, id, "x");
		assert_int_equal(id, i + 1);
	}
	tree_model_reveal(&t, id);
	assert_int_equal(tree_model_rows(&t), 100000);
	tree_model_deinit(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order_and_opening),
		cmocka_unit_test(test_removing),
		cmocka_unit_test(test_nonsense_is_refused),
		cmocka_unit_test(test_against_a_plain_model),
		cmocka_unit_test(test_deep),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
