/* apps/desktop/holdup.c - the dialog that lists the programs that hold up the session's end. */
#include <stdio.h>
#include "session.h"
#include "window.h"

#define LISTED	   6
#define TEXT_WIDTH 320
#define MARGIN	   16

static struct gui_element *dialog; /* NULL: closed */
static bool in_corner;
static void (*answered)(int button);

static const char *const buttons[] = {"&Cancel", "&Wait", "&End Anyway", NULL};
static const char *const buttons_waiting[] = {"&Cancel", "&End Anyway", NULL};

/* Class first: it puts dialogs into the middle. */
static int to_corner(struct gui_element *window, struct msg *msg)
{
	int result = GuiClassHandle(window, msg);
	struct rect area = GuiWorkArea(), own;
	struct wnd_info info;

	if (!in_corner || WndQuery(GuiWindowId(window), &info) < 0)
		return result;
	own = GuiLogical(info.screen);
	GuiWindowMove(window, area.right - MARGIN - (own.right - own.left), area.top + MARGIN);
	return result;
}

static int on_dialog(struct gui_element *window, struct msg *msg)
{
	int button = (int)msg->params[0];

	if (msg->code == MSG_GUI_LAYOUT)
		return to_corner(window, msg);
	if (msg->code != MSG_ANSWER)
		return 0;
	dialog = NULL; /* the class closes it */
	if (button < 0)
		button = HOLDUP_CANCEL;
	else if (in_corner && button > 0)
		button = HOLDUP_END;
	GuiDestroy(window);
	answered(button);
	return 1;
}

/* The programs that hold up the end ask their own questions now; this one stays above them. */
static void stay_in_front(void)
{
	uint32_t id = GuiWindowId(dialog), flags = 0;

	if (WndGetAttribute(id, WND_ATTR_FLAGS, &flags, sizeof(flags)) < 0)
		return;
	flags |= WND_TOPMOST;
	WndSetAttribute(id, WND_ATTR_FLAGS, &flags, sizeof(flags));
}

static void add_row(struct gui_element *column, const struct session_window *w)
{
	const char *why = w->answer == ANSWER_SILENT ? "does not answer" : "has a question for you";
	struct gui_element *row = GuiRowCreate(column), *texts, *label;
	struct wnd_info info;

	if (WndQuery(w->window, &info) < 0)
		return;
	GuiIconCreate(row, window_icon_name(&info), 24);
	texts = GuiColumnCreate(row);
	GuiSetGap(texts, 0);
	dialog_shorten(info.title);
	label = GuiLabelCreate(texts, info.title);
	GuiLabelSetStyle(label, GUI_FONT_BOLD);
	GuiSetMinSize(label, TEXT_WIDTH, 0);
	GuiLabelSetColour(GuiLabelCreate(texts, why), GUI_COLOUR_TEXT_DIM);
}

static void add_rows(const struct holdup *h)
{
	struct gui_element *column = GuiColumnCreate(dialog);
	int listed = 0;

	for (int i = 0; i < h->count; i++) {
		if (h->windows[i].answer < ANSWER_NOT_NOW)
			continue;
		if (listed++ < LISTED)
			add_row(column, &h->windows[i]);
	}
	if (listed > LISTED)
		GuiLabelPrint(GuiLabelCreate(column, ""), "and %d more", listed - LISTED);
}

void holdup_close(void)
{
	struct gui_element *window = dialog;

	dialog = NULL;
	GuiDestroy(window);
}

void holdup_open(const struct holdup *h)
{
	struct gui_element *label;

	holdup_close();
	dialog = GuiDialogCreate(NULL, h->title);
	if (!dialog)
		return;
	answered = h->answered;
	in_corner = h->waiting;
	GuiSetHandler(dialog, on_dialog);
	GuiWindowSetIcon(dialog, "shutdown");
	stay_in_front();
	label = GuiLabelCreate(dialog, h->waiting ? "Waiting until these are closed:"
						  : "These programs are not ready:");
	GuiLabelSetStyle(label, GUI_FONT_TITLE);
	add_rows(h);
	label = GuiLabelCreate(dialog, "What has not been saved there is lost if you end them.");
	GuiLabelSetColour(label, GUI_COLOUR_TEXT_DIM);
	GuiDialogButtons(dialog, h->waiting ? buttons_waiting : buttons, h->waiting ? 0 : 1);
}
