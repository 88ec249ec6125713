/* apps/messages/histogram.c - how often each time came, as bars. */
#include <stdio.h>
#include <string.h>
#include "messages.h"
#include "quantile.h"

#define HEAD 24
#define FOOT 20

struct histogram {
	const char *title;
	uint32_t buckets[MSG_BUCKETS], tsc_khz;
	int first, last; /* buckets that are drawn; first > last: there is nothing */
};

static void paint_bars(const struct histogram *h, struct gui_painter *p, struct rect r)
{
	int count = h->last - h->first + 1, width = r.right - r.left - 8;
	uint32_t most = 1;

	for (int i = h->first; i <= h->last; i++)
		most = h->buckets[i] > most ? h->buckets[i] : most;
	for (int i = 0; i < count; i++) {
		uint32_t n = h->buckets[h->first + i];
		int height = (int)((uint64_t)n * (uint32_t)(r.bottom - r.top - 8) / most);
		struct rect bar = {r.left + 4 + i * width / count + 1, r.bottom - 1 - height,
				   r.left + 4 + (i + 1) * width / count - 1, r.bottom - 1};

		if (n && height < 2)
			bar.top = bar.bottom - 2; /* it did happen */
		GuiPaintFill(p, bar, GuiTheme(GUI_COLOUR_ACCENT));
	}
}

/* The times of the first and of the last bar. */
static void paint_foot(const struct histogram *h, struct gui_painter *p, struct rect r)
{
	uint32_t dim = GuiTheme(GUI_COLOUR_TEXT_DIM);
	char text[32];

	time_text(text, sizeof(text), bucket_time((uint32_t)h->first, h->tsc_khz) * 100);
	GuiPaintText(p, r, text, dim, GUI_FONT_UI);
	time_text(text, sizeof(text), bucket_time((uint32_t)h->last + 1, h->tsc_khz) * 100);
	GuiPaintText(p, r, text, dim, GUI_FONT_UI | GUI_TEXT_RIGHT);
}

static int on_histogram(struct gui_element *e, struct msg *msg)
{
	const struct histogram *h = GuiData(e);
	struct rect r = GuiRect(e), head = {r.left, r.top, r.right, r.top + HEAD},
		    foot = {r.left, r.bottom - FOOT, r.right, r.bottom};
	struct gui_painter *p;

	if (msg->code != MSG_GUI_PAINT)
		return 0;
	p = GuiPainter(msg);
	GuiPaintText(p, head, h->title, GuiTheme(GUI_COLOUR_TEXT), GUI_FONT_BOLD);
	r.top += HEAD;
	r.bottom -= FOOT;
	GuiPaintFill(p, r, GuiTheme(GUI_COLOUR_SURFACE));
	GuiPaintRect(p, r, GuiTheme(GUI_COLOUR_BORDER));
	if (h->first > h->last) {
		GuiPaintText(p, r, "None yet", GuiTheme(GUI_COLOUR_TEXT_DIM),
			     GUI_FONT_UI | GUI_TEXT_CENTRE);
		return 1;
	}
	paint_bars(h, p, r);
	paint_foot(h, p, foot);
	return 1;
}

void histogram_set(struct gui_element *e, const uint32_t *buckets, uint32_t tsc_khz)
{
	struct histogram *h = GuiData(e);

	if (!h || (h->tsc_khz == tsc_khz && !memcmp(h->buckets, buckets, sizeof(h->buckets))))
		return;
	memcpy(h->buckets, buckets, sizeof(h->buckets));
	h->tsc_khz = tsc_khz;
	h->first = MSG_BUCKETS;
	h->last = -1;
	for (int i = 0; i < MSG_BUCKETS; i++)
		if (buckets[i]) {
			h->first = i < h->first ? i : h->first;
			h->last = i;
		}
	GuiInvalidate(e);
}

struct gui_element *histogram_create(struct gui_element *parent, const char *title)
{
	struct gui_element *e = GuiElementCreate(parent, on_histogram, sizeof(struct histogram), 0);
	struct histogram *h = GuiData(e);

	if (!h)
		return NULL;
	h->title = title;
	h->first = MSG_BUCKETS;
	h->last = -1;
	GuiSetMinSize(e, 160, 120);
	GuiSetExpand(e, 1, 0);
	GuiSetAlign(e, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	return e;
}
