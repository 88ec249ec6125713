/*
 * apps/files/work.c - what is done with the chosen entries.
 *
 * - the clipboard has the files, for other windows and programs; that they were cut is known here
 *   only, by the clipboard's number
 * - what is deleted goes to the trash; in the trash it is gone for good
 * - what can take long is a job, in a thread
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "files.h"
#include "fs.h"
#include "job.h"

static const struct job_words copying = {"Copying...", "Copy", "could not be copied", "copied"};
static const struct job_words moving = {"Moving...", "Move", "could not be moved", "moved"};
static const struct job_words deleting = {"Deleting...", "Delete", "could not be deleted",
					  "deleted"};
static const struct job_words removing = {"Deleting...", NULL, "could not be deleted", "deleted"};

static struct gui_element *naming, *making, *asking; /* dialogs, NULL = not open */
static char chosen[PATH_LENGTH_MAX];		     /* what the open dialog is about */
static int cut; /* the clipboard's number; 0: nothing was cut */

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

/* The selected entry's path; false: none is. */
static bool choose(char *path)
{
	const struct fs_entry *entry = GuiFolderChosen(folder, NULL);

	return entry && GuiPathJoin(path, GuiFolderPath(folder), entry->name);
}

static bool undoes(const struct job_words *words)
{
	return words == &job_undoing || words == &job_redoing;
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
	struct steps steps = {NULL, 0, 0};
	int error = 0;

	strcpy(parent, chosen);
	GuiPathParent(parent);
	if (fault || !GuiPathJoin(to, parent, name)) {
		error = -ENAMETOOLONG;
	} else if (strcmp(to, chosen)) {
		steps_add(&steps, STEP_MOVE, chosen, to);
		error = job_do(&steps, "Rename");
	}
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
	struct steps steps = {NULL, 0, 0};
	char path[PATH_LENGTH_MAX];
	int error = fault || !GuiPathJoin(path, GuiFolderPath(folder), name) ? -ENAMETOOLONG : 0;

	if (!error) {
		steps_add(&steps, STEP_MAKE_FOLDER, path, NULL);
		error = job_do(&steps, "New Folder");
	}
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
static void add_chosen(struct steps *steps, enum step_kind kind, const char *into)
{
	const struct fs_entry *entry = NULL;
	char path[PATH_LENGTH_MAX];

	while ((entry = GuiFolderChosen(folder, entry))) {
		if (!GuiPathJoin(path, GuiFolderPath(folder), entry->name))
			continue;
		if (into)
			steps_add_into(steps, kind, path, into);
		else
			steps_add(steps, kind, path, NULL);
	}
}

static void delete_for_good(void)
{
	struct steps steps = {NULL, 0, 0};

	add_chosen(&steps, STEP_REMOVE, NULL);
	job_start(&steps, &removing);
}

static void ask_to_delete(void)
{
	static const char *const buttons[] = {"&Delete", "&Cancel", NULL};
	char headline[FILE_NAME_MAX + 40];
	int count = GuiFolderChosenCount(folder);

	if (count == 1)
		snprintf(headline, sizeof(headline), "Delete \"%s\" for good?",
			 GuiFolderChosen(folder, NULL)->name);
	else
		snprintf(headline, sizeof(headline), "Delete %d entries for good?", count);
	asking = GuiMessageOpen(
		window, &(struct gui_message){.title = "Files",
					      .icon = "question",
					      .headline = headline,
					      .text = count == 1 ? "It cannot be brought back."
								 : "They cannot be brought back.",
					      .buttons = buttons});
}

static void delete_chosen(void)
{
	struct steps steps = {NULL, 0, 0};

	if (!GuiFolderChosenCount(folder) || job_runs())
		return;
	if (in_trash()) {
		ask_to_delete();
		return;
	}
	FsMakeDir(TRASH);
	add_chosen(&steps, STEP_MOVE, TRASH);
	job_start(&steps, &deleting);
}

/*
 * What came of a job.
 */
static void parent_of(const struct step *step, char *parent)
{
	strcpy(parent, step_result(step));
	GuiPathParent(parent);
}

/* The entries that are here now are chosen. */
static void choose_results(const struct steps *steps)
{
	char parent[PATH_LENGTH_MAX];

	GuiFolderSelect(folder, NULL);
	for (int i = 0; i < steps->done; i++) {
		parent_of(&steps->all[i], parent);
		if (!strcmp(parent, GuiFolderPath(folder)))
			GuiFolderChoose(folder, GuiPathName(step_result(&steps->all[i])));
	}
}

/* "1 entry", by its name, or how many. */
static void name_them(const struct steps *steps, char *text, int size)
{
	if (steps->done == 1)
		snprintf(text, size, "\"%s\" is", GuiPathName(steps->all[0].from));
	else
		snprintf(text, size, "%d entries are", steps->done);
}

static void tell_failure(const struct steps *steps, const struct job_words *words, int error)
{
	const char *name =
		steps->done < steps->count ? GuiPathName(steps->all[steps->done].from) : "It";
	char what[160];

	if (error == -ECANCELED) {
		say(steps->done ? "Given up; %d of %d %s %s." : "Given up; nothing was changed.",
		    steps->done, steps->count, steps->done == 1 ? "was" : "were", words->done);
		return;
	}
	if (steps->count > 1)
		snprintf(what, sizeof(what), "\"%.60s\" %s; %d of %d %s %s", name, words->failed,
			 steps->done, steps->count, steps->done == 1 ? "was" : "were", words->done);
	else
		snprintf(what, sizeof(what), "\"%.100s\" %s", name, words->failed);
	tell(what, error);
}

static void tell_success(const struct steps *steps, const struct job_words *words,
			 const char *parent)
{
	char them[FILE_NAME_MAX + 16];

	name_them(steps, them, sizeof(them));
	if (words == &removing)
		say("%s gone.", them);
	else if (operation_within(parent, TRASH) && words != &moving && words != &copying)
		say("%s in the trash. Ctrl+%c brings %s back.", them,
		    words == &job_undoing ? 'Y' : 'Z', steps->done == 1 ? "it" : "them");
	else if (strcmp(parent, GuiFolderPath(folder)) != 0)
		say("%s in \"%s\" now.", them, GuiPathName(parent));
	else
		tell_count();
}

void job_ended(const struct steps *steps, const struct job_words *words, int error)
{
	const struct step *last = steps->done ? &steps->all[steps->done - 1] : NULL;
	char parent[PATH_LENGTH_MAX] = "/";

	if (last)
		parent_of(last, parent);
	if (last && undoes(words) && !operation_within(parent, TRASH))
		show(parent, NULL);
	GuiFolderRefresh(folder);
	if (last && words != &deleting && words != &removing)
		choose_results(steps);
	if (error)
		tell_failure(steps, words, error);
	else
		tell_success(steps, words, parent);
	if (!error && words == &moving)
		cut = 0;
	work_update();
}

/*
 * Copying and moving.
 */
static void start(char *const *files, const char *to, bool move)
{
	struct steps steps = {NULL, 0, 0};

	if (job_runs()) {
		say("Wait until the others are there.");
		return;
	}
	for (; *files; files++)
		steps_add_into(&steps, move ? STEP_MOVE : STEP_COPY, *files, to);
	job_start(&steps, move ? &moving : &copying);
}

static void paste(void)
{
	int number;
	char **files = GuiClipGetFiles(&number);

	if (!files)
		say("There are no files on the clipboard.");
	else
		start(files, GuiFolderPath(folder), number > 0 && number == cut);
	free(files);
}

void work_drop(char *const *files, const char *to, bool move)
{
	start(files, to, move);
}

/* The paths of what is chosen, to free with their array. */
static char **chosen_paths(int *count)
{
	char **paths = calloc((size_t)GuiFolderChosenCount(folder) + 1, sizeof(*paths));
	const struct fs_entry *entry = NULL;
	char path[PATH_LENGTH_MAX];

	*count = 0;
	while (paths && (entry = GuiFolderChosen(folder, entry)))
		if (GuiPathJoin(path, GuiFolderPath(folder), entry->name) &&
		    (paths[*count] = strdup(path)))
			++*count;
	return paths;
}

static void copy(bool also_cut)
{
	int count, number;
	char **paths = chosen_paths(&count);

	number = paths && count ? GuiClipSetFiles((const char *const *)paths, count) : 0;
	if (number < 0)
		tell("It could not be copied", number);
	else if (count)
		say("Paste %s %s.", also_cut ? "moves" : "copies", count == 1 ? "it" : "them");
	if (number > 0)
		cut = also_cut ? number : 0;
	while (count)
		free(paths[--count]);
	free(paths);
}

/*
 * Actions.
 */
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
		properties_tell();
		return true;
	case ACTION_DELETE:
		delete_chosen();
		return true;
	case ACTION_UNDO:
		job_undo();
		return true;
	case ACTION_REDO:
		job_redo();
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

void work_update(void)
{
	static const uint32_t with_some[] = {ACTION_CUT, ACTION_COPY, ACTION_DELETE,
					     ACTION_PROPERTIES};
	static const uint32_t with_one[] = {ACTION_OPEN, ACTION_RENAME};
	const char *undo = job_undo_text(), *redo = job_redo_text();
	int count = GuiFolderChosenCount(folder);

	for (unsigned i = 0; i < sizeof(with_some) / sizeof(with_some[0]); i++)
		GuiActionSetEnabled(window, with_some[i], count > 0);
	for (unsigned i = 0; i < sizeof(with_one) / sizeof(with_one[0]); i++)
		GuiActionSetEnabled(window, with_one[i], count == 1);
	GuiActionSetEnabled(window, ACTION_UNDO, undo != NULL);
	GuiActionSetText(window, ACTION_UNDO, undo ? undo : "&Undo");
	GuiActionSetEnabled(window, ACTION_REDO, redo != NULL);
	GuiActionSetText(window, ACTION_REDO, redo ? redo : "&Redo");
}
