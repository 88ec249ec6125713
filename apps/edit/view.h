/* view.h - what of a text is on the screen, as escape codes. Pure. */
#ifndef EDIT_VIEW_H
#define EDIT_VIEW_H

#include "buffer.h"

struct view {
	int columns, rows; /* of the screen; the last two are for status and help */
	int top, left;	   /* the first row and column of the screen that are seen */
	const char *name;  /* of the file; NULL: none yet */
	const char *help;  /* the last line; a prompt */
	int prompt;	   /* the caret stands behind so many bytes of it; -1: in the text */
};

/* Bytes to write; to be freed. Scrolls so that the caret is seen. NULL: no memory. */
char *view_draw(struct view *v, const struct buffer *b);

int view_rows(const struct view *v); /* of text */

#endif
