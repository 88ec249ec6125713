/*
 * bell.c - the program of docs/toolkit.md: a bell that is rung by its button and by other programs,
 * sounds until it fades, and counts prime numbers meanwhile.
 *
 *	bell		opens the window
 *	bell ring	rings the bell of a window that is open somewhere
 *	bell check	rings itself from a second process, and ends when all has arrived: a test
 */
#include <stdio.h>
#include <string.h>
#include "gui.h"
#include "handle.h"
#include "msg.h"
#include "proc.h"
#include "wnd.h"

#define CLASS	 "tutorial.bell"
#define LOUDEST	 100
#define FADE	 1 /* timer */
#define FADE_MS	 50
#define FIND_MAX 200000

static uint32_t ring_code; /* the same number in every process that asks for it */
static struct gui_element *dial, *label;
static int loudness, rings;
static bool checking, counted;

/* ---- an element of one's own ------------------------------------------------------------------
 */

static void paint_dial(struct gui_element *e, struct gui_painter *p)
{
	struct rect all = GuiRect(e), level = all;

	level.right = all.left + (all.right - all.left) * loudness / LOUDEST;
	GuiPaintRounded(p, all, GUI_RADIUS, GuiTheme(GUI_COLOUR_SURFACE));
	if (level.right - level.left > 2 * GUI_RADIUS)
		GuiPaintRounded(p, level, GUI_RADIUS, GuiTheme(GUI_COLOUR_ACCENT));
	GuiPaintOutline(p, all, (struct gui_stroke){GUI_RADIUS, 1, GuiTheme(GUI_COLOUR_BORDER)});
}

static int dial_handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint_dial(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_MEASURE:
		*GuiMeasure(msg) = (struct gui_measure){80, 16, 240, 24};
		return 1;
	case MSG_TIMER:
		loudness -= loudness / 8 + 1;
		if (loudness <= 0) {
			loudness = 0;
			GuiSetTimer(e, FADE, 0, 0); /* nothing moves any more: no timer either */
		}
		GuiInvalidate(e);
		return 1;
	}
	return 0;
}

/* ---- ringing ----------------------------------------------------------------------------------
 */

static void end_if_checked(void)
{
	if (checking && rings && counted)
		GuiQuit(0);
}

static void ring(void)
{
	loudness = LOUDEST;
	rings++;
	GuiSetTimer(dial, FADE, FADE_MS, 0);
	GuiInvalidate(dial);
	end_if_checked();
}

static int on_ring(struct gui_element *button, struct msg *msg)
{
	(void)button;
	if (msg->code != MSG_CLICKED)
		return 0;
	ring();
	return 1;
}

/* ---- long work in a thread --------------------------------------------------------------------
 */

static bool is_prime(int n)
{
	for (int i = 2; i * i <= n; i++)
		if (n % i == 0)
			return false;
	return n > 1;
}

static void *count_primes(struct gui_task *task, void *argument)
{
	uintptr_t found = 0;

	(void)argument;
	for (int n = 2; n < FIND_MAX && !GuiTaskCancelled(task); n++) {
		found += is_prime(n);
		if (n % 1000 == 0)
			GuiTaskProgress(task, n, FIND_MAX);
	}
	return (void *)found;
}

/* ---- the window -------------------------------------------------------------------------------
 */

static int on_window(struct gui_element *window, struct msg *msg)
{
	static struct gui_task *task;

	if (msg->code == ring_code) { /* from another process */
		ring();
		return 1;
	}
	switch (msg->code) {
	case MSG_SHOW:
		if (!task)
			task = GuiTaskStart(window, count_primes, NULL);
		return 0;
	case MSG_PROGRESS:
		GuiLabelPrint(label, "Counting: %u %%",
			      (unsigned)(msg->params[0] * 100 / msg->params[1]));
		return 1;
	case MSG_FINISHED:
		GuiLabelPrint(label, "%u primes below %d.",
			      (unsigned)(uintptr_t)GuiTaskResult(task), FIND_MAX);
		counted = true;
		end_if_checked();
		return 1;
	}
	return 0;
}

static void open_window(void)
{
	struct gui_element *window = GuiWindowCreate("Bell", 320, 0), *row;

	GuiWindowSetClass(window, CLASS);
	GuiSetHandler(window, on_window);
	dial = GuiElementCreate(window, dial_handle, 0, 0);
	GuiSetAlign(dial, GUI_ALIGN_FILL, GUI_ALIGN_CENTRE);
	label = GuiLabelCreate(window, "Counting...");
	row = GuiRowCreate(window);
	GuiSpacerCreate(row);
	GuiSetHandler(GuiButtonCreate(row, "&Ring"), on_ring);
}

/* ---- ringing another process's bell -----------------------------------------------------------
 */

static int ring_other(void)
{
	struct wnd_find find = {.class_name = CLASS};
	int window = WndFind(&find);

	if (window < 0) {
		printf("No bell is open.\n");
		return 1;
	}
	return WndPostMessage((uint32_t)window, ring_code, 0, 0, 0) ? 1 : 0;
}

int main(int argc, char **argv)
{
	ring_code = MsgRegister("tutorial.ring");
	if (argc > 1 && !strcmp(argv[1], "ring"))
		return ring_other();
	open_window();
	if (argc > 1 && !strcmp(argv[1], "check")) {
		const char *again[] = {argv[0], "ring", NULL};

		checking = true;
		HandleClose(ProcStart(argv[0], again));
	}
	return GuiRun();
}
