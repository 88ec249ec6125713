/* escapes.h - backslash escapes in an argument: \a \b \e \f \n \r \t \v \\ \0nnn \xhh, \c ends. */
#ifndef ESCAPES_H
#define ESCAPES_H

#include <stdbool.h>
#include <stddef.h>

/* Replace them in place; *length is the new length, as zeros may be made. False: \c was there, and
 * the text ends before it. */
bool escapes_replace(char *text, size_t *length);

#endif
