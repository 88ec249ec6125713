/* apps/messages/detail.c - the fate of a message step by step, and the tree of its causes. */
#include <stdio.h>
#include <string.h>
#include "chain.h"
#include "messages.h"

#define TEXT 200

static struct gui_element *steps, *tree;
static struct chain_row shown[CHAIN_ROWS];
static int shown_count;
static struct journey shown_journey;

static void step_text(const struct journey *j, uint32_t fate, char *text)
{
	switch (fate) {
	case SPY_POSTED:
		snprintf(text, TEXT, "%s by %s", j->process ? "Posted" : "Made",
			 j->process ? process_name(j->process) : "the kernel");
		break;
	case SPY_SENT:
		snprintf(text, TEXT, "Sent by %s, which waits", process_name(j->process));
		break;
	case SPY_MERGED:
		snprintf(text, TEXT, "%lu later moves merged into it", (unsigned long)j->merged);
		break;
	case SPY_FETCHED:
		snprintf(text, TEXT, "Fetched by %s", process_name(j->to_process));
		break;
	case SPY_PRESENTED:
		snprintf(text, TEXT, "New pixels presented");
		break;
	case SPY_REPLIED:
		snprintf(text, TEXT, "Answered: %ld", (long)(int32_t)j->result);
		break;
	case SPY_DONE:
		snprintf(text, TEXT, "Handled");
		break;
	default:
		snprintf(text, TEXT, "Dropped: nobody handled it");
	}
}

/* The step after `time` (and after `last` at the same time); -1 = no more. */
static int next_step(const struct journey *j, uint64_t time, int last)
{
	int best = -1;

	for (int i = 0; i < JOURNAL_FATES; i++) {
		bool later = j->at[i] > time || (j->at[i] == time && i > last);

		if (journey_saw(j, i) && later && (best < 0 || j->at[i] < j->at[best]))
			best = i;
	}
	return best;
}

static void show_steps(const struct journey *j)
{
	uint64_t time = 0;
	char text[TEXT], when[24], after[24] = "";

	GuiListClear(steps);
	for (int i = next_step(j, 0, -1); i >= 0; i = next_step(j, time, i)) {
		if (time)
			time_text(after, sizeof(after), j->at[i] - time);
		time = j->at[i];
		clock_text(when, sizeof(when), time);
		step_text(j, (uint32_t)i, text);
		GuiListAppend(steps, (const char *[]){text, when, after});
	}
	snprintf(text, TEXT, "Window %lx, thread %lu", (unsigned long)j->msg.window,
		 (unsigned long)j->to_thread);
	GuiListSetRowColour(steps, GuiListAppend(steps, (const char *[]){text, "", ""}),
			    GUI_COLOUR_TEXT_DIM);
}

static const char *origin(const struct journey *j)
{
	if (j->process)
		return "By the program itself";
	if (j->msg.code >= MSG_KEYDOWN && j->msg.code <= MSG_MOUSEHOVER)
		return "Interrupt: keyboard or mouse";
	return j->msg.code == MSG_TIMER ? "Interrupt: timer" : "Kernel";
}

static void row_text(const struct chain_row *row, char *text)
{
	const struct journey *j = journal_find(row->stamp);
	char message[TEXT - 80];

	if (row->kind == CHAIN_FORGOTTEN || !j) {
		snprintf(text, TEXT, "Message %llu, not kept", row->stamp);
	} else if (row->kind == CHAIN_ORIGIN) {
		snprintf(text, TEXT, "%s", origin(j));
	} else if (row->kind == CHAIN_FRAME) {
		snprintf(text, TEXT, "New pixels presented");
	} else {
		MsgFormatFull(&j->msg, message, sizeof(message));
		snprintf(text, TEXT, "%s: %s", process_name(j->to_process), message);
	}
}

static const char *icon_of(const struct chain_row *row)
{
	switch (row->kind) {
	case CHAIN_MESSAGE:
		return "message";
	case CHAIN_FRAME:
		return "image";
	default:
		return "system";
	}
}

static void show_chain(const struct chain_row *rows, int count, uint64_t stamp)
{
	int parents[2 * CHAIN_DEPTH + 4] = {0}, selected = 0;
	char text[TEXT];

	GuiTreeRemove(tree, 0);
	for (int i = 0; i < count; i++) {
		uint32_t depth = rows[i].depth;
		int id, parent = depth ? parents[depth - 1] : 0;

		row_text(&rows[i], text);
		id = GuiTreeAdd(tree, parent, text, icon_of(&rows[i]));
		GuiTreeSetUser(tree, id, (uintptr_t)i);
		if (parent)
			GuiTreeExpand(tree, parent, true);
		parents[depth] = id;
		if (rows[i].kind == CHAIN_MESSAGE && rows[i].stamp == stamp)
			selected = id;
	}
	GuiTreeSelect(tree, selected);
}

/* Nothing is painted anew while nothing has changed. */
void detail_show(uint64_t stamp)
{
	struct chain_row rows[CHAIN_ROWS];
	const struct journey *j = journal_find(stamp);
	int count = chain_make(stamp, rows);

	if (!stamp) {
		GuiListClear(steps);
		GuiTreeRemove(tree, 0);
		shown_count = 0;
		shown_journey.stamp = 0;
	}
	if (!j) /* forgotten: what was shown stays */
		return;
	if (memcmp(j, &shown_journey, sizeof(*j))) {
		shown_journey = *j;
		show_steps(j);
	}
	if (count != shown_count || memcmp(rows, shown, sizeof(rows))) {
		memcpy(shown, rows, sizeof(rows));
		shown_count = count;
		show_chain(rows, count, stamp);
	}
}

/* Enter on a message of the chain: on to that one. */
static int on_tree(struct gui_element *element, struct msg *msg)
{
	int id = GuiTreeSelected(element);
	const struct chain_row *row = &shown[GuiTreeUser(element, id)];

	if (msg->code == MSG_CHANGED)
		return 1; /* not a choice of the log */
	if (msg->code != MSG_ACCEPTED || !id || row->kind != CHAIN_MESSAGE)
		return 0;
	log_select(row->stamp);
	detail_show(row->stamp);
	return 1;
}

static int on_steps(struct gui_element *element, struct msg *msg)
{
	(void)element;
	return msg->code == MSG_CHANGED;
}

struct gui_element *detail_create(struct gui_element *parent)
{
	struct gui_element *split = GuiSplitterCreate(parent, true, 480);

	steps = GuiListCreate(split);
	GuiListAddColumn(steps, "Fate", 0, GUI_FONT_UI);
	GuiListAddColumn(steps, "Time", 84, GUI_FONT_UI | GUI_TEXT_RIGHT);
	GuiListAddColumn(steps, "After", 76, GUI_FONT_UI | GUI_TEXT_RIGHT);
	GuiListSetEmptyText(steps, "Select a message to see its fate.");
	GuiSetMinSize(steps, 200, 96);
	GuiSetHandler(steps, on_steps);
	tree = GuiTreeCreate(split);
	GuiSetMinSize(tree, 160, 96);
	GuiSetHandler(tree, on_tree);
	return split;
}
