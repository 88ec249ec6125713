/*
 * gui/edit.h - a line of text being edited: caret, selection, words, undo and redo.
 *
 * Pure: no window, no font, no clipboard. Positions are bytes and always stand at the start of a
 * UTF-8 character. The selection lies between anchor and caret; nothing is selected where they are
 * equal. An operation that finds no memory changes nothing and returns false.
 *
 *	struct edit e;
 *
 *	edit_init(&e);
 *	edit_insert(&e, "hello world", 11);
 *	edit_move(&e, EDIT_WORD_LEFT, true);	-- selects "world"
 *	edit_insert(&e, "you", 3);		-- "hello you"
 *	edit_undo(&e);
 *	edit_deinit(&e);
 */
#ifndef GUI_EDIT_H
#define GUI_EDIT_H

#include <stdbool.h>
#include <stdint.h>

#define EDIT_LENGTH_MAX 4095 /* bytes of the text */
#define EDIT_UNDO_MAX	32   /* steps kept */

struct edit_step {
	char *text; /* as it was before the step */
	int caret, anchor;
};

struct edit_steps {
	struct edit_step steps[EDIT_UNDO_MAX];
	int count;
};

struct edit {
	char *text; /* with its end */
	int length, capacity;
	int caret, anchor;
	struct edit_steps undo, redo;
	bool typing; /* the last change was a typed character: the next one joins its step */
};

enum edit_motion { EDIT_LEFT, EDIT_RIGHT, EDIT_WORD_LEFT, EDIT_WORD_RIGHT, EDIT_START, EDIT_END };

bool edit_init(struct edit *e); /* false: no memory */
void edit_deinit(struct edit *e);

/* Replace everything; the caret goes to the end, the steps are forgotten. Text over the maximum is
 * cut at a character. */
bool edit_set(struct edit *e, const char *text);

/* Put `length` bytes in the place of the selection. Control characters become spaces. False too if
 * the text would be longer than EDIT_LENGTH_MAX. */
bool edit_insert(struct edit *e, const char *text, int length);
bool edit_type(struct edit *e, uint32_t code); /* one character; false: not a printable one */

/* Delete the selection, or if there is none from the caret to where the motion leads. */
bool edit_delete(struct edit *e, enum edit_motion motion);

/* Move the caret, with the selection's end if `select`. Without it Left and Right leave a selection
 * at its side. */
void edit_move(struct edit *e, enum edit_motion motion, bool select);
void edit_place(struct edit *e, int position, bool select);
void edit_select_word(struct edit *e, int position);
/* The word at a position, or the one character there. */
void edit_word(const struct edit *e, int position, int *from, int *to);

int edit_from(const struct edit *e); /* start of the selection */
int edit_to(const struct edit *e);   /* its end */

bool edit_undo(struct edit *e); /* false: nothing to undo, or no memory */
bool edit_redo(struct edit *e);

#endif
