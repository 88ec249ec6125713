/* winmgr/sys_see.c - system calls of figures about messages (include/msg.h). */
#include "abi/error.h"
#include "syscall_kernel.h"
#include "winmgr/figures.h"
#include "winmgr/queue.h"

int32_t sys_msg_statistics(uint32_t code, uptr statistics)
{
	struct msg_statistics s;
	int error = figures_get(code, &s);

	return error ? error : copy_to_user(statistics, &s, sizeof s);
}

int32_t sys_msg_queue_query(uint32_t thread, uptr status)
{
	struct thread *t = thread_find(thread);
	struct msg_status s;
	int error = t ? 0 : -ENOENT;

	if (t && t->process != current_process() && !(current_process()->privileges & PRIV_DEBUG))
		error = -EPERM;
	if (!error && !queue_look(t, &s))
		error = -ENOENT;
	thread_unref(t);
	return error ? error : copy_to_user(status, &s, sizeof s);
}
