/* apps/busmap/live.c - what the system shows of itself. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "busmap.h"
#include "abi/limits.h"
#include "fs.h"
#include "msg.h"
#include "proc.h"
#include "views.h"
#include "wnd.h"

#define VIEW_MAX 65536 /* bytes; what is beyond is not shown */
#define RECORDS	 32
#define WINDOWS	 128

static int spy;

bool live_begin(void)
{
	spy = MsgSpyOpen(0);
	return spy > 0;
}

/* A whole view; an empty text if it cannot be read. */
static const char *read_view(const char *path, char *text)
{
	int handle = FsOpen(path, FS_READ), length = 0, got;

	while (handle > 0 && length < VIEW_MAX - 1 &&
	       (got = FsReadSync(handle, text + length, VIEW_MAX - 1 - length, 0)) > 0)
		length += got;
	if (handle > 0)
		FsClose(handle);
	text[length] = '\0';
	return text;
}

/* What was posted and sent since the last look; not by or to us: our own looks would show. */
static void take_messages(struct map *map)
{
	static struct spy_record records[RECORDS];
	uint32_t self = ProcGetId();
	int count;

	while (spy > 0 && (count = MsgSpyRead(spy, records, RECORDS)) > 0)
		for (int i = 0; i < count; i++) {
			const struct spy_record *r = &records[i];
			struct map_link link = {.kind = MAP_MESSAGES,
						.process = {r->process, r->to_process}};

			if ((r->fate == SPY_POSTED || r->fate == SPY_SENT) && r->process &&
			    r->process != self && r->to_process != self)
				map_add(map, &link, 1);
		}
}

/* Buses have numbers; those between may be gone. */
static void look_at_kbus(struct map *map, char *text)
{
	char path[40];

	for (int i = 0; i < KBUS_BUSES_MAX; i++) {
		snprintf(path, sizeof path, "/System/Bus/kbus%d.stats", i);
		read_view(path, text);
		snprintf(path, sizeof path, "kbus%d", i);
		views_kbus(map, path, text);
	}
}

void live_look(struct map *map)
{
	static char text[VIEW_MAX], more[VIEW_MAX];

	map_begin(map);
	views_processes(map, read_view("/System/Kernel/processes", text));
	views_ports(map, read_view("/System/Kernel/ports", text));
	views_mappings(map, read_view("/System/Kernel/mappings", text));
	look_at_kbus(map, text);
	views_capabilities(map, read_view("/System/Kernel/capabilities", text));
	views_mailboxes(map, read_view("/System/Kernel/mailboxes", text));
	views_mbus(map, read_view("/System/Kernel/mbus", text),
		   read_view("/System/Kernel/mbus_consumers", more));
	take_messages(map);
	map_end(map);
}

const char *live_icon(uint32_t process)
{
	static uint32_t windows[WINDOWS];
	static char name[32];
	int count = WndList(windows, WINDOWS, 0);

	for (int i = 0; i < count && i < WINDOWS; i++) {
		struct wnd_info info;

		if (WndQuery(windows[i], &info) == 0 && info.process == process &&
		    WndGetAttribute(windows[i], WND_ATTR_ICON, name, sizeof name) == 0 &&
		    GuiIcon(name, 24))
			return name;
	}
	return "program";
}
