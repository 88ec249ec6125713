/*
 * apps/files/files.h - what the files of Files share.
 *
 *	main.c       the window, its actions, where it is
 *	work.c       what is done with the chosen entries: copy, paste, rename, delete
 *	job.c        runs it in a thread and undoes it; steps.c its steps, undo.c what was done
 *before operations.c copies, moves and removes; history.c back and forward properties.c what is
 *told about the chosen entries
 */
#ifndef FILES_H
#define FILES_H

#include "gui.h"

enum files_action {
	ACTION_OPEN = 1,
	ACTION_NEW_FOLDER,
	ACTION_RENAME,
	ACTION_PROPERTIES,
	ACTION_CLOSE,
	ACTION_UNDO,
	ACTION_REDO,
	ACTION_CUT,
	ACTION_COPY,
	ACTION_PASTE,
	ACTION_DELETE,
	ACTION_BACK,
	ACTION_FORWARD,
	ACTION_UP,
	ACTION_HOME,
	ACTION_REFRESH,
	ACTION_SEARCH,
	ACTION_HIDDEN,
	ACTION_ALL,
	ACTION_DETAILS,
	ACTION_LIST,
	ACTION_ICONS,
};

#define TRASH "/Home/.Trash"

extern struct gui_element *window, *folder;

/* main.c */
void show(const char *path, const char *name); /* a folder, and an entry to select or NULL */
void tell_count(void);			       /* of the folder, and what is chosen */
void say(const char *format, ...) __attribute__((format(printf, 1, 2))); /* in the status bar */

/* work.c: true, it was one of its actions; what goes wrong is told. */
bool work_action(uint32_t action);
void work_drop(char *const *files, const char *to, bool move); /* files into a folder */
int work_answer(const struct msg *msg);			       /* of its dialogs */
void work_update(void); /* which actions can be done with what is chosen */

/* properties.c */
void properties_tell(void);

#endif
