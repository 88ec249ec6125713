/* apps/desktop/panel_windows.c - the panel's buttons, one for each window of a program. */
#include "panel_windows.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "arrow.h"
#include "window.h"
#include "window_menu.h"

#define WIDTH	       176 /* if there is room */
#define WIDTH_TEXT     72  /* narrower ones show their icons only */
#define WIDTH_LEAST    32
#define GAP	       4
#define MARK_HEIGHT    2 /* line below the active window's button */
#define WINDOWS_LISTED 256

/* What the window manager said last. */
struct task {
	uint32_t window, state;
	char title[WINDOW_TITLE_MAX], icon[WND_NAME_MAX];
};

static struct gui_element *tasks, *back, *forward;
static uint32_t active; /* the window whose button is marked, 0 = none */
static int first;	/* number of the first button that is shown */

static struct task *task_of(const struct gui_element *button)
{
	return GuiUser(button);
}

static struct gui_element *find(uint32_t window)
{
	struct gui_element *e = GuiFirstChild(tasks);

	while (e && task_of(e)->window != window)
		e = GuiNext(e);
	return e;
}

static int count(void)
{
	int n = 0;

	for (struct gui_element *e = GuiFirstChild(tasks); e; e = GuiNext(e))
		n++;
	return n;
}

/*
 * Windows.
 */
bool panel_lists(const struct wnd_info *info)
{
	return !info->parent && (info->flags & WND_VISIBLE) &&
	       !(info->flags & (WND_NO_LIST | WND_BOTTOM));
}

/*
 * Places.
 */

/* Those in first .. first + shown are seen, each `width` wide. */
static void show_some(int shown, int width)
{
	int i = 0;

	for (struct gui_element *e = GuiFirstChild(tasks); e; e = GuiNext(e), i++) {
		GuiShow(e, i >= first && i < first + shown);
		GuiSetMinSize(e, width, GUI_BUTTON_HEIGHT);
	}
}

/* A title as it is: in the text of a button "&&" stands for "&". */
static void set_text(struct gui_element *button, const char *title)
{
	char text[2 * WINDOW_TITLE_MAX];
	int length = 0;

	for (; *title; title++) {
		if (*title == '&')
			text[length++] = '&';
		text[length++] = *title;
	}
	text[length] = '\0';
	if (strcmp(GuiButtonText(button), text))
		GuiButtonSetText(button, text);
}

static void share_room(void)
{
	int all = count(), room = GuiRect(GuiParent(tasks)).right, shown = all, width;

	wallpaper_show_hint(all == 0);
	if (all == 0)
		return;
	width = (room + GAP) / all - GAP;
	if (width < WIDTH_LEAST) {
		shown = (room - 2 * ARROW_WIDTH - GAP) / (WIDTH_LEAST + GAP);
		shown = shown < 1 ? 1 : shown;
		width = WIDTH_LEAST;
	}
	width = width > WIDTH ? WIDTH : width;
	first = first > all - shown ? all - shown : first;
	first = first < 0 ? 0 : first;
	show_some(shown, width);
	for (struct gui_element *e = GuiFirstChild(tasks); e; e = GuiNext(e))
		set_text(e, width < WIDTH_TEXT ? "" : task_of(e)->title);
	GuiShow(back, shown < all);
	GuiShow(forward, shown < all);
	GuiSetEnabled(back, first > 0);
	GuiSetEnabled(forward, first + shown < all);
}

static void scroll(int by)
{
	first += by;
	share_room();
}

/* Bring a button to where it is seen. */
static void show(const struct gui_element *button)
{
	int number = 0, shown = 0;

	for (struct gui_element *e = GuiFirstChild(tasks); e; e = GuiNext(e)) {
		shown += !(GuiState(e) & GUI_STATE_HIDDEN);
		if (e == button)
			break;
		number++;
	}
	if (!(GuiState(button) & GUI_STATE_HIDDEN))
		return;
	first = number < first ? number : number - (shown > 1 ? shown - 1 : 0);
	share_room();
}

static int on_arrow(struct gui_element *button, struct msg *msg)
{
	if (msg->code != MSG_CLICKED)
		return 0;
	scroll(button == back ? -1 : 1);
	return 1;
}

static int on_area(struct gui_element *area, struct msg *msg)
{
	(void)area;
	if (msg->code != MSG_MOUSEWHEEL)
		return 0;
	scroll(-(int)msg->params[2]);
	return 1;
}

/*
 * A button.
 */

/* A click brings a window to the front, or puts the front one away. */
static void click(const struct task *task)
{
	bool front = task->window == active && !menu_is_open();

	menu_close();
	if (front)
		WndMinimise(task->window, 1);
	else
		WndActivate(task->window);
}

void panel_press(int number)
{
	struct gui_element *e = GuiFirstChild(tasks);

	while (e && number-- > 0)
		e = GuiNext(e);
	if (e)
		click(task_of(e));
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
	struct task *task = task_of(button);

	switch (msg->code) {
	case MSG_CLICKED:
		click(task);
		return 1;
	case MSG_CONTEXT:
		menu_close();
		window_menu_open(button, task->window);
		return 1;
	case MSG_ACTION:
		window_menu_do(task->window, msg->params[0]);
		return 1;
	case MSG_GUI_PAINT:
		GuiClassHandle(button, msg);
		if (task->window == active)
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
	return button;
}

static void update_icon(struct gui_element *button, const struct wnd_info *info)
{
	struct task *task = task_of(button);
	const char *icon = window_icon_name(info);

	if (!strcmp(icon, task->icon))
		return;
	snprintf(task->icon, sizeof(task->icon), "%s", icon);
	GuiButtonSetIcon(button, icon, 16);
}

static void update(struct gui_element *button, const struct wnd_info *info)
{
	struct task *task = task_of(button);
	bool minimised = info->state & WND_STATE_MINIMISED;

	task->state = info->state;
	memcpy(task->title, info->title, sizeof(task->title));
	GuiSetTip(button, info->title);
	update_icon(button, info);
	GuiButtonSetColour(button, minimised ? GUI_COLOUR_TEXT_DISABLED : GUI_COLOUR_ON_PANEL);
}

/* The notice that a window is active may come before the one that it is there. */
static void mark_active(void)
{
	static uint32_t shown;
	struct gui_element *button;

	active = window_active();
	for (struct gui_element *e = GuiFirstChild(tasks); e; e = GuiNext(e))
		GuiButtonSetDown(e, task_of(e)->window == active);
	button = find(active);
	if (button && active != shown)
		show(button);
	shown = button ? active : 0;
}

void panel_refresh(uint32_t window)
{
	struct gui_element *button = find(window);
	struct wnd_info info;

	if (WndQuery(window, &info) >= 0 && panel_lists(&info) && window_main(window) == window) {
		if (!button)
			button = add(&info);
		if (button)
			update(button, &info);
	} else {
		GuiDestroy(button);
	}
	share_room();
	mark_active();
}

static void drop_gone(void)
{
	struct gui_element *next;

	for (struct gui_element *e = GuiFirstChild(tasks); e; e = next) {
		next = GuiNext(e);
		if (window_is_gone(task_of(e)->window))
			GuiDestroy(e);
	}
}

void panel_scan(void)
{
	uint32_t windows[WINDOWS_LISTED];
	int total = WndList(windows, WINDOWS_LISTED, 0);

	drop_gone();
	share_room();

	total = total > WINDOWS_LISTED ? WINDOWS_LISTED : total;
	while (total > 0)
		panel_refresh(windows[--total]);
}

void panel_windows_create(struct gui_element *row)
{
	struct gui_element *area = GuiRowCreate(row);

	GuiSetGap(area, 0);
	GuiSetMinSize(area, 1, GUI_BUTTON_HEIGHT);
	GuiSetExpand(area, 1, 0);
	GuiSetHandler(area, on_area);
	back = arrow_create(area, false, GUI_COLOUR_ON_PANEL, on_arrow);
	tasks = GuiRowCreate(area);
	GuiSetGap(tasks, GAP);
	forward = arrow_create(area, true, GUI_COLOUR_ON_PANEL, on_arrow);
	GuiShow(back, false);
	GuiShow(forward, false);
}
