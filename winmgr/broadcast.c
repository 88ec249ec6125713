/* winmgr/broadcast.c - a post to every top-level window. */
#include "abi/error.h"
#include "syscall_kernel.h"
#include "winmgr/window.h"

/* Each is a post like any other, with its permissions, its share of the queue and its stamp. */
int32_t sys_wnd_broadcast(uint32_t code, uint32_t p0, uint32_t p1, uint32_t p2)
{
	int32_t posted = 0;
	struct list *l;

	mutex_lock(&winmgr_lock);
	list_for_each (l, &windows_top)
		posted += !sys_wnd_post_message(window_of(l)->id, code, p0, p1, p2);
	mutex_unlock(&winmgr_lock);
	return posted;
}
