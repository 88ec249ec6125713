/*
 * console/terminal/memory.h - where a terminal's memory comes from: malloc, or in host tests
 * something that counts and fails when told (tests/host/terminal_shim.h).
 */
#ifndef TERMINAL_MEMORY_H
#define TERMINAL_MEMORY_H

#include <stdlib.h>

#ifdef HOST_TEST

void *memory_get(size_t size);
void memory_free(void *block);

#else

static inline void *memory_get(size_t size)
{
	return malloc(size);
}

static inline void memory_free(void *block)
{
	free(block);
}

#endif

#endif
