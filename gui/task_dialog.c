/* gui/task_dialog.c - shows how far a task is, and lets the user cancel it. */
#include "task.h"

#define SHOW_TIMER 0x6402
#define SHOW_MS	   500 /* shorter work is not worth a window */
#define WIDTH	   320

#define NUMBER_MAX 0x7fffffffu

void task_dialog_progress(struct gui_task *task)
{
	uint32_t done = task->done, total = task->total;

	while (total > NUMBER_MAX) {
		done /= 2;
		total /= 2;
	}
	GuiProgressSet(task->bar, done > total ? (int)total : (int)done, (int)total);
}

/* Cancel, Escape and the close button: the dialog stays until the work has ended. */
static bool answered(struct gui_dialog *d, int button)
{
	struct gui_task *task = d->user;

	(void)button;
	GuiTaskCancel(task);
	GuiLabelSetText(task->label, "Cancelling...");
	GuiSetEnabled(d->window->window->default_button, false);
	return true;
}

/* The timer belongs to the label, so that the window's handler stays free for the program. */
static int on_label(struct gui_element *label, struct msg *msg)
{
	if (msg->code != MSG_TIMER || msg->params[0] != SHOW_TIMER)
		return 0;
	GuiShow(GuiWindow(label), true);
	return 1;
}

struct gui_element *GuiTaskDialog(struct gui_element *owner, struct gui_task *task,
				  const char *text)
{
	static const char *const buttons[] = {"Cancel", NULL};
	struct gui_element *dialog = task ? GuiDialogCreate(owner, "Please Wait") : NULL;
	struct gui_dialog *d;

	if (!dialog)
		return NULL;
	dialog->window->flags |= GUI_WINDOW_HIDDEN;
	task->label = GuiLabelCreate(dialog, text);
	GuiSetHandler(task->label, on_label);
	GuiSetTimer(task->label, SHOW_TIMER, SHOW_MS, TIMER_ONCE);
	task->bar = GuiProgressCreate(dialog);
	GuiSetMinSize(task->bar, WIDTH, 0);
	task_dialog_progress(task);
	GuiDialogButtons(dialog, buttons, 0);
	task->dialog = dialog;
	d = dialog_find(dialog);
	d->user = task;
	d->answered = answered;
	return dialog;
}
