/* console/shell/arena.c - memory that is freed in one go. */
#include <stdint.h>
#include <string.h>
#include "memory.h"

#define BLOCK_SIZE 2000u
#define ALIGN	   (sizeof(uint64_t))

struct arena_block {
	struct arena_block *next;
	size_t size;
	uint64_t bytes[];
};

static struct arena_block *add_block(struct arena *arena, size_t size)
{
	struct arena_block *block;

	if (size < BLOCK_SIZE)
		size = BLOCK_SIZE;
	block = shell_alloc(sizeof *block + size);
	if (!block)
		return NULL;
	block->next = arena->first;
	block->size = size;
	arena->first = block;
	arena->used = 0;
	return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	struct arena_block *block = arena->first;
	char *place;

	size = (size + ALIGN - 1) / ALIGN * ALIGN;
	if (!block || block->size - arena->used < size)
		block = add_block(arena, size);
	if (!block)
		return NULL;
	place = (char *)block->bytes + arena->used;
	arena->used += size;
	return memset(place, 0, size);
}

char *arena_string(struct arena *arena, const char *bytes, int length)
{
	char *copy = arena_alloc(arena, (size_t)length + 1);

	if (copy)
		memcpy(copy, bytes, (size_t)length);
	return copy;
}

void arena_deinit(struct arena *arena)
{
	while (arena->first) {
		struct arena_block *block = arena->first;

		arena->first = block->next;
		shell_free(block);
	}
}
