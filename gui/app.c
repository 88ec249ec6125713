/*
 * gui/app.c - the application loop: fetch a message, find its window, bring what changed up to
 * date.
 */
#include <errno.h>
#include "abi/limits.h"
#include "call.h"
#include "gui_internal.h"
#include "msg.h"
#include "thr.h"

#define WATCHES_MAX WAIT_HANDLES_MAX

struct gui_window *gui_windows;

static gui_handler *thread_handler;
static int watch_handles[WATCHES_MAX];
static struct gui_element *watch_elements[WATCHES_MAX];
static int watch_count;

static void remove_watch(int i)
{
	watch_count--;
	watch_handles[i] = watch_handles[watch_count];
	watch_elements[i] = watch_elements[watch_count];
}

int GuiWatch(struct gui_element *element, int handle)
{
	if (!element || watch_count == WATCHES_MAX)
		return -EAGAIN;
	GuiUnwatch(handle);
	watch_handles[watch_count] = handle;
	watch_elements[watch_count++] = element;
	return 0;
}

void GuiUnwatch(int handle)
{
	for (int i = 0; i < watch_count; i++)
		if (watch_handles[i] == handle)
			remove_watch(i--);
}

void app_forget(struct gui_element *element)
{
	for (int i = 0; i < watch_count; i++)
		if (watch_elements[i] == element)
			remove_watch(i--);
}

void GuiSetThreadHandler(gui_handler *handler)
{
	thread_handler = handler;
}

void GuiQuit(int status)
{
	MsgPostQuit(status);
}

static void update(void)
{
	struct gui_window *next;

	calls_run();
	for (struct gui_window *w = gui_windows; w; w = next) {
		next = w->next;
		window_update(w);
	}
	element_bury();
}

/* To the thread, or to a window of it that the toolkit did not make or makes no more. */
static void to_thread(struct msg *msg)
{
	struct gui_window *w = msg->code == MSG_CLOSED ? window_find(msg->params[0]) : NULL;

	if (w)
		GuiDestroy(w->root);
	if (thread_handler && msg->code != MSG_GUI_WAKE)
		thread_handler(NULL, msg);
}

/* What one message is for; the result answers if it was sent. */
static int handle(struct msg *msg)
{
	struct gui_window *w = window_find(msg->window);

	if (msg->code >= MSG_REGISTERED && settings_message(msg))
		return 0;
	if (w) {
		if (gui_scale != 1)
			scale_message(msg);
		return window_handle(w, msg);
	}
	if (msg->window || !MsgDispatchCallback(msg))
		to_thread(msg);
	return 0;
}

/* A message that someone waits for: from our own window, or while we wait ourselves. */
static uint32_t handle_sent(const struct msg *msg)
{
	struct msg m = *msg;

	return (uint32_t)handle(&m);
}

/* Its turn is over: the others come first, however often it is signalled. */
static void move_to_end(int i)
{
	struct gui_element *element = watch_elements[i];
	int handle = watch_handles[i];

	for (; i < watch_count - 1; i++) {
		watch_handles[i] = watch_handles[i + 1];
		watch_elements[i] = watch_elements[i + 1];
	}
	watch_handles[i] = handle;
	watch_elements[i] = element;
}

/* Wait for a message or a watched handle. A bad handle is watched no longer. */
static void wait_watches(bool poll)
{
	int i = ThrWaitMultiple(watch_handles, watch_count, WAIT_ANY | WAIT_MESSAGES,
				poll ? 0 : WAIT_FOREVER);

	if (i >= 0 && i < watch_count) {
		move_to_end(i);
		i = watch_count - 1;
		GuiSend(watch_elements[i], MSG_GUI_HANDLE, watch_handles[i], 0, 0);
	}
	for (int j = 0; i == -EBADF && j < watch_count; j++)
		if (ThrWaitHandle(watch_handles[j], 0) == -EBADF)
			remove_watch(j--);
}

/* One turn of the loop; false: it is over, *status says how. */
static bool turn(int *status)
{
	struct msg m;
	int result = MsgGet(&m, 0, watch_count ? 0 : WAIT_FOREVER);

	if (result == MSG_IN_SEND)
		MsgReply((uint32_t)handle(&m));
	else if (result == 1)
		handle(&m);
	else if (result == 0)
		*status = (int)m.params[0];
	else if (result != -ETIMEDOUT)
		*status = result;
	if (result <= 0 && result != -ETIMEDOUT)
		return false;
	if (watch_count)
		wait_watches(result > 0);
	return true;
}

void app_start(void)
{
	static bool started;

	if (started)
		return;
	started = true;
	MsgSetHandler(handle_sent);
	settings_read();
}

int GuiRun(void)
{
	int status = 0;

	calls_begin();
	update();
	while (gui_windows && turn(&status))
		update();
	calls_end();
	return status;
}
