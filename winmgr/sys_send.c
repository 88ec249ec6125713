/* winmgr/sys_send.c - system calls of sending and answering (include/wnd.h, include/msg.h). */
#include "abi/error.h"
#include "syscall_kernel.h"

int32_t sys_wnd_send(uptr send)
{
	(void)send;
	return -ENOSYS;
}

int32_t sys_wnd_send_wait(uptr send)
{
	(void)send;
	return -ENOSYS;
}

int32_t sys_msg_reply(uint32_t result)
{
	(void)result;
	return -ENOSYS;
}

int32_t sys_msg_get_many(uptr messages, uint32_t count, uint32_t flags, uint32_t timeout)
{
	(void)messages;
	(void)count;
	(void)flags;
	(void)timeout;
	return -ENOSYS;
}
