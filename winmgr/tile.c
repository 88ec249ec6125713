/* winmgr/tile.c - blends shadows, corners, alpha and the pointer in a scratch tile. */
#include "winmgr/tile.h"
#include "winmgr/pixels.h"
#include "winmgr/shade.h"
#include "common/rect.h"

#define TILE_WIDTH  128
#define TILE_HEIGHT 32

/* The piece in work: its place on the screen and its pixels. */
static struct rect place;
static uint32_t tile[TILE_HEIGHT][TILE_WIDTH] __attribute__((aligned(16)));

static uint32_t *tile_at(int x, int y)
{
	return &tile[y - place.top][x - place.left];
}

/* The layer's own pixels of row y from x, inside its rectangle, as they are. */
static void layer_row(const struct layer *layer, int x, int y, uint32_t *to, int count)
{
	int column = x - layer->rect.left, row = y - layer->rect.top;
	int have = 0;

	if (layer->pixels && row < layer->height && column < layer->width)
		have = layer->width - column < count ? layer->width - column : count;
	if (have > 0)
		pixels->copy(to, layer->pixels + row * layer->pitch + column, have);
	else
		have = 0;
	if (have < count)
		pixels->fill(to + have, layer->fill, count - have);
}

void base_row(const struct scene *scene, uint32_t layer, int x, int y, uint32_t *to, int count)
{
	if (layer == scene->layer_count)
		pixels->fill(to, scene->background, count);
	else
		layer_row(&scene->layers[layer], x, y, to, count);
}

bool base_find(const struct scene *scene, uint32_t layer, struct rect area, struct picture *picture)
{
	const struct layer *l = &scene->layers[layer];
	int x, y;

	if (layer == scene->layer_count || !l->pixels)
		return false;
	x = area.left - l->rect.left;
	y = area.top - l->rect.top;
	if (area.right - l->rect.left > l->width || area.bottom - l->rect.top > l->height)
		return false;
	picture->pixels = (uint32_t *)(l->pixels + y * l->pitch + x);
	picture->pitch = l->pitch;
	return true;
}

/* The same as it is seen. */
static void seen_row(const struct layer *layer, int x, int y, uint32_t *to, int count)
{
	layer_row(layer, x, y, to, count);
	if (!(layer->flags & LAYER_DIM))
		return;
	for (int i = 0; !(layer->flags & LAYER_ALPHA) && i < count; i++)
		to[i] |= 0xff000000;
	pixels_dim(to, (uint32_t)count);
}

static bool in_corner_rows(const struct layer *layer, int y)
{
	int radius = layer_corner(layer);

	return (layer->flags & LAYER_ROUNDED) &&
	       (y < layer->rect.top + radius || y >= layer->rect.bottom - radius);
}

/* A row of something with alpha. */
static void blend_alpha_row(const struct layer *layer, int left, int right, int y)
{
	uint32_t line[TILE_WIDTH];

	seen_row(layer, left, y, line, right - left);
	for (int x = left; in_corner_rows(layer, y) && x < right; x++)
		line[x - left] = pixel_scale(
			line[x - left], corner_coverage(layer->rect, layer_corner(layer), x, y));
	pixels->blend(tile_at(left, y), line, right - left);
}

/* A row of something opaque, with its two corners. */
static void blend_corner_row(const struct layer *layer, int left, int right, int y)
{
	uint32_t line[TILE_WIDTH];

	seen_row(layer, left, y, line, right - left);
	corner_cover(layer->rect, layer_corner(layer), left, y, line, right - left);
	pixels->blend_straight(tile_at(left, y), line, right - left);
}

static void draw_body(const struct layer *layer, struct rect area)
{
	area = rect_intersect(area, layer->rect);
	for (int y = area.top; y < area.bottom; y++) {
		if (layer->flags & LAYER_ALPHA)
			blend_alpha_row(layer, area.left, area.right, y);
		else if (in_corner_rows(layer, y))
			blend_corner_row(layer, area.left, area.right, y);
		else
			seen_row(layer, area.left, y, tile_at(area.left, y), rect_width(area));
	}
}

static void draw_shadow_part(const struct layer *layer, struct rect area, struct rect part)
{
	struct picture at = {NULL, TILE_WIDTH, TILE_HEIGHT, TILE_WIDTH};

	part = rect_intersect(area, part);
	if (rect_empty(part))
		return;
	at.pixels = tile_at(part.left, part.top);
	shade_lay(layer, part, at, at);
}

/* Columns from `left` on, which are those of corners, of the rows of corners. */
static void draw_corner_shadows(const struct layer *layer, struct rect area, int left)
{
	int radius = layer_corner(layer), middle = layer->rect.top + radius;
	struct rect r = layer->rect, part = {left, r.top, left + radius, r.bottom};

	part = rect_intersect(part, r);
	part.bottom = middle < r.bottom ? middle : r.bottom;
	draw_shadow_part(layer, area, part);
	part.top = r.bottom - radius > middle ? r.bottom - radius : middle;
	part.bottom = r.bottom;
	draw_shadow_part(layer, area, part);
}

/* All around; the window itself hides its shadow, but for its corners. */
static void draw_shadow(const struct layer *layer, struct rect area)
{
	struct rect all = shadow_bounds(layer_shadow(layer), layer->rect), r = layer->rect;
	int left = r.left + layer_corner(layer), right = r.right - layer_corner(layer);

	draw_shadow_part(layer, area, (struct rect){all.left, all.top, all.right, r.top});
	draw_shadow_part(layer, area, (struct rect){all.left, r.bottom, all.right, all.bottom});
	draw_shadow_part(layer, area, (struct rect){all.left, r.top, r.left, r.bottom});
	draw_shadow_part(layer, area, (struct rect){r.right, r.top, all.right, r.bottom});
	if (!(layer->flags & LAYER_ROUNDED))
		return;
	draw_corner_shadows(layer, area, r.left);
	draw_corner_shadows(layer, area, right > left ? right : left);
}

static void draw_layer(const struct layer *layer)
{
	struct rect area = rect_intersect(place, layer->clip);

	if (layer->flags & LAYER_SHADOW)
		draw_shadow(layer, area);
	draw_body(layer, area);
}

static void draw_cursor(const struct scene *scene)
{
	struct rect bounds = cursor_bounds(scene), area = rect_intersect(place, bounds);

	for (int y = area.top; y < area.bottom; y++) {
		const uint32_t *from = scene->cursor->pixels +
				       (y - bounds.top) * scene->cursor->width + area.left -
				       bounds.left;

		pixels->blend_straight(tile_at(area.left, y), from, rect_width(area));
	}
}

static void draw_piece(const struct scene *scene, uint32_t base, const struct picture *target)
{
	int width = rect_width(place);

	if (base == scene->layer_count)
		for (int y = place.top; y < place.bottom; y++)
			pixels->fill(tile_at(place.left, y), scene->background, width);
	else
		base++;
	while (base-- > 0)
		draw_layer(&scene->layers[base]);
	draw_cursor(scene);
	for (int y = place.top; y < place.bottom; y++)
		pixels->copy(target->pixels + y * target->pitch + place.left,
			     tile_at(place.left, y), width);
}

void tile_draw(const struct scene *scene, uint32_t base, struct rect area,
	       const struct picture *target)
{
	for (int y = area.top; y < area.bottom; y += TILE_HEIGHT) {
		for (int x = area.left; x < area.right; x += TILE_WIDTH) {
			place = rect_intersect(area, rect_make(x, y, TILE_WIDTH, TILE_HEIGHT));
			draw_piece(scene, base, target);
		}
	}
}
