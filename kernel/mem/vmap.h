/*
 * kernel/mem/vmap.h - kernel addresses for pages that need not lie together.
 *
 * Behind heap.h's vmap_alloc, vmap_free, vmap_device. The range VMAP_START..VMAP_END is kept as
 * used runs with an unmapped page behind each. Large devices (the screen) lie above the stacks in
 * 2 MiB pages, which need no memory and so work before heap_init. Stacks lie in slots of their own
 * (KSTACK_START) and keep their pages for the next thread.
 */
#ifndef MEM_VMAP_H
#define MEM_VMAP_H

#include "abi/types.h"

#define VMAP_START   0xe0000000u
#define VMAP_END     0xfb000000u
#define KSTACK_START 0xfb000000u
#define KSTACK_END   0xff000000u

bool vmap_owns(const void *block);
uint32_t vmap_bytes(void);

/* A kernel stack slot (task/thread.h: KSTACK_SLOT bytes, lowest page unmapped); 0: out of memory.
 */
uint32_t kstack_alloc(void);
/* Any context; not the stack one runs on. */
void kstack_free(uint32_t slot);

#endif
