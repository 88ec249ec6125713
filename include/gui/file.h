/*
 * gui/file.h - files for the user: dialogs to open and save, and what they are made of: a folder's
 * entries, the path above them, the places beside them.
 *
 * No call waits: a dialog's answer comes as MSG_ANSWER to its owner, GuiSource() is the dialog.
 *
 *	dialog = GuiFileDialogOpen(window, &(struct gui_file_dialog){.save = true, .name =
 *"a.txt"});
 *	...
 *	case MSG_ANSWER:
 *		if (GuiSource() == dialog && msg->params[0] == 1)
 *			save(GuiFileDialogPath(dialog));
 */
#ifndef GUI_FILE_H
#define GUI_FILE_H

#include "abi/fs.h"
#include "gui.h"
#include "gui/list.h"

/*
 * Paths: text only, nothing is looked up. Buffers hold PATH_LENGTH_MAX bytes.
 */
bool GuiPathJoin(char *out, const char *folder, const char *name); /* false: too long */
void GuiPathParent(char *path);					   /* "/Home/a" -> "/Home" -> "/" */
const char *GuiPathName(const char *path); /* its last part; "/" of the root */
/* NULL, or in words why a file cannot have this name. */
const char *GuiFileNameFault(const char *name);
/* An error of fs.h in words that follow "... could not be saved: ". */
const char *GuiFileError(int error);

/* A folder's entries: name, size, date; columns sort, letters go to the entry that begins so. Enter
 * or a double click goes into a folder, Backspace goes up. MSG_CHANGED: another entry is selected,
 * or it shows another folder; MSG_ACCEPTED: Enter or a double click on a file. What cannot be read
 * is told in its place. */
struct gui_element *GuiFolderCreate(struct gui_element *parent);
int GuiFolderShow(struct gui_element *folder,
		  const char *path);		   /* 0, or why not; sends no message */
void GuiFolderRefresh(struct gui_element *folder); /* keeps the selection */
const char *GuiFolderPath(const struct gui_element *folder);
const struct fs_entry *GuiFolderSelected(const struct gui_element *folder); /* NULL: none */
bool GuiFolderSelect(struct gui_element *folder, const char *name);	    /* NULL: nothing */
int GuiFolderCount(const struct gui_element *folder); /* entries that are shown */
void GuiFolderSetView(struct gui_element *folder, enum gui_list_view view); /* gui/list.h */
/* Several can be chosen, as in a list; then MSG_CHANGED tells that too. */
void GuiFolderSetMany(struct gui_element *folder, bool many);
int GuiFolderChosenCount(const struct gui_element *folder);
/* The next one; begin with NULL. NULL: no more. */
const struct fs_entry *GuiFolderChosen(const struct gui_element *folder,
				       const struct fs_entry *after);
/* One more of those that are chosen, and the selected one; false: it is not here. */
bool GuiFolderChoose(struct gui_element *folder, const char *name);
void GuiFolderChooseAll(struct gui_element *folder);
/* Only files with one of these endings (".txt"; the list ends with NULL and stays the caller's,
 * NULL = all), only names that contain the words; hidden ones begin with a dot. */
struct gui_folder_filter {
	const char *const *endings;
	const char *words; /* either case; NULL or empty = all; forgotten when it is read again */
	bool hidden;
	bool folders; /* nothing else */
};
void GuiFolderFilter(struct gui_element *folder, const struct gui_folder_filter *filter);
/* On: entries can be pulled out as files (GuiDragFiles; MSG_DRAG_END comes to the folder, whoever
 * took files has done all there is to do), and files can be dropped: MSG_DRAG_DROP comes to the
 * folder, with DRAG_MOVE or DRAG_COPY in p1, the files from GuiDragGetFiles, and GuiFolderDropped
 * is where they go, this folder or one in it. */
void GuiFolderSetDrag(struct gui_element *folder, bool on);
const char *GuiFolderDropped(const struct gui_element *folder);

/* The parts of a path, each to be pressed. MSG_CHANGED: GuiPathbarPath is another one. */
struct gui_element *GuiPathbarCreate(struct gui_element *parent);
void GuiPathbarShow(struct gui_element *bar, const char *path); /* sends no message */
const char *GuiPathbarPath(const struct gui_element *bar);
/* On: files can be dropped on its parts, MSG_DRAG_DROP comes to it; where they go. */
void GuiPathbarSetDrop(struct gui_element *bar, bool on);
const char *GuiPathbarDropped(const struct gui_element *bar);

/* Home, Temp, the initial disk, the system. MSG_CHANGED: GuiPlacesPath is another one. */
struct gui_element *GuiPlacesCreate(struct gui_element *parent);
void GuiPlacesShow(struct gui_element *places, const char *path); /* none if it is no place */
const char *GuiPlacesPath(const struct gui_element *places);	  /* NULL: none is chosen */
void GuiPlacesSetDrop(struct gui_element *places, bool on);	  /* as GuiPathbarSetDrop */
const char *GuiPlacesDropped(const struct gui_element *places);

/* MSG_ANSWER 1: GuiFileDialogPath is what was chosen, until the dialog is gone. A name that is
 * taken is asked about before. Hidden entries are shown if the user asks for them. */
struct gui_file_dialog {
	const char *title;  /* NULL: "Open", "Save As", "Choose Folder" */
	const char *folder; /* where it begins; NULL: where the last one ended, at first /Home */
	const char *name;   /* that is offered for saving */
	const char *const *endings;
	bool save;
	bool many;    /* several files can be opened */
	bool folders; /* a folder is asked for: the one that is selected, or else the one shown */
};
struct gui_element *GuiFileDialogOpen(struct gui_element *owner,
				      const struct gui_file_dialog *options);
const char *GuiFileDialogPath(const struct gui_element *dialog);
/* The first one, the second one..., 0.. - until the next call; NULL: there are no more. */
const char *GuiFileDialogPathAt(const struct gui_element *dialog, int index);

#endif
