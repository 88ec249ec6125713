/* kernel/sys/sys_input.c - system calls of input settings (include/sys.h). */
#include "abi/error.h"
#include "syscall_kernel.h"

int32_t sys_sys_set_input(uptr settings)
{
	(void)settings;
	return -ENOSYS;
}

int32_t sys_sys_get_input(uptr settings)
{
	(void)settings;
	return -ENOSYS;
}
