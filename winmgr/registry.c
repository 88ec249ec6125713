/* winmgr/registry.c - message codes by name. */
#include "abi/error.h"
#include "syscall_kernel.h"

int32_t sys_msg_register(uptr name)
{
	(void)name;
	return -ENOSYS;
}

int32_t sys_msg_registered_name(uint32_t code, uptr name, uint32_t size)
{
	(void)code;
	(void)name;
	(void)size;
	return -ENOSYS;
}
