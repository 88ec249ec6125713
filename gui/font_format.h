/*
 * gui/font_format.h - a font file: glyph pictures of one face at one size.
 *
 * Made by tools/mkfont.c, read by gui/text.c; little-endian. The header is followed by `glyphs`
 * glyph records in the order of their codes, and by the pictures: one byte per pixel, 0 = paper,
 * 255 = ink, rows without gaps. A proportional font holds each picture `phases` times, shifted by
 * 1/phases pixel to the right each time, so that letters can stand where they belong and not at the
 * nearest whole pixel; record index = glyph * phases + phase.
 */
#ifndef GUI_FONT_FORMAT_H
#define GUI_FONT_FORMAT_H

#include <stdint.h>

#define FONT_MAGIC 0x544e4654 /* "TFNT" */

struct font_header {
	uint32_t magic;
	uint16_t size;	     /* pixels of the em square */
	int16_t ascent;	     /* pixels above the baseline, of the highest letter */
	int16_t descent;     /* pixels below it, positive */
	uint16_t cap_height; /* of "H" */
	uint16_t glyphs;     /* different codes */
	uint16_t phases;     /* 1, 2 or 4 */
	uint32_t pictures;   /* bytes of pictures after the records */
};

struct font_glyph {
	uint32_t code;	       /* UTF-32 */
	uint32_t picture;      /* offset in the pictures */
	uint8_t width, height; /* of the picture, pixels */
	int8_t left, top;      /* of its corner: right of the pen, above the baseline */
	uint16_t advance;      /* of the pen, 1/64 pixel */
	uint16_t reserved;
};

#endif
