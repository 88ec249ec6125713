/* console/terminal/sgr.c - CSI ... m: what the characters that follow look like. */
#include "terminal_parts.h"

#define BRIGHT 8 /* the palette's bright half begins here */

static bool is_sub(const struct parser_csi *csi, int i)
{
	return i < csi->count && (csi->subs & 1u << i);
}

static int component(const struct parser_csi *csi, int i)
{
	int value = parser_value(csi, i, 0);

	return value > 255 ? 255 : value;
}

/* The colour at i: 5 and an index, or 2 and red, green, blue; with colons there may be a colour
 * space before red. *end is behind it. Nothing of the kind leaves the colour as it is. */
static void extended(const struct parser_csi *csi, int i, uint32_t *colour, int *end)
{
	bool subs = is_sub(csi, i);
	int kind = parser_value(csi, i, 0), last = i;

	if (subs)
		while (is_sub(csi, last + 1))
			last++;
	else
		last = kind == 2 ? i + 3 : kind == 5 ? i + 1 : i;
	*end = last + 1;
	if (last >= csi->count)
		return;
	if (kind == 5 && last > i)
		*colour = CELL_PALETTE | (uint32_t)component(csi, i + 1);
	if (kind != 2 || last < i + 3)
		return;
	i += subs && last >= i + 4;
	*colour = CELL_RGB | (uint32_t)component(csi, i + 1) << 16 |
		  (uint32_t)component(csi, i + 2) << 8 | (uint32_t)component(csi, i + 3);
}

/* 1 to 9 set one attribute each, 22 to 29 take it back. */
static void attribute(struct cell *pen, int value)
{
	static const uint16_t bits[] = {
		0,	    CELL_BOLD,	CELL_DIM,     CELL_ITALIC, CELL_UNDERLINE,
		CELL_BLINK, CELL_BLINK, CELL_INVERSE, CELL_HIDDEN, CELL_STRIKE,
	};

	if (value < 10)
		pen->attributes |= bits[value];
	else if (value == 21)
		pen->attributes |= CELL_UNDERLINE; /* doubly */
	else if (value == 22)
		pen->attributes &= (uint16_t) ~(CELL_BOLD | CELL_DIM);
	else if (value > 22 && value < 30)
		pen->attributes &= (uint16_t)~bits[value - 20];
}

static void colour(struct cell *pen, int value)
{
	if (value >= 30 && value <= 37)
		pen->text = CELL_PALETTE | (uint32_t)(value - 30);
	else if (value == 39)
		pen->text = CELL_DEFAULT;
	else if (value >= 40 && value <= 47)
		pen->background = CELL_PALETTE | (uint32_t)(value - 40);
	else if (value == 49)
		pen->background = CELL_DEFAULT;
	else if (value >= 90 && value <= 97)
		pen->text = CELL_PALETTE | (uint32_t)(value - 90 + BRIGHT);
	else if (value >= 100 && value <= 107)
		pen->background = CELL_PALETTE | (uint32_t)(value - 100 + BRIGHT);
}

/* One value and what belongs to it; returns the next one's index. */
static int one(struct cell *pen, const struct parser_csi *csi, int i)
{
	int value = parser_value(csi, i, 0), end = i + 1;
	uint32_t none;

	if (value == 38)
		extended(csi, i + 1, &pen->text, &end);
	else if (value == 48)
		extended(csi, i + 1, &pen->background, &end);
	else if (value == 58) /* the underline's own colour: there is none here */
		extended(csi, i + 1, &none, &end);
	else if (value == 0)
		*pen = (struct cell){0};
	else if (value == 4 && is_sub(csi, i + 1) && csi->values[i + 1] == 0)
		pen->attributes &= (uint16_t)~CELL_UNDERLINE;
	else if (value < 30)
		attribute(pen, value);
	else
		colour(pen, value);
	while (is_sub(csi, end))
		end++;
	return end;
}

void sgr_do(struct cell *pen, const struct parser_csi *csi)
{
	int i = 0;

	do
		i = one(pen, csi, i);
	while (i < csi->count);
}
