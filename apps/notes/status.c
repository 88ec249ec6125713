/* apps/notes/status.c - the status bar, and which actions can be done now. */
#include "notes.h"

enum part { PART_STATE, PART_PLACE, PART_LENGTH, PARTS };

/* What is shown, so that a key that changes nothing of it costs nothing. */
struct shown {
	int line, column, length;
	bool modified, undo, redo, selected;
};

static struct gui_element *bar;
static struct shown shown = {-1, -1, -1, false, false, false, false};

void status_create(void)
{
	bar = GuiStatusbarCreate(window, PARTS);
	GuiStatusbarSet(bar, PART_STATE, "%s", "");
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

void status_update(void)
{
	struct shown now = look();

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
