/*
 * gui/uri.h - the form in which programs hand each other files (CLIP_FILES): lines of
 * "file:///Home/a%20b", each with CR LF.
 */
#ifndef GUI_URI_H
#define GUI_URI_H

#include <stdbool.h>

#define URI_LENGTH_MAX (3 * PATH_LENGTH_MAX + 16) /* with the line's end */

void uri_of_path(char *out, const char *path);	/* URI_LENGTH_MAX bytes; one line */
const char *uri_next(const char *list);		/* the line after the first; "" at the end */
bool uri_to_path(char *path, const char *list); /* its first line; false: no file of ours */

#endif
