/* tests/guest/test_port_death.c - either end of a connection killed in each state: the other learns
 * it, and nothing is left. */
#include "tap_port.h"

#define NAME  "test-death"
#define READY TAP_HANDLE(0) /* an event: the victim is in its state */
#define LARGE (3 * PORT_BUFFER)

static uint8_t bytes[LARGE];

static void charges_are_zero(void)
{
	struct sys_info info;

	EQ(SysInfo(&info, sizeof info), sizeof info);
	EQ(info.charges, 0);
}

/* ---- what a client does when it is killed ---- */

static void nothing(int end)
{
	(void)end;
}

static void wait_for_the_answer(int end)
{
	static struct fileop ops[3];

	FsRead(end, bytes, 0, 0, &ops[0]);
	FsRead(end, bytes, 1, 0, &ops[1]);
	FsWrite(end, bytes, 1, &ops[2]);
}

static void read_half(int end)
{
	FsReadSync(end, bytes, 5, 0);
}

static void write_pending(int end)
{
	static struct fileop op;

	FsWrite(end, bytes, PORT_BUFFER + 10, &op);
}

static void read_pending(int end)
{
	static struct fileop op;

	FsRead(end, bytes, 100, 0, &op);
}

static void as_many_as_may_wait(int end)
{
	static struct fileop ops[PROCESS_OPS_MAX];

	for (int i = 0; i < PROCESS_OPS_MAX; i++)
		if (i % 2)
			FsRead(end, bytes, 100, 0, &ops[i]);
		else
			FsWrite(end, bytes, LARGE, &ops[i]);
}

static void cancelled(int end)
{
	static struct fileop op;

	read_pending(end);
	FsWrite(end, bytes, LARGE, &op);
	FsCancel(end, NULL);
}

static int read_for_ever(void *end)
{
	return FsReadSync((int)end, bytes, LARGE, 0);
}

static int write_for_ever(void *end)
{
	for (;;)
		if (FsWriteSync((int)end, bytes, LARGE) < 0)
			return 0;
}

static void both_in_threads(int end)
{
	ThrStart(read_for_ever, (void *)end, 0);
	ThrStart(write_for_ever, (void *)end, 0);
}

static void two_handles(int end)
{
	HandleDuplicate(end, RIGHT_READ | RIGHT_WRITE);
}

static void (*const states[])(int end) = {
	nothing,       wait_for_the_answer, read_half,
	write_pending, read_pending,	    as_many_as_may_wait,
	cancelled,     both_in_threads,	    two_handles,
};

#define STATES ((int)(sizeof states / sizeof *states))

ROLE(client)
{
	int end = port_join(NAME);

	states[args[0]](end);
	EvtSet(READY);
	if (args[1]) /* killed while it runs, not while it waits */
		write_for_ever((void *)end);
	ThrWaitHandle(EvtCreate(0), WAIT_FOREVER);
	return 0;
}

static int start(const char *role, uint32_t a, uint32_t b)
{
	int ready = EvtCreate(0), p;

	p = tap_start(CHILD(role, .args = {a, b}, .handles = {ready}));
	if (a != 2) /* that one waits for bytes first */
		tap_await(ready);
	EQ(HandleClose(ready), 0);
	return p;
}

/* Whoever was connected to the dead: what is left, then the end. */
static void see_the_end(int end)
{
	uint32_t peer;
	int got;

	while ((got = FsReadSync(end, bytes, sizeof bytes, FILE_PARTIAL)) > 0)
		;
	EQ(got, 0);
	EQ(FsWriteSync(end, bytes, 1), -EPIPE);
	EQ(PortGetPeer(end, &peer), -ENOTCONN);
	EQ(ThrWaitHandle(end, 0), 0);
	EQ(FsClose(end), 0);
}

TEST(a_client_dies_before_it_is_accepted)
{
	int server = port_serve(NAME);

	for (int i = 0; i < STATES; i++) {
		if (states[i] == read_half)
			continue;
		tap_kill(start("client", (uint32_t)i, 0));
		EQ(ThrWaitHandle(server, 0), -ETIMEDOUT);
		EQ(PortAccept(server, 0), -EAGAIN);
	}
	charges_are_zero();
}

/* With a read and a write of the survivor's waiting, too. */
static void kill_accepted(int server, int state, bool busy, bool waiting)
{
	int victim, end;
	struct port_op read, write;

	victim = start("client", (uint32_t)state, busy);
	tap_await(server);
	end = PortAccept(server, 0);
	NEED(end > 0);
	if (states[state] == read_half)
		EQ(FsWriteSync(end, bytes, 10), 10);
	if (waiting) {
		port_read(&read, end, bytes, sizeof bytes, 0);
		port_write(&write, end, bytes, LARGE);
	}
	tap_kill(victim);
	if (waiting) {
		int got = port_done(&read);

		CHECK(got >= 0);
		got = port_done(&write);
		CHECK(got == -EPIPE || got == LARGE);
	}
	see_the_end(end);
}

TEST(a_client_dies_when_accepted)
{
	int server = port_serve(NAME);

	for (int i = 0; i < STATES; i++)
		for (int j = 0; j < 4; j++)
			kill_accepted(server, i, j & 1, j & 2);
	charges_are_zero();
}

/* ---- servers that are killed ---- */

ROLE(server)
{
	int port = port_serve(NAME);

	EvtSet(READY);
	for (uint32_t i = 0; i < args[1]; i++) {
		int end;

		tap_await(port);
		end = PortAccept(port, 0);
		FsWriteSync(end, "hello", 5);
		states[args[0]](end);
	}
	ThrWaitHandle(EvtCreate(0), WAIT_FOREVER);
	return 0;
}

TEST(a_server_dies_with_clients_waiting)
{
	int victim = start("server", 0, 0), clients[3];
	struct port_op zero, write;

	for (int i = 0; i < 3; i++)
		clients[i] = port_join(NAME);
	port_read(&zero, clients[0], bytes, 0, 0);
	port_write(&write, clients[1], bytes, LARGE);
	CHECK(port_waits(&zero) && port_waits(&write));
	tap_kill(victim);
	EQ(port_done(&zero), -ECONNREFUSED);
	EQ(port_done(&write), -ECONNREFUSED);
	EQ(FsReadSync(clients[2], bytes, 1, 0), -ECONNREFUSED);
	EQ(FsOpen(PORT_PATH NAME, FS_RDWR), -ENOENT);
	charges_are_zero();
}

TEST(a_server_dies_after_accepting)
{
	for (int i = 0; i < STATES; i++) {
		int victim, a, b;
		char hello[5];

		if (states[i] == read_half)
			continue;
		victim = start("server", (uint32_t)i, 1);
		a = port_join(NAME);
		EQ(FsReadSync(a, hello, 5, 0), 5);
		b = port_join(NAME);
		tap_kill(victim);
		see_the_end(a);
		EQ(FsReadSync(b, bytes, 0, 0), -ECONNREFUSED);
		EQ(FsClose(b), 0);
	}
	charges_are_zero();
}

/* ---- ends in several processes ---- */

ROLE(holder)
{
	(void)args;
	EQ(FsWriteSync(TAP_HANDLE(1), "child", 5), 5);
	EvtSet(READY);
	ThrWaitHandle(EvtCreate(0), WAIT_FOREVER);
	return 0;
}

TEST(an_end_given_away_closes_with_its_last_handle)
{
	int pair[2], ready = EvtCreate(0), children[2];
	struct port_op r;
	char text[5];

	EQ(PortPair(pair, 0), 0);
	for (int i = 0; i < 2; i++) {
		children[i] = tap_start(CHILD("holder", .handles = {ready, pair[1]}));
		tap_await(ready);
		EQ(FsReadSync(pair[0], text, 5, 0), 5);
	}
	EQ(FsClose(pair[1]), 0);
	port_read(&r, pair[0], bytes, 1, 0);
	tap_kill(children[0]);
	CHECK(port_waits(&r));
	EQ(FsWriteSync(pair[0], "x", 1), 1);
	tap_kill(children[1]);
	EQ(port_done(&r), 0);
	see_the_end(pair[0]);
	charges_are_zero();
}

/* Who opened the connection pays for it; it lives on when that process has ended. */
ROLE(opener)
{
	int end = port_join(NAME);

	(void)args;
	/* Another process gets the end and goes on with it. */
	tap_start(CHILD("user", .handles = {READY, end}));
	return 0;
}

ROLE(user)
{
	char text[4];

	(void)args;
	EvtSet(READY);
	EQ(FsReadSync(TAP_HANDLE(1), text, 4, 0), 4);
	EQ(FsWriteSync(TAP_HANDLE(1), text, 4), 4);
	return tap_failures;
}

TEST(a_connection_outlives_who_pays_for_it)
{
	int server = port_serve(NAME), ready = EvtCreate(0), end, opener;
	char text[4];

	opener = tap_start(CHILD("opener", .handles = {ready}));
	tap_await(server);
	end = PortAccept(server, 0);
	EQ(tap_end(opener), 0);
	tap_await(ready);
	charges_are_zero();
	EQ(FsWriteSync(end, "ping", 4), 4);
	EQ(FsReadSync(end, text, 4, 0), 4);
	EQ(memcmp(text, "ping", 4), 0);
	see_the_end(end);
}

static uint32_t heap_bytes(void)
{
	struct proc_info info;

	EQ(ProcQuery(0, &info), 0);
	return info.heap_bytes;
}

/* Else two processes could leave any number of buffers to nobody. */
TEST(who_accepts_pays_for_its_end)
{
	int server = port_serve(NAME), ready = EvtCreate(0), end;
	uint32_t before = heap_bytes();
	int opener = tap_start(CHILD("opener", .handles = {ready}));

	tap_await(server);
	EQ(heap_bytes(), before);
	end = PortAccept(server, 0);
	NEED(end > 0);
	CHECK(heap_bytes() >= before + PORT_BUFFER);
	CHECK(heap_bytes() < before + 2 * PORT_BUFFER);
	EQ(tap_end(opener), 0);
	tap_await(ready);
	CHECK(heap_bytes() >= before + PORT_BUFFER);
	HandleClose(end);
	EQ(heap_bytes(), before);
	HandleClose(server);
	HandleClose(ready);
	charges_are_zero();
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(a_client_dies_before_it_is_accepted),
		T(a_client_dies_when_accepted),
		T(a_server_dies_with_clients_waiting),
		T(a_server_dies_after_accepting),
		T(an_end_given_away_closes_with_its_last_handle),
		T(a_connection_outlives_who_pays_for_it),
		T(who_accepts_pays_for_its_end),
		{},
	};
	static const struct tap_role roles[] = {
		T(client), T(server), T(holder), T(opener), T(user), {},
	};

	return tap_main(argc, argv, tests, roles);
}
