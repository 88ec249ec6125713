/*
 * console/terminal/select.h - selected text of a terminal: by cell, word or line, across the
 * scrollback.
 *
 * A selection goes from an anchor, where the press was, to a head, where the pointer is now; what
 * lies between (either way round) is selected, widened to whole words or lines by its kind. It is
 * kept by line numbers and so stays on its text while that scrolls. It goes away when the text
 * under it is changed, and when its lines fall out of the scrollback it is cut to what is left.
 * Resizing keeps it on its text.
 *
 * A word is a run of letters, digits and characters of SELECT_WORD; other characters stand alone,
 * blanks run together. Words and lines go on where a line was wrapped.
 */
#ifndef TERMINAL_SELECT_H
#define TERMINAL_SELECT_H

#include <stdbool.h>
#include <stdint.h>
#include "terminal.h"

#define SELECT_WORD "_-./~:@%+#?&=," /* what paths and addresses are made of */

enum select_kind { SELECT_CELLS, SELECT_WORDS, SELECT_LINES };

/* Begin at an edge between cells of the view: before cell x, 0 .. columns (for single cells the
 * window takes the edge nearest to the pointer, for words and lines the cell it is on). Cells alone
 * select nothing until the head moves; a word or line is selected at once. */
void select_start(struct terminal *t, int x, int y, enum select_kind kind);
/* The head is now here. Rows outside the view (a drag beyond the edge) are lines above or below. */
void select_extend(struct terminal *t, int x, int y);
void select_all(struct terminal *t);
void select_clear(struct terminal *t);
/* Select from before one cell to before another, as find.h gives them. */
void select_range(struct terminal *t, int64_t line, int column, int64_t end_line, int end_column);

bool select_any(const struct terminal *t);
/* The selected cells [*from, *to) of a line. False: none. A line selected to its end has *to =
 * columns. */
bool select_of_line(struct terminal *t, int64_t line, int *from, int *to);

/* The text, UTF-8 with an end; free() it. Wrapped lines are joined, blanks at the ends of lines are
 * left out, lines end with \n except the last. NULL: nothing is selected, or no memory. */
char *select_text(struct terminal *t, int *length);

#endif
