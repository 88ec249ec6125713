/*
 * apps/desktop/follow.c - moves windows of other programs with the mouse.
 *
 * The mouse is captured by a window of our own that nobody sees: one pixel beyond the screen.
 */
#include "follow.h"
#include "wnd.h"

static struct gui_element *catcher; /* made when first needed */
static uint32_t followed;	    /* 0: none */
static struct gui_point held;	    /* the pointer in it */

static void end(void)
{
	followed = 0;
	WndReleaseCapture();
	GuiShow(catcher, false);
}

static void follow(void)
{
	struct input_record pointer;

	if (WndGetPointer(&pointer) < 0 ||
	    WndMove(followed, pointer.x - held.x, pointer.y - held.y) < 0)
		end();
}

static int on_catcher(struct gui_element *window, struct msg *msg)
{
	(void)window;
	switch (msg->code) {
	case MSG_MOUSEMOVE:
		/* The button may have gone up before the mouse was ours. */
		if (followed && MSG_BUTTONS(msg->params[1]))
			follow();
		else
			end();
		return 1;
	case MSG_MOUSEUP:
	case MSG_CLOSE:
		end();
		return 1;
	}
	return 0;
}

static void create(void)
{
	struct gui_window_options options = {
		.title = "Follow",
		.width = 1,
		.height = 1,
		.x = -8,
		.y = -8,
		.placed = true,
		.flags = GUI_WINDOW_BORDERLESS,
		.wnd_flags = WND_NO_LIST | WND_NO_FOCUS,
	};

	catcher = GuiWindowCreateWith(&options);
	GuiSetHandler(catcher, on_catcher);
}

void follow_begin(uint32_t window, struct gui_point at)
{
	struct wnd_info info;

	if (!catcher)
		create();
	if (!catcher || WndQuery(window, &info) < 0)
		return;
	held = (struct gui_point){at.x - info.screen.left, at.y - info.screen.top};
	followed = window;
	WndShow(GuiWindowId(catcher), 1);
	if (WndSetCapture(GuiWindowId(catcher)) < 0)
		followed = 0;
}
