/*
 * console/terminal/packed.h - a row of cells packed into bytes.
 *
 *	bytes   16 bits   of the whole
 *	length  16 bits   cells; top bit: the row is wrapped
 *	runs              cells that look the same:
 *		count       16 bits
 *		attributes  16 bits   with marks for what follows
 *		text, background  32 bits each, where they are not the default
 *		characters  UTF-8; 0 a blank; in a run of marked cells each with its mark behind
 *
 * What is nothing at the row's end is left out; tails of wide characters are implied. Pure.
 */
#ifndef TERMINAL_PACKED_H
#define TERMINAL_PACKED_H

#include "row.h"

/* The most that cells of this number can need. */
#define PACKED_BYTES_MAX(cells) (4 + (cells)*19)

int packed_write(const struct row *row, uint8_t *out);	  /* returns the bytes */
void packed_read(const uint8_t *packed, struct row *out); /* it has the capacity */
int packed_bytes(const uint8_t *packed);
int packed_length(const uint8_t *packed, bool *wrapped);
void packed_unwrap(uint8_t *packed);

#endif
