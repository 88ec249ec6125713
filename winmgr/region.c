/* winmgr/region.c - sets of pixels as short lists of disjoint rectangles. */
#include "winmgr/region.h"
#include "common/rect.h"
#include "cpu/string.h"
#include "mem/heap.h"

void region_init(struct region *r)
{
	r->count = 0;
	r->capacity = REGION_INSIDE;
	r->rects = r->inside;
}

void region_deinit(struct region *r)
{
	if (r->rects != r->inside)
		kfree(r->rects);
	region_init(r);
}

void region_clear(struct region *r)
{
	r->count = 0;
}

void region_swap(struct region *a, struct region *b)
{
	struct region t = *a;

	*a = *b;
	*b = t;
	if (a->rects == b->inside)
		a->rects = a->inside;
	if (b->rects == a->inside)
		b->rects = b->inside;
}

/* Make room for `need` rectangles. */
static bool reserve(struct region *r, uint32_t need)
{
	uint32_t capacity = r->capacity;
	struct rect *bigger;

	if (need <= capacity)
		return true;
	if (need > REGION_MAX)
		return false;
	while (capacity < need)
		capacity *= 2;
	bigger = kmalloc(capacity * sizeof(*bigger));
	if (!bigger)
		return false;
	memcpy(bigger, r->rects, r->count * sizeof(*bigger));
	if (r->rects != r->inside)
		kfree(r->rects);
	r->rects = bigger;
	r->capacity = capacity;
	return true;
}

static void remove_at(struct region *r, uint32_t i)
{
	r->rects[i] = r->rects[--r->count];
}

/* Append one of the pieces around a hole; room was reserved. */
static void push(struct region *r, struct rect piece)
{
	if (!rect_empty(piece))
		r->rects[r->count++] = piece;
}

static void become_rect(struct region *r, struct rect rect)
{
	region_clear(r);
	push(r, rect);
}

static bool mergeable(struct rect a, struct rect b)
{
	if (a.left == b.left && a.right == b.right)
		return a.bottom == b.top || b.bottom == a.top;
	if (a.top == b.top && a.bottom == b.bottom)
		return a.right == b.left || b.right == a.left;
	return false;
}

/* Merge rectangle i with a partner before it, if there is one. */
static bool merge_one(struct region *r, uint32_t i)
{
	for (uint32_t j = 0; j < i; j++) {
		if (!mergeable(r->rects[i], r->rects[j]))
			continue;
		r->rects[j] = rect_union(r->rects[i], r->rects[j]);
		remove_at(r, i);
		return true;
	}
	return false;
}

static void merge(struct region *r)
{
	uint32_t i = 1;

	while (i < r->count) {
		if (merge_one(r, i))
			i = 1;
		else
			i++;
	}
}

/* Replace rectangle i by what is left of it around the hole: up to four pieces. */
static bool cut_one(struct region *r, uint32_t i, struct rect hole)
{
	struct rect old = r->rects[i];

	hole = rect_intersect(hole, old);
	if (rect_empty(hole))
		return true;
	if (!rect_equal(hole, old) && !reserve(r, r->count + 3))
		return false;
	remove_at(r, i);
	push(r, (struct rect){old.left, old.top, old.right, hole.top});
	push(r, (struct rect){old.left, hole.top, hole.left, hole.bottom});
	push(r, (struct rect){hole.right, hole.top, old.right, hole.bottom});
	push(r, (struct rect){old.left, hole.bottom, old.right, old.bottom});
	return true;
}

/* Without merging. Backwards, so that what moves to place i is behind it and thus done. */
static bool cut(struct region *r, struct rect hole)
{
	for (uint32_t i = r->count; i-- > 0;)
		if (!cut_one(r, i, hole))
			return false;
	return true;
}

bool region_subtract_rect(struct region *r, struct rect rect)
{
	bool done;

	if (rect_empty(rect))
		return true;
	done = cut(r, rect);
	merge(r);
	return done;
}

bool region_add_rect(struct region *r, struct rect rect)
{
	struct rect bounds = rect_union(region_bounds(r), rect);

	if (rect_empty(rect))
		return true;
	for (uint32_t i = 0; i < r->count; i++)
		if (rect_equal(rect_intersect(r->rects[i], rect), rect))
			return true;
	if (!cut(r, rect) || !reserve(r, r->count + 1)) {
		become_rect(r, bounds);
		return false;
	}
	push(r, rect);
	merge(r);
	return true;
}

bool region_add(struct region *r, const struct region *from)
{
	bool done = true;

	if (r == from)
		return true;
	for (uint32_t i = 0; i < from->count; i++)
		done &= region_add_rect(r, from->rects[i]);
	return done;
}

bool region_subtract(struct region *r, const struct region *from)
{
	bool done = true;

	if (r == from)
		region_clear(r);
	for (uint32_t i = 0; i < from->count; i++)
		done &= region_subtract_rect(r, from->rects[i]);
	return done;
}

bool region_intersect_rect(struct region *r, struct rect rect)
{
	for (uint32_t i = r->count; i-- > 0;) {
		r->rects[i] = rect_intersect(r->rects[i], rect);
		if (rect_empty(r->rects[i]))
			remove_at(r, i);
	}
	merge(r);
	return true;
}

/* The overlaps of every rectangle of a with every one of b. */
static bool collect_overlaps(struct region *to, const struct region *a, const struct region *b)
{
	for (uint32_t i = 0; i < a->count; i++) {
		for (uint32_t j = 0; j < b->count; j++) {
			if (!rect_overlap(a->rects[i], b->rects[j]))
				continue;
			if (!reserve(to, to->count + 1))
				return false;
			push(to, rect_intersect(a->rects[i], b->rects[j]));
		}
	}
	return true;
}

bool region_intersect(struct region *r, const struct region *with)
{
	struct region common;
	bool done;

	if (r == with)
		return true;
	region_init(&common);
	done = collect_overlaps(&common, r, with);
	if (done)
		region_swap(r, &common);
	else
		region_intersect_rect(r, region_bounds(with));
	region_deinit(&common);
	merge(r);
	return done;
}

bool region_copy(struct region *r, const struct region *from)
{
	if (r == from)
		return true;
	if (!reserve(r, from->count)) {
		become_rect(r, region_bounds(from));
		return false;
	}
	memcpy(r->rects, from->rects, from->count * sizeof(*r->rects));
	r->count = from->count;
	return true;
}

void region_move(struct region *r, int dx, int dy)
{
	for (uint32_t i = 0; i < r->count; i++)
		r->rects[i] = rect_move(r->rects[i], dx, dy);
}

struct rect region_bounds(const struct region *r)
{
	struct rect bounds = {0, 0, 0, 0};

	for (uint32_t i = 0; i < r->count; i++)
		bounds = rect_union(bounds, r->rects[i]);
	return bounds;
}

bool region_empty(const struct region *r)
{
	return r->count == 0;
}

bool region_contains_point(const struct region *r, int x, int y)
{
	for (uint32_t i = 0; i < r->count; i++)
		if (rect_contains(r->rects[i], x, y))
			return true;
	return false;
}

/* The rectangles are disjoint, so the areas of the overlaps add up. */
static uint64_t area_within(const struct region *r, struct rect rect)
{
	uint64_t area = 0;

	for (uint32_t i = 0; i < r->count; i++) {
		struct rect common = rect_intersect(r->rects[i], rect);

		area += (uint64_t)rect_width(common) * (uint32_t)rect_height(common);
	}
	return area;
}

bool region_covers_rect(const struct region *r, struct rect rect)
{
	if (rect_empty(rect))
		return true;
	return area_within(r, rect) == (uint64_t)rect_width(rect) * (uint32_t)rect_height(rect);
}

bool region_overlaps_rect(const struct region *r, struct rect rect)
{
	for (uint32_t i = 0; i < r->count; i++)
		if (rect_overlap(r->rects[i], rect))
			return true;
	return false;
}

uint64_t region_area(const struct region *r)
{
	return area_within(r, region_bounds(r));
}
