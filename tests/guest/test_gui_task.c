/* tests/guest/test_gui_task.c - tasks and calls of the toolkit: nothing lost, order kept, cancel,
 * elements and programs that go while work runs. */
#include "tap.h"
#include <stdlib.h>
#include "gui.h"

#define THREADS 3
#define CALLS	10000

static struct gui_element *window;
static uint32_t next_of[THREADS];
static int wrong, ended_threads;

static void open_window(void)
{
	window = GuiWindowCreate("Task", 200, 100);
	NEED(window != NULL);
}

static void called(void *argument)
{
	uint32_t thread = (uint32_t)argument % THREADS, number = (uint32_t)argument / THREADS;

	wrong += next_of[thread]++ != number;
}

static void thread_ended(void *argument)
{
	(void)argument;
	if (++ended_threads == THREADS)
		GuiQuit(7);
}

static void call_surely(gui_call *function, void *argument)
{
	while (GuiCall(function, argument) == -EAGAIN)
		ThrYield();
}

static int calls(void *argument)
{
	for (uint32_t i = 0; i < CALLS; i++)
		call_surely(called, (void *)(i * THREADS + (uint32_t)argument));
	call_surely(thread_ended, NULL);
	return 0;
}

TEST(calls_of_many_threads_come_in_order)
{
	int threads[THREADS];

	open_window();
	for (int i = 0; i < THREADS; i++)
		threads[i] = ThrStart(calls, (void *)i, 0);
	EQ(GuiRun(), 7);
	EQ(wrong, 0);
	for (int i = 0; i < THREADS; i++) {
		EQ(next_of[i], CALLS);
		EQ(tap_end_thread(threads[i]), 0);
	}
	EQ(GuiCall(called, NULL), -ESRCH);
}

static struct gui_task *task;
static int progresses, finished = -1;
static uint32_t last_done;

static int on_task(struct gui_element *e, struct msg *msg)
{
	(void)e;
	if (msg->code == MSG_PROGRESS) {
		progresses++;
		wrong += msg->params[0] < last_done;
		last_done = msg->params[0];
	}
	if (msg->code != MSG_FINISHED)
		return 0;
	finished = (int)msg->params[0];
	EQ((uint32_t)GuiTaskResult(task), 42);
	GuiQuit(3);
	return 1;
}

static void *counts(struct gui_task *t, void *argument)
{
	for (uint32_t i = 1; i <= 5000; i++)
		GuiTaskProgress(t, i, 5000);
	return argument;
}

TEST(progress_is_told_and_the_newest_wins)
{
	open_window();
	GuiSetHandler(window, on_task);
	task = GuiTaskStart(window, counts, (void *)42);
	NEED(task != NULL);
	EQ(GuiRun(), 3);
	EQ(finished, 0);
	EQ(last_done, 5000);
	EQ(wrong, 0);
	CHECK(progresses >= 1 && progresses <= 5000);
}

static void *until_cancelled(struct gui_task *t, void *argument)
{
	while (!GuiTaskCancelled(t))
		ThrYield();
	if (argument != (void *)42)
		EvtSet((int)argument);
	return argument;
}

TEST(a_task_is_cancelled)
{
	open_window();
	GuiSetHandler(window, on_task);
	task = GuiTaskStart(window, until_cancelled, (void *)42);
	NEED(task != NULL);
	GuiTaskCancel(task);
	EQ(GuiRun(), 3);
	EQ(finished, 1);
}

static void quit(void *argument)
{
	GuiQuit((int)argument);
}

TEST(a_destroyed_element_cancels_and_hears_nothing)
{
	int event = EvtCreate(0);
	struct gui_element *button;

	open_window();
	button = GuiButtonCreate(window, "Work");
	GuiSetHandler(button, on_task);
	NEED(GuiTaskStart(button, until_cancelled, (void *)event) != NULL);
	GuiDestroy(button);
	tap_await(event);
	EQ(GuiCall(quit, (void *)5), 0);
	EQ(GuiRun(), 5);
	EQ(finished, -1);
	HandleClose(event);
}

ROLE(leaves_while_working)
{
	(void)args;
	open_window();
	GuiTaskStart(window, until_cancelled, (void *)42);
	GuiCall(quit, (void *)9);
	return GuiRun();
}

TEST(a_program_may_leave_while_a_task_runs)
{
	EQ(tap_end(tap_start(CHILD("leaves_while_working"))), 9);
}

static int see_dialog(struct gui_element *dialog, struct msg *msg)
{
	if (msg->code == MSG_SIZE || msg->code == MSG_ACTIVATED || msg->code == MSG_PAINT ||
	    msg->code == MSG_SHOW)
		GuiDialogAnswer(dialog, 0);
	return 0;
}

TEST(the_dialog_cancels_and_goes_with_the_task)
{
	struct gui_element *dialog;
	uint32_t id;
	struct wnd_info info;

	open_window();
	GuiSetHandler(window, on_task);
	task = GuiTaskStart(window, until_cancelled, (void *)42);
	NEED(task != NULL);
	dialog = GuiTaskDialog(window, task, "Counting to infinity...");
	NEED(dialog != NULL);
	GuiSetHandler(dialog, see_dialog);
	id = GuiWindowId(dialog);
	EQ(GuiRun(), 3);
	EQ(finished, 1);
	EQ(WndQuery(id, &info), -ENOENT);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(calls_of_many_threads_come_in_order),
		T(progress_is_told_and_the_newest_wins),
		T(a_task_is_cancelled),
		T(a_destroyed_element_cancels_and_hears_nothing),
		T(a_program_may_leave_while_a_task_runs),
		T(the_dialog_cancels_and_goes_with_the_task),
		{},
	};
	static const struct tap_role roles[] = {{"leaves_while_working", leaves_while_working}, {}};

	return tap_main(argc, argv, tests, roles);
}
