/* tests/guest/test_failalloc.c - every n-th kernel allocation fails, for every n: an error, no
 * leak. */
#include "tap.h"
#include <stdio.h>
#include "abi/key.h"
#include "clip.h"
#include "fs.h"
#include "mbus.h"
#include "port.h"

#define NTH_MAX 2000

static uint32_t window, large;
static int server;

static void born(void)
{
	ThrExit(3);
}

/* Each tries once; >= 0 or an error. What succeeded is undone. */
static int spawn(void)
{
	int p = tap_spawn(CHILD("nothing"));

	if (p > 0) {
		DbgFailAlloc(0);
		EQ(tap_end(p), 0);
	}
	return p;
}

/* The raw call: a page of a fresh stack that cannot be had ends the process, as it should. */
static int thread(void)
{
	static uint32_t stack[1024];
	struct thr_create c = {.entry = (uint32_t)born, .stack = (uint32_t)(stack + 1000)};
	int t = ThrCreate(&c);

	if (t > 0) {
		DbgFailAlloc(0);
		EQ(tap_end_thread(t), 3);
	}
	return t;
}

static int create(void)
{
	struct wnd_create c = {.flags = WND_VISIBLE | WND_SHADOW, .width = 200, .height = 100};
	uint32_t w = WndCreate(&c);

	if ((int)w > 0) {
		DbgFailAlloc(0);
		EQ(WndClose(w), 0);
	}
	return (int)w;
}

static int child(void)
{
	struct wnd_create c = {.parent = window, .flags = WND_VISIBLE, .width = 20, .height = 10};
	uint32_t w = WndCreate(&c);

	if ((int)w > 0) {
		DbgFailAlloc(0);
		EQ(WndClose(w), 0);
	}
	return (int)w;
}

static int resize(void)
{
	struct wnd_info info;
	int r = WndResize(window, large ? 50 : 400, large ? 50 : 300);

	DbgFailAlloc(0);
	if (r == 0)
		large = !large;
	EQ(WndQuery(window, &info), 0);
	EQ(info.rect.right - info.rect.left, large ? 400 : 50); /* the old size or the new one */
	return r;
}

/* Its pages are not there yet. */
static int scroll(void)
{
	uint32_t nth = DbgFailAlloc(0), w = tap_window(0, WND_VISIBLE, 0, 0, 100, 100);
	int r;

	DbgFailAlloc(nth);
	r = WndScroll(w, NULL, 3, 40);
	DbgFailAlloc(0);
	EQ(WndClose(w), 0);
	return r;
}

static int map(void)
{
	struct wnd_create c = {.width = 100, .height = 100};
	struct surface s;
	uint32_t nth = DbgFailAlloc(0), w = WndCreate(&c);
	int r;

	NEED((int)w > 0);
	DbgFailAlloc(nth);
	r = WndMapSurface(w, &s);
	if (r == 0)
		r = WndPresent(w, NULL, 0);
	DbgFailAlloc(0);
	EQ(WndClose(w), 0);
	return r;
}

/* As many posts as need new memory for the queue. */
static int post(void)
{
	uint32_t me = ThrGetId(), n = 0;
	struct msg m;
	int r = 0;

	while (n < 1000 && (r = ThrPostMessage(me, MSG_USER, n, 0, 0)) == 0)
		n++;
	DbgFailAlloc(0);
	for (uint32_t i = 0; i < n; i++) {
		NEED(tap_message(MSG_USER, &m));
		EQ(m.params[0], i); /* what was accepted is there, once */
	}
	EQ(MsgGet(&m, MSG_ONLY_POSTS, 0), -ETIMEDOUT);
	return r;
}

static int events(void)
{
	int e[100], n = 0, r = 0;

	while (n < 100 && (r = EvtCreate(0)) > 0)
		e[n++] = r;
	DbgFailAlloc(0);
	while (n--)
		EQ(HandleClose(e[n]), 0);
	return r;
}

static int file(void)
{
	int f = FsOpen("/System/Boot/bin", FS_READ);

	DbgFailAlloc(0);
	return f > 0 ? HandleClose(f) : f;
}

static int memory(void)
{
	uint32_t a = VmmAlloc(0, 0x10000, VMM_READ | VMM_WRITE);
	int r = 0;

	if (a >= 0xfffff000)
		return (int)a;
	for (uint32_t i = 0; i < 0x10000 && r == 0; i += 4096)
		r = SysClock((
			uint64_t *)(a + i)); /* the kernel touches it: -EFAULT instead of the end */
	if (r == 0)
		r = VmmFree(a + 0x4000, 0x4000);
	DbgFailAlloc(0);
	EQ(VmmFree(a, 0x10000), 0);
	return r;
}

static int timer(void)
{
	int r = WndSetTimer(window, 5, 1000, 0);

	DbgFailAlloc(0);
	if (r == 0)
		EQ(WndKillTimer(window, 5), 0);
	return r;
}

static int spy(void)
{
	int s = MsgSpyOpen(window);

	DbgFailAlloc(0);
	return s > 0 ? HandleClose(s) : s;
}

static int invalidate(void)
{
	struct rect r = {5, 5, 9, 9}, all;
	int result = 0;

	for (int i = 0; i < 20 && !result; i++) {
		r.left = i * 2, r.right = i * 2 + 1;
		result = WndInvalidate(window, &r);
	}
	DbgFailAlloc(0);
	WndBeginPaint(window, &all);
	return result;
}

static int list(void)
{
	static struct proc_info infos[64];
	int r = ProcList(infos, 64);

	DbgFailAlloc(0);
	return r;
}

static int order(void)
{
	int r = WndSetOrder(window, WND_ORDER_TOP);

	if (r == 0)
		r = WndMove(window, 20, 20);
	if (r == 0)
		r = WndActivate(window);
	DbgFailAlloc(0);
	return r;
}

static void button(int down)
{
	struct input_record r = {.kind = INPUT_BUTTON, .code = BUTTON_LEFT, .value = down};

	EQ(SysInjectInput(&r, 1), 1);
}

static void press(void)
{
	struct input_record r = {.kind = INPUT_MOVE, .x = 30, .y = 30};

	EQ(SysInjectInput(&r, 1), 1);
	button(1);
	NEED(tap_message(MSG_MOUSEDOWN, &(struct msg){0}));
}

/* With a picture, and taken. */
static int drag(void)
{
	static const uint32_t picture[64 * 64];
	uint32_t nth = DbgFailAlloc(0);
	struct clip_item item = {.type = "x", .area = VmmShare(9, NULL, 0), .size = 9}, got;
	struct drag d = {window, DRAG_COPY, 1, &item, picture, 64, 64, 0, 0};
	int r;

	press();
	DbgFailAlloc(nth);
	r = DragBegin(&d);
	if (r == 0) {
		r = DragGet("x", &got);
		DbgFailAlloc(0);
		if (r >= 0)
			EQ(HandleClose(got.area), 0);
		EQ(DragCancel(), 0);
	}
	DbgFailAlloc(0);
	EQ(HandleClose(item.area), 0);
	button(0);
	tap_drain();
	return r;
}

/* A client in the backlog, accepted; each step may fail. */
static int connect(void)
{
	int client = FsOpen("/System/Ports/test-fail", FS_RDWR), end = client;

	if (client > 0) {
		end = PortAccept(server, 0);
		DbgFailAlloc(0);
		if (end > 0)
			EQ(FsWriteSync(client, "x", 1), 1);
		EQ(HandleClose(client), 0);
	}
	if (end > 0)
		EQ(HandleClose(end), 0);
	DbgFailAlloc(0);
	EQ(PortAccept(server, 0), -EAGAIN);
	return end;
}

static int pair(void)
{
	int ends[2], r = PortPair(ends, 0);

	DbgFailAlloc(0);
	for (int i = 0; i < 2 && r == 0; i++)
		EQ(HandleClose(ends[i]), 0);
	return r;
}

static int port(void)
{
	int p = FsCreate("/System/Ports/test-new", FS_RDWR);

	DbgFailAlloc(0);
	return p > 0 ? HandleClose(p) : p;
}

/* A read that waits. */
static int read(void)
{
	uint32_t nth = DbgFailAlloc(0);
	struct fileop op = {.event = HANDLE_NONE};
	int ends[2], r;
	char byte;

	EQ(PortPair(ends, 0), 0);
	DbgFailAlloc(nth);
	r = FsRead(ends[0], &byte, 1, 0, &op);
	DbgFailAlloc(0);
	EQ(FsWriteSync(ends[1], "x", 1), 1);
	if (r == 0)
		EQ(op.status, 0);
	else
		EQ(FsReadSync(ends[0], &byte, 1, 0), 1); /* nothing was started */
	for (int i = 0; i < 2; i++)
		EQ(HandleClose(ends[i]), 0);
	return r;
}

static int bus(void)
{
	int r = MBusMake("test-new", 8, 100, 0);

	DbgFailAlloc(0);
	return r == 0 ? MBusDelete("test-new") : r;
}

static int attach(void)
{
	int r = MBusAttach("test-fail"), h = r;

	if (r == 0)
		h = MBusOpen("test-fail", MBUS_CONSUME);
	DbgFailAlloc(0);
	EQ(MBusPublish("test-fail", "12345678"), (r == 0) + (h > 0));
	if (h > 0)
		EQ(HandleClose(h), 0);
	EQ(MBusDetach("test-fail"), r == 0 ? 0 : -ENOTCONN);
	return h;
}

static bool allowed(int error)
{
	return error == -ENOMEM || error == -EAGAIN || error == -EFAULT || error == -EMFILE ||
	       error == -EDQUOT;
}

/* Until it succeeds with an n that was not reached. */
static void fail_each(int (*attempt)(void))
{
	uint32_t nth = 0;
	int r, succeeded = 0;

	tap_drain();
	CHECK(attempt() >= 0); /* and its pages and the FPU are there */
	while (succeeded < 1 && ++nth < NTH_MAX) {
		DbgFailAlloc(nth);
		r = attempt();
		DbgFailAlloc(0);
		if (r >= 0)
			succeeded++;
		else if (!CHECK(allowed(r)))
			tap_say("# allocation %u: %d", (unsigned)nth, r);
		MsgGet(&(struct msg){0}, MSG_ONLY_POSTS, 0);
	}
	CHECK(nth < NTH_MAX);
	EQ(attempt() >= 0, 1); /* and all is well afterwards */
}

static void with_window(int (*attempt)(void))
{
	window = tap_window(0, WND_VISIBLE, 10, 10, 50, 50);
	fail_each(attempt);
}

TEST(spawn_fails)
{
	fail_each(spawn);
}
TEST(thread_start_fails)
{
	fail_each(thread);
}
TEST(window_creation_fails)
{
	fail_each(create);
}
TEST(child_creation_fails)
{
	with_window(child);
}
TEST(resize_fails)
{
	with_window(resize);
}
TEST(mapping_fails)
{
	fail_each(map);
}
TEST(posting_fails)
{
	fail_each(post);
}
TEST(handles_fail)
{
	fail_each(events);
}
TEST(opening_fails)
{
	fail_each(file);
}
TEST(ports_fail)
{
	server = FsCreate("/System/Ports/test-fail", FS_RDWR);
	EQ(PortListen(server), 0);
	fail_each(connect);
	fail_each(pair);
	fail_each(port);
	fail_each(read);
}
TEST(buses_fail)
{
	EQ(MBusMake("test-fail", 8, 100, 0), 0);
	fail_each(bus);
	fail_each(attach);
}
TEST(memory_fails)
{
	fail_each(memory);
}
TEST(timers_fail)
{
	with_window(timer);
}
TEST(spies_fail)
{
	with_window(spy);
}
TEST(invalidation_fails)
{
	with_window(invalidate);
}
TEST(dragging_fails)
{
	with_window(drag);
}
TEST(lists_fail)
{
	fail_each(list);
}
TEST(scrolling_fails)
{
	fail_each(scroll);
}
TEST(ordering_fails)
{
	with_window(order);
}

ROLE(nothing)
{
	return args[0];
}

/* The first GUI call of a thread makes its queue. */
ROLE(first_call)
{
	struct msg m;

	DbgFailAlloc(args[0]);
	(void)MsgGet(&m, 0, 0);
	DbgFailAlloc(0);
	return MsgGet(&m, 0, 0) == -ETIMEDOUT ? 0 : 1;
}

TEST(the_queue_itself_fails)
{
	for (uint32_t nth = 1; nth < 20; nth++)
		EQ(tap_end(tap_start(CHILD("first_call", .args = {nth}, .privileges = PRIV_DEBUG))),
		   0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(spawn_fails),
						T(thread_start_fails),
						T(window_creation_fails),
						T(child_creation_fails),
						T(resize_fails),
						T(scrolling_fails),
						T(mapping_fails),
						T(posting_fails),
						T(handles_fail),
						T(opening_fails),
						T(ports_fail),
						T(buses_fail),
						T(memory_fails),
						T(timers_fail),
						T(spies_fail),
						T(invalidation_fails),
						T(lists_fail),
						T(ordering_fails),
						T(dragging_fails),
						T(the_queue_itself_fails),
						{}};
	static const struct tap_role roles[] = {T(nothing), T(first_call), {}};

	return tap_main(argc, argv, tests, roles);
}
