/*
 * apps/bin/portcat.c - connects standard input and output to a port; with -l makes the port and
 * takes the first client.
 *
 * One read is pending on each side at any time; whichever is done is written to the other side.
 * It ends when the other end does, and when the input does: at once, or with -w after so many
 * seconds in which nothing has come.
 */
#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>
#include "fs.h"
#include "lib/tool.h"
#include "port.h"
#include "thr.h"

struct side {
	int from, to; /* handles */
	char bytes[2048];
	struct fileop op;
	bool reading;
};

static const char *port_name;

static void fail(int error)
{
	errno = -error;
	tool_fatal(port_name);
}

static int connect_to(const char *path)
{
	int port = FsOpen(path, FS_RDWR), error = port;

	if (port >= 0)
		error = FsReadSync(port, NULL, 0, 0); /* until it is accepted */
	if (error < 0)
		fail(error);
	return port;
}

static int await_client(const char *path)
{
	int server = FsCreate(path, FS_RDWR), port = server;

	if (server >= 0)
		port = PortListen(server);
	while (port >= 0 && (port = PortAccept(server, 0)) == -EAGAIN)
		port = ThrWaitHandle(server, WAIT_FOREVER);
	if (port < 0)
		fail(port);
	HandleClose(server);
	return port;
}

static bool start(struct side *s)
{
	if (!s->op.event)
		s->op.event = EvtCreate(0);
	s->reading = FsRead(s->from, s->bytes, sizeof(s->bytes), FILE_PARTIAL, &s->op) == 0;
	return s->reading;
}

/* What came is written on, and the next read begins. False: this side has ended. */
static bool pass(struct side *s)
{
	s->reading = false;
	if (s->op.status < 0 || !s->op.bytes)
		return false;
	if (FsWriteSync(s->to, s->bytes, s->op.bytes) < 0)
		return false;
	return start(s);
}

static void copy(int port, uint32_t linger)
{
	static struct side in, out;
	bool input;

	in.from = HANDLE_STDIN;
	in.to = out.from = port;
	out.to = HANDLE_STDOUT;
	input = start(&in);
	if (!start(&out))
		return;
	for (;;) {
		int events[] = {out.op.event, in.op.event};
		int done = ThrWaitMultiple(events, input ? 2 : 1, WAIT_ANY,
					   input ? WAIT_FOREVER : linger);

		if (done == 0 && !pass(&out))
			return;
		if (done == 1)
			input = pass(&in);
		if (done < 0 || (!input && !linger))
			return;
	}
}

int main(int argc, char **argv)
{
	char path[PATH_LENGTH_MAX];
	bool listen = false;
	uint32_t linger = 0;
	int c;

	tool_begin(argv, "portcat [-l] [-w SECONDS] NAME");
	while ((c = getopt(argc, argv, "lw:")) != -1) {
		if (c == '?')
			tool_usage();
		if (c == 'l')
			listen = true;
		else
			linger = (uint32_t)tool_number(optarg) * 1000;
	}
	if (optind + 1 != argc)
		tool_usage();
	port_name = argv[optind];
	snprintf(path, sizeof(path), "%s%s", port_name[0] == '/' ? "" : "/System/Ports/",
		 port_name);
	copy(listen ? await_client(path) : connect_to(path), linger);
	return tool_end();
}
