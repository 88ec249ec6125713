/* winmgr/broadcast.c - a post to every top-level window. */
#include "abi/error.h"
#include "syscall_kernel.h"

int32_t sys_wnd_broadcast(uint32_t code, uint32_t p0, uint32_t p1, uint32_t p2)
{
	(void)code;
	(void)p0;
	(void)p1;
	(void)p2;
	return -ENOSYS;
}
