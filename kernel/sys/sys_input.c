/* kernel/sys/sys_input.c - system calls of input settings (include/sys.h). */
#include "abi/error.h"
#include "abi/proc.h"
#include "dev/input.h"
#include "mem/ucopy.h"
#include "syscall_kernel.h"
#include "task/process.h"

int32_t sys_sys_set_input(uptr settings)
{
	struct input_settings s;

	if (!(current_process()->privileges & PRIV_DESKTOP))
		return -EPERM;
	if (copy_from_user(&s, settings, sizeof s))
		return -EFAULT;
	return input_set(&s) ? 0 : -EINVAL;
}

int32_t sys_sys_get_input(uptr settings)
{
	struct input_settings s;

	input_settings(&s);
	return copy_to_user(settings, &s, sizeof s) ? -EFAULT : 0;
}
