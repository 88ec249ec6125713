/* gui/textarea_measure.c - pieces of a text area's text in pixels: widths, what fits, what is
 * nearest. */
#include <string.h>
#include "textarea.h"

int area_next_tab(const struct textarea *t, int x)
{
	return (x / t->tab + 1) * t->tab;
}

/* Bytes before the next tab. */
static int run_length(const char *text, int length)
{
	const char *tab = memchr(text, '\t', length);

	return tab ? (int)(tab - text) : length;
}

static bool begins_character(char c)
{
	return ((unsigned char)c & 0xc0) != 0x80;
}

/* Pixels of a piece without tabs. Where all characters are alike they need only be counted. */
static int run_width(const struct textarea *t, const char *text, int length)
{
	int count = 0;

	if (!t->advance)
		return length ? GuiTextWidth(t->font, text, length) : 0;
	for (int i = 0; i < length; i++)
		count += begins_character(text[i]);
	return (count * t->advance + 63) / 64;
}

int area_width(const struct textarea *t, const char *text, int length)
{
	int x = 0;

	while (length > 0) {
		int run = run_length(text, length);

		x += run_width(t, text, run);
		if (run < length) {
			x = area_next_tab(t, x);
			run++;
		}
		text += run;
		length -= run;
	}
	return x;
}

/* How many of the first bytes are ASCII without tabs, in steps of four: each is a character. */
static int plain_length(const char *text, int length)
{
	int at = 0;

	for (; at + 4 <= length; at += 4) {
		uint32_t four, tabs;

		memcpy(&four, text + at, 4);
		tabs = four ^ 0x09090909u;
		if ((four | (tabs - 0x01010101u)) & 0x80808080u)
			break;
	}
	return at;
}

/* Bytes that fit into so many pixels, where all characters are alike. */
static int fit_alike(const struct textarea *t, const char *text, int length, int width)
{
	int x = 0, most = width * 64 / t->advance;
	int at = plain_length(text, length < most ? length : most), count = at;

	for (; at < length; at++) {
		if (text[at] == '\t') {
			x = area_next_tab(t, x + (count * t->advance + 63) / 64);
			if (x > width)
				break;
			most = (width - x) * 64 / t->advance;
			count = 0;
		} else if (begins_character(text[at]) && count++ == most) {
			break;
		}
	}
	return at;
}

/* Bytes that fit into so many pixels. */
int area_fit(const struct textarea *t, const char *text, int length, int width)
{
	int x = 0, at = 0;

	if (t->advance)
		return fit_alike(t, text, length, width);
	while (at < length) {
		int run = run_length(text + at, length - at);
		int fits = text_fit(t->font, text + at, run, width - x);

		at += fits;
		if (fits < run || at == length)
			break;
		x = area_next_tab(t, x + run_width(t, text + at - run, run));
		if (x > width)
			break;
		at++;
	}
	return at;
}

/* The byte nearest to pixel x. */
int area_nearest(const struct textarea *t, const char *text, int length, int wanted)
{
	int x = 0, at = 0;

	while (at < length) {
		int run = run_length(text + at, length - at), stop;
		int width = run_width(t, text + at, run);

		if (wanted < x + width || at + run == length)
			return at + text_nearest(t->font, text + at, run, wanted - x);
		x += width;
		at += run;
		stop = area_next_tab(t, x);
		if (wanted < (x + stop) / 2)
			return at;
		x = stop;
		at++;
	}
	return at;
}
