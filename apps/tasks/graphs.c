/* apps/tasks/graphs.c - curves of the last two minutes. */
#include <stdio.h>
#include <string.h>
#include "tasks.h"

#define POINTS 120
#define HEAD   24
#define GRID   4

static struct graph {
	const char *title;
	uint32_t most; /* what the top stands for; 0: the largest there is, rounded up */
	struct gui_element *element;
	uint32_t values[POINTS];
	int count;
	char text[40]; /* the newest value in words */
} graphs[4] = {{.title = "Processor", .most = 1000},
	       {.title = "Memory", .most = 1000},
	       {.title = "Deepest Queue"},
	       {.title = "Messages a Second"}};

/* A round number not below the largest value. */
static uint32_t top_of(const struct graph *g)
{
	uint32_t largest = 10, top = 10;

	for (int i = 0; i < g->count; i++)
		largest = g->values[i] > largest ? g->values[i] : largest;
	for (int step = 0; top < largest; step++)
		top = step % 2 ? top * 2 : top * 5;
	return g->most ? g->most : top;
}

static void paint_grid(struct gui_painter *p, struct rect r)
{
	for (int i = 1; i < GRID; i++) {
		int y = r.top + (r.bottom - r.top) * i / GRID,
		    x = r.left + (r.right - r.left) * i / GRID;

		GuiPaintFill(p, (struct rect){r.left, y, r.right, y + 1},
			     GuiTheme(GUI_COLOUR_SEPARATOR));
		GuiPaintFill(p, (struct rect){x, r.top, x + 1, r.bottom},
			     GuiTheme(GUI_COLOUR_SEPARATOR));
	}
}

static void paint_curve(const struct graph *g, struct gui_painter *p, struct rect r)
{
	uint32_t top = top_of(g), accent = GuiTheme(GUI_COLOUR_ACCENT);
	int width = r.right - r.left - 2, height = r.bottom - r.top - 4;
	struct gui_point last = {0, 0};

	for (int i = 0; i < g->count; i++) {
		int x = r.right - 1 - (g->count - 1 - i) * width / (POINTS - 1);
		int y = r.bottom - 2 - (int)((uint64_t)g->values[i] * (uint32_t)height / top);
		struct gui_point at = {x * 16 + 8, y * 16 + 8};

		GuiPaintFill(p, (struct rect){i ? last.x / 16 : x, y + 1, x, r.bottom},
			     GUI_ALPHA(accent, 36));
		if (i)
			GuiPaintLine(p, last, at, 24, accent);
		last = at;
	}
}

static int on_graph(struct gui_element *e, struct msg *msg)
{
	const struct graph *g = GuiUser(e);
	struct rect r = GuiRect(e), head = {r.left, r.top, r.right, r.top + HEAD};
	struct gui_painter *p;

	if (msg->code != MSG_GUI_PAINT)
		return 0;
	p = GuiPainter(msg);
	GuiPaintText(p, head, g->title, GuiTheme(GUI_COLOUR_TEXT), GUI_FONT_BOLD);
	GuiPaintText(p, head, g->text, GuiTheme(GUI_COLOUR_TEXT_DIM), GUI_FONT_UI | GUI_TEXT_RIGHT);
	r.top += HEAD;
	GuiPaintFill(p, r, GuiTheme(GUI_COLOUR_SURFACE));
	paint_grid(p, r);
	paint_curve(g, p, r);
	GuiPaintRect(p, r, GuiTheme(GUI_COLOUR_BORDER));
	return 1;
}

static void add(struct graph *g, uint32_t value)
{
	if (g->count == POINTS)
		memmove(g->values, g->values + 1, --g->count * sizeof(g->values[0]));
	g->values[g->count++] = value;
	GuiInvalidate(g->element);
}

void graphs_add(const struct sample *s)
{
	uint32_t used = s->system.pages_total - s->system.pages_free;

	snprintf(graphs[0].text, sizeof(graphs[0].text), "%lu.%lu %%", (unsigned long)s->cpu / 10,
		 (unsigned long)s->cpu % 10);
	snprintf(graphs[1].text, sizeof(graphs[1].text), "%lu.%lu of %lu MB",
		 (unsigned long)used / 256, (unsigned long)used % 256 * 10 / 256,
		 (unsigned long)s->system.pages_total / 256);
	snprintf(graphs[2].text, sizeof(graphs[2].text), "%lu of %lu", (unsigned long)s->deepest,
		 (unsigned long)top_of(&graphs[2]));
	snprintf(graphs[3].text, sizeof(graphs[3].text), "%lu of %lu", (unsigned long)s->messages,
		 (unsigned long)top_of(&graphs[3]));
	add(&graphs[0], s->cpu);
	add(&graphs[1], (uint32_t)((uint64_t)used * 1000 / s->system.pages_total));
	add(&graphs[2], s->deepest);
	add(&graphs[3], s->messages);
}

void graphs_create(struct gui_element *page)
{
	for (int i = 0; i < 2; i++) {
		struct gui_element *row = GuiRowCreate(page);

		GuiSetExpand(row, 1, 1);
		GuiSetGap(row, 16);
		for (int j = 0; j < 2; j++) {
			struct graph *g = &graphs[2 * i + j];

			g->element = GuiCanvasCreate(row, 160, 100);
			GuiSetExpand(g->element, 1, 1);
			GuiSetUser(g->element, g);
			GuiSetHandler(g->element, on_graph);
		}
	}
}
