/* kernel/mem/area.c - counted runs of pages, made on first touch. */
#include "mem/area.h"
#include "abi/error.h"
#include "mem/heap.h"
#include "cpu/string.h"

struct area *area_create(uint32_t size)
{
	struct area *a;
	uint32_t pages = pages_of(size);

	if (size == 0 || size > 0x40000000u)
		return NULL;
	a = kzalloc(sizeof *a);
	if (!a)
		return NULL;
	a->frames = kzalloc(pages * sizeof *a->frames);
	if (!a->frames) {
		kfree(a);
		return NULL;
	}
	a->refs = 1;
	a->pages = pages;
	return a;
}

void area_ref(struct area *a)
{
	__atomic_add_fetch(&a->refs, 1, __ATOMIC_RELAXED);
}

bool area_try_ref(struct area *a)
{
	uint32_t refs = __atomic_load_n(&a->refs, __ATOMIC_RELAXED);

	while (refs)
		if (__atomic_compare_exchange_n(&a->refs, &refs, refs + 1, false, __ATOMIC_ACQ_REL,
						__ATOMIC_RELAXED))
			return true;
	return false;
}

void area_unref(struct area *a)
{
	if (!a || __atomic_sub_fetch(&a->refs, 1, __ATOMIC_ACQ_REL))
		return;
	if (a->died)
		a->died(a);
	for (uint32_t i = 0; i < a->pages; i++)
		page_unref(a->frames[i]);
	kfree(a->frames);
	kfree(a);
}

frame_t area_page(struct area *a, uint32_t index)
{
	uint32_t flags = spin_lock(&a->lock);
	frame_t f;

	if (!a->frames[index])
		a->frames[index] = page_alloc(PAGE_HIGH | PAGE_ZERO);
	f = a->frames[index];
	if (f)
		page_ref(f);
	spin_unlock(&a->lock, flags);
	return f;
}

uint32_t area_touched(struct area *a)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < a->pages; i++)
		n += a->frames[i] != 0;
	return n;
}

void area_read(struct area *a, uint32_t offset, void *to, uint32_t size)
{
	while (size) {
		uint32_t at = offset & PAGE_MASK, part = PAGE_SIZE - at;
		frame_t f = a->frames[offset >> PAGE_SHIFT];

		if (part > size)
			part = size;
		if (f)
			page_read(f, at, to, part);
		else
			memset(to, 0, part);
		offset += part;
		to = (char *)to + part;
		size -= part;
	}
}

int area_write(struct area *a, uint32_t offset, const void *from, uint32_t size)
{
	while (size) {
		uint32_t at = offset & PAGE_MASK, part = PAGE_SIZE - at;
		frame_t f = area_page(a, offset >> PAGE_SHIFT);

		if (!f)
			return -ENOMEM;
		if (part > size)
			part = size;
		page_write(f, at, from, part);
		page_unref(f);
		offset += part;
		from = (const char *)from + part;
		size -= part;
	}
	return 0;
}
