/*
 * buffer.h - a text being edited, as lines; caret, undo and redo, search.
 *
 * Pure. Every change replaces some lines by others, so a step of undo is the lines that were there.
 * Columns are bytes and never stand inside a character; there is always one line. Typed characters
 * join one step until the caret moves. An operation without memory changes nothing.
 */
#ifndef EDIT_BUFFER_H
#define EDIT_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BUFFER_BYTES_MAX (8 << 20)
#define BUFFER_STEPS	 1000

struct place {
	int row, column;
};

/* `count` lines at `row` stand where the `old_count` lines of `old` were. */
struct step {
	int row, count, old_count;
	char **old;
	struct place caret; /* before */
};

struct steps {
	struct step steps[BUFFER_STEPS];
	int count;
};

struct buffer {
	char **lines;
	int count, room;
	struct place caret;
	int goal; /* Up and Down want this column of the screen; -1 = the caret's */
	bool changed, typing;
	struct steps *undo, *redo;
};

bool buffer_init(struct buffer *b); /* false: no memory */
void buffer_deinit(struct buffer *b);
/* Everything anew, from a file's bytes; not changed, no steps. */
bool buffer_load(struct buffer *b, const char *text, size_t length);
/* All of it with line feeds; to be freed. The last line has one if it is not empty. */
char *buffer_text(const struct buffer *b, size_t *length);

bool buffer_type(struct buffer *b, const char *bytes, int length); /* one character, or a few */
bool buffer_break(struct buffer *b);				   /* Enter: indented as before */
bool buffer_delete(struct buffer *b, bool back);
char *buffer_cut(struct buffer *b);		       /* the caret's line, to be freed */
bool buffer_paste(struct buffer *b, const char *line); /* above the caret's line */
bool buffer_undo(struct buffer *b);		       /* false: nothing to */
bool buffer_redo(struct buffer *b);

enum motion {
	MOVE_LEFT,
	MOVE_RIGHT,
	MOVE_WORD_LEFT,
	MOVE_WORD_RIGHT,
	MOVE_UP,
	MOVE_DOWN,
	MOVE_HOME,
	MOVE_END,
	MOVE_START,
	MOVE_FINISH
};
void buffer_move(struct buffer *b, enum motion motion);
void buffer_move_rows(struct buffer *b, int rows);
void buffer_place(struct buffer *b, struct place place); /* the nearest there is */

/* The next place behind the caret, going round; either case. False: nowhere. */
bool buffer_find(struct buffer *b, const char *what);

/* The character at a place that is not the end, as it is shown: its bytes, its code (U+FFFD for
 * bytes that are none, ? for a control character) and the columns it takes. A tab is not asked
 * about. */
int line_character(const char *at, uint32_t *code, int *columns);

/* Columns of the screen that the first `bytes` of a line take: tabs to every eighth. */
int line_columns(const char *line, int bytes);
int line_byte_at(const char *line, int column); /* the byte nearest below */

#endif
