/* winmgr/route.c - routes the mouse, and hands the other input events out. */
#include "winmgr/route.h"
#include "cpu/cpu.h"
#include "winmgr/clock.h"
#include "winmgr/drag.h"
#include "winmgr/focus.h"
#include "winmgr/hung.h"
#include "winmgr/keys.h"
#include "winmgr/owner.h"
#include "winmgr/pointer.h"
#include "winmgr/rest.h"
#include "winmgr/screen.h"

#define CLICK_RANGE 4 /* pixels */
#define CLICKS_MAX  3

int32_t pointer_x, pointer_y;
volatile uint32_t pointer_place;

/* Guarded by winmgr_lock. */
static struct window *hover, *pressed; /* pressed: got the first button that is down */
static uint32_t buttons;
static uint32_t dragging; /* the buttons that hold what is dragged */
static struct {
	struct window *window;
	uint32_t button, count;
	int32_t x, y;
	uint64_t ms;
} click;

void route_window_gone(struct window *w)
{
	route_window_hidden(w);
	if (hover == w)
		hover = NULL;
}

/* It stays the hovered one until route_update_hover tells it that the pointer left. */
void route_window_hidden(struct window *w)
{
	if (pressed == w)
		route_lose_press(NULL);
	if (click.window == w)
		click.window = NULL;
	rest_window_gone(w);
}

static uint32_t place_in(const struct window *w)
{
	struct rect r = window_screen_rect(w);

	return MSG_PACK(pointer_x - r.left, pointer_y - r.top);
}

static void send(struct window *w, uint32_t code, uint32_t p0, uint32_t p1, uint32_t p2,
		 uint64_t tsc)
{
	queue_input(w->queue, &(struct msg){code, w->id, {p0, p1, p2}}, tsc);
}

/* A hung window gets no more of the mouse than ends what it was told of. */
static void send_mouse(struct window *w, uint32_t code, uint32_t button, uint32_t p2, uint64_t tsc)
{
	if (w->queue->watch.hung && code != MSG_MOUSEUP)
		return;
	send(w, code, place_in(w), MSG_BUTTON_PACK(button, buttons, keys_mods()), p2, tsc);
}

/* Who gets mouse messages now. */
static struct window *mouse_target(void)
{
	struct window *w = focus_capture ? focus_capture
			   : pressed	 ? pressed
					 : window_at(pointer_x, pointer_y);

	return w && owner_blocker(w) ? NULL : w;
}

/* A press on a blocked window is for the modal one that blocks it. */
static bool press_is_blocked(void)
{
	struct window *w = focus_capture ? NULL : window_at(pointer_x, pointer_y);
	struct window *modal = w && !pressed ? owner_blocker(w) : NULL;

	if (!modal)
		return false;
	if (!(modal->flags & WND_NO_FOCUS))
		focus_activate(modal);
	window_notify(modal, MSG_ATTENTION, 0);
	return true;
}

static void show_pointer(const struct window *w)
{
	screen_set_cursor(w ? w->cursor : CURSOR_ARROW, w && (w->flags & WND_LARGE));
}

static void set_hover(struct window *w, uint64_t tsc)
{
	if (w == hover)
		return;
	if (hover)
		send(hover, MSG_MOUSELEAVE, 0, 0, 0, tsc);
	hover = w;
	rest_begin(buttons ? NULL : w);
	if (w)
		send_mouse(w, MSG_MOUSEENTER, 0, 0, tsc);
	show_pointer(w);
}

struct window *route_pressed(void)
{
	return !buttons ? NULL : focus_capture ? focus_capture : pressed;
}

void route_lose_press(const struct window *to)
{
	struct window *before = pressed;

	if (!before || before == to)
		return;
	pressed = NULL;
	if (before != focus_capture)
		window_notify(before, MSG_CAPTURE_LOST, to ? to->id : 0);
}

void route_give_mouse(void)
{
	set_hover(NULL, rdtsc());
	route_lose_press(NULL);
	focus_set_capture(NULL);
	click.window = NULL;
	dragging = buttons;
}

void route_update_hover(void)
{
	if (drag_on()) {
		drag_update(keys_mods(), rdtsc());
		return;
	}
	set_hover(mouse_target(), rdtsc());
	if (hover)
		show_pointer(hover);
}

static void moved(uint64_t tsc)
{
	struct window *w = mouse_target();

	screen_move_pointer(pointer_x, pointer_y);
	if (drag_on()) {
		drag_update(keys_mods(), tsc);
		return;
	}
	set_hover(w, tsc);
	rest_begin(buttons ? NULL : w);
	if (w)
		send_mouse(w, MSG_MOUSEMOVE, 0, 0, tsc);
}

static int32_t clamp(int32_t v, int32_t limit)
{
	return v < 0 ? 0 : v >= limit ? limit - 1 : v;
}

static void move_to(int32_t x, int32_t y, uint64_t tsc)
{
	struct rect s = screen_rect();

	x = clamp(x, s.right);
	y = clamp(y, s.bottom);
	if (x == pointer_x && y == pointer_y)
		return;
	pointer_x = x;
	pointer_y = y;
	pointer_place = MSG_PACK(x, y);
	moved(tsc);
}

/* 1 for a single click, 2 for a double, 3 for a triple one. */
static uint32_t count_click(struct window *w, uint32_t button, uint64_t tsc)
{
	uint64_t ms = gui_clock_of(tsc);
	int32_t dx = pointer_x - click.x, dy = pointer_y - click.y;
	bool again = click.window == w && click.button == button && click.count < CLICKS_MAX &&
		     ms - click.ms < input_double_click_ms() &&
		     dx * dx <= CLICK_RANGE * CLICK_RANGE && dy * dy <= CLICK_RANGE * CLICK_RANGE;

	click.count = again ? click.count + 1 : 1;
	click.window = w;
	click.button = button;
	click.x = pointer_x;
	click.y = pointer_y;
	click.ms = ms;
	return click.count;
}

/* The window under the press becomes active; the desktop itself only gets the keys. */
static void activate_for_press(struct window *w)
{
	struct window *top = window_top_level(w);

	if (top->flags & WND_NO_FOCUS)
		return;
	if (top->flags & WND_BOTTOM)
		focus_set(top);
	else if (top != focus_active)
		focus_activate(top);
}

/* A press on a hung window is for the desktop, which asks what to do about it. */
static bool press_is_on_hung(struct window *w, uint32_t button)
{
	if (!w || !w->queue->watch.hung || !focus_root)
		return false;
	queue_notify(focus_root->queue,
		     &(struct msg){MSG_HUNG_PRESS,
				   focus_root->id,
				   {window_top_level(w)->id, MSG_PACK(pointer_x, pointer_y),
				    MSG_BUTTON_PACK(button, buttons, keys_mods())}});
	return true;
}

static void press(uint32_t button, uint64_t tsc)
{
	struct window *w = mouse_target();

	buttons |= BUTTON_BIT(button);
	keys_button();
	rest_begin(NULL);
	if (drag_on())
		return;
	if (press_is_blocked() || press_is_on_hung(w, button) || !w)
		return;
	if (!pressed)
		pressed = w;
	activate_for_press(w);
	send_mouse(w, MSG_MOUSEDOWN, button, count_click(w, button, tsc), tsc);
}

static void release_dragged(uint64_t tsc)
{
	if (buttons & dragging)
		return;
	drag_drop(keys_mods(), tsc);
	route_update_hover();
}

/* Who was told of no press is told of no release. */
static void release(uint32_t button, uint64_t tsc)
{
	struct window *w = focus_capture || pressed ? mouse_target() : NULL;

	buttons &= ~BUTTON_BIT(button);
	if (drag_on()) {
		release_dragged(tsc);
		return;
	}
	if (w)
		send_mouse(w, MSG_MOUSEUP, button, 0, tsc);
	if (!buttons && pressed) {
		pressed = NULL;
		set_hover(mouse_target(), tsc);
	}
	if (!buttons)
		rest_begin(hover);
}

static void rested(uint64_t tsc)
{
	struct window *w = rest_over();

	if (w)
		send_mouse(w, MSG_MOUSEHOVER, 0, 0, tsc);
}

static void wheel(int32_t notches, uint64_t tsc)
{
	struct window *w = drag_on() ? NULL : mouse_target();

	if (w)
		send_mouse(w, MSG_MOUSEWHEEL, 0, (uint32_t)notches, tsc);
}

void route_event(const struct input_event *e)
{
	struct rect s = screen_rect();

	mutex_lock(&winmgr_lock);
	keys_go_on();
	switch (e->kind) {
	case INPUT_KEY:
		keys_event(e);
		break;
	case INPUT_MOTION:
		move_to(pointer_x + e->x, pointer_y + e->y, e->tsc);
		break;
	case INPUT_MOVE:
		move_to((int32_t)((uint32_t)e->x * (uint32_t)s.right >> 16),
			(int32_t)((uint32_t)e->y * (uint32_t)s.bottom >> 16), e->tsc);
		break;
	case INPUT_BUTTON:
		if (e->value)
			press(e->code, e->tsc);
		else
			release(e->code, e->tsc);
		break;
	case INPUT_WHEEL:
		wheel(e->value, e->tsc);
		break;
	case INPUT_RESTED:
		rested(e->tsc);
		break;
	case INPUT_STUCK:
		hung_look();
		break;
	case INPUT_GO_ON: /* is asked at any event */
		break;
	}
	mutex_unlock(&winmgr_lock);
}
