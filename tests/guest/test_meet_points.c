/* tests/guest/test_meet_points.c - one call preempted at each of its points, where another one runs
 * that concerns the same thing: no wake-up is lost, each sees before or after. */
#include "box.h"
#include "mbus.h"
#include "tap_points.h"
#include "tap_port.h"

#define NAME "test-meet"
#define PATH PORT_PATH NAME
#define SOON 10000 /* a wait that does not end by itself in time */

static int a, b; /* results of the first call and of the second */
static int event, server, ends[2];

/* ---- events, futexes
 * ------------------------------------------------------------------------------ */

static void make_event(void)
{
	event = EvtCreate(0);
}

static void wait_for_it(void)
{
	a = ThrWaitHandle(event, SOON);
}

static void set_it(void)
{
	b = EvtSet(event);
}

static void wait_for_all(void)
{
	a = ThrWaitMultiple(&event, 1, WAIT_ALL, SOON);
}

static void both_well(void)
{
	EQ(a, 0);
	EQ(b, 0);
	EQ(HandleClose(event), 0);
}

static void set_first(void)
{
	a = EvtSet(event);
}

static void wait_second(void)
{
	b = ThrWaitHandle(event, SOON);
}

static void close_it(void)
{
	b = HandleClose(event);
}

/* Closed before, between, or after. */
static void set_or_bad(void)
{
	CHECK(a == 0 || a == -EBADF);
	EQ(b, 0);
}

static void duplicate(void)
{
	a = HandleDuplicate(event, RIGHTS_ALL);
}

static void duplicated_or_bad(void)
{
	CHECK(a > 0 || a == -EBADF);
	EQ(b, 0);
	if (a > 0) {
		EQ(EvtSet(a), 0);
		EQ(HandleClose(a), 0);
	}
}

static uint32_t word;

static void clear_word(void)
{
	word = 0;
}

static void futex_wait(void)
{
	a = ThrFutexWait(&word, 0, SOON);
}

static void futex_wake(void)
{
	__atomic_store_n(&word, 1, __ATOMIC_SEQ_CST);
	b = ThrFutexWake(&word, 1);
}

static void word_seen(void)
{
	CHECK(a == 0 || a == -EAGAIN);
	CHECK(b == 0 || b == 1);
}

/* ---- ports
 * ------------------------------------------------------------------------------------------- */

static void serve(void)
{
	server = port_serve(NAME);
}

static void open_first(void)
{
	a = FsOpen(PATH, FS_RDWR);
}

static void accept_second(void)
{
	b = PortAccept(server, 0);
}

/* Accepted now or later. */
static void joined(void)
{
	char c = 0;

	CHECK(a > 0 && (b > 0 || b == -EAGAIN));
	if (b < 0)
		b = PortAccept(server, 0);
	EQ(FsWriteSync(a, "x", 1), 1);
	EQ(FsReadSync(b, &c, 1, 0), 1);
	EQ(c, 'x');
	EQ(FsClose(a) | FsClose(b) | FsClose(server), 0);
}

static void open_second(void)
{
	b = FsOpen(PATH, FS_RDWR);
}

static void accept_first(void)
{
	a = PortAccept(server, 0);
}

static void joined_other(void)
{
	int swap = a;

	a = b;
	b = swap;
	joined();
}

static void close_server(void)
{
	b = FsClose(server);
}

static void refused(void)
{
	char c;

	EQ(b, 0);
	CHECK(a > 0 || a == -ENOENT || a == -ECONNREFUSED);
	if (a > 0) {
		EQ(FsReadSync(a, &c, 0, 0), -ECONNREFUSED);
		EQ(FsClose(a), 0);
	}
}

static void close_server_first(void)
{
	a = FsClose(server);
}

static void refused_other(void)
{
	int swap = a;

	a = b;
	b = swap;
	refused();
}

static void connect(void)
{
	port_ends(ends, 0);
}

static char got[8];

static void read_first(void)
{
	a = FsReadSync(ends[0], got, 4, 0);
}

static void write_second(void)
{
	b = FsWriteSync(ends[1], "abcd", 4);
}

static void all_came(void)
{
	EQ(a, 4);
	EQ(b, 4);
	CHECK(!memcmp(got, "abcd", 4));
	EQ(FsClose(ends[0]) | FsClose(ends[1]), 0);
}

static void close_second(void)
{
	b = FsClose(ends[1]);
}

static void end_of_file(void)
{
	EQ(a, 0);
	EQ(b, 0);
	EQ(FsClose(ends[0]), 0);
}

static void write_first(void)
{
	a = FsWriteSync(ends[0], "abcd", 4);
}

static void written_or_not(void)
{
	CHECK(a == 4 || a == -EPIPE);
	EQ(b, 0);
	EQ(FsClose(ends[0]), 0);
}

static void read_second(void)
{
	b = FsReadSync(ends[1], got, 4, 0);
}

/* A read that its own process closes under it: before it began, or ended by it. */
static void close_own(void)
{
	b = FsClose(ends[0]);
}

static void cancelled(void)
{
	CHECK(a == -EBADF || a == -ECANCELED);
	EQ(b, 0);
	EQ(FsClose(ends[1]), 0);
}

/* ---- buses, boxes
 * -------------------------------------------------------------------------------------- */

static uint32_t object, object_got;

static void make_bus(void)
{
	EQ(MBusMake(NAME, sizeof object, 2, 0), 0);
	EQ(MBusAttach(NAME), 0);
	object = 9;
	object_got = 0;
}

static void consume_first(void)
{
	a = MBusConsume(NAME, &object_got, SOON, NULL);
}

static void publish_second(void)
{
	b = MBusPublish(NAME, &object);
}

static void consumed(void)
{
	EQ(a, sizeof object);
	EQ(b, 1);
	EQ(object_got, 9);
	EQ(MBusDelete(NAME), 0);
	EQ(MBusConsume(NAME, &object_got, 0, NULL), -EPIPE);
}

static void delete_second(void)
{
	b = MBusDelete(NAME);
}

static void told_of_the_end(void)
{
	EQ(a, -EPIPE);
	EQ(b, 0);
	EQ(MBusConsume(NAME, &object_got, 0, NULL), -ENOENT);
}

static void publish_first(void)
{
	a = MBusPublish(NAME, &object);
}

static void published_or_gone(void)
{
	CHECK(a == 1 || a == -ENOENT);
	EQ(b, 0);
	if (a == 1)
		EQ(MBusConsume(NAME, &object_got, 0, NULL), sizeof object);
	EQ(MBusConsume(NAME, &object_got, 0, NULL), -EPIPE);
}

static void detach_second(void)
{
	b = MBusDetach(NAME);
}

static void detached(void)
{
	CHECK(a == 1 || a == 0 || a == -ENOTCONN);
	EQ(b, 0);
	EQ(MBusDelete(NAME), 0);
}

static void receive_first(void)
{
	a = BoxReceive(got, sizeof got, SOON, NULL);
}

static void send_second(void)
{
	b = BoxSend(ProcGetId(), "abcde", 5);
}

static void letter_came(void)
{
	EQ(a, 5);
	EQ(b, 0);
	CHECK(!memcmp(got, "abcde", 5));
}

/* ---- names
 * ------------------------------------------------------------------------------------------------
 */

static void share_first(void)
{
	a = VmmShare(0x1000, NAME, RIGHT_READ | RIGHT_WRITE);
}

static void share_second(void)
{
	b = VmmShare(0x1000, NAME, RIGHT_READ | RIGHT_WRITE);
}

static void create_first(void)
{
	a = FsCreate(PATH, FS_RDWR);
}

static void create_second(void)
{
	b = FsCreate(PATH, FS_RDWR);
}

static void bus_first(void)
{
	a = MBusMake(NAME, 4, 4, 0);
}

static void bus_second(void)
{
	b = MBusMake(NAME, 4, 4, 0);
}

static void one_bus(void)
{
	CHECK((a == 0 && b == -EEXIST) || (b == 0 && a == -EEXIST));
	EQ(MBusDelete(NAME), 0);
}

/* One of the two got the name. */
static void one_has_it(void)
{
	CHECK((a > 0 && b == -EEXIST) || (b > 0 && a == -EEXIST));
	EQ(HandleClose(a > 0 ? a : b), 0);
}

static void share(void)
{
	event = VmmShare(0x1000, NAME, RIGHT_READ | RIGHT_WRITE);
}

static void open_area(void)
{
	a = VmmOpenShared(NAME, VMM_READ);
}

static void opened_or_gone(void)
{
	CHECK(a > 0 || a == -ENOENT);
	EQ(b, 0);
	if (a > 0)
		EQ(HandleClose(a), 0);
	EQ(VmmOpenShared(NAME, VMM_READ), -ENOENT);
}

/* ---- files
 * -------------------------------------------------------------------------------------------------
 */

#define FILE_A "/Temp/meet-a"
#define FILE_B "/Temp/meet-b"

static void two_files(void)
{
	int h = FsCreate(FILE_A, FS_RDWR);

	EQ(FsWriteSync(h, "a", 1), 1);
	EQ(FsClose(h), 0);
	h = FsCreate(FILE_B, FS_RDWR);
	EQ(FsWriteSync(h, "bb", 2), 2);
	EQ(FsClose(h), 0);
}

static void rename_first(void)
{
	a = FsRename(FILE_A, FILE_B);
}

static void rename_back(void)
{
	b = FsRename(FILE_B, FILE_A);
}

static void remove_second(void)
{
	b = FsRemove(FILE_A);
}

static void no_files(void)
{
	int left = (FsRemove(FILE_A) == 0) + (FsRemove(FILE_B) == 0);

	CHECK(a == 0 || a == -ENOENT);
	CHECK(b == 0 || b == -ENOENT);
	CHECK(left == 1);
}

static void open_file(void)
{
	a = FsOpen(FILE_A, FS_READ);
}

static void rename_second(void)
{
	b = FsRename(FILE_B, FILE_A);
}

/* The name is never without a file. */
static void old_or_new(void)
{
	int n = FsReadSync(a, got, 2, 0);

	CHECK(a > 0);
	EQ(b, 0);
	CHECK((n == 1 && got[0] == 'a') || (n == 2 && got[1] == 'b'));
	EQ(FsClose(a), 0);
	EQ(FsRemove(FILE_A), 0);
	EQ(FsRemove(FILE_B), -ENOENT);
}

/* ---- windows
 * -------------------------------------------------------------------------------------------------
 */

static uint32_t window;
static struct msg message;

static void make_window(void)
{
	window = tap_window(0, WND_VISIBLE | WND_NO_LIST, 0, 0, 30, 30);
	tap_drain();
}

static void get_first(void)
{
	do
		a = MsgGet(&message, 0, SOON);
	while (a == 1 && message.code < MSG_USER);
	if (a == MSG_IN_SEND)
		MsgReply(55);
	else
		MsgDone();
}

static void post_second(void)
{
	b = WndPostMessage(window, MSG_USER, 1, 2, 3);
}

static void send_to_window(void)
{
	uint32_t result = 0;

	b = WndSendMessage(window, MSG_USER, 1, 2, 3, SOON, &result);
	if (!b)
		b = (int)result;
}

static void post_came(void)
{
	EQ(a, 1);
	EQ(b, 0);
	EQ(message.params[2], 3);
	EQ(WndClose(window), 0);
	tap_drain();
}

static void answered(void)
{
	EQ(a, MSG_IN_SEND);
	EQ(b, 55);
	EQ(WndClose(window), 0);
	tap_drain();
}

static void close_window(void)
{
	a = WndClose(window);
}

static void no_window(void)
{
	struct msg m;

	EQ(a, 0);
	CHECK(b == 0 || b == -ENOENT || b == -EPIPE);
	EQ(MsgGetFiltered(&m, &(struct msg_filter){.first_code = MSG_USER, .last_code = ~0u}, 0, 0),
	   -ETIMEDOUT);
	tap_drain();
}

static const struct meeting waits[] = {
	{"wait and set", make_event, wait_for_it, set_it, both_well},
	{"wait for all and set", make_event, wait_for_all, set_it, both_well},
	{"set and wait", make_event, set_first, wait_second, both_well},
	{"set and close", make_event, set_first, close_it, set_or_bad},
	{"duplicate and close", make_event, duplicate, close_it, duplicated_or_bad},
	{"futex", clear_word, futex_wait, futex_wake, word_seen},
	{}};

static const struct meeting ports[] = {
	{"open and accept", serve, open_first, accept_second, joined},
	{"accept and open", serve, accept_first, open_second, joined_other},
	{"open and close the server", serve, open_first, close_server, refused},
	{"close the server and open", serve, close_server_first, open_second, refused_other},
	{"read and write", connect, read_first, write_second, all_came},
	{"write and read", connect, write_first, read_second, all_came},
	{"read and close", connect, read_first, close_second, end_of_file},
	{"write and close", connect, write_first, close_second, written_or_not},
	{"read and close the same", connect, read_first, close_own, cancelled},
	{}};

static const struct meeting buses[] = {
	{"consume and publish", make_bus, consume_first, publish_second, consumed},
	{"consume and delete", make_bus, consume_first, delete_second, told_of_the_end},
	{"publish and delete", make_bus, publish_first, delete_second, published_or_gone},
	{"publish and detach", make_bus, publish_first, detach_second, detached},
	{"consume and detach", make_bus, consume_first, detach_second, detached},
	{"receive and send", NULL, receive_first, send_second, letter_came},
	{}};

static const struct meeting names[] = {
	{"two areas", NULL, share_first, share_second, one_has_it},
	{"two ports", NULL, create_first, create_second, one_has_it},
	{"two buses", NULL, bus_first, bus_second, one_bus},
	{"open and close an area", share, open_area, close_it, opened_or_gone},
	{"rename and rename", two_files, rename_first, rename_back, no_files},
	{"rename and remove", two_files, rename_first, remove_second, no_files},
	{"open and replace", two_files, open_file, rename_second, old_or_new},
	{}};

static const struct meeting windows[] = {
	{"get and post", make_window, get_first, post_second, post_came},
	{"get and send", make_window, get_first, send_to_window, answered},
	{"close and post", make_window, close_window, post_second, no_window},
	{"close and send", make_window, close_window, send_to_window, no_window},
	{}};

TEST(waits_meet)
{
	points_meet(waits);
}

TEST(ports_meet)
{
	points_meet(ports);
}

TEST(buses_meet)
{
	points_meet(buses);
}

TEST(names_meet)
{
	points_meet(names);
}

TEST(windows_meet)
{
	points_meet(windows);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(waits_meet), T(ports_meet),	T(buses_meet),
						T(names_meet), T(windows_meet), {}};

	return tap_main(argc, argv, tests, NULL);
}
