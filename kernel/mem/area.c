/* kernel/mem/area.c - counted runs of pages, made on first touch. */
#include "mem/area.h"
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

void area_unref(struct area *a)
{
	if (!a || __atomic_sub_fetch(&a->refs, 1, __ATOMIC_ACQ_REL))
		return;
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
