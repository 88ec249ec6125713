/* apps/desktop/status.c - small graphs of load, memory and queues in the panel; large ones above.
 */
#include "status.h"
#include <stdio.h>
#include "figure.h"
#include "flyout.h"

#define SAMPLE_MS    1000
#define TIMER_SAMPLE 1
#define WIDTH	     28 /* with half a gap on each side */
#define HALF_GAP     2
#define HEIGHT	     18
#define LARGE_HEIGHT 48
#define LARGE_STEP   4

static struct gui_element *area, *small[FIGURES];
static struct gui_element *large[FIGURES], *value[FIGURES]; /* while the flyout is open */

static enum figure figure_of(const struct gui_element *e)
{
	return (enum figure)(uintptr_t)GuiUser(e);
}

/*
 * Sampling.
 */
static void show(enum figure f)
{
	char text[80], tip[120];

	figure_text(f, text, sizeof(text));
	snprintf(tip, sizeof(tip), "%s: %s", figure_name(f), text);
	GuiSetTip(small[f], tip);
	GuiInvalidate(small[f]);
	if (!flyout_is_open(area))
		return;
	GuiLabelSetText(value[f], text);
	GuiInvalidate(large[f]);
}

static void sample(void)
{
	figure_sample();
	for (int i = 0; i < FIGURES; i++)
		show((enum figure)i);
}

static bool is_looked_at(void)
{
	bool over = flyout_is_open(area);

	for (int i = 0; i < FIGURES; i++)
		over |= !!(GuiState(small[i]) & GUI_STATE_HOVERED);
	return over;
}

static void look(void)
{
	sample();
	GuiSetTimer(area, TIMER_SAMPLE, SAMPLE_MS, 0);
}

static void look_away(void)
{
	if (!is_looked_at())
		GuiSetTimer(area, TIMER_SAMPLE, 0, 0);
}

/*
 * Large graphs.
 */
static int on_large(struct gui_element *e, struct msg *msg)
{
	struct rect r = GuiRect(e);

	if (msg->code != MSG_GUI_PAINT)
		return 0;
	GuiPaintRounded(GuiPainter(msg), r, 4, GuiTheme(GUI_COLOUR_SURFACE_ALT));
	figure_paint(figure_of(e), GuiPainter(msg), r, LARGE_STEP, GuiTheme(GUI_COLOUR_ACCENT));
	return 1;
}

static void add_large(struct gui_element *flyout, enum figure f)
{
	struct gui_element *row = GuiRowCreate(flyout), *label;

	label = GuiLabelCreate(row, figure_name(f));
	GuiLabelSetStyle(label, GUI_FONT_BOLD);
	value[f] = GuiLabelCreate(row, "");
	GuiLabelSetStyle(value[f], GUI_FONT_UI | GUI_TEXT_RIGHT);
	GuiLabelSetColour(value[f], GUI_COLOUR_TEXT_DIM);
	GuiSetExpand(value[f], 1, 0);
	large[f] = GuiCanvasCreate(flyout, FLYOUT_WIDTH, LARGE_HEIGHT);
	GuiSetUser(large[f], (void *)(uintptr_t)f);
	GuiSetHandler(large[f], on_large);
}

static void toggle(void)
{
	struct gui_element *flyout = flyout_toggle(area, "Figures", NULL);

	for (int i = 0; flyout && i < FIGURES; i++)
		add_large(flyout, (enum figure)i);
	if (flyout)
		look();
	else
		look_away();
	GuiInvalidate(area);
}

/*
 * Small graphs.
 */
static void paint_small(const struct gui_element *e, struct gui_painter *p)
{
	struct rect r = GuiRect(e);
	uint32_t ground = GuiTheme(GUI_COLOUR_ON_PANEL);
	bool lit = GuiState(e) & GUI_STATE_HOVERED || flyout_is_open(area);
	char letter[2];

	r.left += HALF_GAP;
	r.right -= HALF_GAP;
	r.top = (r.bottom - HEIGHT) / 2;
	r.bottom = r.top + HEIGHT;
	GuiPaintRounded(p, r, 3, GUI_ALPHA(ground, lit ? 56 : 32));
	r.left += 2;
	r.right -= 2;
	r.top += 2;
	r.bottom -= 2;
	/* Its first letter tells which it is, also while nothing is sampled. */
	snprintf(letter, sizeof(letter), "%.1s", figure_name(figure_of(e)));
	GuiPaintText(p, r, letter, GUI_ALPHA(ground, lit ? 90 : 130),
		     GUI_FONT_UI | GUI_TEXT_CENTRE);
	figure_paint(figure_of(e), p, r, 1, GUI_ALPHA(ground, lit ? 230 : 150));
}

static int small_class(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint_small(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_MEASURE:
		*GuiMeasure(msg) =
			(struct gui_measure){WIDTH, GUI_BUTTON_HEIGHT, WIDTH, GUI_BUTTON_HEIGHT};
		return 1;
	case MSG_GUI_ENTER:
		look();
		return 1;
	case MSG_GUI_LEAVE:
		look_away();
		GuiInvalidate(e);
		return 1;
	case MSG_MOUSEUP:
		if (GuiState(e) & GUI_STATE_HOVERED)
			toggle();
		return 1;
	case MSG_MOUSEDOWN:
		return 1;
	}
	return 0;
}

static int on_area(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_TIMER:
		if (is_looked_at())
			sample();
		else
			look_away();
		return 1;
	case MSG_CHANGED: /* the flyout has been closed */
		look_away();
		GuiInvalidate(e);
		return 1;
	}
	return 0;
}

void status_create(struct gui_element *row)
{
	area = GuiRowCreate(row);
	GuiSetGap(area, 0);
	GuiSetHandler(area, on_area);
	for (int i = 0; i < FIGURES; i++) {
		small[i] = GuiElementCreate(area, small_class, 0, 0);
		GuiSetUser(small[i], (void *)(uintptr_t)i);
	}
	sample();
}
