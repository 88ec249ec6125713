/* apps/desktop/programs.c - which programs the menu offers; starts them and notices their end. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "desktop.h"
#include "handle.h"
#include "proc.h"

#define FOLDER "/System/Boot/bin/"

/* clang-format off */
const struct program programs[] = {
	/* name, what else finds it in the menu, icon, file, privileges */
	{"Ping-Pong", "posts messages two windows processes demo", "message", "pingpong", 0},
	{"Message Spy", "watch debug queue events", "search", "msgspy", PRIV_DEBUG},
	{"Notes", "text editor write document", "editor", "notes", 0},
	{"Paint", "draw picture image colours brush", "image", "paint", 0},
	{"Tasks", "processes threads memory cpu end kill monitor", "monitor", "tasks", PRIV_DEBUG},
	{"Calculator", "sum arithmetic numbers plus minus", "calculator", "calculator", 0},
	{"Clock", "time date stopwatch timer alarm", "clock", "clock", 0},
	{"Settings", "theme dark light wallpaper mouse keyboard layout preferences control", "settings", "settings", PRIV_DESKTOP},
	{"Keys", "keyboard input test characters", "keyboard", "keys", 0},
	{"Hello", "demo greeting first window", "window", "hello", 0},
};
/* clang-format on */
const int program_count = sizeof(programs) / sizeof(programs[0]);

static struct gui_element *panel_of_programs;

static int on_close(struct gui_element *button, struct msg *msg)
{
	if (msg->code != MSG_CLICKED)
		return 0;
	GuiDestroy(GuiWindow(button));
	return 1;
}

static void tell(const char *name, const char *headline, const char *text)
{
	dialog_create(&(struct dialog){
		.title = name,
		.icon = "warning",
		.headline = headline,
		.text = text,
		.buttons = {"Close"},
		.on_button = on_close,
	});
}

static void tell_not_started(const struct program *program, int error)
{
	char headline[80];
	const char *why = error == -ENOENT   ? "Its file is missing from the initial disk."
			  : error == -ENOMEM ? "There is not enough memory. Close a program."
					     : strerror(-error);

	snprintf(headline, sizeof(headline), "%s could not be started.", program->name);
	tell(program->name, headline, why);
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

static void tell_crashed(const char *file)
{
	const struct program *program = find(file);
	const char *name = program ? program->name : file;
	char headline[80];

	snprintf(headline, sizeof(headline), "%s made an error and was ended.", name);
	tell(name, headline, "Other programs go on. The log says where it happened.");
}

int program_ended(int handle)
{
	struct proc_info info;

	GuiUnwatch(handle);
	if (ProcQuery(handle, &info) >= 0 && info.status == EXIT_FAULT)
		tell_crashed(info.name);
	HandleClose(handle);
	return 1;
}

const char *program_icon(uint32_t process)
{
	const struct program *program = NULL;
	struct proc_info info;
	int handle;

	if (process == ProcGetId())
		return "computer"; /* a dialog of our own */
	handle = ProcOpen(process, RIGHT_READ);
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
