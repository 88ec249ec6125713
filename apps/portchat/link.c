/* apps/portchat/link.c - serves, asks, accepts, reads and writes: all there is to a port. */
#include "link.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "port.h"
#include "thr.h"

#define PORT "/System/Ports/portchat"

static const struct link_events *events;
static struct gui_element *window;
static int listener, end;    /* handles, 0 = none */
static struct fileop asking; /* the client's question whether it is accepted */
static struct fileop saying; /* what is being written, of `said` */
static char said[LINK_LINE_MAX];
static char heard[LINK_LINE_MAX]; /* a line that has not ended yet */
static int heard_length;

int link_begin(void)
{
	end = FsOpen(PORT, FS_RDWR);
	if (end > 0)
		return 0;
	listener = FsCreate(PORT, FS_RDWR);
	if (listener < 0)
		return listener;
	return PortListen(listener) == 0;
}

/* A read of no bytes is done when the server has accepted, or has gone. */
static void ask(void)
{
	asking.event = EvtCreate(0);
	if (FsRead(end, NULL, 0, 0, &asking) == 0)
		GuiWatch(window, asking.event);
}

void link_watch(struct gui_element *w, const struct link_events *e)
{
	window = w;
	events = e;
	if (listener)
		GuiWatch(window, listener);
	else
		ask();
	events->state(listener ? LINK_ALONE : LINK_ASKING);
}

static void opened(void)
{
	GuiWatch(window, end);
	heard_length = 0;
	saying.status = 0;
	events->state(LINK_OPEN);
}

static void answered(void)
{
	GuiUnwatch(asking.event);
	HandleClose(asking.event);
	if (asking.status == 0)
		opened();
	else
		events->state(LINK_OVER); /* -ECONNREFUSED: it went before it answered */
}

/* One at a time: while somebody is there, others wait in the port's backlog. */
static void accept_one(void)
{
	end = PortAccept(listener, 0);
	if (end < 0) {
		end = 0;
		return;
	}
	GuiUnwatch(listener);
	opened();
}

static void left(void)
{
	GuiUnwatch(end);
	FsClose(end);
	end = 0;
	if (listener)
		GuiWatch(window, listener);
	events->state(listener ? LINK_ALONE : LINK_OVER);
}

/* A line ends with a line feed; one that is too long is cut into several. */
static void hear(const char *bytes, int count)
{
	for (int i = 0; i < count; i++) {
		if (bytes[i] != '\n')
			heard[heard_length++] = bytes[i];
		if (bytes[i] != '\n' && heard_length < LINK_LINE_MAX - 1)
			continue;
		heard[heard_length] = 0;
		heard_length = 0;
		events->line(heard);
	}
}

/* The end is signalled: a read of what is there does not wait. */
static void read_end(void)
{
	char bytes[256];
	int count = FsReadSync(end, bytes, sizeof(bytes), FILE_PARTIAL);

	if (count > 0)
		hear(bytes, count);
	else
		left();
}

void link_handle(int handle)
{
	if (handle == end && end)
		read_end();
	else if (handle == listener && listener)
		accept_one();
	else if (handle == asking.event)
		answered();
}

/* `said` is the kernel's until the write is done. */
bool link_say(const char *text)
{
	int length;

	if (!end || saying.status == -EINPROGRESS)
		return false;
	length = snprintf(said, sizeof(said), "%s", text);
	if (length > (int)sizeof(said) - 1)
		length = sizeof(said) - 1;
	said[length] = '\n';
	return FsWrite(end, said, (uint32_t)length + 1, &saying) == 0;
}

uint32_t link_peer(void)
{
	uint32_t process;

	return end && PortGetPeer(end, &process) == 0 ? process : 0;
}
