/* apps/pingpong/view.c - the window: what came last, the button, the rate. */
#include <stdio.h>
#include "pingpong.h"

#define WIDTH	   288 /* of the contents; two windows with frames fit side by side on 640 */
#define HEIGHT	   300
#define FRAME	   2 /* left and right border together */
#define GAP	   12
#define NAME_WIDTH 72

static struct gui_element *status, *button, *check, *rate;
static struct gui_element *count, *message, *number, *stamp, *sender;
static const char *other_name;

/* One line of the card: what it is, and the label with its value. */
static struct gui_element *add_field(struct gui_element *grid, const char *name)
{
	struct gui_element *label = GuiLabelCreate(grid, name), *value;

	GuiSetMinSize(label, NAME_WIDTH, 0);
	GuiLabelSetColour(label, GUI_COLOUR_TEXT_DIM);
	value = GuiLabelCreate(grid, "-");
	GuiSetExpand(value, 1, 0);
	return value;
}

static void create_card(struct gui_element *window)
{
	struct gui_element *card = GuiPanelCreate(window, GUI_PANEL_CARD);
	struct gui_element *grid = GuiGridCreate(card, 2);

	GuiSetGap(grid, 4);
	count = add_field(grid, "Received");
	GuiLabelSetText(count, "0");
	message = add_field(grid, "Message");
	number = add_field(grid, "Number");
	stamp = add_field(grid, "Stamp");
	sender = add_field(grid, "Sender");
}

static struct gui_element *create_window(bool first)
{
	struct rect area = GuiWorkArea();
	int left = area.left + (area.right - area.left - 2 * (WIDTH + FRAME) - GAP) / 2;
	struct gui_window_options options = {
		.title = first ? "Ping" : "Pong",
		.width = WIDTH,
		.x = first ? left : left + WIDTH + FRAME + GAP,
		.y = area.top + (area.bottom - area.top - HEIGHT) / 3,
		.placed = true,
	};

	return GuiWindowCreateWith(&options);
}

struct gui_element *view_create(bool first, gui_handler *on_window, gui_handler *on_button,
				gui_handler *on_check)
{
	struct gui_element *window = create_window(first), *row;

	other_name = first ? "Pong" : "Ping";
	GuiWindowSetIcon(window, "message");
	GuiSetHandler(window, on_window);
	status = GuiLabelCreate(window, "");
	create_card(window);
	row = GuiRowCreate(window);
	button = GuiButtonCreate(row, first ? "&Post to Pong" : "&Post to Ping");
	GuiButtonSetDefault(button);
	GuiSetHandler(button, on_button);
	GuiSpacerCreate(row);
	check = GuiCheckCreate(row, "&Run free");
	GuiSetHandler(check, on_check);
	rate = GuiLabelCreate(window, "");
	GuiLabelSetColour(rate, GUI_COLOUR_TEXT_DIM);
	view_show_partner(PARTNER_AWAITED);
	view_show_rate(0);
	return window;
}

void view_show_arrival(const struct arrival *arrival)
{
	if (!arrival->count)
		return;
	GuiLabelPrint(count, "%lu", (unsigned long)arrival->count);
	GuiLabelPrint(message, "MSG_USER+%lu (%s)", (unsigned long)(arrival->code - MSG_USER),
		      arrival->code == MSG_PING ? "ping" : "pong");
	GuiLabelPrint(number, "%lu", (unsigned long)arrival->number);
	GuiLabelPrint(stamp, "%llu", arrival->stamp);
	GuiLabelPrint(sender, "process %lu", (unsigned long)arrival->process);
}

void view_show_rate(uint32_t round_trips)
{
	if (round_trips)
		GuiLabelPrint(rate, "%lu round trips a second", (unsigned long)round_trips);
	else
		GuiLabelSetText(rate, "Run free: each answer starts the next.");
}

void view_show_partner(enum partner partner)
{
	static const char *const texts[] = {
		[PARTNER_AWAITED] = "Waiting for %s to say where it is...",
		[PARTNER_THERE] = "Posts go to %s, in another process.",
		[PARTNER_GONE] = "%s has ended. Start Ping-Pong again.",
	};
	char text[96];

	snprintf(text, sizeof(text), texts[partner], other_name);
	GuiLabelSetText(status, text);
	GuiLabelSetColour(status, partner == PARTNER_GONE ? GUI_COLOUR_WARNING : GUI_COLOUR_TEXT);
	GuiSetEnabled(button, partner == PARTNER_THERE);
	GuiSetEnabled(check, partner == PARTNER_THERE);
	if (partner == PARTNER_GONE)
		GuiCheckSet(check, false);
}
