/* columns.h - names in columns, as ls shows them on a terminal: down first, then across. */
#ifndef COLUMNS_H
#define COLUMNS_H

#include <stddef.h>

#define COLUMNS_GAP 2

/* How many rows so many names need, the widest of each column deciding its width; `widths` (room
 * for `count`) gets the widths with the gap. *columns is how many there are. */
size_t columns_arrange(const size_t *lengths, size_t count, size_t width, size_t *widths,
		       size_t *columns);

/* Cells a name takes: characters of UTF-8, not bytes. */
size_t columns_width(const char *name);

#endif
