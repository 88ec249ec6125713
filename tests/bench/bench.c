/*
 * tests/bench/bench.c - what each operation costs, measured from ring 3.
 *
 * Prints "BENCH name n t0 t1 t2": n operations a loop, and the counts of the time-stamp counter of
 * three loops after a warm-up. Under -icount with shift 0 a count is an instruction. tools/bench
 * runs it twice and writes build/bench.json.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "handle.h"
#include "msg.h"
#include "proc.h"
#include "sys.h"
#include "thr.h"
#include "vmm.h"
#include "wnd.h"

#define LOOPS	   3
#define MSG_PEER   (MSG_USER + 0)
#define MSG_PING   (MSG_USER + 1)
#define MSG_STOP   (MSG_USER + 2)
#define MSG_STREAM (MSG_USER + 3)

static uint64_t counter(void)
{
	return __builtin_ia32_rdtsc();
}

static void check(long result, const char *what)
{
	if (result >= 0)
		return;
	printf("BENCH-FAILED %s %ld\n", what, result);
	exit(1);
}

/* Run fn(n) once to warm up and three times measured. */
static void bench(const char *name, uint32_t n, uint32_t per_loop, void (*fn)(uint32_t n))
{
	uint64_t t[LOOPS];

	fn(n / 10 + 1);
	for (int i = 0; i < LOOPS; i++) {
		uint64_t start = counter();

		fn(n);
		t[i] = counter() - start;
	}
	printf("BENCH %s %lu %llu %llu %llu\n", name, (unsigned long)per_loop, t[0], t[1], t[2]);
	fflush(stdout);
}

/* ---- calls ------------------------------------------------------------------------------- */

static void calibrate(uint32_t n)
{
	__asm__ volatile("1: dec %0\n jnz 1b" : "+r"(n));
}

static void syscall_null(uint32_t n)
{
	while (n--)
		SysNull();
}

static void syscall_null_int30(uint32_t n)
{
	while (n--) {
		uint32_t number = 0;

		__asm__ volatile("mov %%esp, %%ecx\n int $0x30" : "+a"(number)::"ecx", "memory");
	}
}

/* ---- threads ------------------------------------------------------------------------------- */

static volatile int stop;

static int yielder(void *unused)
{
	(void)unused;
	while (!stop)
		ThrYield();
	return 0;
}

/* One operation is one switch: two a turn. */
static void switch_threads(uint32_t n)
{
	for (n /= 2; n--;)
		ThrYield();
}

static void bench_switch(void)
{
	int h = ThrStart(yielder, NULL, 0);

	check(h, "thread");
	bench("switch_threads", 20000, 20000, switch_threads);
	stop = 1;
	ThrWaitHandle(h, WAIT_FOREVER);
	HandleClose(h);
}

static int nothing(void *unused)
{
	(void)unused;
	return 0;
}

static void thread_create_join(uint32_t n)
{
	while (n--) {
		int h = ThrStart(nothing, NULL, 0);

		check(h, "thread");
		ThrWaitHandle(h, WAIT_FOREVER);
		HandleClose(h);
	}
}

static int ping_event, pong_event;

static int event_peer(void *unused)
{
	(void)unused;
	while (!ThrWaitHandle(ping_event, WAIT_FOREVER))
		EvtSet(pong_event);
	return 0;
}

static void event_roundtrip(uint32_t n)
{
	while (n--) {
		EvtSet(ping_event);
		ThrWaitHandle(pong_event, WAIT_FOREVER);
	}
}

static void bench_events(void)
{
	int h;

	ping_event = EvtCreate(0);
	pong_event = EvtCreate(0);
	h = ThrStart(event_peer, NULL, 0);
	check(h, "thread");
	bench("event_roundtrip", 10000, 10000, event_roundtrip);
	ThrKill(h, 0);
	ThrWaitHandle(h, WAIT_FOREVER);
	HandleClose(h);
}

/* ---- messages -------------------------------------------------------------------------------- */

static uint32_t window_create(int width, int height, uint32_t flags)
{
	struct wnd_create c = {.flags = flags, .width = width, .height = height, .title = "Bench"};
	uint32_t w = WndCreate(&c);

	check((int32_t)w, "window");
	return w;
}

static void drain(void)
{
	struct msg m;

	while (MsgGet(&m, MSG_ONLY_POSTS, 0) == 1)
		;
}

static uint32_t own, peer;

static void post_get_same_thread(uint32_t n)
{
	struct msg m;

	while (n--) {
		WndPostMessage(own, MSG_PING, n, 7, 9);
		MsgGet(&m, 0, WAIT_FOREVER);
	}
}

static void gui_roundtrip(uint32_t n)
{
	struct msg m;

	while (n--) {
		WndPostMessage(peer, MSG_PING, n, 7, 9);
		MsgGet(&m, 0, WAIT_FOREVER);
		if (m.code != MSG_PING || m.params[0] != n + 1)
			check(-1, "answer");
	}
}

static void send_roundtrip(uint32_t n)
{
	uint32_t result;

	while (n--) {
		check(WndSendMessage(peer, MSG_PING, n, 7, 9, WAIT_FOREVER, &result), "send");
		if (result != n + 1)
			check(-1, "result");
	}
}

/* One way: filled by the one side, fetched in batches by the other, until all have come. */
static void post_stream(uint32_t n)
{
	struct msg m;

	for (uint32_t i = 0; i < n; i++)
		while (WndPostMessage(peer, MSG_STREAM, i, 7, 9) == -EAGAIN)
			ThrYield();
	WndPostMessage(peer, MSG_PING, 0, 0, 0);
	MsgGet(&m, 0, WAIT_FOREVER);
}

/* The other side: tells its window to the first, then answers. */
static int serve(uint32_t client)
{
	uint32_t window = window_create(64, 64, 0);
	struct msg m;
	int how;

	drain();
	WndPostMessage(client, MSG_PEER, window, 0, 0);
	while ((how = MsgGet(&m, 0, WAIT_FOREVER)) > 0 && m.code != MSG_STOP) {
		if (how == MSG_IN_SEND)
			MsgReply(m.params[0] + 1);
		else
			WndPostMessage(client, m.code, m.params[0] + 1, m.params[1], m.params[2]);
	}
	return 0;
}

/* Fetches in batches; answers MSG_PING only. */
static int sink(uint32_t client)
{
	uint32_t window = window_create(64, 64, 0);
	struct msg m[MSG_MANY_MAX];

	drain();
	WndPostMessage(client, MSG_PEER, window, 0, 0);
	for (;;) {
		int n = MsgGetMany(m, MSG_MANY_MAX, 0, WAIT_FOREVER);

		for (int i = 0; i < n; i++) {
			if (m[i].code == MSG_STREAM)
				continue;
			if (m[i].code == MSG_STOP)
				return 0;
			WndPostMessage(client, MSG_PING, 0, 0, 0);
		}
	}
}

static int serve_thread(void *client)
{
	return serve((uint32_t)client);
}

static void meet_peer(void)
{
	struct msg m;

	do
		check(MsgGet(&m, 0, 5000), "peer");
	while (m.code != MSG_PEER);
	peer = m.params[0];
}

static void bench_messages(void)
{
	char id[16];
	const char *argv[] = {"bench", "serve", id, NULL};
	int h;

	own = window_create(64, 64, 0);
	drain();
	bench("post_get_same_thread", 20000, 20000, post_get_same_thread);

	h = ThrStart(serve_thread, (void *)own, 0);
	check(h, "thread");
	meet_peer();
	bench("gui_roundtrip_threads", 10000, 10000, gui_roundtrip);
	WndPostMessage(peer, MSG_STOP, 0, 0, 0);
	ThrWaitHandle(h, WAIT_FOREVER);
	HandleClose(h);

	sprintf(id, "%lu", (unsigned long)own);
	h = ProcStart("/System/Boot/bin/bench", argv);
	check(h, "process");
	meet_peer();
	bench("gui_roundtrip_processes", 10000, 10000, gui_roundtrip);
	bench("send_roundtrip_processes", 10000, 10000, send_roundtrip);
	WndPostMessage(peer, MSG_STOP, 0, 0, 0);
	ThrWaitHandle(h, WAIT_FOREVER);
	HandleClose(h);

	argv[1] = "sink";
	h = ProcStart("/System/Boot/bin/bench", argv);
	check(h, "process");
	meet_peer();
	bench("post_stream", 10000, 10000, post_stream);
	WndPostMessage(peer, MSG_STOP, 0, 0, 0);
	ThrWaitHandle(h, WAIT_FOREVER);
	HandleClose(h);
}

/* ---- processes and memory ----------------------------------------------------------------------
 */

static void spawn_exit(uint32_t n)
{
	static const char *const argv[] = {"nothing", NULL};

	while (n--) {
		int h = ProcStart("/System/Boot/bin/nothing", argv);

		check(h, "spawn");
		ThrWaitHandle(h, WAIT_FOREVER);
		HandleClose(h);
	}
}

static void page_fault(uint32_t n)
{
	char *p = VmmReserve(NULL, n * 4096, VMM_READ | VMM_WRITE);

	for (uint32_t i = 0; i < n; i++)
		p[i * 4096] = 1;
	VmmFree((uint32_t)p, n * 4096);
}

/* Only the touching counts, not the giving back. */
static void bench_page_fault(void)
{
	const uint32_t n = 256;
	uint64_t t[LOOPS];

	page_fault(n);
	for (int i = 0; i < LOOPS; i++) {
		char *p = VmmReserve(NULL, n * 4096, VMM_READ | VMM_WRITE);
		uint64_t start = counter();

		for (uint32_t k = 0; k < n; k++)
			p[k * 4096] = 1;
		t[i] = counter() - start;
		VmmFree((uint32_t)p, n * 4096);
	}
	printf("BENCH page_fault %lu %llu %llu %llu\n", (unsigned long)n, t[0], t[1], t[2]);
}

/* An area of 1 MiB is made, mapped, touched page by page, unmapped and gone. */
static void shm_map_1m_touch(uint32_t n)
{
	while (n--) {
		int area = VmmShare(1 << 20, NULL, 0);
		char *p = VmmMapShared(area, VMM_READ | VMM_WRITE);

		check(p ? 0 : -1, "shared");
		for (uint32_t at = 0; at < 1 << 20; at += 4096)
			p[at] = 1;
		VmmUnmap((uint32_t)p);
		HandleClose(area);
	}
}

/* ---- pixels
 * --------------------------------------------------------------------------------------- */

static void compose_full(uint32_t n)
{
	while (n--) {
		WndRecompose();
		WndSync(WAIT_FOREVER);
	}
}

static void present_full(uint32_t n)
{
	while (n--) {
		WndPresent(own, NULL, 0);
		WndSync(WAIT_FOREVER);
	}
}

/*
 * The compositor paces itself by time that passes idle, which counts as instructions here: the time
 * from the wish to the picture is measured after that pause is over.
 */
static void bench_picture(const char *name, uint32_t pixels, void (*fn)(uint32_t n))
{
	uint64_t t[LOOPS];

	fn(1);
	for (int i = 0; i < LOOPS; i++) {
		uint64_t start;

		ThrSleep(20);
		start = counter();
		fn(1);
		t[i] = counter() - start;
	}
	printf("BENCH %s %lu %llu %llu %llu\n", name, (unsigned long)pixels, t[0], t[1], t[2]);
	fflush(stdout);
}

#define DRAG_WIDTH  400
#define DRAG_HEIGHT 300
#define DRAG_STEP   8 /* right and down */
#define DRAG_STEPS  16
/* What one step changes: the old and the new place united. */
#define DRAG_PIXELS \
	(2 * DRAG_WIDTH * DRAG_HEIGHT - (DRAG_WIDTH - DRAG_STEP) * (DRAG_HEIGHT - DRAG_STEP))

/* A painted window as programs have them. */
static uint32_t drag_window_at(int x, int y, uint32_t colour)
{
	uint32_t w = window_create(DRAG_WIDTH, DRAG_HEIGHT, WND_VISIBLE | WND_SHADOW | WND_ROUNDED);
	struct surface s;

	check(WndMapSurface(w, &s), "surface");
	for (int i = 0; i < DRAG_HEIGHT; i++)
		for (int k = 0; k < DRAG_WIDTH; k++)
			s.pixels[i * s.pitch + k] = colour + (uint32_t)(i * 3 + k);
	WndMove(w, x, y);
	WndPresent(w, NULL, 0);
	return w;
}

/* One way over the others, step by step; each step is measured after the compositor's pause. */
static uint64_t drag_once(uint32_t window)
{
	uint64_t ticks = 0;

	WndMove(window, 180, 120);
	WndSync(WAIT_FOREVER);
	for (int i = 1; i <= DRAG_STEPS; i++) {
		uint64_t start;

		ThrSleep(20);
		start = counter();
		WndMove(window, 180 + i * DRAG_STEP, 120 + i * DRAG_STEP);
		WndSync(WAIT_FOREVER);
		ticks += counter() - start;
	}
	return ticks;
}

/* A window is dragged over four others. */
static void bench_drag(void)
{
	static const int places[4][2] = {{60, 60}, {360, 90}, {100, 330}, {420, 300}};
	uint32_t windows[5];
	uint64_t t[LOOPS];

	for (int i = 0; i < 4; i++)
		windows[i] =
			drag_window_at(places[i][0], places[i][1], 0xff404080u + 0x201000u * i);
	windows[4] = drag_window_at(180, 120, 0xfff0f0f0u);
	WndActivate(windows[4]);
	drag_once(windows[4]);
	for (int i = 0; i < LOOPS; i++)
		t[i] = drag_once(windows[4]);
	printf("BENCH drag_window %lu %llu %llu %llu\n", (unsigned long)DRAG_PIXELS * DRAG_STEPS,
	       t[0], t[1], t[2]);
	for (int i = 0; i < 5; i++)
		WndClose(windows[i]);
}

static void bench_pixels(const struct sys_info *info)
{
	int width = (int)info->screen_width, height = (int)info->screen_height;
	struct surface s;

	own = window_create(width, height, WND_VISIBLE | WND_TOPMOST);
	WndMove(own, 0, 0);
	check(WndMapSurface(own, &s), "surface");
	for (int i = 0; i < width * height; i++)
		s.pixels[i] = 0xff336699u + (uint32_t)i;
	bench_picture("present_full", (uint32_t)(width * height), present_full);
	bench_picture("compose_full", (uint32_t)(width * height), compose_full);
	WndClose(own);
}

/* Figures that a program of its own prints. */
static void bench_program(const char *path)
{
	struct spawn spawn = {.size = sizeof spawn, .path = path, .privileges = PRIV_INPUT};
	int h = ProcSpawn(&spawn);
	struct proc_info info = {0};

	check(h, path);
	ThrWaitHandle(h, WAIT_FOREVER);
	check(ProcQuery(h, &info), path);
	check(info.status ? -1 : 0, path);
	HandleClose(h);
}

int main(int argc, char **argv)
{
	struct sys_info info;

	if (argc > 2 && !strcmp(argv[1], "serve"))
		return serve(strtoul(argv[2], NULL, 10));
	if (argc > 2 && !strcmp(argv[1], "sink"))
		return sink(strtoul(argv[2], NULL, 10));
	check(SysInfo(&info, sizeof info), "info");
	if (info.desktop_tsc)
		printf("BENCH boot_to_desktop 1 %llu %llu %llu\n", info.desktop_tsc,
		       info.desktop_tsc, info.desktop_tsc);
	bench("loop2", 1000000, 1000000, calibrate);
	bench("syscall_null", 100000, 100000, syscall_null);
	bench("syscall_null_int30", 100000, 100000, syscall_null_int30);
	bench_switch();
	bench_messages();
	bench_events();
	bench("spawn_exit", 100, 100, spawn_exit);
	bench("thread_create_join", 1000, 1000, thread_create_join);
	bench_page_fault();
	bench("shm_map_1m_touch", 10, 10, shm_map_1m_touch);
	bench_pixels(&info);
	bench_drag();
	bench_program("/System/Boot/bin/bench_port");
	bench_program("/System/Boot/bin/bench_mbus");
	bench_program("/System/Boot/bin/bench_box");
	bench_program("/System/Boot/bin/bench_peer");
	bench_program("/System/Boot/bin/bench_kbus");
	bench_program("/System/Boot/bin/bench_kbus_bind");
	bench_program("/System/Boot/bin/bench_input");
	bench_program("/System/Boot/bin/bench_notes");
	return 0;
}
