/*
 * winmgr/compose.c - cuts damage into pieces in which nothing changes, and draws each the cheap
 * way.
 *
 * A piece is compared with the layers from the top. Where the edge of something visible crosses it,
 * it is cut there and the rest waits. It ends at the first opaque layer: what is below is not even
 * looked at. Nothing blended above it: straight copy. Nothing but shadows: shade.c. Otherwise:
 * tile.c.
 */
#include "winmgr/compose.h"
#include "winmgr/corner.h"
#include "winmgr/pixels.h"
#include "winmgr/shade.h"
#include "winmgr/tile.h"
#include "common/rect.h"

#ifdef HOST_TEST
#define PENDING_MAX 5 /* so that it runs full now and then */
#else
#define PENDING_MAX 512
#endif

/* Pieces still to be drawn. If it is full, a piece is drawn without cutting: slower, but right. */
static struct rect pending[PENDING_MAX];
static uint32_t pending_count;

enum relation { OUTSIDE, SHADED, BLENDED, OPAQUE, CROSSED };

void compose_init(void)
{
	shadow_init();
	corner_init();
}

struct rect layer_bounds(const struct layer *layer)
{
	struct rect bounds = layer->rect;

	if (rect_empty(bounds))
		return (struct rect){0, 0, 0, 0};
	if (layer->flags & LAYER_SHADOW)
		bounds = rect_union(bounds, shadow_bounds(layer_shadow(layer), bounds));
	return rect_intersect(bounds, layer->clip);
}

struct rect cursor_bounds(const struct scene *scene)
{
	const struct cursor_image *cursor = scene->cursor;

	if (!cursor)
		return (struct rect){0, 0, 0, 0};
	return rect_make(scene->cursor_x - cursor->hot_x, scene->cursor_y - cursor->hot_y,
			 cursor->width, cursor->height);
}

/* Of the layers on top, found once a frame. */
#define KNOWN_MAX 64
static struct rect known_bounds[KNOWN_MAX];

static void know_bounds(const struct scene *scene)
{
	for (uint32_t i = 0; i < scene->layer_count && i < KNOWN_MAX; i++)
		known_bounds[i] = layer_bounds(&scene->layers[i]);
}

static const struct rect *bounds_of(const struct scene *scene, uint32_t layer)
{
	static struct rect unknown;

	if (layer < KNOWN_MAX)
		return &known_bounds[layer];
	unknown = layer_bounds(&scene->layers[layer]);
	return &unknown;
}

/* If the line goes through the piece: keep what is above, the rest waits. */
static bool cut_at_y(struct rect *piece, int y)
{
	if (y <= piece->top || y >= piece->bottom || pending_count == PENDING_MAX)
		return false;
	pending[pending_count] = *piece;
	pending[pending_count++].top = y;
	piece->bottom = y;
	return true;
}

/* The same for what is left of a line. */
static bool cut_at_x(struct rect *piece, int x)
{
	if (x <= piece->left || x >= piece->right || pending_count == PENDING_MAX)
		return false;
	pending[pending_count] = *piece;
	pending[pending_count++].left = x;
	piece->right = x;
	return true;
}

/* Neither is empty. */
static inline bool apart(const struct rect *piece, const struct rect *other)
{
	return piece->left >= other->right || piece->top >= other->bottom ||
	       piece->right <= other->left || piece->bottom <= other->top;
}

static inline bool inside(const struct rect *piece, const struct rect *outer)
{
	return piece->left >= outer->left && piece->top >= outer->top &&
	       piece->right <= outer->right && piece->bottom <= outer->bottom;
}

/* Cut the piece so that it is inside or outside the rectangle, which it overlaps. */
static void cut_along(struct rect *piece, const struct rect *edges)
{
	if (inside(piece, edges))
		return;
	if (cut_at_y(piece, edges->top))
		return;
	cut_at_y(piece, edges->bottom);
	if (cut_at_x(piece, edges->left))
		return;
	cut_at_x(piece, edges->right);
}

/* The piece and the two rectangles that hold no corner box, one of them high, one wide. */
static enum relation relate_to_corners(struct rect *piece, const struct layer *layer)
{
	struct rect high = layer->rect, wide = layer->rect;
	int radius = layer_corner(layer);

	wide.top += radius;
	wide.bottom -= radius;
	high.left += radius;
	high.right -= radius;
	if (rect_overlap(*piece, wide))
		cut_along(piece, &wide);
	if (inside(piece, &wide))
		return OPAQUE;
	if (rect_overlap(*piece, high))
		cut_along(piece, &high);
	if (inside(piece, &high))
		return OPAQUE;
	if (rect_overlap(*piece, wide) || rect_overlap(*piece, high))
		return CROSSED;
	return BLENDED;
}

/* How the piece, perhaps made smaller, lies to a layer. CROSSED: it could not be cut. */
static enum relation relate(struct rect *piece, const struct layer *layer,
			    const struct rect *bounds)
{
	if (apart(piece, bounds))
		return OUTSIDE;
	cut_along(piece, bounds);
	if (apart(piece, bounds))
		return OUTSIDE;
	if (!inside(piece, bounds))
		return CROSSED;
	if (apart(piece, &layer->rect))
		return SHADED;
	cut_along(piece, &layer->rect);
	if (apart(piece, &layer->rect))
		return SHADED;
	if (!inside(piece, &layer->rect))
		return CROSSED;
	if (layer->flags & LAYER_ALPHA)
		return BLENDED;
	if (layer->flags & LAYER_ROUNDED)
		return relate_to_corners(piece, layer);
	return OPAQUE;
}

/* What a piece shows: the layers from the top to the first opaque one. */
struct view {
	uint32_t base; /* the opaque one; layer_count: the background */
	uint32_t shades[SHADES_MAX], shade_count;
	bool blended; /* with more than these shadows */
};

static void add_shade(struct view *view, uint32_t layer)
{
	if (view->shade_count == SHADES_MAX)
		view->blended = true;
	else
		view->shades[view->shade_count++] = layer;
}

/* Cut the piece until it shows one thing. */
static void look(const struct scene *scene, struct rect *piece, struct view *view)
{
	struct rect pointer = cursor_bounds(scene);

	if (!apart(piece, &pointer))
		cut_along(piece, &pointer);
	view->blended = !apart(piece, &pointer);
	view->shade_count = 0;
	for (view->base = 0; view->base < scene->layer_count; view->base++) {
		const struct layer *layer = &scene->layers[view->base];
		enum relation relation = relate(piece, layer, bounds_of(scene, view->base));

		if (relation == OPAQUE) {
			view->blended |= (layer->flags & LAYER_DIM) != 0;
			return;
		}
		if (relation == SHADED)
			add_shade(view, view->base);
		else
			view->blended |= relation != OUTSIDE;
	}
}

static void draw_straight(const struct scene *scene, uint32_t base, struct rect piece,
			  const struct picture *target)
{
	uint32_t *to = target->pixels + piece.top * target->pitch + piece.left;
	int width = rect_width(piece), height = rect_height(piece);
	struct picture from;

	if (base_find(scene, base, piece, &from)) {
		pixels->copy_block(&(struct pixel_block){to, from.pixels, target->pitch, from.pitch,
							 (uint32_t)width, (uint32_t)height});
		return;
	}
	for (int y = piece.top; y < piece.bottom; y++, to += target->pitch)
		base_row(scene, base, piece.left, y, to, width);
}

/* Draw the first part of the piece that is of one kind; returns its pixels. */
static uint64_t draw_piece(const struct scene *scene, struct rect piece,
			   const struct picture *target)
{
	struct view view;

	look(scene, &piece, &view);
	if (view.blended)
		tile_draw(scene, view.base, piece, target);
	else if (view.shade_count)
		shade_draw(scene, view.base, view.shades, view.shade_count, piece, target);
	else
		draw_straight(scene, view.base, piece, target);
	return (uint64_t)rect_width(piece) * (uint32_t)rect_height(piece);
}

uint64_t compose(const struct scene *scene, const struct region *damage,
		 const struct picture *target)
{
	struct rect screen = rect_make(0, 0, target->width, target->height);
	uint64_t written = 0;

	know_bounds(scene);
	for (uint32_t i = 0; i < damage->count; i++) {
		struct rect piece = rect_intersect(damage->rects[i], screen);

		if (rect_empty(piece))
			continue;
		pending[0] = piece;
		pending_count = 1;
		while (pending_count > 0) {
			piece = pending[--pending_count];
			written += draw_piece(scene, piece, target);
		}
	}
	return written;
}
