/* console/window.c - windows of terminals. */
#include "window.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "launch.h"
#include "sender.h"
#include "server.h"
#include "window_parts.h"
#include "wnd.h"
#include "console/terminal/select.h"

#define CLIENT_PANES (PANES / 2) /* the others are for the person at the window */

enum action { NEW_TAB = 1, NEW_WINDOW, CLOSE_TAB, COPY, PASTE, SELECT_ALL, FIND, CLEAR, LARGE };

static struct window *windows;
static int event;
static struct spawn program; /* what terminals run */

/* clang-format off */
static const struct gui_action actions[] = {
	{NEW_TAB, "New &Tab", "new", "Ctrl+Shift+T", NULL, 0},
	{NEW_WINDOW, "New &Window", NULL, "Ctrl+Shift+N", NULL, 0},
	{CLOSE_TAB, "&Close Tab", NULL, "Ctrl+Shift+W", NULL, 0},
	{COPY, "&Copy", "copy", "Ctrl+Shift+C", NULL, 0},
	{PASTE, "&Paste", "paste", "Ctrl+Shift+V", NULL, 0},
	{SELECT_ALL, "Select &All", NULL, "Ctrl+Shift+A", NULL, 0},
	{FIND, "&Find...", "search", "Ctrl+Shift+F", NULL, 0},
	{CLEAR, "Clear &Scrollback", NULL, "Ctrl+Shift+K", NULL, 0},
	{LARGE, "&Large Text", NULL, "Ctrl+Shift+L", NULL, GUI_ACTION_CHECKABLE},
	{0, NULL, NULL, NULL, NULL, 0},
};
/* clang-format on */
static const uint32_t file_menu[] = {NEW_TAB, NEW_WINDOW, 0, CLOSE_TAB, GUI_MENU_END};
static const uint32_t edit_menu[] = {COPY, PASTE, SELECT_ALL, 0, FIND, GUI_MENU_END};
static const uint32_t view_menu[] = {LARGE, CLEAR, GUI_MENU_END};
static const uint32_t context_menu[] = {COPY, PASTE, SELECT_ALL, 0, FIND, CLEAR, GUI_MENU_END};
static const struct gui_menu menus[] = {
	{"&File", file_menu}, {"&Edit", edit_menu}, {"&View", view_menu}};

void window_set_program(const char *path, char *const *argv)
{
	launch_line(&program, path, argv);
}

static struct window *window_of(struct gui_element *e)
{
	struct gui_element *window = GuiWindow(e);
	struct window *w = windows;

	while (w && w->window != window)
		w = w->next;
	return w;
}

static struct gui_element *shown_pane(const struct window *w)
{
	int page = GuiTabsShown(w->tabs);

	return page >= 0 && page < w->count ? w->panes[page] : NULL;
}

static struct gui_element *shown_view(const struct window *w)
{
	struct gui_element *pane = shown_pane(w);

	return pane ? pane_view(pane) : NULL;
}

static int page_of(const struct window *w, const struct gui_element *view)
{
	for (int i = 0; i < w->count; i++)
		if (pane_view(w->panes[i]) == view)
			return i;
	return -1;
}

void window_each_view(void (*function)(struct gui_element *view, void *context), void *context)
{
	for (struct window *w = windows; w; w = w->next)
		for (int i = 0; i < w->count; i++)
			function(pane_view(w->panes[i]), context);
}

static void show_heads(struct window *w)
{
	GuiShow(GuiFirstChild(w->tabs), w->count > 1);
}

static void show_page(struct window *w)
{
	struct gui_element *view = shown_view(w);

	show_heads(w);
	if (!view)
		return;
	title_show(w, GuiTabsShown(w->tabs));
	GuiFocus(view);
}

/*
 * Tabs.
 */
static int on_view(struct gui_element *view, struct msg *msg)
{
	struct window *w = window_of(view);
	int page = w ? page_of(w, view) : -1;

	if (page < 0)
		return 0;
	switch (msg->code) {
	case MSG_VIEW_TITLE:
		title_show(w, page);
		return 1;
	case MSG_VIEW_BELL:
		title_ring(w, page);
		return 1;
	case MSG_CONTEXT:
		GuiActionSetEnabled(w->window, COPY, select_any(view_session(view)->screen));
		GuiMenuOpen(view,
			    (struct gui_point){MSG_LOW(msg->params[0]), MSG_HIGH(msg->params[0])},
			    context_menu);
		GuiActionSetEnabled(w->window, COPY, true);
		return 1;
	}
	return 0;
}

/* The last one; it is shown if that is asked for, or if there is no other. */
static struct gui_element *add_pane(struct window *w, bool shown)
{
	struct gui_element *page = w->count < PANES ? GuiTabsAdd(w->tabs, TITLE, NULL) : NULL;
	struct gui_element *pane;

	if (!page)
		return NULL;
	GuiSetPadding(page, 0);
	GuiSetGap(page, 0);
	pane = pane_create(page, event);
	if (!pane) {
		GuiTabsRemove(w->tabs, w->count);
		return NULL;
	}
	w->panes[w->count++] = pane;
	GuiSetHandler(pane_view(pane), on_view);
	if (GuiActionChecked(w->window, LARGE))
		view_set_large(pane_view(pane), true);
	if (shown || w->count == 1) {
		GuiTabsShow(w->tabs, w->count - 1);
		show_page(w);
	} else {
		show_heads(w);
	}
	return pane;
}

static void run(struct gui_element *pane)
{
	struct session *s = view_session(pane_view(pane));
	int error = session_run(s, &program);
	char text[160];

	if (error >= 0)
		return;
	snprintf(text, sizeof(text), "%.80s could not be started: %s.\r\nPress Enter to close.\r\n",
		 program.path, strerror(-error));
	s->over = true;
	session_print(s, text);
}

static void new_tab(struct window *w)
{
	struct gui_element *pane = add_pane(w, true);

	if (pane)
		run(pane);
}

static void remove_pane(struct window *w, int page)
{
	memmove(w->panes + page, w->panes + page + 1,
		(size_t)(--w->count - page) * sizeof(w->panes[0]));
	GuiTabsRemove(w->tabs, page);
	if (w->full && !w->count)
		new_tab(w);
	else if (w->count)
		show_page(w);
	else
		GuiDestroy(w->window);
}

/* Programs that are gone, and whose last words have been read. */
static void remove_ended(struct window *w)
{
	for (int i = w->count - 1; i >= 0; i--) {
		if (!view_done(pane_view(w->panes[i])))
			continue;
		remove_pane(w, i);
		return; /* the window may be gone; of others there will be a message */
	}
}

/*
 * Its messages.
 */
static void set_large(struct window *w, bool large)
{
	for (int i = 0; i < w->count; i++)
		view_set_large(pane_view(w->panes[i]), large);
}

static int act(struct window *w, uint32_t action)
{
	struct gui_element *view = shown_view(w);

	if (!view)
		return 0;
	switch (action) {
	case NEW_TAB:
		new_tab(w);
		return 1;
	case NEW_WINDOW:
		window_create(event, false);
		return 1;
	case CLOSE_TAB:
		remove_pane(w, GuiTabsShown(w->tabs));
		return 1;
	case COPY:
		view_copy(view);
		return 1;
	case PASTE:
		view_paste(view);
		return 1;
	case SELECT_ALL:
		select_all(view_session(view)->screen);
		view_changed(view);
		return 1;
	case FIND:
		pane_find(shown_pane(w));
		return 1;
	case CLEAR:
		terminal_clear_history(view_session(view)->screen);
		view_changed(view);
		return 1;
	case LARGE:
		set_large(w, GuiActionChecked(w->window, LARGE));
		return 1;
	}
	return 0;
}

static void forget(struct window *window)
{
	struct window **w = &windows;

	while (*w != window)
		w = &(*w)->next;
	*w = window->next;
	free(window);
	server_watch(windows ? windows->window : NULL);
}

static int on_window(struct gui_element *e, struct msg *msg)
{
	struct window *w = window_of(e);

	if (!w)
		return 0;
	switch (msg->code) {
	case MSG_ACTION:
		return act(w, msg->params[0]);
	case MSG_CHANGED:
		show_page(w);
		return 1;
	case MSG_ACTIVATED:
		if (shown_view(w))
			title_show(w, GuiTabsShown(w->tabs));
		return 0;
	case MSG_VIEW_ENDED:
		remove_ended(w);
		return 1;
	case MSG_CONSOLE_WINDOW:
		return sender_is_equal() && window_create(event, false);
	case MSG_CONSOLE_FRONT:
		if (sender_is_self())
			WndActivate(GuiWindowId(w->window));
		return 1;
	case MSG_GUI_HANDLE:
		server_signalled((int)msg->params[0]);
		return 1;
	case MSG_GUI_DESTROY:
		forget(w);
		return 0;
	}
	return 0;
}

static struct gui_element *create_frame(bool full)
{
	struct rect all = GuiScreen();
	struct gui_window_options options = {.title = TITLE, .flags = 0};

	if (full)
		options = (struct gui_window_options){.title = TITLE,
						      .width = all.right - all.left,
						      .height = all.bottom - all.top,
						      .placed = true,
						      .flags = GUI_WINDOW_BORDERLESS};
	return GuiWindowCreateWith(&options);
}

static struct window *create(bool full)
{
	struct window *w = calloc(1, sizeof(*w));

	if (w)
		w->window = create_frame(full);
	if (!w || !w->window) {
		free(w);
		return NULL;
	}
	w->full = full;
	GuiWindowSetClass(w->window, CONSOLE_CLASS);
	GuiWindowSetIcon(w->window, "terminal");
	GuiActionsAdd(w->window, actions);
	GuiSetPadding(w->window, 0);
	GuiSetGap(w->window, 0);
	if (!full)
		GuiMenubarCreate(w->window, menus, 3);
	w->tabs = GuiTabsCreate(w->window);
	w->next = windows;
	windows = w;
	GuiSetHandler(w->window, on_window);
	server_watch(w->window);
	return w;
}

struct gui_element *window_create(int new_event, bool full)
{
	struct window *w;

	event = new_event;
	w = create(full);
	if (w)
		new_tab(w);
	if (w && full) /* a window without a frame is not made active when it is shown */
		WndPostMessage(GuiWindowId(w->window), MSG_CONSOLE_FRONT, 0, 0, 0);
	return w ? w->window : NULL;
}

int window_attach(int bytes)
{
	struct window *w = windows ? windows : create(false);
	struct gui_element *pane = w && w->count < CLIENT_PANES ? add_pane(w, false) : NULL;

	if (!pane)
		return -ENOMEM;
	session_attach(view_session(pane_view(pane)), bytes);
	return 0;
}
