/* apps/buschat/main.c - windows that talk by names over KBus: announcements, requests, answers. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "bus.h"
#include "handle.h"
#include "log.h"
#include "names.h"
#include "proc.h"
#include "wnd.h"
#include "words.h"

#define PATH	"/System/Boot/bin/buschat"
#define NEWS	"$.news"
#define ASKED	"$.server"
#define WIDTH	480 /* of the contents; two windows stand side by side on 1024 */
#define HEIGHT	460
#define FRAME	2
#define GAP	12
#define PLACE	"at" /* arguments of a second window: its place, and "server" */
#define AT_ONCE 32   /* messages taken before others have their turn */

static struct gui_element *window, *name, *text, *request, *status, *reply, *second;
static int bus, server; /* handles; 0: no server of ours runs */

static void tell(const char *words)
{
	GuiLabelSetText(status, words);
}

/* ---- sending ------------------------------------------------------------------------------- */

static void send(void)
{
	bool ask = GuiRadioGet(request);
	const char *to = GuiTextboxText(name), *said = GuiTextboxText(text);
	uint64_t id;
	int error = ask ? bus_ask(to, said, &id) : bus_announce(to, said, &id);

	if (error) {
		tell(words_error(error));
		return;
	}
	log_sent(ask ? "Request" : "Announcement", to, id, said);
	tell(ask ? "Asked. One answer will come, whatever happens." : "Told all who listen.");
	GuiTextboxSetText(text, "");
}

static void answer(void)
{
	const char *to, *said = GuiTextboxText(text);
	const struct kbus_message *open = log_request(&to);
	uint64_t id;
	int error;

	if (!open)
		return;
	error = bus_answer(open, to, said, &id);
	tell(error == -EADDRNOTAVAIL ? "Who asked has gone."
	     : error		     ? words_error(error)
				     : "Answered.");
	if (!error)
		log_sent("Reply", to, id, said);
	log_answered(open);
	GuiSetEnabled(reply, log_request(&to) != NULL);
	GuiTextboxSetText(text, "");
}

static int on_send(struct gui_element *element, struct msg *msg)
{
	if (msg->code != MSG_CLICKED && msg->code != MSG_ACCEPTED)
		return 0;
	if (element == reply)
		answer();
	else
		send();
	return 1;
}

/* ---- receiving ----------------------------------------------------------------------------- */

static void receive(void)
{
	struct bus_message message;
	const char *open;

	for (int i = 0; i < AT_ONCE && bus_receive(&message); i++) {
		log_came(&message);
		if (message.head.flags & KBUS_SYNTHETIC)
			tell(words_status(message.name, message.head.name_size));
	}
	GuiSetEnabled(reply, log_request(&open) != NULL);
}

/* ---- other windows ------------------------------------------------------------------------- */

static int start(bool as_server)
{
	struct rect now;
	char left[12], top[12];
	struct wnd_info info = {0};

	WndQuery(GuiWindowId(window), &info);
	now = GuiLogical(info.rect);
	snprintf(left, sizeof(left), "%d", now.right + GAP);
	snprintf(top, sizeof(top), "%d", now.top);
	return ProcStart(PATH, (const char *const[]){"buschat", PLACE, left, top,
						     as_server ? "server" : NULL, NULL});
}

static void show_server(void)
{
	GuiButtonSetText(second, server ? "End Ser&ver" : "Start Ser&ver");
}

/* Ended from outside, as a crash would: what it owes is answered by the kernel. */
static void end_server(void)
{
	ProcKill(server, 1);
	GuiFocus(text);
	tell("The server was ended. Open requests get a Status.");
}

static void start_server(void)
{
	server = start(true);
	if (server < 0) {
		tell(strerror(-server));
		server = 0;
		return;
	}
	GuiWatch(window, server);
	GuiTextboxSetText(name, ASKED);
	GuiRadioSet(request);
	GuiFocus(text);
	tell("The server answers " ASKED ".");
	show_server();
}

static void server_has_ended(void)
{
	GuiUnwatch(server);
	HandleClose(server);
	server = 0;
	show_server();
}

static int on_server(struct gui_element *element, struct msg *msg)
{
	(void)element;
	if (msg->code != MSG_CLICKED)
		return 0;
	if (server)
		end_server();
	else
		start_server();
	return 1;
}

static int on_new(struct gui_element *element, struct msg *msg)
{
	int process;

	(void)element;
	if (msg->code != MSG_CLICKED)
		return 0;
	process = start(false);
	if (process > 0)
		HandleClose(process);
	else
		tell(strerror(-process));
	return 1;
}

/* ---- the window ---------------------------------------------------------------------------- */

static int on_window(struct gui_element *element, struct msg *msg)
{
	(void)element;
	if (msg->code != MSG_GUI_HANDLE)
		return 0;
	if ((int)msg->params[0] == bus)
		receive();
	else if ((int)msg->params[0] == server)
		server_has_ended();
	return 1;
}

static void create_fields(void)
{
	struct gui_element *grid = GuiGridCreate(window, 2), *row;

	GuiLabelCreate(grid, "Name");
	row = GuiRowCreate(grid);
	GuiSetExpand(row, 1, 0);
	name = GuiTextboxCreate(row, NEWS);
	GuiSetExpand(name, 1, 0);
	row = GuiRowCreate(row);
	GuiRadioCreate(row, "Announce&ment");
	request = GuiRadioCreate(row, "Re&quest");
	GuiLabelCreate(grid, "Text");
	row = GuiRowCreate(grid);
	GuiSetExpand(row, 1, 0);
	text = GuiTextboxCreate(row, "");
	GuiTextboxSetPlaceholder(text, "What to say");
	GuiSetExpand(text, 1, 0);
	GuiSetHandler(text, on_send);
	second = GuiButtonCreate(row, "&Send");
	GuiButtonSetDefault(second);
	GuiSetHandler(second, on_send);
	reply = GuiButtonCreate(row, "&Reply");
	GuiSetHandler(reply, on_send);
	GuiSetEnabled(reply, false);
}

static void create_foot(void)
{
	struct gui_element *row, *button;

	status = GuiLabelCreate(window, "");
	GuiSetAlign(status, GUI_ALIGN_FILL, GUI_ALIGN_CENTRE);
	row = GuiRowCreate(window);
	GuiSpacerCreate(row);
	button = GuiButtonCreate(row, "&New Window");
	GuiSetHandler(button, on_new);
	second = GuiButtonCreate(row, "Start Ser&ver");
	GuiSetHandler(second, on_server);
}

/* The first one where a second has room beside it. */
static void place(struct gui_window_options *options, int argc, char **argv)
{
	struct rect area = GuiWorkArea();
	int left = (area.right - area.left - 2 * (WIDTH + FRAME) - GAP) / 2;

	options->placed = true;
	options->x = argc >= 4 ? atoi(argv[2]) : area.left + (left > 0 ? left : 0);
	options->y = argc >= 4 ? atoi(argv[3]) : area.top + (area.bottom - area.top - HEIGHT) / 3;
}

static bool create(int argc, char **argv)
{
	bool serves = argc == 5;
	char title[48];
	struct gui_window_options options = {.title = title, .width = WIDTH, .height = HEIGHT};

	snprintf(title, sizeof(title), "Bus Chat: %s %lu", serves ? "Server" : "Connection",
		 (unsigned long)bus_number());
	place(&options, argc, argv);
	window = GuiWindowCreateWith(&options);
	if (!window)
		return false;
	GuiWindowSetClass(window, "transom.buschat");
	GuiWindowSetIcon(window, "buschat");
	GuiSetHandler(window, on_window);
	create_fields();
	log_create(window);
	names_create(window, name, tell);
	create_foot();
	GuiFocus(text);
	return true;
}

/* A server answers one name, any other window listens to the news. */
static void bind_first(bool serves)
{
	if (serves)
		names_add(ASKED, true);
	else
		names_add(NEWS, false);
	tell(serves ? "Answers " ASKED ": say something and press Reply."
		    : "Connected. What is announced as " NEWS " comes here.");
}

int main(int argc, char **argv)
{
	bus = bus_open();
	if (bus < 0 || !create(argc, argv))
		return 1;
	GuiWatch(window, bus);
	bind_first(argc == 5);
	return GuiRun();
}
