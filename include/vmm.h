/*
 * vmm.h - memory of the calling process.
 *
 * Pages come zeroed on first touch and are charged then. No page is writable and executable.
 */
#ifndef VMM_H
#define VMM_H

#include <stdint.h>

#define VMM_READ  0x1
#define VMM_WRITE 0x2
#define VMM_EXEC  0x4 /* not together with VMM_WRITE */

struct vmm_shared_info {
	uint32_t size;	  /* bytes, whole pages */
	uint32_t sealed;  /* 1: read-only for everyone for good */
	uint32_t touched; /* pages that exist */
	uint32_t handles, mappings;
};

/* Reserve `size` bytes (rounded up to pages) at `address`, or anywhere if 0. Returns the address.
 * NULL and errno on failure: EINVAL size 0, overflow, unaligned address, WRITE with EXEC; EEXIST
 * overlap; ENOMEM no room or too many regions. */
void *VmmReserve(void *address, uint32_t size, uint32_t access);

/* The raw call behind it: the address as an unsigned number; values from 0xfffff000 are -E.... */
uint32_t VmmAlloc(uint32_t address, uint32_t size, uint32_t access);

/* Give back [address, address + size); parts of regions may be freed. -EINVAL, -ENOMEM a region
 * would fall in two, and there are too many: nothing is freed then. */
int VmmFree(uint32_t address, uint32_t size);

/*
 * Shared areas. An area lives while any handle or mapping does, whoever made it; its pages come
 * zeroed on first touch, charged to the maker while it lives. Names live under /System/Shared and
 * go with the area.
 */

/* Make an area of `size` bytes (rounded up to pages); name NULL: none. rights: RIGHT_... that
 * processes which open it by name get (RIGHT_READ, RIGHT_WRITE). Returns a handle with all rights.
 * -EINVAL size 0 or over 1 GiB, unknown rights, a name that cannot be one of a file
 * (fs.h); -EEXIST the name is taken;
 * -ENAMETOOLONG; -ENOMEM; -EMFILE; -EFAULT. */
int VmmShare(uint32_t size, const char *name, uint32_t rights);

/* A handle to the area of this name. access: VMM_READ, VMM_WRITE. -ENOENT, -EACCES. */
int VmmOpenShared(const char *name, uint32_t access);

/* Map the whole area at `address` (page-aligned) or anywhere if 0, with VMM_READ | VMM_WRITE at
 * most as the handle's rights allow. Returns the address; values from 0xfffff000 are -EACCES
 * (rights, or sealed and VMM_WRITE), -EINVAL (address, overlap, overflow), -ENOMEM, -EBADF. */
uint32_t VmmMap(int handle, uint32_t address, uint32_t access);

/* End the mapping that begins at this address. -EINVAL there is none. */
int VmmUnmap(uint32_t address);

/* From now on nobody can write the area, not through mappings either (they become read-only; a
 * write faults). Needs RIGHT_WRITE. Cannot be undone. */
int VmmSeal(int handle);

int VmmQueryShared(int handle, struct vmm_shared_info *info);

/* VmmMap as a pointer; NULL and errno. */
void *VmmMapShared(int handle, uint32_t access);

#endif
