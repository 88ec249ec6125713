/* apps/bin/wins.c - the windows there are, the topmost first; -t with those inside them. */
#include <string.h>
#include <unistd.h>
#include "lib/tool.h"
#include "lib/windows.h"

static const char *state_of(const struct wnd_info *info)
{
	if (info->state & WND_STATE_CRASHED)
		return "crashed";
	if (info->state & WND_STATE_HUNG)
		return "hung";
	if (info->state & WND_STATE_MINIMISED)
		return "minimised";
	if (!(info->flags & WND_VISIBLE))
		return "hidden";
	return info->state & WND_STATE_ACTIVE ? "active" : "shown";
}

static void show(const struct wnd_info *info, int depth)
{
	const struct rect *r = &info->screen;
	char place[40];

	snprintf(place, sizeof(place), "%d,%d %dx%d", (int)r->left, (int)r->top,
		 (int)(r->right - r->left), (int)(r->bottom - r->top));
	printf("%*s0x%-*x %7lu %-12s %-18s %-9s %s\n", 2 * depth, "",
	       8 - 2 * (depth > 3 ? 3 : depth), (unsigned)info->window,
	       (unsigned long)info->process, windows_process(info->process), place, state_of(info),
	       tool_shown(info->title));
}

int main(int argc, char **argv)
{
	struct windows_walk walk = {.each = show};
	int c;

	tool_begin(argv, "wins [-t]");
	while ((c = getopt(argc, argv, "t")) != -1) {
		if (c == '?')
			tool_usage();
		walk.deep = true;
	}
	if (optind < argc)
		tool_usage();
	printf("%-10s %7s %-12s %-18s %-9s %s\n", "WINDOW", "PROCESS", "NAME", "PLACE", "STATE",
	       "TITLE");
	windows_walk(&walk, 0);
	return tool_end();
}
