/*
 * apps/desktop/run.c - asks for the line that starts a program.
 *
 * What is typed is completed to the name of a program of the initial disk; the rest of the name is
 * selected, so typing goes on over it. Up and Down go through the names that fit.
 */
#include "run.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "child.h"
#include "command.h"
#include "desktop.h"
#include "fs.h"
#include "handle.h"
#include "wnd.h"

#define NAMES_MAX 64
#define NAME_MAX  32
#define WIDTH	  340
#define HINT	  "The name of a program and its arguments."

enum { CANCEL, RUN };

static struct gui_element *dialog, *box, *hint; /* dialog NULL: nothing is asked */
static char names[NAMES_MAX][NAME_MAX];
static const char *sorted[NAMES_MAX];
static int name_count;
static char typed[COMMAND_MAX]; /* without what was completed */
static char last[COMMAND_MAX];	/* the line that was started last */

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void read_names(void)
{
	int folder = FsOpen(PROGRAMS_FOLDER, FS_READ);
	struct fs_entry entry;

	name_count = 0;
	while (folder >= 0 && name_count < NAMES_MAX && FsReadDir(folder, &entry) == 1) {
		if (entry.type != FS_TYPE_FILE || strlen(entry.name) >= NAME_MAX)
			continue;
		strcpy(names[name_count], entry.name);
		sorted[name_count] = names[name_count];
		name_count++;
	}
	if (folder >= 0)
		HandleClose(folder);
	qsort(sorted, (size_t)name_count, sizeof(sorted[0]), by_name);
}

/*
 * Completion.
 */
static void show_hint(const char *text, enum gui_colour colour)
{
	GuiLabelSetText(hint, text);
	GuiLabelSetColour(hint, colour);
}

/* All names that fit what has been typed, as far as there is room. */
static void show_names(void)
{
	char text[160] = "";
	const char *name = NULL;
	size_t length = 0;

	while ((name = command_complete(typed, sorted, name_count, name)) &&
	       length + NAME_MAX + 3 < sizeof(text))
		length += (size_t)sprintf(text + length, "%s%s", length ? "   " : "", name);
	show_hint(length ? text : HINT, GUI_COLOUR_TEXT_DIM);
}

static void complete(const char *name)
{
	if (!name)
		return;
	GuiTextboxSetText(box, name);
	GuiTextboxSelect(box, (int)strlen(typed), -1);
}

static void changed(void)
{
	size_t before = strlen(typed);

	snprintf(typed, sizeof(typed), "%s", GuiTextboxText(box));
	if (strlen(typed) > before)
		complete(command_complete(typed, sorted, name_count, NULL));
	show_names();
}

/* The name before the shown one, or the last. */
static const char *name_before(const char *shown)
{
	const char *name = NULL, *before = NULL;

	while ((name = command_complete(typed, sorted, name_count, name))) {
		if (before && !strcmp(name, shown))
			return before;
		before = name;
	}
	return before;
}

static void step(bool back)
{
	const char *shown = GuiTextboxText(box), *name;

	if (!typed[0] && !shown[0] && back) {
		GuiTextboxSetText(box, last);
		GuiTextboxSelect(box, 0, -1);
		return;
	}
	name = back ? name_before(shown) : command_complete(typed, sorted, name_count, shown);
	complete(name ? name : command_complete(typed, sorted, name_count, NULL));
}

/*
 * The dialog.
 */
static int on_box(struct gui_element *element, struct msg *msg)
{
	(void)element;
	if (msg->code == MSG_CHANGED) {
		changed();
		return 1;
	}
	if (msg->code != MSG_KEYDOWN || (msg->params[0] != KEY_UP && msg->params[0] != KEY_DOWN))
		return 0;
	step(msg->params[0] == KEY_UP);
	return 1;
}

/* True: it was started. */
static bool run(void)
{
	char line[COMMAND_MAX];
	int error;

	snprintf(line, sizeof(line), "%s", GuiTextboxText(box));
	error = child_start(line);
	if (!error) {
		strcpy(last, line);
		return true;
	}
	show_hint(line[strspn(line, " ")] ? child_error_text(error) : HINT, GUI_COLOUR_WARNING);
	GuiTextboxSelect(box, 0, -1);
	GuiFocus(box);
	return false;
}

static int on_dialog(struct gui_element *window, struct msg *msg)
{
	(void)window;
	if (msg->code == MSG_ANSWER && msg->params[0] == RUN)
		return !run();
	if (msg->code == MSG_GUI_DESTROY)
		dialog = NULL;
	return 0;
}

static void create(void)
{
	static const char *const buttons[] = {[CANCEL] = "Cancel", [RUN] = "&Run", NULL};
	struct gui_element *column;

	dialog = GuiDialogCreate(NULL, "Run");
	column = GuiColumnCreate(dialog);
	GuiSetGap(column, 6);
	GuiLabelCreate(column, "Start a program:");
	box = GuiTextboxCreate(column, last);
	GuiSetMinSize(box, WIDTH, 0);
	hint = GuiLabelCreate(column, HINT);
	GuiLabelSetColour(hint, GUI_COLOUR_TEXT_DIM);
	GuiSetMinSize(hint, WIDTH, GUI_LINE_HEIGHT);
	GuiSetHandler(box, on_box);
	GuiSetHandler(dialog, on_dialog);
	GuiTextboxSelect(box, 0, -1);
	GuiFocus(box);
	GuiDialogButtons(dialog, buttons, RUN);
}

void run_ask(void)
{
	if (dialog) {
		WndActivate(GuiWindowId(dialog));
		return;
	}
	typed[0] = '\0';
	read_names();
	create();
}
