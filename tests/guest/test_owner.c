/* tests/guest/test_owner.c - windows that belong to others, and modal ones that block. */
#include "tap.h"
#include "abi/key.h"

static void say(struct input_record r)
{
	EQ(SysInjectInput(&r, 1), 1);
}

static void press_key(uint32_t code)
{
	say((struct input_record){.kind = INPUT_KEY, .code = code, .value = 1});
	say((struct input_record){.kind = INPUT_KEY, .code = code, .value = 0});
}

static void move(int x, int y)
{
	say((struct input_record){.kind = INPUT_MOVE, .x = x, .y = y});
}

static void click(int x, int y)
{
	move(x, y);
	say((struct input_record){.kind = INPUT_BUTTON, .code = BUTTON_LEFT, .value = 1});
	say((struct input_record){.kind = INPUT_BUTTON, .code = BUTTON_LEFT, .value = 0});
}

static int own(uint32_t w, uint32_t owner)
{
	return WndSetAttribute(w, WND_ATTR_OWNER, &owner, sizeof owner);
}

static uint32_t state_of(uint32_t w)
{
	struct wnd_info info = {0};

	EQ(WndQuery(w, &info), 0);
	return info.state;
}

static int place_of(uint32_t w)
{
	uint32_t list[64];
	int n = WndList(list, 64, 0);

	for (int i = 0; i < n && i < 64; i++)
		if (list[i] == w)
			return i;
	return 999;
}

static uint32_t owned_window(uint32_t owner, uint32_t flags, int x)
{
	uint32_t w = tap_window(0, flags, x, 100, 100, 100);

	EQ(own(w, owner), 0);
	return w;
}

static void none(uint32_t code)
{
	struct msg_filter only = {.first_code = code, .last_code = code};
	struct msg m;

	EQ(MsgGetFiltered(&m, &only, 0, 0), -ETIMEDOUT);
}

/* ---- who may own whom ------------------------------------------------------------------------ */

TEST(bad_owners_are_refused)
{
	uint32_t a = tap_window(0, 0, 0, 0, 9, 9), b = tap_window(0, 0, 0, 0, 9, 9);
	uint32_t c = tap_window(0, 0, 0, 0, 9, 9), child = tap_window(a, 0, 0, 0, 9, 9);

	EQ(own(a, a), -EINVAL);
	EQ(own(b, a), 0);
	EQ(own(c, b), 0);
	EQ(own(a, c), -EINVAL); /* a ring */
	EQ(own(child, b), -EINVAL);
	EQ(own(c, child), -EINVAL);
	EQ(own(c, 0x7ffff123), -ENOENT);
	EQ(own(b, 0), 0);
	EQ(own(a, c), 0); /* now it is none */
}

TEST(chains_of_owners_have_a_limit)
{
	uint32_t last = tap_window(0, 0, 0, 0, 9, 9), w, above;

	for (int i = 1; i < WINDOW_DEPTH_MAX; i++)
		last = owned_window(last, 0, 0);
	w = tap_window(0, 0, 0, 0, 9, 9);
	EQ(own(w, last), -EAGAIN);
	above = tap_window(0, 0, 0, 0, 9, 9);
	EQ(own(w, above), 0);
	EQ(own(above, w), -EINVAL);
}

/* ---- staying together ------------------------------------------------------------------------ */

TEST(owned_windows_stay_in_front)
{
	uint32_t a = tap_window(0, WND_VISIBLE, 0, 0, 9, 9);
	uint32_t b = tap_window(0, WND_VISIBLE, 0, 0, 9, 9);
	uint32_t dialog = owned_window(a, WND_VISIBLE, 0), inner = owned_window(dialog, 0, 0);

	CHECK(place_of(inner) < place_of(dialog) && place_of(dialog) < place_of(a));
	EQ(WndActivate(b), 0);
	CHECK(place_of(b) < place_of(inner));
	EQ(WndActivate(a), 0);
	CHECK(place_of(inner) < place_of(dialog) && place_of(dialog) < place_of(a) &&
	      place_of(a) < place_of(b));
	EQ(WndSetOrder(dialog, WND_ORDER_BOTTOM), 0); /* all of them */
	CHECK(place_of(b) < place_of(inner) && place_of(inner) < place_of(dialog) &&
	      place_of(dialog) < place_of(a));
	EQ(WndSetOrder(dialog, WND_ORDER_TOP), 0);
	CHECK(place_of(a) < place_of(b));
}

TEST(owned_windows_are_in_the_band_of_their_owner)
{
	uint32_t a = tap_window(0, WND_VISIBLE, 0, 0, 9, 9), dialog = owned_window(a, 0, 0);
	uint32_t top = tap_window(0, WND_VISIBLE | WND_TOPMOST, 0, 0, 9, 9);
	uint32_t flags = WND_TOPMOST;

	CHECK(place_of(top) < place_of(dialog));
	EQ(WndSetAttribute(a, WND_ATTR_FLAGS, &flags, sizeof flags), 0);
	CHECK(place_of(dialog) < place_of(a) && place_of(a) < place_of(top));
	flags = 0;
	EQ(WndSetAttribute(a, WND_ATTR_FLAGS, &flags, sizeof flags), 0);
	CHECK(place_of(top) < place_of(dialog) && place_of(dialog) < place_of(a));
}

TEST(groups_are_minimised_together)
{
	uint32_t other = tap_window(0, WND_VISIBLE, 0, 0, 9, 9);
	uint32_t a = tap_window(0, WND_VISIBLE, 0, 0, 9, 9);
	uint32_t dialog = owned_window(a, WND_VISIBLE, 0);

	EQ(WndActivate(dialog), 0);
	tap_drain();
	EQ(WndMinimise(a, 1), 0);
	EQ(state_of(dialog), WND_STATE_MINIMISED);
	EQ(WndGetFocus(), other);
	EQ(WndActivate(dialog), 0); /* restores both */
	EQ(state_of(a) & WND_STATE_MINIMISED, 0);
	EQ(WndGetFocus(), dialog);
	EQ(WndMinimise(dialog, 1), 0); /* it alone, the keys go back to its owner */
	EQ(state_of(a) & WND_STATE_MINIMISED, 0);
	EQ(WndGetFocus(), a);
	EQ(WndMinimise(a, 1), 0);
	EQ(WndMinimise(a, 0), 0);
	EQ(state_of(dialog) & WND_STATE_MINIMISED, 0);
}

/* The owner is not given the keys for an instant when its group goes. */
TEST(minimising_a_group_passes_the_keys_once)
{
	uint32_t other = tap_window(0, WND_VISIBLE, 0, 0, 9, 9), gained = 0;
	uint32_t a = tap_window(0, WND_VISIBLE, 0, 0, 9, 9);
	uint32_t dialog = owned_window(a, WND_VISIBLE | WND_MODAL, 0);
	struct msg m;

	EQ(WndActivate(dialog), 0);
	tap_drain();
	EQ(WndMinimise(dialog, 1), 0); /* modal: the group */
	EQ(state_of(a) & WND_STATE_MINIMISED, WND_STATE_MINIMISED);
	while (MsgGet(&m, MSG_ONLY_POSTS, 0) == 1)
		if (m.code == MSG_FOCUS_GAINED) {
			EQ(m.window, other);
			gained++;
		}
	EQ(gained, 1);
	EQ(WndActivate(a), 0);
	EQ(WndGetFocus(), dialog);
}

TEST(owned_windows_close_with_their_owner)
{
	uint32_t a = tap_window(0, WND_VISIBLE, 0, 0, 9, 9), closed[3], n = 0;
	uint32_t dialog = owned_window(a, WND_VISIBLE, 0);
	uint32_t inner = owned_window(dialog, WND_VISIBLE, 0);
	struct msg m;

	tap_drain();
	EQ(WndClose(a), 0);
	while (MsgGet(&m, MSG_ONLY_POSTS, 0) == 1)
		if (m.code == MSG_CLOSED && n < 3)
			closed[n++] = m.params[0];
	EQ(n, 3);
	EQ(closed[0], inner);
	EQ(closed[1], dialog);
	EQ(closed[2], a);
}

TEST(the_keys_go_back_to_the_owner)
{
	uint32_t a = tap_window(0, WND_VISIBLE, 0, 0, 9, 9);
	uint32_t other = tap_window(0, WND_VISIBLE, 0, 0, 9, 9);
	uint32_t dialog = owned_window(a, WND_VISIBLE, 0);

	EQ(WndActivate(dialog), 0);
	EQ(WndSetOrder(other, WND_ORDER_TOP), 0);
	EQ(WndClose(dialog), 0);
	EQ(WndGetFocus(), a);
	dialog = owned_window(a, WND_VISIBLE | WND_MODAL, 0);
	EQ(WndActivate(dialog), 0);
	EQ(WndSetOrder(other, WND_ORDER_TOP), 0);
	EQ(WndShow(dialog, 0), 0);
	EQ(WndGetFocus(), a);
}

/* ---- modal windows --------------------------------------------------------------------------- */

static uint32_t owner, child, modal;

/* The owner at 100,100 with a child in it, its modal window at 300,100; nothing waits. */
static void begin(void)
{
	owner = tap_window(0, WND_VISIBLE, 100, 100, 100, 100);
	child = tap_window(owner, WND_VISIBLE, 50, 50, 50, 50);
	EQ(WndActivate(owner), 0);
	move(600, 400);
	modal = owned_window(owner, WND_VISIBLE | WND_MODAL, 300);
	press_key(KEY_F5);
	NEED(tap_message(MSG_KEYUP, &(struct msg){0}));
	tap_drain();
}

TEST(a_modal_window_takes_the_keys)
{
	struct msg m;

	begin();
	EQ(WndGetFocus(), modal); /* without being activated */
	EQ(state_of(owner), WND_STATE_BLOCKED);
	EQ(state_of(child), WND_STATE_BLOCKED);
	CHECK(!(state_of(modal) & WND_STATE_BLOCKED));
	press_key(KEY_A);
	NEED(tap_message(MSG_KEYDOWN, &m));
	EQ(m.window, modal);
	EQ(WndSetFocus(owner), -EINVAL);
	EQ(WndSetFocus(child), -EINVAL);
	EQ(WndSetCapture(child), -EINVAL);
	EQ(WndActivate(owner), 0);
	EQ(WndGetFocus(), modal);
	EQ(WndClose(modal), 0);
	EQ(WndGetFocus(), owner);
	EQ(state_of(owner) & WND_STATE_BLOCKED, 0);
	EQ(WndSetFocus(child), 0);
}

TEST(a_press_on_a_blocked_window_is_for_the_modal_one)
{
	uint32_t other = tap_window(0, WND_VISIBLE, 0, 300, 20, 20);
	struct msg m;

	begin();
	EQ(WndActivate(other), 0);
	EQ(WndGetFocus(), other);
	tap_drain();
	click(160, 160); /* on the child */
	NEED(tap_message(MSG_ATTENTION, &m));
	EQ(m.window, modal);
	EQ(WndGetFocus(), modal);
	click(350, 150); /* all that went before has been seen to now */
	NEED(tap_message(MSG_MOUSEUP, &m));
	EQ(m.window, modal);
	none(MSG_ATTENTION);
	none(MSG_MOUSEUP);
	while (MsgGet(&m, MSG_ONLY_INPUT, 0) == 1)
		CHECK(m.window == modal);
}

TEST(a_blocked_window_gets_no_mouse)
{
	struct msg m;

	begin();
	move(110, 110);
	move(160, 160);
	say((struct input_record){.kind = INPUT_WHEEL, .value = 1});
	move(350, 150);
	press_key(KEY_F5);
	NEED(tap_message(MSG_KEYUP, &m));
	while (MsgGet(&m, MSG_ONLY_INPUT, 0) == 1)
		CHECK(m.window == modal);
	EQ(WndShow(modal, 0), 0);
	tap_drain();
	move(110, 110);
	NEED(tap_message(MSG_MOUSEMOVE, &m));
	EQ(m.window, owner);
}

/* A modal window that appears in the middle of a press takes the mouse away. */
TEST(blocking_ends_a_capture)
{
	struct msg m;

	begin();
	EQ(WndShow(modal, 0), 0);
	EQ(WndSetCapture(child), 0);
	tap_drain();
	EQ(WndShow(modal, 1), 0);
	NEED(tap_message(MSG_CAPTURE_LOST, &m));
	EQ(m.window, child);
	EQ(state_of(child), WND_STATE_BLOCKED);
}

TEST(the_innermost_modal_window_counts)
{
	uint32_t inner;
	struct msg m;

	begin();
	inner = owned_window(modal, WND_VISIBLE | WND_MODAL, 500);
	EQ(WndGetFocus(), inner);
	EQ(state_of(modal), WND_STATE_BLOCKED);
	EQ(WndActivate(owner), 0);
	EQ(WndGetFocus(), inner);
	tap_drain();
	click(110, 110);
	NEED(tap_message(MSG_ATTENTION, &m));
	EQ(m.window, inner);
	EQ(WndClose(inner), 0);
	EQ(WndGetFocus(), modal);
	EQ(state_of(owner), WND_STATE_BLOCKED);
}

/* Every way to become and to stop being a modal window that blocks. */
TEST(blocking_follows_each_change)
{
	uint32_t flags = 0;

	begin();
	EQ(WndSetAttribute(modal, WND_ATTR_FLAGS, &flags, sizeof flags), 0);
	EQ(state_of(owner), 0);
	EQ(WndActivate(owner), 0);
	EQ(WndGetFocus(), owner);
	flags = WND_MODAL;
	EQ(WndSetAttribute(modal, WND_ATTR_FLAGS, &flags, sizeof flags), 0);
	EQ(WndGetFocus(), modal);
	EQ(own(modal, 0), 0);
	EQ(state_of(owner) & WND_STATE_BLOCKED, 0);
	EQ(own(modal, owner), 0);
	EQ(state_of(owner), WND_STATE_BLOCKED);
	EQ(WndShow(modal, 0), 0);
	EQ(state_of(owner) & WND_STATE_BLOCKED, 0);
	EQ(WndGetFocus(), owner);
}

/* A modal window that cannot have the keys: nobody has them. */
TEST(a_modal_window_without_focus)
{
	uint32_t flags = WND_MODAL | WND_NO_FOCUS;

	begin();
	EQ(WndSetAttribute(modal, WND_ATTR_FLAGS, &flags, sizeof flags), 0);
	EQ(WndGetFocus(), 0);
	EQ(WndActivate(owner), 0);
	EQ(WndGetFocus(), 0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(bad_owners_are_refused),
						T(chains_of_owners_have_a_limit),
						T(owned_windows_stay_in_front),
						T(owned_windows_are_in_the_band_of_their_owner),
						T(groups_are_minimised_together),
						T(minimising_a_group_passes_the_keys_once),
						T(owned_windows_close_with_their_owner),
						T(the_keys_go_back_to_the_owner),
						T(a_modal_window_takes_the_keys),
						T(a_press_on_a_blocked_window_is_for_the_modal_one),
						T(a_blocked_window_gets_no_mouse),
						T(blocking_ends_a_capture),
						T(the_innermost_modal_window_counts),
						T(blocking_follows_each_change),
						T(a_modal_window_without_focus),
						{}};

	return tap_main(argc, argv, tests, NULL);
}
