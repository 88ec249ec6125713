/* winmgr/access.c - permission checks of the system calls of windows. */
#include "abi/error.h"
#include "syscall_kernel.h"
#include "winmgr/access.h"
#include "winmgr/focus.h"
#include "winmgr/owner.h"
#include "winmgr/route.h"

const struct process *volatile access_root_process;

bool access_owns_root(void)
{
	return focus_root && focus_root->queue->process == current_process();
}

bool access_owns(const struct window *w)
{
	return w->queue->process == current_process();
}

int access_enter(uint32_t id, bool desktop, struct window **w)
{
	int error = 0;

	mutex_lock(&winmgr_lock);
	*w = window_find(id);
	if (!*w)
		error = -ENOENT;
	else if (!access_owns(*w) && !(desktop && access_owns_root()))
		error = -EPERM;
	if (error)
		mutex_unlock(&winmgr_lock);
	return error;
}

int32_t access_leave(int32_t result)
{
	owner_settle();
	route_update_hover();
	mutex_unlock(&winmgr_lock);
	return result;
}
