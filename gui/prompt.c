/* gui/prompt.c - a dialog that asks for one line of text. */
#include "gui_internal.h"

#define WIDTH 320

struct gui_element *GuiPromptOpen(struct gui_element *owner, const char *title, const char *label,
				  const char *text)
{
	static const char *const buttons[] = {"Cancel", "OK", NULL};
	struct gui_element *dialog = GuiDialogCreate(owner, title), *column, *box;

	if (!dialog)
		return NULL;
	column = GuiColumnCreate(dialog);
	GuiSetGap(column, 6);
	GuiLabelSetWrap(GuiLabelCreate(column, label), WIDTH);
	box = GuiTextboxCreate(column, text);
	GuiSetMinSize(box, WIDTH, 0);
	GuiTextboxSelect(box, 0, -1);
	dialog_find(dialog)->subject = box;
	GuiFocus(box);
	GuiDialogButtons(dialog, buttons, 1);
	return dialog;
}

const char *GuiPromptText(const struct gui_element *dialog)
{
	const struct gui_dialog *d = dialog_find(dialog);

	return d && d->subject ? GuiTextboxText(d->subject) : "";
}
