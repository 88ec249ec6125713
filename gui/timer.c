/* gui/timer.c - gives each element timers of its own on top of its window's. */
#include <errno.h>
#include "gui_internal.h"
#include "wnd.h"

#define FIRST_ID 0x7000 /* of the window's timers that belong to elements */

static struct {
	struct gui_element *element; /* NULL: free */
	uint32_t id, flags;
} timers[PROCESS_TIMERS_MAX];

static int find(const struct gui_element *element, uint32_t id)
{
	for (int i = 0; i < PROCESS_TIMERS_MAX; i++)
		if (timers[i].element == element && (!element || timers[i].id == id))
			return i;
	return -1;
}

int GuiSetTimer(struct gui_element *element, uint32_t id, uint32_t milliseconds, uint32_t flags)
{
	int i, result;

	if (!element || !element->window)
		return 0;
	i = find(element, id);
	if (!milliseconds) {
		if (i >= 0) {
			timers[i].element = NULL;
			WndKillTimer(element->window->id, FIRST_ID + i);
		}
		return 0;
	}
	if (i < 0)
		i = find(NULL, 0);
	if (i < 0)
		return -EAGAIN;
	result = WndSetTimer(element->window->id, FIRST_ID + i, milliseconds, flags);
	if (result < 0)
		return result;
	timers[i].element = element;
	timers[i].id = id;
	timers[i].flags = flags;
	return 0;
}

void timer_forget(struct gui_element *element)
{
	for (int i = 0; i < PROCESS_TIMERS_MAX; i++)
		if (timers[i].element == element)
			GuiSetTimer(element, timers[i].id, 0, 0);
}

bool timer_dispatch(struct gui_window *w, struct msg *msg)
{
	uint32_t i = msg->params[0] - FIRST_ID;
	struct gui_element *e;

	if (i >= PROCESS_TIMERS_MAX)
		return false;
	e = timers[i].element;
	if (!e || e->window != w)
		return true;
	if (timers[i].flags & TIMER_ONCE)
		timers[i].element = NULL;
	GuiSend(e, MSG_TIMER, timers[i].id, msg->params[1], 0);
	return true;
}
