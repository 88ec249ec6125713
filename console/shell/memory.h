/*
 * console/shell/memory.h - where the shell's memory comes from, and arenas.
 *
 * Everything is allocated through these three, so that the host tests can count blocks and make
 * the n-th allocation fail. An arena is memory that is freed in one go: a parsed script's nodes.
 *
 *	struct arena arena = {0};
 *	struct node *node = arena_alloc(&arena, sizeof *node);	zeroed; NULL = no memory
 *	arena_deinit(&arena);
 */
#ifndef SHELL_MEMORY_H
#define SHELL_MEMORY_H

#include <stddef.h>

/* As malloc, realloc and free. The block of a failed resize stays as it was. */
void *shell_alloc(size_t size);
void *shell_resize(void *block, size_t size);
void shell_free(void *block);

struct arena_block;

struct arena {
	struct arena_block *first;
	size_t used; /* of the first block */
};

void *arena_alloc(struct arena *arena, size_t size);

/* A copy of length bytes with an end, or NULL. */
char *arena_string(struct arena *arena, const char *bytes, int length);

void arena_deinit(struct arena *arena);

#endif
