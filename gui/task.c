/*
 * gui/task.c - long work in threads of its own, whose progress and end the GUI thread tells.
 */
#include <stdlib.h>
#include "handle.h"
#include "task.h"
#include "thr.h"

static struct gui_task *tasks; /* of the GUI thread only */

static bool is_set(const bool *flag)
{
	return __atomic_load_n(flag, __ATOMIC_ACQUIRE);
}

/* In the GUI thread. Numbers that are just being changed are told again: the flag is cleared before
 * they are read, so the change pushes anew. */
static void tell(void *argument)
{
	struct gui_task *t = argument;
	uint32_t done, total;

	__atomic_store_n(&t->pending, false, __ATOMIC_SEQ_CST);
	done = __atomic_load_n(&t->done, __ATOMIC_SEQ_CST);
	total = __atomic_load_n(&t->total, __ATOMIC_SEQ_CST);
	task_dialog_progress(t);
	GuiSend(t->element, MSG_PROGRESS, done, total, 0);
}

/* In the GUI thread, after the last `tell`. */
static void finish(void *argument)
{
	struct gui_task *t = argument, **p = &tasks;

	HandleClose(t->thread);
	GuiDestroy(t->dialog);
	GuiSend(t->element, MSG_FINISHED, is_set(&t->cancelled), 0, 0);
	while (*p != t)
		p = &(*p)->next;
	*p = t->next;
	free(t);
}

static int run(void *argument)
{
	struct gui_task *t = argument;

	t->result = t->work(t, t->argument);
	calls_push(&t->finish);
	return 0;
}

struct gui_task *GuiTaskStart(struct gui_element *element, gui_work *work, void *argument)
{
	struct gui_task *t = element ? calloc(1, sizeof(*t)) : NULL;

	if (!t)
		return NULL;
	t->element = element;
	t->work = work;
	t->argument = argument;
	t->tell = (struct call){.function = tell, .argument = t};
	t->finish = (struct call){.function = finish, .argument = t};
	calls_begin();
	t->thread = ThrStart(run, t, 0);
	if (t->thread < 0) {
		free(t);
		return NULL;
	}
	t->next = tasks;
	tasks = t;
	return t;
}

void GuiTaskCancel(struct gui_task *task)
{
	if (task)
		__atomic_store_n(&task->cancelled, true, __ATOMIC_RELEASE);
}

bool GuiTaskCancelled(const struct gui_task *task)
{
	return is_set(&task->cancelled);
}

void *GuiTaskResult(const struct gui_task *task)
{
	return task ? task->result : NULL;
}

void GuiTaskProgress(struct gui_task *task, uint32_t done, uint32_t total)
{
	__atomic_store_n(&task->done, done, __ATOMIC_SEQ_CST);
	__atomic_store_n(&task->total, total, __ATOMIC_SEQ_CST);
	if (!__atomic_exchange_n(&task->pending, true, __ATOMIC_SEQ_CST))
		calls_push(&task->tell);
}

void task_forget(struct gui_element *e)
{
	for (struct gui_task *t = tasks; t; t = t->next) {
		if (t->dialog == e)
			t->dialog = t->bar = t->label = NULL;
		if (t->element != e)
			continue;
		t->element = NULL;
		GuiTaskCancel(t);
	}
}
