/*
 * console/main.c - the console: windows of terminals.
 *
 *	console			   a window with a shell, or another one if a console runs
 *	console PROGRAM [ARGS]	   the same with another program
 *	console screen [PROGRAM]   one terminal on the whole screen, for a system without a desktop
 *	console serial [PROGRAM]   one on the standard handles, which are a serial line
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "serial.h"
#include "server.h"
#include "window.h"
#include "wnd.h"

#define SHELL  "/System/Boot/bin/sh"
#define ASK_MS 5000

/* Another console runs: it opens the window, if this one holds all that it has. */
static int ask_other(void)
{
	struct wnd_find find = {.class_name = CONSOLE_CLASS};
	int window = WndFind(&find), error = window;
	uint32_t opened = 0;

	if (window > 0)
		error = WndSendMessage((uint32_t)window, MSG_CONSOLE_WINDOW, 0, 0, 0, ASK_MS,
				       &opened);
	return error < 0 ? error : opened ? 0 : -EPERM;
}

static int complain(int error)
{
	fprintf(stderr, "console: %s\n", strerror(-error));
	return 1;
}

int main(int argc, char **argv)
{
	static char *const shell[] = {"sh", NULL};
	bool full = argc > 1 && !strcmp(argv[1], "screen");
	bool line = argc > 1 && !strcmp(argv[1], "serial");
	const char *path;
	int event;

	argv += full || line ? 2 : 1;
	path = *argv ? *argv : SHELL;
	argv = *argv ? argv : (char **)shell;
	if (line)
		return complain(serial_run(path, argv));
	event = server_open();
	if (event == -EEXIST)
		event = ask_other();
	if (event == 0) /* it has */
		return 0;
	if (event < 0)
		return complain(event);
	window_set_program(path, argv);
	return window_create(event, full) ? GuiRun() : 1;
}
