/* winmgr/sys_drag.c - system calls of drag and drop (include/clip.h). */
#include "abi/error.h"
#include "syscall_kernel.h"

int32_t sys_drag_begin(uptr drag)
{
	(void)drag;
	return -ENOSYS;
}

int32_t sys_drag_accept(uint32_t action)
{
	(void)action;
	return -ENOSYS;
}

int32_t sys_drag_get(uptr type, uptr item)
{
	(void)type;
	(void)item;
	return -ENOSYS;
}

int32_t sys_drag_cancel(void)
{
	return -ENOSYS;
}
