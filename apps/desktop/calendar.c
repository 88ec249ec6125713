/* apps/desktop/calendar.c - a month, today marked; arrows go to others. */
#include <stdio.h>
#include "arrow.h"
#include "clock.h"
#include "flyout.h"
#include "month.h"
#include "sys.h"

#define COLUMNS	    7
#define ROWS	    (MONTH_DAYS / COLUMNS)
#define CELL_WIDTH  (FLYOUT_WIDTH / COLUMNS)
#define CELL_HEIGHT 30
#define HEAD_HEIGHT 24
#define MARK	    28 /* diameter of the disc behind today */

static struct gui_element *name, *days;
static struct month shown;
static struct sys_time today;

static struct month this_month(void)
{
	return (struct month){today.year, today.month};
}

static void show(struct month m)
{
	static const char *const months[12] = {"January",   "February", "March",    "April",
					       "May",	    "June",	"July",	    "August",
					       "September", "October",	"November", "December"};

	shown = m;
	GuiLabelPrint(name, "%s %d", months[m.month - 1], m.year);
	GuiInvalidate(days);
}

/*
 * The days.
 */
static struct rect cell(int column, int top, int height)
{
	return (struct rect){column * CELL_WIDTH, top, (column + 1) * CELL_WIDTH, top + height};
}

static void paint_head(struct gui_painter *p)
{
	static const char names[COLUMNS][3] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

	for (int i = 0; i < COLUMNS; i++)
		GuiPaintText(p, cell(i, 0, HEAD_HEIGHT), names[i], GuiTheme(GUI_COLOUR_TEXT_DIM),
			     GUI_FONT_UI | GUI_TEXT_CENTRE);
}

static void paint_mark(struct gui_painter *p, struct rect r)
{
	r.left = (r.left + r.right - MARK) / 2;
	r.right = r.left + MARK;
	r.top = (r.top + r.bottom - MARK) / 2;
	r.bottom = r.top + MARK;
	GuiPaintRounded(p, r, MARK / 2, GuiTheme(GUI_COLOUR_ACCENT));
}

static void paint_day(struct gui_painter *p, int place)
{
	struct rect r =
		cell(place % COLUMNS, HEAD_HEIGHT + place / COLUMNS * CELL_HEIGHT, CELL_HEIGHT);
	bool inside;
	int day = month_day(shown, place, &inside);
	bool is_today = inside && day == today.day && shown.year == today.year &&
			shown.month == today.month;
	char text[12];

	snprintf(text, sizeof(text), "%d", day);
	if (is_today)
		paint_mark(p, r);
	GuiPaintText(p, r, text,
		     GuiTheme(is_today ? GUI_COLOUR_ON_ACCENT
			      : inside ? GUI_COLOUR_TEXT
				       : GUI_COLOUR_TEXT_DISABLED),
		     (is_today ? GUI_FONT_BOLD : GUI_FONT_UI) | GUI_TEXT_CENTRE);
}

static int on_days(struct gui_element *e, struct msg *msg)
{
	(void)e;
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint_head(GuiPainter(msg));
		for (int i = 0; i < MONTH_DAYS; i++)
			paint_day(GuiPainter(msg), i);
		return 1;
	case MSG_MOUSEWHEEL:
		show(month_add(shown, -(int)msg->params[2]));
		return 1;
	}
	return 0;
}

/*
 * Going to other months.
 */
int calendar_key(struct gui_element *flyout, struct msg *msg)
{
	(void)flyout;
	switch (msg->params[0]) {
	case KEY_LEFT:
	case KEY_PAGE_UP:
		show(month_add(shown, -1));
		return 1;
	case KEY_RIGHT:
	case KEY_PAGE_DOWN:
		show(month_add(shown, 1));
		return 1;
	case KEY_UP:
	case KEY_DOWN:
		show(month_add(shown, msg->params[0] == KEY_UP ? -12 : 12));
		return 1;
	case KEY_HOME:
		show(this_month());
		return 1;
	}
	return 0;
}

static int on_back(struct gui_element *button, struct msg *msg)
{
	(void)button;
	if (msg->code != MSG_CLICKED)
		return 0;
	show(month_add(shown, -1));
	return 1;
}

static int on_forward(struct gui_element *button, struct msg *msg)
{
	(void)button;
	if (msg->code != MSG_CLICKED)
		return 0;
	show(month_add(shown, 1));
	return 1;
}

static int on_today(struct gui_element *button, struct msg *msg)
{
	(void)button;
	if (msg->code != MSG_CLICKED)
		return 0;
	show(this_month());
	return 1;
}

static void add_head(struct gui_element *flyout)
{
	struct gui_element *row = GuiRowCreate(flyout), *button;

	GuiSetGap(row, 2);
	name = GuiLabelCreate(row, "");
	GuiLabelSetStyle(name, GUI_FONT_TITLE);
	GuiSetExpand(name, 1, 0);
	button = GuiButtonCreate(row, "Today");
	GuiButtonSetFlat(button, true);
	GuiSetHandler(button, on_today);
	arrow_create(row, false, GUI_COLOUR_TEXT, on_back);
	arrow_create(row, true, GUI_COLOUR_TEXT, on_forward);
}

void calendar_fill(struct gui_element *flyout)
{
	SysTime(&today);
	add_head(flyout);
	days = GuiCanvasCreate(flyout, FLYOUT_WIDTH, HEAD_HEIGHT + ROWS * CELL_HEIGHT);
	GuiSetHandler(days, on_days);
	show(this_month());
}
