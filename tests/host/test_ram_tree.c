/* uses: kernel/fs/ram_tree.c kernel/fs/ram_slots.c kernel/fs/ram_data.c kernel/fs/ram_room.c kernel/ipc/quota.c kernel/fs/path.c lib/common/utf8.c */
/* tests/host/test_ram_tree.c - names in memory: every refusal, listings under change, a model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "abi/error.h"
#include "fs/ram_tree.h"
#include "heap_shim.h"
#include "ram_shim.h"

#define ROOM   0x10000000u
#define WRITER 5

static struct ram_tree tree;

static int setup(void **state)
{
	(void)state;
	ram_tree_init(&tree, ROOM);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	assert_int_equal(tree.open_count, 0);
	ram_tree_deinit(&tree);
	assert_int_equal(ram_room_used(&tree.room), 0);
	assert_int_equal(tree.node_count, 0);
	assert_int_equal(heap_shim_blocks, 0);
	assert_int_equal(ram_shim_pages, 0);
	return 0;
}

static int make_file(const char *path)
{
	struct ram_node *node;

	return ram_make(&tree, path, FS_TYPE_FILE, WRITER, &node);
}

static int make_dir(const char *path)
{
	struct ram_node *node;

	return ram_make(&tree, path, FS_TYPE_DIRECTORY, WRITER, &node);
}

static int find(const char *path)
{
	struct ram_node *node;

	return ram_find(&tree, path, &node);
}

static struct ram_node *found(const char *path)
{
	struct ram_node *node;

	assert_int_equal(ram_find(&tree, path, &node), 0);
	return node;
}

static void names_are_found_where_they_are(void **state)
{
	(void)state;
	assert_int_equal(find(""), 0);
	assert_int_equal(find("a"), -ENOENT);
	assert_int_equal(make_dir("a"), 0);
	assert_int_equal(make_dir("a/b"), 0);
	assert_int_equal(make_file("a/b/c"), 0);
	assert_int_equal(make_file("c"), 0);
	assert_ptr_not_equal(found("a/b/c"), found("c"));
	assert_string_equal(found("a/b/c")->name, "c");
	assert_int_equal(find("b"), -ENOENT);
	assert_int_equal(find("a/c"), -ENOENT);
	assert_int_equal(find("c/d"), -ENOTDIR);
	assert_int_equal(find("a/b/c/d/e"), -ENOTDIR);
	assert_int_equal(find("none/d"), -ENOENT);
}

static void refusals_of_making(void **state)
{
	(void)state;
	assert_int_equal(make_file("f"), 0);
	assert_int_equal(make_file("f"), -EEXIST);
	assert_int_equal(make_dir("f"), -EEXIST);
	assert_int_equal(make_file(""), -EEXIST);
	assert_int_equal(make_file("f/x"), -ENOTDIR);
	assert_int_equal(make_file("none/x"), -ENOENT);
	assert_int_equal(tree.node_count, 1);
}

static void refusals_of_removing(void **state)
{
	(void)state;
	make_dir("d");
	make_file("d/f");
	assert_int_equal(ram_remove(&tree, "d"), -ENOTEMPTY);
	assert_int_equal(ram_remove(&tree, "d/x"), -ENOENT);
	assert_int_equal(ram_remove(&tree, "d/f/x"), -ENOTDIR);
	assert_int_equal(ram_remove(&tree, "d/f"), 0);
	assert_int_equal(ram_remove(&tree, "d"), 0);
	assert_int_equal(ram_remove(&tree, "d"), -ENOENT);
}

static void refusals_of_renaming(void **state)
{
	(void)state;
	make_dir("d");
	make_dir("e");
	make_file("d/f");
	make_file("g");
	assert_int_equal(ram_rename(&tree, "x", "y"), -ENOENT);
	assert_int_equal(ram_rename(&tree, "g", "x/y"), -ENOENT);
	assert_int_equal(ram_rename(&tree, "g", "d/f/y"), -ENOTDIR);
	assert_int_equal(ram_rename(&tree, "g", "d"), -EISDIR);
	assert_int_equal(ram_rename(&tree, "e", "g"), -ENOTDIR);
	assert_int_equal(ram_rename(&tree, "e", "d"), -ENOTEMPTY);
	assert_int_equal(ram_rename(&tree, "g", "g"), 0);
	assert_int_equal(ram_rename(&tree, "d", "e"), 0); /* an empty one is replaced */
	assert_int_equal(find("e/f"), 0);
	assert_int_equal(find("d"), -ENOENT);
	assert_int_equal(tree.node_count, 3);
}

static void renaming_replaces(void **state)
{
	struct ram_node *old, *new;

	(void)state;
	make_dir("d");
	make_file("a");
	make_file("d/b");
	new = found("a");
	old = found("d/b");
	ram_node_open(&tree, old);
	assert_int_equal(ram_rename(&tree, "a", "d/b"), 0);
	assert_ptr_equal(found("d/b"), new);
	assert_int_equal(find("a"), -ENOENT);
	assert_null(old->parent); /* still there for who has it open */
	ram_node_close(&tree, old);
	assert_int_equal(tree.node_count, 2);
}

static void what_is_open_lives_on(void **state)
{
	struct ram_node *node;
	uint8_t *page;

	(void)state;
	make_file("f");
	node = found("f");
	ram_node_open(&tree, node);
	assert_int_equal(ram_data_make_page(&node->data, &tree.room, WRITER, 0, &page), 0);
	node->data.size = 1;
	assert_int_equal(ram_remove(&tree, "f"), 0);
	assert_int_equal(make_file("f"), 0);
	assert_ptr_not_equal(found("f"), node);
	assert_ptr_equal(ram_data_page(&node->data, 0), page);
	ram_node_close(&tree, node);
	assert_int_equal(ram_shim_pages, 0);
}

static void listings_go_on_under_change(void **state)
{
	uint32_t place = 0, seen = 0;
	struct ram_node *node;
	char name[24];

	(void)state;
	for (int i = 0; i < 200; i++) {
		snprintf(name, sizeof name, "%d", i);
		assert_int_equal(make_file(name), 0);
	}
	while ((node = ram_next(&tree.root, &place))) {
		int i = atoi(node->name);

		if (i >= 1000)
			continue; /* one that came meanwhile, or has a new name */
		seen++;
		snprintf(name, sizeof name, "%d", i);
		if (i % 3)
			assert_int_equal(ram_remove(&tree, name), 0);
		else if (i % 2)
			assert_int_equal(ram_rename(&tree, name, "1000"), 0);
		snprintf(name, sizeof name, "%d", 2000 + i);
		if (i < 20)
			assert_int_equal(make_file(name), 0);
	}
	assert_int_equal(seen, 200);
	assert_int_equal(tree.root.child_count, tree.node_count);
}

static void ten_thousand_names(void **state)
{
	struct ram_node *node;
	uint32_t place = 0, n = 0;
	char name[24];

	(void)state;
	for (int i = 0; i < 10000; i++) {
		snprintf(name, sizeof name, "file-%d", i);
		assert_int_equal(make_file(name), 0);
	}
	while ((node = ram_next(&tree.root, &place)))
		n++;
	assert_int_equal(n, 10000);
	for (int i = 9999; i >= 0; i--) {
		snprintf(name, sizeof name, "file-%d", i);
		assert_int_equal(ram_remove(&tree, name), 0);
	}
	assert_int_equal(heap_shim_blocks, 0);
}

static void failures_change_nothing(void **state)
{
	(void)state;
	make_dir("d");
	make_file("d/x");
	for (uint32_t n = 1;; n++) {
		uint32_t used = ram_room_used(&tree.room), nodes = tree.node_count;
		int error;

		heap_shim_fail = n;
		error = make_file("d/f");
		if (!error)
			break;
		assert_int_equal(error, -ENOMEM);
		assert_int_equal(ram_room_used(&tree.room), used);
		assert_int_equal(tree.node_count, nodes);
		assert_int_equal(find("d/f"), -ENOENT);
	}
	heap_shim_fail = 0;
	make_dir("e");
	heap_shim_fail = 1;
	assert_int_equal(ram_rename(&tree, "d/f", "e/f"), -ENOMEM);
	assert_int_equal(find("d/f"), 0);
	assert_int_equal(find("e/f"), -ENOENT);
	heap_shim_fail = 0;
}

static void a_full_room_refuses(void **state)
{
	char name[24];
	int i = 0, error;

	(void)state;
	quota_set_limit(&tree.room.quota, 0, 100000);
	do {
		snprintf(name, sizeof name, "%d", i++);
		error = make_file(name);
	} while (!error);
	assert_int_equal(error, -ENOSPC);
	assert_true(ram_room_used(&tree.room) <= 50000 && ram_room_used(&tree.room) > 49000);
	assert_int_equal(ram_remove(&tree, "0"), 0);
	assert_int_equal(make_file("again"), 0);
}

/* ---- against a model: a list of paths ---------------------------------------------------------
 */

#define MODEL_MAX 500

static struct model {
	char path[256];
	bool directory;
} model[MODEL_MAX];
static int model_count;
static uint32_t seed;

static uint32_t random_below(uint32_t limit)
{
	seed = seed * 1664525 + 1013904223;
	return (uint32_t)((uint64_t)seed * limit >> 32);
}

static int model_find(const char *path)
{
	for (int i = 0; i < model_count; i++)
		if (!strcmp(model[i].path, path))
			return i;
	return -1;
}

static bool is_below(const char *path, const char *above)
{
	size_t n = strlen(above);

	return !strncmp(path, above, n) && path[n] == '/';
}

static bool model_has_children(const char *path)
{
	for (int i = 0; i < model_count; i++)
		if (is_below(model[i].path, path))
			return true;
	return false;
}

/* What stands in the way of something new at this path, or 0. */
static int model_parent(const char *path)
{
	char part[256];

	for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
		int i;

		snprintf(part, sizeof part, "%.*s", (int)(slash - path), path);
		i = model_find(part);
		if (i < 0)
			return -ENOENT;
		if (!model[i].directory)
			return -ENOTDIR;
	}
	return 0;
}

static int model_lookup(const char *path, int *at)
{
	int error = model_parent(path);

	*at = error ? -1 : model_find(path);
	return error ? error : *at < 0 ? -ENOENT : 0;
}

static void model_drop(int i)
{
	model[i] = model[--model_count];
}

static int model_make(const char *path, bool directory)
{
	int at, error = model_lookup(path, &at);

	if (!error)
		return -EEXIST;
	if (model_parent(path))
		return error;
	snprintf(model[model_count].path, sizeof model->path, "%s", path);
	model[model_count++].directory = directory;
	return 0;
}

static int model_remove(const char *path)
{
	int at, error = model_lookup(path, &at);

	if (error)
		return error;
	if (model_has_children(path))
		return -ENOTEMPTY;
	model_drop(at);
	return 0;
}

static void model_move(const char *from, const char *to)
{
	char rest[256];

	for (int i = 0; i < model_count; i++) {
		if (strcmp(model[i].path, from) && !is_below(model[i].path, from))
			continue;
		snprintf(rest, sizeof rest, "%s", model[i].path + strlen(from));
		snprintf(model[i].path, sizeof model->path, "%.7s%.240s", to, rest);
	}
}

static int model_rename(const char *from, const char *to)
{
	int at, old, error = model_lookup(from, &at);

	if (error)
		return error;
	if (model_parent(to))
		return model_parent(to);
	old = model_find(to);
	if (old >= 0 && model[old].directory != model[at].directory)
		return model[old].directory ? -EISDIR : -ENOTDIR;
	if (old >= 0 && old != at && model_has_children(to))
		return -ENOTEMPTY;
	if (old == at)
		return 0;
	if (old >= 0)
		model_drop(old);
	model_move(from, to);
	return 0;
}

/* Up to three parts of three letters each, so that names meet often. */
static void random_path(char *path)
{
	uint32_t parts = 1 + random_below(3);

	for (uint32_t i = 0; i < parts; i++) {
		if (i)
			*path++ = '/';
		*path++ = 'a' + (char)random_below(4);
	}
	*path = 0;
}

static void step(void)
{
	char path[8], to[8];
	bool directory = random_below(2);

	random_path(path);
	random_path(to);
	switch (random_below(4)) {
	case 0:
	case 1:
		assert_int_equal(directory ? make_dir(path) : make_file(path),
				 model_make(path, directory));
		break;
	case 2:
		assert_int_equal(ram_remove(&tree, path), model_remove(path));
		break;
	default:
		if (!is_below(to, path))
			assert_int_equal(ram_rename(&tree, path, to), model_rename(path, to));
	}
}

static void it_is_like_a_list_of_paths(void **state)
{
	(void)state;
	for (uint32_t n = 1; n < 60; n++) {
		seed = n;
		model_count = 0;

		for (int i = 0; i < MODEL_MAX; i++) {
			step();
			assert_int_equal(tree.node_count, model_count);
		}
		for (int i = 0; i < model_count; i++)
			assert_int_equal(found(model[i].path)->type == FS_TYPE_DIRECTORY,
					 model[i].directory);
		teardown(state);
		setup(state);
	}
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(names_are_found_where_they_are),
		CASE(refusals_of_making),
		CASE(refusals_of_removing),
		CASE(refusals_of_renaming),
		CASE(renaming_replaces),
		CASE(what_is_open_lives_on),
		CASE(listings_go_on_under_change),
		CASE(ten_thousand_names),
		CASE(failures_change_nothing),
		CASE(a_full_room_refuses),
		CASE(it_is_like_a_list_of_paths),
	};

	return cmocka_run_group_tests_name("ram_tree", tests, NULL, NULL);
}
