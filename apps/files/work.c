/*
 * apps/files/work.c - what is done with the chosen entry.
 *
 * - the clipboard has the path as text, for other windows and programs; that it was cut is known
 *   here only
 * - what is deleted goes to the trash, and the last one comes back with Undo; in the trash it is
 *   gone for good
 * - copying is done by a thread, with a dialog to give up
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "clip.h"
#include "files.h"
#include "fs.h"
#include "operations.h"

static struct gui_element *naming, *making, *asking; /* dialogs, NULL = not open */
static char chosen[PATH_LENGTH_MAX];		     /* what the open dialog is about */
static char cut[PATH_LENGTH_MAX];		     /* what was cut last */
static char deleted_from[PATH_LENGTH_MAX], deleted_to[PATH_LENGTH_MAX]; /* empty: nothing */

/* One copy or move at a time. */
static struct job {
	struct gui_task *task; /* NULL: none runs */
	char from[PATH_LENGTH_MAX], to[PATH_LENGTH_MAX];
	bool move;
	int error;
} job;

static void tell(const char *what, int error)
{
	char headline[160], text[160];

	snprintf(headline, sizeof(headline), "%.150s.", what);
	snprintf(text, sizeof(text), "The reason: %s.", GuiFileError(error));
	GuiMessageOpen(window, &(struct gui_message){.title = "Files",
						     .icon = "error",
						     .headline = headline,
						     .text = text});
}

/* The chosen entry's path; false: none is chosen. */
static bool choose(char *path)
{
	const struct fs_entry *entry = GuiFolderSelected(folder);

	return entry && GuiPathJoin(path, GuiFolderPath(folder), entry->name);
}

static bool in_trash(void)
{
	return operation_within(GuiFolderPath(folder), TRASH);
}

/*
 * Names.
 */
static void rename_to(const char *name)
{
	const char *fault = GuiFileNameFault(name);
	char to[PATH_LENGTH_MAX], parent[PATH_LENGTH_MAX];
	int error = 0;

	strcpy(parent, chosen);
	GuiPathParent(parent);
	if (fault || !GuiPathJoin(to, parent, name))
		error = -ENAMETOOLONG;
	else if (strcmp(to, chosen))
		error = operation_move(chosen, to, NULL);
	if (fault)
		say("%s", fault);
	else if (error)
		tell("It could not be renamed", error);
	else
		show(parent, name);
}

static void make_folder(const char *name)
{
	const char *fault = GuiFileNameFault(name);
	char path[PATH_LENGTH_MAX];
	int error = fault || !GuiPathJoin(path, GuiFolderPath(folder), name) ? -ENAMETOOLONG : 0;

	if (!error)
		error = FsMakeDir(path);
	if (fault)
		say("%s", fault);
	else if (error)
		tell("The folder could not be made", error);
	else
		show(GuiFolderPath(folder), name);
}

/*
 * Deleting.
 */
static void delete_for_good(void)
{
	int error = operation_remove(chosen);

	if (error)
		tell("It could not be deleted", error);
	GuiFolderRefresh(folder);
	work_update();
}

static void ask_to_delete(void)
{
	static const char *const buttons[] = {"&Delete", "&Cancel", NULL};
	char headline[FILE_NAME_MAX + 40];

	snprintf(headline, sizeof(headline), "Delete \"%s\" for good?", GuiPathName(chosen));
	asking = GuiMessageOpen(window, &(struct gui_message){.title = "Files",
							      .icon = "question",
							      .headline = headline,
							      .text = "It cannot be brought back.",
							      .buttons = buttons});
}

static void delete_chosen(void)
{
	char to[PATH_LENGTH_MAX];
	int error;

	if (!choose(chosen))
		return;
	if (in_trash()) {
		ask_to_delete();
		return;
	}
	FsMakeDir(TRASH);
	error = operation_free_path(to, TRASH, GuiPathName(chosen));
	if (!error)
		error = operation_move(chosen, to, NULL);
	if (error) {
		tell("It could not be deleted", error);
		return;
	}
	strcpy(deleted_from, chosen);
	strcpy(deleted_to, to);
	GuiFolderRefresh(folder);
	work_update();
	say("\"%s\" is in the trash. Ctrl+Z brings it back.", GuiPathName(chosen));
}

static void undo(void)
{
	char parent[PATH_LENGTH_MAX];
	int error = deleted_from[0] ? operation_move(deleted_to, deleted_from, NULL) : -ENOENT;

	if (error) {
		tell("It could not be brought back", error);
		return;
	}
	strcpy(parent, deleted_from);
	GuiPathParent(parent);
	show(parent, GuiPathName(deleted_from));
	deleted_from[0] = '\0';
	work_update();
}

/*
 * Copying.
 */
static bool stopped(struct watch *watch)
{
	GuiTaskProgress(watch->user, (uint32_t)(watch->bytes >> 10), 0);
	return GuiTaskCancelled(watch->user);
}

static void *work(struct gui_task *task, void *argument)
{
	struct watch watch = {.stopped = stopped, .user = task};
	struct job *j = argument;

	j->error = j->move ? operation_move(j->from, j->to, &watch)
			   : operation_copy(j->from, j->to, &watch);
	return NULL;
}

/* It is in a folder that is not shown. */
static void elsewhere(const char *parent)
{
	GuiFolderRefresh(folder);
	say("\"%s\" is in \"%s\" now.", GuiPathName(job.to), GuiPathName(parent));
}

static void finished(void)
{
	char parent[PATH_LENGTH_MAX];

	job.task = NULL;
	if (job.error == -ECANCELED) {
		say("Given up; nothing was changed.");
	} else if (job.error) {
		tell(job.move ? "It could not be moved" : "It could not be copied", job.error);
	} else {
		strcpy(parent, job.to);
		GuiPathParent(parent);
		if (!strcmp(parent, GuiFolderPath(folder)))
			show(parent, GuiPathName(job.to));
		else
			elsewhere(parent);
		if (job.move)
			cut[0] = '\0';
	}
	work_update();
}

static void start(const char *from, const char *folder_to, bool move)
{
	int error;

	if (job.task)
		return;
	snprintf(job.from, sizeof(job.from), "%s", from);
	job.move = move;
	error = operation_free_path(job.to, folder_to, GuiPathName(from));
	if (error) {
		tell(move ? "It could not be moved" : "It could not be copied", error);
		return;
	}
	job.task = GuiTaskStart(folder, work, &job);
	if (job.task)
		GuiTaskDialog(window, job.task, move ? "Moving..." : "Copying...");
	else
		tell(move ? "It could not be moved" : "It could not be copied", -ENOMEM);
}

static void paste(void)
{
	uint32_t length;
	char *text = ClipGetText(&length);
	struct fs_info info;

	if (!text || text[0] != '/' || length >= PATH_LENGTH_MAX || FsQuery(text, &info) < 0)
		say("There is no file on the clipboard.");
	else if (operation_within(GuiFolderPath(folder), text))
		tell("It could not be pasted", -EINVAL);
	else
		start(text, GuiFolderPath(folder), !strcmp(text, cut));
	free(text);
}

void work_drop(const char *from, const char *to, bool move)
{
	if (job.task)
		say("Wait until the other file is there.");
	else
		start(from, to, move);
}

static void copy(bool also_cut)
{
	char path[PATH_LENGTH_MAX];

	if (!choose(path))
		return;
	ClipSetText(path, (uint32_t)strlen(path));
	strcpy(cut, also_cut ? path : "");
	say(also_cut ? "Paste moves it." : "Paste copies it.");
	work_update();
}

/*
 * Actions.
 */
static void size_in_words(const struct fs_entry *entry, char *text, int size)
{
	struct measure m = {0};

	if (entry->type == FS_TYPE_FILE) {
		snprintf(text, size, "File, %lu byte%s", (unsigned long)entry->size,
			 entry->size == 1 ? "" : "s");
		return;
	}
	snprintf(text, size, "%s", entry->type == FS_TYPE_DIRECTORY ? "Folder" : "Of the system");
	if (entry->type == FS_TYPE_DIRECTORY && operation_measure(chosen, &m) >= 0)
		snprintf(text, size, "Folder, %s%d %s, %lu byte%s",
			 m.entries == MEASURE_MOST ? "more than " : "", m.entries,
			 m.entries == 1 ? "entry" : "entries", (unsigned long)m.bytes,
			 m.bytes == 1 ? "" : "s");
}

static void tell_properties(void)
{
	const struct fs_entry *entry = GuiFolderSelected(folder);
	char text[PATH_LENGTH_MAX + 120], size[80], date[32] = "not known";
	time_t seconds = entry ? (time_t)entry->modified : 0;
	struct tm *t = gmtime(&seconds);

	if (!entry || !choose(chosen))
		return;
	size_in_words(entry, size, sizeof(size));
	if (entry->modified && t)
		strftime(date, sizeof(date), "%Y-%m-%d %H:%M", t);
	snprintf(text, sizeof(text), "%s\n%s\nChanged: %s", chosen, size, date);
	GuiMessageOpen(window, &(struct gui_message){.title = "Properties",
						     .icon = "information",
						     .headline = entry->name,
						     .text = text});
}

bool work_action(uint32_t action)
{
	switch (action) {
	case ACTION_NEW_FOLDER:
		making = GuiPromptOpen(window, "New Folder", "Name of the folder:", "");
		return true;
	case ACTION_RENAME:
		if (choose(chosen))
			naming = GuiPromptOpen(window, "Rename", "New name:", GuiPathName(chosen));
		return true;
	case ACTION_PROPERTIES:
		tell_properties();
		return true;
	case ACTION_DELETE:
		delete_chosen();
		return true;
	case ACTION_UNDO:
		undo();
		return true;
	case ACTION_CUT:
	case ACTION_COPY:
		copy(action == ACTION_CUT);
		return true;
	case ACTION_PASTE:
		paste();
		return true;
	}
	return false;
}

int work_answer(const struct msg *msg)
{
	struct gui_element *from = GuiSource();

	if (from == naming && msg->params[0] == 1)
		rename_to(GuiPromptText(from));
	else if (from == making && msg->params[0] == 1)
		make_folder(GuiPromptText(from));
	else if (from == asking && msg->params[0] == 0)
		delete_for_good();
	return from == naming || from == making || from == asking;
}

int work_task(const struct msg *msg)
{
	if (msg->code == MSG_FINISHED)
		finished();
	return 1;
}

void work_update(void)
{
	static const uint32_t with_chosen[] = {ACTION_OPEN, ACTION_RENAME, ACTION_CUT,
					       ACTION_COPY, ACTION_DELETE, ACTION_PROPERTIES};
	bool any = GuiFolderSelected(folder) != NULL;

	for (unsigned i = 0; i < sizeof(with_chosen) / sizeof(with_chosen[0]); i++)
		GuiActionSetEnabled(window, with_chosen[i], any);
	GuiActionSetEnabled(window, ACTION_UNDO, deleted_from[0] != '\0');
}
