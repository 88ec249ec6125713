/* apps/desktop/child.c - starts programs, remembers what was started and notices its end. */
#include "child.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "command.h"
#include "crashed.h"
#include "desktop.h"
#include "handle.h"
#include "proc.h"
#include "wnd.h"

struct child {
	struct child *next;
	int handle;
	uint32_t process;
	bool ended;
	char line[COMMAND_MAX];
};

static struct child *children;
static struct gui_element *watcher;

void child_watch_on(struct gui_element *window)
{
	watcher = window;
}

static int spawn(const struct command *command)
{
	const char *name = command->args;
	const struct program *program = program_find(name);
	char path[sizeof(PROGRAMS_FOLDER) + COMMAND_MAX];
	struct spawn spawn = {.size = sizeof(spawn), .path = path};

	if (strchr(name, '/'))
		snprintf(path, sizeof(path), "%s", name);
	else
		snprintf(path, sizeof(path), PROGRAMS_FOLDER "%s", name);
	spawn.args = command->args;
	spawn.args_size = (uint32_t)command->size;
	spawn.privileges = program ? program->privileges : 0;
	return ProcSpawn(&spawn);
}

int child_start(const char *line)
{
	struct child *child;
	struct command command;
	struct proc_info info;
	int handle;

	if (command_split(line, &command) != COMMAND_GOOD)
		return -EINVAL;
	child = calloc(1, sizeof(*child));
	handle = child ? spawn(&command) : -ENOMEM;
	if (handle < 0 || GuiWatch(watcher, handle) < 0) {
		free(child);
		return handle < 0 ? handle : HandleClose(handle);
	}
	child->handle = handle;
	child->process = ProcQuery(handle, &info) >= 0 ? info.process : 0;
	strcpy(child->line, line);
	child->next = children;
	children = child;
	return 0;
}

const char *child_line(uint32_t process)
{
	struct child *child = children;

	while (child && child->process != process)
		child = child->next;
	return child ? child->line : NULL;
}

static struct child *find(int handle)
{
	struct child *child = children;

	while (child && child->handle != handle)
		child = child->next;
	return child;
}

static void drop(struct child *child)
{
	struct child **c = &children;

	while (*c != child)
		c = &(*c)->next;
	*c = child->next;
	HandleClose(child->handle);
	free(child);
}

int child_ended(int handle)
{
	struct child *child = find(handle);

	GuiUnwatch(handle);
	if (!child)
		return 0;
	child->ended = true;
	if (WndPostMessage(GuiWindowId(watcher), MSG_CHILD_GONE, (uint32_t)handle, 0, 0) < 0)
		child_gone(handle);
	return 1;
}

/* Anyone can post the message. */
int child_gone(int handle)
{
	struct child *child = find(handle);
	struct proc_info info;

	if (!child || !child->ended)
		return 0;
	if (ProcQuery(handle, &info) >= 0 && info.status == EXIT_FAULT)
		crashed_process(info.process, info.name);
	drop(child);
	return 1;
}

const char *child_error_text(int error)
{
	switch (error) {
	case -ENOENT:
		return "There is no program of this name on the initial disk.";
	case -ENOEXEC:
		return "This file is not a program.";
	case -ENOMEM:
	case -EAGAIN:
		return "There is not enough memory. Close a program and try again.";
	case -EINVAL:
		return "A quote in this line has no end.";
	default:
		return strerror(-error);
	}
}

void child_tell_error(const char *name, int error)
{
	static const char *const buttons[] = {"Close", NULL};
	char headline[80];

	snprintf(headline, sizeof(headline), "%s could not be started.", name);
	GuiMessageOpen(NULL, &(struct gui_message){
				     .title = name,
				     .icon = "warning",
				     .headline = headline,
				     .text = child_error_text(error),
				     .buttons = buttons,
			     });
}
