/*
 * kernel/mem/heap.h - kernel memory: slabs for small and typed objects, vmap for large blocks.
 *
 * kmalloc gives at most what is free and never sleeps; any context. The first
 * 64 bytes of a freed block are filled with 0x6b.
 * Memory caused by a process is charged to it by the caller (task/account.h).
 */
#ifndef MEM_HEAP_H
#define MEM_HEAP_H

#include "abi/types.h"

void heap_init(void);

void *kmalloc(size_t size); /* NULL if there is none; not cleared */
void *kzalloc(size_t size);
void kfree(void *block); /* NULL is fine */

/* Pages mapped one after another in kernel space, zeroed; for stacks, queues, window pictures.
 * May take a while: thread context, interrupts on. */
void *vmap_alloc(size_t size);
void vmap_free(void *block); /* NULL is fine */

/* Map device memory (physical address, size) uncached-free as the firmware set it up. Never
 * unmapped. */
void *vmap_device(uint32_t physical, size_t size);

uint32_t heap_bytes(void); /* in use: kmalloc and vmap_alloc */

/* Tests let an allocation (page, block, mapping) fail on purpose: the hook says when (thread.c). */
extern bool (*heap_fail_hook)(void);

/* Is it this one? Asked by the allocators. */
static inline bool heap_fail_now(void)
{
	return __builtin_expect(heap_fail_hook != NULL, 0) && heap_fail_hook();
}

#endif
