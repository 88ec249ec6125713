/* apps/desktop/hung.c - what the user can do with windows of programs that do not respond. */
#include "hung.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "desktop.h"
#include "follow.h"
#include "handle.h"
#include "proc.h"
#include "window.h"

enum { END_PROGRAM, WAIT };

/* A question: one at a time for a program. */
struct hung {
	struct hung *next;
	uint32_t process, window;
	struct gui_element *dialog;
};

static struct hung *asked;

static struct hung *find(uint32_t process)
{
	struct hung *h = asked;

	while (h && h->process != process)
		h = h->next;
	return h;
}

static struct hung *find_dialog(const struct gui_element *dialog)
{
	struct hung *h = asked;

	while (h && h->dialog != dialog)
		h = h->next;
	return h;
}

static void drop(struct hung *hung)
{
	struct hung **h = &asked;

	while (*h != hung)
		h = &(*h)->next;
	*h = hung->next;
	free(hung);
}

static void withdraw(struct hung *hung)
{
	struct gui_element *dialog = hung->dialog;

	drop(hung);
	GuiDestroy(dialog);
}

static void end_program(uint32_t process)
{
	int handle = ProcOpen(process, RIGHT_CONTROL);

	if (handle < 0)
		return;
	ProcKill(handle, EXIT_KILLED);
	HandleClose(handle);
}

static int on_dialog(struct gui_element *dialog, struct msg *msg)
{
	struct hung *hung = find_dialog(dialog);
	struct wnd_info info;

	if (!hung)
		return 0;
	if (msg->code == MSG_SIZE && WndQuery(hung->window, &info) >= 0) {
		dialog_over(dialog, GuiLogical(info.screen));
	} else if (msg->code == MSG_ANSWER) {
		if (msg->params[0] == END_PROGRAM)
			end_program(hung->process);
		drop(hung);
	}
	return 0;
}

static struct gui_element *open_dialog(const char *title)
{
	static const char *const buttons[] = {
		[END_PROGRAM] = "&End Program", [WAIT] = "&Wait", NULL};
	char headline[WINDOW_TITLE_MAX + 40], name[WINDOW_TITLE_MAX];
	struct gui_element *dialog;

	snprintf(name, sizeof(name), "%s", title);
	dialog_shorten(name);
	snprintf(headline, sizeof(headline), "%s is not responding.", name);
	dialog = GuiMessageOpen(NULL,
				&(struct gui_message){
					.title = name,
					.icon = "warning",
					.headline = headline,
					.text = "You can wait for it to respond again, or end it. "
						"If you end it, changes that were not saved are "
						"lost.",
					.buttons = buttons,
				});
	GuiSetHandler(dialog, on_dialog);
	dialog_unlist(dialog);
	return dialog;
}

void hung_ask(uint32_t window)
{
	struct wnd_info info;
	struct hung *hung;

	if (WndQuery(window, &info) < 0)
		return;
	hung = find(info.process);
	if (hung) {
		WndActivate(GuiWindowId(hung->dialog));
		return;
	}
	hung = calloc(1, sizeof(*hung));
	if (!hung)
		return;
	hung->process = info.process;
	hung->window = window;
	hung->next = asked;
	asked = hung;
	hung->dialog = open_dialog(info.title);
}

void hung_changed(uint32_t window, uint32_t hung)
{
	struct wnd_info info;
	struct hung *question = WndQuery(window, &info) >= 0 ? find(info.process) : NULL;

	if (!hung && question)
		withdraw(question);
}

void hung_window_gone(uint32_t window)
{
	for (struct hung *h = asked; h; h = h->next) {
		if (h->window == window) {
			withdraw(h);
			return;
		}
	}
}

void hung_look_again(void)
{
	struct hung *next;

	for (struct hung *h = asked; h; h = next) {
		next = h->next;
		if (window_is_gone(h->window))
			withdraw(h);
	}
}

/*
 * Presses. The frame is the program's own picture; where its parts are is known from the toolkit.
 */

/* Which title button is there, counted from the right; -1 none. */
static int title_button(const struct wnd_info *info, int x, int y)
{
	const int step = GUI_TITLE_BUTTON + GUI_TITLE_BUTTON_GAP;
	int from_right = (info->screen.right - 1 - x) / GuiScale() - GUI_TITLE_BUTTON_GAP;
	int from_top =
		(y - info->screen.top) / GuiScale() - (GUI_TITLE_HEIGHT - GUI_TITLE_BUTTON) / 2;

	if (from_right < 0 || from_top < 0 || from_top >= GUI_TITLE_BUTTON ||
	    from_right % step >= GUI_TITLE_BUTTON || from_right / step > 2)
		return -1;
	return from_right / step;
}

/* It will do so when it responds again; what it is asked meanwhile is said. */
static void maximise(uint32_t window, const struct wnd_info *info)
{
	struct rect area;
	bool is = WndGetWorkArea(&area) >= 0 && !memcmp(&info->screen, &area, sizeof(area));

	WndPostMessage(window, MSG_ARRANGE, is ? ARRANGE_RESTORE : ARRANGE_MAXIMISE, 0, 0);
	hung_ask(window);
}

void hung_press(uint32_t window, uint32_t place, uint32_t button)
{
	int x = MSG_LOW(place), y = MSG_HIGH(place);
	struct wnd_info info;

	if (WndQuery(window, &info) < 0)
		return;
	WndActivate(window);
	if (MSG_BUTTON(button) != BUTTON_LEFT ||
	    y - info.screen.top >= GUI_TITLE_HEIGHT * GuiScale())
		hung_ask(window);
	else if (title_button(&info, x, y) == 0)
		hung_ask(window);
	else if (title_button(&info, x, y) == 1)
		maximise(window, &info);
	else if (title_button(&info, x, y) == 2)
		WndMinimise(window, 1);
	else
		follow_begin(window, (struct gui_point){x, y});
}
