/* tests/guest/test_scroll.c - moving pixels of a window, and reading its picture. */
#include "tap.h"

#define W 60
#define H 40

static uint32_t window;
static struct surface surface;
static uint32_t picture[W * H];

static uint32_t colour(int x, int y)
{
	return 0xff000000 | (uint32_t)x << 8 | (uint32_t)y;
}

/* A window with another colour at each place, presented and valid. */
static void begin(void)
{
	window = tap_window(0, WND_VISIBLE, 0, 0, W, H);
	EQ(WndMapSurface(window, &surface), 0);
	for (int y = 0; y < H; y++)
		for (int x = 0; x < W; x++)
			surface.pixels[y * surface.pitch + x] = colour(x, y);
	EQ(WndPresent(window, NULL, 0), 0);
	tap_drain();
}

static void look(void)
{
	struct wnd_picture p = {picture, W, H, W};

	EQ(WndReadPicture(window, &p), 0);
}

static uint32_t wanted(struct rect r, int x, int y, int dx, int dy)
{
	bool inside = x >= r.left && x < r.right && y >= r.top && y < r.bottom;
	bool came = x - dx >= r.left && x - dx < r.right && y - dy >= r.top && y - dy < r.bottom;

	return inside && came ? colour(x - dx, y - dy) : colour(x, y);
}

/* Picture and surface are what moving r by dx, dy makes of them. */
static void moved(struct rect r, int dx, int dy)
{
	int wrong = 0;

	look();
	for (int y = 0; y < H; y++)
		for (int x = 0; x < W; x++) {
			uint32_t pixel = wanted(r, x, y, dx, dy);

			wrong += picture[y * W + x] != pixel;
			wrong += surface.pixels[y * surface.pitch + x] != pixel;
		}
	EQ(wrong, 0);
}

TEST(pixels_move_in_all_directions)
{
	static const struct {
		struct rect r;
		int dx, dy;
	} moves[] = {{{0, 0, W, H}, 0, -7},	 {{0, 0, W, H}, 0, 7},
		     {{0, 0, W, H}, 5, 0},	 {{0, 0, W, H}, -5, 0},
		     {{10, 5, 50, 30}, 3, -4},	 {{10, 5, 50, 30}, -3, 4},
		     {{10, 5, 50, 30}, 200, 0},	 {{10, 5, 50, 30}, 0, -4096},
		     {{-50, -50, 20, 20}, 1, 1}, {{30, 20, 5000, 5000}, -9, -9}};

	for (uint32_t i = 0; i < sizeof moves / sizeof *moves; i++) {
		struct rect r = moves[i].r;

		begin();
		EQ(WndScroll(window, &r, moves[i].dx, moves[i].dy), 0);
		if (r.left < 0)
			r.left = r.top = 0;
		if (r.right > W) {
			r.right = W;
			r.bottom = H;
		}
		moved(r, moves[i].dx, moves[i].dy);
		EQ(WndClose(window), 0);
	}
}

TEST(without_a_rectangle_all_moves)
{
	begin();
	EQ(WndScroll(window, NULL, 0, 0), 0);
	moved((struct rect){0, 0, W, H}, 0, 0);
	EQ(WndGetUpdateRegion(window, NULL, 0), 0);
	EQ(WndScroll(window, NULL, -1, 2), 0);
	moved((struct rect){0, 0, W, H}, -1, 2);
}

static bool is_rect(struct rect r, int left, int top, int right, int bottom)
{
	return r.left == left && r.top == top && r.right == right && r.bottom == bottom;
}

TEST(what_comes_into_view_is_invalid)
{
	struct rect r[4];
	struct msg m;

	begin();
	EQ(WndScroll(window, NULL, 0, -7), 0);
	EQ(WndGetUpdateRegion(window, r, 4), 1);
	CHECK(is_rect(r[0], 0, H - 7, W, H));
	NEED(tap_message(MSG_PAINT, &m));
	EQ(m.window, window);
	EQ(m.params[0], MSG_PACK(0, H - 7));
}

TEST(what_is_invalid_moves)
{
	struct rect invalid = {10, 20, 20, 24}, part = {0, 10, W, H}, r[4];

	begin();
	EQ(WndInvalidate(window, &invalid), 0);
	EQ(WndScroll(window, &part, 0, -4), 0);
	EQ(WndGetUpdateRegion(window, r, 4), 2);
	CHECK(is_rect(r[0], 10, 16, 20, 20) || is_rect(r[1], 10, 16, 20, 20));
	CHECK(is_rect(r[0], 0, H - 4, W, H) || is_rect(r[1], 0, H - 4, W, H));
	EQ(WndBeginPaint(window, r), 1);
	EQ(WndInvalidate(window, &invalid), 0);
	part.bottom = 20; /* the invalid part is not in it: it stays */
	EQ(WndScroll(window, &part, 0, 4), 0);
	EQ(WndGetUpdateRegion(window, r, 4), 2);
	CHECK(is_rect(r[0], 10, 20, 20, 24) || is_rect(r[1], 10, 20, 20, 24));
}

/* Pixels that were drawn and not presented move in the surface and stay unseen. */
TEST(not_presented_pixels_stay_unseen)
{
	begin();
	surface.pixels[10 * surface.pitch + 10] = 0xffffffff;
	EQ(WndScroll(window, NULL, 0, 5), 0);
	look();
	EQ(picture[15 * W + 10], colour(10, 10));
	EQ(surface.pixels[15 * surface.pitch + 10], 0xffffffff);
}

TEST(children_scroll_too)
{
	uint32_t parent = tap_window(0, WND_VISIBLE, 0, 0, 100, 100);
	struct rect r;

	window = tap_window(parent, WND_VISIBLE, 10, 10, W, H);
	tap_drain();
	EQ(WndScroll(window, NULL, 3, 0), 0);
	EQ(WndGetUpdateRegion(window, &r, 1), 1);
	CHECK(is_rect(r, 0, 0, 3, H));
	EQ(WndGetUpdateRegion(parent, &r, 1), 0);
}

/* ---- growing --------------------------------------------------------------------------------- */

TEST(a_grown_picture_continues_its_edges)
{
	static uint32_t big[(W + 4) * (H + 3)];
	struct wnd_picture p = {big, W + 4, H + 3, W + 4};

	begin();
	EQ(WndResize(window, W + 4, H + 3), 0);
	EQ(WndReadPicture(window, &p), 0);
	EQ(big[0], colour(0, 0));
	EQ(big[5 * p.pitch + W + 3], colour(W - 1, 5));
	EQ(big[(H + 2) * p.pitch + 7], colour(7, H - 1));
	EQ(big[(H + 2) * p.pitch + W + 3], colour(W - 1, H - 1));
	EQ(WndResize(window, W, H), 0);
	look();
	EQ(picture[W * H - 1], colour(W - 1, H - 1));
}

/* ---- reading --------------------------------------------------------------------------------- */

TEST(a_picture_is_averaged)
{
	uint32_t small[3 * 4] = {0};
	struct wnd_picture p = {small, 2, 2, 3};
	uint32_t w = tap_window(0, WND_VISIBLE, 0, 0, 4, 4);
	struct surface s;

	EQ(WndReadPicture(w, &p), 0);
	EQ(small[0], 0); /* nothing was presented */
	EQ(WndMapSurface(w, &s), 0);
	for (int i = 0; i < 16; i++)
		s.pixels[i] = i % 2 ? 0x00ffffff : 0; /* opaque whatever the pixels say */
	EQ(WndPresent(w, NULL, 0), 0);
	small[2] = 77;
	EQ(WndReadPicture(w, &p), 0);
	EQ(small[0], 0xff808080);
	EQ(small[4], 0xff808080);
	EQ(small[2], 77); /* beyond the width */
	p.width = 3;
	p.height = 4;
	EQ(WndReadPicture(w, &p), 0); /* larger one way */
	EQ(small[0], 0xff000000);
}

TEST(pictures_of_all_sizes)
{
	static uint32_t pixels[4096];
	uint32_t w = tap_window(0, WND_VISIBLE, 0, 0, 1000, 700);
	struct wnd_picture p = {pixels, 1, 1, 1};
	struct surface s;

	EQ(WndMapSurface(w, &s), 0);
	for (int i = 0; i < 1000 * 700; i++)
		s.pixels[i] = 0xff123456;
	EQ(WndPresent(w, NULL, 0), 0);
	EQ(WndReadPicture(w, &p), 0);
	EQ(pixels[0], 0xff123456);
	p = (struct wnd_picture){pixels, 4096, 1, 4096};
	EQ(WndReadPicture(w, &p), 0);
	EQ(pixels[4095], 0xff123456);
	p = (struct wnd_picture){pixels, 64, 64, 64};
	EQ(WndReadPicture(w, &p), 0);
	EQ(pixels[4095], 0xff123456);
}

/* args: window, may it read? */
ROLE(reader)
{
	uint32_t pixel;
	struct wnd_picture p = {&pixel, 1, 1, 1};

	EQ(WndReadPicture(args[0], &p), args[1] ? 0 : -EPERM);
	EQ(WndScroll(args[0], NULL, 1, 1), -EPERM);
	EQ(WndReadPicture(0x7ffff123, &p), -ENOENT);
	return tap_failures;
}

ROLE(desktop)
{
	EQ(WndOwnRoot(tap_window(0, WND_BOTTOM, 0, 0, 9, 9)), 0);
	return reader(args);
}

TEST(who_may_read_and_scroll)
{
	begin();
	EQ(tap_end(tap_start(CHILD("reader", .args = {window, 0}))), 0);
	EQ(tap_end(tap_start(CHILD("reader", .args = {window, 1}, .privileges = PRIV_DEBUG))), 0);
	EQ(tap_end(tap_start(CHILD("desktop", .args = {window, 1}, .privileges = PRIV_DESKTOP))),
	   0);
}

TEST(bad_arguments_are_refused)
{
	static const int sizes[][3] = {{0, 1, 1},    {1, 0, 1},	      {-1, 1, 1},
				       {1, 4097, 1}, {4097, 1, 4097}, {2, 1, 1}};
	struct rect outside = {W, 0, W + 5, 5}, empty = {5, 5, 5, 9};
	struct wnd_picture p = {NULL, 1, 1, 1};

	begin();
	EQ(WndScroll(window, NULL, WINDOW_SIZE_MAX + 1, 0), -EINVAL);
	EQ(WndScroll(window, NULL, 0, (int)0x80000000), -EINVAL);
	EQ(WndScroll(window, &outside, 1, 1), -EINVAL);
	EQ(WndScroll(window, &empty, 1, 1), -EINVAL);
	EQ(WndScroll(window, (struct rect *)0xfffffff0, 1, 1), -EFAULT);
	EQ(WndScroll(0x7ffff123, NULL, 1, 1), -ENOENT);
	EQ(WndReadPicture(window, NULL), -EFAULT);
	EQ(WndReadPicture(window, &p), -EFAULT);
	p.pixels = (uint32_t *)0xbffffff0;
	p.pitch = 4096;
	p.height = 4096;
	EQ(WndReadPicture(window, &p), -EFAULT);
	for (uint32_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		p = (struct wnd_picture){picture, sizes[i][0], sizes[i][1], sizes[i][2]};
		EQ(WndReadPicture(window, &p), -EINVAL);
	}
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(pixels_move_in_all_directions),
						T(without_a_rectangle_all_moves),
						T(what_comes_into_view_is_invalid),
						T(what_is_invalid_moves),
						T(not_presented_pixels_stay_unseen),
						T(children_scroll_too),
						T(a_grown_picture_continues_its_edges),
						T(a_picture_is_averaged),
						T(pictures_of_all_sizes),
						T(who_may_read_and_scroll),
						T(bad_arguments_are_refused),
						{}};
	static const struct tap_role roles[] = {T(reader), T(desktop), {}};

	return tap_main(argc, argv, tests, roles);
}
