/*
 * kernel/mem/vm.h - address spaces: regions of a program's memory, and the page tables that follow.
 *
 * PAE: the fourth page directory is the kernel's and the same in all. A region is anonymous (zeroed
 * on first touch), or shows an area; a private region of an area copies a page at the first write.
 * Regions never overlap; nothing is mapped in advance. The page just below a stack region stays
 * unmapped. Charging: the `charge` callback of the space counts pages.
 *
 * Context: thread; takes vm->lock (a spinlock: nothing here sleeps).
 */
#ifndef MEM_VM_H
#define MEM_VM_H

#include "common/list.h"
#include "cpu/spinlock.h"
#include "mem/area.h"
#include "mem/ucopy.h"

#define VM_READ	   0x1
#define VM_WRITE   0x2
#define VM_EXEC	   0x4
#define VM_PRIVATE 0x8	/* of an area: writes go to a copy */
#define VM_SHARED  0x10 /* of an area: the mapping's whole size is charged, touched or not */

struct vm_region {
	struct list link; /* by address */
	uint32_t start, end;
	uint32_t access;    /* VM_... */
	struct area *area;  /* NULL: anonymous */
	uint32_t area_page; /* first page of the area shown */
};

struct vm {
	struct spinlock lock;
	struct list regions;
	uint32_t region_count;
	struct vm_region *last_hit;
	uint64_t *pdpt; /* four entries, 32-byte aligned */
	uint32_t cr3;
	/* 0 or -EDQUOT; amount may be negative. Any context. */
	int (*charge)(struct vm *vm, int pages);
};

int vm_init(struct vm *vm, int (*charge)(struct vm *vm, int pages));
void vm_deinit(struct vm *vm); /* not current; everything unmapped and uncharged */

/* Map size bytes (rounded up) at *address, or anywhere if it is 0; *address tells where. area NULL:
 * anonymous. -EINVAL, -EEXIST overlap, -ENOMEM. */
int vm_map(struct vm *vm, uint32_t *address, uint32_t size, uint32_t access, struct area *area,
	   uint32_t area_page);

/* Unmap; parts of regions may go. -EINVAL, -ENOMEM (a split needs a region, of which there are not
 * more than PROCESS_REGIONS_MAX). */
int vm_unmap(struct vm *vm, uint32_t address, uint32_t size);

/* Unmap the whole region that begins at this address; nothing happens if there is none. */
void vm_unmap_region(struct vm *vm, uint32_t start);

/* Unmap whatever is left of this area, and nothing else that may be there by now. */
void vm_unmap_area(struct vm *vm, const struct area *area);

/* As vm_unmap_region for a VM_SHARED one only. -EINVAL there is none. */
int vm_unmap_shared(struct vm *vm, uint32_t start);

/* The area has been sealed: what is mapped of it here cannot be written any more. */
void vm_seal(struct vm *vm, const struct area *area);

/* The area of the first VM_SHARED region at or above *address, with a reference; *address moves
 * behind the region, *access tells its VM_.... NULL: there is none. */
struct area *vm_next_area(struct vm *vm, uint32_t *address, uint32_t *access);

/* Make the page at this address present for this access; 0, -EFAULT, -ENOMEM, -EDQUOT. */
int vm_fault(struct vm *vm, uint32_t address, uint32_t access);

/* Copy between kernel memory and any space, faulting pages in, with the rights of its regions:
 * -EFAULT, -ENOMEM, -EDQUOT. */
int vm_write(struct vm *vm, uint32_t address, const void *from, uint32_t size);
int vm_read(struct vm *vm, uint32_t address, void *to, uint32_t size);

/* The current processor uses this space from now on (NULL: the kernel's own). */
void vm_switch(struct vm *vm);

/* Map the kernel itself with its final rights; needs no memory. */
void vm_init_kernel(void);

#endif
