/* winmgr/sys_scroll.c - system calls that move and copy the pixels of windows (include/wnd.h). */
#include "abi/error.h"
#include "syscall_kernel.h"

int32_t sys_wnd_scroll(uint32_t window, uptr rect, int32_t dx, int32_t dy)
{
	(void)window;
	(void)rect;
	(void)dx;
	(void)dy;
	return -ENOSYS;
}

int32_t sys_wnd_read_picture(uint32_t window, uptr picture)
{
	(void)window;
	(void)picture;
	return -ENOSYS;
}
