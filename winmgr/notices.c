/* winmgr/notices.c - tells the root owner of windows, one by one or all at once. */
#include "winmgr/notices.h"
#include "winmgr/focus.h"

static void tell(uint32_t code, const struct window *w)
{
	const struct window *root = focus_root;

	if (root && root != w && !w->parent)
		queue_notify_list(root->queue, &(struct msg){code, root->id, {w->id, 0, 0}},
				  &(struct msg){MSG_WINDOW_CHANGED, root->id, {0, 0, 0}});
}

void notices_window(uint32_t code, const struct window *w)
{
	if (!(w->flags & WND_NO_LIST))
		tell(code, w);
}

void notices_list(const struct window *w)
{
	tell(MSG_WINDOW_CHANGED, w);
}
