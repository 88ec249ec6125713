/* apps/pingpong/main.c - finds the other process and plays with it. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include "handle.h"
#include "msg.h"
#include "pingpong.h"
#include "proc.h"
#include "sys.h"
#include "wnd.h"

#define TIMER_LOOK 1 /* twice a second: is the other alive, how fast does it go? */
#define LOOK_MS	   500
#define CONNECTED  "pingpong: connected" /* in the system's log, for tests to wait for */

static struct gui_element *window;
static uint32_t partner; /* the other's window, 0 = not yet known */
static enum partner state;
static struct arrival arrival;
static bool first; /* the second process has yet to be started */
static bool running_free;
static uint32_t number;	     /* of the last ping */
static uint32_t round_trips; /* since the last look */
static uint64_t looked_ns;   /* when that was */

static void set_state(enum partner new)
{
	if (new == state)
		return;
	state = new;
	running_free = running_free && new == PARTNER_THERE;
	view_show_partner(new);
}

/* The post itself says whether the other is still there. */
static void post(uint32_t code, uint32_t p0, uint32_t p1)
{
	if (WndPostMessage(partner, code, p0, p1, 0) == -ENOENT)
		set_state(PARTNER_GONE);
}

static void ping(void)
{
	post(MSG_PING, ++number, running_free);
}

/* What came. Running free it is only counted; the next look shows it. */
static void note(const struct msg *msg)
{
	struct msg_info info;

	MsgInfo(&info);
	arrival.count++;
	arrival.code = msg->code;
	arrival.number = msg->params[0];
	arrival.process = info.process;
	arrival.stamp = info.stamp;
	if (!msg->params[1])
		view_show_arrival(&arrival);
}

static void pong(const struct msg *msg)
{
	note(msg);
	round_trips++;
	if (running_free && msg->params[0] == number) /* one chain, however often it is switched */
		ping();
}

/* Twice a second. The clock says how long it really was. */
static void look(void)
{
	struct wnd_info info;
	uint64_t now;

	SysClock(&now);
	if (running_free && now > looked_ns)
		view_show_rate((uint32_t)(round_trips * 1000000000ull / (now - looked_ns)));
	else
		view_show_rate(0);
	round_trips = 0;
	looked_ns = now;
	view_show_arrival(&arrival);
	if (state == PARTNER_THERE && WndQuery(partner, &info) == -ENOENT)
		set_state(PARTNER_GONE);
}

/* The first process starts the second. */
static void start_second(void)
{
	char id[16];
	const char *const argv[] = {"pingpong", id, NULL};
	int handle;

	snprintf(id, sizeof(id), "%lu", (unsigned long)GuiWindowId(window));
	handle = ProcStart(PATH, argv);
	if (handle < 0)
		set_state(PARTNER_GONE);
	else
		HandleClose(handle);
}

static int on_window(struct gui_element *element, struct msg *msg)
{
	(void)element;
	switch (msg->code) {
	case MSG_SHOW: /* our window is there; now the other one beside it */
		if (first)
			start_second();
		first = false;
		return 1;
	case MSG_HELLO:
		partner = msg->params[0];
		set_state(PARTNER_THERE);
		SysLog(CONNECTED, sizeof(CONNECTED) - 1);
		return 1;
	case MSG_PING:
		note(msg);
		post(MSG_PONG, msg->params[0], msg->params[1]);
		return 1;
	case MSG_PONG:
		pong(msg);
		return 1;
	case MSG_TIMER:
		look();
		return 1;
	}
	return 0;
}

static int on_button(struct gui_element *button, struct msg *msg)
{
	(void)button;
	if (msg->code != MSG_CLICKED)
		return 0;
	ping();
	return 1;
}

static int on_check(struct gui_element *check, struct msg *msg)
{
	(void)check;
	if (msg->code != MSG_CHANGED)
		return 0;
	running_free = msg->params[0];
	if (running_free)
		ping();
	return 1;
}

/* The second process says where it is. */
static void greet_first(uint32_t first)
{
	partner = first;
	set_state(PARTNER_THERE);
	post(MSG_HELLO, GuiWindowId(window), 0);
}

int main(int argc, char **argv)
{
	first = argc < 2;
	window = view_create(first, on_window, on_button, on_check);
	if (!window)
		return 1;
	GuiSetTimer(window, TIMER_LOOK, LOOK_MS, 0);
	if (!first)
		greet_first((uint32_t)strtoul(argv[1], NULL, 10));
	return GuiRun();
}
