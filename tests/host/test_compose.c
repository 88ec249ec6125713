/* uses: winmgr/compose.c winmgr/tile.c winmgr/shade.c winmgr/shadow.c winmgr/corner.c winmgr/region.c winmgr/pixels_generic.c */
/* tests/host/test_compose.c - the compositor against one that paints all of every layer. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include "abi/types.h"
#include <cmocka.h>
#include "common/rect.h"
#include "heap_shim.h"
#include "winmgr/compose.h"
#include "winmgr/corner.h"

#define WIDTH	   320
#define HEIGHT	   200
#define PITCH	   (WIDTH + 5)
#define LAYERS_MAX 7
#define PICTURE	   (180 * 140)
#define CANARY	   0xc0ffee11

struct screen {
	uint32_t at[HEIGHT][PITCH];
};

static struct layer layers[LAYERS_MAX];
static uint32_t pictures[LAYERS_MAX][PICTURE];
static uint32_t cursor_pixels[24 * 20];
static const struct cursor_image cursor = {24, 20, 3, 5, cursor_pixels};
static struct scene scene;
static struct screen reference, screen;
static uint32_t seed;

static uint32_t random_below(uint32_t limit)
{
	seed = seed * 1664525 + 1013904223;
	return (uint32_t)((uint64_t)seed * limit >> 32);
}

static uint32_t random_colour(bool alpha)
{
	uint32_t a = alpha ? random_below(256) : random_below(2) * 255;
	uint32_t limit = alpha ? a + 1 : 256;

	return a << 24 | random_below(limit) << 16 | random_below(limit) << 8 | random_below(limit);
}

static void random_layer(uint32_t i)
{
	struct layer *l = &layers[i];

	memset(l, 0, sizeof(*l));
	l->flags = random_below(16) | (random_below(2) ? LAYER_LARGE : 0);
	l->rect = rect_make((int)random_below(WIDTH + 80) - 80, (int)random_below(HEIGHT + 60) - 60,
			    1 + random_below(200), 1 + random_below(150));
	l->clip = rect_make(0, 0, WIDTH, HEIGHT);
	if (random_below(4) == 0)
		l->clip = rect_make(random_below(WIDTH), random_below(HEIGHT), random_below(WIDTH),
				    random_below(HEIGHT));
	l->width = random_below(180);
	l->pitch = l->width + random_below(180 - l->width);
	l->height = random_below(140);
	l->pixels = random_below(8) ? pictures[i] : NULL;
	l->fill = random_colour(l->flags & LAYER_ALPHA);
	for (int p = 0; p < PICTURE; p++)
		pictures[i][p] = random_colour(l->flags & LAYER_ALPHA);
}

static void random_scene(void)
{
	scene.layers = layers;
	scene.layer_count = random_below(LAYERS_MAX + 1);
	scene.background = random_colour(false);
	scene.cursor = random_below(5) ? &cursor : NULL;
	scene.cursor_x = (int)random_below(WIDTH + 20) - 10;
	scene.cursor_y = (int)random_below(HEIGHT + 20) - 10;
	for (uint32_t i = 0; i < scene.layer_count; i++)
		random_layer(i);
	for (int p = 0; p < 24 * 20; p++)
		cursor_pixels[p] = random_below(256) << 24 | random_colour(false) >> 8;
}

/* value * alpha / 255, to nearest, the slow way. */
static uint32_t scaled(uint32_t value, uint32_t alpha)
{
	return (2 * value * alpha + 255) / 510;
}

/* from, its colours premultiplied, over *to; per channel, no tricks. */
static void put(uint32_t *to, const uint32_t from[4])
{
	uint32_t result = 0;

	for (int channel = 0; channel < 4; channel++) {
		uint32_t below = *to >> 8 * channel & 0xff;
		uint32_t value = from[channel] + scaled(below, 255 - from[3]);

		result |= (value > 255 ? 255 : value) << 8 * channel;
	}
	*to = result;
}

static void put_pixel(uint32_t *to, uint32_t pixel, uint32_t part)
{
	uint32_t from[4];

	for (int channel = 0; channel < 4; channel++)
		from[channel] = scaled(pixel >> 8 * channel & 0xff, part);
	put(to, from);
}

static uint32_t layer_pixel(const struct layer *l, int x, int y)
{
	uint32_t pixel = l->fill;

	x -= l->rect.left;
	y -= l->rect.top;
	if (l->pixels && x < l->width && y < l->height)
		pixel = l->pixels[y * l->pitch + x];
	return l->flags & LAYER_ALPHA ? pixel : pixel | 0xff000000;
}

static bool in_corner(const struct layer *l, int x, int y)
{
	struct rect r = l->rect;
	int radius = l->flags & LAYER_LARGE ? 16 : 8;
	bool column = x < r.left + radius || x >= r.right - radius;
	bool row = y < r.top + radius || y >= r.bottom - radius;

	return column && row;
}

/* Blue and red lose their share rounded down; green takes the value of blue along as a fraction. */
static void put_shadow(uint32_t *to, const struct layer *l, int x, int y)
{
	uint32_t red = *to >> 16 & 0xff, green = *to >> 8 & 0xff, blue = *to & 0xff, part;
	uint16_t room[SHADOW_RUN];

	if (!rect_contains(shadow_bounds(layer_shadow(l), l->rect), x, y))
		return;
	part = *shadow_columns(layer_shadow(l), l->rect, x, 1, room);
	part = part * *shadow_rows(layer_shadow(l), l->rect, y, 1, room) / 65536;
	red -= red * part / 65536;
	green -= (green * 256 + blue) * part / 65536 / 256;
	blue -= blue * part / 65536;
	*to = red << 16 | green << 8 | blue;
}

static void put_layer(uint32_t *to, const struct layer *l, int x, int y)
{
	bool inside = rect_contains(l->rect, x, y);
	bool corner = inside && (l->flags & LAYER_ROUNDED) && in_corner(l, x, y);

	if (!rect_contains(l->clip, x, y))
		return;
	if ((l->flags & LAYER_SHADOW) && (!inside || corner))
		put_shadow(to, l, x, y);
	if (inside)
		put_pixel(to, layer_pixel(l, x, y),
			  corner ? corner_coverage(l->rect, l->flags & LAYER_LARGE ? 16 : 8, x, y)
				 : 255);
}

static uint32_t reference_pixel(int x, int y)
{
	uint32_t pixel = scene.background;
	int column = x - scene.cursor_x + cursor.hot_x, row = y - scene.cursor_y + cursor.hot_y;

	for (uint32_t i = scene.layer_count; i-- > 0;)
		put_layer(&pixel, &layers[i], x, y);
	if (scene.cursor && rect_contains(rect_make(0, 0, 24, 20), column, row)) {
		uint32_t straight = cursor_pixels[row * 24 + column];

		put_pixel(&pixel, straight | 0xff000000, straight >> 24);
	}
	return pixel & 0xffffff; /* the screen has no alpha */
}

static void paint_reference(void)
{
	for (int y = 0; y < HEIGHT; y++)
		for (int x = 0; x < PITCH; x++)
			reference.at[y][x] = x < WIDTH ? reference_pixel(x, y) : CANARY;
}

static uint64_t compose_region(const struct region *damage)
{
	const struct picture target = {&screen.at[0][0], WIDTH, HEIGHT, PITCH};

	return compose(&scene, damage, &target);
}

static uint64_t compose_rect(struct rect rect)
{
	struct region damage;
	uint64_t written;

	region_init(&damage);
	region_add_rect(&damage, rect);
	written = compose_region(&damage);
	region_deinit(&damage);
	return written;
}

static void assert_like_reference(const char *what)
{
	for (int y = 0; y < HEIGHT; y++) {
		for (int x = 0; x < PITCH; x++) {
			uint32_t have = screen.at[y][x];

			if (x < WIDTH)
				have &= 0xffffff;
			if (have != reference.at[y][x])
				fail_msg("%s: at %d,%d %08x, not %08x", what, x, y, have,
					 reference.at[y][x]);
		}
	}
}

static void fill_screen(uint32_t value)
{
	for (int i = 0; i < HEIGHT * PITCH; i++)
		(&screen.at[0][0])[i] = value;
}

static void random_scenes_look_like_the_reference(void **state)
{
	(void)state;
	for (uint32_t n = 0; n < 250; n++) {
		seed = n * 7919 + 1;
		random_scene();
		paint_reference();
		fill_screen(CANARY);
		assert_int_equal(compose_rect(rect_make(-50, -50, WIDTH + 100, HEIGHT + 100)),
				 WIDTH * HEIGHT);
		assert_like_reference("whole screen");
	}
}

/* What a change of one layer or of the pointer asks to be drawn again. */
static void change_something(struct region *damage)
{
	uint32_t which = scene.layer_count ? random_below(scene.layer_count) : 0;

	region_clear(damage);
	region_add_rect(damage, cursor_bounds(&scene));
	scene.cursor_x += (int)random_below(31) - 15;
	scene.cursor_y += (int)random_below(31) - 15;
	region_add_rect(damage, cursor_bounds(&scene));
	if (!scene.layer_count)
		return;
	region_add_rect(damage, layer_bounds(&layers[which]));
	if (random_below(2))
		random_layer(which);
	else
		layers[which].rect = rect_move(layers[which].rect, (int)random_below(21) - 10,
					       (int)random_below(21) - 10);
	region_add_rect(damage, layer_bounds(&layers[which]));
}

static void damage_alone_keeps_the_screen_right(void **state)
{
	struct region damage;

	(void)state;
	region_init(&damage);
	for (uint32_t n = 0; n < 60; n++) {
		seed = n * 104729 + 3;
		random_scene();
		fill_screen(CANARY);
		compose_rect(rect_make(0, 0, WIDTH, HEIGHT));
		for (int i = 0; i < 5; i++) {
			change_something(&damage);
			compose_region(&damage);
			paint_reference();
			assert_like_reference("after a change");
		}
	}
	region_deinit(&damage);
	assert_int_equal(heap_shim_blocks, 0);
}

static void nothing_outside_the_damage_is_touched(void **state)
{
	(void)state;
	for (uint32_t n = 0; n < 100; n++) {
		struct rect part;

		seed = n + 5000;
		random_scene();
		fill_screen(CANARY);
		part = rect_make(random_below(WIDTH), random_below(HEIGHT), random_below(90),
				 random_below(90));
		compose_rect(part);
		for (int y = 0; y < HEIGHT; y++)
			for (int x = 0; x < PITCH; x++)
				if (x >= WIDTH || !rect_contains(part, x, y))
					assert_int_equal(screen.at[y][x], CANARY);
	}
}

/* Many small windows need more cuts than a piece may wait for; the picture is the same. */
static void crowds_are_drawn_right(void **state)
{
	static struct layer crowd[400];

	(void)state;
	seed = 11;
	random_scene();
	for (uint32_t i = 0; i < 400; i++) {
		random_layer(0);
		crowd[i] = layers[0];
		crowd[i].clip = rect_make(0, 0, WIDTH, HEIGHT);
		crowd[i].rect = rect_make(i * 37 % WIDTH, i * 53 % HEIGHT, 20, 18);
		crowd[i].flags = LAYER_SHADOW | LAYER_ROUNDED | (i % 2 ? LAYER_ALPHA : 0);
		crowd[i].pixels = NULL;
	}
	scene.layers = crowd;
	scene.layer_count = 400;
	for (int y = 0; y < HEIGHT; y++) {
		for (int x = 0; x < PITCH; x++) {
			uint32_t pixel = scene.background;

			for (uint32_t i = 400; i-- > 0;)
				put_layer(&pixel, &crowd[i], x, y);
			reference.at[y][x] = x < WIDTH ? pixel & 0xffffff : CANARY;
		}
	}
	scene.cursor = NULL;
	fill_screen(CANARY);
	compose_rect(rect_make(0, 0, WIDTH, HEIGHT));
	assert_like_reference("a crowd");
}

/* A covered layer with a picture that must not be read: ASan would see it. */
static void what_is_covered_is_not_read(void **state)
{
	uint32_t *gone = malloc(64);

	(void)state;
	memset(layers, 0, sizeof(layers));
	scene = (struct scene){.layers = layers, .layer_count = 2};
	layers[0].rect = layers[0].clip = rect_make(0, 0, WIDTH, HEIGHT);
	layers[0].fill = 0x336699;
	layers[1] = layers[0];
	layers[1].rect = rect_make(20, 20, 100, 100);
	layers[1].width = layers[1].height = layers[1].pitch = 100;
	layers[1].pixels = gone;
	free(gone);
	assert_int_equal(compose_rect(rect_make(0, 0, WIDTH, HEIGHT)), WIDTH * HEIGHT);
	assert_int_equal(screen.at[50][50], 0x336699);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_scenes_look_like_the_reference),
		cmocka_unit_test(damage_alone_keeps_the_screen_right),
		cmocka_unit_test(nothing_outside_the_damage_is_touched),
		cmocka_unit_test(crowds_are_drawn_right),
		cmocka_unit_test(what_is_covered_is_not_read),
	};

	compose_init();
	return cmocka_run_group_tests_name("compose", tests, NULL, NULL);
}
