/* apps/desktop/crashed.c - asks what to do about programs that ended by a fault. */
#include "crashed.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "child.h"
#include "command.h"
#include "desktop.h"
#include "wnd.h"

#define GHOSTS 16

enum { CLOSE, RESTART };

struct crash {
	struct crash *next;
	uint32_t process;
	uint32_t ghosts[GHOSTS];
	int ghost_count;
	char name[WINDOW_TITLE_MAX];
	char line[COMMAND_MAX]; /* "": not known */
	struct gui_element *dialog;
};

static struct crash *crashes;

static struct crash *find(uint32_t process)
{
	struct crash *c = crashes;

	while (c && c->process != process)
		c = c->next;
	return c;
}

static struct crash *find_dialog(const struct gui_element *dialog)
{
	struct crash *c = crashes;

	while (c && c->dialog != dialog)
		c = c->next;
	return c;
}

static void drop(struct crash *crash)
{
	struct crash **c = &crashes;

	while (*c != crash)
		c = &(*c)->next;
	*c = crash->next;
	free(crash);
}

/* The pictures go; the program is started again, if that was the answer. */
static void answered(struct crash *crash, uint32_t answer)
{
	int error = 0;

	while (crash->ghost_count)
		WndClose(crash->ghosts[--crash->ghost_count]);
	if (answer == RESTART && crash->line[0])
		error = child_start(crash->line);
	if (error)
		child_tell_error(crash->name, error);
	drop(crash);
}

/* Over the uppermost of the pictures it is about. */
static void place(const struct crash *crash)
{
	struct wnd_info info;

	if (crash->ghost_count && WndQuery(crash->ghosts[crash->ghost_count - 1], &info) >= 0)
		dialog_over(crash->dialog, GuiLogical(info.screen));
}

static int on_dialog(struct gui_element *dialog, struct msg *msg)
{
	struct crash *crash = find_dialog(dialog);

	if (crash && msg->code == MSG_ANSWER)
		answered(crash, msg->params[0]);
	else if (crash && msg->code == MSG_SIZE)
		place(crash);
	return 0;
}

static void open_dialog(struct crash *crash)
{
	static const char *const both[] = {[CLOSE] = "Close", [RESTART] = "&Restart", NULL};
	static const char *const one[] = {"Close", NULL};
	char headline[WINDOW_TITLE_MAX + 40];

	snprintf(headline, sizeof(headline), "%s has ended unexpectedly.", crash->name);
	crash->dialog = GuiMessageOpen(
		NULL, &(struct gui_message){
			      .title = crash->name,
			      .icon = "error",
			      .headline = headline,
			      .text = "An error in the program ended it. Changes that were not "
				      "saved are lost; other programs go on.",
			      .buttons = crash->line[0] ? both : one,
		      });
	GuiSetHandler(crash->dialog, on_dialog);
}

/* NULL: no memory; then nothing is asked. */
static struct crash *add(uint32_t process, const char *name)
{
	struct crash *crash = calloc(1, sizeof(*crash));
	const char *line = child_line(process);
	struct command command;

	if (!crash)
		return NULL;
	crash->process = process;
	if (line && command_split(line, &command) == COMMAND_GOOD) {
		const struct program *program = program_find(command.args);

		strcpy(crash->line, line);
		name = program ? program->name : name;
	}
	snprintf(crash->name, sizeof(crash->name), "%s", name);
	dialog_shorten(crash->name);
	crash->next = crashes;
	crashes = crash;
	open_dialog(crash);
	if (crash->dialog)
		return crash;
	drop(crash);
	return NULL;
}

static int own(uint32_t window, uint32_t owner, uint32_t more)
{
	uint32_t flags = 0;
	int error = WndSetAttribute(window, WND_ATTR_OWNER, &owner, sizeof(owner));

	if (error < 0)
		return error;
	WndGetAttribute(window, WND_ATTR_FLAGS, &flags, sizeof(flags));
	flags |= more;
	return WndSetAttribute(window, WND_ATTR_FLAGS, &flags, sizeof(flags));
}

/* Each picture blocks the one below it, the question that in front: the kernel leads presses and
 * keys on any of them to the question at once, and none is lost in between. */
static bool block(const struct crash *crash, uint32_t ghost)
{
	uint32_t dialog = GuiWindowId(crash->dialog);
	int count = crash->ghost_count;

	if (count && own(ghost, crash->ghosts[count - 1], WND_MODAL) < 0)
		return false;
	if (own(dialog, ghost, WND_MODAL | WND_NO_LIST) >= 0)
		return true;
	own(dialog, count ? crash->ghosts[count - 1] : 0, WND_MODAL | WND_NO_LIST);
	return false;
}

/* Pictures come bottom to top. */
void crashed_window(uint32_t ghost, uint32_t process, uint32_t main_ghost)
{
	struct crash *crash = find(process);
	struct wnd_info info;

	if (WndQuery(main_ghost, &info) < 0 && WndQuery(ghost, &info) < 0)
		return;
	if (!crash)
		crash = add(process, info.title);
	if (!crash || crash->ghost_count == GHOSTS || !block(crash, ghost)) {
		WndClose(ghost);
		return;
	}
	crash->ghosts[crash->ghost_count++] = ghost;
	panel_refresh(ghost); /* nobody tells of our own windows */
}

void crashed_process(uint32_t process, const char *name)
{
	if (!find(process))
		add(process, name);
}

/* Whose picture it is, NULL: of nobody who is still asked about. */
static struct crash *find_ghost(uint32_t ghost)
{
	for (struct crash *c = crashes; c; c = c->next)
		for (int i = 0; i < c->ghost_count; i++)
			if (c->ghosts[i] == ghost && c->dialog)
				return c;
	return NULL;
}

void crashed_close(uint32_t ghost)
{
	const struct crash *crash = find_ghost(ghost);

	if (crash)
		GuiDialogAnswer(crash->dialog, CLOSE);
	else
		WndClose(ghost);
}

void crashed_message(const struct msg *msg)
{
	if (msg->code == MSG_CLOSE && find_ghost(msg->window))
		crashed_close(msg->window);
}
