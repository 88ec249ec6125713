/*
 * console/palette.h - the colours of a terminal: sixteen of each theme, the cube and the greys.
 */
#ifndef CONSOLE_PALETTE_H
#define CONSOLE_PALETTE_H

#include "console/terminal/cell.h"

struct look {
	uint32_t text, background; /* 0xAARRGGBB */
};

/* How a cell looks in the theme in use. A text in one of the sixteen colours that would not be seen
 * on its background takes the default colour of text; a background too bright for what is
 * written on it is a deeper one. reverse: as MODE_REVERSE_SCREEN. */
struct look palette_look(const struct cell *cell, bool reverse);

#endif
