/* winmgr/sys_clip.c - system calls of the clipboard (include/clip.h). */
#include "abi/error.h"
#include "syscall_kernel.h"

int32_t sys_clip_set(uptr items, uint32_t count)
{
	(void)items;
	(void)count;
	return -ENOSYS;
}

int32_t sys_clip_get(uptr type, uptr item)
{
	(void)type;
	(void)item;
	return -ENOSYS;
}

int32_t sys_clip_list(uptr types, uint32_t count)
{
	(void)types;
	(void)count;
	return -ENOSYS;
}

int32_t sys_clip_watch(uint32_t window, uint32_t on)
{
	(void)window;
	(void)on;
	return -ENOSYS;
}
