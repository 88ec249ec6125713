/* gui/task_dialog.c - shows how far a task is, and lets the user cancel it. */
#include "task.h"

#define SHOW_TIMER 0x6402
#define SHOW_MS	   500 /* shorter work is not worth a window */
#define WIDTH	   320

#define BAR 6

/* The bar's user is the task. */
static void paint_bar(struct gui_element *bar, struct gui_painter *p)
{
	const struct gui_task *task = GuiUser(bar);
	struct rect r = GuiRect(bar);
	uint32_t done = task->done < task->total ? task->done : task->total;

	GuiPaintRounded(p, r, BAR / 2, GUI_ALPHA(GuiTheme(GUI_COLOUR_TEXT), 30));
	if (!task->total)
		return;
	r.right = (int)((uint64_t)r.right * done / task->total);
	GuiPaintRounded(p, r, BAR / 2, GuiTheme(GUI_COLOUR_ACCENT));
}

static int bar_handle(struct gui_element *bar, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint_bar(bar, GuiPainter(msg));
		return 1;
	case MSG_GUI_MEASURE:
		*GuiMeasure(msg) = (struct gui_measure){WIDTH, BAR, WIDTH, BAR};
		return 1;
	case MSG_GUI_DESCRIBE:
		return describe_as(msg, "task bar", NULL);
	}
	return 0;
}

void task_dialog_progress(struct gui_task *task)
{
	GuiInvalidate(task->bar);
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
	task->bar = GuiElementCreate(dialog, bar_handle, 0, 0);
	GuiSetUser(task->bar, task);
	GuiSetAlign(task->bar, GUI_ALIGN_FILL, GUI_ALIGN_CENTRE);
	GuiDialogButtons(dialog, buttons, 0);
	task->dialog = dialog;
	d = dialog_find(dialog);
	d->user = task;
	d->answered = answered;
	return dialog;
}
