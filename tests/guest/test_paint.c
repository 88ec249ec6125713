/* tests/guest/test_paint.c - surfaces, update regions, MSG_PAINT, and showing what was drawn. */
#include "tap.h"
#include <stdlib.h>

static struct surface map(uint32_t w)
{
	struct surface s = {0};

	EQ(WndMapSurface(w, &s), 0);
	return s;
}

static uint32_t *pixel(struct surface *s, int x, int y)
{
	return s->pixels + y * s->pitch + x;
}

/* A valid window without messages. */
static uint32_t clean_window(int width, int height)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 10, 10, width, height);
	struct rect r;

	WndBeginPaint(w, &r);
	tap_drain();
	return w;
}

TEST(a_new_window_is_to_be_painted)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 10, 10, 80, 60);
	struct rect r;
	struct msg m;

	NEED(tap_message(MSG_PAINT, &m));
	EQ(m.window, w);
	EQ(m.params[0], 0);
	EQ(m.params[1], MSG_PACK(80, 60));
	NEED(tap_message(MSG_PAINT, &m)); /* still invalid */
	EQ(WndBeginPaint(w, &r), 1);
	EQ(r.left, 0);
	EQ(r.right, 80);
	EQ(r.bottom, 60);
	EQ(WndBeginPaint(w, &r), 0);
	tap_drain();
	EQ(MsgGet(&m, 0, 0), -ETIMEDOUT);
}

TEST(a_filter_passes_the_paint_of_its_window_only)
{
	uint32_t a = clean_window(80, 60), b = clean_window(80, 60);
	struct msg_filter of_a = {.window = a}, of_b = {.window = b};
	struct msg m;

	EQ(WndInvalidate(a, NULL), 0);
	EQ(MsgGetFiltered(&m, &of_b, 0, 0), -ETIMEDOUT);
	EQ(MsgGetFiltered(&m, &of_b, MSG_PEEK, 0), -ETIMEDOUT);
	EQ(WndInvalidate(b, NULL), 0);
	EQ(MsgGetFiltered(&m, &of_b, 0, 0), 1);
	EQ(m.code, MSG_PAINT);
	EQ(m.window, b);
	EQ(MsgGetFiltered(&m, &of_a, 0, 0), 1);
	EQ(m.window, a);
}

TEST(hidden_windows_are_not_painted)
{
	uint32_t w = tap_window(0, 0, 10, 10, 80, 60);
	struct msg m;

	tap_drain();
	EQ(WndInvalidate(w, NULL), 0);
	EQ(MsgGet(&m, 0, 0), -ETIMEDOUT);
	EQ(WndShow(w, 1), 0);
	CHECK(tap_message(MSG_PAINT, &m));
}

TEST(paint_carries_the_bounding_rectangle)
{
	uint32_t w = clean_window(100, 100);
	struct rect a = {10, 10, 20, 20}, b = {50, 60, 55, 70}, list[8], r;
	struct msg m;

	EQ(WndInvalidate(w, &a), 0);
	EQ(WndInvalidate(w, &b), 0);
	EQ(WndInvalidate(w, &a), 0);
	EQ(WndGetUpdateRegion(w, list, 8), 2);
	CHECK(!memcmp(&list[0], &a, sizeof a));
	CHECK(!memcmp(&list[1], &b, sizeof b));
	EQ(WndGetUpdateRegion(w, NULL, 0), 2);
	EQ(MsgGet(&m, 0, 0), 1);
	EQ(m.code, MSG_PAINT);
	EQ(m.params[0], MSG_PACK(10, 10));
	EQ(m.params[1], MSG_PACK(45, 60));
	EQ(WndBeginPaint(w, &r), 1);
	EQ(r.right, 55);
	EQ(WndGetUpdateRegion(w, list, 8), 0);
	EQ(MsgGet(&m, 0, 0), -ETIMEDOUT);
}

TEST(invalid_rectangles_are_clipped)
{
	static const struct rect odd[] = {{-50, -50, 0, 0},
					  {100, 0, 200, 50},
					  {5, 5, 5, 9},
					  {9, 9, 3, 3},
					  {0x7fffffff, 0, 0x7fffffff, 9}};
	uint32_t w = clean_window(100, 100);
	struct rect r, wide = {-0x7fffffff, -5, 0x7fffffff, 7};

	for (uint32_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		int result = WndInvalidate(w, &odd[i]);

		CHECK(result == 0 || result == -EINVAL);
		EQ(WndGetUpdateRegion(w, &r, 1), 0);
	}
	EQ(WndInvalidate(w, &wide), 0);
	EQ(WndBeginPaint(w, &r), 1);
	EQ(r.left, 0);
	EQ(r.right, 100);
	EQ(r.bottom, 7);
}

TEST(children_wait_for_their_parent)
{
	uint32_t top = tap_window(0, WND_VISIBLE, 10, 10, 90, 90);
	uint32_t child = tap_window(top, WND_VISIBLE, 10, 10, 40, 40);
	uint32_t order[2] = {0}, n = 0;
	struct msg m;

	tap_drain();
	for (int round = 0; round < 2; round++) {
		n = 0;
		EQ(WndInvalidate(child, NULL), 0);
		EQ(WndInvalidate(top, NULL), 0);
		while (MsgGet(&m, 0, 0) == 1)
			if (m.code == MSG_PAINT) {
				if (n < 2)
					order[n++] = m.window;
				WndBeginPaint(m.window, &(struct rect){0});
			}
		EQ(n, 2);
		EQ(order[0], top);
		EQ(order[1], child);
	}
}

/* A program that keeps a piece of each surface would keep pages that nobody is charged for. */
TEST(nothing_of_a_surface_is_left)
{
	struct sys_info before, after;

	for (int i = 0; i <= 32; i++) {
		uint32_t w = tap_window(0, 0, 0, 0, 300, 300);
		struct surface s = map(w);

		memset(s.pixels, 0x55, 300 * 300 * 4);
		EQ(VmmFree((uint32_t)(uintptr_t)s.pixels, 4096), 0);
		EQ(WndClose(w), 0);
		SysInfo(i ? &after : &before, sizeof before);
	}
	CHECK(after.pages_free + 300 > before.pages_free); /* of 2,800 */
}

TEST(surfaces_can_be_drawn_on)
{
	uint32_t w = clean_window(64, 32);
	struct surface s = map(w), again = map(w);

	EQ(s.width, 64);
	EQ(s.height, 32);
	CHECK(s.pitch >= 64);
	EQ((uint32_t)again.pixels, (uint32_t)s.pixels);
	for (int y = 0; y < 32; y++)
		for (int x = 0; x < 64; x++)
			*pixel(&s, x, y) = 0xff000000 | x << 8 | y;
	EQ(*pixel(&s, 63, 31), 0xff003f1f);
	EQ(WndPresent(w, NULL, 0), 0);
	EQ(WndSync(TAP_DEADLINE), 0);
}

TEST(resize_keeps_the_contents)
{
	static const int sizes[][2] = {{120, 90}, {30, 20}, {30, 200}, {300, 10}, {64, 64}};
	uint32_t w = clean_window(64, 64);
	struct rect r = {0};
	struct msg m;
	struct surface s = map(w);

	for (int i = 0; i < 5; i++) {
		int width = sizes[i][0], height = sizes[i][1], old_w = s.width, old_h = s.height;
		int kept_w = width < old_w ? width : old_w,
		    kept_h = height < old_h ? height : old_h;

		for (int y = 0; y < old_h; y++)
			for (int x = 0; x < old_w; x++)
				*pixel(&s, x, y) = 0xff000000 | x << 10 | y << 1 | (i & 1);
		tap_drain();
		EQ(WndResize(w, width, height), 0);
		NEED(tap_message(MSG_SIZE, &m));
		EQ(m.params[0], MSG_PACK(width, height));
		s = map(w);
		EQ(s.width, width);
		EQ(s.height, height);
		for (int y = 0; y < kept_h; y++)
			for (int x = 0; x < kept_w; x++)
				NEED(*pixel(&s, x, y) ==
				     (0xff000000u | x << 10 | y << 1 | (i & 1)));
		EQ(WndBeginPaint(w, &r), width > old_w || height > old_h);
	}
}

TEST(presents_are_checked)
{
	static const struct rect odd[] = {{0, 0, 0, 0},
					  {-5, -5, 500, 500},
					  {50, 50, 10, 10},
					  {0x7fffffff, 0x7fffffff, -1, -1},
					  {-0x7fffffff, -0x7fffffff, 0x7fffffff, 0x7fffffff}};
	static struct rect many[REGION_RECTS_MAX + 1];
	uint32_t w = clean_window(100, 100);

	EQ(WndPresent(w, NULL, 0), -EINVAL); /* never mapped */
	map(w);
	for (uint32_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		int result = WndPresent(w, &odd[i], 1);

		CHECK(result == 0 || result == -EINVAL);
	}
	for (int i = 0; i <= REGION_RECTS_MAX; i++)
		many[i] = (struct rect){i, i, i + 2, i + 2};
	EQ(WndPresent(w, many, REGION_RECTS_MAX), 0);
	EQ(WndPresent(w, many, REGION_RECTS_MAX + 1), -EINVAL);
	EQ(WndSync(TAP_DEADLINE), 0);
}

ROLE(draw_on_the_dead)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 0, 0, 64, 64);
	struct surface s = map(w);

	if (args[0])
		EQ(WndClose(w), 0);
	else
		EQ(WndResize(w, 2000, 2000), 0);
	*s.pixels = 1;
	return 0;
}

TEST(an_old_mapping_is_gone)
{
	EQ(tap_end(tap_start(CHILD("draw_on_the_dead", .args = {1}))), EXIT_FAULT);
	/* after a resize the address may be in use again; nothing worse may happen */
	CHECK(tap_end(tap_start(CHILD("draw_on_the_dead"))) != 1);
}

TEST(freeing_a_mapping_does_no_harm)
{
	uint32_t w = clean_window(100, 100);
	struct surface s = map(w);

	VmmFree((uint32_t)s.pixels & -4096u, 100 * 4096);
	WndPresent(w, NULL, 0);
	EQ(WndResize(w, 50, 50), 0);
	WndPresent(w, NULL, 0);
	EQ(WndClose(w), 0);
}

TEST(large_windows_cost_what_they_hold)
{
	struct wnd_create c = {.width = WINDOW_SIZE_MAX, .height = WINDOW_SIZE_MAX};
	struct proc_info before, after;
	uint32_t w;

	EQ(ProcQuery(0, &before), 0);
	for (int i = 0; i < 20; i++) {
		w = WndCreate(&c); /* 64 MiB of pixels, none of them touched */
		if ((int)w < 0) {
			EQ((int)w, -ENOMEM);
			break;
		}
		WndPresent(w, NULL, 0);
		EQ(WndClose(w), 0);
	}
	EQ(ProcQuery(0, &after), 0);
	CHECK(after.pages <= before.pages + 8);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(a_new_window_is_to_be_painted),
						T(a_filter_passes_the_paint_of_its_window_only),
						T(hidden_windows_are_not_painted),
						T(paint_carries_the_bounding_rectangle),
						T(invalid_rectangles_are_clipped),
						T(children_wait_for_their_parent),
						T(nothing_of_a_surface_is_left),
						T(surfaces_can_be_drawn_on),
						T(resize_keeps_the_contents),
						T(presents_are_checked),
						T(an_old_mapping_is_gone),
						T(freeing_a_mapping_does_no_harm),
						T(large_windows_cost_what_they_hold),
						{}};
	static const struct tap_role roles[] = {T(draw_on_the_dead), {}};

	return tap_main(argc, argv, tests, roles);
}
