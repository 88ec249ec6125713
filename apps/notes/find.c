/*
 * apps/notes/find.c - the bar for finding and replacing, at the bottom of the window.
 *
 * - what is typed is found at once, from where the selection began; Enter goes on to the next
 */
#include <stdio.h>
#include <string.h>
#include "notes.h"

#define WORDS_MAX 100 /* bytes of a selection that are taken over into the box */
#define BOX_WIDTH 160

static struct gui_element *bar, *row_of_replace, *what_box, *with_box, *case_check, *words_check,
	*result;

static void say(const char *text, bool bad)
{
	GuiLabelSetColour(result, bad ? GUI_COLOUR_WARNING : GUI_COLOUR_TEXT_DIM);
	GuiLabelSetText(result, text);
}

static const char *what(void)
{
	return GuiTextboxText(what_box);
}

static uint32_t flags(void)
{
	return (GuiCheckGet(case_check) ? GUI_FIND_CASE : 0) |
	       (GuiCheckGet(words_check) ? GUI_FIND_WORDS : 0);
}

/* Select the match from a position on. */
static bool find_from(int from, bool back)
{
	int at;

	if (!*what()) {
		say("", false);
		return false;
	}
	at = GuiTextareaFind(area, what(), from, flags() | (back ? GUI_FIND_BACK : 0));
	if (at < 0) {
		say("Not found", true);
		return false;
	}
	say(back && at >= from	 ? "Went on from the end"
	    : !back && at < from ? "Went on from the start"
				 : "",
	    false);
	GuiTextareaSelect(area, at, at + strlen(what()));
	status_update();
	return true;
}

void find_next(bool back)
{
	int from, to;

	if (!*what()) {
		find_open(false);
		return;
	}
	GuiTextareaSelection(area, &from, &to);
	find_from(back ? from : to, back);
}

/* Something of the question has changed: look anew from where the selection begins. */
static void find_anew(void)
{
	int from, to;

	GuiTextareaSelection(area, &from, &to);
	find_from(from, false);
}

/* Is the selection a match now? */
static bool at_match(void)
{
	int from, to;

	GuiTextareaSelection(area, &from, &to);
	return to > from && to - from == (int)strlen(what()) &&
	       GuiTextareaFind(area, what(), from, flags()) == from;
}

static void replace(void)
{
	if (!at_match()) {
		find_next(false);
		return;
	}
	if (!GuiTextareaReplace(area, GuiTextboxText(with_box), -1))
		say("There is no room for it.", true);
	else
		find_next(false);
	status_update();
}

static void replace_them_all(void)
{
	int matches = *what() ? replace_all(what(), GuiTextboxText(with_box), flags()) : 0;
	char text[40];

	snprintf(text, sizeof(text), matches == 1 ? "1 replaced" : "%d replaced", matches);
	say(matches < 0 ? "There is no room for it." : matches ? text : "Not found", matches <= 0);
	status_update();
}

/*
 * The bar.
 */
static int on_what(struct gui_element *box, struct msg *msg)
{
	(void)box;
	if (msg->code == MSG_CHANGED)
		find_anew();
	else if (msg->code == MSG_ACCEPTED)
		find_next(false);
	return msg->code == MSG_CHANGED || msg->code == MSG_ACCEPTED;
}

static int on_with(struct gui_element *box, struct msg *msg)
{
	(void)box;
	if (msg->code == MSG_ACCEPTED)
		replace();
	return msg->code == MSG_CHANGED || msg->code == MSG_ACCEPTED;
}

static int on_check(struct gui_element *check, struct msg *msg)
{
	(void)check;
	if (msg->code == MSG_CHANGED)
		find_anew();
	return msg->code == MSG_CHANGED;
}

static int on_previous(struct gui_element *button, struct msg *msg)
{
	(void)button;
	if (msg->code == MSG_CLICKED)
		find_next(true);
	return msg->code == MSG_CLICKED;
}

static int on_next(struct gui_element *button, struct msg *msg)
{
	(void)button;
	if (msg->code == MSG_CLICKED)
		find_next(false);
	return msg->code == MSG_CLICKED;
}

static int on_replace(struct gui_element *button, struct msg *msg)
{
	(void)button;
	if (msg->code == MSG_CLICKED)
		replace();
	return msg->code == MSG_CLICKED;
}

static int on_replace_all(struct gui_element *button, struct msg *msg)
{
	(void)button;
	if (msg->code == MSG_CLICKED)
		replace_them_all();
	return msg->code == MSG_CLICKED;
}

static struct gui_element *button(struct gui_element *row, const char *text, gui_handler *handler)
{
	struct gui_element *e = GuiButtonCreate(row, text);

	GuiSetHandler(e, handler);
	return e;
}

static struct gui_element *check(struct gui_element *row, const char *text)
{
	struct gui_element *e = GuiCheckCreate(row, text);

	GuiSetHandler(e, on_check);
	return e;
}

static struct gui_element *text_box(struct gui_element *row, const char *placeholder,
				    gui_handler *handler)
{
	struct gui_element *e = GuiTextboxCreate(row, "");

	GuiTextboxSetPlaceholder(e, placeholder);
	GuiSetMinSize(e, BOX_WIDTH, 0);
	GuiSetHandler(e, handler);
	return e;
}

void find_create(void)
{
	struct gui_element *row, *column;

	bar = GuiColumnCreate(window);
	GuiSetGap(bar, 0);
	GuiSeparatorCreate(bar);
	column = GuiColumnCreate(bar);
	GuiSetPadding(column, GUI_GAP);
	row = GuiRowCreate(column);
	what_box = text_box(row, "Find", on_what);
	button(row, "&Previous", on_previous);
	button(row, "Ne&xt", on_next);
	case_check = check(row, "Match &case");
	words_check = check(row, "Whole wo&rds");
	row_of_replace = GuiRowCreate(column);
	with_box = text_box(row_of_replace, "Replace with", on_with);
	button(row_of_replace, "&Replace", on_replace);
	button(row_of_replace, "Replace &All", on_replace_all);
	result = GuiLabelCreate(row, "");
	GuiSetExpand(result, 1, 0);
	GuiShow(bar, false);
}

/* What is selected is taken over if it is a few words of one line. */
static void take_selection(void)
{
	char text[WORDS_MAX + 1];
	int from, to;

	GuiTextareaSelection(area, &from, &to);
	if (to == from || to - from > WORDS_MAX)
		return;
	GuiTextareaGetText(area, from, to, text);
	if (!strchr(text, '\n'))
		GuiTextboxSetText(what_box, text);
}

void find_open(bool replacing)
{
	take_selection();
	say("", false);
	GuiShow(row_of_replace, replacing);
	GuiShow(bar, true);
	GuiTextboxSelect(what_box, 0, -1);
	GuiFocus(what_box);
}

bool find_close(void)
{
	if (GuiState(bar) & GUI_STATE_HIDDEN)
		return false;
	GuiShow(bar, false);
	GuiFocus(area);
	return true;
}

struct gui_element *find_focused(void)
{
	if (GuiState(what_box) & GUI_STATE_FOCUSED)
		return what_box;
	return GuiState(with_box) & GUI_STATE_FOCUSED ? with_box : NULL;
}
