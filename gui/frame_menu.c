/* gui/frame_menu.c - the menu of a window: what the title bar does, in words. */
#include "frame.h"
#include "wnd.h"

/* Beyond the ids that programs give their actions. */
enum {
	ROW_RESTORE = 0x7fff0000,
	ROW_MOVE,
	ROW_RESIZE,
	ROW_MINIMISE,
	ROW_MAXIMISE,
	ROW_TOP,
	ROW_CLOSE,
	ROW_END
};

static uint32_t flags_of(const struct gui_window *w)
{
	uint32_t flags = 0;

	WndGetAttribute(w->id, WND_ATTR_FLAGS, &flags, sizeof(flags));
	return flags;
}

void frame_menu(struct gui_window *w, struct gui_point at)
{
	bool fixed = !frame_resizable(w), arranged = w->frame.place != ARRANGE_RESTORE;
	uint32_t top = flags_of(w) & WND_TOPMOST ? GUI_ACTION_CHECKED : 0;
	uint32_t not_dialog = w->flags & GUI_WINDOW_DIALOG ? GUI_ACTION_DISABLED : 0;
	struct gui_menu_row rows[] = {
		{ROW_RESTORE, "&Restore", NULL, NULL, arranged ? 0 : GUI_ACTION_DISABLED, NULL},
		{ROW_MOVE, "&Move", NULL, NULL, 0, NULL},
		{ROW_RESIZE, "Re&size", NULL, NULL, fixed ? GUI_ACTION_DISABLED : 0, NULL},
		{ROW_MINIMISE, "Mi&nimise", NULL, NULL, not_dialog, NULL},
		{ROW_MAXIMISE, "Ma&ximise", NULL, NULL,
		 fixed || w->frame.place == ARRANGE_MAXIMISE ? GUI_ACTION_DISABLED : 0, NULL},
		{ROW_TOP, "Always on &Top", NULL, NULL, GUI_ACTION_CHECKABLE | top, NULL},
		{1, NULL, NULL, NULL, 0, NULL},
		{ROW_CLOSE, "&Close", NULL, "Alt+F4", 0, NULL},
		{0, NULL, NULL, NULL, 0, NULL},
	};
	struct rect in = frame_insets(w);

	if (frame_present(w))
		GuiMenuOpenRows(w->root, (struct gui_point){at.x - in.left, at.y - in.top}, rows);
}

/* By the keyboard: below the left end of the title. */
void frame_menu_open(struct gui_window *w)
{
	frame_menu(w, (struct gui_point){4, GUI_TITLE_HEIGHT - 2});
}

static void toggle_top(struct gui_window *w)
{
	uint32_t flags = flags_of(w) ^ WND_TOPMOST;

	WndSetAttribute(w->id, WND_ATTR_FLAGS, &flags, sizeof(flags));
}

bool frame_menu_chosen(struct gui_window *w, const struct msg *msg)
{
	uint32_t row = msg->params[0];

	if (msg->code != MSG_ACTION || row < ROW_RESTORE || row >= ROW_END)
		return false;
	if (row == ROW_RESTORE)
		frame_arrange(w, ARRANGE_RESTORE);
	else if (row == ROW_MOVE || row == ROW_RESIZE)
		frame_arrange(w, row == ROW_MOVE ? ARRANGE_MOVE : ARRANGE_RESIZE);
	else if (row == ROW_MINIMISE)
		WndMinimise(w->id, 1);
	else if (row == ROW_MAXIMISE)
		frame_arrange(w, ARRANGE_MAXIMISE);
	else if (row == ROW_TOP)
		toggle_top(w);
	else
		GuiSend(w->root, MSG_CLOSE, 0, 0, 0);
	return true;
}
