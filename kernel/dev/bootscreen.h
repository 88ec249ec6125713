/*
 * kernel/dev/bootscreen.h - text on the screen when there is no desktop: the panic screen.
 *
 * Draws with an 8x16 console font on the framebuffer, or in VGA text mode where there is none. The
 * first line of the text is the message; a line that begins with a letter is a heading, one that
 * begins with a space belongs to it. What does not fit at the bottom is left out.
 */
#ifndef DEV_BOOTSCREEN_H
#define DEV_BOOTSCREEN_H

#include "abi/types.h"

/* Glyphs by ISO 8859-1, the left pixel in the highest bit (made by tools/gen-console-font). */
extern const uint8_t console_font[256][16];

/* Registers the panic screen; after framebuffer_init. On a run that nobody watches (run= or
 * selftest= without hold= on the kernel line) a panic then ends the emulator with a failure. */
void bootscreen_init(void);

/* Replace the picture by a heading and this text. Any context. */
void bootscreen_show(const char *text);

#endif
