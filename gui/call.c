/*
 * gui/call.c - has the GUI thread call functions for other threads.
 *
 * - an entry goes into the list; if the list was empty the GUI thread is posted MSG_GUI_WAKE
 * - a post refused because its queue is full does no harm: it then has messages, and looks into the
 *   list after each of them
 */
#include <errno.h>
#include <stdlib.h>
#include "call.h"
#include "gui_internal.h"
#include "thr.h"

#define CALLS_MAX 8192 /* that wait */

static struct call_list calls;
static uint32_t gui_thread; /* 0: not known yet; its first look is into the list */
static bool ended;

void calls_begin(void)
{
	__atomic_store_n(&gui_thread, ThrGetId(), __ATOMIC_SEQ_CST);
	__atomic_store_n(&ended, false, __ATOMIC_SEQ_CST);
}

void calls_end(void)
{
	__atomic_store_n(&ended, true, __ATOMIC_SEQ_CST);
}

void calls_run(void)
{
	struct call *call =
		__atomic_load_n(&calls.newest, __ATOMIC_RELAXED) ? call_list_take(&calls) : NULL;

	while (call) {
		struct call c = *call; /* its memory may be used again, or be gone, from here on */

		if (c.allocated)
			free(call);
		c.function(c.argument);
		call = c.next;
	}
}

void calls_push(struct call *call)
{
	uint32_t thread;

	if (!call_list_push(&calls, call))
		return;
	thread = __atomic_load_n(&gui_thread, __ATOMIC_SEQ_CST);
	if (thread)
		ThrPostMessage(thread, MSG_GUI_WAKE, 0, 0, 0);
}

int GuiCall(gui_call *function, void *argument)
{
	struct call *call;

	if (__atomic_load_n(&ended, __ATOMIC_SEQ_CST))
		return -ESRCH;
	if (__atomic_load_n(&calls.count, __ATOMIC_RELAXED) >= CALLS_MAX)
		return -EAGAIN;
	call = malloc(sizeof(*call));
	if (!call)
		return -EAGAIN;
	*call = (struct call){.function = function, .argument = argument, .allocated = true};
	calls_push(call);
	return 0;
}
