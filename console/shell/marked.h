/*
 * console/shell/marked.h - text in which each byte knows how it came there, for expand's own files.
 */
#ifndef SHELL_MARKED_H
#define SHELL_MARKED_H

#include "expand.h"

#define MARK_PLAIN    'p' /* stood in the word, unquoted */
#define MARK_QUOTED   'q' /* means only itself */
#define MARK_EXPANDED 'x' /* came from an unquoted $: is split */
#define MARK_EMPTY    'e' /* no byte: something quoted was here, so there is a field */
#define MARK_BREAK    'b' /* no byte: a field of "$@" ends */

struct marked {
	struct text bytes, marks; /* of equal length */
};

void marked_add(struct marked *m, const char *bytes, int length, char mark);
void marked_mark(struct marked *m, char mark); /* MARK_EMPTY or MARK_BREAK */
void marked_deinit(struct marked *m);

/* Expand a stretch of a word. quoted: inside "". 0 or -E... */
int marked_expand(struct expander *e, const char *text, int length, bool quoted, struct marked *m);

/* The text as a pattern: all but what is unquoted gets its \. */
void marked_pattern(const struct marked *m, int from, int to, struct text *out);

/* What stands behind a $ at text[0]; returns the bytes used or -E... */
int marked_dollar(struct expander *e, const char *text, int length, bool quoted, struct marked *m);

/* Note what is wrong; returns -EINVAL. */
int expand_problem(struct expander *e, const char *name, int length, const char *what);

#endif
