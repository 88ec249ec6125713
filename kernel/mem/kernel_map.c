/*
 * kernel/mem/kernel_map.c - the kernel's own page tables: rights of its image, and the vmap range.
 *
 * There is one page directory for 3..4 GiB (boot.asm made it) and every address space points at
 * it, so a kernel mapping is everywhere at once.
 */
#include "cpu/cpu.h"
#include "cpu/percpu.h"
#include "cpu/spinlock.h"
#include "mem/page.h"
#include "mem/pte.h"
#include "mem/vm.h"
#include "abi/proc.h"
#include "panic.h"

extern uint64_t kernel_pd[512], kernel_pdpt[4];
extern char kernel_text[], kernel_text_end[], kernel_rodata_end[], boot_stack[];

uint64_t pte_nx;

#define PD_INDEX(a) ((a) >> 21 & 511)
#define PT_INDEX(a) ((a) >> 12 & 511)
#define LARGE_PAGE  0x200000u

/* The first 4 MiB hold the image: small pages with rights. */
static uint64_t image_tables[2][512] __attribute__((aligned(4096)));
static uint64_t window_table[512] __attribute__((aligned(4096)));

static uint64_t rights_of(uint32_t address)
{
	if (address >= (uint32_t)kernel_text && address < (uint32_t)kernel_text_end)
		return 0;
	if (address >= (uint32_t)kernel_text_end && address < (uint32_t)kernel_rodata_end)
		return pte_nx;
	return PTE_WRITE | pte_nx;
}

static void map_image(void)
{
	for (uint32_t a = KERNEL_BASE; a < KERNEL_BASE + 2 * LARGE_PAGE; a += PAGE_SIZE) {
		uint64_t pte = (a - KERNEL_BASE) | PTE_PRESENT | PTE_GLOBAL | rights_of(a);

		if (a == (uint32_t)boot_stack)
			pte = 0; /* the guard page of the first kernel stack */
		image_tables[PD_INDEX(a)][PT_INDEX(a)] = pte;
	}
	for (int i = 0; i < 2; i++)
		kernel_pd[i] = physical_of(image_tables[i]) | PTE_PRESENT | PTE_WRITE;
}

void vm_init_kernel(void)
{
	if (cpu_features & SYS_CPU_NX)
		pte_nx = 1ull << 63;
	map_image();
	for (uint32_t i = 2; i < DIRECT_MAP_SIZE / LARGE_PAGE; i++)
		kernel_pd[i] = (uint64_t)i * LARGE_PAGE | PTE_PRESENT | PTE_WRITE | PTE_LARGE |
			       PTE_GLOBAL | pte_nx;
	kernel_pd[511] = physical_of(window_table) | PTE_PRESENT | PTE_WRITE;
	kernel_pdpt[0] = 0; /* the copy of the first 512 MiB at address 0 */
	write_cr3(physical_of(kernel_pdpt));
	this_cpu()->cr3 = physical_of(kernel_pdpt);
}

void kernel_map_large(uint32_t address, uint32_t physical)
{
	kernel_pd[PD_INDEX(address)] =
		physical | PTE_PRESENT | PTE_WRITE | PTE_LARGE | PTE_GLOBAL | pte_nx;
}

static uint64_t *pte_of(uint32_t address)
{
	uint64_t pde = kernel_pd[PD_INDEX(address)];

	kassert(address >= KERNEL_BASE + DIRECT_MAP_SIZE);
	if (!(pde & PTE_PRESENT))
		return NULL;
	return (uint64_t *)frame_address((pde & PTE_FRAME) >> PAGE_SHIFT) + PT_INDEX(address);
}

/* Tables of the vmap range stay once made. */
static bool make_table(uint32_t address)
{
	static struct spinlock lock;
	frame_t f = page_alloc(PAGE_ZERO);
	uint64_t *pde = &kernel_pd[PD_INDEX(address)];
	uint32_t flags;

	if (!f)
		return false;
	flags = spin_lock(&lock);
	if (!(*pde & PTE_PRESENT)) {
		pte_set(pde, (uint64_t)f << PAGE_SHIFT | PTE_PRESENT | PTE_WRITE);
		f = 0;
	}
	spin_unlock(&lock, flags);
	page_unref(f);
	return true;
}

bool kernel_map(uint32_t address, uint64_t pte)
{
	if (!pte_of(address) && !make_table(address))
		return false;
	pte_set(pte_of(address), pte);
	return true;
}

uint64_t kernel_unmap(uint32_t address)
{
	uint64_t *p = pte_of(address);
	uint64_t old = *p;

	pte_set(p, 0);
	invlpg(address);
	return old;
}
