/*
 * gui/text.c - letters: fonts, widths, drawing, marked letters.
 *
 * - to draw a line of text call GuiPaintText; text_draw is the part below alignment and ellipsis
 * - fonts (font.c) are read from the initial disk at first use; without its file a font draws
 *   nothing
 */
#include <stdlib.h>
#include <string.h>
#include "common/utf8.h"
#include "font.h"
#include "gui_internal.h"
#include "ink.h"

#define OVERHANG 16 /* pixels, more than any letter reaches to the left of the pen */
#define ELLIPSIS "\xe2\x80\xa6"

static struct {
	const char *name;
	int line; /* height of a line, pixels */
	struct font scaled[GUI_SCALE_MOST];
} fonts[GUI_FONTS] = {
	[GUI_FONT_UI] = {.name = "ui", .line = GUI_LINE_HEIGHT},
	[GUI_FONT_BOLD] = {.name = "ui-bold", .line = GUI_LINE_HEIGHT},
	[GUI_FONT_TITLE] = {.name = "title", .line = GUI_LINE_HEIGHT},
	[GUI_FONT_LARGE] = {.name = "large", .line = 28},
	[GUI_FONT_MONO] = {.name = "mono", .line = 18},
	[GUI_FONT_MONO_BOLD] = {.name = "mono-bold", .line = 18},
	[GUI_FONT_MONO_LARGE] = {.name = "mono-large", .line = 24},
	[GUI_FONT_MONO_LARGE_BOLD] = {.name = "mono-large-bold", .line = 24},
};

/* NULL if the font's file is missing. */
static struct font *font_at(unsigned id, int scale)
{
	struct font *f;

	id = id < GUI_FONTS ? id : GUI_FONT_UI;
	f = &fonts[id].scaled[scale - 1];
	if (!f->tried)
		font_load(f, fonts[id].name, scale);
	return f->header ? f : NULL;
}

/* What text is measured with, whatever the scale. */
static struct font *font_get(unsigned id)
{
	return font_at(id, 1);
}

/* Next character of text[*at..length). */
static inline uint32_t next_code(const char *text, int length, int *at)
{
	uint32_t code = (unsigned char)text[*at];

	if (code < FONT_ASCII) {
		++*at;
		return code;
	}
	*at += utf8_decode(text + *at, length - *at, &code);
	return code;
}

/* Width in 1/64 pixel. */
static int width_64(struct font *f, const char *text, int length)
{
	int width = 0;

	for (int at = 0; at < length;)
		width += font_glyph(f, next_code(text, length, &at))->advance;
	return width;
}

int GuiTextWidth(enum gui_font font, const char *text, int length)
{
	struct font *f = font_get(font);

	if (!f || !text)
		return 0;
	return (width_64(f, text, length < 0 ? (int)strlen(text) : length) + 63) >> 6;
}

int GuiTextHeight(enum gui_font font)
{
	return fonts[(unsigned)font < GUI_FONTS ? font : GUI_FONT_UI].line;
}

bool GuiTextHas(enum gui_font font, uint32_t code)
{
	const struct font *f = font_get(font);

	return f && font_find(f, code)->code == code;
}

int text_fit(enum gui_font font, const char *text, int length, int width)
{
	struct font *f = font_get(font);
	int used = 0, at = 0;

	while (f && at < length) {
		int next = at;

		used += font_glyph(f, next_code(text, length, &next))->advance;
		if (used > width * 64)
			break;
		at = next;
	}
	return at;
}

int text_nearest(enum gui_font font, const char *text, int length, int x)
{
	struct font *f = font_get(font);
	int pen = 0, at = 0;

	while (f && at < length) {
		int next = at, advance = font_glyph(f, next_code(text, length, &next))->advance;

		if (x * 64 < pen + advance / 2)
			break;
		pen += advance;
		at = next;
	}
	return at;
}

/* A letter with the pen at 1/64 pixels of the surface. */
static struct ink letter_at(struct font *f, const struct font_glyph *g, struct gui_point pen)
{
	int phases = f->header->phases, x = pen.x + 32 / phases;

	g += (x & 63) * phases / 64;
	return (struct ink){
		rect_make((x >> 6) + g->left, (pen.y >> 6) - g->top, g->width, g->height),
		font_picture(f, g)};
}

/* The pen goes by the advances at scale 1, so that text is as wide as it was measured. */
void text_draw(struct gui_painter *p, struct gui_point baseline, const char *text, int length,
	       uint32_t colour, enum gui_font font)
{
	struct font *f = font_get(font), *letters = font_at(font, p->scale);
	struct gui_point pen = {(baseline.x + p->x) * p->scale * 64,
				(baseline.y + p->y) * p->scale * 64};
	struct rect clip = paint_clip(p);

	if (!f || !letters)
		return;
	for (int at = 0; at < length && (pen.x >> 6) < clip.right + OVERHANG * p->scale;) {
		uint32_t code = next_code(text, length, &at);
		const struct font_glyph *g = font_glyph(f, code);
		struct ink ink =
			letter_at(letters, letters == f ? g : font_glyph(letters, code), pen);

		ink_draw(p, &clip, &ink, colour);
		pen.x += g->advance * p->scale;
	}
}

/* Capitals stand in the middle of the line. */
int text_baseline(enum gui_font font, struct rect r)
{
	const struct font *f = font_get(font);

	return r.top + (rect_height(r) + (f ? f->header->cap_height : 0) + 1) / 2;
}

void GuiPaintText(struct gui_painter *painter, struct rect rect, const char *text, uint32_t colour,
		  uint32_t style)
{
	enum gui_font font = style & 0xff;
	int length = text ? (int)strlen(text) : 0;
	int width = GuiTextWidth(font, text, length), room = rect_width(rect);
	bool cut = (style & GUI_TEXT_ELLIPSIS) && width > room;
	struct rect line = rect, before;
	struct gui_point at;

	if (!length)
		return;
	if (style & GUI_TEXT_TOP)
		line.bottom = line.top + GuiTextHeight(font);
	if (cut) {
		length = text_fit(font, text, length, room - GuiTextWidth(font, ELLIPSIS, -1));
		width = room;
	}
	at = (struct gui_point){rect.left, text_baseline(font, line)};
	if (style & GUI_TEXT_CENTRE)
		at.x += (room - width) / 2;
	else if (style & GUI_TEXT_RIGHT)
		at.x += room - width;
	before = GuiPaintClip(painter, rect);
	text_draw(painter, at, text, length, colour, font);
	if (cut) {
		at.x += GuiTextWidth(font, text, length);
		text_draw(painter, at, ELLIPSIS, strlen(ELLIPSIS), colour, font);
	}
	GuiPaintUnclip(painter, before);
}

bool text_set(char **slot, const char *text)
{
	char *copy = strdup(text ? text : "");

	if (!copy)
		return false;
	free(*slot);
	*slot = copy;
	return true;
}

bool marked_set(struct marked_text *t, const char *text)
{
	char *to;

	if (!text_set(&t->text, text))
		return false;
	t->mark = 0;
	to = t->text;
	for (const char *from = t->text; *from; from++) {
		if (*from == '&' && from[1]) {
			from++;
			if (*from != '&' && !t->mark) {
				t->mark = *from >= 'A' && *from <= 'Z' ? *from + 32 : *from;
				t->at = to - t->text;
			}
		}
		*to++ = *from;
	}
	*to = 0;
	return true;
}

/* Left or centred text; the mark is a line below its letter. */
void marked_paint(struct gui_painter *p, struct rect r, const struct marked_text *t,
		  uint32_t colour, uint32_t style)
{
	enum gui_font font = style & 0xff;
	int width = GuiTextWidth(font, t->text, -1), x = r.left;
	bool show = style & GUI_TEXT_MARK;

	GuiPaintText(p, r, t->text, colour, style & ~GUI_TEXT_MARK);
	if (!show || !t->mark || width > rect_width(r))
		return;
	if (style & GUI_TEXT_CENTRE)
		x += (rect_width(r) - width) / 2;
	GuiPaintFill(p,
		     (struct rect){x + GuiTextWidth(font, t->text, t->at),
				   text_baseline(font, r) + 2,
				   x + GuiTextWidth(font, t->text, t->at + 1),
				   text_baseline(font, r) + 3},
		     colour);
}
