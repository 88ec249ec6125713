/* apps/tasks/main.c - Tasks: what runs, what it uses; one sample a second while it can be seen. */
#include "tasks.h"

#define WIDTH	  840
#define HEIGHT	  420
#define TIMER	  1
#define SECOND_MS 1000

static struct gui_element *tabs;

enum { PAGE_PROCESSES, PAGE_THREADS, PAGE_WINDOWS, PAGE_GRAPHS };

static void update(void)
{
	const struct sample *s = sample_take();

	graphs_add(s);
	switch (GuiTabsShown(tabs)) {
	case PAGE_PROCESSES:
		processes_show(s);
		break;
	case PAGE_THREADS:
		threads_show(s);
		break;
	case PAGE_WINDOWS:
		windows_show(s);
		break;
	}
}

static int on_window(struct gui_element *window, struct msg *msg)
{
	switch (msg->code) {
	case MSG_TIMER:
		update();
		return 1;
	case MSG_SHOW: /* nothing to do while minimised */
		GuiSetTimer(window, TIMER, msg->params[0] ? SECOND_MS : 0, 0);
		return 0;
	case MSG_CHANGED:
		if (GuiSource() == tabs)
			update();
		return 1;
	case MSG_ANSWER:
		return processes_answer(msg);
	}
	return 0;
}

int main(void)
{
	struct gui_element *window = GuiWindowCreate("Tasks", WIDTH, HEIGHT);

	GuiWindowSetClass(window, "transom.tasks");
	GuiWindowSetIcon(window, "monitor");
	GuiSetHandler(window, on_window);
	tabs = GuiTabsCreate(window);
	GuiSetExpand(tabs, 1, 1);
	processes_create(GuiTabsAdd(tabs, "Processes", NULL));
	threads_create(GuiTabsAdd(tabs, "Threads", NULL));
	windows_create(GuiTabsAdd(tabs, "Windows", NULL));
	graphs_create(GuiTabsAdd(tabs, "Graphs", NULL));
	update();
	GuiSetTimer(window, TIMER, SECOND_MS, 0);
	return GuiRun();
}
