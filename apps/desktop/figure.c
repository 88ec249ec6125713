/* apps/desktop/figure.c - samples load, memory and queues, and draws them. */
#include "figure.h"
#include <stdio.h>
#include <string.h>
#include "msg.h"
#include "sys.h"
#include "wnd.h"

#define WINDOWS	    256
#define LEAST_SCALE 8 /* messages: fewer do not fill the graph of queues */
#define PAGES_MIB   256

static int samples[FIGURES][FIGURE_SAMPLES]; /* newest last */
static struct sys_info info;		     /* of the last sample */
static char deepest[WINDOW_TITLE_MAX];	     /* title of the window whose queue it is */

/* Part of the time since the last sample that was not idle, per cent. */
static int load(const struct sys_info *last)
{
	uint64_t time = info.uptime_ns - last->uptime_ns, idle = info.idle_ns - last->idle_ns;

	return time && idle <= time ? (int)(100 - idle * 100 / time) : 0;
}

static int memory(void)
{
	return info.pages_total ? 100 - (int)((uint64_t)info.pages_free * 100 / info.pages_total)
				: 0;
}

static int queue(void)
{
	uint32_t windows[WINDOWS];
	struct msg_status status;
	struct wnd_info window;
	int count = WndList(windows, WINDOWS, 0), most = 0, depth;

	for (int i = 0; i < count && i < WINDOWS; i++) {
		if (WndQuery(windows[i], &window) < 0 || MsgQueueQuery(window.thread, &status) < 0)
			continue;
		depth = (int)(status.posted + status.input + status.sent);
		if (depth <= most)
			continue;
		most = depth;
		memcpy(deepest, window.title, sizeof(deepest));
	}
	return most;
}

static void add(enum figure f, int value)
{
	memmove(&samples[f][0], &samples[f][1], (FIGURE_SAMPLES - 1) * sizeof(samples[f][0]));
	samples[f][FIGURE_SAMPLES - 1] = value;
}

void figure_sample(void)
{
	struct sys_info last = info;

	SysInfo(&info, sizeof(info));
	add(FIGURE_LOAD, load(&last));
	add(FIGURE_MEMORY, memory());
	add(FIGURE_QUEUE, queue());
}

const char *figure_name(enum figure f)
{
	static const char *const names[FIGURES] = {"Processor", "Memory", "Deepest Queue"};

	return names[f];
}

void figure_text(enum figure f, char *text, size_t size)
{
	int value = samples[f][FIGURE_SAMPLES - 1];

	if (f == FIGURE_LOAD)
		snprintf(text, size, "%d %%", value);
	else if (f == FIGURE_MEMORY)
		snprintf(text, size, "%u of %u MiB",
			 (unsigned)((info.pages_total - info.pages_free) / PAGES_MIB),
			 (unsigned)(info.pages_total / PAGES_MIB));
	else if (value)
		snprintf(text, size, "%d in %.40s", value, deepest);
	else
		snprintf(text, size, "all are empty");
}

/* The value that fills the height. */
static int scale(enum figure f)
{
	int most = LEAST_SCALE;

	if (f != FIGURE_QUEUE)
		return 100;
	for (int i = 0; i < FIGURE_SAMPLES; i++)
		most = samples[f][i] > most ? samples[f][i] : most;
	return most;
}

void figure_paint(enum figure f, struct gui_painter *p, struct rect r, int step, uint32_t colour)
{
	int height = r.bottom - r.top, full = scale(f), bottom = r.bottom;

	for (int i = FIGURE_SAMPLES - 1; i >= 0 && r.right > r.left; i--) {
		int tall = (samples[f][i] * height + full - 1) / full;
		struct rect bar = {r.right - step, bottom - tall, r.right, bottom};

		bar.left = bar.left < r.left ? r.left : bar.left;
		GuiPaintFill(p, bar, colour);
		r.right -= step;
	}
}
