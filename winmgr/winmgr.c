/* winmgr/winmgr.c - start and end: registers the window manager with the kernel. */
#include "winmgr/winmgr.h"
#include "dev/input.h"
#include "panic.h"
#include "task/fault.h"
#include "winmgr/clock.h"
#include "winmgr/ghost.h"
#include "winmgr/hung.h"
#include "winmgr/queue.h"
#include "winmgr/route.h"
#include "winmgr/registry.h"
#include "winmgr/screen.h"
#include "winmgr/window.h"

/* The thread that turns input into messages. */
static void router(void *unused)
{
	struct input_event e;

	(void)unused;
	for (;;)
		if (input_get(&e, WAIT_FOREVER))
			route_event(&e);
}

static void thread_ends(struct thread *t)
{
	if (!t->queue)
		return;
	mutex_lock(&winmgr_lock);
	ghost_keep(t->queue);
	window_close_of_queue(t->queue);
	hung_forget(t->queue);
	mutex_unlock(&winmgr_lock);
	queue_thread_exit(t);
}

void winmgr_wait_desktop(uint32_t timeout_ms)
{
	screen_wait_desktop(timeout_ms);
}

void winmgr_init(void)
{
	figures_init();
	registry_init();
	window_init();
	screen_init();
	clock_init_gui();
	exit_hook_thread(thread_ends);
	fault_set_context(queue_describe);
	if (!thread_create_kernel("router", router, NULL, PRIORITY_WINMGR))
		panic("winmgr_init: out of memory");
}

struct waitable *winmgr_messages(void)
{
	struct queue *q = queue_self();

	return q ? &q->waitable : NULL;
}

void winmgr_fill_info(struct sys_info *info)
{
	info->windows = window_count();
	screen_fill_info(info);
}
