/*
 * tests/host/heap_shim.h - kmalloc and kfree for host tests: counts blocks, fails when told.
 *
 * Include it in one .c of a test. heap_shim_fail = n makes the n-th kmalloc from now on return
 * NULL, once (0: none). heap_shim_blocks must be 0 at the end.
 */
#ifndef TESTS_HEAP_SHIM_H
#define TESTS_HEAP_SHIM_H

#include <stdlib.h>

static unsigned int heap_shim_fail;
static int heap_shim_blocks;

void *kmalloc(size_t size);
void kfree(void *block);

void *kmalloc(size_t size)
{
	if (heap_shim_fail && --heap_shim_fail == 0)
		return NULL;
	heap_shim_blocks++;
	return malloc(size);
}

void kfree(void *block)
{
	if (block)
		heap_shim_blocks--;
	free(block);
}

#endif
