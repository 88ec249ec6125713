/* apps/notes/status.c - the status bar, and which actions can be done now. */
#include "notes.h"

enum part { PART_STATE, PART_PLACE, PART_LENGTH, PARTS };

/* What is shown, so that a key that changes nothing of it costs nothing. */
struct shown {
	int line, column, length;
	bool modified, undo, redo, selected;
};

#define SOON_MS 40

static struct gui_element *bar;
static bool waiting; /* for the timer of status_soon */
static struct shown shown;

static int on_bar(struct gui_element *e, struct msg *msg)
{
	(void)e;
	if (msg->code != MSG_TIMER)
		return 0;
	status_update();
	return 1;
}

void status_create(void)
{
	bar = GuiStatusbarCreate(window, PARTS);
	GuiSetHandler(bar, on_bar);
	waiting = false;
	shown = (struct shown){.line = -1, .column = -1, .length = -1};
}

void status_show(bool visible)
{
	GuiShow(bar, visible);
}

static struct shown look(void)
{
	struct shown now;
	int from, to;

	GuiTextareaCaret(area, &now.line, &now.column);
	GuiTextareaSelection(area, &from, &to);
	now.length = GuiTextareaLength(area);
	now.modified = GuiTextareaModified(area) && now.length > 0;
	now.undo = GuiCanEdit(area, GUI_EDIT_UNDO);
	now.redo = GuiCanEdit(area, GUI_EDIT_REDO);
	now.selected = from != to;
	return now;
}

static void show_actions(const struct shown *now)
{
	if (now->undo != shown.undo)
		GuiActionSetEnabled(window, ACTION_UNDO, now->undo);
	if (now->redo != shown.redo)
		GuiActionSetEnabled(window, ACTION_REDO, now->redo);
	if (now->selected == shown.selected)
		return;
	GuiActionSetEnabled(window, ACTION_CUT, now->selected);
	GuiActionSetEnabled(window, ACTION_COPY, now->selected);
}

void status_soon(void)
{
	if (!waiting)
		waiting = GuiSetTimer(bar, 1, SOON_MS, TIMER_ONCE) >= 0;
	if (!waiting)
		status_update();
}

void status_update(void)
{
	struct shown now = look();

	waiting = false;
	show_actions(&now);
	if (now.line != shown.line || now.column != shown.column)
		GuiStatusbarSet(bar, PART_PLACE, "Line %d, Column %d", now.line + 1,
				now.column + 1);
	if (now.length != shown.length)
		GuiStatusbarSet(bar, PART_LENGTH, "%d byte%s", now.length,
				now.length == 1 ? "" : "s");
	if (now.modified != shown.modified)
		GuiStatusbarSet(bar, PART_STATE, "%s", now.modified ? "Modified" : "");
	shown = now;
}
