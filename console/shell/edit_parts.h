/* console/shell/edit_parts.h - what the files of the editor share. */
#ifndef SHELL_EDIT_PARTS_H
#define SHELL_EDIT_PARTS_H

#include "edit.h"
#include "line.h"
#include "shown.h"
#include "typed.h"

#define CTRL(letter) ((letter)&31)

struct edit {
	const struct edit_host *host;
	struct line line;
	struct typed typed;
	struct shown shown;
	struct text prompt, out;
	struct text draft; /* the line before older ones were looked at */
	int recalled;	   /* index of the older line shown; count = none */
	bool tab;	   /* the last key was Tab */
	bool searching;
	struct text query;
	int found; /* index, or -1 */
};

/* edit.c: the line goes off the screen's way, for what is listed below it. */
void edit_leave(struct edit *edit);

/* edit_keys.c: a key that changes the line or moves in it; others do nothing. */
void edit_key(struct edit *edit, enum typed_key key);

/* edit_recall.c: older lines, looked at one after the other or searched. */
int edit_recall_count(const struct edit *edit);
void edit_recall(struct edit *edit, int index);
void edit_search_begin(struct edit *edit);
const char *edit_search_found(const struct edit *edit); /* "" = none */
/* A key while searching; false = the search is over and the key is an ordinary one. */
bool edit_search_key(struct edit *edit, enum typed_key key);

#endif
