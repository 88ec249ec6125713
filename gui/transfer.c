/*
 * gui/transfer.c - drag and drop: which element a drag is over, and what elements drag.
 *
 * - the window manager tells the window; the nearest element that takes drops is told, with
 *   positions of its own, and MSG_DRAG_LEAVE when the drag goes on to another
 */
#include <stdlib.h>
#include <string.h>
#include "clip.h"
#include "gui_internal.h"
#include "handle.h"
#include "vmm.h"

#define PULL 5 /* pixels that make a press a drag */

static struct gui_element *over;   /* the drag is over it; NULL: over nobody who takes drops */
static struct gui_element *source; /* of the program's own drag */

void GuiSetDrop(struct gui_element *element, bool on)
{
	if (!element)
		return;
	element->flags = on ? element->flags | ELEMENT_DROP : element->flags & ~ELEMENT_DROP;
}

void transfer_forget(struct gui_element *e)
{
	if (over == e)
		over = NULL;
	if (source == e)
		source = NULL;
}

static struct gui_element *target_at(struct gui_window *w, const struct msg *msg)
{
	struct gui_element *e = hit_find(w, mouse_x(msg), mouse_y(msg));

	while (e && !(e->flags & ELEMENT_DROP && element_enabled(e)))
		e = e->parent;
	return e;
}

/* An answer holds until the next one: who has none leaves none of another's. */
static void tell(struct gui_element *e, uint32_t code, const struct msg *msg)
{
	struct gui_point origin = element_origin(e);
	uint32_t place = MSG_PACK(mouse_x(msg) - origin.x, mouse_y(msg) - origin.y);

	if (!GuiSend(e, code, place, msg->params[1], msg->params[2]) && code != MSG_DRAG_DROP)
		DragAccept(0);
}

/* It is over this element now. */
static void move_to(struct gui_element *e, const struct msg *msg)
{
	if (e == over) {
		if (e)
			tell(e, MSG_DRAG_OVER, msg);
		return;
	}
	if (over)
		GuiSend(over, MSG_DRAG_LEAVE, 0, 0, 0);
	over = e;
	if (e)
		tell(e, MSG_DRAG_ENTER, msg);
	else
		DragAccept(0);
}

static void ended(const struct msg *msg)
{
	struct gui_element *e = source;

	source = NULL;
	GuiSend(e, MSG_DRAG_END, msg->params[0], 0, 0);
}

bool transfer_handle(struct gui_window *w, struct msg *msg)
{
	struct gui_element *e = over;

	switch (msg->code) {
	case MSG_DRAG_ENTER:
	case MSG_DRAG_OVER:
		move_to(target_at(w, msg), msg);
		return true;
	case MSG_DRAG_LEAVE:
		over = NULL;
		GuiSend(e, MSG_DRAG_LEAVE, 0, 0, 0);
		return true;
	case MSG_DRAG_DROP:
		over = NULL;
		if (e)
			tell(e, MSG_DRAG_DROP, msg);
		return true;
	case MSG_DRAG_END:
		ended(msg);
		return true;
	}
	return false;
}

void GuiDragAccept(uint32_t action)
{
	DragAccept(action);
}

bool transfer_pulled(struct gui_point pressed, const struct msg *move)
{
	int x = mouse_x(move) - pressed.x, y = mouse_y(move) - pressed.y;

	return x * x + y * y >= PULL * PULL;
}

int GuiDragBegin(struct gui_element *element, struct drag *drag)
{
	int error;

	if (!element || !element->window)
		return -1;
	drag->window = element->window->id;
	error = DragBegin(drag);
	if (error < 0)
		return error;
	source = element;
	input_press_end(element->window); /* no release will come here */
	return 0;
}

int transfer_area(const char *text, uint32_t size)
{
	int handle = VmmShare(size, NULL, 0);
	void *at = handle < 0 ? NULL : VmmMapShared(handle, VMM_READ | VMM_WRITE);

	if (handle < 0)
		return handle;
	if (!at) {
		HandleClose(handle);
		return -1;
	}
	memcpy(at, text, size);
	VmmUnmap((uint32_t)(uintptr_t)at);
	VmmSeal(handle);
	return handle;
}

int GuiDragText(struct gui_element *element, const char *text, uint32_t actions)
{
	struct clip_item item = {.type = CLIP_TEXT, .size = (uint32_t)strlen(text)};
	struct drag drag = {.actions = actions, .count = 1, .items = &item};
	int error;

	if (!item.size)
		return -1;
	item.area = transfer_area(text, item.size);
	if (item.area < 0)
		return item.area;
	error = GuiDragBegin(element, &drag);
	HandleClose(item.area);
	return error;
}

char *transfer_take(const struct clip_item *item)
{
	char *text = NULL, *at = VmmMapShared(item->area, VMM_READ);

	if (at)
		text = malloc(item->size + 1);
	if (text) {
		memcpy(text, at, item->size);
		text[item->size] = '\0';
	}
	if (at)
		VmmUnmap((uint32_t)(uintptr_t)at);
	HandleClose(item->area);
	return text;
}

char *transfer_get(const char *type)
{
	struct clip_item item;

	return DragGet(type, &item) < 0 ? NULL : transfer_take(&item);
}

char *GuiDragGetText(void)
{
	return transfer_get(CLIP_TEXT);
}
