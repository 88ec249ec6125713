/*
 * gui/font.h - a font file (font_format.h) as far as it is needed: its letters, and their pictures
 * when they are first drawn.
 *
 * Measuring needs no pictures, and most programs draw ASCII only; so what is read of a file, and
 * kept in each program's memory, is mostly a quarter of it.
 */
#ifndef GUI_FONT_H
#define GUI_FONT_H

#include <stdbool.h>
#include "font_format.h"

#define FONT_ASCII 128

/* A face at one size: its letters as they are drawn at one scale. */
struct font {
	bool tried;
	char path[48];
	const struct font_header *header; /* NULL: there is no such file */
	const struct font_glyph *glyphs;
	uint8_t *pictures;
	uint32_t ready;				    /* bytes of them that were read */
	const struct font_glyph *ascii[FONT_ASCII]; /* NULL: not looked for yet */
};

/* "ui" at scale 2 and so on; once, whether there is one or not. */
void font_load(struct font *f, const char *name, int scale);
/* Never NULL: for what is not there the sign of that. */
const struct font_glyph *font_find(const struct font *f, uint32_t code);
void font_read_more(struct font *f, const struct font_glyph *g);

static inline const struct font_glyph *font_glyph(struct font *f, uint32_t code)
{
	if (code >= FONT_ASCII)
		return font_find(f, code);
	if (!f->ascii[code])
		f->ascii[code] = font_find(f, code);
	return f->ascii[code];
}

static inline const uint8_t *font_picture(struct font *f, const struct font_glyph *g)
{
	if (g->picture >= f->ready)
		font_read_more(f, g);
	return f->pictures + g->picture;
}

#endif
