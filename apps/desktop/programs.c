/* apps/desktop/programs.c - which programs the menu offers; starts them and notices their end. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "desktop.h"
#include "handle.h"
#include "proc.h"

#define FOLDER "/System/Boot/bin/"

const struct program programs[] = {
	{"Ping-Pong", "message", "pingpong", 0},
	{"Message Spy", "search", "msgspy", PRIV_DEBUG},
	{"Keys", "keyboard", "keys", 0},
	{"Hello", "window", "hello", 0},
};
const int program_count = sizeof(programs) / sizeof(programs[0]);

static struct gui_element *panel_of_programs;

static int on_message_box(struct gui_element *button, struct msg *msg)
{
	if (msg->code != MSG_CLICKED)
		return 0;
	GuiDestroy(GuiWindow(button));
	return 1;
}

/* A small dialog that says what happened. */
static void tell(const char *title, const char *text)
{
	struct gui_window_options options = {.title = title, .flags = GUI_WINDOW_DIALOG};
	struct gui_element *window = GuiWindowCreateWith(&options);
	struct gui_element *row = GuiRowCreate(window), *button;

	GuiSetGap(row, 12);
	GuiIconCreate(row, "warning", 32);
	GuiLabelCreate(row, text);
	button = GuiButtonCreate(window, "Close");
	GuiSetAlign(button, GUI_ALIGN_END, GUI_ALIGN_END);
	GuiButtonSetDefault(button);
	GuiSetHandler(button, on_message_box);
}

static void tell_not_started(const struct program *program, int error)
{
	char text[128];

	snprintf(text, sizeof(text), "%s could not be started: %s.", program->name,
		 error == -ENOENT   ? "its file is missing"
		 : error == -ENOMEM ? "there is not enough memory"
				    : strerror(-error));
	tell(program->name, text);
}

/* The child's end is waited for on the panel, so that its handle can be closed. */
void program_run(const struct program *program)
{
	char path[PATH_LENGTH_MAX];
	struct spawn spawn = {.size = sizeof(spawn), .path = path};
	int handle;

	snprintf(path, sizeof(path), FOLDER "%s", program->file);
	spawn.privileges = program->privileges;
	handle = ProcSpawn(&spawn);
	if (handle < 0)
		tell_not_started(program, handle);
	else if (GuiWatch(panel_of_programs, handle) < 0)
		HandleClose(handle);
}

static const struct program *find(const char *name)
{
	for (int i = 0; i < program_count; i++)
		if (!strcmp(programs[i].file, name))
			return &programs[i];
	return NULL;
}

int program_ended(int handle)
{
	const struct program *program;
	struct proc_info info;
	char text[128];

	GuiUnwatch(handle);
	if (ProcQuery(handle, &info) >= 0 && info.status == EXIT_FAULT) {
		program = find(info.name);
		snprintf(text, sizeof(text),
			 "%s made an error and was ended.\nThe log says where it happened.",
			 program ? program->name : info.name);
		tell("A program has ended", text);
	}
	HandleClose(handle);
	return 1;
}

const char *program_icon(uint32_t process)
{
	const struct program *program = NULL;
	struct proc_info info;
	int handle = ProcOpen(process, RIGHT_READ);

	if (handle >= 0) {
		if (ProcQuery(handle, &info) >= 0)
			program = find(info.name);
		HandleClose(handle);
	}
	return program ? program->icon : "program";
}

void programs_watch_on(struct gui_element *panel)
{
	panel_of_programs = panel;
}
