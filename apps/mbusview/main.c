/* mbusview/main.c - MBus Viewer: the buses, how full their consumers' rings are, what they drop. */
#include "mbusview.h"
#include <stdlib.h>
#include "fs.h"
#include "handle.h"
#include "sys.h"

#define WIDTH  880
#define HEIGHT 460
#define SHARE  680 /* thousandths of the width for the list */
#define TIMER  1

static struct model model;

/* ---- samples --------------------------------------------------------------------------------- */

/* A view as text in a buffer that grows with it and is kept. NULL: none, or no memory. */
static const char *read_view(const char *path, char **buffer, uint32_t *size)
{
	int view = FsOpen(path, FS_READ), got = 0;
	uint32_t length = 0;

	while (view > 0) {
		if (length + 1 >= *size) {
			char *larger = realloc(*buffer, *size + 4096);

			if (!larger)
				break;
			*buffer = larger;
			*size += 4096;
		}
		got = FsReadSync(view, *buffer + length, *size - length - 1, FILE_PARTIAL);
		if (got <= 0)
			break;
		length += (uint32_t)got;
	}
	if (view <= 0)
		return NULL;
	HandleClose(view);
	if (*buffer)
		(*buffer)[length] = '\0';
	return *buffer;
}

static uint32_t now_ms(void)
{
	struct sys_info info = {0};

	SysInfo(&info, sizeof(info));
	return (uint32_t)(info.uptime_ns / 1000000);
}

static void sample(void)
{
	static char *buffers[2];
	static uint32_t sizes[2];
	const char *buses = read_view("/System/Kernel/mbus", &buffers[0], &sizes[0]);
	const char *consumers = read_view("/System/Kernel/mbus_consumers", &buffers[1], &sizes[1]);

	if (buses && consumers)
		model_read(&model, buses, consumers, now_ms());
}

static void show(void)
{
	rings_show(&model);
	publish_show(&model);
	slow_show(&model);
}

static void update(void)
{
	sample();
	buses_show(&model);
	model_choose(&model, buses_selected()); /* it may be gone */
	show();
}

/* ---- the window ------------------------------------------------------------------------------ */

static int on_window(struct gui_element *window, struct msg *msg)
{
	switch (msg->code) {
	case MSG_TIMER:
		update();
		return 1;
	case MSG_SHOW: /* nothing to do while minimised */
		GuiSetTimer(window, TIMER, msg->params[0] ? MODEL_SAMPLE_MS : 0, 0);
		return 0;
	}
	return 0;
}

/* Another bus: its consumers are wanted now. */
static int on_buses(struct gui_element *list, struct msg *msg)
{
	(void)list;
	if (msg->code != MSG_CHANGED)
		return 0;
	model_choose(&model, buses_selected());
	sample();
	show();
	return 1;
}

int main(void)
{
	struct gui_element *window = GuiWindowCreate("MBus Viewer", WIDTH, HEIGHT), *splitter;

	GuiWindowSetClass(window, "transom.mbusview");
	GuiWindowSetIcon(window, "bus");
	GuiSetHandler(window, on_window);
	splitter = GuiSplitterCreate(window, true, SHARE);
	GuiSetExpand(splitter, 1, 1);
	GuiSetHandler(buses_create(splitter), on_buses);
	rings_create(splitter);
	publish_create(window);
	update();
	GuiSetTimer(window, TIMER, MODEL_SAMPLE_MS, 0);
	return GuiRun();
}
