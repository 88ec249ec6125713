/*
 * tests/bench/bench_notes.c - what a character typed into Notes costs: from the key to the pixels
 * on the screen, and with all that is done later because of it.
 *
 * Started by tests/bench/bench; prints lines as that does. It is of the lowest priority: when it
 * runs again after a key, nobody has anything left to do. It types when the compositor's pause
 * after a frame is over; time in which the processor was idle is not counted. Each loop types the
 * same keys in the same place and takes them away again.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "abi/key.h"
#include "clip.h"
#include "handle.h"
#include "msg.h"
#include "proc.h"
#include "sys.h"
#include "thr.h"
#include "wnd.h"

#define LOOPS	   3
#define TIMEOUT	   10000
#define QUIET	   60 /* milliseconds after a key: the status bar has followed, pauses are over */
#define PARAGRAPHS 20

static const uint16_t keys[] = {KEY_M, KEY_E,	  KEY_S, KEY_S, KEY_A,	   KEY_G, KEY_E,
				KEY_S, KEY_SPACE, KEY_T, KEY_H, KEY_A,	   KEY_T, KEY_SPACE,
				KEY_M, KEY_O,	  KEY_V, KEY_E, KEY_SPACE, KEY_I};
#define KEYS (sizeof(keys) / sizeof(keys[0]))

static const char sentence[] = "Whatever happens is a message with a place in one order, and "
			       "whatever can make you wait is a handle. ";

struct now {
	uint64_t busy;	 /* instructions so far, idle ones left out */
	uint64_t frames; /* composed so far */
};

static struct cost {
	uint64_t pixels, all, most; /* to the pixels; with what comes later; the dearest key */
} costs[LOOPS];

static void check(long result, const char *what)
{
	if (result >= 0)
		return;
	printf("BENCH-FAILED %s %ld\n", what, result);
	exit(1);
}

static struct now now(void)
{
	struct sys_info info = {0};
	uint64_t count = __builtin_ia32_rdtsc();

	check(SysInfo(&info, sizeof(info)), "info");
	return (struct now){count - info.idle_ns * (info.tsc_khz / 1000) / 1000,
			    info.composed_frames};
}

static void key(uint32_t code, int32_t down)
{
	struct input_record r = {.kind = INPUT_KEY, .code = code, .value = down};

	check(SysInjectInput(&r, 1), "inject");
}

static void press(uint32_t code)
{
	key(code, 1);
	key(code, 0);
	ThrSleep(QUIET);
}

static void press_with_ctrl(uint32_t code)
{
	key(KEY_LEFT_CTRL, 1);
	press(code);
	key(KEY_LEFT_CTRL, 0);
}

static void type(uint32_t code, struct cost *cost)
{
	struct now before = now(), shown;

	key(code, 1);
	check(WndSync(TIMEOUT), "sync");
	shown = now();
	check(shown.frames > before.frames ? 0 : -1, "no picture");
	ThrSleep(QUIET);
	shown.busy -= before.busy;
	cost->pixels += shown.busy;
	cost->all += now().busy - before.busy;
	cost->most = shown.busy > cost->most ? shown.busy : cost->most;
	key(code, 0);
	ThrSleep(QUIET);
}

static void measure(struct cost *cost)
{
	*cost = (struct cost){0};
	for (uint32_t i = 0; i < KEYS; i++)
		type(keys[i], cost);
	for (uint32_t i = 0; i < KEYS; i++)
		press(KEY_BACKSPACE);
}

static void print(const char *name, uint32_t n, uint64_t a, uint64_t b, uint64_t c)
{
	printf("BENCH %s %lu %llu %llu %llu\n", name, (unsigned long)n, a, b, c);
}

static void bench(const char *name)
{
	char most[64], all[64];

	measure(&costs[0]); /* warms up */
	for (int i = 0; i < LOOPS; i++)
		measure(&costs[i]);
	snprintf(most, sizeof(most), "%s_most", name);
	snprintf(all, sizeof(all), "%s_all", name);
	print(name, KEYS, costs[0].pixels, costs[1].pixels, costs[2].pixels);
	print(most, 1, costs[0].most, costs[1].most, costs[2].most);
	print(all, KEYS, costs[0].all, costs[1].all, costs[2].all);
}

/* Notes is there, has the keys, and has drawn itself. */
static void wait_window(void)
{
	struct wnd_info info = {0};

	for (int i = 0; i < TIMEOUT / QUIET && !(info.state & WND_STATE_FOCUS); i++) {
		int window = WndFind(&(struct wnd_find){.class_name = "transom.notes"});

		ThrSleep(QUIET);
		if (window > 0)
			WndQuery((uint32_t)window, &info);
	}
	check(info.state & WND_STATE_FOCUS ? 0 : -1, "notes");
	check(WndSync(TIMEOUT), "sync");
}

/* Only a program that has just got input may set the clipboard. */
static void copy(const char *text)
{
	struct wnd_create c = {.flags = WND_VISIBLE, .width = 100, .height = 100};
	uint32_t own = WndCreate(&c);
	struct msg m;

	check((int32_t)own, "window");
	check(WndActivate(own), "activate");
	press(KEY_F5);
	do
		check(MsgGet(&m, 0, TIMEOUT), "key");
	while (m.code != MSG_KEYUP);
	check(ClipSetText(text, strlen(text)), "clipboard");
	check(WndClose(own), "close");
	wait_window();
}

/* Many paragraphs of several rows each; the caret in the fourth row of the first one. */
static void fill(void)
{
	static char text[PARAGRAPHS * 6 * sizeof(sentence)];

	for (int i = 0; i < PARAGRAPHS; i++) {
		for (int j = 0; j < 5; j++)
			strcat(text, sentence);
		strcat(text, "\n");
	}
	copy(text);
	press_with_ctrl(KEY_V);
	press_with_ctrl(KEY_HOME);
	for (int i = 0; i < 3; i++)
		press(KEY_DOWN);
	for (int i = 0; i < 4; i++)
		press_with_ctrl(KEY_RIGHT);
}

int main(void)
{
	const char *const argv[] = {"notes", NULL};
	int notes = ProcStart("/System/Boot/bin/notes", argv);

	check(notes, "start");
	check(ThrSetPriority(0, PRIORITY_LOW), "priority");
	wait_window();
	bench("notes_key_to_pixel");
	fill();
	bench("notes_key_in_paragraph");
	ProcKill(notes, 0);
	ThrWaitHandle(notes, WAIT_FOREVER);
	HandleClose(notes);
	return 0;
}
