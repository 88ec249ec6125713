/*
 * tests/host/shell_memory.h - the shell's memory for host tests: counts blocks, fails when told.
 *
 * Include it in one .c of a test instead of linking console/shell/memory.c. shell_memory_fail = n
 * makes the n-th allocation from now on fail, once (0: none). shell_memory_blocks must be 0 at the
 * end.
 */
#ifndef TESTS_SHELL_MEMORY_H
#define TESTS_SHELL_MEMORY_H

#include <stdlib.h>
#include "console/shell/memory.h"

static unsigned int shell_memory_fail;
static int shell_memory_blocks;

void *shell_alloc(size_t size)
{
	if (shell_memory_fail && --shell_memory_fail == 0)
		return NULL;
	shell_memory_blocks++;
	return malloc(size);
}

void *shell_resize(void *block, size_t size)
{
	if (shell_memory_fail && --shell_memory_fail == 0)
		return NULL;
	shell_memory_blocks += !block;
	return realloc(block, size);
}

void shell_free(void *block)
{
	shell_memory_blocks -= block != NULL;
	free(block);
}

#endif
