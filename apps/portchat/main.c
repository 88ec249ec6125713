/* apps/portchat/main.c - two windows in two processes that talk through a port. */
#include <stdio.h>
#include "handle.h"
#include "link.h"
#include "proc.h"
#include "sys.h"

#define PATH   "/System/Boot/bin/portchat"
#define WIDTH  288 /* of the contents; two windows with frames fit side by side on 640 */
#define HEIGHT 260
#define FRAME  2
#define GAP    12
#define OPEN   "portchat: connected" /* in the system's log, for tests to wait for */

static struct gui_element *status, *lines, *box, *button;
static bool server;

static void show_line(const char *who, const char *text)
{
	char line[LINK_LINE_MAX + 32];
	int length = snprintf(line, sizeof(line), "%s: %s\n", who, text);

	GuiTextareaSelect(lines, -1, -1);
	GuiTextareaReplace(lines, line, length);
}

static void show_state(enum link_state state)
{
	static const char *const texts[] = {
		[LINK_ALONE] = "Listens at /System/Ports/portchat.",
		[LINK_ASKING] = "Waits to be accepted...",
		[LINK_OPEN] = "Connected with process %lu.",
		[LINK_OVER] = "The server has left. Start Port Chat again.",
	};

	GuiLabelPrint(status, texts[state], (unsigned long)link_peer());
	GuiSetEnabled(box, state == LINK_OPEN);
	GuiSetEnabled(button, state == LINK_OPEN);
	if (state == LINK_OPEN)
		GuiFocus(box);
	if (state == LINK_OPEN && server)
		SysLog(OPEN, sizeof(OPEN) - 1);
}

static void heard(const char *text)
{
	show_line(server ? "Client" : "Server", text);
}

static void say(void)
{
	const char *text = GuiTextboxText(box);

	if (!*text)
		return;
	if (!link_say(text)) {
		GuiLabelSetText(status, "The other has not read what was said before.");
		return;
	}
	show_line("Me", text);
	GuiTextboxSetText(box, "");
}

static int on_say(struct gui_element *element, struct msg *msg)
{
	(void)element;
	if (msg->code != MSG_CLICKED && msg->code != MSG_ACCEPTED)
		return 0;
	say();
	return 1;
}

/* Two are needed: the first starts the second, as soon as its own window is there. */
static void start_second(void)
{
	int process = ProcStart(PATH, (const char *const[]){"portchat", NULL});

	if (process > 0)
		HandleClose(process);
}

static int on_window(struct gui_element *element, struct msg *msg)
{
	static bool started;

	(void)element;
	switch (msg->code) {
	case MSG_SHOW:
		if (server && !started)
			start_second();
		started = true;
		return 1;
	case MSG_GUI_HANDLE:
		link_handle((int)msg->params[0]);
		return 1;
	}
	return 0;
}

static struct gui_element *create_window(void)
{
	struct rect area = GuiWorkArea();
	int left = area.left + (area.right - area.left - 2 * (WIDTH + FRAME) - GAP) / 2;
	struct gui_window_options options = {
		.title = server ? "Port Chat: Server" : "Port Chat: Client",
		.width = WIDTH,
		.height = HEIGHT,
		.x = server ? left : left + WIDTH + FRAME + GAP,
		.y = area.top + (area.bottom - area.top - HEIGHT) / 3,
		.placed = true,
	};
	struct gui_element *window = GuiWindowCreateWith(&options);

	GuiWindowSetClass(window, "transom.portchat");
	GuiWindowSetIcon(window, "network");
	GuiSetHandler(window, on_window);
	return window;
}

static struct gui_element *create(void)
{
	struct gui_element *window = create_window(), *row;

	status = GuiLabelCreate(window, "");
	lines = GuiTextareaCreate(window);
	GuiTextareaSetFont(lines, GUI_FONT_UI);
	GuiTextareaSetWrap(lines, true);
	GuiTextareaSetReadOnly(lines, true);
	row = GuiRowCreate(window);
	box = GuiTextboxCreate(row, "");
	GuiTextboxSetPlaceholder(box, "Say something");
	GuiSetExpand(box, 1, 0);
	GuiSetHandler(box, on_say);
	button = GuiButtonCreate(row, "&Say");
	GuiButtonSetDefault(button);
	GuiSetHandler(button, on_say);
	return window;
}

int main(void)
{
	static const struct link_events events = {show_state, heard};
	int role = link_begin();
	struct gui_element *window;

	if (role < 0)
		return 1;
	server = role == 1;
	window = create();
	if (!window)
		return 1;
	link_watch(window, &events);
	return GuiRun();
}
