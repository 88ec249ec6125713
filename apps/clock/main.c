/* apps/clock/main.c - Clock: a dial, a stopwatch, a timer; asleep while minimised. */
#include <stdio.h>
#include "gui.h"
#include "sys.h"

#define TICK   1
#define DIAL   220
#define SECOND 1000
#define TENTH  100
#define SINES  16 /* of a quarter turn's 15 seconds, and its end */

static struct gui_element *dial, *date, *watch_label, *timer_label, *timer_spin, *tabs;
static struct gui_element *watch_button, *timer_button;
static struct sys_time now;
static uint64_t watch_from, watch_before; /* running since, 0 = not; what had passed before */
static uint64_t timer_until;		  /* 0 = not running */
static bool rang;

static uint64_t milliseconds(void)
{
	uint64_t ns = 0;

	SysClock(&ns);
	return ns / 1000000;
}

/*
 * The dial. Angles are in sixtieths of a turn times 16; sines in 2^-14.
 */
static int sine(int angle)
{
	static const short table[SINES] = {0,	  1713,	 3406,	5063,  6664,  8192,  9630,  10963,
					   12176, 13255, 14189, 14968, 15582, 16026, 16294, 16384};
	int turn = ((angle % 960) + 960) % 960, quarter = turn / 240, rest = turn % 240;
	int a, b, value;

	if (quarter & 1)
		rest = 240 - rest;
	a = table[rest / 16];
	b = table[rest / 16 + (rest < 240)];
	value = a + (b - a) * (rest % 16) / 16;
	return quarter & 2 ? -value : value;
}

static struct gui_point on_circle(struct gui_point centre, int radius16, int angle)
{
	return (struct gui_point){centre.x + radius16 * sine(angle) / 16384,
				  centre.y - radius16 * sine(angle + 240) / 16384};
}

static void hand(struct gui_painter *p, struct gui_point centre, int radius16, int angle, int width,
		 uint32_t colour)
{
	GuiPaintLine(p, on_circle(centre, -radius16 / 8, angle), on_circle(centre, radius16, angle),
		     width, colour);
}

static void paint_dial(struct gui_element *e, struct gui_painter *p)
{
	struct rect r = GuiRect(e);
	int side = (r.right < r.bottom ? r.right : r.bottom) - 8, radius = side * 8;
	struct gui_point centre = {r.right * 8, r.bottom * 8};
	int minute = now.minute * 16 + now.second * 16 / 60;
	struct rect face = {(r.right - side) / 2, (r.bottom - side) / 2, (r.right + side) / 2,
			    (r.bottom + side) / 2};

	GuiPaintRounded(p, face, side / 2, GuiTheme(GUI_COLOUR_SURFACE));
	GuiPaintOutline(p, face, (struct gui_stroke){side / 2, 2, GuiTheme(GUI_COLOUR_BORDER)});
	for (int i = 0; i < 60; i++)
		GuiPaintLine(p, on_circle(centre, radius * (i % 5 ? 90 : 84) / 100, i * 16),
			     on_circle(centre, radius * 94 / 100, i * 16), i % 5 ? 16 : 40,
			     GuiTheme(i % 5 ? GUI_COLOUR_TEXT_DISABLED : GUI_COLOUR_TEXT_DIM));
	hand(p, centre, radius * 52 / 100, now.hour % 12 * 80 + minute / 12, 88,
	     GuiTheme(GUI_COLOUR_TEXT));
	hand(p, centre, radius * 78 / 100, minute, 56, GuiTheme(GUI_COLOUR_TEXT));
	hand(p, centre, radius * 84 / 100, now.second * 16, 22, GuiTheme(GUI_COLOUR_ACCENT));
	GuiPaintRounded(p,
			(struct rect){centre.x / 16 - 5, centre.y / 16 - 5, centre.x / 16 + 5,
				      centre.y / 16 + 5},
			5, GuiTheme(GUI_COLOUR_ACCENT));
}

static int on_dial(struct gui_element *e, struct msg *msg)
{
	if (msg->code != MSG_GUI_PAINT)
		return 0;
	paint_dial(e, GuiPainter(msg));
	return 1;
}

/*
 * What is shown.
 */
static void show_clock(void)
{
	static const char *const days[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
					   "Thursday", "Friday", "Saturday"};
	static const char *const months[] = {"January",	  "February", "March",	  "April",
					     "May",	  "June",     "July",	  "August",
					     "September", "October",  "November", "December"};

	SysTime(&now);
	GuiLabelPrint(date, "%02d:%02d:%02d   %s, %d %s %d", now.hour, now.minute, now.second,
		      days[now.weekday % 7], now.day, months[(now.month + 11) % 12], now.year);
	GuiInvalidate(dial);
}

static void show_watch(void)
{
	uint64_t ms = watch_before + (watch_from ? milliseconds() - watch_from : 0);

	GuiLabelPrint(watch_label, "%02lu:%02lu.%lu", (unsigned long)(ms / 60000),
		      (unsigned long)(ms / 1000 % 60), (unsigned long)(ms / 100 % 10));
	GuiButtonSetText(watch_button, watch_from ? "&Stop" : "&Start");
}

static void show_timer(void)
{
	uint64_t at = milliseconds(), left = timer_until > at ? timer_until - at + 999 : 0;

	if (timer_until && !left) {
		timer_until = 0;
		rang = true;
	}
	if (rang)
		GuiLabelSetText(timer_label, "Time is up!");
	else
		GuiLabelPrint(timer_label, "%02lu:%02lu", (unsigned long)(left / 60000),
			      (unsigned long)(left / 1000 % 60));
	GuiButtonSetText(timer_button, timer_until ? "&Stop" : "&Start");
}

/* Only as often as something shown changes. */
static void tick(struct gui_element *window, bool shown)
{
	uint32_t period = SECOND;

	if (shown && GuiTabsShown(tabs) == 1)
		period = watch_from ? TENTH : 0;
	if (GuiTabsShown(tabs) == 2 && !timer_until)
		period = 0;
	GuiSetTimer(window, TICK, shown || timer_until ? period : 0, 0);
	show_clock();
	show_watch();
	show_timer();
}

static int on_window(struct gui_element *window, struct msg *msg)
{
	if (msg->code == MSG_TIMER) {
		show_clock();
		show_watch();
		show_timer();
		return 1;
	}
	if (msg->code == MSG_SHOW)
		tick(window, msg->params[0]);
	if (msg->code == MSG_CHANGED && GuiSource() == tabs)
		tick(window, true);
	return 0;
}

static int on_button(struct gui_element *button, struct msg *msg)
{
	if (msg->code != MSG_CLICKED)
		return 0;
	if (button == timer_button) {
		timer_until =
			timer_until ? 0 : milliseconds() + (uint64_t)GuiSpinGet(timer_spin) * 60000;
		rang = false;
	} else if (button != watch_button) {
		watch_before = 0;
		watch_from = watch_from ? milliseconds() : 0;
	} else if (watch_from) {
		watch_before += milliseconds() - watch_from;
		watch_from = 0;
	} else {
		watch_from = milliseconds();
	}
	tick(GuiWindow(button), true);
	return 1;
}

static struct gui_element *big_label(struct gui_element *page)
{
	struct gui_element *label;

	GuiSpacerCreate(page);
	label = GuiLabelCreate(page, "00:00");
	GuiLabelSetStyle(label, GUI_FONT_LARGE | GUI_TEXT_CENTRE);
	GuiSetAlign(label, GUI_ALIGN_FILL, GUI_ALIGN_CENTRE);
	return label;
}

static struct gui_element *button(struct gui_element *row, const char *text)
{
	struct gui_element *b = GuiButtonCreate(row, text);

	GuiSetHandler(b, on_button);
	return b;
}

static void create_pages(void)
{
	struct gui_element *page = GuiTabsAdd(tabs, "Clock", NULL), *row;

	dial = GuiCanvasCreate(page, DIAL, DIAL);
	GuiSetHandler(dial, on_dial);
	date = GuiLabelCreate(page, "");
	GuiLabelSetStyle(date, GUI_FONT_UI | GUI_TEXT_CENTRE);
	GuiSetAlign(date, GUI_ALIGN_FILL, GUI_ALIGN_CENTRE);
	page = GuiTabsAdd(tabs, "Stopwatch", NULL);
	watch_label = big_label(page);
	row = GuiRowCreate(page);
	GuiSetAlign(row, GUI_ALIGN_CENTRE, GUI_ALIGN_CENTRE);
	watch_button = button(row, "&Start");
	button(row, "&Reset");
	GuiSpacerCreate(page);
	page = GuiTabsAdd(tabs, "Timer", NULL);
	timer_label = big_label(page);
	row = GuiRowCreate(page);
	GuiSetAlign(row, GUI_ALIGN_CENTRE, GUI_ALIGN_CENTRE);
	timer_spin = GuiSpinCreate(row, 1, 180, 5);
	GuiLabelCreate(row, "minutes");
	timer_button = button(row, "&Start");
	GuiSpacerCreate(page);
}

int main(void)
{
	struct gui_element *window = GuiWindowCreate("Clock", 320, 0);

	GuiWindowSetClass(window, "transom.clock");
	GuiWindowSetIcon(window, "clock");
	GuiSetHandler(window, on_window);
	tabs = GuiTabsCreate(window);
	GuiSetExpand(tabs, 1, 1);
	create_pages();
	tick(window, true);
	return GuiRun();
}
