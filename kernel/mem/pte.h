/*
 * kernel/mem/pte.h - page table entries with PAE (Intel SDM volume 3, 4.4).
 */
#ifndef MEM_PTE_H
#define MEM_PTE_H

#include "abi/types.h"

#define PTE_PRESENT  0x001ull
#define PTE_WRITE    0x002ull
#define PTE_USER     0x004ull
#define PTE_ACCESSED 0x020ull
#define PTE_DIRTY    0x040ull
#define PTE_LARGE    0x080ull /* 2 MiB, in a page directory */
#define PTE_GLOBAL   0x100ull
#define PTE_CHARGED  0x200ull /* ours: the page is charged to the space */
#define PTE_FRAME    0x000ffffffffff000ull

extern uint64_t pte_nx; /* bit 63 where the processor knows it, else 0 */

/* Present after absent needs no flush; everything else does. The upper half is written first and
 * cleared last, so that the processor never sees a present half entry. */
static inline void pte_set(uint64_t *pte, uint64_t value)
{
	volatile uint32_t *half = (volatile uint32_t *)pte;

	half[0] = 0;
	half[1] = value >> 32;
	half[0] = (uint32_t)value;
}

/* Kernel mappings outside the direct map (vmap). Allocates the page table if need be. */
bool kernel_map(uint32_t address, uint64_t pte);
/* One 2 MiB page of a device; needs no memory. */
void kernel_map_large(uint32_t address, uint32_t physical);
/* Returns what was mapped there. */
uint64_t kernel_unmap(uint32_t address);

#endif
