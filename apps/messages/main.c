/*
 * apps/messages/main.c - Messages: the window, its actions, and the spy.
 *
 * The spy's handle is signalled while records are there. After each look the handle is left alone
 * for a moment, so that a busy system does not keep us busy too; the kernel keeps the newest
 * records and counts the others, and so do we.
 */
#include <errno.h>
#include <stdlib.h>
#include "handle.h"
#include "messages.h"

#define BATCH	      256 /* records taken by a call */
#define BATCHES	      8	  /* calls by a look: all that the kernel keeps */
#define TIMER_WAIT    1
#define TIMER_FIGURES 2
#define TIMER_NOTE    3
#define WIDTH	      920 /* of the contents; fills a screen that is smaller */
#define HEIGHT	      600
#define FRAME	      2 /* left and right border together */
#define WAIT_MS	      50
#define SECOND_MS     1000
#define NOTE_MS	      4000 /* how long the status bar tells what was done */

enum { PAGE_LOG, PAGE_FIGURES };
enum { ACTION_PAUSE = 1, ACTION_CLEAR, ACTION_FIND, ACTION_SERIAL, ACTION_CLOSE };

static struct gui_element *window, *tabs, *tree, *list, *status;
static struct source watched;
static int spy = -1; /* its handle */
static bool paused;
static uint32_t lost;
static bool noted; /* the status bar tells what was done */

/* clang-format off */
static const struct gui_action actions[] = {
	{ACTION_PAUSE, "&Pause", "pause", "F5", "Stop and go on", GUI_ACTION_CHECKABLE},
	{ACTION_CLEAR, "C&lear", "clear", "Ctrl+L", "Empty the log", 0},
	{ACTION_FIND, "&Filter", "search", "Ctrl+F", "Show only some messages", 0},
	{ACTION_SERIAL, "&Send Log to Serial", "terminal", "Ctrl+S", "Write the newest rows to the serial line", 0},
	{ACTION_CLOSE, "&Close", NULL, "Ctrl+W", "Close this window", 0},
	{0, NULL, NULL, NULL, NULL, 0},
};
/* clang-format on */
static const uint32_t log_menu[] = {ACTION_PAUSE, ACTION_CLEAR, ACTION_FIND, 0, ACTION_SERIAL, 0,
				    ACTION_CLOSE, GUI_MENU_END};
static const struct gui_menu menus[] = {{"&Log", log_menu}};
static const uint32_t tools[] = {ACTION_PAUSE, ACTION_CLEAR,  0,
				 ACTION_FIND,  ACTION_SERIAL, GUI_MENU_END};

static void show_status(const char *text)
{
	if (!noted)
		GuiStatusbarSet(status, 0, "%s", text);
	GuiStatusbarSet(status, 1, "%d shown", log_rows());
	GuiStatusbarSet(status, 2, "%lu records lost", (unsigned long)lost);
}

static const char *state_text(void)
{
	return paused ? "Paused" : "Watching";
}

/*
 * The spy.
 */
static void stop(void)
{
	if (spy < 0)
		return;
	GuiUnwatch(spy);
	HandleClose(spy);
	spy = -1;
}

static void listen(void)
{
	if (spy >= 0 && !paused)
		GuiWatch(list, spy);
}

static void clear(void)
{
	lost = 0;
	journal_clear();
	log_rebuild();
	detail_show(0);
}

static void start(struct source source)
{
	stop();
	watched = source;
	filter_set_process(source.window ? 0 : source.process);
	spy = MsgSpyOpen(source.window);
	clear();
	if (spy == -EPERM)
		show_status("Only a program with the debug privilege may watch others.");
	else
		show_status(spy < 0 ? "This window cannot be watched." : state_text());
	listen();
}

/* Take all there is. -EAGAIN: all taken. */
static int take(void)
{
	static struct spy_record records[BATCH];
	int count = BATCH;

	for (int batch = 0; batch < BATCHES && count == BATCH; batch++) {
		count = MsgSpyRead(spy, records, BATCH);
		for (int i = 0; i < count; i++) {
			lost += records[i].lost;
			journal_add(&records[i]);
		}
	}
	return count;
}

static void look(void)
{
	int error = take();

	GuiUnwatch(spy);
	log_update();
	detail_show(log_selected());
	if (error == -EPIPE) {
		stop();
		show_status("The window is gone.");
		return;
	}
	show_status(state_text());
	GuiSetTimer(list, TIMER_WAIT, WAIT_MS, TIMER_ONCE);
}

static int on_list(struct gui_element *element, struct msg *msg)
{
	(void)element;
	switch (msg->code) {
	case MSG_GUI_HANDLE:
		look();
		return 1;
	case MSG_TIMER:
		listen();
		return 1;
	case MSG_CHANGED:
		detail_show(log_selected());
		return 1;
	}
	return 0;
}

/*
 * What the user does.
 */
static void pause(bool on)
{
	paused = on;
	if (on && spy >= 0)
		GuiUnwatch(spy);
	listen();
	show_status(state_text());
}

static int act(uint32_t action)
{
	switch (action) {
	case ACTION_PAUSE:
		pause(GuiActionChecked(window, ACTION_PAUSE));
		return 1;
	case ACTION_CLEAR:
		clear();
		show_status(state_text());
		return 1;
	case ACTION_FIND:
		GuiTabsShow(tabs, PAGE_LOG);
		filter_focus();
		return 1;
	case ACTION_SERIAL:
		noted = true;
		GuiSetTimer(window, TIMER_NOTE, NOTE_MS, TIMER_ONCE);
		GuiStatusbarSet(status, 0, "%d messages written to the serial line.",
				log_to_serial());
		return 1;
	case ACTION_CLOSE:
		GuiDestroy(window);
		return 1;
	}
	return 0;
}

/* Figures are taken only while they can be seen. */
static void show_page(bool visible)
{
	bool figures = visible && GuiTabsShown(tabs) == PAGE_FIGURES;

	GuiSetTimer(window, TIMER_FIGURES, figures ? SECOND_MS : 0, 0);
	if (figures)
		figures_update();
}

static int changed(void)
{
	struct gui_element *source = GuiSource();

	if (source == tabs) {
		show_page(true);
	} else if (source == tree) {
		struct source chosen = sources_chosen();

		if (chosen.process != watched.process || chosen.window != watched.window)
			start(chosen);
	} else { /* the filter */
		log_rebuild();
		show_status(state_text());
	}
	return 1;
}

static void due(uint32_t timer)
{
	if (timer == TIMER_FIGURES) {
		figures_update();
		return;
	}
	noted = false;
	show_status(state_text());
}

static int on_window(struct gui_element *element, struct msg *msg)
{
	(void)element;
	switch (msg->code) {
	case MSG_ACTION:
		return act(msg->params[0]);
	case MSG_CHANGED:
		return changed();
	case MSG_TIMER:
		due(msg->params[0]);
		return 1;
	case MSG_SHOW:
		show_page(msg->params[0]);
		return 0;
	}
	return 0;
}

static void make_log_page(struct gui_element *page)
{
	struct gui_element *sides = GuiSplitterCreate(page, true, 190), *column, *halves;

	GuiSetExpand(sides, 1, 1);
	tree = sources_create(sides);
	column = GuiColumnCreate(sides);
	filter_create(column);
	halves = GuiSplitterCreate(column, false, 600);
	GuiSetExpand(halves, 1, 1);
	list = log_create(halves);
	GuiSetHandler(list, on_list);
	detail_create(halves);
}

int main(void)
{
	struct rect area = GuiWorkArea();
	int room = area.right - area.left - FRAME,
	    rows = area.bottom - area.top - FRAME - GUI_TITLE_HEIGHT;

	window = GuiWindowCreate("Messages", WIDTH, HEIGHT);
	GuiWindowSetClass(window, "transom.messages");
	GuiWindowSetIcon(window, "messages");
	GuiSetHandler(window, on_window);
	GuiActionsAdd(window, actions);
	GuiMenubarCreate(window, menus, sizeof(menus) / sizeof(menus[0]));
	GuiToolbarCreate(window, tools);
	tabs = GuiTabsCreate(window);
	GuiSetExpand(tabs, 1, 1);
	make_log_page(GuiTabsAdd(tabs, "Messages", NULL));
	figures_create(GuiTabsAdd(tabs, "Figures", NULL));
	status = GuiStatusbarCreate(window, 3);
	start((struct source){0, 0});
	GuiFocus(tree);
	if (room < WIDTH || rows < HEIGHT)
		GuiWindowMaximise(window, true);
	return GuiRun();
}
