/*
 * gui/paint.c - shapes: fills, gradients, rounded rectangles, outlines, lines, pictures.
 *
 * - everything is clipped to painter->clip, which is in surface coordinates
 * - the painter is in logical pixels; shapes are computed in those of the screen (to_surface), so
 *   that curves and lines are as fine as they can be
 * - colours are mixed over what is there; the result is also right on premultiplied pixels
 */
#include "gui_internal.h"
#include "span.h"

struct gui_painter painter_for(const struct gui_painter *p, struct rect rect)
{
	struct gui_painter inner = *p;

	inner.x += rect.left;
	inner.y += rect.top;
	inner.clip = rect_intersect(
		p->clip, rect_make(inner.x, inner.y, rect_width(rect), rect_height(rect)));
	return inner;
}

uint32_t paint_mix(uint32_t below, uint32_t above, uint32_t alpha)
{
	uint32_t a = alpha + (alpha >> 7); /* 0..256 */
	uint32_t even = below & 0xff00ff, odd = below >> 8 & 0xff00ff;

	even += (((above & 0xff00ff) - even) * a) >> 8;
	odd += (((above >> 8 & 0xff00ff) - odd) * a) >> 8;
	return (even & 0xff00ff) | (odd & 0xff00ff) << 8;
}

/* Put an opaque colour with this coverage (0..255) and the colour's own alpha. */
static inline void put(uint32_t *pixel, uint32_t colour, uint32_t coverage)
{
	uint32_t alpha = (colour >> 24) * coverage / 255;

	if (alpha == 255)
		*pixel = colour;
	else if (alpha > 0)
		*pixel = paint_mix(*pixel, colour | 0xff000000u, alpha);
}

static uint32_t *pixel_at(const struct gui_painter *p, int x, int y)
{
	return p->pixels + (long)y * p->pitch + x;
}

static struct rect enlarged(const struct gui_painter *p, struct rect r)
{
	return (struct rect){r.left * p->scale, r.top * p->scale, r.right * p->scale,
			     r.bottom * p->scale};
}

static struct rect to_surface(const struct gui_painter *p, struct rect r)
{
	return enlarged(p, rect_move(r, p->x, p->y));
}

struct rect paint_clip(const struct gui_painter *p)
{
	return enlarged(p, p->clip);
}

/* Fill a rectangle of the surface. */
static void fill(const struct gui_painter *p, struct rect r, uint32_t colour)
{
	bool opaque = colour >> 24 == 255;

	r = rect_intersect(r, paint_clip(p));
	for (int y = r.top; y < r.bottom; y++) {
		uint32_t *pixel = pixel_at(p, r.left, y), *end = pixel + rect_width(r);

		if (opaque)
			span_fill(pixel, rect_width(r), colour);
		while (pixel < end && !opaque)
			put(pixel++, colour, 255);
	}
}

void paint_clear(struct gui_painter *p)
{
	struct rect r = paint_clip(p);

	for (int y = r.top; y < r.bottom; y++)
		span_fill(pixel_at(p, r.left, y), rect_width(r), 0);
}

void GuiPaintFill(struct gui_painter *painter, struct rect rect, uint32_t colour)
{
	fill(painter, to_surface(painter, rect), colour);
}

void GuiPaintRect(struct gui_painter *painter, struct rect rect, uint32_t colour)
{
	struct rect r = rect;

	GuiPaintFill(painter, (struct rect){r.left, r.top, r.right, r.top + 1}, colour);
	GuiPaintFill(painter, (struct rect){r.left, r.bottom - 1, r.right, r.bottom}, colour);
	GuiPaintFill(painter, (struct rect){r.left, r.top + 1, r.left + 1, r.bottom - 1}, colour);
	GuiPaintFill(painter, (struct rect){r.right - 1, r.top + 1, r.right, r.bottom - 1}, colour);
}

void GuiPaintGradient(struct gui_painter *painter, struct rect rect, uint32_t top, uint32_t bottom)
{
	struct rect r = to_surface(painter, rect);
	int height = rect_height(r);

	for (int y = r.top; y < r.bottom; y++) {
		int alpha = height > 1 ? (y - r.top) * 255 / (height - 1) : 0;

		fill(painter, (struct rect){r.left, y, r.right, y + 1},
		     paint_mix(top, bottom, alpha));
	}
}

static uint32_t square_root(uint32_t n)
{
	uint32_t root = 0;

	for (uint32_t bit = 1u << 30; bit; bit >>= 2) {
		if (n >= root + bit) {
			n -= root + bit;
			root = (root >> 1) + bit;
		} else {
			root >>= 1;
		}
	}
	return root;
}

/* How much of pixel (x, y) lies inside the rounded rectangle, 0..255. */
static uint32_t coverage(struct rect r, int radius, int x, int y)
{
	/* Distance of the pixel's middle from the corner's centre, in 1/32 pixel. */
	int dx = 0, dy = 0, inside;

	if (!rect_contains(r, x, y))
		return 0;
	if (x < r.left + radius)
		dx = (r.left + radius) * 32 - (x * 32 + 16);
	else if (x >= r.right - radius)
		dx = x * 32 + 16 - (r.right - radius) * 32;
	if (y < r.top + radius)
		dy = (r.top + radius) * 32 - (y * 32 + 16);
	else if (y >= r.bottom - radius)
		dy = y * 32 + 16 - (r.bottom - radius) * 32;
	if (dx <= 0 || dy <= 0)
		return 255;
	inside = radius * 32 + 16 - (int)square_root(dx * dx + dy * dy);
	if (inside <= 0)
		return 0;
	return inside >= 32 ? 255 : inside * 255 / 32;
}

static int limit_radius(struct rect r, int radius)
{
	int width = rect_width(r) / 2, height = rect_height(r) / 2;

	radius = radius > width ? width : radius;
	radius = radius > height ? height : radius;
	return radius < 0 ? 0 : radius;
}

/* The ring between two rounded rectangles, pixel by pixel; an empty inner one gives a disc. */
static void ring(const struct gui_painter *p, struct rect band, const struct rect *r,
		 const int *radius, uint32_t colour)
{
	band = rect_intersect(band, paint_clip(p));
	for (int y = band.top; y < band.bottom; y++) {
		uint32_t *pixel = pixel_at(p, band.left, y);

		for (int x = band.left; x < band.right; x++) {
			uint32_t outer = coverage(r[0], radius[0], x, y);

			if (outer)
				put(pixel, colour, outer - coverage(r[1], radius[1], x, y));
			pixel++;
		}
	}
}

/* The two ends of a band, which hold the corners; between them it is straight. */
static void ends(const struct gui_painter *p, struct rect band, const struct rect *r,
		 const int *radius, uint32_t colour)
{
	int edge = rect_height(band);

	ring(p, (struct rect){band.left, band.top, band.left + edge, band.bottom}, r, radius,
	     colour);
	ring(p, (struct rect){band.right - edge, band.top, band.right, band.bottom}, r, radius,
	     colour);
}

void GuiPaintRounded(struct gui_painter *painter, struct rect rect, int radius, uint32_t colour)
{
	struct rect o = to_surface(painter, rect), r[2] = {o, {0, 0, 0, 0}};
	int edge = limit_radius(o, radius * painter->scale), radii[2] = {edge, 0};
	int top = o.top + edge, bottom = o.bottom - edge;

	ends(painter, (struct rect){o.left, o.top, o.right, top}, r, radii, colour);
	fill(painter, (struct rect){o.left + edge, o.top, o.right - edge, top}, colour);
	fill(painter, (struct rect){o.left, top, o.right, bottom}, colour);
	fill(painter, (struct rect){o.left + edge, bottom, o.right - edge, o.bottom}, colour);
	ends(painter, (struct rect){o.left, bottom, o.right, o.bottom}, r, radii, colour);
}

void GuiPaintOutline(struct gui_painter *painter, struct rect rect, struct gui_stroke stroke)
{
	struct rect o = to_surface(painter, rect);
	int width = stroke.width * painter->scale;
	struct rect r[2] = {o, rect_inset(o, width)};
	int radius = limit_radius(o, stroke.radius * painter->scale);
	int radii[2] = {radius, limit_radius(r[1], radius - width)};
	int edge = radius > width ? radius : width;
	int left = o.left + edge, top = o.top + edge;
	int right = o.right - edge, bottom = o.bottom - edge;

	ends(painter, (struct rect){o.left, o.top, o.right, top}, r, radii, stroke.colour);
	fill(painter, (struct rect){left, o.top, right, o.top + width}, stroke.colour);
	fill(painter, (struct rect){o.left, top, o.left + width, bottom}, stroke.colour);
	fill(painter, (struct rect){o.right - width, top, o.right, bottom}, stroke.colour);
	fill(painter, (struct rect){left, o.bottom - width, right, o.bottom}, stroke.colour);
	ends(painter, (struct rect){o.left, bottom, o.right, o.bottom}, r, radii, stroke.colour);
}

/* Distance of a point from a line, squared; all in sixteenths of a pixel. */
static uint32_t distance_squared(struct gui_point p, struct gui_point a, struct gui_point b)
{
	int64_t dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
	int64_t along = (p.x - a.x) * dx + (p.y - a.y) * dy;

	if (along <= 0 || length == 0) {
		dx = p.x - a.x;
		dy = p.y - a.y;
	} else if (along >= length) {
		dx = p.x - b.x;
		dy = p.y - b.y;
	} else {
		int64_t across = (p.x - a.x) * dy - (p.y - a.y) * dx;

		return across * across / length;
	}
	return dx * dx + dy * dy;
}

void GuiPaintLine(struct gui_painter *painter, struct gui_point from, struct gui_point to,
		  int width, uint32_t colour)
{
	int reach = width / 2 + 16, scale = painter->scale;
	struct rect box = {
		((from.x < to.x ? from.x : to.x) - reach) >> 4,
		((from.y < to.y ? from.y : to.y) - reach) >> 4,
		((from.x > to.x ? from.x : to.x) + reach + 15) >> 4,
		((from.y > to.y ? from.y : to.y) + reach + 15) >> 4,
	};

	box = rect_intersect(to_surface(painter, box), paint_clip(painter));
	from = (struct gui_point){(from.x + painter->x * 16) * scale,
				  (from.y + painter->y * 16) * scale};
	to = (struct gui_point){(to.x + painter->x * 16) * scale, (to.y + painter->y * 16) * scale};
	width *= scale;
	for (int y = box.top; y < box.bottom; y++) {
		for (int x = box.left; x < box.right; x++) {
			struct gui_point p = {x * 16 + 8, y * 16 + 8};
			/* Twice the distance, so that odd widths are exact. */
			int far = square_root(4 * distance_squared(p, from, to));
			int inside = width + 16 - far;

			if (inside > 0)
				put(pixel_at(painter, x, y), colour,
				    inside >= 32 ? 255 : inside * 255 / 32);
		}
	}
}

/* Premultiplied `above` over what is there. */
static void put_premultiplied(uint32_t *pixel, uint32_t above)
{
	uint32_t rest = 255 - (above >> 24);
	uint32_t a = rest + (rest >> 7);
	uint32_t even, odd;

	if (!rest) {
		*pixel = above;
		return;
	}
	even = ((*pixel & 0xff00ff) * a) >> 8;
	odd = ((*pixel >> 8 & 0xff00ff) * a) >> 8;
	*pixel = above + ((even & 0xff00ff) | (odd & 0xff00ff) << 8);
}

void GuiPaintPixels(struct gui_painter *painter, struct rect rect, const uint32_t *pixels,
		    int pitch)
{
	struct rect place = to_surface(painter, rect);
	struct rect r = rect_intersect(place, paint_clip(painter));
	int scale = painter->scale;

	for (int y = r.top; y < r.bottom; y++) {
		const uint32_t *from = pixels + (long)((y - place.top) / scale) * pitch;
		uint32_t *to = pixel_at(painter, r.left, y);

		for (int x = r.left - place.left; x < r.right - place.left; x++)
			put_premultiplied(to++, from[scale == 1 ? x : x / scale]);
	}
}

void GuiPaintPicture(struct gui_painter *painter, struct gui_point corner,
		     const struct gui_picture *picture)
{
	struct rect at = to_surface(painter, rect_make(corner.x, corner.y, 0, 0));
	struct rect place = rect_make(at.left, at.top, picture->width, picture->height);
	struct rect r = rect_intersect(place, paint_clip(painter));

	for (int y = r.top; y < r.bottom; y++) {
		const uint32_t *from = picture->pixels + (long)(y - place.top) * picture->pitch +
				       r.left - place.left;
		uint32_t *to = pixel_at(painter, r.left, y);

		for (int x = r.left; x < r.right; x++)
			put_premultiplied(to++, *from++);
	}
}

void paint_focus_ring(struct gui_painter *p, struct rect r, int radius)
{
	GuiPaintOutline(p, r, (struct gui_stroke){radius, 2, GuiTheme(GUI_COLOUR_ACCENT)});
}

struct rect GuiPaintClip(struct gui_painter *painter, struct rect rect)
{
	struct rect before = painter->clip;

	painter->clip = rect_intersect(before, rect_move(rect, painter->x, painter->y));
	return before;
}

bool GuiPaintNeeded(const struct gui_painter *painter, struct rect rect)
{
	return !rect_empty(rect_intersect(painter->clip, rect_move(rect, painter->x, painter->y)));
}

void GuiPaintUnclip(struct gui_painter *painter, struct rect before)
{
	painter->clip = before;
}
