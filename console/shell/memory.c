/* console/shell/memory.c - the shell's memory is the C library's heap. */
#include <stdlib.h>
#include "memory.h"

void *shell_alloc(size_t size)
{
	return malloc(size);
}

void *shell_resize(void *block, size_t size)
{
	return realloc(block, size);
}

void shell_free(void *block)
{
	free(block);
}
