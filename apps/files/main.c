/*
 * apps/files/main.c - Files: a window onto the tree of files.
 *
 *	files [FOLDER]
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "files.h"
#include "fs.h"
#include "handle.h"
#include "history.h"
#include "job.h"
#include "proc.h"

#define WIDTH	 680
#define HEIGHT	 420
#define NOTES	 "/System/Boot/bin/notes"
#define PROGRAMS "/System/Boot/bin"
#define HOME	 "/Home"

#define TAKEN_TIMER 1
#define TAKEN_MS    200
#define TAKEN_LOOKS 25

struct gui_element *window, *folder;

static struct gui_element *places, *bar, *search, *status;
static struct history history;
static int looks; /* left for a file that was dragged away */

/* clang-format off */
static const struct gui_action actions[] = {
	{ACTION_OPEN, "&Open", "open", NULL, "Open what is chosen", 0},
	{ACTION_NEW_FOLDER, "New &Folder...", "folder", "Ctrl+Shift+N", "Make a folder here", 0},
	{ACTION_RENAME, "&Rename...", NULL, "F2", "Give it another name", 0},
	{ACTION_PROPERTIES, "&Properties", "info", "Alt+Enter", "Tell about what is chosen", 0},
	{ACTION_CLOSE, "&Close", NULL, "Ctrl+W", "Close this window", 0},
	{ACTION_UNDO, "&Undo", "undo", "Ctrl+Z", "Take back what was done last", GUI_ACTION_DISABLED},
	{ACTION_REDO, "&Redo", "redo", "Ctrl+Y", "Do again what was taken back", GUI_ACTION_DISABLED},
	{ACTION_CUT, "Cu&t", "cut", "Ctrl+X", "Move it when it is pasted", 0},
	{ACTION_COPY, "&Copy", "copy", "Ctrl+C", "Copy it when it is pasted", 0},
	{ACTION_PASTE, "&Paste", "paste", "Ctrl+V", "Put here what was cut or copied", 0},
	{ACTION_DELETE, "&Delete", "trash", "Delete", "Put it into the trash", 0},
	{ACTION_BACK, "&Back", "back", "Alt+Left", "The folder before", GUI_ACTION_DISABLED},
	{ACTION_FORWARD, "&Forward", "forward", "Alt+Right", "The folder after", GUI_ACTION_DISABLED},
	{ACTION_UP, "&Up", "up", "Alt+Up", "The folder that this one is in", 0},
	{ACTION_HOME, "&Home", "home", "Alt+Home", "Your files", 0},
	{ACTION_REFRESH, "&Refresh", "restart", "F5", "Look again", 0},
	{ACTION_SEARCH, "&Search", "search", "Ctrl+F", "Show names that contain words", 0},
	{ACTION_HIDDEN, "&Hidden Files", NULL, "Ctrl+H", "Show names that begin with a dot", GUI_ACTION_CHECKABLE},
	{ACTION_ALL, "Select &All", NULL, "Ctrl+A", "Choose all that is here", 0},
	{ACTION_DETAILS, "&Details", NULL, "Ctrl+1", "Names, sizes, dates", GUI_ACTION_RADIO | GUI_ACTION_CHECKED},
	{ACTION_LIST, "&List", NULL, "Ctrl+2", "Names side by side", GUI_ACTION_RADIO},
	{ACTION_ICONS, "&Icons", NULL, "Ctrl+3", "Large icons", GUI_ACTION_RADIO},
	{0, NULL, NULL, NULL, NULL, 0},
};
/* clang-format on */

static const uint32_t file_menu[] = {ACTION_OPEN,   ACTION_NEW_FOLDER, 0,
				     ACTION_RENAME, ACTION_PROPERTIES, 0,
				     ACTION_CLOSE,  GUI_MENU_END};
static const uint32_t edit_menu[] = {ACTION_UNDO,  ACTION_REDO,	  0, ACTION_CUT, ACTION_COPY,
				     ACTION_PASTE, ACTION_DELETE, 0, ACTION_ALL, ACTION_SEARCH,
				     GUI_MENU_END};
static const uint32_t view_menu[] = {ACTION_DETAILS, ACTION_LIST,    ACTION_ICONS, 0,
				     ACTION_HIDDEN,  ACTION_REFRESH, GUI_MENU_END};
static const uint32_t go_menu[] = {ACTION_BACK, ACTION_FORWARD, ACTION_UP, ACTION_HOME,
				   GUI_MENU_END};
static const struct gui_menu menus[] = {
	{"&File", file_menu}, {"&Edit", edit_menu}, {"&View", view_menu}, {"&Go", go_menu}};
static const uint32_t tools[] = {ACTION_BACK, ACTION_FORWARD, ACTION_UP,    0,
				 ACTION_CUT,  ACTION_COPY,    ACTION_PASTE, ACTION_DELETE,
				 GUI_MENU_END};
static const uint32_t context[] = {
	ACTION_OPEN,   0, ACTION_CUT,	     ACTION_COPY, ACTION_PASTE, 0, ACTION_RENAME,
	ACTION_DELETE, 0, ACTION_PROPERTIES, GUI_MENU_END};

void say(const char *format, ...)
{
	char text[200];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	GuiStatusbarSet(status, 0, "%s", text);
}

/*
 * Where it is.
 */
void tell_count(void)
{
	int count = GuiFolderCount(folder), chosen = GuiFolderChosenCount(folder);

	if (chosen > 1)
		say("%d of %d entries are chosen", chosen, count);
	else
		say("%d %s", count, count == 1 ? "entry" : "entries");
}

/* What stands around the folder follows it. */
static void follow(void)
{
	const char *path = GuiFolderPath(folder);
	char title[FILE_NAME_MAX + 16];

	tell_count();
	GuiPathbarShow(bar, path);
	GuiPlacesShow(places, path);
	GuiActionSetEnabled(window, ACTION_BACK, history_can(&history, -1));
	GuiActionSetEnabled(window, ACTION_FORWARD, history_can(&history, 1));
	GuiActionSetEnabled(window, ACTION_UP, strcmp(path, "/") != 0);
	snprintf(title, sizeof(title), "%s - Files", GuiPathName(path));
	GuiWindowSetTitle(window, title);
	work_update();
}

static void look(const char *path)
{
	GuiTextboxSetText(search, "");
	GuiFolderShow(folder, path);
	tell_count();
	follow();
}

void show(const char *path, const char *name)
{
	char kept[PATH_LENGTH_MAX];

	snprintf(kept, sizeof(kept), "%s", path);
	history_visit(&history, kept);
	look(kept);
	GuiFolderSelect(folder, name);
	work_update();
}

static void go(int step)
{
	const char *path = history_go(&history, step);

	if (path)
		look(path);
}

static void up(void)
{
	char path[PATH_LENGTH_MAX], from[FILE_NAME_MAX];

	strcpy(path, GuiFolderPath(folder));
	snprintf(from, sizeof(from), "%s", GuiPathName(path));
	GuiPathParent(path);
	show(path, from);
}

static void filter(void)
{
	struct gui_folder_filter f = {.words = GuiTextboxText(search),
				      .hidden = GuiActionChecked(window, ACTION_HIDDEN)};

	GuiFolderFilter(folder, &f);
	tell_count();
	work_update();
}

/* Others may have changed what is here. */
static void refresh(void)
{
	if (GuiTextboxText(search)[0])
		filter();
	else
		GuiFolderRefresh(folder);
	work_update();
}

/*
 * What is chosen.
 */
static void start(const char *program, const char *file)
{
	const char *const argv[] = {program, file, NULL};
	int handle = ProcStart(program, argv);

	if (handle < 0)
		say("It cannot be started: %s.", GuiFileError(handle));
	else
		HandleClose(handle);
}

static void open_chosen(void)
{
	const struct fs_entry *entry = GuiFolderSelected(folder);
	char path[PATH_LENGTH_MAX];

	if (!entry || !GuiPathJoin(path, GuiFolderPath(folder), entry->name))
		return;
	if (entry->type == FS_TYPE_DIRECTORY)
		show(path, NULL);
	else if (!strcmp(GuiFolderPath(folder), PROGRAMS))
		start(path, NULL);
	else if (entry->type == FS_TYPE_FILE)
		start(NOTES, path);
	else
		say("\"%s\" cannot be opened.", GuiPathName(path));
}

static int act(uint32_t action)
{
	switch (action) {
	case ACTION_OPEN:
		open_chosen();
		return 1;
	case ACTION_CLOSE:
		GuiDestroy(window);
		return 1;
	case ACTION_BACK:
	case ACTION_FORWARD:
		go(action == ACTION_BACK ? -1 : 1);
		return 1;
	case ACTION_UP:
		up();
		return 1;
	case ACTION_HOME:
		show(HOME, NULL);
		return 1;
	case ACTION_HIDDEN:
	case ACTION_REFRESH:
		filter();
		return 1;
	case ACTION_ALL:
		GuiFolderChooseAll(folder);
		follow();
		return 1;
	case ACTION_DETAILS:
	case ACTION_LIST:
	case ACTION_ICONS:
		GuiFolderSetView(folder, action == ACTION_DETAILS ? GUI_LIST_ROWS
					 : action == ACTION_LIST  ? GUI_LIST_NAMES
								  : GUI_LIST_ICONS);
		return 1;
	case ACTION_SEARCH:
		GuiFocus(search);
		GuiTextboxSelect(search, 0, -1);
		return 1;
	}
	return work_action(action);
}

/*
 * Dragging.
 */
static void dropped(uint32_t action, const char *into)
{
	char **files = GuiDragGetFiles();

	if (files)
		work_drop(files, into, action == DRAG_MOVE);
	free(files);
}

/* Whoever takes a file may need a while: look until it is gone, but not for ever. */
static void look_for_taken(void)
{
	int count = GuiFolderCount(folder);

	refresh();
	if (GuiFolderCount(folder) != count)
		tell_count();
	else if (--looks > 0)
		GuiSetTimer(folder, TAKEN_TIMER, TAKEN_MS, TIMER_ONCE);
}

static void taken_away(uint32_t action)
{
	looks = action == DRAG_MOVE ? TAKEN_LOOKS : 0;
	if (looks)
		GuiSetTimer(folder, TAKEN_TIMER, TAKEN_MS, TIMER_ONCE);
}

/*
 * Messages.
 */
static int on_folder(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_CHANGED:
		history_visit(&history, GuiFolderPath(e));
		follow();
		return 1;
	case MSG_ACCEPTED:
		open_chosen();
		return 1;
	case MSG_PROGRESS:
	case MSG_FINISHED:
		return job_task(msg);
	case MSG_DRAG_DROP:
		dropped(msg->params[1], GuiFolderDropped(e));
		return 1;
	case MSG_DRAG_END:
		taken_away(msg->params[0]);
		return 1;
	case MSG_TIMER:
		if (msg->params[0] == TAKEN_TIMER)
			look_for_taken();
		return msg->params[0] == TAKEN_TIMER;
	case MSG_CONTEXT:
		GuiMenuOpen(e,
			    (struct gui_point){MSG_LOW(msg->params[0]), MSG_HIGH(msg->params[0])},
			    context);
		return 1;
	}
	return 0;
}

/* Its buttons are made anew: the keys go to the folder. */
static void show_from_bar(void)
{
	show(GuiPathbarPath(bar), NULL);
	GuiFocus(GuiFirstChild(folder));
}

static int on_window(struct gui_element *e, struct msg *msg)
{
	struct gui_element *from = GuiSource();

	(void)e;
	switch (msg->code) {
	case MSG_ACTION:
		return act(msg->params[0]);
	case MSG_ANSWER:
		return work_answer(msg);
	case MSG_ACTIVATED:
		refresh();
		return 0;
	case MSG_DRAG_DROP:
		if (from == places || from == bar)
			dropped(msg->params[1],
				from == places ? GuiPlacesDropped(places) : GuiPathbarDropped(bar));
		return from == places || from == bar;
	case MSG_CHANGED:
		if (from == places && GuiPlacesPath(places))
			show(GuiPlacesPath(places), NULL);
		else if (from == bar)
			show_from_bar();
		else if (from == search)
			filter();
		return 1;
	}
	return 0;
}

static struct gui_element *strip(void)
{
	struct gui_element *row = GuiRowCreate(window);

	GuiSetPadding(row, 6);
	bar = GuiPathbarCreate(row);
	GuiSetExpand(bar, 1, 0);
	GuiPathbarSetDrop(bar, true);
	search = GuiTextboxCreate(row, "");
	GuiTextboxSetPlaceholder(search, "Search this folder");
	GuiSetMinSize(search, 170, 0);
	return row;
}

static void contents(void)
{
	struct gui_element *row = GuiRowCreate(window);

	GuiSetGap(row, 0);
	GuiSetExpand(row, 1, 1);
	GuiSetAlign(row, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	places = GuiPlacesCreate(row);
	GuiSetAlign(places, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	GuiPlacesSetDrop(places, true);
	folder = GuiFolderCreate(row);
	GuiSetAlign(folder, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	GuiSetHandler(folder, on_folder);
	GuiFolderSetDrag(folder, true);
	GuiFolderSetMany(folder, true);
}

int main(int argc, char **argv)
{
	window = GuiWindowCreate("Files", WIDTH, HEIGHT);
	GuiWindowSetClass(window, "transom.files");
	GuiWindowSetIcon(window, "folder");
	GuiSetPadding(window, 0);
	GuiSetGap(window, 0);
	GuiSetHandler(window, on_window);
	GuiActionsAdd(window, actions);
	GuiMenubarCreate(window, menus, sizeof(menus) / sizeof(menus[0]));
	GuiToolbarCreate(window, tools);
	strip();
	contents();
	status = GuiStatusbarCreate(window, 1);
	show(argc > 1 ? argv[1] : HOME, NULL);
	GuiFocus(GuiFirstChild(folder));
	return GuiRun();
}
