/* gui/progress.c - the progress bar: how much is done, or only that something is. */
#include "gui_internal.h"

#define HEIGHT	  8
#define TICK_MS	  33
#define TIMER	  0x5c03
#define CYCLE	  48 /* ticks from one end to the other */
#define BUSY_PART 4  /* the moving piece is this part of the bar */

struct progress {
	int done, total; /* total 0: busy */
	int tick;
};

static struct progress *progress_of(const struct gui_element *e)
{
	return (struct progress *)e->data;
}

static bool animated(void)
{
	struct gui_settings settings;

	GuiGetSettings(&settings);
	return settings.animations;
}

/* There and back, slower at the ends; in the middle without animations. */
static struct rect busy_part(const struct progress *b, struct rect bar)
{
	int length = rect_width(bar) / BUSY_PART, way = rect_width(bar) - length;
	int t = b->tick % (2 * CYCLE);
	int64_t u = t < CYCLE ? t : 2 * CYCLE - t, n = CYCLE;
	int at = animated() ? (int)(way * u * u * (3 * n - 2 * u) / (n * n * n)) : way / 2;

	return rect_make(bar.left + at, bar.top, length, rect_height(bar));
}

static struct rect done_part(const struct progress *b, struct rect bar)
{
	bar.right = bar.left + (int)((int64_t)rect_width(bar) * b->done / b->total);
	return bar;
}

static struct rect bar_of(const struct gui_element *e)
{
	return rect_make(0, (rect_height(e->rect) - HEIGHT) / 2, rect_width(e->rect), HEIGHT);
}

/* Each paint asks for the next tick: what is not seen is not painted, and stands still. */
static void paint(struct gui_element *e, struct gui_painter *p)
{
	const struct progress *b = progress_of(e);
	struct rect bar = bar_of(e);
	struct rect part = b->total ? done_part(b, bar) : busy_part(b, bar);
	bool enabled = element_enabled(e);

	GuiPaintRounded(p, bar, HEIGHT / 2, GuiTheme(GUI_COLOUR_SEPARATOR));
	GuiPaintRounded(p, part, HEIGHT / 2,
			GuiTheme(enabled ? GUI_COLOUR_ACCENT : GUI_COLOUR_TEXT_DISABLED));
	if (!b->total && enabled && animated())
		GuiSetTimer(e, TIMER, TICK_MS, TIMER_ONCE);
}

static int tick(struct gui_element *e)
{
	struct progress *b = progress_of(e);

	b->tick++;
	if (!b->total)
		GuiInvalidateRect(e, bar_of(e));
	return 1;
}

static int describe(const struct gui_element *e, struct msg *msg)
{
	const struct progress *b = progress_of(e);

	describe_as(msg, "progress", NULL);
	return b->total ? describe_value(msg, "%d of %d", b->done, b->total)
			: describe_value(msg, "busy");
}

static int handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_DESCRIBE:
		return describe(e, msg);
	case MSG_GUI_MEASURE:
		*GuiMeasure(msg) = (struct gui_measure){40, HEIGHT, 160, HEIGHT};
		return 1;
	case MSG_TIMER:
		return tick(e);
	case MSG_GUI_STATE:
		return msg->params[0] && !(msg->params[0] & GUI_STATE_DISABLED);
	}
	return 0;
}

struct gui_element *GuiProgressCreate(struct gui_element *parent)
{
	struct gui_element *e = GuiElementCreate(parent, handle, sizeof(struct progress), 0);

	if (!e)
		return NULL;
	element_init_layout(e, LAYOUT_NONE, GUI_ALIGN_FILL, GUI_ALIGN_CENTRE);
	progress_of(e)->total = 1;
	return e;
}

void GuiProgressSet(struct gui_element *progress, int done, int total)
{
	struct progress *b;

	if (!progress)
		return;
	b = progress_of(progress);
	total = total < 0 ? 0 : total;
	done = done > total ? total : done < 0 ? 0 : done;
	if (b->done == done && b->total == total)
		return;
	b->done = done;
	b->total = total;
	GuiInvalidate(progress);
}
