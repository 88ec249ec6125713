/* tests/guest/test_window.c - windows: making, closing, place, order, focus, titles, who may what.
 */
#include "tap.h"
#include <stdio.h>
#include <stdlib.h>

static int create(uint32_t parent, uint32_t flags, int width, int height)
{
	struct wnd_create c = {.parent = parent, .flags = flags, .width = width, .height = height};

	return (int)WndCreate(&c);
}

static struct wnd_info query(uint32_t w)
{
	struct wnd_info info = {0};

	EQ(WndQuery(w, &info), 0);
	return info;
}

TEST(bad_windows_are_refused)
{
	static const int sizes[][2] = {
		{0, 10}, {10, 0}, {-1, 10}, {10, -5}, {WINDOW_SIZE_MAX + 1, 10}, {10, 0x7fffffff}};
	struct wnd_create c = {.width = 10, .height = 10};

	for (uint32_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		EQ(create(0, 0, sizes[i][0], sizes[i][1]), -EINVAL);
	EQ(create(0, WND_CREATE_FLAGS + 1, 10, 10), -EINVAL);
	EQ(create(0, 0x80000000, 10, 10), -EINVAL);
	EQ(create(0x12345678, 0, 10, 10), -ENOENT);
	EQ(create(1, 0, 10, 10), -ENOENT);
	EQ((int)WndCreate(NULL), -EFAULT);
	memset(c.title, 'x', sizeof c.title); /* no end */
	EQ((int)WndCreate(&c), -EINVAL);
	c.title[WINDOW_TITLE_MAX - 1] = 0;
	CHECK((int)WndCreate(&c) > 0);
}

TEST(calls_for_no_window_are_refused)
{
	struct surface surface;
	struct wnd_info info;
	struct rect r = {0, 0, 5, 5};
	static const uint32_t none[] = {0, 1, 0x7ffff123, 0xffffffff};

	for (uint32_t i = 0; i < 4; i++) {
		uint32_t w = none[i];

		EQ(WndClose(w), -ENOENT);
		EQ(WndMove(w, 1, 1), -ENOENT);
		EQ(WndResize(w, 5, 5), -ENOENT);
		EQ(WndShow(w, 1), -ENOENT);
		EQ(WndMinimise(w, 1), -ENOENT);
		EQ(WndSetTitle(w, "x"), -ENOENT);
		EQ(WndQuery(w, &info), -ENOENT);
		EQ(WndSetOrder(w, WND_ORDER_TOP), -ENOENT);
		EQ(WndActivate(w), -ENOENT);
		EQ(WndSetCapture(w), -ENOENT);
		EQ(WndMapSurface(w, &surface), -ENOENT);
		EQ(WndPresent(w, NULL, 0), -ENOENT);
		EQ(WndInvalidate(w, NULL), -ENOENT);
		EQ(WndGetUpdateRegion(w, &r, 1), -ENOENT);
		EQ(WndBeginPaint(w, &r), -ENOENT);
		EQ(WndSetCursor(w, CURSOR_ARROW), -ENOENT);
	}
}

TEST(bad_arguments_are_refused)
{
	uint32_t w = tap_window(0, 0, 0, 0, 50, 50);

	EQ(WndResize(w, 0, 5), -EINVAL);
	EQ(WndResize(w, 5, WINDOW_SIZE_MAX + 1), -EINVAL);
	EQ(WndResize(w, -5, 5), -EINVAL);
	EQ(WndSetOrder(w, 2), -EINVAL);
	EQ(WndSetCursor(w, CURSOR_SHAPES), -EINVAL);
	EQ(WndSetCursor(w, 0xffffffff), -EINVAL);
	EQ(WndSetFocus(w), -EINVAL); /* hidden */
	CHECK(WndSetCapture(w) < 0);
	EQ(query(w).rect.right, 50);
}

TEST(a_window_describes_itself)
{
	struct wnd_create c = {.flags = WND_SHADOW | WND_VISIBLE,
			       .x = 30,
			       .y = 40,
			       .width = 100,
			       .height = 70,
			       .title = "A Title"};
	uint32_t w = WndCreate(&c), child = tap_window(w, WND_VISIBLE, 5, 6, 10, 10);
	struct wnd_info i = query(w);

	EQ(i.window, w);
	EQ(i.parent, 0);
	EQ(i.process, ProcGetId());
	EQ(i.thread, ThrGetId());
	EQ(i.flags, c.flags);
	EQ(i.rect.left, 30);
	EQ(i.screen.bottom, 110);
	CHECK(!strcmp(i.title, "A Title"));
	i = query(child);
	EQ(i.parent, w);
	EQ(i.rect.top, 6);
	EQ(i.screen.left, 35);
	EQ(WndMove(w, 100, -20), 0);
	EQ(query(child).screen.left, 105);
	EQ(query(child).screen.top, -14);
	EQ(query(child).rect.left, 5);
}

TEST(titles_are_limited_and_utf8)
{
	uint32_t w = tap_window(0, 0, 0, 0, 10, 10);
	char title[WINDOW_TITLE_MAX + 2];
	static const char *const good[] = {"", "plain",
					   "Gr\xc3\xbc\xc3\x9f"
					   "e",
					   "\xe2\x82\xac", "\xf0\x9f\x98\x80"};
	static const char *const bad[] = {
		"\xff", "a\xc3", "\xc0\x80", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\x80"};

	for (uint32_t i = 0; i < sizeof good / sizeof *good; i++) {
		EQ(WndSetTitle(w, good[i]), 0);
		CHECK(!strcmp(query(w).title, good[i]));
	}
	for (uint32_t i = 0; i < sizeof bad / sizeof *bad; i++)
		EQ(WndSetTitle(w, bad[i]), -EINVAL);
	memset(title, 't', sizeof title);
	title[WINDOW_TITLE_MAX - 1] = 0;
	EQ(WndSetTitle(w, title), 0);
	title[WINDOW_TITLE_MAX - 1] = 't';
	title[WINDOW_TITLE_MAX] = 0;
	CHECK(WndSetTitle(w, title) < 0);
	EQ(strlen(query(w).title), WINDOW_TITLE_MAX - 1);
}

TEST(children_close_first_and_all_are_told)
{
	uint32_t top = tap_window(0, WND_VISIBLE, 0, 0, 90, 90);
	uint32_t child = tap_window(top, WND_VISIBLE, 0, 0, 50, 50);
	uint32_t grandchild = tap_window(child, WND_VISIBLE, 0, 0, 20, 20);
	uint32_t closed[3], n = 0, told = 0;
	struct wnd_info info;
	struct msg m;

	tap_drain();
	EQ(WndClose(grandchild), 0);
	while (MsgGet(&m, MSG_ONLY_POSTS, 0) == 1)
		if (m.code == MSG_CHILD_CLOSED) {
			EQ(m.window, child);
			EQ(m.params[0], grandchild);
			told++;
		}
	EQ(told, 1);
	grandchild = tap_window(child, WND_VISIBLE, 0, 0, 20, 20);
	tap_drain();
	EQ(WndClose(top), 0);
	while (MsgGet(&m, MSG_ONLY_POSTS, 0) == 1) {
		if (m.code == MSG_CLOSED && n < 3)
			closed[n++] = m.params[0];
		CHECK(m.window == 0); /* nothing for a dead window */
	}
	EQ(n, 3);
	EQ(closed[0], grandchild);
	EQ(closed[1], child);
	EQ(closed[2], top);
	EQ(WndQuery(child, &info), -ENOENT);
	EQ(WndClose(top), -ENOENT);
}

TEST(ids_are_not_reused)
{
	uint32_t last = 0;

	for (int i = 0; i < 3000; i++) {
		uint32_t w = create(0, 0, 8, 8);

		NEED((int)w > 0);
		NEED(w != last);
		NEED(!last || WndPostMessage(last, MSG_USER, 0, 0, 0) == -ENOENT);
		EQ(WndClose(w), 0);
		last = w;
		if (i % 100 == 0)
			tap_drain();
	}
}

TEST(windows_are_limited)
{
	uint32_t n = 0;
	int w;

	while ((w = create(0, 0, 1, 1)) > 0 && n <= PROCESS_WINDOWS_MAX)
		n++;
	EQ(w, -EAGAIN);
	EQ(n, PROCESS_WINDOWS_MAX);
}

static uint32_t position(uint32_t w)
{
	static uint32_t list[64];
	int n = WndList(list, 64, 0);

	for (int i = 0; i < n && i < 64; i++)
		if (list[i] == w)
			return i;
	return 999;
}

TEST(the_list_goes_from_top_to_bottom)
{
	uint32_t a = tap_window(0, WND_VISIBLE, 0, 0, 9, 9),
		 b = tap_window(0, WND_VISIBLE, 0, 0, 9, 9);
	uint32_t top = tap_window(0, WND_VISIBLE | WND_TOPMOST, 0, 0, 9, 9);
	uint32_t c = tap_window(0, WND_VISIBLE, 0, 0, 9, 9), list[4];

	CHECK(position(top) < position(c) && position(c) < position(b) &&
	      position(b) < position(a));
	EQ(WndSetOrder(a, WND_ORDER_TOP), 0);
	CHECK(position(top) < position(a) && position(a) < position(c));
	EQ(WndSetOrder(top, WND_ORDER_BOTTOM), 0);
	CHECK(position(top) < position(a)); /* the bands stay */
	EQ(WndSetOrder(c, WND_ORDER_BOTTOM), 0);
	CHECK(position(b) < position(c));
	EQ(WndActivate(b), 0);
	CHECK(position(b) < position(a));
	EQ(WndList(list, 4, 0x7ffff123), -ENOENT);
	CHECK(WndList(NULL, 0, 0) >= 4);
	tap_window(a, 0, 0, 0, 3, 3);
	b = tap_window(a, 0, 0, 0, 3, 3);
	EQ(WndList(list, 4, a), 2);
	EQ(list[0], b);
}

/* ---- focus, activation, capture
 * ------------------------------------------------------------------------ */

/* The codes of focus and activation that come, in order; at most n. */
static uint32_t focus_codes(uint32_t *codes, uint32_t *windows, uint32_t n)
{
	uint32_t found = 0;
	struct msg m;

	while (MsgGet(&m, 0, 0) == 1) {
		bool counts = (m.code >= MSG_FOCUS_LOST && m.code <= MSG_CAPTURE_LOST);

		if (counts && found < n) {
			codes[found] = m.code;
			windows[found++] = m.window;
		}
		if (m.code == MSG_PAINT)
			WndBeginPaint(m.window, &(struct rect){0});
	}
	return found;
}

TEST(losing_comes_before_gaining)
{
	uint32_t a = tap_window(0, WND_VISIBLE, 0, 0, 50, 50),
		 b = tap_window(0, WND_VISIBLE, 60, 0, 50, 50);
	uint32_t codes[8], windows[8], gained = 8, lost = 8, n;

	EQ(WndActivate(a), 0);
	EQ(WndGetFocus(), a);
	tap_drain();
	EQ(WndActivate(b), 0);
	EQ(WndGetFocus(), b);
	n = focus_codes(codes, windows, 8);
	EQ(n, 4);
	for (uint32_t i = 0; i < n; i++) {
		bool loses = codes[i] == MSG_FOCUS_LOST || codes[i] == MSG_DEACTIVATED;

		EQ(windows[i], loses ? a : b);
		if (loses)
			lost = i;
		else if (gained == 8)
			gained = i;
	}
	CHECK(lost < gained);
	EQ(query(b).state & (WND_STATE_ACTIVE | WND_STATE_FOCUS),
	   WND_STATE_ACTIVE | WND_STATE_FOCUS);
	EQ(query(a).state, 0);
}

TEST(focus_never_names_the_dead_or_hidden)
{
	uint32_t a = tap_window(0, WND_VISIBLE, 0, 0, 50, 50),
		 b = tap_window(0, WND_VISIBLE, 60, 0, 50, 50);
	uint32_t child = tap_window(b, WND_VISIBLE, 0, 0, 20, 20);

	EQ(WndActivate(b), 0);
	EQ(WndSetFocus(child), 0);
	EQ(WndGetFocus(), child);
	EQ(WndClose(child), 0);
	EQ(WndGetFocus(), b);
	child = tap_window(b, WND_VISIBLE, 0, 0, 20, 20);
	EQ(WndSetFocus(child), 0);
	EQ(WndShow(child, 0), 0);
	CHECK(WndGetFocus() != child);
	EQ(WndSetFocus(child), -EINVAL);
	EQ(WndClose(b), 0);
	EQ(WndGetFocus(), a);
	EQ(WndShow(a, 0), 0);
	CHECK(WndGetFocus() != a);
	EQ(WndSetFocus(a), -EINVAL);
	EQ(WndClose(a), 0);
	CHECK(WndGetFocus() != a);
}

TEST(capture_never_names_the_dead_or_hidden)
{
	uint32_t a = tap_window(0, WND_VISIBLE, 0, 0, 50, 50),
		 b = tap_window(0, WND_VISIBLE, 60, 0, 50, 50);
	uint32_t codes[4], windows[4];

	EQ(WndSetCapture(a), 0);
	EQ(query(a).state & WND_STATE_CAPTURE, WND_STATE_CAPTURE);
	tap_drain();
	EQ(WndSetCapture(b), 0);
	EQ(query(a).state & WND_STATE_CAPTURE, 0);
	EQ(focus_codes(codes, windows, 4), 1);
	EQ(codes[0], MSG_CAPTURE_LOST);
	EQ(windows[0], a);
	EQ(WndShow(b, 0), 0);
	EQ(query(b).state & WND_STATE_CAPTURE, 0);
	EQ(WndSetCapture(a), 0);
	EQ(WndClose(a), 0);
	EQ(WndShow(b, 1), 0);
	EQ(WndSetCapture(b), 0);
	EQ(WndReleaseCapture(), 0);
	EQ(query(b).state & WND_STATE_CAPTURE, 0);
}

TEST(some_windows_never_get_the_focus)
{
	uint32_t a = tap_window(0, WND_VISIBLE, 0, 0, 50, 50);
	uint32_t menu = tap_window(0, WND_VISIBLE | WND_NO_FOCUS, 0, 0, 50, 50);

	EQ(WndActivate(a), 0);
	EQ(WndSetFocus(menu), -EINVAL);
	WndActivate(menu);
	EQ(WndGetFocus(), a);
}

TEST(showing_and_minimising_are_told)
{
	uint32_t w = tap_window(0, 0, 0, 0, 50, 50);
	struct msg m;

	tap_drain();
	EQ(WndShow(w, 1), 0);
	NEED(tap_message(MSG_SHOW, &m));
	EQ(m.params[0], 1);
	EQ(query(w).flags & WND_VISIBLE, WND_VISIBLE);
	EQ(WndShow(w, 0), 0);
	NEED(tap_message(MSG_SHOW, &m));
	EQ(m.params[0], 0);
	EQ(query(w).flags & WND_VISIBLE, 0);
	EQ(WndShow(w, 1), 0);
	EQ(WndMinimise(w, 1), 0);
	EQ(query(w).state & WND_STATE_MINIMISED, WND_STATE_MINIMISED);
	CHECK(WndGetFocus() != w);
	EQ(WndActivate(w), 0); /* restores */
	EQ(query(w).state & WND_STATE_MINIMISED, 0);
	EQ(WndGetFocus(), w);
	EQ(WndMove(w, 21, -22), 0);
	NEED(tap_message(MSG_MOVE, &m));
	EQ(MSG_LOW(m.params[0]), 21);
	EQ(MSG_HIGH(m.params[0]), -22);
}

/* The kernel walks the tree by calling itself: a deep one must be refused, not end on its stack. */
TEST(nesting_has_a_limit)
{
	uint32_t parent = 0;

	for (int i = 0; i < WINDOW_DEPTH_MAX; i++) {
		parent = tap_window(parent, WND_VISIBLE, 1, 1, 50, 50);
		CHECK((int32_t)parent > 0);
	}
	EQ((int)WndCreate(&(struct wnd_create){.parent = parent, .width = 5, .height = 5}),
	   -EAGAIN);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(bad_windows_are_refused),
						T(calls_for_no_window_are_refused),
						T(bad_arguments_are_refused),
						T(a_window_describes_itself),
						T(titles_are_limited_and_utf8),
						T(children_close_first_and_all_are_told),
						T(ids_are_not_reused),
						T(windows_are_limited),
						T(the_list_goes_from_top_to_bottom),
						T(losing_comes_before_gaining),
						T(focus_never_names_the_dead_or_hidden),
						T(capture_never_names_the_dead_or_hidden),
						T(some_windows_never_get_the_focus),
						T(showing_and_minimising_are_told),
						T(nesting_has_a_limit),
						{}};

	return tap_main(argc, argv, tests, NULL);
}
