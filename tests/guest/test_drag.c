/* tests/guest/test_drag.c - drag and drop: the way of a drag, its ends, and the death of each. */
#include "tap.h"
#include <stdlib.h>
#include "abi/key.h"
#include "clip.h"

#define ALL  (DRAG_COPY | DRAG_MOVE | DRAG_LINK)
#define TEXT "dragged text"

static uint32_t source, target; /* side by side */

/* ---- the hand ----------------------------------------------------------------------------------
 */

static void say(const struct input_record *r)
{
	EQ(SysInjectInput(r, 1), 1);
}

static void key(uint32_t code, int down)
{
	say(&(struct input_record){.kind = INPUT_KEY, .code = code, .value = down});
}

static void move(int x, int y)
{
	say(&(struct input_record){.kind = INPUT_MOVE, .x = x, .y = y});
}

static void button(uint32_t code, int down)
{
	say(&(struct input_record){.kind = INPUT_BUTTON, .code = code, .value = down});
}

static struct msg message(uint32_t code, uint32_t window)
{
	struct msg m = {0};

	NEED(tap_message(code, &m));
	EQ(m.window, window);
	return m;
}

/* Everything injected so far has been routed, and this code did not come of it. */
static void need_none(uint32_t code)
{
	struct msg_filter only = {.first_code = code, .last_code = code};
	struct msg m;

	key(KEY_F5, 1);
	key(KEY_F5, 0);
	do
		NEED(tap_message(MSG_KEYUP, &m));
	while (m.params[0] != KEY_F5);
	EQ(MsgGetFiltered(&m, &only, 0, 0), -ETIMEDOUT);
}

/* ---- the drag ----------------------------------------------------------------------------------
 */

static struct clip_item text_item(void)
{
	struct clip_item item = {.area = VmmShare(4096, NULL, 0), .size = sizeof TEXT - 1};
	char *at = VmmMapShared(item.area, VMM_READ | VMM_WRITE);

	NEED(at != NULL);
	memcpy(at, TEXT, item.size);
	VmmUnmap((uint32_t)at);
	strcpy(item.type, CLIP_TEXT);
	return item;
}

static bool text_is_there(void)
{
	struct clip_item item;
	bool same = false;
	char *at;

	if (DragGet(CLIP_TEXT, &item) < 0)
		return false;
	at = VmmMapShared(item.area, VMM_READ);
	if (at)
		same = item.size == sizeof TEXT - 1 && !memcmp(at, TEXT, item.size);
	EQ((int)VmmMap(item.area, 0, VMM_READ | VMM_WRITE), -EACCES);
	VmmUnmap((uint32_t)at);
	HandleClose(item.area);
	return same;
}

static int drag(uint32_t window, uint32_t actions)
{
	struct clip_item item = text_item();
	struct drag d = {.window = window, .actions = actions, .count = 1, .items = &item};
	int result = DragBegin(&d);

	HandleClose(item.area);
	return result;
}

/* The pointer lies on the source at 50, 50, and its button is down. */
static void press_source(void)
{
	source = tap_window(0, WND_VISIBLE, 100, 100, 100, 100);
	EQ(WndActivate(source), 0);
	button(BUTTON_LEFT, 0);
	move(700, 500);
	move(150, 150);
	button(BUTTON_LEFT, 1);
	message(MSG_MOUSEDOWN, source);
	tap_drain();
}

static void begin(uint32_t actions)
{
	target = tap_window(0, WND_VISIBLE, 300, 100, 100, 100);
	press_source();
	EQ(drag(source, actions), 0);
	message(MSG_DRAG_ENTER, source);
}

static void go_to_target(void)
{
	move(310, 120);
	message(MSG_DRAG_LEAVE, source);
	message(MSG_DRAG_ENTER, target);
}

TEST(a_drag_from_beginning_to_end)
{
	struct msg m;

	target = tap_window(0, WND_VISIBLE, 300, 100, 100, 100);
	press_source();
	EQ(drag(source, DRAG_COPY | DRAG_MOVE), 0);
	m = message(MSG_DRAG_ENTER, source);
	EQ(m.params[0], MSG_PACK(50, 50));
	EQ(m.params[1], DRAG_COPY | DRAG_MOVE);
	move(310, 120);
	message(MSG_DRAG_LEAVE, source);
	m = message(MSG_DRAG_ENTER, target);
	EQ(m.params[0], MSG_PACK(10, 20));
	EQ(DragAccept(DRAG_COPY), 0);
	move(320, 130);
	m = message(MSG_DRAG_OVER, target);
	EQ(m.params[0], MSG_PACK(20, 30));
	EQ(m.params[1], DRAG_COPY | DRAG_MOVE);
	CHECK(text_is_there());
	button(BUTTON_LEFT, 0);
	m = message(MSG_DRAG_DROP, target);
	EQ(m.params[0], MSG_PACK(20, 30));
	EQ(m.params[1], DRAG_COPY);
	CHECK(text_is_there());
	EQ(message(MSG_DRAG_END, source).params[0], DRAG_COPY);
	need_none(MSG_DRAG_LEAVE);
	EQ(DragAccept(DRAG_COPY), -ENOENT);
	EQ(DragCancel(), -ENOENT);
}

TEST(the_drop_comes_before_the_end)
{
	struct msg m;

	begin(ALL);
	EQ(DragAccept(DRAG_LINK), 0);
	button(BUTTON_LEFT, 0);
	do
		NEED(MsgGet(&m, 0, TAP_DEADLINE) == 1);
	while (m.code != MSG_DRAG_DROP && m.code != MSG_DRAG_END);
	EQ(m.code, MSG_DRAG_DROP);
	message(MSG_DRAG_END, source);
}

TEST(the_mouse_is_the_drags)
{
	begin(ALL);
	tap_drain();
	move(160, 160);
	button(BUTTON_RIGHT, 1);
	say(&(struct input_record){.kind = INPUT_WHEEL, .value = 1});
	button(BUTTON_RIGHT, 0); /* it is held by the left one */
	message(MSG_DRAG_OVER, source);
	need_none(MSG_MOUSEMOVE);
	need_none(MSG_MOUSEDOWN);
	need_none(MSG_MOUSEWHEEL);
	need_none(MSG_DRAG_END);
	move(310, 120);
	message(MSG_DRAG_ENTER, target);
	need_none(MSG_MOUSEENTER);
	button(BUTTON_LEFT, 0);
	message(MSG_DRAG_END, source);
	message(MSG_MOUSEENTER, target);
	need_none(MSG_MOUSEUP);
}

TEST(who_had_the_mouse_loses_it)
{
	press_source();
	EQ(WndSetCapture(source), 0);
	EQ(drag(source, ALL), 0);
	message(MSG_MOUSELEAVE, source);
	message(MSG_CAPTURE_LOST, source);
	button(BUTTON_LEFT, 0);
	message(MSG_DRAG_END, source);
}

TEST(nobody_accepted)
{
	begin(ALL);
	go_to_target();
	EQ(DragAccept(DRAG_MOVE), 0);
	EQ(DragAccept(0), 0);
	button(BUTTON_LEFT, 0);
	message(MSG_DRAG_LEAVE, target);
	EQ(message(MSG_DRAG_END, source).params[0], 0);
	need_none(MSG_DRAG_DROP);
	EQ(DragGet(CLIP_TEXT, &(struct clip_item){0}), -ENOENT);
}

/* An answer is for one stay over one window. */
TEST(leaving_takes_the_answer_along)
{
	begin(ALL);
	go_to_target();
	EQ(DragAccept(DRAG_MOVE), 0);
	move(700, 500);
	message(MSG_DRAG_LEAVE, target);
	move(310, 120);
	message(MSG_DRAG_ENTER, target);
	button(BUTTON_LEFT, 0);
	EQ(message(MSG_DRAG_END, source).params[0], 0);
}

TEST(a_late_answer_is_not_for_the_next_window)
{
	struct msg_filter enter = {.first_code = MSG_DRAG_ENTER, .last_code = MSG_DRAG_ENTER};
	struct msg m;

	begin(ALL);
	go_to_target();
	move(150, 150);
	EQ(MsgGetFiltered(&m, &enter, MSG_PEEK, TAP_DEADLINE), 1);
	EQ(m.window, source);
	EQ(DragAccept(DRAG_MOVE), -ENOENT); /* the target's enter is still being handled */
	message(MSG_DRAG_ENTER, source);
	EQ(DragAccept(DRAG_MOVE), 0);
	EQ(DragCancel(), 0);
}

TEST(escape_gives_it_up)
{
	begin(ALL);
	go_to_target();
	EQ(DragAccept(DRAG_COPY), 0);
	key(KEY_A, 1); /* other keys go on */
	key(KEY_A, 0);
	EQ(message(MSG_KEYDOWN, source).params[0], KEY_A);
	tap_drain();
	key(KEY_ESCAPE, 1);
	key(KEY_ESCAPE, 0);
	message(MSG_DRAG_LEAVE, target);
	EQ(message(MSG_DRAG_END, source).params[0], 0);
	need_none(MSG_DRAG_DROP);
	tap_drain();
	button(BUTTON_LEFT, 0);
	need_none(MSG_MOUSEUP);
	key(KEY_ESCAPE, 1); /* a key like others again */
	key(KEY_ESCAPE, 0);
	EQ(message(MSG_KEYDOWN, source).params[0], KEY_F5); /* of need_none */
	EQ(message(MSG_KEYDOWN, source).params[0], KEY_ESCAPE);
}

TEST(keys_ask_for_an_action)
{
	begin(DRAG_COPY | DRAG_MOVE);
	key(KEY_LEFT_CTRL, 1);
	EQ(message(MSG_DRAG_OVER, source).params[1], DRAG_COPY);
	key(KEY_LEFT_SHIFT, 1); /* to link is not offered */
	EQ(message(MSG_DRAG_OVER, source).params[1], DRAG_COPY | DRAG_MOVE);
	key(KEY_LEFT_CTRL, 0);
	EQ(message(MSG_DRAG_OVER, source).params[1], DRAG_MOVE);
	EQ(DragAccept(DRAG_MOVE), 0);
	key(KEY_LEFT_SHIFT, 0);
	button(BUTTON_LEFT, 0);
	EQ(message(MSG_DRAG_DROP, source).params[1], DRAG_MOVE);
}

/* However long nobody looks, only the newest place waits. */
TEST(a_target_that_does_not_answer)
{
	begin(ALL);
	move(310, 120);
	for (int i = 0; i < 500; i++)
		move(310 + i % 50, 130 + i % 40);
	move(333, 144);
	button(BUTTON_LEFT, 0);
	EQ(message(MSG_DRAG_END, source).params[0], 0);
	message(MSG_DRAG_ENTER, target);
	EQ(message(MSG_DRAG_OVER, target).params[0], MSG_PACK(33, 44));
	need_none(MSG_DRAG_OVER);
}

TEST(only_the_source_gives_it_up)
{
	begin(ALL);
	go_to_target();
	EQ(tap_end(tap_start(CHILD("stranger"))), 0);
	EQ(DragCancel(), 0);
	message(MSG_DRAG_LEAVE, target);
	EQ(message(MSG_DRAG_END, source).params[0], 0);
	EQ(DragCancel(), -ENOENT);
}

ROLE(stranger)
{
	(void)args;
	EQ(DragCancel(), -ENOENT);
	EQ(DragAccept(DRAG_MOVE), -ENOENT);
	EQ(DragGet(CLIP_TEXT, &(struct clip_item){0}), -ENOENT);
	EQ(drag(tap_window(0, WND_VISIBLE, 0, 0, 10, 10), ALL), -EBUSY);
	return tap_failures;
}

/* ---- windows that go ---------------------------------------------------------------------------
 */

TEST(the_source_window_closes)
{
	begin(ALL);
	go_to_target();
	EQ(DragAccept(DRAG_COPY), 0);
	EQ(WndClose(source), 0);
	message(MSG_DRAG_LEAVE, target);
	button(BUTTON_LEFT, 0);
	EQ(WndActivate(target), 0);
	need_none(MSG_DRAG_DROP);
}

TEST(the_target_window_closes)
{
	begin(ALL);
	go_to_target();
	EQ(DragAccept(DRAG_COPY), 0);
	EQ(WndClose(target), 0);
	button(BUTTON_LEFT, 0);
	EQ(message(MSG_DRAG_END, source).params[0], 0);
}

TEST(windows_move_below_the_pointer)
{
	begin(ALL);
	go_to_target();
	EQ(WndMove(target, 305, 105), 0);
	EQ(message(MSG_DRAG_OVER, target).params[0], MSG_PACK(5, 15));
	EQ(WndShow(target, 0), 0);
	message(MSG_DRAG_LEAVE, target);
	EQ(WndShow(target, 1), 0);
	message(MSG_DRAG_ENTER, target);
	EQ(WndShow(source, 0), 0); /* the source need not be seen */
	EQ(DragAccept(DRAG_LINK), 0);
	button(BUTTON_LEFT, 0);
	message(MSG_DRAG_DROP, target);
	EQ(message(MSG_DRAG_END, source).params[0], DRAG_LINK);
}

/* Their place is the modal window's; it need not lie there. */
TEST(blocked_windows_are_no_targets)
{
	uint32_t modal;

	begin(ALL);
	modal = tap_window(0, WND_VISIBLE | WND_MODAL, 500, 100, 50, 50);
	go_to_target();
	EQ(WndSetAttribute(modal, WND_ATTR_OWNER, &target, sizeof target), 0);
	message(MSG_DRAG_LEAVE, target);
	EQ(DragAccept(DRAG_COPY), -ENOENT);
	EQ(WndClose(modal), 0);
	message(MSG_DRAG_ENTER, target);
	EQ(DragCancel(), 0);
}

/* ---- two processes -----------------------------------------------------------------------------
 */

enum { READY, ENTERED }; /* events that children get */

/* args: flags of the window, action, and whether it waits for the drop. */
ROLE(other)
{
	uint32_t w = tap_window(0, WND_VISIBLE | args[0], 300, 100, 100, 100);

	EQ(EvtSet(TAP_HANDLE(READY)), 0);
	message(MSG_DRAG_ENTER, w);
	EQ(DragAccept(args[1]), 0);
	EQ(EvtSet(TAP_HANDLE(ENTERED)), 0);
	if (!args[2])
		ThrSleep(WAIT_FOREVER); /* until it is killed */
	EQ(message(MSG_DRAG_DROP, w).params[1], args[1]);
	CHECK(text_is_there());
	return tap_failures;
}

static int events[2];

static int start_other(uint32_t flags, uint32_t action, bool takes)
{
	int p;

	events[READY] = EvtCreate(0);
	events[ENTERED] = EvtCreate(0);
	p = tap_start(CHILD("other", .args = {flags, action, takes},
			    .handles = {events[READY], events[ENTERED]}));
	tap_await(events[READY]);
	return p;
}

static void close_events(void)
{
	HandleClose(events[READY]);
	HandleClose(events[ENTERED]);
}

TEST(from_process_to_process)
{
	int p = start_other(0, DRAG_MOVE, true);

	press_source();
	EQ(drag(source, ALL), 0);
	move(320, 140);
	tap_await(events[ENTERED]);
	EQ(DragAccept(DRAG_COPY), -ENOENT); /* it is not over a window of ours */
	EQ(DragGet(CLIP_TEXT, &(struct clip_item){0}), -ENOENT);
	button(BUTTON_LEFT, 0);
	EQ(message(MSG_DRAG_END, source).params[0], DRAG_MOVE);
	EQ(tap_end(p), 0);
	close_events();
}

TEST(the_target_dies)
{
	int p = start_other(0, DRAG_MOVE, false);

	press_source();
	EQ(drag(source, ALL), 0);
	move(320, 140);
	tap_await(events[ENTERED]);
	tap_kill(p);
	button(BUTTON_LEFT, 0);
	EQ(message(MSG_DRAG_END, source).params[0], 0);
	close_events();
}

TEST(a_private_window_of_others_is_no_target)
{
	int p = start_other(WND_PRIVATE, DRAG_MOVE, false);

	press_source();
	EQ(drag(source, ALL), 0);
	message(MSG_DRAG_ENTER, source);
	move(320, 140);
	message(MSG_DRAG_LEAVE, source);
	button(BUTTON_LEFT, 0);
	EQ(message(MSG_DRAG_END, source).params[0], 0);
	EQ(ThrWaitHandle(events[ENTERED], 0), -ETIMEDOUT);
	tap_kill(p);
	close_events();
}

/* args: is it to drop what it drags? */
ROLE(drags)
{
	press_source();
	EQ(drag(source, ALL), 0);
	EQ(EvtSet(TAP_HANDLE(READY)), 0);
	if (!args[0])
		ThrSleep(WAIT_FOREVER);
	message(MSG_DRAG_END, source);
	return tap_failures;
}

static int start_drags(bool drops)
{
	int p;

	target = tap_window(0, WND_VISIBLE, 300, 100, 100, 100);
	events[READY] = EvtCreate(0);
	events[ENTERED] = EvtCreate(0);
	p = tap_start(CHILD("drags", .args = {drops}, .handles = {events[READY], events[ENTERED]},
			    .privileges = PRIV_INPUT));
	tap_await(events[READY]);
	move(310, 120);
	message(MSG_DRAG_ENTER, target);
	EQ(DragAccept(DRAG_COPY), 0);
	return p;
}

TEST(the_source_dies)
{
	int p = start_drags(false);

	tap_kill(p);
	message(MSG_DRAG_LEAVE, target);
	button(BUTTON_LEFT, 0);
	EQ(DragGet(CLIP_TEXT, &(struct clip_item){0}), -ENOENT);
	close_events();
	press_source(); /* and another drag can be */
	EQ(drag(source, ALL), 0);
	EQ(DragCancel(), 0);
	button(BUTTON_LEFT, 0);
}

TEST(the_source_dies_after_the_drop)
{
	int p = start_drags(true);

	button(BUTTON_LEFT, 0);
	EQ(tap_end(p), 0);
	message(MSG_DRAG_DROP, target);
	CHECK(text_is_there());
	EQ(WndClose(target), 0); /* and with the window it goes */
	EQ(DragGet(CLIP_TEXT, &(struct clip_item){0}), -ENOENT);
	close_events();
}

/* ---- errors ------------------------------------------------------------------------------------
 */

TEST(what_cannot_be_begun)
{
	struct clip_item item = text_item(), bad = item;
	struct drag good = {.window = 0, .actions = ALL, .count = 1, .items = &item}, d;
	struct vmm_shared_info info;

	press_source();
	good.window = source;
#define REFUSED(error, ...) (d = good, __VA_ARGS__, EQ(DragBegin(&d), error))
	REFUSED(-EINVAL, d.actions = 0);
	REFUSED(-EINVAL, d.actions = 8);
	REFUSED(-EINVAL, d.count = 0);
	REFUSED(-EINVAL, d.count = CLIP_TYPES_MAX + 1);
	REFUSED(-EINVAL, d.picture = (uint32_t *)4096);
	REFUSED(-EINVAL, d.picture = (uint32_t *)4096, d.picture_width = 257, d.picture_height = 1);
	REFUSED(-EFAULT, d.picture = (uint32_t *)8, d.picture_width = d.picture_height = 99);
	REFUSED(-EFAULT, d.items = (struct clip_item *)8);
	REFUSED(-ENOENT, d.window = 0x7ffff001);
	bad.area = 12345;
	REFUSED(-EBADF, d.items = &bad);
	bad.area = item.area, bad.size = 4097;
	REFUSED(-EINVAL, d.items = &bad);
	EQ(DragBegin((struct drag *)8), -EFAULT);
	EQ(VmmQueryShared(item.area, &info), 0);
	EQ(info.sealed, 0); /* nothing came of any of it */
	EQ(DragBegin(&good), 0);
	EQ(VmmQueryShared(item.area, &info), 0);
	EQ(info.sealed, 1);
	EQ(DragBegin(&good), -EBUSY);
	EQ(DragCancel(), 0);
	EQ(DragBegin(&good), -EPERM); /* the press is over */
	button(BUTTON_LEFT, 0);
	HandleClose(item.area);
}

TEST(what_cannot_be_answered)
{
	EQ(DragAccept(DRAG_COPY), -ENOENT);
	EQ(DragAccept(8), -EINVAL);
	EQ(DragGet(CLIP_TEXT, &(struct clip_item){0}), -ENOENT);
	begin(DRAG_COPY | DRAG_MOVE);
	EQ(DragAccept(8), -EINVAL);
	EQ(DragAccept(DRAG_COPY | DRAG_MOVE), -EINVAL);
	EQ(DragAccept(DRAG_LINK), -EINVAL);
	EQ(DragGet("text/html", &(struct clip_item){0}), -ENOENT);
	EQ(DragGet(CLIP_TEXT, (struct clip_item *)8), -EFAULT);
	EQ(DragGet((char *)8, &(struct clip_item){0}), -EFAULT);
	EQ(DragCancel(), 0);
	button(BUTTON_LEFT, 0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(a_drag_from_beginning_to_end),
		T(the_drop_comes_before_the_end),
		T(the_mouse_is_the_drags),
		T(who_had_the_mouse_loses_it),
		T(nobody_accepted),
		T(leaving_takes_the_answer_along),
		T(a_late_answer_is_not_for_the_next_window),
		T(escape_gives_it_up),
		T(keys_ask_for_an_action),
		T(a_target_that_does_not_answer),
		T(only_the_source_gives_it_up),
		T(the_source_window_closes),
		T(the_target_window_closes),
		T(windows_move_below_the_pointer),
		T(blocked_windows_are_no_targets),
		T(from_process_to_process),
		T(the_target_dies),
		T(a_private_window_of_others_is_no_target),
		T(the_source_dies),
		T(the_source_dies_after_the_drop),
		T(what_cannot_be_begun),
		T(what_cannot_be_answered),
		{},
	};
	static const struct tap_role roles[] = {T(stranger), T(other), T(drags), {}};

	return tap_main(argc, argv, tests, roles);
}
