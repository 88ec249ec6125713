/*
 * gui/dispatch.c - who handles a message: the user's handler, the class's, then the parent.
 *
 * - to give an element a message, call dispatch
 * - to tell of something a widget did (clicked, changed), call notify
 */
#include "gui_internal.h"

static int depth;
static struct gui_element *source;

static bool is_mouse(uint32_t code)
{
	return code >= MSG_MOUSEMOVE && code <= MSG_MOUSEWHEEL;
}

static bool bubbles(uint32_t code)
{
	return is_mouse(code) || (code >= MSG_DRAG_ENTER && code <= MSG_DRAG_END) ||
	       (code >= MSG_KEYDOWN && code <= MSG_CHAR) ||
	       (code >= MSG_CLICKED && code < MSG_GUI_PAINT);
}

/* One element's turn. A handler that destroyed its element has handled the message. */
static int handle(struct gui_element *e, struct msg *msg)
{
	if (e->user_handler && e->user_handler(e, msg))
		return 1;
	if (e->flags & ELEMENT_DEAD)
		return 1;
	if (e->class_handler && e->class_handler(e, msg))
		return 1;
	return (e->flags & ELEMENT_DEAD) != 0;
}

static bool has_place(uint32_t code)
{
	return is_mouse(code) || code == MSG_CONTEXT || code == MSG_HOVER ||
	       (code >= MSG_DRAG_ENTER && code <= MSG_DRAG_DROP && code != MSG_DRAG_LEAVE);
}

/* Positions are relative to whoever gets the message. */
static void to_parent(const struct gui_element *e, struct msg *msg)
{
	if (has_place(msg->code))
		msg->params[0] = MSG_PACK(MSG_LOW(msg->params[0]) + e->rect.left,
					  MSG_HIGH(msg->params[0]) + e->rect.top);
}

/* The message's position changes on the way up. */
static int deliver(struct gui_element *from, struct gui_element *element, struct msg *msg)
{
	struct gui_element *outer = source;
	int handled;

	depth++;
	source = from;
	handled = handle(element, msg);
	if (!handled && bubbles(msg->code)) {
		for (struct gui_element *e = element; e->parent && !handled; e = e->parent) {
			to_parent(e, msg);
			handled = handle(e->parent, msg);
		}
	}
	source = outer;
	depth--;
	return handled;
}

/* The same, and the inspector sees it. */
static int deliver_inspected(struct gui_element *from, struct gui_element *element, struct msg *msg)
{
	struct msg before = *msg;
	uint64_t began = inspect_log_begin();
	int handled = deliver(from, element, msg);

	inspect_log_end(element, &before, handled, began);
	return handled;
}

int dispatch_from(struct gui_element *from, struct gui_element *element, const struct msg *msg)
{
	struct msg m = *msg;

	return inspecting ? deliver_inspected(from, element, &m) : deliver(from, element, &m);
}

int dispatch(struct gui_element *element, const struct msg *msg)
{
	return dispatch_from(element, element, msg);
}

int dispatch_own(struct gui_element *element, struct msg *msg)
{
	return inspecting ? deliver_inspected(element, element, msg)
			  : deliver(element, element, msg);
}

bool dispatch_running(void)
{
	return depth > 0;
}

int notify(struct gui_element *element, uint32_t code, uint32_t p0)
{
	return GuiSend(element, code, p0, 0, 0);
}

int mouse_x(const struct msg *msg)
{
	return MSG_LOW(msg->params[0]);
}

int mouse_y(const struct msg *msg)
{
	return MSG_HIGH(msg->params[0]);
}

bool mouse_is_left(const struct msg *msg)
{
	return MSG_BUTTON(msg->params[1]) == BUTTON_LEFT;
}

int GuiSend(struct gui_element *element, uint32_t code, uint32_t p0, uint32_t p1, uint32_t p2)
{
	struct msg m = {.code = code, .params = {p0, p1, p2}};

	if (!element || (element->flags & ELEMENT_DEAD))
		return 0;
	m.window = element->window ? element->window->id : 0;
	return dispatch(element, &m);
}

int GuiClassHandle(struct gui_element *element, struct msg *msg)
{
	return element && element->class_handler ? element->class_handler(element, msg) : 0;
}

struct gui_element *GuiSource(void)
{
	return source;
}
