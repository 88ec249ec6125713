/* winmgr/keys.c - routes keys. */
#include "winmgr/keys.h"
#include "abi/key.h"
#include "winmgr/drag.h"
#include "winmgr/focus.h"
#include "winmgr/held.h"
#include "winmgr/hotkey.h"
#include "winmgr/route.h"

/* Guarded by winmgr_lock. */
static uint32_t mods;
static bool super_alone;	  /* Super went down and nothing since */
static bool switching;		  /* Alt+Tab was pressed and Alt not yet let go */
static uint32_t key_windows[256]; /* which window was told that this key went down ... */
#define KEY_TAKEN 0xffffffffu	  /* ... no window's id: none, it was a program's hot key */

static void send(struct window *w, uint32_t code, uint32_t p0, uint32_t p1, uint32_t p2,
		 uint64_t tsc)
{
	queue_input(w->queue, &(struct msg){code, w->id, {p0, p1, p2}}, tsc);
}

static bool is_super(uint32_t key)
{
	return key == KEY_LEFT_SUPER || key == KEY_RIGHT_SUPER;
}

bool keys_are_desktops(uint32_t key, uint32_t held)
{
	switch (key) {
	case KEY_TAB:
		return (held & ~MOD_SHIFT) == MOD_ALT;
	case KEY_F4:
	case KEY_SPACE:
		return held == MOD_ALT;
	case KEY_DELETE:
		return held == (MOD_CTRL | MOD_ALT);
	default:
		return (held & MOD_SUPER) && !is_super(key);
	}
}

static void hot_key(uint32_t key, const struct input_event *e)
{
	struct msg m = {MSG_HOTKEY, focus_root->id, {key, e->mods, 0}};

	if (queue_input_awaited(focus_root->queue, &m, e->tsc))
		held_begin();
}

/* From Alt+Tab on all presses are the desktop's, until it has been told that Alt went up. */
static bool take_while_switching(const struct input_event *e)
{
	if (switching && !(e->mods & MOD_ALT)) {
		switching = false;
		hot_key(KEY_LEFT_ALT, e);
		return false;
	}
	if (switching && e->value)
		hot_key(e->code, e);
	return switching;
}

/* True: the desktop took it. Super alone counts when it goes up. */
static bool take_hot_key(const struct input_event *e)
{
	bool alone = super_alone;

	if (!focus_root) {
		switching = false;
		return false;
	}
	if (is_super(e->code)) {
		super_alone = e->value && !(e->mods & KEY_REPEAT);
		if (!e->value && alone)
			hot_key(KEY_LEFT_SUPER, e);
		return true;
	}
	if (e->value)
		super_alone = false;
	if (take_while_switching(e))
		return true;
	if (!keys_are_desktops(e->code, e->mods & HOTKEY_MODS))
		return false;
	switching = e->code == KEY_TAB && e->value;
	if (e->value)
		hot_key(e->code, e);
	return true;
}

/* A key that a program has as a hot key stays taken until it goes up. */
static bool take_program_key(const struct input_event *e)
{
	uint32_t *told = &key_windows[e->code & 0xff];
	const struct hotkey *hot;

	if (e->mods & KEY_REPEAT)
		return *told == KEY_TAKEN;
	hot = hotkey_find(e->code, e->mods & HOTKEY_MODS);
	if (!hot)
		return false;
	*told = KEY_TAKEN;
	send(hot->window, MSG_HOTKEY, e->code, e->mods, hot->id, e->tsc);
	return true;
}

/* A key that goes up belongs to the window that was told of it going down, if that still is. */
static void key_up(const struct input_event *e)
{
	struct window *w = window_find(key_windows[e->code & 0xff]);

	key_windows[e->code & 0xff] = 0;
	if (w)
		send(w, MSG_KEYUP, e->code, e->mods, 0, e->tsc);
}

/* Escape ends a drag and is nobody's until it goes up; other modifiers ask for another action. */
static bool take_for_drag(const struct input_event *e)
{
	if (!drag_on())
		return false;
	if (e->code == KEY_ESCAPE && e->value) {
		key_windows[KEY_ESCAPE] = KEY_TAKEN;
		drag_cancel();
	}
	route_update_hover();
	return !drag_on();
}

static void to_focus(const struct input_event *e)
{
	struct window *w = focus_window;

	if (!w)
		return;
	key_windows[e->code & 0xff] = w->id;
	send(w, MSG_KEYDOWN, e->code, e->mods, e->character, e->tsc);
	if (input_types(e))
		send(w, MSG_CHAR, e->character, e->mods, e->code, e->tsc);
}

/* To whom it belongs. False: to the focus, which is not settled, and that is waited for. */
static bool give(const struct input_event *e, bool now)
{
	bool taken = take_hot_key(e);

	mods = e->mods & ~KEY_REPEAT;
	taken |= take_for_drag(e);
	if (!e->value) {
		key_up(e);
	} else if (!taken && !take_program_key(e)) {
		if (!now && held_on())
			return false;
		to_focus(e);
	}
	return true;
}

/* Those that wait, up to one that has to go on waiting. */
static void give_held(bool now)
{
	struct input_event e;

	while ((now || !held_on()) && held_first(&e) && give(&e, now))
		held_drop();
}

static void give_all(void)
{
	give_held(true);
	held_end();
}

void keys_go_on(void)
{
	give_held(false);
}

void keys_button(void)
{
	super_alone = false;
	give_all();
}

void keys_event(const struct input_event *e)
{
	struct input_event before;
	bool wait = held_first(&before) || !give(e, false);

	if (!wait || held_put(e))
		return;
	give_all();
	give(e, true);
}

uint32_t keys_mods(void)
{
	return mods;
}
