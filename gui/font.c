/* gui/font.c - reads fonts of the initial disk, their pictures when they are needed. */
#include "font.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gui_internal.h"

#define FONT_PATH "/System/Boot/fonts/"

static uint32_t records_size(const struct font_header *h)
{
	return (uint32_t)h->glyphs * h->phases * sizeof(struct font_glyph);
}

static bool header_ok(const struct font_header *h, uint32_t size)
{
	return h->magic == FONT_MAGIC && h->phases && h->glyphs &&
	       sizeof(*h) + records_size(h) <= size &&
	       h->pictures == size - sizeof(*h) - records_size(h);
}

void font_load(struct font *f, const char *name, int scale)
{
	struct font_header head, *h;
	uint32_t size;

	snprintf(f->path, sizeof(f->path),
		 scale == 1 ? FONT_PATH "%s.font" : FONT_PATH "%s@%d.font", name, scale);
	f->tried = true;
	if (!file_load_part(f->path, 0, &head, sizeof(head), &size) || !header_ok(&head, size))
		return;
	h = malloc(sizeof(head) + records_size(&head));
	f->pictures = malloc(head.pictures + 1);
	if (!h || !f->pictures ||
	    !file_load_part(f->path, 0, h, sizeof(head) + records_size(&head), &size)) {
		free(h);
		free(f->pictures);
		return;
	}
	f->header = h;
	f->glyphs = (const struct font_glyph *)(h + 1);
}

/* Pictures stand in the order of the letters: up to here those of ASCII. */
static uint32_t ascii_end(const struct font *f)
{
	uint32_t count = (uint32_t)f->header->glyphs * f->header->phases;

	for (uint32_t i = 0; i < count; i++)
		if (f->glyphs[i].code >= FONT_ASCII)
			return f->glyphs[i].picture;
	return f->header->pictures;
}

void font_read_more(struct font *f, const struct font_glyph *g)
{
	uint32_t start = sizeof(*f->header) + records_size(f->header), size;
	uint32_t end = g->code < FONT_ASCII ? ascii_end(f) : f->header->pictures;

	if (end <= f->ready) /* what has no picture stands at the end */
		return;
	if (!file_load_part(f->path, start + f->ready, f->pictures + f->ready, end - f->ready,
			    &size))
		memset(f->pictures + f->ready, 0, end - f->ready);
	f->ready = end;
}

static const struct font_glyph *find(const struct font *f, uint32_t code)
{
	int phases = f->header->phases, low = 0, high = f->header->glyphs;

	while (low < high) {
		int middle = (low + high) / 2;

		if (f->glyphs[middle * phases].code < code)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < f->header->glyphs && f->glyphs[low * phases].code == code)
		return &f->glyphs[low * phases];
	return NULL;
}

const struct font_glyph *font_find(const struct font *f, uint32_t code)
{
	const struct font_glyph *g = find(f, code);

	if (!g)
		g = find(f, 0xfffd);
	return g ? g : &f->glyphs[0];
}
