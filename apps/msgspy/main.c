/*
 * apps/msgspy/main.c - the window, and which window is watched.
 *
 * The spy's handle is signalled while records are there. After each look the handle is left alone
 * for a moment, so that a busy window does not keep us busy too; the kernel keeps the newest
 * records.
 */
#include <errno.h>
#include "handle.h"
#include "msgspy.h"

#define RECORDS	   256 /* the kernel keeps no more */
#define TIMER_WAIT 1
#define WIDTH	   784 /* of the contents, where the screen is wide enough */
#define HEIGHT	   400
#define FRAME	   2 /* left and right border together */
#define WAIT_MS	   50

static struct gui_element *messages, *pause_button, *status;
static uint32_t watched; /* 0 = none */
static int spy = -1;	 /* its handle */
static bool paused;

static void stop(void)
{
	if (spy < 0)
		return;
	GuiUnwatch(spy);
	HandleClose(spy);
	spy = -1;
}

static void listen(void)
{
	if (spy >= 0 && !paused)
		GuiWatch(messages, spy);
}

static void start(uint32_t window)
{
	stop();
	watched = window;
	spy = MsgSpyOpen(window);
	if (spy == -EPERM)
		GuiLabelSetText(status,
				"Only a program with the debug privilege may watch others.");
	else if (spy < 0)
		GuiLabelSetText(status, "This window cannot be watched.");
	else
		GuiLabelSetText(status, "");
	log_clear("No message has come yet.");
	listen();
}

/* Take all there is. */
static void look(void)
{
	static struct spy_record records[RECORDS];
	int count = MsgSpyRead(spy, records, RECORDS);

	GuiUnwatch(spy);
	if (count == -EPIPE) {
		stop();
		GuiLabelSetText(status, "The window is gone.");
		return;
	}
	for (int i = 0; i < count; i++)
		log_show(&records[i]);
	GuiLabelSetText(status, count == RECORDS ? "They come too fast: some are left out." : "");
	GuiSetTimer(messages, TIMER_WAIT, WAIT_MS, TIMER_ONCE);
}

static int on_messages(struct gui_element *list, struct msg *msg)
{
	(void)list;
	switch (msg->code) {
	case MSG_GUI_HANDLE:
		look();
		return 1;
	case MSG_TIMER:
		listen();
		return 1;
	}
	return 0;
}

static int on_windows(struct gui_element *column, struct msg *msg)
{
	(void)column;
	if (msg->code != MSG_CHANGED)
		return 0;
	if (windows_chosen() != watched)
		start(windows_chosen());
	return 1;
}

static int on_pause(struct gui_element *button, struct msg *msg)
{
	if (msg->code != MSG_CLICKED)
		return 0;
	paused = !paused;
	GuiButtonSetText(button, paused ? "&Continue" : "&Pause");
	GuiButtonSetIcon(button, paused ? "play" : "pause", 16);
	if (paused && spy >= 0)
		GuiUnwatch(spy);
	listen();
	return 1;
}

static int on_clear(struct gui_element *button, struct msg *msg)
{
	(void)button;
	if (msg->code != MSG_CLICKED)
		return 0;
	log_clear("No message has come since.");
	return 1;
}

static struct gui_element *add_tool(struct gui_element *bar, const char *text, const char *icon,
				    gui_handler *handler)
{
	struct gui_element *button = GuiButtonCreate(bar, text);

	GuiButtonSetFlat(button, true);
	GuiButtonSetIcon(button, icon, 16);
	GuiSetHandler(button, handler);
	return button;
}

int main(void)
{
	struct rect area = GuiWorkArea();
	int room = area.right - area.left - FRAME;
	struct gui_element *window =
		GuiWindowCreate("Message Spy", room < WIDTH ? room : WIDTH, HEIGHT);
	struct gui_element *bar = GuiPanelCreate(window, GUI_PANEL_BAR);
	struct gui_element *row = GuiRowCreate(window), *column;

	GuiSetPadding(window, 0);
	GuiSetGap(window, 0);
	pause_button = add_tool(bar, "&Pause", "pause", on_pause);
	add_tool(bar, "C&lear", "clear", on_clear);
	GuiSpacerCreate(bar);
	status = GuiLabelCreate(bar, "");
	GuiLabelSetColour(status, GUI_COLOUR_TEXT_DIM);
	GuiElementCreate(bar, NULL, 0, 0);
	GuiSetPadding(row, 12);
	GuiSetExpand(row, 1, 1);
	column = GuiColumnCreate(row);
	GuiSetHandler(column, on_windows);
	GuiFocus(windows_create(column));
	messages = log_create(row);
	GuiSetHandler(messages, on_messages);
	log_clear("Choose a window on the left to see its messages.");
	return GuiRun();
}
