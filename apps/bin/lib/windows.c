/* windows.c - windows for programs of the shell: all of them in order, and the one that is meant.
 */
#include "windows.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "proc.h"
#include "tool.h"

#define MANY 1024

static void walk_below(const struct windows_walk *walk, uint32_t parent, int depth)
{
	uint32_t ids[PROCESS_WINDOWS_MAX];
	uint32_t *all = parent ? ids : tool_memory(NULL, MANY * sizeof(*all));
	int count = WndList(all, parent ? PROCESS_WINDOWS_MAX : MANY, parent);
	struct wnd_info info;

	if (count > (parent ? PROCESS_WINDOWS_MAX : MANY))
		count = parent ? PROCESS_WINDOWS_MAX : MANY;
	for (int i = 0; i < count; i++) {
		if (WndQuery(all[i], &info) < 0)
			continue; /* just closed */
		walk->each(&info, depth);
		if (walk->deep)
			walk_below(walk, all[i], depth + 1);
	}
	if (!parent)
		free(all);
}

void windows_walk(const struct windows_walk *walk, uint32_t parent)
{
	walk_below(walk, parent, 0);
}

/*
 * Finding. What fits better wins: the whole title, then its beginning.
 */
static const char *wanted;
static uint32_t whole, begins, whole_count, begins_count;

static void compare(const struct wnd_info *info, int depth)
{
	char class_name[WND_NAME_MAX] = "";

	(void)depth;
	WndGetAttribute(info->window, WND_ATTR_CLASS, class_name, sizeof(class_name));
	if (!strcasecmp(info->title, wanted) || !strcmp(class_name, wanted)) {
		whole = whole_count++ ? whole : info->window;
	} else if (!strncasecmp(info->title, wanted, strlen(wanted))) {
		begins = begins_count++ ? begins : info->window;
	}
}

uint32_t windows_find(const char *which)
{
	const struct windows_walk walk = {.each = compare};
	struct wnd_info info;
	char *end;
	uint32_t id = (uint32_t)strtoul(which, &end, 0);

	if (*which >= '0' && *which <= '9' && !*end && WndQuery(id, &info) >= 0)
		return id;
	wanted = which;
	whole_count = begins_count = 0;
	if (*which)
		windows_walk(&walk, 0);
	if (whole_count)
		return whole;
	if (begins_count == 1)
		return begins;
	tool_complain("%s: %s", which,
		      begins_count ? "several windows begin so" : "no such window");
	return 0;
}

const char *windows_process(uint32_t process)
{
	static struct proc_info list[PROCESSES_MAX];
	static uint32_t count;

	for (int turn = 0; turn < 2; turn++) {
		for (uint32_t i = 0; i < count; i++)
			if (list[i].process == process)
				return list[i].name;
		count = (uint32_t)ProcList(list, PROCESSES_MAX);
		count = count > PROCESSES_MAX ? PROCESSES_MAX : count;
	}
	return "?";
}
