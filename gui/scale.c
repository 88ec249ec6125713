/*
 * gui/scale.c - logical pixels, in which the toolkit measures everything, and those of the screen.
 *
 * - the window manager knows only pixels of the screen: what goes there is multiplied, what comes
 *   from there divided, where it is called
 * - all windows of a program have the same scale; it changes with the settings (scale_use)
 */
#include "gui_internal.h"
#include "msg.h"
#include "popup.h"
#include "sys.h"
#include "tip.h"

int gui_scale = 1;

int GuiScale(void)
{
	app_start();
	return gui_scale;
}

int scale_down(int pixels)
{
	return pixels >= 0 ? pixels / gui_scale : -((gui_scale - 1 - pixels) / gui_scale);
}

struct rect scale_rect_up(struct rect r)
{
	return (struct rect){r.left * gui_scale, r.top * gui_scale, r.right * gui_scale,
			     r.bottom * gui_scale};
}

struct rect GuiLogical(struct rect r)
{
	return (struct rect){scale_down(r.left), scale_down(r.top), -scale_down(-r.right),
			     -scale_down(-r.bottom)};
}

struct rect GuiScreen(void)
{
	struct sys_info sys = {.screen_width = 1024, .screen_height = 768};

	app_start();
	SysInfo(&sys, sizeof(sys));
	return rect_make(0, 0, scale_down((int)sys.screen_width),
			 scale_down((int)sys.screen_height));
}

struct gui_point scale_pointer(void)
{
	struct msg_info info = {0};

	MsgInfo(&info);
	return (struct gui_point){scale_down(info.cursor_x), scale_down(info.cursor_y)};
}

/* Has a message of the window manager a place in p0? The size in MSG_SIZE stays as it is. */
static bool has_place(uint32_t code)
{
	return (code >= MSG_MOUSEMOVE && code <= MSG_MOUSEHOVER && code != MSG_MOUSELEAVE) ||
	       code == MSG_MOVE || code == MSG_DRAG_ENTER || code == MSG_DRAG_OVER ||
	       code == MSG_DRAG_DROP;
}

void scale_message(struct msg *msg)
{
	if (has_place(msg->code))
		msg->params[0] = MSG_PACK(scale_down(MSG_LOW(msg->params[0])),
					  scale_down(MSG_HIGH(msg->params[0])));
}

int GuiMovePoints(struct gui_element *element, struct gui_point *points, int count)
{
	struct msg_point merged[MSG_POINTS_MAX];
	struct gui_point origin = element_origin(element);
	int found = MsgPoints(merged, MSG_POINTS_MAX);

	found = found < count ? found : count;
	for (int i = 0; i < found; i++)
		points[i] = (struct gui_point){scale_down(merged[i].x) - origin.x,
					       scale_down(merged[i].y) - origin.y};
	return found > 0 ? found : 0;
}

void scale_use(int scale)
{
	int before = gui_scale;

	if (scale == before)
		return;
	popup_close_all();
	tip_hide();
	gui_scale = scale;
	icons_load_again();
	for (struct gui_window *w = gui_windows; w; w = w->next)
		window_rescale(w, before);
}
