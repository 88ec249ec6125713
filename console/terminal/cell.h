/*
 * console/terminal/cell.h - one cell of a terminal's grid: a character and how it looks.
 *
 * A wide character (East Asian wide, emoji) takes two cells: the first holds it and CELL_WIDE, the
 * second has code 0 and CELL_TAIL. Neither stands without the other; whoever overwrites one half
 * makes the other a space.
 *
 * A cell keeps one combining mark of the Basic Multilingual Plane beside its character. Further
 * marks, and marks beyond that plane, are dropped: enough for accents in decomposed text, bounded
 * for text made to grow.
 *
 * Code 0 without CELL_TAIL is a blank: nothing was written there since it was erased. It looks like
 * a space (the background may be coloured) but is not copied at the end of a line.
 *
 * A colour is packed: 0 the default (of text, of background), CELL_PALETTE | 0..255, or
 * CELL_RGB | 0xRRGGBB.
 */
#ifndef TERMINAL_CELL_H
#define TERMINAL_CELL_H

#include <stdbool.h>
#include <stdint.h>

/* What the program asked for (SGR). */
#define CELL_BOLD      0x001
#define CELL_DIM       0x002
#define CELL_ITALIC    0x004
#define CELL_UNDERLINE 0x008
#define CELL_BLINK     0x010
#define CELL_INVERSE   0x020
#define CELL_HIDDEN    0x040
#define CELL_STRIKE    0x080
#define CELL_LOOK      0x0ff
/* What the character is. */
#define CELL_WIDE 0x100
#define CELL_TAIL 0x200

#define CELL_DEFAULT 0u
#define CELL_PALETTE 0x01000000u
#define CELL_RGB     0x02000000u
#define CELL_KIND    0xff000000u /* which of the three a colour is */

struct cell {
	uint32_t code; /* UTF-32; 0: blank, or the tail of a wide character */
	uint32_t text, background;
	uint16_t attributes;
	uint16_t mark; /* a combining mark, 0 = none */
};

/* The same look; the characters may differ. */
static inline bool cell_same_look(const struct cell *a, const struct cell *b)
{
	return a->text == b->text && a->background == b->background &&
	       a->attributes == b->attributes;
}

/* Nothing to see and nothing to copy: as if the row ended before it. */
static inline bool cell_is_nothing(const struct cell *c)
{
	return !c->code && !c->background && !(c->attributes & (CELL_TAIL | CELL_INVERSE));
}

#endif
