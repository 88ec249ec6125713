/*
 * gui/task.h - a task as task.c and task_dialog.c see it.
 *
 * The GUI thread owns it; the work only sets done, total, result and the flags, and pushes the two
 * calls. It does not touch the task after it has pushed `finish`.
 */
#ifndef GUI_TASK_INTERNAL_H
#define GUI_TASK_INTERNAL_H

#include "call.h"
#include "gui_internal.h"

struct gui_task {
	struct gui_task *next;
	struct gui_element *element; /* NULL: gone */
	struct gui_element *dialog;  /* GuiTaskDialog's window */
	struct gui_element *bar, *label;
	gui_work *work;
	void *argument, *result;
	int thread;
	bool cancelled, pending; /* pending: `tell` is in the list */
	uint32_t done, total;
	struct call tell, finish;
};

void task_dialog_progress(struct gui_task *task);

#endif
