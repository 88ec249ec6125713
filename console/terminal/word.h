/*
 * console/terminal/word.h - where the word or the line at a place begins and ends; both go over
 * wraps.
 */
#ifndef TERMINAL_WORD_H
#define TERMINAL_WORD_H

#include "terminal_parts.h"

/* The run of letters, of blanks, or the one other character that the cell behind a place is in. */
struct place word_begin(struct terminal *t, struct place at);
struct place word_end(struct terminal *t, struct place at);

/* The first row of the line, and its last. */
int64_t word_line_begin(struct terminal *t, int64_t line);
int64_t word_line_end(struct terminal *t, int64_t line);

#endif
