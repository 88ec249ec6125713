/*
 * console/shell/line.h - a line of text that is being edited: place, undo, what was cut.
 *
 * Places are between characters, never inside one; a combining mark goes with the one before it. A
 * word is letters, digits and everything beyond ASCII. Every change can be undone; text typed in
 * one go is one change. Begins as {0}. What memory does not suffice for is not done.
 */
#ifndef SHELL_LINE_H
#define SHELL_LINE_H

#include "text.h"

#define LINE_UNDO_MAX 100

struct line_state {
	char *text;
	int at;
};

struct line {
	struct text text;
	int at;
	struct text cut; /* survives the line */
	struct line_state undo[LINE_UNDO_MAX];
	int undo_count;
	bool typing; /* the last change was typed text */
};

void line_deinit(struct line *line);
void line_clear(struct line *line); /* what was cut stays */
void line_set(struct line *line, const char *text);

void line_insert(struct line *line, const char *bytes, int length);
void line_delete(struct line *line, int from, int to);
void line_cut(struct line *line, int from, int to);
void line_paste(struct line *line);
void line_transpose(struct line *line); /* the characters before and behind */
void line_undo(struct line *line);

/* Places from `at` on. */
int line_next(const struct line *line, int at);
int line_before(const struct line *line, int at);
int line_word_end(const struct line *line, int at);
int line_word_start(const struct line *line, int at);
int line_blank_start(const struct line *line, int at); /* of the word between blanks */

#endif
