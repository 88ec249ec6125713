/* tests/guest/test_attribute.c - attributes of windows, finding windows, the work area. */
#include "tap.h"
#include <stdio.h>

static uint32_t desktop; /* the root window of the tests that need one */

static void own_the_root(void)
{
	desktop = tap_window(0, WND_VISIBLE | WND_BOTTOM | WND_NO_LIST, 0, 0, 640, 480);
	EQ(WndOwnRoot(desktop), 0);
	tap_drain();
}

static int set_text(uint32_t w, uint32_t attribute, const char *text)
{
	return WndSetAttribute(w, attribute, text, strlen(text) + 1);
}

static int set_number(uint32_t w, uint32_t attribute, uint32_t value)
{
	return WndSetAttribute(w, attribute, &value, sizeof value);
}

static uint32_t get_number(uint32_t w, uint32_t attribute)
{
	uint32_t value = 0xdeadbeef;

	EQ(WndGetAttribute(w, attribute, &value, sizeof value), 0);
	return value;
}

static uint32_t flags_of(uint32_t w)
{
	struct wnd_info info = {0};

	EQ(WndQuery(w, &info), 0);
	return info.flags;
}

TEST(texts_are_kept)
{
	uint32_t w = tap_window(0, 0, 0, 0, 50, 50);
	char text[WND_NAME_MAX];

	EQ(WndGetAttribute(w, WND_ATTR_CLASS, text, sizeof text), 0);
	EQ(text[0], 0);
	EQ(set_text(w, WND_ATTR_CLASS, "transom.test"), 0);
	EQ(set_text(w, WND_ATTR_ICON,
		    "gr\xc3\xbc"
		    "n"),
	   0);
	EQ(WndGetAttribute(w, WND_ATTR_CLASS, text, sizeof text), 0);
	CHECK(!strcmp(text, "transom.test"));
	EQ(WndGetAttribute(w, WND_ATTR_CLASS, text, 13), 0); /* just fits */
	EQ(WndGetAttribute(w, WND_ATTR_CLASS, text, 12), -EINVAL);
	EQ(WndGetAttribute(w, WND_ATTR_ICON, text, sizeof text), 0);
	CHECK(!strcmp(text, "gr\xc3\xbc"
			    "n"));
	EQ(set_text(w, WND_ATTR_CLASS, ""), 0);
	EQ(WndGetAttribute(w, WND_ATTR_CLASS, text, 1), 0);
	EQ(text[0], 0);
}

TEST(values_are_kept)
{
	uint32_t w = tap_window(0, 0, 0, 0, 50, 50), user[4] = {1, 2, 3, 0xffffffff}, got[4];
	struct wnd_limits limits = {10, 20, 300, 0}, back;

	EQ(WndSetAttribute(w, WND_ATTR_USER, user, sizeof user), 0);
	EQ(WndGetAttribute(w, WND_ATTR_USER, got, sizeof got), 0);
	CHECK(!memcmp(user, got, sizeof user));
	EQ(WndSetAttribute(w, WND_ATTR_LIMITS, &limits, sizeof limits), 0);
	EQ(WndGetAttribute(w, WND_ATTR_LIMITS, &back, sizeof back), 0);
	CHECK(!memcmp(&limits, &back, sizeof back));
	EQ(set_number(w, WND_ATTR_HOVER, 700), 0);
	EQ(get_number(w, WND_ATTR_HOVER), 700);
	EQ(get_number(w, WND_ATTR_OWNER), 0);
	EQ(get_number(w, WND_ATTR_FLAGS), 0);
}

/* Flags that do not say the band leave the order of windows as it is. */
TEST(flags_leave_the_order)
{
	uint32_t a = tap_window(0, WND_VISIBLE, 0, 0, 50, 50);
	uint32_t b = tap_window(0, WND_VISIBLE, 0, 0, 50, 50), top[64];
	int b_at = -1, a_at = -1, count;

	EQ(set_number(a, WND_ATTR_FLAGS, WND_LARGE | WND_SHADOW), 0);
	EQ(get_number(a, WND_ATTR_FLAGS), WND_LARGE | WND_SHADOW);
	count = WndList(top, 64, 0);
	for (int i = 0; i < count && i < 64; i++) {
		a_at = top[i] == a ? i : a_at;
		b_at = top[i] == b ? i : b_at;
	}
	CHECK(b_at >= 0 && b_at < a_at);
	EQ(set_number(b, WND_ATTR_FLAGS, WND_CHANGE_FLAGS + 0x8000), -EINVAL);
}

TEST(bad_attributes_are_refused)
{
	uint32_t w = tap_window(0, 0, 0, 0, 50, 50), number = 0;
	static const struct wnd_limits bad_limits[] = {
		{-1, 0, 0, 0}, {0, 0, 0, WINDOW_SIZE_MAX + 1}, {50, 0, 40, 0}, {0, 50, 0, 49}};
	static const struct rect bad_struts[] = {{-1, 0, 0, 0}, {0, 0, 0, -5}, {0, 20000, 0, 0}};
	char text[WND_NAME_MAX + 1];

	EQ(set_number(w, 0, 0), -EINVAL);
	EQ(set_number(w, WND_ATTR_FLAGS + 1, 0), -EINVAL);
	EQ(WndGetAttribute(w, 0, &number, 4), -EINVAL);
	EQ(WndSetAttribute(w, WND_ATTR_HOVER, &number, 3), -EINVAL);
	EQ(WndGetAttribute(w, WND_ATTR_USER, &number, 4), -EINVAL);
	EQ(WndSetAttribute(w, WND_ATTR_CLASS, text, 0), -EINVAL);
	memset(text, 'c', sizeof text);
	text[WND_NAME_MAX] = 0;
	EQ(WndSetAttribute(w, WND_ATTR_CLASS, text, sizeof text), -EINVAL);
	EQ(WndSetAttribute(w, WND_ATTR_CLASS, text, WND_NAME_MAX), -EINVAL); /* no end */
	EQ(set_text(w, WND_ATTR_CLASS, "\xff"), -EINVAL);
	EQ(set_number(w, WND_ATTR_HOVER, 0x80000000), -EINVAL);
	EQ(set_number(w, WND_ATTR_FLAGS, WND_VISIBLE), -EINVAL);
	EQ(set_number(w, WND_ATTR_FLAGS, WND_ALPHA), -EINVAL);
	for (uint32_t i = 0; i < sizeof bad_limits / sizeof *bad_limits; i++)
		EQ(WndSetAttribute(w, WND_ATTR_LIMITS, &bad_limits[i], sizeof *bad_limits),
		   -EINVAL);
	for (uint32_t i = 0; i < sizeof bad_struts / sizeof *bad_struts; i++)
		EQ(WndSetAttribute(w, WND_ATTR_STRUT, &bad_struts[i], sizeof *bad_struts), -EINVAL);
	EQ(WndSetAttribute(w, WND_ATTR_HOVER, NULL, 4), -EFAULT);
	EQ(WndGetAttribute(w, WND_ATTR_HOVER, NULL, 4), -EFAULT);
	EQ(set_number(0x7ffff123, WND_ATTR_HOVER, 0), -ENOENT);
	EQ(WndGetAttribute(0x7ffff123, WND_ATTR_HOVER, &number, 4), -ENOENT);
	w = tap_window(0, WND_BOTTOM, 0, 0, 50, 50);
	EQ(set_number(w, WND_ATTR_FLAGS, WND_TOPMOST), -EINVAL);
}

ROLE(stranger)
{
	struct wnd_limits limits = {0};
	struct rect strut = {0, 0, 0, 0};
	uint32_t w = args[0], user[4] = {0}, mine = tap_window(0, 0, 0, 0, 9, 9);

	EQ(set_text(w, WND_ATTR_CLASS, "x"), -EPERM);
	EQ(set_text(w, WND_ATTR_ICON, "x"), -EPERM);
	EQ(set_number(w, WND_ATTR_OWNER, 0), -EPERM);
	EQ(set_number(w, WND_ATTR_HOVER, 0), -EPERM);
	EQ(set_number(w, WND_ATTR_FLAGS, 0), -EPERM);
	EQ(WndSetAttribute(w, WND_ATTR_LIMITS, &limits, sizeof limits), -EPERM);
	EQ(WndSetAttribute(w, WND_ATTR_USER, user, sizeof user), -EPERM);
	EQ(WndSetAttribute(mine, WND_ATTR_STRUT, &strut, sizeof strut), -EPERM);
	EQ(set_number(mine, WND_ATTR_OWNER, w), -EINVAL); /* of another process */
	EQ(WndGetAttribute(w, WND_ATTR_USER, user, sizeof user), 0);
	EQ(user[2], 33);
	return tap_failures;
}

TEST(strangers_may_only_look)
{
	uint32_t w = tap_window(0, 0, 0, 0, 50, 50), user[4] = {11, 22, 33, 44};

	EQ(WndSetAttribute(w, WND_ATTR_USER, user, sizeof user), 0);
	EQ(tap_end(tap_start(CHILD("stranger", .args = {w}))), 0);
}

/* The root owner may set flags and sizes, and nothing else. */
ROLE(the_desktop)
{
	uint32_t w = args[0];
	struct wnd_info info;

	own_the_root();
	EQ(set_number(w, WND_ATTR_FLAGS, WND_TOPMOST | WND_SHADOW), 0);
	EQ(set_text(w, WND_ATTR_CLASS, "x"), -EPERM);
	EQ(set_number(w, WND_ATTR_HOVER, 0), -EPERM);
	EQ(WndResize(w, 70, 60), 0);
	EQ(WndQuery(w, &info), 0);
	EQ(info.rect.right - info.rect.left, 70);
	EQ(WndResize(w, 500, 60), -EINVAL); /* its limits hold for everyone */
	EQ(WndSetTitle(w, "no"), -EPERM);
	EQ(WndPresent(w, NULL, 0), -EPERM);
	return tap_failures;
}

TEST(the_root_owner_sets_flags_and_sizes)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 0, 0, 50, 50);
	struct wnd_limits limits = {.max_width = 400};
	struct surface old, now;

	EQ(WndSetAttribute(w, WND_ATTR_LIMITS, &limits, sizeof limits), 0);
	EQ(WndMapSurface(w, &old), 0);
	EQ(tap_end(tap_start(CHILD("the_desktop", .args = {w}, .privileges = PRIV_DESKTOP))), 0);
	EQ(flags_of(w), WND_VISIBLE | WND_TOPMOST | WND_SHADOW);
	/* The program that has not heard of it yet draws into its old picture, and is not harmed.
	 */
	WndBeginPaint(w, &(struct rect){0});
	old.pixels[0] = 0xff112233;
	old.pixels[50 * 50 - 1] = 0xff112233;
	EQ(WndPresent(w, &(struct rect){0, 0, 50, 10}, 1), 0);
	EQ(WndBeginPaint(w, &(struct rect){0}), 1); /* what it presented is wanted again */
	EQ(WndMapSurface(w, &now), 0);
	EQ(now.width, 70);
	EQ(now.height, 60);
	EQ(WndPresent(w, NULL, 0), 0);
}

TEST(sizes_keep_to_the_limits)
{
	uint32_t w = tap_window(0, 0, 0, 0, 50, 50);
	struct wnd_limits limits = {40, 30, 60, 0};

	EQ(WndSetAttribute(w, WND_ATTR_LIMITS, &limits, sizeof limits), 0);
	EQ(WndResize(w, 39, 50), -EINVAL);
	EQ(WndResize(w, 61, 50), -EINVAL);
	EQ(WndResize(w, 50, 29), -EINVAL);
	EQ(WndResize(w, 40, 30), 0);
	EQ(WndResize(w, 60, 1000), 0);
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

TEST(flags_change_at_once)
{
	uint32_t a = tap_window(0, WND_VISIBLE, 0, 0, 50, 50);
	uint32_t b = tap_window(0, WND_VISIBLE, 0, 0, 50, 50);

	EQ(set_number(a, WND_ATTR_FLAGS, WND_TOPMOST | WND_ROUNDED), 0);
	EQ(get_number(a, WND_ATTR_FLAGS), WND_TOPMOST | WND_ROUNDED);
	EQ(flags_of(a), WND_VISIBLE | WND_TOPMOST | WND_ROUNDED);
	EQ(WndActivate(b), 0);
	CHECK(place_of(a) < place_of(b));
	EQ(set_number(a, WND_ATTR_FLAGS, 0), 0);
	EQ(WndActivate(b), 0);
	CHECK(place_of(b) < place_of(a));
	EQ(set_number(b, WND_ATTR_FLAGS, WND_NO_FOCUS), 0); /* the keys go on */
	EQ(WndGetFocus(), a);
	EQ(WndActivate(b), -EINVAL);
	EQ(WndSetFocus(b), -EINVAL);
}

ROLE(poster)
{
	EQ(WndPostMessage(args[0], MSG_USER, 0, 0, 0), args[1] ? -EPERM : 0);
	EQ(WndPostMessage(args[0], MSG_CLOSE, 0, 0, 0), 0);
	return tap_failures;
}

TEST(a_window_becomes_private)
{
	uint32_t w = tap_window(0, 0, 0, 0, 50, 50);

	EQ(tap_end(tap_start(CHILD("poster", .args = {w, 0}))), 0);
	EQ(set_number(w, WND_ATTR_FLAGS, WND_PRIVATE), 0);
	EQ(tap_end(tap_start(CHILD("poster", .args = {w, 1}))), 0);
}

/* One MSG_WINDOW_CHANGED for the window waits; then none. */
static void changed(uint32_t w)
{
	struct msg m;

	NEED(tap_message(MSG_WINDOW_CHANGED, &m));
	EQ(m.window, desktop);
	EQ(m.params[0], w);
	tap_drain();
}

static void unchanged(void)
{
	struct msg_filter only = {.first_code = MSG_WINDOW_CHANGED,
				  .last_code = MSG_WINDOW_CHANGED};
	struct msg m;

	EQ(MsgGetFiltered(&m, &only, 0, 0), -ETIMEDOUT);
}

TEST(the_root_owner_hears_of_changes)
{
	uint32_t w, other, user[4] = {0};

	own_the_root();
	EQ(WndGetRoot(), desktop);
	w = tap_window(0, 0, 0, 0, 50, 50);
	other = tap_window(0, 0, 0, 0, 50, 50);
	tap_drain();
	EQ(set_text(w, WND_ATTR_CLASS, "a"), 0);
	changed(w);
	EQ(set_text(w, WND_ATTR_ICON, "b"), 0);
	changed(w);
	EQ(set_number(w, WND_ATTR_OWNER, other), 0);
	changed(w);
	EQ(set_number(w, WND_ATTR_FLAGS, WND_NO_LIST), 0); /* it leaves the list: told */
	changed(w);
	EQ(set_text(w, WND_ATTR_CLASS, "c"), 0); /* not in the list: not told */
	unchanged();
	EQ(set_number(w, WND_ATTR_FLAGS, 0), 0);
	changed(w);
	EQ(WndSetAttribute(w, WND_ATTR_USER, user, sizeof user), 0);
	unchanged();
	EQ(WndOwnRoot(0), 0);
	EQ(WndGetRoot(), 0);
}

TEST(windows_are_found)
{
	struct wnd_create c = {.width = 9, .height = 9, .title = "One Title"};
	uint32_t a = WndCreate(&c), b = WndCreate(&c), other = tap_window(0, 0, 0, 0, 9, 9);
	struct wnd_find find = {.class_name = "transom.test"};

	EQ(WndFind(&find), -ENOENT);
	EQ(set_text(a, WND_ATTR_CLASS, "transom.test"), 0);
	EQ(set_text(b, WND_ATTR_CLASS, "transom.test"), 0);
	EQ(set_text(other, WND_ATTR_CLASS, "transom.test2"), 0);
	EQ(WndFind(&find), b); /* from the top */
	find.after = b;
	EQ(WndFind(&find), a);
	find.after = a;
	EQ(WndFind(&find), -ENOENT);
	find = (struct wnd_find){.title = "One Title", .process = ProcGetId()};
	EQ(WndFind(&find), b);
	find.process = 0x7fffffff;
	EQ(WndFind(&find), -ENOENT);
	find = (struct wnd_find){.title = "One"}; /* the whole title */
	EQ(WndFind(&find), -ENOENT);
	find = (struct wnd_find){.process = ProcGetId()};
	EQ(WndFind(&find), other);
	find.after = 0x7ffff123;
	EQ(WndFind(&find), -ENOENT);
	memset(find.title, 't', sizeof find.title);
	EQ(WndFind(&find), -EINVAL);
	EQ(WndFind(NULL), -EFAULT);
}

TEST(struts_make_the_work_area)
{
	struct rect all, area, strut = {0, 0, 0, 32}, higher = {10, 0, 0, 40};
	uint32_t a, b, anywhere;
	struct wnd_info info;

	EQ(WndGetWorkArea(&all), 0);
	CHECK(all.right >= 640 && all.bottom >= 480);
	a = tap_window(0, WND_VISIBLE, 0, 0, 50, 50);
	b = tap_window(0, 0, 0, 0, 50, 50);
	EQ(WndSetAttribute(a, WND_ATTR_STRUT, &strut, sizeof strut), 0);
	EQ(WndSetAttribute(b, WND_ATTR_STRUT, &higher, sizeof higher), 0);
	EQ(WndGetWorkArea(&area), 0);
	EQ(area.bottom, all.bottom - 32); /* b is hidden */
	EQ(area.left, 0);
	EQ(WndShow(b, 1), 0);
	EQ(WndGetWorkArea(&area), 0);
	EQ(area.bottom, all.bottom - 40);
	EQ(area.left, 10);
	anywhere = tap_window(0, 0, WND_ANYWHERE, WND_ANYWHERE, 2000, 2000);
	EQ(WndQuery(anywhere, &info), 0);
	CHECK(info.rect.left >= 10);
	EQ(WndClose(b), 0);
	EQ(WndClose(a), 0);
	EQ(WndGetWorkArea(&area), 0);
	EQ(area.bottom, all.bottom);
	EQ(WndGetWorkArea(NULL), -EFAULT);
}

/* ---- broadcast ------------------------------------------------------------------------------- */

ROLE(listener)
{
	uint32_t open = tap_window(0, 0, 0, 0, 9, 9);
	struct msg m;

	tap_window(0, WND_PRIVATE, 0, 0, 9, 9);
	tap_window(open, 0, 0, 0, 9, 9);
	EQ(EvtSet(TAP_HANDLE(0)), 0);
	NEED(tap_message(MSG_USER + 7, &m));
	EQ(m.window, open);
	EQ(m.params[2], 3);
	tap_await(TAP_HANDLE(1));
	EQ(MsgGetFiltered(&m, &(struct msg_filter){0, MSG_USER + 7, MSG_USER + 7}, 0, 0),
	   -ETIMEDOUT);
	return tap_failures + (int)args[0];
}

TEST(a_broadcast_reaches_who_accepts_it)
{
	int there = EvtCreate(0), done = EvtCreate(EVENT_MANUAL);
	int child = tap_start(CHILD("listener", .handles = {there, done}));
	struct msg m;

	tap_await(there);
	tap_window(0, WND_PRIVATE, 0, 0, 9, 9);
	tap_window(0, 0, 0, 0, 9, 9);
	EQ(WndBroadcast(MSG_USER + 7, 1, 2, 3), 3); /* one of the child, two of its own */
	NEED(tap_message(MSG_USER + 7, &m));
	NEED(tap_message(MSG_USER + 7, &m));
	EQ(WndBroadcast(MSG_MOUSEMOVE, 0, 0, 0), 2); /* not to others */
	EQ(EvtSet(done), 0);
	EQ(tap_end(child), 0);
}

/* What a desktop says, and only a desktop. */
ROLE(arranger)
{
	uint32_t w = args[0];
	static const uint32_t codes[] = {MSG_ARRANGE, MSG_WINDOW_MENU, MSG_QUERY_END};

	for (int i = 0; i < 3; i++)
		EQ(WndPostMessage(w, codes[i], 1, 0, 0), -EPERM);
	own_the_root();
	for (int i = 0; i < 3; i++)
		EQ(WndPostMessage(w, codes[i], 1, 0, 0), 0);
	EQ(WndPostMessage(w, MSG_KEYDOWN, 1, 0, 0), -EPERM);
	EQ(WndPostMessage(w, MSG_USER, 1, 0, 0), -EPERM); /* it is private */
	EQ(WndOwnRoot(0), 0);
	EQ(WndPostMessage(w, MSG_ARRANGE, 1, 0, 0), -EPERM);
	return tap_failures;
}

TEST(the_root_owner_says_what_a_desktop_says)
{
	uint32_t w = tap_window(0, WND_PRIVATE, 0, 0, 9, 9);
	struct msg m;

	EQ(tap_end(tap_start(CHILD("arranger", .args = {w}, .privileges = PRIV_DESKTOP))), 0);
	CHECK(tap_message(MSG_ARRANGE, &m));
	CHECK(tap_message(MSG_WINDOW_MENU, &m));
	CHECK(tap_message(MSG_QUERY_END, &m));
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(texts_are_kept),
						T(values_are_kept),
						T(flags_leave_the_order),
						T(bad_attributes_are_refused),
						T(strangers_may_only_look),
						T(the_root_owner_sets_flags_and_sizes),
						T(sizes_keep_to_the_limits),
						T(flags_change_at_once),
						T(a_window_becomes_private),
						T(the_root_owner_hears_of_changes),
						T(windows_are_found),
						T(struts_make_the_work_area),
						T(a_broadcast_reaches_who_accepts_it),
						T(the_root_owner_says_what_a_desktop_says),
						{}};
	static const struct tap_role roles[] = {T(stranger), T(the_desktop), T(poster),
						T(listener), T(arranger),    {}};

	return tap_main(argc, argv, tests, roles);
}
