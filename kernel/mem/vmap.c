/* kernel/mem/vmap.c - runs of kernel addresses backed by single pages, and kernel stacks. */
#include "mem/vmap.h"
#include "common/list.h"
#include "cpu/spinlock.h"
#include "cpu/string.h"
#include "mem/heap.h"
#include "mem/page.h"
#include "mem/pte.h"
#include "panic.h"

/* One run of addresses in use; kept in address order. */
struct run {
	struct list link;
	uint32_t start, pages; /* without the guard page behind */
	bool device;	       /* the pages are not ours */
};

/* Guarded by lock. */
static struct spinlock lock;
static struct list runs = LIST_INIT(runs);
static uint32_t mapped_bytes;

#define LARGE_PAGE  0x200000u
#define LARGE_START 0xff000000u
#define LARGE_END   0xffc00000u

#define STACK_SLOT  0x4000u
#define STACK_PAGES 3
#define STACKS	    ((KSTACK_END - KSTACK_START) / STACK_SLOT)
#define STACKS_KEPT 16

static uint16_t stack_next[STACKS]; /* free list of slots, index + 1; guarded by lock */
static uint32_t stack_free, stack_ready, stack_made, stack_kept;

bool vmap_owns(const void *block)
{
	return (uint32_t)block - VMAP_START < VMAP_END - VMAP_START;
}

uint32_t vmap_bytes(void)
{
	return mapped_bytes;
}

/* First gap of pages + 1; inserts the run there. Lock held. */
static bool run_place(struct run *r)
{
	uint32_t at = VMAP_START, size = (r->pages + 1) << PAGE_SHIFT;
	struct list *l;

	list_for_each (l, &runs) {
		struct run *next = container_of(l, struct run, link);

		if (next->start - at >= size)
			break;
		at = next->start + ((next->pages + 1) << PAGE_SHIFT);
	}
	if (VMAP_END - at < size)
		return false;
	r->start = at;
	list_insert_after(l->prev, &r->link);
	return true;
}

static struct run *run_create(uint32_t pages, bool device)
{
	struct run *r = kmalloc(sizeof *r);
	uint32_t flags;
	bool placed;

	if (!r)
		return NULL;
	r->pages = pages;
	r->device = device;
	flags = spin_lock(&lock);
	placed = run_place(r);
	spin_unlock(&lock, flags);
	if (placed)
		return r;
	kfree(r);
	return NULL;
}

static void run_destroy(struct run *r, uint32_t mapped)
{
	uint32_t flags;

	for (uint32_t i = 0; i < mapped; i++) {
		uint64_t pte = kernel_unmap(r->start + (i << PAGE_SHIFT));

		if (!r->device)
			page_unref((pte & PTE_FRAME) >> PAGE_SHIFT);
	}
	flags = spin_lock(&lock);
	list_remove(&r->link);
	spin_unlock(&lock, flags);
	kfree(r);
}

static bool map_fresh(uint32_t address)
{
	frame_t f = page_alloc(PAGE_HIGH | PAGE_ZERO);

	if (!f)
		return false;
	if (kernel_map(address,
		       (uint64_t)f << PAGE_SHIFT | PTE_PRESENT | PTE_WRITE | PTE_GLOBAL | pte_nx))
		return true;
	page_unref(f);
	return false;
}

void *vmap_alloc(size_t size)
{
	struct run *r;

	if (size == 0 || size > VMAP_END - VMAP_START || heap_fail_now())
		return NULL;
	r = run_create(pages_of(size), false);
	if (!r)
		return NULL;
	for (uint32_t i = 0; i < r->pages; i++)
		if (!map_fresh(r->start + (i << PAGE_SHIFT))) {
			run_destroy(r, i);
			return NULL;
		}
	__atomic_add_fetch(&mapped_bytes, r->pages << PAGE_SHIFT, __ATOMIC_RELAXED);
	return (void *)r->start;
}

static struct run *run_find(uint32_t start)
{
	struct run *found = NULL;
	uint32_t flags = spin_lock(&lock);
	struct list *l;

	list_for_each (l, &runs) {
		struct run *r = container_of(l, struct run, link);

		if (r->start == start) {
			found = r;
			break;
		}
	}
	spin_unlock(&lock, flags);
	return found;
}

void vmap_free(void *block)
{
	struct run *r;

	if (!block)
		return;
	r = run_find((uint32_t)block);
	kassert(r && !r->device);
	__atomic_sub_fetch(&mapped_bytes, r->pages << PAGE_SHIFT, __ATOMIC_RELAXED);
	run_destroy(r, r->pages);
}

/* The screen is mapped by large pages that need no memory, so that even the message of too little
 * memory can be shown. At start-up only. */
static void *map_large(uint32_t physical, size_t size)
{
	static uint32_t next = LARGE_START;
	uint32_t offset = physical & (LARGE_PAGE - 1);
	uint32_t pages = (offset + size + LARGE_PAGE - 1) / LARGE_PAGE, at = next;

	if (pages > (LARGE_END - next) / LARGE_PAGE)
		return NULL;
	for (uint32_t i = 0; i < pages; i++, next += LARGE_PAGE)
		kernel_map_large(next, physical - offset + i * LARGE_PAGE);
	return (void *)(at + offset);
}

void *vmap_device(uint32_t physical, size_t size)
{
	uint32_t offset = physical & PAGE_MASK;
	void *large = size >= LARGE_PAGE / 2 ? map_large(physical, size) : NULL;
	struct run *r;

	if (large)
		return large;
	r = run_create(pages_of(size + offset), true);
	if (!r)
		return NULL;
	for (uint32_t i = 0; i < r->pages; i++) {
		uint64_t a = (physical - offset) + (i << PAGE_SHIFT);

		if (!kernel_map(r->start + (i << PAGE_SHIFT),
				a | PTE_PRESENT | PTE_WRITE | PTE_GLOBAL | pte_nx)) {
			run_destroy(r, i);
			return NULL;
		}
	}
	return (void *)(r->start + offset);
}

static uint32_t stack_page(uint32_t index, uint32_t page)
{
	return KSTACK_START + index * STACK_SLOT + ((page + 1) << PAGE_SHIFT);
}

static void stack_release(uint32_t index, uint32_t mapped)
{
	for (uint32_t i = 0; i < mapped; i++)
		page_unref((kernel_unmap(stack_page(index, i)) & PTE_FRAME) >> PAGE_SHIFT);
}

/* A slot with pages if there is one, else one without; index + 1, 0 = none. */
static uint32_t stack_take(bool *ready)
{
	uint32_t flags = spin_lock(&lock);
	uint32_t slot = stack_ready ? stack_ready : stack_free;

	*ready = stack_ready;
	if (stack_ready) {
		stack_ready = stack_next[slot - 1];
		stack_kept--;
	} else if (slot) {
		stack_free = stack_next[slot - 1];
	} else if (stack_made < STACKS) {
		slot = ++stack_made;
	}
	spin_unlock(&lock, flags);
	return slot;
}

static void stack_put(uint32_t *list, uint32_t slot)
{
	uint32_t flags = spin_lock(&lock);

	stack_next[slot - 1] = *list;
	*list = slot;
	spin_unlock(&lock, flags);
}

uint32_t kstack_alloc(void)
{
	bool ready;
	uint32_t slot;

	if (heap_fail_now())
		return 0;
	slot = stack_take(&ready);
	if (!slot)
		return 0;
	for (uint32_t i = 0; !ready && i < STACK_PAGES; i++)
		if (!map_fresh(stack_page(slot - 1, i))) {
			stack_release(slot - 1, i);
			stack_put(&stack_free, slot);
			return 0;
		}
	return KSTACK_START + (slot - 1) * STACK_SLOT;
}

void kstack_free(uint32_t address)
{
	uint32_t slot = (address - KSTACK_START) / STACK_SLOT + 1;

	if (__atomic_load_n(&stack_kept, __ATOMIC_RELAXED) < STACKS_KEPT) {
		__atomic_add_fetch(&stack_kept, 1, __ATOMIC_RELAXED);
		stack_put(&stack_ready, slot);
		return;
	}
	stack_release(slot - 1, STACK_PAGES);
	stack_put(&stack_free, slot);
}
