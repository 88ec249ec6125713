/* apps/messages/sources.c - the tree of programs and their windows to choose from. */
#include <stdio.h>
#include <string.h>
#include "messages.h"
#include "proc.h"
#include "wnd.h"

#define LISTED	   128
#define TIMER_LOOK 1
#define LOOK_MS	   1000

/* A row: everything, a program, or (after its program) one of its windows. */
struct entry {
	struct source source;
	char text[WINDOW_TITLE_MAX];
};

static struct gui_element *tree;
static struct entry shown[LISTED];
static int shown_count;

static struct entry *add(struct entry *entries, int *count, struct source source, const char *text)
{
	struct entry *e;

	if (*count == LISTED)
		return NULL;
	e = &entries[(*count)++];
	e->source = source;
	snprintf(e->text, sizeof(e->text), "%s", text);
	return e;
}

/* Every program with a window of the desktop, each window below its program; but not ourselves:
 * watching that would make messages for each message. */
static int collect(struct entry *entries)
{
	static struct proc_info programs[LISTED];
	static struct wnd_info windows[LISTED];
	static uint32_t ids[LISTED];
	int programs_count = ProcList(programs, LISTED), ids_count = WndList(ids, LISTED, 0);
	int count = 0, windows_count = 0;

	memset(entries, 0, LISTED * sizeof(*entries));
	add(entries, &count, (struct source){0, 0}, "All Programs");
	for (int i = 0; i < ids_count && i < LISTED; i++)
		windows_count += WndQuery(ids[i], &windows[windows_count]) >= 0;
	for (int i = 0; i < programs_count && i < LISTED; i++) {
		uint32_t id = programs[i].process;

		if (id == ProcGetId())
			continue;
		add(entries, &count, (struct source){id, 0}, process_name(id));
		for (int w = 0; w < windows_count; w++)
			if (windows[w].process == id && windows[w].title[0])
				add(entries, &count, (struct source){id, windows[w].window},
				    windows[w].title);
	}
	return count;
}

static bool same(struct source a, struct source b)
{
	return a.process == b.process && a.window == b.window;
}

static int add_row(const struct entry *e, int program)
{
	bool window = e->source.window != 0;
	const char *icon = window ? "window" : e->source.process ? "program" : "computer";
	int id = GuiTreeAdd(tree, window ? program : 0, e->text, icon);

	GuiTreeSetUser(tree, id, (uintptr_t)(e - shown));
	if (window)
		GuiTreeExpand(tree, program, true);
	return id;
}

/* Show the tree anew; what was chosen stays so while it is there. */
static void show(struct source chosen)
{
	int program = 0, selected = 0, id;

	GuiTreeRemove(tree, 0);
	for (int i = 0; i < shown_count; i++) {
		id = add_row(&shown[i], program);
		if (!shown[i].source.window)
			program = id;
		if (same(shown[i].source, chosen))
			selected = id;
	}
	GuiTreeSelect(tree, selected);
}

static void look(void)
{
	static struct entry now[LISTED];
	struct source chosen = sources_chosen();
	int count = collect(now);

	if (count == shown_count && !memcmp(now, shown, sizeof(now)))
		return;
	memcpy(shown, now, sizeof(now));
	shown_count = count;
	show(chosen);
}

struct source sources_chosen(void)
{
	int id = GuiTreeSelected(tree);

	return id ? shown[GuiTreeUser(tree, id)].source : (struct source){0, 0};
}

static int on_tree(struct gui_element *element, struct msg *msg)
{
	(void)element;
	if (msg->code != MSG_TIMER)
		return 0;
	look();
	return 1;
}

struct gui_element *sources_create(struct gui_element *parent)
{
	tree = GuiTreeCreate(parent);
	GuiSetMinSize(tree, 120, 96);
	GuiSetHandler(tree, on_tree);
	GuiSetTimer(tree, TIMER_LOOK, LOOK_MS, 0);
	look();
	return tree;
}
