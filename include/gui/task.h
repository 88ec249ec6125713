/*
 * gui/task.h - long work in threads of its own, and posts to the GUI thread.
 *
 * Elements belong to the GUI thread: no other thread may call anything of gui.h but what is marked
 * "any thread" here.
 */
#ifndef GUI_TASK_H
#define GUI_TASK_H

#include "gui.h"

struct gui_task;

/* Work in a thread of its own. Its element gets MSG_PROGRESS and at the end MSG_FINISHED (p0: 1 =
 * cancelled) in the GUI thread; GuiTaskResult is what `work` returned. A task whose element is
 * destroyed is cancelled, and its end is not told. NULL: no memory, no thread. */
typedef void *gui_work(struct gui_task *task, void *argument);
struct gui_task *GuiTaskStart(struct gui_element *element, gui_work *work, void *argument);
void GuiTaskCancel(struct gui_task *task);	  /* asks; the work must look */
void *GuiTaskResult(const struct gui_task *task); /* in MSG_FINISHED; the task is freed after it */

/* Inside the work, any thread: */
bool GuiTaskCancelled(const struct gui_task *task);
/* At most one MSG_PROGRESS is pending; the newest numbers win. */
void GuiTaskProgress(struct gui_task *task, uint32_t done, uint32_t total);

/* Any thread: have the GUI thread call this function when it comes to it, in the order of the
 * calls. It waits never. -EAGAIN its queue is full, -ESRCH GuiRun has ended. */
typedef void gui_call(void *argument);
int GuiCall(gui_call *function, void *argument);

/* A window with a text, a bar and Cancel for a task, shown if it takes longer than half a second;
 * closes with it. */
struct gui_element *GuiTaskDialog(struct gui_element *owner, struct gui_task *task,
				  const char *text);

#endif
