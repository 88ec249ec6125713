/*
 * gui/document.h - a long text being edited: lines, caret, selection, words, undo and redo, find.
 *
 * Pure: no window, no font, no clipboard. The text lies in one block with a gap where it is being
 * changed; the starts of its lines lie in a second one, counted from the text's start before that
 * gap and from its end behind it, so that typing touches neither. A change costs what its gap has
 * to move, not what the text is long.
 *
 * Positions are bytes, 0..length, and never stand inside a character: not before a continuation
 * byte of UTF-8, not between the two bytes of a line's end from elsewhere (CR LF). Bytes that are
 * no UTF-8 are kept as they are. Lines are counted from 0; there is always one.
 *
 * Typed characters join one step of undo until a word begins, and deletions next to each other do.
 * An operation that finds no memory, or would make the text longer than DOCUMENT_MAX, changes
 * nothing and returns false.
 *
 *	struct document d;
 *
 *	document_init(&d);
 *	document_insert(&d, "one\ntwo", 7);
 *	document_place(&d, document_line_start(&d, 1), false);
 *	document_delete(&d, document_word_right(&d, d.caret));
 *	document_undo(&d);
 *	document_deinit(&d);
 */
#ifndef GUI_DOCUMENT_H
#define GUI_DOCUMENT_H

#include <stdbool.h>
#include <stdint.h>

#define DOCUMENT_MAX	   0x1000000 /* bytes of the text */
#define DOCUMENT_STEPS_MAX 1000	     /* steps of undo kept */
#define DOCUMENT_OLD_MAX   0x1000000 /* bytes of text kept for them; the last step always is */

/* One change: `length` bytes at `at` stand where `old` was. */
struct document_step {
	int at, length;
	char *old; /* NULL if old_length is 0 */
	int old_length;
	int caret, anchor; /* before the change */
};

struct document_steps {
	struct document_step *steps;
	int count, capacity;
	int bytes; /* of all old texts */
};

/* What the next change may become one step with. */
enum document_join { DOCUMENT_ALONE, DOCUMENT_TYPING, DOCUMENT_DELETING };

struct document {
	char *text;
	int length, capacity, gap; /* the gap stands at this position */
	int *starts;
	int lines, line_capacity, line_gap; /* the lines before it count from the start */
	int caret, anchor;		    /* equal: nothing is selected */
	uint32_t changes;		    /* of the text so far */
	struct document_steps undo, redo;
	enum document_join joining;
	int saved; /* steps there were when it was last unmodified; -1 = it cannot be again */
};

bool document_init(struct document *d); /* false: no memory */
void document_deinit(struct document *d);

/* Replace everything; caret at the start, no steps, not modified. */
bool document_set(struct document *d, const char *text, int length);

/*
 * Reading.
 */
int document_line_start(const struct document *d, int line);
int document_line_end(const struct document *d, int line); /* before its CR LF or LF */
int document_line_at(const struct document *d, int position);
void document_copy(const struct document *d, int from, int to, char *out); /* no end is written */
/* The bytes in one piece, valid until the next call; the gap may move. */
const char *document_span(struct document *d, int from, int to);

/*
 * Places.
 */
int document_snap(const struct document *d, int position); /* the nearest that may be, not after */
int document_next(const struct document *d, int position);
int document_prev(const struct document *d, int position);
int document_word_left(const struct document *d, int position);
int document_word_right(const struct document *d, int position);
/* The word at a position, or the one character there; empty at a line's end. */
void document_word(const struct document *d, int position, int *from, int *to);

/* Move the caret, the selection's end with it if `select`. */
void document_place(struct document *d, int position, bool select);
int document_from(const struct document *d); /* start of the selection */
int document_to(const struct document *d);   /* its end */

/*
 * Changing. What was selected is replaced.
 */
bool document_insert(struct document *d, const char *text, int length);
bool document_type(struct document *d, uint32_t code); /* one character; line feed and tab too */
/* Delete the selection, or if there is none from the caret to a position. False too if both are
 * empty. */
bool document_delete(struct document *d, int to);
bool document_undo(struct document *d); /* false: nothing to undo, or no memory */
bool document_redo(struct document *d);

bool document_modified(const struct document *d);
void document_set_modified(struct document *d, bool modified);

/*
 * Finding, going round the end. Forwards: the first match that begins at `from` or later. Back: the
 * last one that ends there or earlier. -1 = nowhere; a match is as long as `what`.
 */
#define DOCUMENT_BACK  0x1
#define DOCUMENT_CASE  0x2 /* upper and lower case differ */
#define DOCUMENT_WORDS 0x4 /* whole words */
int document_find(const struct document *d, const char *what, int from, uint32_t flags);

#endif
