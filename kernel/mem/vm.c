/*
 * kernel/mem/vm.c - regions of an address space, and the faults that fill it.
 */
#include "mem/vm.h"
#include "abi/error.h"
#include "cpu/cpu.h"
#include "cpu/percpu.h"
#include "cpu/string.h"
#include "mem/heap.h"
#include "mem/page.h"
#include "mem/pte.h"
#include "panic.h"

#define USER_START   0x10000u	 /* nothing is mapped below: following NULL faults */
#define SEARCH_START 0x40000000u /* where vm_map looks for room */
#define REGIONS_MAX  1024

extern uint64_t kernel_pd[512], kernel_pdpt[4];

int vm_init(struct vm *vm, int (*charge)(struct vm *vm, int pages))
{
	memset(vm, 0, sizeof *vm);
	list_init(&vm->regions);
	vm->charge = charge;
	vm->pdpt = kzalloc(32);
	if (!vm->pdpt)
		return -ENOMEM;
	kassert(((uint32_t)vm->pdpt & 31) == 0);
	vm->pdpt[3] = physical_of(kernel_pd) | PTE_PRESENT;
	vm->cr3 = physical_of(vm->pdpt);
	return 0;
}

void vm_switch(struct vm *vm)
{
	uint32_t cr3 = vm ? vm->cr3 : physical_of(kernel_pdpt);

	if (this_cpu()->cr3 != cr3) {
		this_cpu()->cr3 = cr3;
		write_cr3(cr3);
	}
}

/* ---- page tables: lock held -------------------------------------------------------------- */

/* The table an entry points at; made and charged if wanted and absent. */
static uint64_t *table_of(struct vm *vm, uint64_t *entry, uint64_t bits, bool make)
{
	frame_t f;

	if (*entry & PTE_PRESENT)
		return frame_address((*entry & PTE_FRAME) >> PAGE_SHIFT);
	if (!make || vm->charge(vm, 1))
		return NULL;
	f = page_alloc(PAGE_ZERO);
	if (!f) {
		vm->charge(vm, -1);
		return NULL;
	}
	pte_set(entry, (uint64_t)f << PAGE_SHIFT | bits);
	return frame_address(f);
}

static uint64_t *pte_find(struct vm *vm, uint32_t address, bool make)
{
	uint64_t *pdpte = &vm->pdpt[address >> 30];
	bool fresh = !(*pdpte & PTE_PRESENT);
	uint64_t *pd = table_of(vm, pdpte, PTE_PRESENT, make);
	uint64_t *pt;

	if (!pd)
		return NULL;
	/* The processor keeps the four top entries: show it the new one. */
	if (fresh && this_cpu()->cr3 == vm->cr3)
		write_cr3(vm->cr3);
	pt = table_of(vm, &pd[address >> 21 & 511], PTE_PRESENT | PTE_WRITE | PTE_USER, make);
	return pt ? &pt[address >> 12 & 511] : NULL;
}

static void pte_clear(struct vm *vm, uint64_t *pte, uint32_t address)
{
	uint64_t old = *pte;

	if (!(old & PTE_PRESENT))
		return;
	pte_set(pte, 0);
	if (this_cpu()->cr3 == vm->cr3)
		invlpg(address);
	page_unref((old & PTE_FRAME) >> PAGE_SHIFT);
	if (old & PTE_CHARGED)
		vm->charge(vm, -1);
}

static void unmap_pages(struct vm *vm, uint32_t start, uint32_t end)
{
	for (uint32_t a = start; a < end;) {
		uint64_t *pte = pte_find(vm, a, false);

		if (!pte) {
			/* No table: on to the next one. */
			a = (a | 0x1fffff) + 1;
			continue;
		}
		pte_clear(vm, pte, a);
		a += PAGE_SIZE;
	}
}

/* ---- regions: lock held ------------------------------------------------------------------ */

/* The region that holds the address, or the first above it; NULL: none. */
static struct vm_region *region_at_or_above(struct vm *vm, uint32_t address)
{
	struct list *l;

	list_for_each (l, &vm->regions) {
		struct vm_region *r = container_of(l, struct vm_region, link);

		if (r->end > address)
			return r;
	}
	return NULL;
}

static struct vm_region *region_find(struct vm *vm, uint32_t address)
{
	struct vm_region *r = vm->last_hit;

	if (r && address >= r->start && address < r->end)
		return r;
	r = region_at_or_above(vm, address);
	if (!r || address < r->start)
		return NULL;
	vm->last_hit = r;
	return r;
}

static bool range_free(struct vm *vm, uint32_t start, uint32_t end)
{
	struct vm_region *r = region_at_or_above(vm, start);

	return !r || r->start >= end;
}

static uint32_t find_room(struct vm *vm, uint32_t size)
{
	uint32_t at = SEARCH_START;
	struct list *l;

	list_for_each (l, &vm->regions) {
		struct vm_region *r = container_of(l, struct vm_region, link);

		if (r->end <= at)
			continue;
		if (r->start > at && r->start - at > size)
			break;
		at = r->end + PAGE_SIZE; /* a gap, so that running over the end is noticed */
	}
	return at < USER_END && size <= USER_END - at ? at : 0;
}

static void region_insert(struct vm *vm, struct vm_region *r)
{
	struct vm_region *next = region_at_or_above(vm, r->start);

	list_push_back(next ? &next->link : &vm->regions, &r->link);
	vm->region_count++;
}

/* Pages of a shared mapping that are no longer there. */
static void uncharge(struct vm *vm, const struct vm_region *r, uint32_t bytes)
{
	if (r->access & VM_SHARED)
		vm->charge(vm, -(int)(bytes >> PAGE_SHIFT));
}

static void region_destroy(struct vm *vm, struct vm_region *r)
{
	uncharge(vm, r, r->end - r->start);
	list_remove(&r->link);
	vm->region_count--;
	if (vm->last_hit == r)
		vm->last_hit = NULL;
	area_unref(r->area);
	kfree(r);
}

/* ---- mapping ------------------------------------------------------------------------------ */

static int place(struct vm *vm, uint32_t *address, uint32_t size)
{
	if (*address == 0)
		*address = find_room(vm, size);
	else if (!range_free(vm, *address, *address + size))
		return -EEXIST;
	return *address && vm->region_count < REGIONS_MAX ? 0 : -ENOMEM;
}

int vm_map(struct vm *vm, uint32_t *address, uint32_t size, uint32_t access, struct area *area,
	   uint32_t area_page)
{
	struct vm_region *r;
	uint32_t flags;
	int error;

	if (size == 0 || size > USER_END || *address & PAGE_MASK)
		return -EINVAL;
	size = pages_of(size) << PAGE_SHIFT;
	if (*address && (*address < USER_START || !user_range_ok(*address, size)))
		return -EINVAL;
	r = kzalloc(sizeof *r);
	if (!r)
		return -ENOMEM;
	flags = spin_lock(&vm->lock);
	error = place(vm, address, size);
	if (!error && access & VM_SHARED)
		error = vm->charge(vm, (int)(size >> PAGE_SHIFT)) ? -ENOMEM : 0;
	if (!error) {
		*r = (struct vm_region){.start = *address,
					.end = *address + size,
					.access = access,
					.area = area,
					.area_page = area_page};
		if (area)
			area_ref(area);
		region_insert(vm, r);
	}
	spin_unlock(&vm->lock, flags);
	if (error)
		kfree(r);
	return error;
}

/* Cut [start, end) out of one region; spare is used if it falls in two. True if it was used. */
static bool region_cut(struct vm *vm, struct vm_region *r, uint32_t start, uint32_t end,
		       struct vm_region *spare)
{
	uint32_t old_end = r->end;

	if (start <= r->start && end >= r->end) {
		region_destroy(vm, r);
		return false;
	}
	uncharge(vm, r, (end < r->end ? end : r->end) - (start > r->start ? start : r->start));
	if (start <= r->start) {
		r->area_page += (end - r->start) >> PAGE_SHIFT;
		r->start = end;
		return false;
	}
	r->end = start;
	if (end >= old_end)
		return false;
	*spare = *r;
	spare->area_page += (end - r->start) >> PAGE_SHIFT;
	spare->start = end;
	spare->end = old_end;
	if (spare->area)
		area_ref(spare->area);
	list_insert_after(&r->link, &spare->link);
	vm->region_count++;
	return true;
}

/* Would cutting [start, end) out make one region more than there may be? */
static bool splits_too_many(struct vm *vm, uint32_t start, uint32_t end)
{
	struct vm_region *r = region_at_or_above(vm, start);

	return vm->region_count >= REGIONS_MAX && r && r->start < start && end < r->end;
}

int vm_unmap(struct vm *vm, uint32_t address, uint32_t size)
{
	struct vm_region *spare, *r;
	uint32_t flags, end;
	bool used = false;
	int error;

	if (size == 0 || address & PAGE_MASK || !user_range_ok(address, size))
		return -EINVAL;
	spare = kzalloc(sizeof *spare);
	if (!spare)
		return -ENOMEM;
	end = address + (pages_of(size) << PAGE_SHIFT);
	flags = spin_lock(&vm->lock);
	error = splits_too_many(vm, address, end) ? -ENOMEM : 0;
	while (!error && (r = region_at_or_above(vm, address)) && r->start < end)
		used |= region_cut(vm, r, address, end, spare);
	if (!error)
		unmap_pages(vm, address, end);
	spin_unlock(&vm->lock, flags);
	if (!used)
		kfree(spare);
	return error;
}

void vm_unmap_region(struct vm *vm, uint32_t start)
{
	uint32_t flags = spin_lock(&vm->lock);
	struct vm_region *r = region_at_or_above(vm, start);

	if (r && r->start == start) {
		unmap_pages(vm, r->start, r->end);
		region_destroy(vm, r);
	}
	spin_unlock(&vm->lock, flags);
}

void vm_unmap_area(struct vm *vm, const struct area *area)
{
	uint32_t flags = spin_lock(&vm->lock);
	struct list *l, *next;

	list_for_each_safe (l, next, &vm->regions) {
		struct vm_region *r = container_of(l, struct vm_region, link);

		if (r->area != area)
			continue;
		unmap_pages(vm, r->start, r->end);
		region_destroy(vm, r);
	}
	spin_unlock(&vm->lock, flags);
}

int vm_unmap_shared(struct vm *vm, uint32_t start)
{
	uint32_t flags = spin_lock(&vm->lock);
	struct vm_region *r = region_at_or_above(vm, start);
	bool found = r && r->start == start && r->access & VM_SHARED;

	if (found) {
		unmap_pages(vm, r->start, r->end);
		region_destroy(vm, r);
	}
	spin_unlock(&vm->lock, flags);
	return found ? 0 : -EINVAL;
}

/* The pages come again, readable, when they are touched. */
void vm_seal(struct vm *vm, const struct area *area)
{
	uint32_t flags = spin_lock(&vm->lock);
	struct list *l;

	list_for_each (l, &vm->regions) {
		struct vm_region *r = container_of(l, struct vm_region, link);

		if (r->area == area && r->access & VM_WRITE && !(r->access & VM_PRIVATE))
			unmap_pages(vm, r->start, r->end);
	}
	spin_unlock(&vm->lock, flags);
}

struct area *vm_next_area(struct vm *vm, uint32_t *address, uint32_t *access)
{
	uint32_t flags = spin_lock(&vm->lock);
	struct area *area = NULL;
	struct list *l;

	list_for_each (l, &vm->regions) {
		struct vm_region *r = container_of(l, struct vm_region, link);

		if (r->start < *address || !(r->access & VM_SHARED))
			continue;
		area = r->area;
		area_ref(area);
		*access = r->access;
		*address = r->end;
		break;
	}
	spin_unlock(&vm->lock, flags);
	return area;
}

static void free_tables(struct vm *vm)
{
	for (int i = 0; i < 3; i++) {
		uint64_t *pd;

		if (!(vm->pdpt[i] & PTE_PRESENT))
			continue;
		pd = frame_address((vm->pdpt[i] & PTE_FRAME) >> PAGE_SHIFT);
		for (int j = 0; j < 512; j++)
			if (pd[j] & PTE_PRESENT) {
				page_unref((pd[j] & PTE_FRAME) >> PAGE_SHIFT);
				vm->charge(vm, -1);
			}
		page_unref((vm->pdpt[i] & PTE_FRAME) >> PAGE_SHIFT);
		vm->charge(vm, -1);
	}
}

void vm_deinit(struct vm *vm)
{
	struct list *l;

	if (!vm->pdpt)
		return;
	kassert(this_cpu()->cr3 != vm->cr3);
	while ((l = list_first(&vm->regions))) {
		struct vm_region *r = container_of(l, struct vm_region, link);
		uint32_t flags = spin_lock(&vm->lock);

		unmap_pages(vm, r->start, r->end);
		region_destroy(vm, r);
		spin_unlock(&vm->lock, flags);
	}
	free_tables(vm);
	kfree(vm->pdpt);
	vm->pdpt = NULL;
}

/* ---- faults: lock held ---------------------------------------------------------------------- */

static uint64_t rights(uint32_t access)
{
	return PTE_PRESENT | PTE_USER | (access & VM_WRITE ? PTE_WRITE : 0) |
	       (access & VM_EXEC ? 0 : pte_nx);
}

/* A page of the process's own, charged; a copy of `from` if there is one. */
static int map_own(struct vm *vm, uint64_t *pte, uint32_t access, frame_t from)
{
	frame_t f;

	if (vm->charge(vm, 1))
		return -EDQUOT;
	f = page_alloc(from ? PAGE_HIGH : PAGE_HIGH | PAGE_ZERO);
	if (!f) {
		vm->charge(vm, -1);
		return -ENOMEM;
	}
	if (from)
		page_copy(f, from);
	pte_set(pte, (uint64_t)f << PAGE_SHIFT | rights(access) | PTE_CHARGED);
	return 0;
}

static int map_area(struct vm *vm, struct vm_region *r, uint64_t *pte, uint32_t address, bool write)
{
	frame_t f = area_page(r->area, r->area_page + ((address - r->start) >> PAGE_SHIFT));
	bool own = r->access & VM_PRIVATE, keep = own || r->area->sealed;
	int error = 0;

	if (!f)
		return -ENOMEM;
	if (own && write) {
		error = map_own(vm, pte, r->access, f);
		page_unref(f);
	} else {
		pte_set(pte, (uint64_t)f << PAGE_SHIFT |
				     rights(keep ? r->access & ~VM_WRITE : r->access));
	}
	return error;
}

static int fault_locked(struct vm *vm, uint32_t address, uint32_t access)
{
	struct vm_region *r = region_find(vm, address);
	bool write = access & VM_WRITE;
	uint64_t *pte;

	if (!r || access & ~r->access & (VM_READ | VM_WRITE | VM_EXEC))
		return -EFAULT;
	if (write && r->area && r->area->sealed && !(r->access & VM_PRIVATE))
		return -EFAULT;
	pte = pte_find(vm, address, true);
	if (!pte)
		return -ENOMEM;
	if (*pte & PTE_PRESENT) {
		if (!write || *pte & PTE_WRITE)
			return 0; /* somebody else was quicker */
		pte_clear(vm, pte, address);
	}
	return r->area ? map_area(vm, r, pte, address, write) : map_own(vm, pte, r->access, 0);
}

int vm_fault(struct vm *vm, uint32_t address, uint32_t access)
{
	uint32_t flags = spin_lock(&vm->lock);
	int error = fault_locked(vm, address & ~PAGE_MASK, access);

	spin_unlock(&vm->lock, flags);
	return error;
}

/* One part within a page, in either direction. */
static int copy_part(struct vm *vm, uint32_t address, void *bytes, uint32_t size, bool write)
{
	uint32_t flags = spin_lock(&vm->lock);
	int error = fault_locked(vm, address & ~PAGE_MASK, write ? VM_WRITE : VM_READ);

	if (!error) {
		uint64_t pte = *pte_find(vm, address, false);
		frame_t frame = (pte & PTE_FRAME) >> PAGE_SHIFT;

		if (write)
			page_write(frame, address & PAGE_MASK, bytes, size);
		else
			page_read(frame, address & PAGE_MASK, bytes, size);
	}
	spin_unlock(&vm->lock, flags);
	return error;
}

static int copy(struct vm *vm, uint32_t address, void *bytes, uint32_t size, bool write)
{
	if (!user_range_ok(address, size))
		return -EFAULT;
	while (size) {
		uint32_t part = PAGE_SIZE - (address & PAGE_MASK);
		int error;

		if (part > size)
			part = size;
		error = copy_part(vm, address, bytes, part, write);
		if (error)
			return error;
		address += part;
		bytes = (char *)bytes + part;
		size -= part;
	}
	return 0;
}

int vm_write(struct vm *vm, uint32_t address, const void *from, uint32_t size)
{
	return copy(vm, address, (void *)from, size, true);
}

int vm_read(struct vm *vm, uint32_t address, void *to, uint32_t size)
{
	return copy(vm, address, to, size, false);
}
