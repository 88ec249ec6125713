/*
 * kernel/mem/page.h - physical pages.
 *
 * Two kinds: low pages lie in the direct map (the first 512 MiB, at KERNEL_BASE) and the kernel can
 * touch them at any time; high pages are only for programs and for vmap. Single pages only. A page
 * has a reference count; shared areas and program images share pages by it. Context: any; takes the
 * page lock. Never sleeps.
 */
#ifndef MEM_PAGE_H
#define MEM_PAGE_H

#include "abi/types.h"

#define PAGE_SIZE	4096u
#define PAGE_SHIFT	12
#define PAGE_MASK	4095u
#define KERNEL_BASE	0xc0000000u
#define DIRECT_MAP_SIZE 0x20000000u
#define pages_of(bytes) (((uint32_t)(bytes) + PAGE_MASK) >> PAGE_SHIFT)

typedef uint32_t frame_t; /* physical address >> 12; 0 = none */

struct boot_info;

#define PAGE_HIGH 0x1 /* a high page is good enough (and preferred) */
#define PAGE_ZERO 0x2 /* cleared */

void page_init(const struct boot_info *boot);

/* 0 if there is none (or the allocation-failure test says so). The page has one reference. */
frame_t page_alloc(uint32_t flags);
void page_ref(frame_t frame);
void page_unref(frame_t frame); /* 0 is fine */
uint32_t page_refs(frame_t frame);

uint32_t page_count_total(void);
uint32_t page_count_free(void);

/* Clear or copy pages wherever they lie. */
void page_clear(frame_t frame);
void page_copy(frame_t to, frame_t from);

/* Copy between kernel memory and a page at an offset. */
void page_read(frame_t frame, uint32_t offset, void *to, uint32_t size);
void page_write(frame_t frame, uint32_t offset, const void *from, uint32_t size);

static inline bool frame_is_low(frame_t f)
{
	return f < DIRECT_MAP_SIZE >> PAGE_SHIFT;
}
static inline void *frame_address(frame_t f)
{
	return (void *)((f << PAGE_SHIFT) + KERNEL_BASE);
}
static inline uint32_t physical_of(const void *p)
{
	return (uint32_t)p - KERNEL_BASE;
}
static inline frame_t frame_of(const void *p)
{
	return physical_of(p) >> PAGE_SHIFT;
}

#endif
