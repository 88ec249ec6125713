/*
 * gui/span.h - rows of pixels of one colour, with the processor's wide stores where it has them.
 */
#ifndef GUI_SPAN_H
#define GUI_SPAN_H

#include <stdint.h>

void span_fill(uint32_t *pixels, int count, uint32_t colour); /* the faster of these two */
void span_fill_plain(uint32_t *pixels, int count, uint32_t colour);
void span_fill_sse2(uint32_t *pixels, int count, uint32_t colour);

#endif
