/*
 * gui/colour.h - colours as hue, saturation and brightness, and as text. Pure arithmetic
 * (colour.c).
 */
#ifndef GUI_COLOUR_H
#define GUI_COLOUR_H

#include <stdbool.h>
#include <stdint.h>

#define HUE_SIXTH 256		  /* from one corner of the colour circle to the next */
#define HUES	  (6 * HUE_SIXTH) /* red 0, yellow 256, green 512... */

struct hsv {
	int hue;		    /* 0..HUES - 1 */
	int saturation, brightness; /* 0..255 */
};

/* Opaque: 0xffRRGGBB. */
uint32_t colour_from_hsv(struct hsv c);

/* Of greys the hue is that of `before`, and of black the saturation too: what the user has set does
 * not get lost on the way through a grey. */
struct hsv colour_to_hsv(uint32_t colour, struct hsv before);

#define COLOUR_TEXT 8 /* "#rrggbb" with its end */
void colour_print(uint32_t colour, char *text);

/* "#rgb" or "#rrggbb", the "#" may be missing. False: it is not a colour. */
bool colour_parse(const char *text, uint32_t *colour);

#endif
