/* apps/desktop/programs.c - which programs the menu offers. */
#include <string.h>
#include "child.h"
#include "desktop.h"
#include "handle.h"
#include "proc.h"

/* clang-format off */
const struct program programs[] = {
	/* name, what else finds it in the menu, icon, file, privileges */
	{"Ping-Pong", "posts messages two windows processes demo", "message", "pingpong", 0},
	{"Bus Map", "who is connected messages ports memory buses", "network", "busmap", PRIV_DEBUG},
	{"Port Chat", "talk port stream two processes demo", "network", "portchat", 0},
	{"Bus Chat", "talk kbus bus names request reply announcement demo", "buschat", "buschat", 0},
	{"Capabilities", "peers nodes handles give lamp processes demo", "lock", "capdemo", 0},
	{"Messages", "spy watch debug queue events figures latency", "messages", "messages", PRIV_DEBUG},
	{"MBus Viewer", "buses rings consumers publish objects drops watch", "bus", "mbusview", 0},
	{"Terminal", "console shell command line prompt", "terminal", "console", PRIV_DEBUG},
	{"Files", "folders directory copy move delete manager", "folder", "files", 0},
	{"Notes", "text editor write document", "editor", "notes", 0},
	{"Paint", "draw picture image colours brush", "image", "paint", 0},
	{"Shared Canvas", "draw together shared memory two processes demo", "theme", "shmdraw", 0},
	{"Tasks", "processes threads memory cpu end kill monitor", "monitor", "tasks", PRIV_DEBUG},
	{"Calculator", "sum arithmetic numbers plus minus", "calculator", "calculator", 0},
	{"Clock", "time date stopwatch timer alarm", "clock", "clock", 0},
	{"Minesweeper", "game play mines", "games", "minesweeper", 0},
	{"Settings", "theme dark light wallpaper mouse keyboard layout preferences control", "settings", "settings", PRIV_DESKTOP},
	{"Widgets", "toolkit gallery demo look", "applications", "widgets", 0},
	{"Keys", "keyboard input test characters", "keyboard", "keys", 0},
	{"Hello", "demo greeting first window", "window", "hello", 0},
};
/* clang-format on */
const int program_count = sizeof(programs) / sizeof(programs[0]);

const struct program *program_find(const char *file)
{
	for (int i = 0; i < program_count; i++)
		if (!strcmp(programs[i].file, file))
			return &programs[i];
	return NULL;
}

void program_run(const struct program *program)
{
	int error = child_start(program->file);

	if (error)
		child_tell_error(program->name, error);
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
			program = program_find(info.name);
		HandleClose(handle);
	}
	return program ? program->icon : "program";
}
