/* gui/label.c - text that is only shown. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gui_internal.h"

#define LEAST 40 /* a label may be cut down to this width */

struct label {
	char *text;
	char *wrapped; /* the text as it is shown, if it has a width to keep to */
	int wrap;      /* that width, 0 = none */
	uint32_t style;
	enum gui_colour colour;
	int width, lines; /* of the text */
};

static struct label *label_of(const struct gui_element *e)
{
	return (struct label *)e->data;
}

/* Take the next line of *text into line; false: there was none. */
static bool next_line(const char **text, char *line, size_t size)
{
	size_t length;

	if (!*text)
		return false;
	length = strcspn(*text, "\n");
	snprintf(line, size, "%.*s", (int)length, *text);
	*text = (*text)[length] ? *text + length + 1 : NULL;
	return true;
}

static const char *shown(const struct label *l)
{
	return l->wrapped ? l->wrapped : l->text;
}

/* Without memory the lines stay long and end in an ellipsis. */
static void wrap(struct label *l)
{
	free(l->wrapped);
	l->wrapped = l->wrap ? text_wrap(l->style & 0xff, l->text, l->wrap) : NULL;
}

static void measure_text(struct label *l)
{
	const char *rest = shown(l);

	l->width = l->lines = 0;
	while (rest) {
		int length = strcspn(rest, "\n");
		int width = GuiTextWidth(l->style & 0xff, rest, length);

		l->width = width > l->width ? width : l->width;
		l->lines++;
		rest = rest[length] ? rest + length + 1 : NULL;
	}
}

static void measure(const struct gui_element *e, struct gui_measure *m)
{
	const struct label *l = label_of(e);

	m->width = l->width;
	m->min_width = l->width < LEAST ? l->width : LEAST;
	m->height = m->min_height = l->lines * GuiTextHeight(l->style & 0xff);
}

static void paint(struct gui_element *e, struct gui_painter *p)
{
	const struct label *l = label_of(e);
	bool disabled = GuiState(e) & GUI_STATE_DISABLED;
	uint32_t colour = GuiTheme(disabled ? GUI_COLOUR_TEXT_DISABLED : l->colour);
	int height = GuiTextHeight(l->style & 0xff);
	struct rect r = GuiRect(e);
	const char *rest = shown(l);
	char line[256];

	r.top = (r.bottom - l->lines * height) / 2;
	for (; next_line(&rest, line, sizeof(line)); r.top += height) {
		r.bottom = r.top + height;
		GuiPaintText(p, r, line, colour, l->style | GUI_TEXT_ELLIPSIS);
	}
}

static int handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_MEASURE:
		measure(e, GuiMeasure(msg));
		return 1;
	case MSG_GUI_DESTROY:
		free(label_of(e)->text);
		free(label_of(e)->wrapped);
		label_of(e)->text = label_of(e)->wrapped = NULL;
		return 1;
	case MSG_GUI_STATE:
		return 1;
	case MSG_GUI_DESCRIBE:
		return describe_as(msg, "label", label_of(e)->text);
	}
	return 0;
}

struct gui_element *GuiLabelCreate(struct gui_element *parent, const char *text)
{
	struct gui_element *e = GuiElementCreate(parent, handle, sizeof(struct label), 0);

	if (!e)
		return NULL;
	e->layout.align_x = GUI_ALIGN_FILL;
	label_of(e)->colour = GUI_COLOUR_TEXT;
	if (!text_set(&label_of(e)->text, text)) {
		GuiDestroy(e);
		return NULL;
	}
	measure_text(label_of(e));
	return e;
}

static void changed(struct gui_element *e)
{
	int width = label_of(e)->width, lines = label_of(e)->lines;

	wrap(label_of(e));
	measure_text(label_of(e));
	if (width != label_of(e)->width || lines != label_of(e)->lines)
		GuiRelayout(e);
	GuiInvalidate(e);
}

void GuiLabelSetText(struct gui_element *label, const char *text)
{
	if (!label || (text && !strcmp(text, label_of(label)->text)))
		return;
	if (text_set(&label_of(label)->text, text))
		changed(label);
}

void GuiLabelPrint(struct gui_element *label, const char *format, ...)
{
	char text[512];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	GuiLabelSetText(label, text);
}

const char *GuiLabelText(const struct gui_element *label)
{
	return label ? label_of(label)->text : "";
}

void GuiLabelSetStyle(struct gui_element *label, uint32_t style)
{
	if (!label)
		return;
	label_of(label)->style = style;
	changed(label);
}

void GuiLabelSetWrap(struct gui_element *label, int width)
{
	if (!label || width < 0 || label_of(label)->wrap == width)
		return;
	label_of(label)->wrap = width;
	changed(label);
}

void GuiLabelSetColour(struct gui_element *label, enum gui_colour colour)
{
	if (!label || label_of(label)->colour == colour)
		return;
	label_of(label)->colour = colour;
	GuiInvalidate(label);
}
