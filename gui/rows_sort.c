/* gui/rows_sort.c - puts the rows of a list in order, by text or by number; a merge sort, so that
 * equal rows keep their order. */
#include <stdlib.h>
#include <string.h>
#include "rows.h"

struct entry {
	struct list_row *row;
	const char *text;
	int64_t number;
};

#define NUMBER_MAX (INT64_MAX / 10000)

int64_t rows_number(const char *text)
{
	int64_t n = 0;
	bool minus;
	int decimals = -1; /* -1: still before the point */

	while (*text == ' ')
		text++;
	minus = *text == '-';
	text += minus || *text == '+';
	if (*text < '0' || *text > '9')
		return INT64_MIN; /* what is no number comes first */
	for (; (*text >= '0' && *text <= '9') || (*text == '.' && decimals < 0); text++) {
		if (*text == '.')
			decimals = 0;
		else if (decimals < 3 && n < NUMBER_MAX) {
			n = n * 10 + *text - '0';
			decimals += decimals >= 0;
		}
	}
	for (decimals = decimals < 0 ? 0 : decimals; decimals < 3; decimals++)
		n *= n < NUMBER_MAX ? 10 : 1;
	return minus ? -n : n;
}

static int fold(unsigned char c)
{
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

int rows_compare(const char *a, const char *b)
{
	while (*a && fold(*a) == fold(*b)) {
		a++;
		b++;
	}
	return fold(*a) - fold(*b);
}

/* May `a`, which stood first, stay first? */
static bool in_order(const struct entry *a, const struct entry *b, uint32_t flags)
{
	if (flags & ROWS_NUMBERS)
		return flags & ROWS_DOWN ? a->number >= b->number : a->number <= b->number;
	return flags & ROWS_DOWN ? rows_compare(a->text, b->text) >= 0
				 : rows_compare(a->text, b->text) <= 0;
}

static void merge(struct entry *out, const struct entry *in, int middle, int count, uint32_t flags)
{
	int a = 0, b = middle;

	for (int i = 0; i < count; i++) {
		bool first = b == count || (a < middle && in_order(&in[a], &in[b], flags));

		out[i] = first ? in[a++] : in[b++];
	}
}

/* Runs of 1, 2, 4... are merged from one half of the memory into the other. */
static struct entry *sorted(struct entry *in, struct entry *out, int count, uint32_t flags)
{
	for (int run = 1; run < count; run *= 2) {
		struct entry *done = out;

		for (int i = 0; i < count; i += 2 * run) {
			int length = count - i < 2 * run ? count - i : 2 * run;

			merge(out + i, in + i, length < run ? length : run, length, flags);
		}
		out = in;
		in = done;
	}
	return in;
}

bool rows_sort(struct rows *r, int column, uint32_t flags)
{
	struct entry *entries, *in_place;

	if (r->count < 2 || column < 0 || column >= r->columns)
		return true;
	entries = malloc(2 * r->count * sizeof(*entries));
	if (!entries)
		return false;
	for (int i = 0; i < r->count; i++) {
		const char *text = rows_cell(r, i, column);

		entries[i] = (struct entry){rows_at(r, i), text,
					    flags & ROWS_NUMBERS ? rows_number(text) : 0};
	}
	in_place = sorted(entries, entries + r->count, r->count, flags);
	for (int i = 0; i < r->count; i++)
		r->ring[(r->head + i) % r->capacity] = in_place[i].row;
	free(entries);
	return true;
}
