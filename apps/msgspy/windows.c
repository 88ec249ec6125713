/* apps/msgspy/windows.c - the list of windows to choose from. */
#include <stdio.h>
#include <string.h>
#include "handle.h"
#include "msgspy.h"
#include "proc.h"
#include "wnd.h"

#define LISTED	   64
#define TIMER_LOOK 1
#define LOOK_MS	   1000

/* What the list shows, topmost first. */
struct entry {
	uint32_t window, process;
	char title[WINDOW_TITLE_MAX];
};

static struct gui_element *list;
static struct entry shown[LISTED];
static int shown_count;

void process_name(char *text, size_t size, uint32_t process)
{
	struct proc_info info;
	int handle;

	if (!process) {
		snprintf(text, size, "kernel");
		return;
	}
	snprintf(text, size, "process %lu", (unsigned long)process);
	handle = ProcOpen(process, RIGHT_READ);
	if (handle < 0)
		return;
	if (ProcQuery(handle, &info) >= 0)
		snprintf(text, size, "%s %lu", info.name, (unsigned long)process);
	HandleClose(handle);
}

/* All top-level windows but our own: watching those would make messages for each message. */
static int collect(struct entry *entries)
{
	uint32_t all[LISTED], own = ProcGetId();
	int total = WndList(all, LISTED, 0), count = 0;
	struct wnd_info info;

	memset(entries, 0, LISTED * sizeof(*entries));
	for (int i = 0; i < total && i < LISTED; i++) {
		if (WndQuery(all[i], &info) < 0 || info.process == own)
			continue;
		entries[count].window = info.window;
		entries[count].process = info.process;
		memcpy(entries[count++].title, info.title, sizeof(info.title));
	}
	return count;
}

static void show(const struct entry *entry)
{
	char program[48];

	process_name(program, sizeof(program), entry->process);
	if (strrchr(program, ' '))
		*strrchr(program, ' ') = '\0'; /* without its number */
	GuiListAppend(list, (const char *[]){entry->title, program});
}

/* Show the windows anew if anything about them has changed; the chosen one stays chosen. */
static void look(void)
{
	static struct entry now[LISTED];
	uint32_t chosen = windows_chosen();
	int count = collect(now);

	if (count == shown_count && !memcmp(now, shown, sizeof(now)))
		return;
	memcpy(shown, now, sizeof(now));
	shown_count = count;
	GuiListClear(list);
	for (int i = 0; i < count; i++)
		show(&shown[i]);
	for (int i = 0; i < count; i++)
		if (shown[i].window == chosen)
			GuiListSelect(list, i);
}

uint32_t windows_chosen(void)
{
	int row = GuiListSelected(list);

	return row >= 0 && row < shown_count ? shown[row].window : 0;
}

static int on_list(struct gui_element *element, struct msg *msg)
{
	(void)element;
	if (msg->code != MSG_TIMER)
		return 0;
	look();
	return 1;
}

struct gui_element *windows_create(struct gui_element *parent)
{
	list = GuiListCreate(parent);
	GuiListAddColumn(list, "Window", 0, GUI_FONT_UI);
	GuiListAddColumn(list, "Program", 84, GUI_FONT_UI);
	GuiListSetEmptyText(list, "No other windows.");
	GuiSetMinSize(list, 176, 120);
	GuiSetExpand(list, 0, 1);
	GuiSetHandler(list, on_list);
	GuiSetTimer(list, TIMER_LOOK, LOOK_MS, 0);
	look();
	return list;
}
