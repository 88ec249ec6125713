/* apps/desktop/clock.c - date and time in the panel; a press shows the calendar. */
#include "clock.h"
#include <stdio.h>
#include "flyout.h"
#include "sys.h"

#define TIMER_MINUTE 1
#define MINUTE_MS    60000
#define AFTER_MS     20 /* past the full minute */

static void show_time(struct gui_element *button)
{
	static const char days[7][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
	static const char months[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
					   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	char text[40];
	struct sys_time t;

	if (SysTime(&t) < 0)
		return;
	snprintf(text, sizeof(text), "%s %d %s   %02d:%02d", days[t.weekday % 7], t.day,
		 months[(t.month - 1u) % 12], t.hour, t.minute);
	GuiButtonSetText(button, text);
	GuiSetTimer(button, TIMER_MINUTE, MINUTE_MS - t.second % 60 * 1000 + AFTER_MS, TIMER_ONCE);
}

static void toggle(struct gui_element *button)
{
	struct gui_element *flyout = flyout_toggle(button, "Calendar", calendar_key);

	if (flyout)
		calendar_fill(flyout);
	GuiButtonSetDown(button, flyout != NULL);
}

static int on_clock(struct gui_element *button, struct msg *msg)
{
	switch (msg->code) {
	case MSG_TIMER:
		show_time(button);
		return 1;
	case MSG_CLICKED:
		toggle(button);
		return 1;
	case MSG_CHANGED: /* the flyout has been closed */
		GuiButtonSetDown(button, false);
		return 1;
	}
	return 0;
}

void clock_create(struct gui_element *row)
{
	struct gui_element *button = GuiButtonCreate(row, "");

	GuiButtonSetFlat(button, true);
	GuiButtonSetColour(button, GUI_COLOUR_ON_PANEL);
	GuiSetHandler(button, on_clock);
	show_time(button);
}
