/* gui/colour_dialog.c - a dialog that asks for a colour. */
#include "gui_internal.h"

struct gui_element *GuiColourDialogOpen(struct gui_element *owner, uint32_t colour)
{
	static const char *const buttons[] = {"Cancel", "OK", NULL};
	struct gui_element *dialog = GuiDialogCreate(owner, "Colour");

	if (!dialog)
		return NULL;
	dialog_find(dialog)->subject = GuiColourPickerCreate(dialog, colour);
	GuiDialogButtons(dialog, buttons, 1);
	return dialog;
}

uint32_t GuiColourDialogGet(const struct gui_element *dialog)
{
	const struct gui_dialog *d = dialog_find(dialog);

	return d ? GuiColourPickerGet(d->subject) : 0;
}
