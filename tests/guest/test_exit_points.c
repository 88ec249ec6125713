/* tests/guest/test_exit_points.c - a process that ends is preempted at each point of its end: what
 * others do with its things there is answered as if it were before or after. */
#include <stdio.h>
#include "box.h"
#include "mbus.h"
#include "tap_points.h"
#include "tap_port.h"

#define NAME	  "test-exit"
#define PATH	  PORT_PATH NAME
#define SERVER	  TAP_HANDLE(1) /* handles of the victim */
#define END	  TAP_HANDLE(2)
#define VIEWS	  "/System/Kernel"
#define LONG_WAIT 10000

/* How far: behind it pages are freed, one like the other. */
#define LOCKS 150
#define ALL   15000

/* What the victim tells of itself, in a shared page. */
struct about {
	uint32_t window, thread, process;
};

static struct about *about;
static int process, client, end; /* the parent's */
static bool bus_read;
static char bytes[4096];

/* ---- the victim --------------------------------------------------------------------------------
 */

static void have_ipc(void)
{
	uint32_t object = 1;
	static struct fileop op;

	NEED(MBusMake(NAME, sizeof object, 4, MBUS_SHARED) == 0);
	NEED(MBusAttach(NAME "-own") == 0);
	NEED(VmmShare(0x2000, NAME, RIGHT_READ) > 0);
	NEED(BoxSend(ProcGetId(), "x", 1) == 0);
	NEED(FsRead(END, bytes, 10, 0, &op) == 0);
}

static void have_windows(void)
{
	about->window = tap_window(0, WND_VISIBLE | WND_NO_LIST, 10, 10, 50, 50);
	tap_window(about->window, WND_VISIBLE, 5, 5, 20, 20);
	WndSetTimer(about->window, 1, 1, 0);
	WndActivate(about->window);
	WndPostMessage(about->window, MSG_USER, 0, 0, 0);
}

ROLE(victim)
{
	int area = VmmOpenShared(NAME "-about", VMM_READ | VMM_WRITE);

	about = VmmMapShared(area, VMM_READ | VMM_WRITE);
	NEED(about);
	about->thread = ThrGetId();
	about->process = ProcGetId();
	have_ipc();
	have_windows();
	EvtSet(TAP_HANDLE(0));
	DbgYieldAt(args[0], args[1]);
	ProcExit(7);
}

/* ---- what others do
 * --------------------------------------------------------------------------------- */

static void open_port(void)
{
	int h = FsOpen(PATH, FS_RDWR);

	CHECK(h > 0 || h == -ENOENT || h == -ECONNREFUSED);
	if (h > 0)
		EQ(FsClose(h), 0);
}

static void create_port(void)
{
	int h = FsCreate(PATH, FS_RDWR);

	CHECK(h > 0 || h == -EEXIST);
	if (h > 0)
		EQ(FsClose(h), 0);
}

static void write_end(void)
{
	int n = FsWriteSync(end, "x", 1);

	CHECK(n == 1 || n == -EPIPE);
}

static void read_end(void)
{
	EQ(FsReadSync(end, bytes, 1, 0), 0);
}

static void be_refused(void)
{
	EQ(FsReadSync(client, bytes, 0, 0), -ECONNREFUSED);
}

static void publish(void)
{
	uint32_t object = 5;
	int n = MBusPublish(NAME, &object);

	CHECK(n == 0 || n == 1 || n == -ENOENT);
	n = MBusPublish(NAME "-own", &object);
	CHECK(n == 0 || n == 1);
}

static void consume(void)
{
	int n = bus_read ? -EPIPE : MBusConsume(NAME, bytes, LONG_WAIT, NULL);

	CHECK(n == 4 || n == -EPIPE);
	bus_read |= n == -EPIPE;
}

static void make_bus(void)
{
	int error = MBusMake(NAME, 4, 4, 0);

	CHECK(error == 0 || error == -EEXIST);
	if (!error)
		EQ(MBusDelete(NAME), 0);
}

static void box(void)
{
	int error = BoxSend(about->process, bytes, 10);

	CHECK(error == 0 || error == -EAGAIN || error == -ENOENT);
}

static void area(void)
{
	int h = VmmOpenShared(NAME, VMM_READ);

	CHECK(h > 0 || h == -ENOENT);
	if (h > 0)
		EQ(HandleClose(h), 0);
}

static void post(void)
{
	int error = WndPostMessage(about->window, MSG_USER, 1, 2, 3);

	CHECK(error == 0 || error == -ENOENT);
	error = ThrPostMessage(about->thread, MSG_USER, 1, 2, 3);
	CHECK(error == 0 || error == -ENOENT);
}

static void send(void)
{
	int error = WndSendMessage(about->window, MSG_USER, 1, 2, 3, LONG_WAIT, NULL);

	CHECK(error == -EPIPE || error == -ENOENT);
}

static void windows(void)
{
	struct wnd_info info;
	uint32_t list[64];
	int n = WndList(list, 64, 0);

	for (int i = 0; i < n; i++)
		CHECK(WndQuery(list[i], &info) == 0);
	n = WndQuery(about->window, &info);
	CHECK(n == 0 || n == -ENOENT);
	WndActivate(about->window);
	WndSetFocus(about->window);
}

static void kill(void)
{
	EQ(ProcKill(process, 9), 0);
}

static void query(void)
{
	struct thr_info threads[8];
	struct proc_info info;
	int n = ThrList(threads, 8, about->process), h = ProcOpen(about->process, RIGHT_READ);

	CHECK((n == 0 || n == 1) || n == -ESRCH);
	CHECK(h > 0 || h == -ESRCH);
	EQ(ProcQuery(process, &info), 0);
	CHECK(info.running || info.status == 7 || info.status == 9);
	if (h > 0)
		EQ(HandleClose(h), 0);
}

static void wait(void)
{
	EQ(ThrWaitHandle(process, LONG_WAIT), 0);
}

/* Every text the kernel has of itself. */
static void look(void)
{
	int folder = FsOpen(VIEWS, FS_READ), h;
	struct fs_entry e;
	char path[PATH_LENGTH_MAX];

	while (FsReadDir(folder, &e) > 0) {
		snprintf(path, sizeof path, VIEWS "/%s", e.name);
		h = FsOpen(path, FS_READ);
		while (FsReadSync(h, bytes, sizeof bytes, FILE_PARTIAL) > 0)
			;
		FsClose(h);
	}
	EQ(FsClose(folder), 0);
}

/* Some wait for its end: each is the first one in some round. */
static void (*const acts[])(void) = {
	open_port, create_port, write_end, read_end, be_refused, publish, consume, make_bus, box,
	area,	   post,	send,	   windows,  kill,	 query,	  wait,	   look};
#define ACTS (sizeof acts / sizeof *acts)

/* ---- a round
 * --------------------------------------------------------------------------------------------- */

static void before(int handles[2])
{
	NEED(MBusMake(NAME "-own", 4, 4, 0) == 0);
	handles[0] = port_serve(NAME);
	end = port_join(NAME);
	handles[1] = PortAccept(handles[0], 0);
	client = port_join(NAME);
}

static void after(void)
{
	int status = tap_end(process);

	CHECK(status == 7 || status == 9);
	EQ(FsClose(end), 0);
	EQ(FsClose(client), 0);
	EQ(MBusDelete(NAME "-own"), 0);
	if (!bus_read)
		while (MBusConsume(NAME, bytes, 0, NULL) == 4)
			;
	EQ(FsOpen(PATH, FS_RDWR), -ENOENT);
	EQ(VmmOpenShared(NAME, VMM_READ), -ENOENT);
	EQ(BoxSend(about->process, "x", 1), -ENOENT);
	EQ(WndPostMessage(about->window, MSG_USER, 0, 0, 0), -ENOENT);
	EQ(ThrPostMessage(about->thread, MSG_USER, 0, 0, 0), -ENOENT);
}

/* 0: it had ended before anybody else ran. */
static uint32_t end_once(uint32_t n, uint32_t points)
{
	int handles[2], reached = EvtCreate(EVENT_MANUAL);
	bool met;

	before(handles);
	process = tap_start(CHILD("victim", .args = {n, points},
				  .handles = {reached, handles[0], handles[1]},
				  .privileges = PRIV_ALL));
	EQ(FsClose(handles[0]) | FsClose(handles[1]), 0);
	tap_await(reached);
	bus_read = MBusAttach(NAME) != 0; /* it is gone already */
	met = ThrWaitHandle(process, 0) == -ETIMEDOUT;
	for (uint32_t i = 0; i < ACTS; i++)
		acts[(n + i) % ACTS]();
	after();
	EQ(HandleClose(reached), 0);
	return met;
}

static void end_at_each(uint32_t points, uint32_t step, uint32_t last)
{
	uint32_t n, met = 0;

	for (n = 1; n < last && !tap_failures; n += step)
		met += end_once(n, points);
	if (tap_failures)
		tap_say("# before point %u", (unsigned)n);
	/* Some come later: somebody waits for a lock that the dying one holds. */
	CHECK(met > last / step / 4);
}

static int about_area(void)
{
	int h = VmmShare(0x1000, NAME "-about", RIGHT_READ | RIGHT_WRITE);

	about = VmmMapShared(h, VMM_READ | VMM_WRITE);
	NEED(about);
	return h;
}

TEST(others_meet_the_end)
{
	about_area();
	end_at_each(POINT_LOCKS, 1, LOCKS);
}

TEST(others_meet_the_end_between_any_two_instructions)
{
	about_area();
	end_at_each(POINT_ALL, 101, ALL);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(others_meet_the_end), T(others_meet_the_end_between_any_two_instructions), {}};
	static const struct tap_role roles[] = {T(victim), {}};

	return tap_main(argc, argv, tests, roles);
}
