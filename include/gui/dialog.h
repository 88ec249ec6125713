/*
 * gui/dialog.h - dialogs: a question, a message, a colour.
 *
 * A dialog is a window that belongs to another one and takes its input (WND_MODAL) until it is
 * answered. No call waits for it: the answer comes as MSG_ANSWER.
 */
#ifndef GUI_DIALOG_H
#define GUI_DIALOG_H

#include "gui.h"

/* A dialog window for own contents: modal to `owner` (NULL: to nothing), title, padding, a column
 * for contents. Escape and the close button answer -1. */
struct gui_element *GuiDialogCreate(struct gui_element *owner, const char *title);
/* A row of buttons at its end; texts end with NULL. The one at `standard` is the default.
 * MSG_ANSWER with the number of the pressed one comes to `owner` (or the handler of the dialog
 * window first; returning 1 there keeps it open); then it closes. GuiSource() is the dialog in
 * both. */
void GuiDialogButtons(struct gui_element *dialog, const char *const *texts, int standard);
void GuiDialogAnswer(struct gui_element *dialog, int button); /* as if it had been pressed */

/* A message with an icon ("information", "question", "warning", "error"), a headline, a sentence
 * and buttons (NULL: "OK"). Returns the dialog: compare it with GuiSource() in MSG_ANSWER. */
struct gui_message {
	const char *title, *icon, *headline, *text;
	const char *const *buttons; /* ends with NULL; the last is the default */
};
struct gui_element *GuiMessageOpen(struct gui_element *owner, const struct gui_message *message);

/* One line of text is asked for; GuiPromptText gives it when MSG_ANSWER 1 comes. */
struct gui_element *GuiPromptOpen(struct gui_element *owner, const char *title, const char *label,
				  const char *text);
const char *GuiPromptText(const struct gui_element *dialog);

/* A colour: a field of saturation and brightness, a strip of hues, numbers, samples. As a widget
 * (MSG_CHANGED p0 = colour) and as a dialog (MSG_ANSWER 1, then GuiColourDialogGet). */
struct gui_element *GuiColourPickerCreate(struct gui_element *parent, uint32_t colour);
void GuiColourPickerSet(struct gui_element *picker, uint32_t colour);
uint32_t GuiColourPickerGet(const struct gui_element *picker);
struct gui_element *GuiColourDialogOpen(struct gui_element *owner, uint32_t colour);
uint32_t GuiColourDialogGet(const struct gui_element *dialog);

#endif
