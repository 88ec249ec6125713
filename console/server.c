/* console/server.c - accepts who connects to the console's ports. */
#include "server.h"
#include <errno.h>
#include "fs.h"
#include "handle.h"
#include "port.h"
#include "tty.h"
#include "window.h"

static int clients, controls, event;

static int listen(const char *name)
{
	int port = FsCreate(name, FS_RDWR), error;

	if (port < 0)
		return port;
	error = PortListen(port);
	if (error >= 0)
		return port;
	FsClose(port);
	return error;
}

int server_open(void)
{
	clients = listen(TTY_PORT);
	if (clients < 0)
		return clients;
	controls = listen(TTY_CONTROL_PORT);
	if (controls < 0)
		return controls;
	event = EvtCreate(0);
	return event;
}

void server_watch(struct gui_element *window)
{
	const int handles[] = {clients, controls, event};

	for (int i = 0; i < 3; i++) {
		GuiUnwatch(handles[i]);
		GuiWatch(window, handles[i]);
	}
}

static void accept_clients(void)
{
	int end;

	while ((end = PortAccept(clients, 0)) > 0)
		if (window_attach(end) < 0)
			FsClose(end);
}

/* The oldest terminal of the same process that has no control channel yet. */
struct match {
	uint32_t process;
	struct session *found;
};

static void match(struct gui_element *view, void *context)
{
	struct session *s = view_session(view);
	struct match *m = context;
	uint32_t process;

	if (!m->found && s->bytes && !s->process && !s->control.port &&
	    PortGetPeer(s->bytes, &process) >= 0 && process == m->process)
		m->found = s;
}

static void accept_control(void)
{
	int end = PortAccept(controls, 0);
	struct match m = {0, NULL};

	if (end <= 0)
		return;
	accept_clients(); /* its bytes were there before */
	if (PortGetPeer(end, &m.process) >= 0)
		window_each_view(match, &m);
	if (m.found)
		session_attach_control(m.found, end);
	else
		FsClose(end);
}

static void pump(struct gui_element *view, void *context)
{
	(void)context;
	session_pump(view_session(view));
}

void server_signalled(int handle)
{
	if (handle == clients)
		accept_clients();
	else if (handle == controls)
		accept_control();
	else if (handle == event)
		window_each_view(pump, NULL);
}
