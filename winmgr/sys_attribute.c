/* winmgr/sys_attribute.c - system calls of attributes and of looking windows up (include/wnd.h). */
#include "abi/error.h"
#include "syscall_kernel.h"

int32_t sys_wnd_set_attribute(uint32_t window, uint32_t attribute, uptr value, uint32_t size)
{
	(void)window;
	(void)attribute;
	(void)value;
	(void)size;
	return -ENOSYS;
}

int32_t sys_wnd_get_attribute(uint32_t window, uint32_t attribute, uptr value, uint32_t size)
{
	(void)window;
	(void)attribute;
	(void)value;
	(void)size;
	return -ENOSYS;
}

int32_t sys_wnd_find(uptr find)
{
	(void)find;
	return -ENOSYS;
}

int32_t sys_wnd_get_root(void)
{
	return -ENOSYS;
}

int32_t sys_wnd_get_work_area(uptr rect)
{
	(void)rect;
	return -ENOSYS;
}
