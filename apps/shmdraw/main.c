/*
 * apps/shmdraw/main.c - Shared Canvas: processes that draw on one picture.
 *
 * The pixels are in shared memory, so a stroke is there for all at once; a message tells the others
 * which part of it to paint anew. Whoever ends takes nothing away.
 */
#include <stdio.h>
#include <string.h>
#include "board.h"
#include "gui.h"
#include "handle.h"
#include "msg.h"
#include "proc.h"
#include "wnd.h"

#define PATH   "/System/Boot/bin/shmdraw"
#define CLASS  "transom.shmdraw"
#define SWATCH 14

static const uint32_t colours[] = {
	GUI_RGB(0x2b, 0x69, 0xd0), GUI_RGB(0xc9, 0x30, 0x35), GUI_RGB(0x2f, 0x9e, 0x5b),
	GUI_RGB(0xf0, 0x8c, 0x2e), GUI_RGB(0x7b, 0x4b, 0xb3), GUI_RGB(0x1f, 0x23, 0x29),
};
#define COLOURS (sizeof colours / sizeof *colours)

static struct gui_element *window, *canvas, *status;
static uint32_t msg_changed, colour; /* the same code in every process: its name is registered */
static bool drawing;
static int last_x, last_y;

/* Tell the others that a part has changed (an empty one: somebody came or goes); how many they
 * are. A queue that is full loses nothing but this notice: its owner paints with the next one. */
static int tell(struct rect r)
{
	struct wnd_find find = {.class_name = CLASS};
	int others = 0, w;

	while ((w = WndFind(&find)) > 0) {
		find.after = (uint32_t)w;
		if (find.after == GuiWindowId(window))
			continue;
		WndPostMessage(find.after, msg_changed, MSG_PACK(r.left, r.top),
			       MSG_PACK(r.right, r.bottom), 0);
		others++;
	}
	return others;
}

static void show_others(int others)
{
	if (others)
		GuiLabelPrint(status, "%d processes draw here.", others + 1);
	else
		GuiLabelSetText(status, "Nobody else is here.");
}

/* By us: painted here, and told to the others. */
static void changed(struct rect r)
{
	GuiInvalidateRect(canvas, r);
	show_others(tell(r));
}

/* By one of the others. */
static void changed_elsewhere(const struct msg *msg)
{
	struct rect r = {MSG_LOW(msg->params[0]), MSG_HIGH(msg->params[0]), MSG_LOW(msg->params[1]),
			 MSG_HIGH(msg->params[1])};
	struct wnd_find find = {.class_name = CLASS};
	int windows = 0, w;

	while ((w = WndFind(&find)) > 0) {
		find.after = (uint32_t)w;
		windows++;
	}
	show_others(windows - 1);
	GuiInvalidateRect(canvas, r);
}

static void stroke_to(int x, int y)
{
	changed(board_line(last_x, last_y, x, y, colour));
	last_x = x;
	last_y = y;
}

static void mouse(const struct msg *msg)
{
	int x = MSG_LOW(msg->params[0]), y = MSG_HIGH(msg->params[0]);

	if (msg->code == MSG_MOUSEDOWN) {
		drawing = true;
		last_x = x;
		last_y = y;
	}
	if (drawing)
		stroke_to(x, y);
	if (msg->code == MSG_MOUSEUP)
		drawing = false;
}

static void paint(struct gui_painter *painter)
{
	struct rect all = {0, 0, BOARD_WIDTH, BOARD_HEIGHT};

	GuiPaintFill(painter, all, GUI_RGB(255, 255, 255));
	GuiPaintPixels(painter, all, board->pixels[0], BOARD_WIDTH);
	GuiPaintRect(painter, all, GuiTheme(GUI_COLOUR_BORDER));
}

static int on_canvas(struct gui_element *element, struct msg *msg)
{
	(void)element;
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(GuiPainter(msg));
		return 1;
	case MSG_MOUSEDOWN:
	case MSG_MOUSEMOVE:
	case MSG_MOUSEUP:
		mouse(msg);
		return 1;
	case MSG_GUI_CANCEL:
		drawing = false;
		return 1;
	}
	return 0;
}

/* A dot in our colour. */
static int on_swatch(struct gui_element *element, struct msg *msg)
{
	if (msg->code != MSG_GUI_PAINT)
		return 0;
	GuiPaintRounded(GuiPainter(msg), GuiRect(element), SWATCH / 2, colour);
	return 1;
}

static int on_clear(struct gui_element *button, struct msg *msg)
{
	(void)button;
	if (msg->code != MSG_CLICKED)
		return 0;
	changed(board_clear());
	return 1;
}

static int on_another(struct gui_element *button, struct msg *msg)
{
	(void)button;
	if (msg->code != MSG_CLICKED)
		return 0;
	HandleClose(ProcStart(PATH, (const char *[]){"shmdraw", NULL}));
	return 1;
}

static int on_window(struct gui_element *element, struct msg *msg)
{
	(void)element;
	if (msg->code == msg_changed)
		changed_elsewhere(msg);
	return msg->code == msg_changed;
}

static void build(int arrival)
{
	char text[64];
	struct gui_element *row, *swatch;

	snprintf(text, sizeof text, "Shared Canvas: Painter %d", arrival + 1);
	window = GuiWindowCreateWith(
		&(struct gui_window_options){.title = text, .flags = GUI_WINDOW_FIXED});
	GuiWindowSetClass(window, CLASS);
	GuiWindowSetIcon(window, "theme");
	GuiSetHandler(window, on_window);
	snprintf(text, sizeof text, "Painter %d", arrival + 1);
	row = GuiRowCreate(window);
	swatch = GuiCanvasCreate(row, SWATCH, SWATCH);
	GuiSetExpand(swatch, 0, 0);
	GuiSetAlign(swatch, GUI_ALIGN_START, GUI_ALIGN_CENTRE);
	GuiSetHandler(swatch, on_swatch);
	GuiLabelSetStyle(GuiLabelCreate(row, text), GUI_FONT_BOLD);
	canvas = GuiCanvasCreate(window, BOARD_WIDTH, BOARD_HEIGHT);
	GuiSetAlign(canvas, GUI_ALIGN_START, GUI_ALIGN_START);
	GuiSetHandler(canvas, on_canvas);
	row = GuiRowCreate(window);
	status = GuiLabelCreate(row, "Nobody else is here.");
	GuiSetExpand(status, 1, 0);
	GuiSetHandler(GuiButtonCreate(row, "&Clear"), on_clear);
	GuiSetHandler(GuiButtonCreate(row, "Open &Another"), on_another);
}

int main(void)
{
	int arrival = board_open(), result;

	if (arrival < 0) {
		fprintf(stderr, "shmdraw: the shared canvas cannot be opened: %s\n",
			strerror(-arrival));
		return 1;
	}
	colour = colours[(uint32_t)arrival % COLOURS];
	msg_changed = MsgRegister("shmdraw.changed");
	build(arrival);
	show_others(tell((struct rect){0, 0, 0, 0}));
	result = GuiRun();
	tell((struct rect){0, 0, 0, 0}); /* our window is gone: they count one less */
	return result;
}
