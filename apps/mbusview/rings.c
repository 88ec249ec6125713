/* mbusview/rings.c - a bar for each consumer of the chosen bus; what did not change is not painted.
 */
#include <stdio.h>
#include <string.h>
#include "mbusview.h"
#include "proc.h"

#define WIDTH_LEAST 180
#define LINE	    GUI_LINE_HEIGHT
#define BAR	    8
#define HEIGHT	    (2 * LINE + BAR + 8)
#define VIEW_EDGE   2 /* a scroll view keeps so much free around what it shows */

/* What one of them shows. */
struct ring {
	char name[PROCESS_NAME_MAX];
	char way[40];	/* how it is attached */
	char fill[25];	/* "3 of 16" */
	char drops[38]; /* "no drops", "12 dropped, 3 lately" */
	uint32_t waiting, objmax;
	bool warns;
};

static struct gui_element *title, *details, *empty, *view, *column;
static struct gui_element *rings[MBUS_CONSUMERS_MAX]; /* made when first needed, then kept */

/* ---- one ring -------------------------------------------------------------------------------- */

/* Texts at both ends of a line; the left one gives way. */
struct line {
	const char *left, *right;
	uint32_t left_colour, right_colour, font;
};

static void paint_line(struct gui_painter *p, struct rect area, const struct line *line)
{
	GuiPaintText(p, area, line->right, line->right_colour, GUI_FONT_UI | GUI_TEXT_RIGHT);
	area.right -= GuiTextWidth(GUI_FONT_UI, line->right, -1) + GUI_GAP;
	GuiPaintText(p, area, line->left, line->left_colour, line->font | GUI_TEXT_ELLIPSIS);
}

/* One object of many can be seen, too. */
static void paint_bar(const struct ring *r, struct rect bar, struct gui_painter *p)
{
	int width = bar.right, most = r->objmax ? (int)r->objmax : 1;

	GuiPaintRounded(p, bar, BAR / 2, GuiTheme(GUI_COLOUR_SEPARATOR));
	bar.right = (int)((int64_t)width * (int)r->waiting / most);
	if (!r->waiting)
		return;
	if (bar.right < BAR)
		bar.right = BAR;
	GuiPaintRounded(p, bar, BAR / 2,
			GuiTheme(r->waiting < r->objmax ? GUI_COLOUR_ACCENT : GUI_COLOUR_WARNING));
}

static void paint(const struct ring *r, struct rect area, struct gui_painter *p)
{
	uint32_t dim = GuiTheme(GUI_COLOUR_TEXT_DIM), text = GuiTheme(GUI_COLOUR_TEXT);
	struct line head = {r->name, r->fill, text, text, GUI_FONT_BOLD};
	struct line foot = {r->way, r->drops, dim, r->warns ? GuiTheme(GUI_COLOUR_WARNING) : dim,
			    GUI_FONT_UI};
	int bar = LINE + 4;

	paint_line(p, (struct rect){0, 0, area.right, LINE}, &head);
	paint_bar(r, (struct rect){0, bar, area.right, bar + BAR}, p);
	paint_line(p, (struct rect){0, HEIGHT - LINE, area.right, HEIGHT}, &foot);
}

static void describe(const struct ring *r, struct gui_description *d)
{
	d->class_name = "ring";
	snprintf(d->text, sizeof(d->text), "%s, %s", r->name, r->way);
	snprintf(d->value, sizeof(d->value), "%s, %s", r->fill, r->drops);
}

static int on_ring(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_MEASURE:
		*GuiMeasure(msg) = (struct gui_measure){WIDTH_LEAST, HEIGHT, WIDTH_LEAST, HEIGHT};
		return 1;
	case MSG_GUI_PAINT:
		paint(GuiData(e), GuiRect(e), GuiPainter(msg));
		return 1;
	case MSG_GUI_DESCRIBE:
		describe(GuiData(e), (struct gui_description *)(uintptr_t)msg->params[0]);
		return 1;
	}
	return 0;
}

/* All of it is set, so that two can be compared. */
static void fill_in(struct ring *r, const struct consumer *c)
{
	bool own = c->process == ProcGetId() && slow_is(c->handle);

	memset(r, 0, sizeof(*r));
	snprintf(r->name, sizeof(r->name), "%s", name_of_process(c->process));
	if (own)
		snprintf(r->way, sizeof(r->way), "one object a second");
	else if (c->handle)
		snprintf(r->way, sizeof(r->way), "handle %d", c->handle);
	else
		snprintf(r->way, sizeof(r->way), "by name");
	snprintf(r->fill, sizeof(r->fill), "%lu of %lu", (unsigned long)c->waiting,
		 (unsigned long)c->objmax);
	if (!c->dropped)
		snprintf(r->drops, sizeof(r->drops), "no drops");
	else if (!c->lately)
		snprintf(r->drops, sizeof(r->drops), "%lu dropped", (unsigned long)c->dropped);
	else
		snprintf(r->drops, sizeof(r->drops), "%lu dropped, %lu lately",
			 (unsigned long)c->dropped, (unsigned long)c->lately);
	r->waiting = c->waiting;
	r->objmax = c->objmax;
	r->warns = c->lately;
}

static void show_ring(int i, const struct consumer *c)
{
	struct ring now, *shown;

	if (!rings[i]) {
		rings[i] = GuiElementCreate(column, on_ring, sizeof(struct ring), 0);
		GuiSetAlign(rings[i], GUI_ALIGN_FILL, GUI_ALIGN_START);
	}
	shown = GuiData(rings[i]);
	if (!shown)
		return;
	fill_in(&now, c);
	if (memcmp(&now, shown, sizeof(now))) {
		*shown = now;
		GuiInvalidate(rings[i]);
	}
	GuiShow(rings[i], true);
}

/* ---- all of them ----------------------------------------------------------------------------- */

static void set_text(struct gui_element *label, const char *text)
{
	if (strcmp(GuiLabelText(label), text))
		GuiLabelSetText(label, text);
}

static void show_head(const struct bus *b)
{
	if (!b) {
		set_text(title, "No bus is selected");
		set_text(details, "Select one to see who consumes.");
		set_text(empty, "");
		return;
	}
	set_text(title, b->name);
	set_text(details, b->latest ? "A full ring drops its oldest object."
				    : "A full ring drops the newest object.");
	set_text(empty,
		 "Nobody consumes from this bus.\nAttach a slow consumer\nto see a ring fill.");
}

void rings_show(const struct model *m)
{
	show_head(model_find(m, m->chosen));
	for (int i = 0; i < m->consumer_count; i++)
		show_ring(i, &m->consumers[i]);
	for (int i = m->consumer_count; i < MBUS_CONSUMERS_MAX && rings[i]; i++)
		GuiShow(rings[i], false);
	GuiShow(view, m->consumer_count);
	GuiShow(empty, !m->consumer_count);
}

void rings_create(struct gui_element *parent)
{
	struct gui_element *side = GuiColumnCreate(parent), *head;

	GuiSetPadding(side, GUI_GAP);
	head = GuiColumnCreate(side);
	GuiSetPadding(head, VIEW_EDGE);
	title = GuiLabelCreate(head, "");
	GuiLabelSetStyle(title, GUI_FONT_TITLE);
	GuiSetAlign(title, GUI_ALIGN_FILL, GUI_ALIGN_START);
	details = GuiLabelCreate(head, "");
	GuiLabelSetColour(details, GUI_COLOUR_TEXT_DIM);
	GuiSetAlign(details, GUI_ALIGN_FILL, GUI_ALIGN_START);
	empty = GuiLabelCreate(head, "");
	GuiLabelSetColour(empty, GUI_COLOUR_TEXT_DIM);
	view = GuiScrollviewCreate(side);
	GuiSetExpand(view, 1, 1);
	column = GuiColumnCreate(view);
	GuiSetAlign(column, GUI_ALIGN_FILL, GUI_ALIGN_START);
	GuiSetGap(column, 12);
}
