/* uses: kernel/ipc/kbus_name.c kernel/ipc/kbus_bindings.c lib/common/avl.c */
/* tests/host/test_kbus_names.c - names of KBus, and who is found by them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "abi/error.h"
#include "ipc/kbus_bindings.h"
#include "heap_shim.h"

#define BINDINGS 300

static struct kbus_bindings all;
static uint32_t seed;

static uint32_t any(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

static int check_text(const char *text, struct kbus_name *name)
{
	return kbus_name_check(name, text, strlen(text));
}

static void good_and_bad(void **state)
{
	static const char *const bad[] = {
		"",	  "$",	   "$.",    "$a",    "$.a.", "$..a",   "a.b",	 "$.a..b",
		"$.a b",  "$.a-b", "$.%.a", "$.*.a", "$.a*", "$.a.**", "$.a.%%", "$.\xc3\xa4",
		"$.a.*b", ".a",	   " $.a",  "$.a\n", "$.$",  "$$.a",   "$.a.%.", "$.*.%"};
	struct kbus_name n;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(check_text(bad[i], &n), -EBADMSG);
	assert_int_equal(kbus_name_check(&n, "$.a\0b", 5), -EBADMSG);
	assert_int_equal(check_text("$.a", &n), 0);
	assert_int_equal(n.kind, KBUS_NAME_PLAIN);
	assert_int_equal(n.words, 1);
	assert_int_equal(check_text("$.Word.2.x", &n), 0);
	assert_int_equal(n.words, 3);
	assert_int_equal(check_text("$.*", &n), 0);
	assert_int_equal(n.kind, KBUS_NAME_MORE);
	assert_int_equal(check_text("$.a.b.%", &n), 0);
	assert_int_equal(n.kind, KBUS_NAME_ONE);
}

static void the_longest(void **state)
{
	char text[KBUS_NAME_MAX + 2] = "$";
	struct kbus_name n;

	(void)state;
	memset(text + 1, 'x', sizeof text - 1);
	text[1] = '.';
	assert_int_equal(kbus_name_check(&n, text, KBUS_NAME_MAX), 0);
	assert_int_equal(kbus_name_check(&n, text, KBUS_NAME_MAX + 1), -ENAMETOOLONG);
	for (int i = 1; i < KBUS_NAME_MAX - 1; i += 2)
		memcpy(text + i, ".x", 2);
	assert_int_equal(kbus_name_check(&n, text, KBUS_NAME_MAX - 1), 0);
	assert_int_equal(n.words, 127);
	text[KBUS_NAME_MAX - 1] = '.';
	assert_int_equal(kbus_name_check(&n, text, KBUS_NAME_MAX), -EBADMSG);
}

static void reserved(void **state)
{
	struct kbus_name n;

	(void)state;
	assert_int_equal(check_text("$.KBUS.Replier", &n), 0);
	assert_true(kbus_name_is_reserved(&n));
	assert_int_equal(check_text("$.KBUS.*", &n), 0);
	assert_true(kbus_name_is_reserved(&n));
	assert_int_equal(check_text("$.KBUS", &n), 0);
	assert_false(kbus_name_is_reserved(&n));
	assert_int_equal(check_text("$.KBUSx.a", &n), 0);
	assert_false(kbus_name_is_reserved(&n));
	assert_int_equal(check_text("$.kbus.a", &n), 0);
	assert_false(kbus_name_is_reserved(&n));
}

static bool matches(const char *bound, const char *name)
{
	return kbus_name_matches(bound, strlen(bound), name, strlen(name));
}

static void matching(void **state)
{
	(void)state;
	assert_true(matches("$.a", "$.a"));
	assert_false(matches("$.a", "$.a.b"));
	assert_false(matches("$.a", "$.A"));
	assert_true(matches("$.*", "$.a"));
	assert_true(matches("$.*", "$.a.b.c"));
	assert_true(matches("$.a.*", "$.a.b"));
	assert_true(matches("$.a.*", "$.a.b.c"));
	assert_false(matches("$.a.*", "$.a"));
	assert_false(matches("$.a.*", "$.ab.c"));
	assert_true(matches("$.a.%", "$.a.bcd"));
	assert_false(matches("$.a.%", "$.a.b.c"));
	assert_false(matches("$.a.%", "$.a"));
}

/* ---- bindings ---- */

static struct kbus_binding *bound[BINDINGS];

static struct kbus_binding *bind(const char *text, bool replies)
{
	struct kbus_name n;
	struct kbus_binding *b;

	assert_int_equal(check_text(text, &n), 0);
	b = kbus_binding_create(&n, replies, NULL);
	assert_non_null(b);
	kbus_bindings_add(&all, b);
	return b;
}

static void unbind(struct kbus_binding *b)
{
	kbus_bindings_remove(&all, b);
	kfree(b);
}

static struct kbus_binding *replier(const char *text)
{
	struct kbus_name n;

	assert_int_equal(check_text(text, &n), 0);
	return kbus_bindings_replier(&all, &n, kbus_bindings_find(&all, &n));
}

static void the_best_replier(void **state)
{
	struct kbus_binding *more, *longer, *one, *exact;

	(void)state;
	assert_null(replier("$.a.b.c"));
	more = bind("$.*", true);
	assert_ptr_equal(replier("$.a.b.c"), more);
	longer = bind("$.a.b.*", true);
	bind("$.a.*", false);
	assert_ptr_equal(replier("$.a.b.c"), longer);
	assert_ptr_equal(replier("$.a.x.c"), more);
	one = bind("$.a.b.%", true);
	assert_ptr_equal(replier("$.a.b.c"), one);
	assert_ptr_equal(replier("$.a.b.c.d"), longer);
	exact = bind("$.a.b.c", true);
	assert_ptr_equal(replier("$.a.b.c"), exact);
	unbind(exact);
	assert_ptr_equal(replier("$.a.b.c"), one);
	unbind(one);
	unbind(longer);
	assert_ptr_equal(replier("$.a.b.c"), more);
	unbind(more);
	assert_null(replier("$.a.b.c"));
	unbind(container_of(all.root, struct kbus_binding, node));
	assert_int_equal(all.count, 0);
	assert_int_equal(all.wildcards, 0);
	assert_int_equal(heap_shim_blocks, 0);
}

/* A text of few letters, so that many are the same. */
static void any_text(char *text, bool wildcard)
{
	uint32_t words = 1 + any(4), size = 1;

	text[0] = '$';
	while (words--) {
		text[size++] = '.';
		if (!words && wildcard && any(2))
			text[size++] = any(2) ? '*' : '%';
		else
			text[size++] = 'a' + any(3);
	}
	text[size] = 0;
}

/* How often each binding is met on the way through the texts. */
static void check_found(const char *text)
{
	struct kbus_name n;
	uint32_t found = 0, wanted = 0;

	assert_int_equal(check_text(text, &n), 0);
	for (int i = 0; i < BINDINGS; i++)
		wanted += bound[i] &&
			  kbus_name_matches(bound[i]->text, bound[i]->size, n.text, n.size);
	for (uint32_t i = 0; i < kbus_bindings_texts(&all, &n); i++) {
		struct kbus_binding *first = kbus_bindings_look(&all, &n, i), *b;

		for (b = first; b; b = kbus_binding_next(first, b)) {
			assert_true(kbus_name_matches(b->text, b->size, n.text, n.size));
			assert_true(!b->replies || first->replier == b);
			found++;
		}
	}
	assert_int_equal(found, wanted);
}

static void change_one(void)
{
	struct kbus_binding **b = &bound[any(BINDINGS)], *first;
	struct kbus_name n;
	char text[16];

	if (*b) {
		unbind(*b);
		*b = NULL;
		return;
	}
	any_text(text, true);
	assert_int_equal(check_text(text, &n), 0);
	first = kbus_bindings_find(&all, &n);
	*b = bind(text, !any(3) && !(first && first->replier));
}

static void any_bindings(void **state)
{
	char text[16];

	(void)state;
	seed = 5;
	for (int step = 0; step < 6000; step++) {
		change_one();
		any_text(text, false);
		check_found(text);
	}
	for (int i = 0; i < BINDINGS; i++) {
		if (bound[i])
			unbind(bound[i]);
		bound[i] = NULL;
	}
	assert_null(all.root);
	assert_int_equal(all.count, 0);
	assert_int_equal(heap_shim_blocks, 0);
}

/* However many there are, the tree stays low. */
static void thousands(void **state)
{
	char text[32];

	(void)state;
	for (int i = 0; i < 20000; i++) {
		snprintf(text, sizeof text, "$.n%d.%s", i, i & 1 ? "*" : "x");
		bind(text, i & 1);
	}
	assert_true(all.root->height <= 21);
	assert_non_null(replier("$.n777.q.r"));
	assert_null(replier("$.n778.q.r"));
	while (all.root)
		unbind(container_of(all.root, struct kbus_binding, node));
	assert_int_equal(heap_shim_blocks, 0);
}

static void no_memory(void **state)
{
	struct kbus_name n;

	(void)state;
	assert_int_equal(check_text("$.a", &n), 0);
	heap_shim_fail = 1;
	assert_null(kbus_binding_create(&n, false, NULL));
	assert_int_equal(heap_shim_blocks, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_and_bad),	    cmocka_unit_test(the_longest),
		cmocka_unit_test(reserved),	    cmocka_unit_test(matching),
		cmocka_unit_test(the_best_replier), cmocka_unit_test(any_bindings),
		cmocka_unit_test(thousands),	    cmocka_unit_test(no_memory)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
