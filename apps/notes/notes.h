/*
 * apps/notes/notes.h - what the files of Notes share.
 *
 *	main.c     the window, its actions, the question before text is lost
 *	file.c     the file the note is in
 *	recent.c   the files that were open last
 *	find.c     the bar for finding and replacing
 *	replace.c  all matches at once
 *	status.c   the status bar, and which actions can be done
 */
#ifndef NOTES_H
#define NOTES_H

#include "gui.h"

enum notes_action {
	ACTION_NEW = 1,
	ACTION_OPEN,
	ACTION_OPEN_DROPPED, /* no menu has it */
	ACTION_SAVE,
	ACTION_SAVE_AS,
	ACTION_CLOSE,
	ACTION_UNDO,
	ACTION_REDO,
	ACTION_CUT,
	ACTION_COPY,
	ACTION_PASTE,
	ACTION_SELECT_ALL,
	ACTION_FIND,
	ACTION_FIND_NEXT,
	ACTION_FIND_PREVIOUS,
	ACTION_REPLACE,
	ACTION_LINE_NUMBERS,
	ACTION_WRAP,
	ACTION_STATUS_BAR,
	ACTION_RECENT,
	ACTION_RECENT_FIRST = 100, /* and those of the other files */
};

#define RECENT_MOST 8

extern struct gui_element *window, *area;

/* file.c: what goes wrong is told in a dialog. */
const char *file_name(void); /* of the note, without folders */
const char *file_path(void); /* empty: it has none yet */
bool file_open(const char *path);
bool file_save(const char *path);
void file_new(void);
void file_changed(void); /* the text may have been */

/* recent.c */
void recent_touch(const char *path);	  /* was opened or saved */
void recent_open_menu(void);		  /* answers ACTION_RECENT_FIRST and on, to the window */
const char *recent_path(uint32_t action); /* of the menu; NULL: it is none of those */

/* find.c */
void find_create(void);
void find_open(bool replace); /* with what is selected */
bool find_close(void);	      /* false: it was not open */
void find_next(bool back);
struct gui_element *find_focused(void); /* its text box that has the keys, NULL = none */

/* replace.c: returns how many, -1 = no memory. One step of undo. */
int replace_all(const char *what, const char *with, uint32_t flags);

/* status.c */
void status_create(void);
void status_show(bool visible);
void status_update(void); /* the text or the caret may have changed */
void status_soon(void);	  /* the same, when what was typed has been painted */

#endif
