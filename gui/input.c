/*
 * gui/input.c - from a window's mouse and key messages to its elements: hover, press, focus.
 *
 * - while an element is pressed it gets all mouse messages; the window captures the mouse
 * - keys go to the focused element and bubble to the window, which moves the focus
 */
#include "gui_internal.h"
#include "action.h"
#include "menubar.h"
#include "popup.h"
#include "tip.h"
#include "wnd.h"

/* The nearest element on the way up that wants the keys. */
static struct gui_element *focusable(struct gui_element *e)
{
	while (e && !((e->flags & GUI_FOCUSABLE) && element_enabled(e) && element_visible(e)))
		e = e->parent;
	return e;
}

void input_focus(struct gui_window *w, struct gui_element *e)
{
	struct gui_element *before = w->focused;

	if (before == e)
		return;
	w->focused = e;
	if (before) {
		GuiSend(before, MSG_GUI_FOCUS, 0, 0, 0);
		element_state_changed(before, GUI_STATE_FOCUSED);
	}
	if (e && w->focused == e) {
		GuiSend(e, MSG_GUI_FOCUS, 1, 0, 0);
		element_state_changed(e, GUI_STATE_FOCUSED);
	}
}

void GuiFocus(struct gui_element *element)
{
	if (!element || !element->window)
		return;
	input_focus(element->window, focusable(element));
	GuiScrollIntoView(element, GuiRect(element));
}

/* Next element in reading order; NULL after the last. */
static struct gui_element *following(struct gui_element *e)
{
	if (e->first)
		return e->first;
	while (e && !e->next)
		e = e->parent;
	return e ? e->next : NULL;
}

/* The focusable element after (or before) the focused one, going round. */
static struct gui_element *neighbour(struct gui_window *w, bool back)
{
	struct gui_element *first = NULL, *last = NULL, *previous = NULL, *next = NULL;
	bool passed = false;

	for (struct gui_element *e = w->root; e; e = following(e)) {
		if (focusable(e) != e)
			continue;
		if (e == w->focused) {
			previous = last;
			passed = true;
		} else if (passed && !next) {
			next = e;
		}
		first = first ? first : e;
		last = e;
	}
	if (back)
		return previous ? previous : last;
	return next ? next : first;
}

void input_focus_first(struct gui_window *w)
{
	if (!w->focused)
		input_focus(w, neighbour(w, false));
}

static void set_hovered(struct gui_window *w, struct gui_element *e)
{
	struct gui_element *before = w->hovered;

	if (before == e)
		return;
	w->hovered = e;
	tip_moved(e);
	if (before) {
		before->flags &= ~ELEMENT_HOVERED;
		GuiSend(before, MSG_GUI_LEAVE, 0, 0, 0);
		element_state_changed(before, GUI_STATE_HOVERED);
	}
	if (e && w->hovered == e) {
		e->flags |= ELEMENT_HOVERED;
		GuiSend(e, MSG_GUI_ENTER, 0, 0, 0);
		element_state_changed(e, GUI_STATE_HOVERED);
	}
}

static void set_pressed(struct gui_window *w, struct gui_element *e)
{
	struct gui_element *before = w->pressed;

	if (before == e)
		return;
	w->pressed = e;
	if (before) {
		before->flags &= ~ELEMENT_PRESSED;
		element_state_changed(before, GUI_STATE_PRESSED);
	}
	if (e) {
		e->flags |= ELEMENT_PRESSED;
		element_state_changed(e, GUI_STATE_PRESSED);
	}
}

void input_press_end(struct gui_window *w)
{
	struct gui_element *e = w->pressed;

	set_pressed(w, NULL);
	if (e)
		GuiSend(e, MSG_GUI_CANCEL, 0, 0, 0);
}

void input_hover_end(struct gui_window *w)
{
	set_hovered(w, NULL);
}

void input_forget(struct gui_element *e)
{
	struct gui_window *w = e->window;

	if (!w)
		return;
	popup_forget(e);
	if (w->hovered && element_within(w->hovered, e))
		set_hovered(w, NULL);
	if (w->pressed && element_within(w->pressed, e))
		input_press_end(w);
	if (w->focused && element_within(w->focused, e))
		input_focus(w, NULL);
	if (w->default_button == e && !element_visible(e))
		w->default_button = NULL;
}

/*
 * Mouse.
 */
/* Give a mouse message to an element in its own coordinates. */
static int give(struct gui_element *e, const struct msg *msg)
{
	struct gui_point origin = element_origin(e);
	struct msg m = *msg;

	if (!element_enabled(e))
		return 1;
	m.params[0] = MSG_PACK(mouse_x(msg) - origin.x, mouse_y(msg) - origin.y);
	return dispatch_own(e, &m);
}

/* The usual case: a move over the element that was under the pointer already. */
static bool move_on(struct gui_window *w, struct msg *msg)
{
	const struct hit *hit = &w->hit;
	int x = mouse_x(msg), y = mouse_y(msg);

	if (!hit_known(hit, x, y) || w->hovered != hit->element || w->cursor != hit->cursor ||
	    (w->pressed && w->pressed != hit->element) || popup_count)
		return false;
	msg->params[0] = MSG_PACK(x - hit->origin.x, y - hit->origin.y);
	dispatch_own(hit->element, msg);
	return true;
}

/* A context menu is wanted here (in the surface). */
static int ask_context(struct gui_element *e, const struct msg *msg)
{
	struct gui_point origin = element_origin(e);

	return GuiSend(e, MSG_CONTEXT, MSG_PACK(mouse_x(msg) - origin.x, mouse_y(msg) - origin.y),
		       0, 0);
}

static void press(struct gui_window *w, struct gui_element *e, const struct msg *msg)
{
	struct gui_element *focus = focusable(e);

	if (!element_enabled(e))
		return;
	if (w->focus_visible && w->focused)
		GuiInvalidate(w->focused);
	w->focus_visible = false;
	if (focus)
		input_focus(w, focus);
	set_pressed(w, e);
	if (!give(e, msg) && MSG_BUTTON(msg->params[1]) == BUTTON_RIGHT && w->pressed == e)
		ask_context(e, msg);
}

static void release(struct gui_window *w, struct gui_element *e, const struct msg *msg)
{
	bool last = MSG_BUTTONS(msg->params[1]) == 0;

	if (last && w->pressed) {
		e->flags &= ~ELEMENT_PRESSED;
		w->pressed = NULL;
		GuiInvalidate(e);
	}
	give(e, msg);
}

/* The pointer rests on what it is over. What is disabled hears of nothing, but its tip is shown. */
static void rest(struct gui_window *w, struct gui_element *under, const struct msg *msg)
{
	struct gui_element *e = w->pressed ? NULL : w->hovered;
	struct gui_point origin;

	if (!e && !w->pressed)
		tip_hover(under);
	if (!e)
		return;
	origin = element_origin(e);
	GuiSend(e, MSG_HOVER, MSG_PACK(mouse_x(msg) - origin.x, mouse_y(msg) - origin.y), 0, 0);
}

/* The wheel may have brought another element under the pointer. */
static void wheel(struct gui_window *w, struct gui_element *target, const struct msg *msg)
{
	struct gui_element *under;

	give(target, msg);
	if (w->pressed || (w->root->flags & ELEMENT_DEAD))
		return;
	under = hit_find(w, mouse_x(msg), mouse_y(msg));
	set_hovered(w, element_enabled(under) ? under : NULL);
}

static void mouse(struct gui_window *w, struct msg *msg)
{
	struct gui_element *under, *target;

	if (!w->pressed && ((!pan_held(w) && frame_mouse(w, msg)) || pan_mouse(w, msg))) {
		set_hovered(w, NULL);
		return;
	}
	under = hit_find(w, mouse_x(msg), mouse_y(msg));
	target = w->pressed ? w->pressed : under;
	if (w->pressed)
		under = under == target && rect_contains(w->view, mouse_x(msg), mouse_y(msg))
				? under
				: NULL;
	set_hovered(w, under && element_enabled(under) ? under : NULL);
	tip_moved(under); /* which may be disabled */
	window_set_cursor(w, hit_cursor(target));
	if (msg->code == MSG_MOUSEDOWN && !w->pressed)
		press(w, target, msg);
	else if (msg->code == MSG_MOUSEUP)
		release(w, target, msg);
	else if (msg->code == MSG_MOUSEHOVER)
		rest(w, under, msg);
	else if (msg->code == MSG_MOUSEWHEEL)
		wheel(w, target, msg);
	else if (msg->code != MSG_MOUSEENTER)
		give(target, msg);
}

/*
 * Keys.
 */
static void set_marks(struct gui_window *w, bool visible)
{
	if (w->marks_visible == visible)
		return;
	w->marks_visible = visible;
	window_invalidate_all(w);
}

/* The letter on a key: its character, or by the US layout in a message that brings none. */
uint32_t input_letter(const struct msg *msg)
{
	static const char rows[] = "qwertyuiop\0\0\0\0asdfghjkl\0\0\0\0\0zxcvbnm";
	uint32_t c = msg->params[2], key = msg->params[0] - KEY_Q;

	if (!c && key < sizeof(rows) - 1)
		c = (unsigned char)rows[key];
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

static int press_marked(struct gui_window *w, uint32_t c)
{
	for (struct gui_element *e = c ? w->root : NULL; e; e = following(e))
		if (e->mark == c && element_visible(e) && element_enabled(e))
			return GuiSend(e, MSG_GUI_PRESS, 0, 0, 0);
	return 0;
}

static int move_focus(struct gui_window *w, bool back)
{
	struct gui_element *e = neighbour(w, back);

	w->focus_visible = true;
	if (e == w->focused)
		GuiInvalidate(e);
	input_focus(w, e);
	GuiScrollIntoView(e, GuiRect(e));
	return 1;
}

int input_window_key(struct gui_window *w, struct msg *msg)
{
	uint32_t key = msg->params[0], mods = msg->params[1];

	if (key == KEY_LEFT_ALT) {
		set_marks(w, msg->code == MSG_KEYDOWN);
		return 0;
	}
	if (msg->code != MSG_KEYDOWN)
		return 0;
	if (action_key(w, msg) || menubar_key(w, msg))
		return 1;
	if (input_letter(msg) == 'i' && (mods & MOD_ALT) && (mods & MOD_CTRL)) {
		inspect_open(w);
		return 1;
	}
	if (mods & MOD_ALT)
		return key == KEY_F4 ? GuiSend(w->root, MSG_CLOSE, 0, 0, 0)
				     : press_marked(w, input_letter(msg));
	if (key == KEY_MENU || (key == KEY_F10 && mods & MOD_SHIFT))
		return GuiSend(w->focused ? w->focused : w->root, MSG_CONTEXT, MSG_PACK(8, 8), 0,
			       0);
	if (tabs_window_key(w, msg))
		return 1;
	if (key == KEY_TAB)
		return move_focus(w, mods & MOD_SHIFT);
	if ((key == KEY_ENTER || key == KEY_PAD_ENTER) && w->default_button &&
	    element_enabled(w->default_button) && !(mods & KEY_REPEAT))
		return GuiSend(w->default_button, MSG_GUI_PRESS, 0, 0, 0);
	if (key == KEY_ESCAPE && (w->flags & GUI_WINDOW_DIALOG))
		return GuiSend(w->root, MSG_CLOSE, 0, 0, 0);
	return 0;
}

void input_handle(struct gui_window *w, struct msg *msg)
{
	if (msg->code == MSG_MOUSEMOVE && move_on(w, msg))
		return;
	tip_input(msg);
	if (popup_input(w, msg) || frame_key(w, msg))
		return;
	switch (msg->code) {
	case MSG_KEYDOWN:
	case MSG_KEYUP:
	case MSG_CHAR:
		dispatch_own(w->focused ? w->focused : w->root, msg);
		break;
	case MSG_MOUSELEAVE:
		frame_leave(w);
		pan_leave(w);
		if (!w->pressed)
			set_hovered(w, NULL);
		break;
	case MSG_CAPTURE_LOST:
		frame_cancel(w);
		pan_cancel(w);
		input_press_end(w);
		break;
	default:
		mouse(w, msg);
	}
}
