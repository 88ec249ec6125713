/*
 * winmgr/compose.c - cuts damage into pieces in which nothing changes, and draws each the cheap
 * way.
 *
 * A piece is compared with the layers from the top. Where the edge of something visible crosses it,
 * it is cut there and the rest waits. It ends at the first opaque layer: what is below is not even
 * looked at. Nothing blended above it: straight copy. Otherwise: tile.c.
 */
#include "winmgr/compose.h"
#include "winmgr/corner.h"
#include "winmgr/pixels.h"
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

enum relation { OUTSIDE, BLENDED, OPAQUE, CROSSED };

void compose_init(void)
{
	shadow_init();
	corner_init();
}

struct rect layer_bounds(const struct layer *layer)
{
	enum shadow_kind kind = layer->flags & LAYER_ACTIVE ? SHADOW_ACTIVE : SHADOW_INACTIVE;
	struct rect bounds = layer->rect;

	if (rect_empty(bounds))
		return bounds;
	if (layer->flags & LAYER_SHADOW)
		bounds = rect_union(bounds, shadow_bounds(kind, bounds));
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

/* Cut the piece so that it is inside or outside the rectangle. */
static void cut_along(struct rect *piece, struct rect edges)
{
	if (!rect_overlap(*piece, edges))
		return;
	if (cut_at_y(piece, edges.top))
		return;
	cut_at_y(piece, edges.bottom);
	if (cut_at_x(piece, edges.left))
		return;
	cut_at_x(piece, edges.right);
}

static bool inside(struct rect piece, struct rect outer)
{
	return rect_equal(rect_intersect(piece, outer), piece);
}

/* The piece and the two rectangles that hold no corner box, one of them high, one wide. */
static enum relation relate_to_corners(struct rect *piece, struct rect window)
{
	struct rect high = window, wide = window;

	wide.top += CORNER_RADIUS;
	wide.bottom -= CORNER_RADIUS;
	high.left += CORNER_RADIUS;
	high.right -= CORNER_RADIUS;
	cut_along(piece, wide);
	if (inside(*piece, wide))
		return OPAQUE;
	cut_along(piece, high);
	if (inside(*piece, high))
		return OPAQUE;
	if (rect_overlap(*piece, wide) || rect_overlap(*piece, high))
		return CROSSED;
	return BLENDED;
}

/* How the piece, perhaps made smaller, lies to a layer. CROSSED: it could not be cut. */
static enum relation relate(struct rect *piece, const struct layer *layer)
{
	struct rect bounds = layer_bounds(layer);

	cut_along(piece, bounds);
	if (!rect_overlap(*piece, bounds))
		return OUTSIDE;
	if (!inside(*piece, bounds))
		return CROSSED;
	cut_along(piece, layer->rect);
	if (!rect_overlap(*piece, layer->rect))
		return BLENDED; /* in its shadow */
	if (!inside(*piece, layer->rect))
		return CROSSED;
	if (layer->flags & LAYER_ALPHA)
		return BLENDED;
	if (layer->flags & LAYER_ROUNDED)
		return relate_to_corners(piece, layer->rect);
	return OPAQUE;
}

static void draw_straight(const struct scene *scene, uint32_t base, struct rect piece,
			  const struct picture *target)
{
	int width = rect_width(piece);

	for (int y = piece.top; y < piece.bottom; y++) {
		uint32_t *to = target->pixels + y * target->pitch + piece.left;

		if (base == scene->layer_count)
			pixels->fill(to, scene->background, width);
		else
			layer_row(&scene->layers[base], piece.left, y, to, width);
	}
}

/* Draw the first part of the piece that is of one kind; returns its pixels. */
static uint64_t draw_piece(const struct scene *scene, struct rect piece,
			   const struct picture *target)
{
	struct rect pointer = cursor_bounds(scene);
	enum relation relation = OUTSIDE;
	uint32_t base = 0;
	bool blended;

	cut_along(&piece, pointer);
	blended = rect_overlap(piece, pointer);
	for (; base < scene->layer_count; base++) {
		relation = relate(&piece, &scene->layers[base]);
		if (relation == OPAQUE) {
			blended |= (scene->layers[base].flags & LAYER_DIM) != 0;
			break;
		}
		blended |= relation != OUTSIDE;
	}
	if (blended)
		tile_draw(scene, base, piece, target);
	else
		draw_straight(scene, base, piece, target);
	return (uint64_t)rect_width(piece) * (uint32_t)rect_height(piece);
}

uint64_t compose(const struct scene *scene, const struct region *damage,
		 const struct picture *target)
{
	struct rect screen = rect_make(0, 0, target->width, target->height);
	uint64_t written = 0;

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
