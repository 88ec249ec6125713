/* gui/wrap.c - breaks a text into lines that fit into a width. */
#include <stdlib.h>
#include <string.h>
#include "gui_internal.h"

/* Bytes of the first line of `text`; *skip is what lies between it and the next one. */
static int first_line(enum gui_font font, const char *text, int width, int *skip)
{
	int length = strcspn(text, "\n"), fit, end;

	*skip = text[length] == '\n';
	if (GuiTextWidth(font, text, length) <= width)
		return length;
	fit = text_fit(font, text, length, width);
	for (end = fit; end > 0 && text[end] != ' '; end--)
		;
	*skip = end > 0;
	if (end > 0)
		return end;
	/* A word wider than a line is cut; at least one character, or it would never end. */
	if (fit == 0)
		for (fit = 1; ((unsigned char)text[fit] & 0xc0) == 0x80; fit++)
			;
	return fit;
}

char *text_wrap(enum gui_font font, const char *text, int width)
{
	char *lines = malloc(2 * strlen(text) + 1), *to = lines;

	while (lines && *text) {
		int skip, length = first_line(font, text, width, &skip);

		memcpy(to, text, length);
		to += length;
		text += length + skip;
		if (*text || (skip && text[-1] == '\n'))
			*to++ = '\n';
	}
	if (lines)
		*to = '\0';
	return lines;
}
