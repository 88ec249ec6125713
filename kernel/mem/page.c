/*
 * kernel/mem/page.c - physical pages: two free lists and a reference count each.
 *
 * The table of pages lies in low memory right behind the kernel and the initial disk. High pages
 * are touched through one window of this processor, with interrupts off.
 */
#include "mem/page.h"
#include "abi/proc.h"
#include "boot.h"
#include "cpu/cpu.h"
#include "cpu/spinlock.h"
#include "cpu/string.h"
#include "log.h"
#include "mem/heap.h"
#include "mem/pte.h"
#include "panic.h"

struct page {
	uint32_t refs;
	frame_t next; /* free list */
};

#define LOW_FRAMES (DIRECT_MAP_SIZE >> PAGE_SHIFT)
#define MINIMUM	   (8u << 20) /* bytes of memory below which starting makes no sense */

/* Guarded by lock. */
static struct spinlock lock;
static struct page *pages;
static frame_t frame_limit, free_low, free_high;
static uint32_t total, free_count;

extern void clear_page_sse(void *page);
extern void copy_page_sse(void *to, const void *from);

#define WINDOW_A 0xffffe000u /* where high pages are mapped for a moment */
#define WINDOW_B 0xffffd000u

static void give(frame_t f)
{
	frame_t *list = frame_is_low(f) ? &free_low : &free_high;

	pages[f].refs = 0;
	pages[f].next = *list;
	*list = f;
	free_count++;
}

/* Where the free memory starts: behind the kernel and the modules. */
static uint32_t first_free_byte(const struct boot_info *boot)
{
	uint32_t end = boot->kernel_end;

	if (boot->module_end > end)
		end = boot->module_end;
	return (end + PAGE_MASK) & ~PAGE_MASK;
}

/* A place for the table of pages in one low range that is big enough. */
static uint32_t place_table(const struct boot_info *boot, uint32_t size)
{
	for (uint32_t i = 0; i < boot->memory_count; i++) {
		uint64_t base = boot->memory[i].base;
		uint64_t end = base + boot->memory[i].size;

		if (base < first_free_byte(boot))
			base = first_free_byte(boot);
		if (end > DIRECT_MAP_SIZE)
			end = DIRECT_MAP_SIZE;
		if (base < end && end - base >= size)
			return (uint32_t)base;
	}
	panic("page_init: no place for the table of pages (%u bytes)", size);
}

static uint64_t memory_end(const struct boot_info *boot)
{
	uint64_t end = 0;

	for (uint32_t i = 0; i < boot->memory_count; i++)
		if (boot->memory[i].base + boot->memory[i].size > end)
			end = boot->memory[i].base + boot->memory[i].size;
	return end;
}

static bool frame_reserved(const struct boot_info *boot, frame_t f, uint32_t table, uint32_t size)
{
	uint32_t a = f << PAGE_SHIFT;

	if (a < 0x100000 || (a >= table && a < table + size))
		return true;
	if (a < ((boot->kernel_end + PAGE_MASK) & ~PAGE_MASK))
		return true;
	return a >= (boot->module_start & ~PAGE_MASK) && a < boot->module_end;
}

void page_init(const struct boot_info *boot)
{
	uint64_t end = memory_end(boot);
	uint32_t size, table;

	if (end > 0xffffffffull)
		end = 0xfffff000ull;
	frame_limit = end >> PAGE_SHIFT;
	size = pages_of(frame_limit * sizeof *pages) << PAGE_SHIFT;
	if (end < MINIMUM)
		panic("Transom needs at least 8 MiB of memory; this machine has %u KiB",
		      (uint32_t)(end >> 10));
	table = place_table(boot, size);
	pages = (struct page *)(table + KERNEL_BASE);
	memset(pages, 0, size);
	for (uint32_t f = 0; f < frame_limit; f++)
		pages[f].refs = 1;
	for (uint32_t i = 0; i < boot->memory_count; i++) {
		uint64_t last = (boot->memory[i].base + boot->memory[i].size) >> PAGE_SHIFT;

		/* Downwards, so that the list starts with the lowest. */
		if (last > frame_limit)
			last = frame_limit;
		for (uint64_t f = last; f-- > pages_of(boot->memory[i].base);)
			if (pages[f].refs == 1 && !frame_reserved(boot, f, table, size))
				give(f);
	}
	total = free_count;
	log_info("memory: %u MiB usable, %u KiB for the table of pages", total >> 8, size >> 10);
}

frame_t page_alloc(uint32_t flags)
{
	uint32_t saved;
	frame_t *list, f;

	if (heap_fail_now())
		return 0;
	saved = spin_lock(&lock);
	list = flags & PAGE_HIGH && free_high ? &free_high : &free_low;
	f = *list;
	if (f) {
		*list = pages[f].next;
		pages[f].refs = 1;
		free_count--;
	}
	spin_unlock(&lock, saved);
	if (f && flags & PAGE_ZERO)
		page_clear(f);
	return f;
}

void page_ref(frame_t f)
{
	kassert(f < frame_limit);
	__atomic_add_fetch(&pages[f].refs, 1, __ATOMIC_RELAXED);
}

void page_unref(frame_t f)
{
	uint32_t saved;

	if (!f)
		return;
	kassert(f < frame_limit && pages[f].refs);
	saved = spin_lock(&lock);
	if (--pages[f].refs == 0)
		give(f);
	spin_unlock(&lock, saved);
}

uint32_t page_refs(frame_t f)
{
	return pages[f].refs;
}

uint32_t page_count_total(void)
{
	return total;
}

uint32_t page_count_free(void)
{
	return free_count;
}

/* Interrupts off: the window belongs to this processor as long as they are. */
static void *window(uint32_t address, frame_t f)
{
	if (frame_is_low(f))
		return frame_address(f);
	kernel_map(address, (uint64_t)f << PAGE_SHIFT | PTE_PRESENT | PTE_WRITE | pte_nx);
	invlpg(address);
	return (void *)address;
}

void page_clear(frame_t f)
{
	uint32_t saved = irq_save();
	void *p = window(WINDOW_A, f);

	if (cpu_features & SYS_CPU_SSE2)
		clear_page_sse(p);
	else
		memset(p, 0, PAGE_SIZE);
	irq_restore(saved);
}

void page_copy(frame_t to, frame_t from)
{
	uint32_t saved = irq_save();
	void *a = window(WINDOW_A, to), *b = window(WINDOW_B, from);

	if (cpu_features & SYS_CPU_SSE2)
		copy_page_sse(a, b);
	else
		memcpy(a, b, PAGE_SIZE);
	irq_restore(saved);
}

void page_write(frame_t f, uint32_t offset, const void *from, uint32_t size)
{
	uint32_t saved = irq_save();

	memcpy((char *)window(WINDOW_A, f) + offset, from, size);
	irq_restore(saved);
}

void page_read(frame_t f, uint32_t offset, void *to, uint32_t size)
{
	uint32_t saved = irq_save();

	memcpy(to, (char *)window(WINDOW_B, f) + offset, size);
	irq_restore(saved);
}
