/* gui/colour.c - colours as hue, saturation and brightness, and as text. */
#include "colour.h"
#include <stdio.h>

static int divide(int a, int b)
{
	return (a + b / 2) / b;
}

uint32_t colour_from_hsv(struct hsv c)
{
	int sector = c.hue / HUE_SIXTH, along = c.hue % HUE_SIXTH;
	int top = c.brightness;
	int low = divide(top * (255 - c.saturation), 255);
	int rise = low + divide((top - low) * along, HUE_SIXTH);
	int fall = low + divide((top - low) * (HUE_SIXTH - along), HUE_SIXTH);
	const int mixes[6][3] = {
		{top, rise, low}, {fall, top, low}, {low, top, rise},
		{low, fall, top}, {rise, low, top}, {top, low, fall},
	};
	const int *m = mixes[sector % 6];

	return 0xff000000u | (uint32_t)m[0] << 16 | (uint32_t)m[1] << 8 | (uint32_t)m[2];
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

struct hsv colour_to_hsv(uint32_t colour, struct hsv before)
{
	int r = colour >> 16 & 255, g = colour >> 8 & 255, b = colour & 255;
	int top = larger(r, larger(g, b)), span = top - smaller(r, smaller(g, b)), hue;

	if (top == 0)
		return (struct hsv){before.hue, before.saturation, 0};
	if (span == 0)
		return (struct hsv){before.hue, 0, top};
	if (top == r)
		hue = HUES + (g - b) * HUE_SIXTH / span;
	else if (top == g)
		hue = 2 * HUE_SIXTH + (b - r) * HUE_SIXTH / span;
	else
		hue = 4 * HUE_SIXTH + (r - g) * HUE_SIXTH / span;
	return (struct hsv){hue % HUES, divide(span * 255, top), top};
}

void colour_print(uint32_t colour, char *text)
{
	snprintf(text, COLOUR_TEXT, "#%06x", (unsigned)(colour & 0xffffff));
}

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool colour_parse(const char *text, uint32_t *colour)
{
	uint32_t value = 0, wide = 0;
	int count = 0;

	text += *text == '#';
	for (; *text; text++, count++) {
		if (digit(*text) < 0 || count == 6)
			return false;
		value = value << 4 | (uint32_t)digit(*text);
		wide = wide << 8 | (uint32_t)digit(*text) * 0x11;
	}
	if (count != 3 && count != 6)
		return false;
	*colour = 0xff000000u | (count == 3 ? wide : value);
	return true;
}
