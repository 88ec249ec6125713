/* winmgr/sys_see.c - system calls of figures about messages (include/msg.h). */
#include "abi/error.h"
#include "syscall_kernel.h"

int32_t sys_msg_statistics(uint32_t code, uptr statistics)
{
	(void)code;
	(void)statistics;
	return -ENOSYS;
}

int32_t sys_msg_queue_query(uint32_t thread, uptr status)
{
	(void)thread;
	(void)status;
	return -ENOSYS;
}
