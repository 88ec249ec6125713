/*
 * console/terminal/find.h - searches a terminal's scrollback and screen.
 *
 * The text may go on over wrapped lines. A combining mark in a cell is not looked at; a blank cell
 * is a space. Without FIND_CASE the letters of the Latin, Greek and Cyrillic alphabets match in
 * either case.
 */
#ifndef TERMINAL_FIND_H
#define TERMINAL_FIND_H

#include <stdbool.h>
#include <stdint.h>
#include "terminal.h"

#define FIND_LENGTH_MAX 128 /* characters of what is searched */

#define FIND_CASE     0x1 /* capitals and small letters differ */
#define FIND_BACKWARD 0x2 /* towards older lines */

/* Where a piece of text stands: from its first cell to behind its last. */
struct find_place {
	int64_t line, end_line;
	int column, end_column;
};

/* The first match that begins after `at` (with FIND_BACKWARD: the last one before it); with
 * at->line outside the lines, from that end. Does not go round. On success *at is the match. What
 * is searched is UTF-8; empty or longer than the limit: false. */
bool find_next(struct terminal *t, const char *what, uint32_t flags, struct find_place *at);

#endif
