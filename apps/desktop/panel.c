/* apps/desktop/panel.c - the strip at the bottom: launcher, a button for each window, clock. */
#include <stdio.h>
#include <stdlib.h>
#include "desktop.h"
#include "sys.h"
#include "wnd.h"

#define TASK_WIDTH     176 /* of a window's button, if there is room */
#define TASK_LEAST     28
#define GAP	       4
#define MARK_HEIGHT    2 /* line below the active window's button */
#define TIMER_MINUTE   1
#define MINUTE_MS      60000
#define AFTER_MS       20 /* past the full minute */
#define WINDOWS_LISTED 256

/* A window's button: what the window manager said last. */
struct task {
	uint32_t window, state;
	char title[WINDOW_TITLE_MAX];
};

static struct gui_element *panel, *launcher, *tasks, *clock_label;

/*
 * Window buttons.
 */
static struct gui_element *find(uint32_t window)
{
	struct gui_element *e = GuiFirstChild(tasks);

	while (e && ((struct task *)GuiUser(e))->window != window)
		e = GuiNext(e);
	return e;
}

bool panel_lists(const struct wnd_info *info)
{
	return !info->parent && (info->flags & WND_VISIBLE) &&
	       !(info->flags & (WND_NO_LIST | WND_BOTTOM));
}

/* All alike: as wide as wanted, narrower when there are many. */
static void share_room(void)
{
	int room = GuiRect(tasks).right, count = 0, width;

	for (struct gui_element *e = GuiFirstChild(tasks); e; e = GuiNext(e))
		count++;
	width = count ? (room - (count - 1) * GAP) / count : 0;
	width = width > TASK_WIDTH ? TASK_WIDTH : width < TASK_LEAST ? TASK_LEAST : width;
	for (struct gui_element *e = GuiFirstChild(tasks); e; e = GuiNext(e))
		GuiSetMinSize(e, width, GUI_BUTTON_HEIGHT);
	wallpaper_show_hint(count == 0);
}

/* A click brings a window to the front, or puts the front one away. */
static void click(const struct task *task)
{
	bool front = (task->state & WND_STATE_ACTIVE) && !menu_is_open();

	menu_close();
	if (front)
		WndMinimise(task->window, 1);
	else
		WndActivate(task->window);
}

void panel_press(int index)
{
	struct gui_element *e = GuiFirstChild(tasks);

	while (e && index-- > 0)
		e = GuiNext(e);
	if (e)
		click(GuiUser(e));
}

static void paint_mark(struct gui_element *button, struct gui_painter *p)
{
	struct rect r = GuiRect(button);

	r.left += 8;
	r.right -= 8;
	r.top = r.bottom - MARK_HEIGHT;
	GuiPaintFill(p, r, GuiTheme(GUI_COLOUR_ACCENT_HOVER));
}

static int on_task(struct gui_element *button, struct msg *msg)
{
	struct task *task = GuiUser(button);

	switch (msg->code) {
	case MSG_CLICKED:
		click(task);
		return 1;
	case MSG_GUI_PAINT:
		GuiClassHandle(button, msg);
		if (task->state & WND_STATE_ACTIVE)
			paint_mark(button, GuiPainter(msg));
		return 1;
	case MSG_GUI_DESTROY:
		free(task);
		return 0;
	}
	return 0;
}

static struct gui_element *add(const struct wnd_info *info)
{
	struct task *task = calloc(1, sizeof(*task));
	struct gui_element *button = task ? GuiButtonCreate(tasks, "") : NULL;

	if (!button) {
		free(task);
		return NULL;
	}
	task->window = info->window;
	GuiSetUser(button, task);
	GuiSetHandler(button, on_task);
	GuiButtonSetFlat(button, true);
	GuiButtonSetIcon(button, program_icon(info->process), 16);
	share_room();
	return button;
}

/* A title as it is: in the text of a button "&&" stands for "&". */
static void set_title(struct gui_element *button, const char *title)
{
	char text[2 * WINDOW_TITLE_MAX];
	int length = 0;

	for (; *title; title++) {
		if (*title == '&')
			text[length++] = '&';
		text[length++] = *title;
	}
	text[length] = '\0';
	GuiButtonSetText(button, text);
}

static void update(struct gui_element *button, const struct wnd_info *info)
{
	struct task *task = GuiUser(button);
	bool minimised = info->state & WND_STATE_MINIMISED;

	task->state = info->state;
	set_title(button, info->title);
	GuiButtonSetDown(button, info->state & WND_STATE_ACTIVE);
	GuiButtonSetColour(button, minimised ? GUI_COLOUR_TEXT_DISABLED : GUI_COLOUR_ON_PANEL);
}

void panel_refresh(uint32_t window)
{
	struct gui_element *button = find(window);
	struct wnd_info info;

	if (WndQuery(window, &info) >= 0 && panel_lists(&info)) {
		if (!button)
			button = add(&info);
		if (button)
			update(button, &info);
	} else if (button) {
		GuiDestroy(button);
		share_room();
	}
}

void panel_scan(void)
{
	uint32_t windows[WINDOWS_LISTED];
	int count = WndList(windows, WINDOWS_LISTED, 0);

	count = count > WINDOWS_LISTED ? WINDOWS_LISTED : count;
	while (count > 0)
		panel_refresh(windows[--count]);
}

/*
 * Clock.
 */
static void show_time(void)
{
	static const char days[7][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
	static const char months[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
					   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	struct sys_time t;

	if (SysTime(&t) < 0)
		return;
	GuiLabelPrint(clock_label, "%s %d %s   %02d:%02d", days[t.weekday % 7], t.day,
		      months[(t.month - 1u) % 12], t.hour, t.minute);
	GuiSetTimer(clock_label, TIMER_MINUTE, MINUTE_MS - t.second % 60 * 1000 + AFTER_MS,
		    TIMER_ONCE);
}

static int on_clock(struct gui_element *label, struct msg *msg)
{
	(void)label;
	if (msg->code != MSG_TIMER)
		return 0;
	show_time();
	return 1;
}

/*
 * The whole.
 */
static int on_launcher(struct gui_element *button, struct msg *msg)
{
	(void)button;
	if (msg->code != MSG_CLICKED)
		return 0;
	menu_toggle();
	return 1;
}

void panel_set_menu_open(bool open)
{
	GuiButtonSetDown(launcher, open);
}

static void create_contents(struct gui_element *row)
{
	launcher = GuiButtonCreate(row, "Programs");
	GuiButtonSetFlat(launcher, true);
	GuiButtonSetIcon(launcher, "applications", 16);
	GuiButtonSetColour(launcher, GUI_COLOUR_ON_PANEL);
	GuiSetHandler(launcher, on_launcher);
	tasks = GuiRowCreate(row);
	GuiSetGap(tasks, GAP);
	GuiSetMinSize(tasks, 1, GUI_BUTTON_HEIGHT);
	GuiSetExpand(tasks, 1, 0);
	clock_label = GuiLabelCreate(row, "");
	GuiLabelSetColour(clock_label, GUI_COLOUR_ON_PANEL);
	GuiSetHandler(clock_label, on_clock);
	GuiElementCreate(row, NULL, 0, 0);
}

/* Windows that fill the screen leave the panel free. */
static void keep_free(uint32_t window)
{
	struct rect strut = {.bottom = GUI_PANEL_HEIGHT};

	WndSetAttribute(window, WND_ATTR_STRUT, &strut, sizeof(strut));
}

struct gui_element *panel_create(void)
{
	struct gui_window_options options = {
		.title = "Panel",
		.width = screen_width,
		.height = GUI_PANEL_HEIGHT,
		.y = screen_height - GUI_PANEL_HEIGHT,
		.placed = true,
		.flags = GUI_WINDOW_BORDERLESS,
		.wnd_flags = WND_TOPMOST | WND_NO_FOCUS | WND_NO_LIST,
	};
	struct gui_element *row;

	panel = GuiWindowCreateWith(&options);
	keep_free(GuiWindowId(panel));
	row = GuiRowCreate(panel);
	GuiSetPadding(row, 2);
	GuiSetGap(row, GAP);
	create_contents(row);
	show_time();
	return panel;
}
