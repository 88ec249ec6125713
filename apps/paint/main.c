/* apps/paint/main.c - Paint: its window and actions, and the question before a picture is lost. */
#include "paint.h"

#define WIDTH  772
#define HEIGHT 456

enum {
	ACTION_CLEAR = 1,
	ACTION_CLOSE,
	ACTION_UNDO,
	ACTION_REDO,
	ACTION_COPY,
	ACTION_PASTE,
	ACTION_COLOUR,
	ACTION_ZOOM_1,
	ACTION_ZOOM_2,
	ACTION_ZOOM_4,
	ACTION_ZOOM_8,
};

static struct gui_element *window, *status, *question;
static bool modified;

/* clang-format off */
static const struct gui_action actions[] = {
	{ACTION_CLEAR, "&Clear Picture", "new", "Ctrl+N", "Begin with an empty picture", 0},
	{ACTION_CLOSE, "C&lose", NULL, "Ctrl+W", "Close this window", 0},
	{ACTION_UNDO, "&Undo", "undo", "Ctrl+Z", "Take the last stroke back", GUI_ACTION_DISABLED},
	{ACTION_REDO, "&Redo", "redo", "Ctrl+Y", "Do it again", GUI_ACTION_DISABLED},
	{ACTION_COPY, "&Copy", "copy", "Ctrl+C", "Copy the picture to the clipboard", 0},
	{ACTION_PASTE, "&Paste", "paste", "Ctrl+V", "Put in the picture on the clipboard", 0},
	{ACTION_COLOUR, "C&olour...", NULL, "Ctrl+K", "Choose the pen's colour", 0},
	{ACTION_ZOOM_1, "&Actual Size", NULL, "Ctrl+1", "One pixel each", GUI_ACTION_CHECKABLE | GUI_ACTION_RADIO | GUI_ACTION_CHECKED},
	{ACTION_ZOOM_2, "&Twice", NULL, "Ctrl+2", "Each pixel twice as large", GUI_ACTION_CHECKABLE | GUI_ACTION_RADIO},
	{ACTION_ZOOM_4, "&Four Times", NULL, "Ctrl+3", "Four times as large", GUI_ACTION_CHECKABLE | GUI_ACTION_RADIO},
	{ACTION_ZOOM_8, "&Eight Times", NULL, "Ctrl+4", "Eight times as large", GUI_ACTION_CHECKABLE | GUI_ACTION_RADIO},
	{0, NULL, NULL, NULL, NULL, 0},
};
/* clang-format on */

static const uint32_t file_menu[] = {ACTION_CLEAR, 0, ACTION_CLOSE, GUI_MENU_END};
static const uint32_t edit_menu[] = {ACTION_UNDO,   ACTION_REDO, 0, ACTION_COPY, ACTION_PASTE, 0,
				     ACTION_COLOUR, GUI_MENU_END};
static const uint32_t view_menu[] = {ACTION_ZOOM_1, ACTION_ZOOM_2, ACTION_ZOOM_4, ACTION_ZOOM_8,
				     GUI_MENU_END};
static const struct gui_menu menus[] = {
	{"&File", file_menu},
	{"&Edit", edit_menu},
	{"&View", view_menu},
};

void picture_changed(void)
{
	modified = picture.undo_count > 0;
	GuiActionSetEnabled(window, ACTION_UNDO, picture.undo_count > 0);
	GuiActionSetEnabled(window, ACTION_REDO, picture.redo_count > 0);
}

void picture_status(struct gui_point at, bool inside)
{
	if (inside)
		GuiStatusbarSet(status, 1, "%d, %d", at.x, at.y);
	else
		GuiStatusbarSet(status, 1, " ");
}

static void clear(void)
{
	raster_begin(&picture);
	canvas_show(raster_clear(&picture, GUI_RGB(255, 255, 255)));
	raster_end(&picture);
	picture_changed();
}

static void paste(void)
{
	struct rect changed;

	if (!paste_picture(&changed)) {
		GuiStatusbarSet(status, 0, "There is no picture on the clipboard.");
		return;
	}
	canvas_show(changed);
	picture_changed();
}

static void ask(void)
{
	static const char *const buttons[] = {"Keep Drawing", "Discard", NULL};

	if (!question)
		question = GuiMessageOpen(
			window,
			&(struct gui_message){
				.title = "Paint",
				.icon = "question",
				.headline = "Discard the picture?",
				.text = "It cannot be saved yet. Closing the window loses it.",
				.buttons = buttons,
			});
}

static int on_action(uint32_t action)
{
	static const int zooms[] = {1, 2, 4, 8};

	switch (action) {
	case ACTION_CLEAR:
		clear();
		return 1;
	case ACTION_CLOSE:
		return GuiSend(window, MSG_CLOSE, 0, 0, 0);
	case ACTION_UNDO:
		canvas_show(raster_undo(&picture));
		break;
	case ACTION_REDO:
		canvas_show(raster_redo(&picture));
		break;
	case ACTION_COPY:
		GuiStatusbarSet(status, 0,
				copy_picture() ? "Copied." : "There is not enough memory to copy.");
		return 1;
	case ACTION_PASTE:
		paste();
		return 1;
	case ACTION_COLOUR:
		GuiColourDialogOpen(window, pen_colour);
		return 1;
	default:
		if (action < ACTION_ZOOM_1 || action > ACTION_ZOOM_8)
			return 0;
		canvas_zoom(zooms[action - ACTION_ZOOM_1]);
		return 1;
	}
	picture_changed();
	return 1;
}

static int on_answer(struct msg *msg)
{
	struct gui_element *dialog = GuiSource();

	if (dialog == question) {
		question = NULL;
		if (msg->params[0] == 1)
			GuiDestroy(window);
	} else if (msg->params[0] == 1) {
		tools_chosen_colour(GuiColourDialogGet(dialog));
	}
	return 1;
}

static int on_window(struct gui_element *e, struct msg *msg)
{
	(void)e;
	switch (msg->code) {
	case MSG_ACTION:
		return on_action(msg->params[0]);
	case MSG_ANSWER:
		return on_answer(msg);
	case MSG_CLOSE:
	case MSG_QUERY_END:
		if (modified)
			ask();
		return modified;
	}
	return 0;
}

int main(void)
{
	struct gui_element *row, *view;

	if (!raster_init(&picture, 640, 400))
		return 1;
	window = GuiWindowCreate("Paint", WIDTH, HEIGHT);
	GuiWindowSetClass(window, "transom.paint");
	GuiWindowSetIcon(window, "image");
	GuiSetHandler(window, on_window);
	GuiActionsAdd(window, actions);
	GuiMenubarCreate(window, menus, 3);
	row = GuiRowCreate(window);
	GuiSetGap(row, 0);
	GuiSetExpand(row, 1, 1);
	tools_create(row);
	view = canvas_create(row);
	GuiSetExpand(view, 1, 1);
	status = GuiStatusbarCreate(window, 2);
	GuiStatusbarSet(status, 0, "Draw with the left button.");
	GuiStatusbarSet(status, 1, " ");
	return GuiRun();
}
