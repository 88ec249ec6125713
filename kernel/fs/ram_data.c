/* kernel/fs/ram_data.c - a table of leaves of pages. */
#include "fs/ram_data.h"
#include "abi/error.h"
#include "cpu/string.h"
#include "mem/heap.h"

#define LEAF_PAGES 128

struct ram_leaf {
	uint32_t writer, pages; /* of the leaf itself; that are there */
	uint8_t *page[LEAF_PAGES];
	uint32_t page_writer[LEAF_PAGES];
};

static struct ram_leaf *leaf_at(const struct ram_data *data, uint32_t index)
{
	return index / LEAF_PAGES < data->leaf_count ? data->leaves[index / LEAF_PAGES] : NULL;
}

uint8_t *ram_data_page(const struct ram_data *data, uint32_t index)
{
	const struct ram_leaf *leaf = leaf_at(data, index);

	return leaf ? leaf->page[index % LEAF_PAGES] : NULL;
}

/* A block of the heap, taken from the room. */
static int take_block(struct ram_room *room, uint32_t writer, uint32_t size, void **block)
{
	int error = ram_room_take(room, writer, size);

	if (error)
		return error;
	*block = kmalloc(size);
	if (!*block) {
		ram_room_give(room, writer, size);
		return -ENOMEM;
	}
	memset(*block, 0, size);
	return 0;
}

static uint32_t table_size(const struct ram_data *data)
{
	return data->leaf_count * (uint32_t)sizeof *data->leaves;
}

static void free_table(struct ram_data *data, struct ram_room *room)
{
	ram_room_give(room, data->table_writer, table_size(data));
	kfree(data->leaves);
}

/* A table with room for this leaf, at least twice as long as before. */
static int grow_table(struct ram_data *data, struct ram_room *room, uint32_t writer, uint32_t leaf)
{
	uint32_t count = data->leaf_count ? data->leaf_count : 2;
	void *table;
	int error;

	while (count <= leaf)
		count *= 2;
	error = take_block(room, writer, count * (uint32_t)sizeof *data->leaves, &table);
	if (error)
		return error;
	if (data->leaf_count)
		memcpy(table, data->leaves, table_size(data));
	free_table(data, room);
	data->leaves = table;
	data->leaf_count = count;
	data->table_writer = writer;
	return 0;
}

static int make_leaf(struct ram_data *data, struct ram_room *room, uint32_t writer, uint32_t leaf)
{
	void *block;
	int error = 0;

	if (leaf >= data->leaf_count)
		error = grow_table(data, room, writer, leaf);
	if (!error)
		error = take_block(room, writer, sizeof(struct ram_leaf), &block);
	if (error)
		return error;
	data->leaves[leaf] = block;
	data->leaves[leaf]->writer = writer;
	return 0;
}

static void free_leaf(struct ram_data *data, struct ram_room *room, uint32_t leaf)
{
	ram_room_give(room, data->leaves[leaf]->writer, sizeof *data->leaves[leaf]);
	kfree(data->leaves[leaf]);
	data->leaves[leaf] = NULL;
}

int ram_data_make_page(struct ram_data *data, struct ram_room *room, uint32_t writer,
		       uint32_t index, uint8_t **page)
{
	struct ram_leaf *leaf = leaf_at(data, index);
	int error = 0;

	*page = ram_data_page(data, index);
	if (*page)
		return 0;
	if (!leaf)
		error = make_leaf(data, room, writer, index / LEAF_PAGES);
	if (error)
		return error;
	leaf = leaf_at(data, index);
	error = ram_room_take(room, writer, RAM_PAGE);
	if (!error && !(*page = ram_page_alloc())) {
		ram_room_give(room, writer, RAM_PAGE);
		error = -ENOMEM;
	}
	if (!error) {
		leaf->page[index % LEAF_PAGES] = *page;
		leaf->page_writer[index % LEAF_PAGES] = writer;
		leaf->pages++;
	} else if (!leaf->pages) {
		free_leaf(data, room, index / LEAF_PAGES);
	}
	return error;
}

/* Free the pages from this one on. */
static void cut_leaf(struct ram_data *data, struct ram_room *room, uint32_t number, uint32_t first)
{
	struct ram_leaf *leaf = data->leaves[number];

	for (uint32_t i = first; i < LEAF_PAGES; i++) {
		if (!leaf->page[i])
			continue;
		ram_page_free(leaf->page[i]);
		ram_room_give(room, leaf->page_writer[i], RAM_PAGE);
		leaf->page[i] = NULL;
		leaf->pages--;
	}
	if (!leaf->pages)
		free_leaf(data, room, number);
}

/* Zeros from `size` to the end of its page. */
static void clear_rest(struct ram_data *data, uint32_t size)
{
	uint8_t *page = size % RAM_PAGE ? ram_data_page(data, size / RAM_PAGE) : NULL;

	if (page)
		memset(page + size % RAM_PAGE, 0, RAM_PAGE - size % RAM_PAGE);
}

void ram_data_resize(struct ram_data *data, struct ram_room *room, uint32_t size)
{
	uint32_t first = (size + RAM_PAGE - 1) / RAM_PAGE; /* to go */

	if (size <= data->size) {
		for (uint32_t i = first / LEAF_PAGES; i < data->leaf_count; i++)
			if (data->leaves[i])
				cut_leaf(data, room, i,
					 i == first / LEAF_PAGES ? first % LEAF_PAGES : 0);
		clear_rest(data, size);
	}
	data->size = size;
	if (size || !data->leaf_count)
		return;
	free_table(data, room);
	*data = (struct ram_data){0};
}
