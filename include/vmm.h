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

/* Reserve `size` bytes (rounded up to pages) at `address`, or anywhere if 0. Returns the address.
 * NULL and errno on failure: EINVAL size 0, overflow, unaligned address, WRITE with EXEC; EEXIST
 * overlap; ENOMEM no room or too many regions. */
void *VmmReserve(void *address, uint32_t size, uint32_t access);

/* The raw call behind it: the address as an unsigned number; values from 0xfffff000 are -E.... */
uint32_t VmmAlloc(uint32_t address, uint32_t size, uint32_t access);

/* Give back [address, address + size); parts of regions may be freed. -EINVAL. */
int VmmFree(uint32_t address, uint32_t size);

#endif
