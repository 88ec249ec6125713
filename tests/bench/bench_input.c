/*
 * tests/bench/bench_input.c - what input costs in a program: from the return of MsgGet to the
 * handler of an element, and from a key to its pixels, alone and while others flood.
 *
 * Started by tests/bench/bench; prints lines as that does. It is linked with --wrap=MsgGet, so that
 * the moment MsgGet returns to the toolkit is known.
 *
 *	bench_input			the figures
 *	bench_input flood W1 W2 ...	post to these windows for ever
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gui.h"
#include "handle.h"
#include "msg.h"
#include "proc.h"
#include "sys.h"
#include "thr.h"
#include "wnd.h"

#define LOOPS	 3
#define INPUTS	 200
#define KEYS	 20
#define FLOODERS 3
#define SIZE	 64
#define TIMEOUT	 10000

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

static void print(const char *name, uint32_t n, const uint64_t *t)
{
	printf("BENCH %s %lu %llu %llu %llu\n", name, (unsigned long)n, t[0], t[1], t[2]);
	fflush(stdout);
}

/* ---- an element --------------------------------------------------------------------------- */

static uint64_t fetched;       /* when MsgGet returned last */
static uint64_t spent[LOOPS];  /* from there to the handler, all inputs of a loop */
static uint32_t measured;      /* MSG_MOUSEMOVE, or MSG_KEYDOWN */
static int inputs;	       /* handled so far; the first loop warms up */
static struct gui_point place; /* of the button on the screen */

int __real_MsgGet(struct msg *msg, uint32_t flags, uint32_t timeout);
int __wrap_MsgGet(struct msg *msg, uint32_t flags, uint32_t timeout)
{
	int result = __real_MsgGet(msg, flags, timeout);

	fetched = counter();
	return result;
}

/* The next input: the pointer a little further on, or a key. */
static void inject(void)
{
	struct input_record r[2] = {
		{.kind = INPUT_MOVE, .x = place.x + inputs % 2 * 8, .y = place.y + inputs % 8}};

	if (measured == MSG_KEYDOWN) {
		r[0] = (struct input_record){.kind = INPUT_KEY, .code = KEY_A, .value = 1};
		r[1] = (struct input_record){.kind = INPUT_KEY, .code = KEY_A, .value = 0};
	}
	check(SysInjectInput(r, measured == MSG_KEYDOWN ? 2 : 1), "inject");
}

static int on_button(struct gui_element *button, struct msg *msg)
{
	int loop = inputs / INPUTS - 1;

	(void)button;
	if (msg->code != measured)
		return 0;
	if (loop >= 0)
		spent[loop] += counter() - fetched;
	if (++inputs == (LOOPS + 1) * INPUTS)
		GuiQuit(0);
	else
		inject();
	return 1;
}

static int on_window(struct gui_element *window, struct msg *msg)
{
	struct rect r = GuiRectInWindow(GuiUser(window));
	struct wnd_info info;

	if (msg->code != MSG_SHOW || WndQuery(GuiWindowId(window), &info) < 0)
		return 0;
	place = (struct gui_point){info.screen.left + (r.left + r.right) / 2 - 8,
				   info.screen.top + (r.top + r.bottom) / 2 - 4};
	inject();
	return 0;
}

/* The second of three buttons in a row, in a group, in a column, in the window's own column. */
static void bench_dispatch(const char *name, uint32_t code)
{
	struct gui_element *window = GuiWindowCreate("Dispatch", 0, 0), *row, *button;

	row = GuiRowCreate(GuiGroupCreate(GuiColumnCreate(window), "Group"));
	GuiButtonCreate(row, "First");
	button = GuiButtonCreate(row, "Second");
	GuiButtonCreate(row, "Third");
	GuiFocus(button);
	measured = code;
	inputs = 0;
	memset(spent, 0, sizeof(spent));
	GuiSetUser(window, button);
	GuiSetHandler(window, on_window);
	GuiSetHandler(button, on_button);
	GuiRun();
	print(name, INPUTS, spent);
	GuiDestroy(window);
}

/* ---- from key to pixel ------------------------------------------------------------------- */

static uint32_t window;
static struct surface surface;
static int presented, shown;   /* events */
static volatile uint64_t seen; /* when it was on the screen */

static void fill(uint32_t colour)
{
	for (int y = 0; y < surface.height; y++)
		for (int x = 0; x < surface.width; x++)
			surface.pixels[y * surface.pitch + x] = colour;
}

static void press(int32_t down)
{
	struct input_record r = {.kind = INPUT_KEY, .code = KEY_A, .value = down};

	check(SysInjectInput(&r, 1), "inject");
}

/* Handle what comes until the key is there. */
static void wait_key(uint32_t code)
{
	struct msg m = {0};

	while (m.code != code)
		check(__real_MsgGet(&m, 0, TIMEOUT), "key");
}

/* Sees when the pixels are on the screen: of high priority, for the floods must not keep it from
 * seeing. */
static int observe(void *unused)
{
	(void)unused;
	check(ThrSetPriority(0, PRIORITY_HIGH), "priority");
	while (!ThrWaitHandle(presented, WAIT_FOREVER)) {
		check(WndSync(TIMEOUT), "sync");
		seen = counter();
		EvtSet(shown);
	}
	return 0;
}

static uint64_t key_to_pixel(void)
{
	uint64_t start = counter();

	press(1);
	wait_key(MSG_KEYDOWN);
	fill(0xff000000u | (uint32_t)start);
	WndPresent(window, NULL, 0);
	EvtSet(presented);
	check(ThrWaitHandle(shown, TIMEOUT), "picture");
	press(0);
	wait_key(MSG_KEYUP);
	return seen - start;
}

static void bench_keys(const char *name)
{
	uint64_t t[LOOPS] = {0};

	key_to_pixel();
	for (int i = 0; i < LOOPS; i++)
		for (int k = 0; k < KEYS; k++)
			t[i] += key_to_pixel();
	print(name, KEYS, t);
}

static void create_window(void)
{
	struct wnd_create c = {
		.flags = WND_VISIBLE, .width = SIZE, .height = SIZE, .title = "Bystander"};

	window = WndCreate(&c);
	check((int32_t)window, "window");
	check(WndMapSurface(window, &surface), "surface");
	WndActivate(window);
	presented = EvtCreate(0);
	shown = EvtCreate(0);
	check(ThrStart(observe, NULL, 0), "observer");
}

/* Three processes post to this window and to each other's. */
static void start_flooders(int *handles)
{
	char target[16];
	const char *const argv[] = {"bench_input", "flood", target, NULL};

	snprintf(target, sizeof(target), "%lu", (unsigned long)window);
	for (int i = 0; i < FLOODERS; i++) {
		handles[i] = ProcStart("/System/Boot/bin/bench_input", argv);
		check(handles[i], "flooder");
	}
}

static void end(int handle)
{
	ProcKill(handle, 0);
	ThrWaitHandle(handle, WAIT_FOREVER);
	HandleClose(handle);
}

/* A flooder's window has the title "Flooder"; the first that is found besides its own. */
static uint32_t other_flooder(uint32_t own)
{
	uint32_t windows[32];
	struct wnd_info info;
	int count = WndList(windows, 32, 0);

	for (int i = 0; i < count && i < 32; i++)
		if (windows[i] != own && WndQuery(windows[i], &info) >= 0 &&
		    !strcmp(info.title, "Flooder"))
			return windows[i];
	return 0;
}

static void __attribute__((noreturn)) flood(uint32_t bystander)
{
	struct wnd_create c = {.width = SIZE, .height = SIZE, .title = "Flooder"};
	uint32_t own = WndCreate(&c);

	for (uint32_t other = 0;; other = other ? other : other_flooder(own)) {
		WndPostMessage(bystander, MSG_USER, 0, 0, 0);
		if (other)
			WndPostMessage(other, MSG_USER, 0, 0, 0);
	}
}

int main(int argc, char **argv)
{
	int flooders[FLOODERS];

	if (argc > 2 && !strcmp(argv[1], "flood"))
		flood(strtoul(argv[2], NULL, 10));
	bench_dispatch("dispatch_move", MSG_MOUSEMOVE);
	bench_dispatch("dispatch_key", MSG_KEYDOWN);
	create_window();
	bench_keys("key_to_pixel_quiet");
	start_flooders(flooders);
	ThrSleep(200);
	bench_keys("key_to_pixel_flood");
	for (int i = 0; i < FLOODERS; i++)
		end(flooders[i]);
	WndClose(window);
	return 0;
}
