/* kernel/sys/sys_shared.c - system calls of shared areas (include/vmm.h). */
#include "abi/error.h"
#include "syscall_kernel.h"

int32_t sys_vmm_share(uint32_t size, uptr name, uint32_t rights)
{
	(void)size;
	(void)name;
	(void)rights;
	return -ENOSYS;
}

int32_t sys_vmm_map(int32_t handle, uint32_t address, uint32_t access)
{
	(void)handle;
	(void)address;
	(void)access;
	return -ENOSYS;
}

int32_t sys_vmm_open_shared(uptr name, uint32_t access)
{
	(void)name;
	(void)access;
	return -ENOSYS;
}

int32_t sys_vmm_unmap(uint32_t address)
{
	(void)address;
	return -ENOSYS;
}

int32_t sys_vmm_seal(int32_t handle)
{
	(void)handle;
	return -ENOSYS;
}

int32_t sys_vmm_query_shared(int32_t handle, uptr info)
{
	(void)handle;
	(void)info;
	return -ENOSYS;
}
