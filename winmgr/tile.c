/* winmgr/tile.c - blends shadows, corners, alpha and the pointer in a scratch tile. */
#include "winmgr/tile.h"
#include "winmgr/corner.h"
#include "winmgr/pixels.h"
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

void layer_row(const struct layer *layer, int x, int y, uint32_t *to, int count)
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
	return (layer->flags & LAYER_ROUNDED) &&
	       (y < layer->rect.top + CORNER_RADIUS || y >= layer->rect.bottom - CORNER_RADIUS);
}

/* A row that does not simply replace what is below. */
static void blend_body_row(const struct layer *layer, int left, int right, int y)
{
	uint32_t line[TILE_WIDTH];
	uint32_t opaque = layer->flags & LAYER_ALPHA ? 0 : 0xff000000;

	seen_row(layer, left, y, line, right - left);
	for (int x = left; opaque && x < right; x++)
		line[x - left] |= opaque;
	if (in_corner_rows(layer, y)) {
		for (int x = left; x < right; x++) {
			uint32_t part = corner_coverage(layer->rect, x, y);

			line[x - left] = pixel_scale(line[x - left], part);
		}
	}
	pixels->blend(tile_at(left, y), line, right - left);
}

static void draw_body(const struct layer *layer, struct rect area)
{
	area = rect_intersect(area, layer->rect);
	for (int y = area.top; y < area.bottom; y++) {
		if ((layer->flags & LAYER_ALPHA) || in_corner_rows(layer, y))
			blend_body_row(layer, area.left, area.right, y);
		else
			seen_row(layer, area.left, y, tile_at(area.left, y), rect_width(area));
	}
}

static enum shadow_kind shadow_kind(const struct layer *layer)
{
	return layer->flags & LAYER_ACTIVE ? SHADOW_ACTIVE : SHADOW_INACTIVE;
}

/* The columns of a row which the window hides, so that no shadow is drawn there. */
static struct rect hidden_columns(const struct layer *layer, struct rect area, int y)
{
	struct rect hidden =
		rect_intersect(layer->rect, (struct rect){area.left, y, area.right, y + 1});

	if (in_corner_rows(layer, y)) {
		struct rect inner = layer->rect;

		inner.left += CORNER_RADIUS;
		inner.right -= CORNER_RADIUS;
		hidden = rect_intersect(hidden, inner);
	}
	return hidden;
}

static void draw_shadow(const struct layer *layer, struct rect area)
{
	enum shadow_kind kind = shadow_kind(layer);
	uint32_t factor, last = SHADOW_ONE + 1;
	uint8_t alpha[TILE_WIDTH];
	bool beside; /* the window hides nothing of it: nearly always */

	area = rect_intersect(area, shadow_bounds(kind, layer->rect));
	beside = !rect_overlap(area, layer->rect);
	for (int y = area.top; y < area.bottom; y++) {
		struct rect hidden = {0, 0, 0, 0};
		int width = rect_width(area), before = width;

		if (!beside)
			hidden = hidden_columns(layer, area, y);
		factor = shadow_row_factor(kind, layer->rect, y);
		if (factor != last)
			shadow_row(kind, layer->rect, factor, area.left, alpha, width);
		last = factor;
		if (!rect_empty(hidden)) {
			int after = hidden.right - area.left;

			before = hidden.left - area.left;
			pixels->shadow(tile_at(hidden.right, y), alpha + after, width - after);
		}
		pixels->shadow(tile_at(area.left, y), alpha, before);
	}
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
