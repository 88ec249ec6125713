/* lib/user/vmm.c - VmmReserve: a region of memory as a pointer. */
#include "vmm.h"
#include <errno.h>
#include <stddef.h>

#define VMM_ERROR 0xfffff000u

void *VmmReserve(void *address, uint32_t size, uint32_t access)
{
	uint32_t result = VmmAlloc((uint32_t)address, size, access);

	if (result < VMM_ERROR)
		return (void *)result;
	errno = -(int)result;
	return NULL;
}

void *VmmMapShared(int handle, uint32_t access)
{
	uint32_t result = VmmMap(handle, 0, access);

	if (result < VMM_ERROR)
		return (void *)result;
	errno = -(int)result;
	return NULL;
}
