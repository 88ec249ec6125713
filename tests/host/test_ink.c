/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/* tests/host/test_ink.c - letters' ink: what is remembered of two colours is what is computed. */
#include <stdlib.h>
#include "mini.h"
#include "gui/ink.h"

#define WIDTH  64
#define HEIGHT 48

static uint32_t pixels[HEIGHT * WIDTH], expected[HEIGHT * WIDTH];
static uint8_t picture[HEIGHT * WIDTH];

static uint32_t next_random(void)
{
	static uint32_t seed = 815;

	seed = seed * 1664525u + 1013904223u;
	return seed >> 16 | seed << 16;
}

static void fill(uint32_t colour)
{
	for (int i = 0; i < WIDTH * HEIGHT; i++)
		pixels[i] = colour;
}

static void fill_randomly(void)
{
	for (int i = 0; i < WIDTH * HEIGHT; i++)
		pixels[i] = next_random();
}

static void expect(struct rect clip, struct rect place, uint32_t colour)
{
	memcpy(expected, pixels, sizeof(pixels));
	for (int y = place.top; y < place.bottom; y++)
		for (int x = place.left; x < place.right; x++) {
			int ink = picture[(y - place.top) * rect_width(place) + x - place.left];

			if (ink && rect_contains(clip, x, y))
				expected[y * WIDTH + x] =
					ink_mix(expected[y * WIDTH + x], colour, ink);
		}
}

static void draw(struct rect clip, uint32_t colour)
{
	struct gui_painter p = {.pixels = pixels, .pitch = WIDTH, .scale = 1, .clip = clip};
	struct rect place =
		rect_make((int)(next_random() % 80) - 20, (int)(next_random() % 60) - 16,
			  (int)(next_random() % 30), (int)(next_random() % 20));

	for (size_t i = 0; i < sizeof(picture); i++)
		picture[i] = next_random() % 3 ? (uint8_t)next_random() : 0;
	expect(clip, place, colour);
	ink_draw(&p, &clip, &(struct ink){place, picture}, colour);
	assert_memory_equal(pixels, expected, sizeof(pixels));
}

/* A few colours on a few others, as in a window; letters overlap, the clip cuts them. */
static void test_plain(void **state)
{
	static const uint32_t below[] = {0xffffffff, 0xff202428, 0xfff0f4ff, 0, 0x80102030};
	static const uint32_t above[] = {0xff000000, 0xffe8eaed, 0x80ff0000, 0x00ffffff};
	struct rect all = {0, 0, WIDTH, HEIGHT}, part = {7, 5, 40, 30};

	(void)state;
	for (int i = 0; i < 400; i++) {
		if (i % 5 == 0)
			fill(below[next_random() % 5]);
		draw(i % 2 ? all : part, above[next_random() % 4]);
	}
}

/* No pixel like the next: on pictures, and colours seen never before. */
static void test_random(void **state)
{
	(void)state;
	for (int i = 0; i < 200; i++) {
		fill_randomly();
		draw((struct rect){0, 0, WIDTH, HEIGHT}, next_random());
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
