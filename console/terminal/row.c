/* console/terminal/row.c - one row of cells, its wide characters kept whole. */
#include "row.h"
#include "memory.h"
#include <string.h>

bool row_init(struct row *r, int capacity)
{
	*r = (struct row){.cells = memory_get((size_t)capacity * sizeof(*r->cells)),
			  .capacity = capacity};
	return r->cells != NULL;
}

void row_deinit(struct row *r)
{
	memory_free(r->cells);
	*r = (struct row){0};
}

/* If a wide character lies across the edge before column x, its halves become spaces. */
static void part(struct row *r, int x)
{
	if (x <= 0 || x >= r->length || !(r->cells[x].attributes & CELL_TAIL))
		return;
	for (int i = x - 1; i <= x; i++) {
		r->cells[i].code = ' ';
		r->cells[i].mark = 0;
		r->cells[i].attributes &= CELL_LOOK;
	}
}

static void fill(struct row *r, int from, int to, const struct cell *blank)
{
	for (int i = from; i < to; i++)
		r->cells[i] = *blank;
}

static void extend(struct row *r, int length)
{
	static const struct cell nothing;

	fill(r, r->length, length, &nothing);
	if (r->length < length)
		r->length = length;
}

struct cell *row_open(struct row *r, int from, int to)
{
	extend(r, from);
	part(r, from);
	part(r, to);
	if (r->length < to)
		r->length = to;
	return r->cells + from;
}

void row_erase(struct row *r, int from, int to, const struct cell *blank)
{
	if (from >= to)
		return;
	part(r, from);
	part(r, to);
	if (cell_is_nothing(blank) && to >= r->length) {
		if (r->length > from)
			r->length = from;
		return;
	}
	extend(r, to);
	fill(r, from, to, blank);
}

void row_insert(struct row *r, int at, int count, int columns, const struct cell *blank)
{
	if (at >= r->length && cell_is_nothing(blank))
		return;
	extend(r, at);
	if (count > columns - at)
		count = columns - at;
	part(r, at);
	part(r, columns - count);
	int stay = r->length < columns - count ? r->length : columns - count;
	memmove(r->cells + at + count, r->cells + at, (size_t)(stay - at) * sizeof(*r->cells));
	r->length = stay + count;
	fill(r, at, at + count, blank);
}

void row_delete(struct row *r, int at, int count, int columns, const struct cell *blank)
{
	if (count > columns - at)
		count = columns - at;
	part(r, at);
	part(r, at + count);
	if (at + count < r->length) {
		memmove(r->cells + at, r->cells + at + count,
			(size_t)(r->length - at - count) * sizeof(*r->cells));
		r->length -= count;
	} else if (at < r->length) {
		r->length = at;
	}
	if (!cell_is_nothing(blank)) {
		extend(r, columns - count);
		row_erase(r, columns - count, columns, blank);
	}
}

int row_trim(struct row *r)
{
	while (r->length && cell_is_nothing(&r->cells[r->length - 1]))
		r->length--;
	return r->length;
}

void row_copy(struct row *to, struct row *from)
{
	to->length = from->length < to->capacity ? from->length : to->capacity;
	part(from, to->length);
	memcpy(to->cells, from->cells, (size_t)to->length * sizeof(*to->cells));
	to->wrapped = from->wrapped && to->length == from->length;
}

void row_clear(struct row *r)
{
	r->length = 0;
	r->wrapped = false;
}
