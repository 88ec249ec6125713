/* apps/paint/raster.c - drawing in a picture, and taking it back. */
#include "raster.h"
#include <stdlib.h>
#include <string.h>

static const struct rect nothing = {0, 0, 0, 0};

static bool is_empty(struct rect r)
{
	return r.left >= r.right || r.top >= r.bottom;
}

static struct rect clip(const struct raster *r, struct rect a)
{
	a.left = a.left < 0 ? 0 : a.left;
	a.top = a.top < 0 ? 0 : a.top;
	a.right = a.right > r->width ? r->width : a.right;
	a.bottom = a.bottom > r->height ? r->height : a.bottom;
	return is_empty(a) ? nothing : a;
}

static struct rect join(struct rect a, struct rect b)
{
	if (is_empty(a))
		return b;
	if (is_empty(b))
		return a;
	a.left = b.left < a.left ? b.left : a.left;
	a.top = b.top < a.top ? b.top : a.top;
	a.right = b.right > a.right ? b.right : a.right;
	a.bottom = b.bottom > a.bottom ? b.bottom : a.bottom;
	return a;
}

static struct rect touched(struct raster *r, struct rect a)
{
	a = clip(r, a);
	r->changed = join(r->changed, a);
	return a;
}

static uint32_t *at(const struct raster *r, int x, int y)
{
	return r->pixels + (long)y * r->width + x;
}

bool raster_init(struct raster *r, int width, int height)
{
	size_t bytes = (size_t)width * (size_t)height * 4;

	memset(r, 0, sizeof(*r));
	r->width = width;
	r->height = height;
	r->pixels = malloc(bytes);
	r->before = malloc(bytes);
	if (!r->pixels || !r->before) {
		raster_deinit(r);
		return false;
	}
	memset(r->pixels, 0xff, bytes);
	return true;
}

/*
 * Steps.
 */
static void forget(struct raster *r, struct raster_step *step)
{
	r->undo_bytes -= (uint32_t)(step->rect.right - step->rect.left) *
			 (uint32_t)(step->rect.bottom - step->rect.top) * 4;
	free(step->pixels);
	step->pixels = NULL;
}

static void forget_all(struct raster *r, struct raster_step *steps, int *count)
{
	while (*count)
		forget(r, &steps[--*count]);
}

void raster_deinit(struct raster *r)
{
	forget_all(r, r->undo, &r->undo_count);
	forget_all(r, r->redo, &r->redo_count);
	free(r->pixels);
	free(r->before);
	r->pixels = r->before = NULL;
}

static void copy_out(const uint32_t *picture, int pitch, struct rect r, uint32_t *to)
{
	int width = r.right - r.left;

	for (int y = r.top; y < r.bottom; y++, to += width)
		memcpy(to, picture + (long)y * pitch + r.left, (size_t)width * 4);
}

static void copy_in(uint32_t *picture, int pitch, struct rect r, const uint32_t *from)
{
	int width = r.right - r.left;

	for (int y = r.top; y < r.bottom; y++, from += width)
		memcpy(picture + (long)y * pitch + r.left, from, (size_t)width * 4);
}

/* Keep the pixels of a rectangle of a picture; the oldest go when there are too many. Without
 * memory the step is lost, nothing else. */
static void keep(struct raster *r, struct raster_step *steps, int *count, const uint32_t *picture,
		 struct rect rect)
{
	uint32_t bytes =
		(uint32_t)(rect.right - rect.left) * (uint32_t)(rect.bottom - rect.top) * 4;
	uint32_t *pixels = malloc(bytes);

	if (!pixels)
		return;
	while (*count && (*count == RASTER_STEPS || r->undo_bytes + bytes > RASTER_UNDO_BYTES)) {
		forget(r, &steps[0]);
		memmove(steps, steps + 1, (size_t)-- * count * sizeof(*steps));
	}
	copy_out(picture, r->width, rect, pixels);
	steps[(*count)++] = (struct raster_step){rect, pixels};
	r->undo_bytes += bytes;
}

void raster_begin(struct raster *r)
{
	memcpy(r->before, r->pixels, (size_t)r->width * (size_t)r->height * 4);
	r->changed = nothing;
}

void raster_end(struct raster *r)
{
	if (is_empty(r->changed))
		return;
	forget_all(r, r->redo, &r->redo_count);
	keep(r, r->undo, &r->undo_count, r->before, r->changed);
	r->changed = nothing;
}

struct rect raster_cancel(struct raster *r)
{
	struct rect changed = r->changed;

	for (int y = changed.top; y < changed.bottom; y++)
		memcpy(at(r, changed.left, y), r->before + (long)y * r->width + changed.left,
		       (size_t)(changed.right - changed.left) * 4);
	r->changed = nothing;
	return changed;
}

/* The newest step of one side changes places with what is there, which goes to the other side. */
static struct rect swap(struct raster *r, struct raster_step *from, int *from_count,
			struct raster_step *to, int *to_count)
{
	struct raster_step step;

	if (!*from_count)
		return nothing;
	step = from[--*from_count];
	keep(r, to, to_count, r->pixels, step.rect);
	copy_in(r->pixels, r->width, step.rect, step.pixels);
	forget(r, &step);
	return step.rect;
}

struct rect raster_undo(struct raster *r)
{
	return swap(r, r->undo, &r->undo_count, r->redo, &r->redo_count);
}

struct rect raster_redo(struct raster *r)
{
	return swap(r, r->redo, &r->redo_count, r->undo, &r->undo_count);
}

/*
 * Shapes.
 */
static void dot(struct raster *r, int x, int y, int size, uint32_t colour)
{
	int radius2 = size * size, left = x - size / 2, top = y - size / 2;

	for (int dy = 0; dy < size; dy++)
		for (int dx = 0; dx < size; dx++) {
			int u = 2 * dx + 1 - size, v = 2 * dy + 1 - size;
			int px = left + dx, py = top + dy;

			if (u * u + v * v > radius2 || px < 0 || py < 0 || px >= r->width ||
			    py >= r->height)
				continue;
			*at(r, px, py) = colour;
		}
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

struct rect raster_line(struct raster *r, struct raster_point from, struct raster_point to,
			int size, uint32_t colour)
{
	int dx = to.x - from.x, dy = to.y - from.y, steps = larger(abs(dx), abs(dy));
	struct rect box = {from.x < to.x ? from.x : to.x, from.y < to.y ? from.y : to.y,
			   larger(from.x, to.x) + 1, larger(from.y, to.y) + 1};

	for (int i = 0; i <= steps; i++)
		dot(r, from.x + (steps ? dx * i / steps : 0), from.y + (steps ? dy * i / steps : 0),
		    size, colour);
	return touched(r, (struct rect){box.left - size, box.top - size, box.right + size,
					box.bottom + size});
}

struct rect raster_box(struct raster *r, struct raster_point a, struct raster_point b, int size,
		       uint32_t colour)
{
	struct raster_point c = {b.x, a.y}, d = {a.x, b.y};
	struct rect one =
		join(raster_line(r, a, c, size, colour), raster_line(r, c, b, size, colour));

	one = join(one, raster_line(r, b, d, size, colour));
	return join(one, raster_line(r, d, a, size, colour));
}

/* Points of an ellipse by halving the angle: parabolas between them would show, dots do not. */
struct rect raster_ellipse(struct raster *r, struct raster_point a, struct raster_point b, int size,
			   uint32_t colour)
{
	int cx = a.x + b.x, cy = a.y + b.y, rx = abs(b.x - a.x), ry = abs(b.y - a.y);
	struct rect box = {(cx - rx) / 2 - size, (cy - ry) / 2 - size, (cx + rx) / 2 + size + 1,
			   (cy + ry) / 2 + size + 1};
	int64_t x = 1 << 20, y = 0; /* on the unit circle, turned by a small angle each time */

	for (int i = 0; i < 4096 && (rx || ry); i++) {
		dot(r, (int)((cx * (1LL << 20) + rx * x) >> 21),
		    (int)((cy * (1LL << 20) + ry * y) >> 21), size, colour);
		x -= y * 1608 >> 20; /* 2 pi / 4096 in 2^-20 */
		y += x * 1608 >> 20;
	}
	return touched(r, box);
}

/* Spans of the old colour, with a stack of places to look at. */
struct rect raster_fill(struct raster *r, struct raster_point start, uint32_t colour)
{
	int capacity = r->width * 4 + r->height * 4, count = 0;
	struct raster_point *stack;
	struct rect box = nothing;
	uint32_t old;

	if (start.x < 0 || start.y < 0 || start.x >= r->width || start.y >= r->height)
		return nothing;
	old = *at(r, start.x, start.y);
	stack = old == colour ? NULL : malloc((size_t)capacity * sizeof(*stack));
	if (!stack)
		return nothing;
	stack[count++] = start;
	while (count) {
		struct raster_point p = stack[--count];
		int left = p.x, right;

		if (*at(r, p.x, p.y) != old)
			continue;
		right = left;
		while (left > 0 && *at(r, left - 1, p.y) == old)
			left--;
		while (right + 1 < r->width && *at(r, right + 1, p.y) == old)
			right++;
		for (int x = left; x <= right; x++)
			*at(r, x, p.y) = colour;
		box = join(box, (struct rect){left, p.y, right + 1, p.y + 1});
		for (int way = -1; way <= 1; way += 2) {
			int y = p.y + way;

			for (int x = left; y >= 0 && y < r->height && x <= right; x++)
				if (*at(r, x, y) == old && (x == left || *at(r, x - 1, y) != old) &&
				    count < capacity)
					stack[count++] = (struct raster_point){x, y};
		}
	}
	free(stack);
	return touched(r, box);
}

struct rect raster_clear(struct raster *r, uint32_t colour)
{
	for (long i = 0; i < (long)r->width * r->height; i++)
		r->pixels[i] = colour;
	return touched(r, (struct rect){0, 0, r->width, r->height});
}

struct rect raster_put(struct raster *r, struct raster_point place, const uint32_t *pixels,
		       int width, int height)
{
	struct rect box =
		clip(r, (struct rect){place.x, place.y, place.x + width, place.y + height});

	for (int y = box.top; y < box.bottom; y++)
		for (int x = box.left; x < box.right; x++)
			*at(r, x, y) =
				pixels[(long)(y - place.y) * width + (x - place.x)] | 0xff000000u;
	return touched(r, box);
}
