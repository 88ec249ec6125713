/*
 * apps/notes/main.c - Notes, an editor for text: its window, its actions, and the question before
 * text is lost.
 *
 *	notes [FILE]
 */
#include <stdio.h>
#include <string.h>
#include "notes.h"

#define WIDTH  640
#define HEIGHT 440
#define TITLE  "Notes"

struct gui_element *window, *area;

static struct gui_element *question, *chooser; /* open now, NULL = none */
static uint32_t asked_for;		       /* the action that waits for an answer, 0 = none */
static bool saving;			       /* what the chooser is for */
static char folder_path[PATH_LENGTH_MAX];
static char dropped[PATH_LENGTH_MAX]; /* a file that was dropped or chosen, to open */

/* clang-format off */
static const struct gui_action actions[] = {
	{ACTION_NEW, "&New", "new", "Ctrl+N", "Begin a new note", 0},
	{ACTION_OPEN, "&Open...", "open", "Ctrl+O", "Open a file", 0},
	{ACTION_RECENT, "Open &Recent...", NULL, "Ctrl+Shift+O", "Open a file that was open before", 0},
	{ACTION_SAVE, "&Save", "save", "Ctrl+S", "Save the note in its file", 0},
	{ACTION_SAVE_AS, "Save &As...", NULL, "Ctrl+Shift+S", "Save the note in another file", 0},
	{ACTION_CLOSE, "&Close", NULL, "Ctrl+W", "Close this window", 0},
	{ACTION_UNDO, "&Undo", "undo", "Ctrl+Z", "Take the last change back", GUI_ACTION_DISABLED},
	{ACTION_REDO, "&Redo", "redo", "Ctrl+Y", "Do it again", GUI_ACTION_DISABLED},
	{ACTION_CUT, "Cu&t", "cut", "Ctrl+X", "Move the selection to the clipboard", GUI_ACTION_DISABLED},
	{ACTION_COPY, "&Copy", "copy", "Ctrl+C", "Copy the selection to the clipboard", GUI_ACTION_DISABLED},
	{ACTION_PASTE, "&Paste", "paste", "Ctrl+V", "Insert what is on the clipboard", 0},
	{ACTION_SELECT_ALL, "Select &All", NULL, "Ctrl+A", "Select the whole text", 0},
	{ACTION_FIND, "&Find...", "search", "Ctrl+F", "Find words in the text", 0},
	{ACTION_FIND_NEXT, "Find &Next", NULL, "F3", "Go to the next match", 0},
	{ACTION_FIND_PREVIOUS, "Find Pre&vious", NULL, "Shift+F3", "Go to the match before", 0},
	{ACTION_REPLACE, "R&eplace...", "replace", "Ctrl+H", "Find words and put others in their place", 0},
	{ACTION_LINE_NUMBERS, "&Line Numbers", NULL, NULL, "Number the lines", GUI_ACTION_CHECKABLE},
	{ACTION_WRAP, "&Wrap Lines", NULL, NULL, "Long lines go on below", GUI_ACTION_CHECKABLE | GUI_ACTION_CHECKED},
	{ACTION_STATUS_BAR, "&Status Bar", NULL, NULL, "Show line, column and length", GUI_ACTION_CHECKABLE | GUI_ACTION_CHECKED},
	{0, NULL, NULL, NULL, NULL, 0},
};
/* clang-format on */

static const uint32_t file_menu[] = {ACTION_NEW, ACTION_OPEN,  ACTION_RECENT,
				     0,		 ACTION_SAVE,  ACTION_SAVE_AS,
				     0,		 ACTION_CLOSE, GUI_MENU_END};
static const uint32_t edit_menu[] = {
	ACTION_UNDO,
	ACTION_REDO,
	0,
	ACTION_CUT,
	ACTION_COPY,
	ACTION_PASTE,
	0,
	ACTION_SELECT_ALL,
	0,
	ACTION_FIND,
	ACTION_FIND_NEXT,
	ACTION_FIND_PREVIOUS,
	ACTION_REPLACE,
	GUI_MENU_END,
};
static const uint32_t view_menu[] = {ACTION_LINE_NUMBERS, ACTION_WRAP, ACTION_STATUS_BAR,
				     GUI_MENU_END};
static const struct gui_menu menus[] = {
	{"&File", file_menu},
	{"&Edit", edit_menu},
	{"&View", view_menu},
};
static const uint32_t tools[] = {
	ACTION_NEW, ACTION_OPEN, ACTION_SAVE,  0, ACTION_UNDO, ACTION_REDO,    0,
	ACTION_CUT, ACTION_COPY, ACTION_PASTE, 0, ACTION_FIND, ACTION_REPLACE, GUI_MENU_END,
};

/*
 * What is asked.
 */
static bool would_be_lost(void)
{
	return GuiTextareaModified(area) && (GuiTextareaLength(area) > 0 || file_path()[0]);
}

/* It is shown once, whatever is asked for while it is open. */
static void ask(uint32_t action)
{
	static const char *const buttons[] = {"&Throw Away", "&Keep Editing", "&Save", NULL};
	char headline[FILE_NAME_MAX + 32];

	asked_for = action;
	if (question)
		return;
	snprintf(headline, sizeof(headline), "Save the changes in \"%s\"?", file_name());
	question =
		GuiMessageOpen(window, &(struct gui_message){
					       .title = TITLE,
					       .icon = "question",
					       .headline = headline,
					       .text = "They will be gone if they are not saved.",
					       .buttons = buttons,
				       });
}

static void choose(bool save)
{
	const char *folder = file_path()[0] ? strcpy(folder_path, file_path()) : NULL;

	if (chooser)
		return;
	if (folder)
		GuiPathParent(folder_path);
	chooser = GuiFileDialogOpen(
		window,
		&(struct gui_file_dialog){.save = save,
					  .folder = folder,
					  .name = file_path()[0] ? file_name() : "note.txt"});
	saving = save;
}

static void do_now(uint32_t action)
{
	if (action == ACTION_CLOSE) {
		GuiDestroy(window);
		return;
	}
	if (action == ACTION_OPEN) {
		choose(false);
		return;
	}
	if (action == ACTION_OPEN_DROPPED)
		file_open(dropped);
	else
		file_new();
	GuiFocus(area);
	status_update();
}

static void do_or_ask(uint32_t action)
{
	if (would_be_lost())
		ask(action);
	else
		do_now(action);
}

/* What waits for the note to be saved is done then. */
static void saved(bool did)
{
	uint32_t action = asked_for;

	asked_for = 0;
	status_update();
	if (did && action)
		do_now(action); /* which may end the window */
}

static void save(bool as)
{
	if (as || !file_path()[0])
		choose(true);
	else
		saved(file_save(file_path()));
}

static int question_answered(uint32_t button)
{
	uint32_t action = asked_for;

	question = NULL;
	if (button == 2) {
		save(false);
		return 1;
	}
	asked_for = 0;
	if (button == 0)
		do_now(action);
	return 1;
}

static int file_chosen(uint32_t button)
{
	struct gui_element *dialog = chooser;

	chooser = NULL;
	GuiFocus(area);
	if (button == 1 && saving) {
		saved(file_save(GuiFileDialogPath(dialog)));
		return 1;
	}
	asked_for = 0;
	if (button == 1)
		file_open(GuiFileDialogPath(dialog));
	status_update();
	return 1;
}

static int answered(uint32_t button)
{
	if (GuiSource() == question)
		return question_answered(button);
	return GuiSource() == chooser ? file_chosen(button) : 0;
}

/*
 * Actions.
 */
static int edit(enum gui_edit what)
{
	struct gui_element *box = find_focused();

	GuiEdit(box ? box : area, what);
	status_update();
	return 1;
}

static int view(uint32_t action)
{
	bool on = GuiActionChecked(window, action);

	if (action == ACTION_LINE_NUMBERS)
		GuiTextareaSetLineNumbers(area, on);
	else if (action == ACTION_WRAP)
		GuiTextareaSetWrap(area, on);
	else
		status_show(on);
	return 1;
}

static int open_path(const char *path)
{
	snprintf(dropped, sizeof(dropped), "%s", path);
	do_or_ask(ACTION_OPEN_DROPPED);
	return 1;
}

static int act(uint32_t action)
{
	if (recent_path(action))
		return open_path(recent_path(action));
	switch (action) {
	case ACTION_NEW:
	case ACTION_OPEN:
	case ACTION_CLOSE:
		do_or_ask(action);
		return 1;
	case ACTION_RECENT:
		recent_open_menu();
		return 1;
	case ACTION_SAVE:
	case ACTION_SAVE_AS:
		save(action == ACTION_SAVE_AS);
		return 1;
	case ACTION_UNDO:
		return edit(GUI_EDIT_UNDO);
	case ACTION_REDO:
		return edit(GUI_EDIT_REDO);
	case ACTION_CUT:
		return edit(GUI_EDIT_CUT);
	case ACTION_COPY:
		return edit(GUI_EDIT_COPY);
	case ACTION_PASTE:
		return edit(GUI_EDIT_PASTE);
	case ACTION_SELECT_ALL:
		return edit(GUI_EDIT_SELECT_ALL);
	case ACTION_FIND:
	case ACTION_REPLACE:
		find_open(action == ACTION_REPLACE);
		return 1;
	case ACTION_FIND_NEXT:
	case ACTION_FIND_PREVIOUS:
		find_next(action == ACTION_FIND_PREVIOUS);
		return 1;
	case ACTION_LINE_NUMBERS:
	case ACTION_WRAP:
	case ACTION_STATUS_BAR:
		return view(action);
	}
	return 0;
}

static int on_window(struct gui_element *e, struct msg *msg)
{
	(void)e;
	switch (msg->code) {
	case MSG_ACTION:
		return act(msg->params[0]);
	case MSG_ANSWER:
		return answered(msg->params[0]);
	case MSG_CLOSE:
		if (would_be_lost())
			ask(ACTION_CLOSE);
		return would_be_lost();
	case MSG_QUERY_END:
		if (would_be_lost())
			ask(ACTION_CLOSE);
		return would_be_lost();
	case MSG_KEYDOWN:
		return msg->params[0] == KEY_ESCAPE && find_close();
	}
	return 0;
}

/* A file is opened, whatever else it is offered as. */
static int drag_file(const struct msg *msg)
{
	char path[PATH_LENGTH_MAX];

	if (!GuiDragGetFile(path))
		return 0;
	if (msg->code != MSG_DRAG_DROP) {
		GuiDragAccept(msg->params[1] & DRAG_COPY);
		return 1;
	}
	return open_path(path);
}

/* The caret tells nobody where it goes: look after every key and press. */
static int on_area(struct gui_element *e, struct msg *msg)
{
	int result;

	switch (msg->code) {
	case MSG_KEYDOWN:
	case MSG_CHAR:
	case MSG_MOUSEDOWN:
	case MSG_MOUSEMOVE:
	case MSG_MOUSEUP:
	case MSG_TIMER:
	case MSG_ACTION:
		result = GuiClassHandle(e, msg);
		if (result)
			status_soon();
		return result;
	case MSG_CHANGED:
		file_changed();
		return 0;
	case MSG_DRAG_ENTER:
	case MSG_DRAG_OVER:
	case MSG_DRAG_DROP:
		return drag_file(msg);
	}
	return 0;
}

int main(int argc, char **argv)
{
	window = GuiWindowCreate(TITLE, WIDTH, HEIGHT);
	GuiWindowSetClass(window, "transom.notes");
	GuiWindowSetIcon(window, "editor");
	GuiSetPadding(window, 0);
	GuiSetGap(window, 0);
	GuiSetHandler(window, on_window);
	GuiActionsAdd(window, actions);
	GuiMenubarCreate(window, menus, sizeof(menus) / sizeof(menus[0]));
	GuiToolbarCreate(window, tools);
	area = GuiTextareaCreate(window);
	GuiTextareaSetWrap(area, true);
	GuiSetHandler(area, on_area);
	find_create();
	status_create();
	GuiFocus(area);
	file_new();
	if (argc > 1)
		file_open(argv[1]);
	status_update();
	return GuiRun();
}
