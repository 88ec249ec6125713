/* apps/bin/lib/columns.c - arranges names in as few rows as fit. */
#include "columns.h"

size_t columns_width(const char *name)
{
	size_t width = 0;

	for (; *name; name++)
		width += ((unsigned char)*name & 0xc0) != 0x80;
	return width;
}

static size_t widths_for(const size_t *lengths, size_t count, size_t rows, size_t *widths)
{
	size_t total = 0;

	for (size_t i = 0; i < count; i++) {
		size_t column = i / rows;

		if (i % rows == 0)
			widths[column] = 0;
		if (lengths[i] + COLUMNS_GAP > widths[column]) {
			total += lengths[i] + COLUMNS_GAP - widths[column];
			widths[column] = lengths[i] + COLUMNS_GAP;
		}
	}
	return total;
}

size_t columns_arrange(const size_t *lengths, size_t count, size_t width, size_t *widths,
		       size_t *columns)
{
	size_t rows = 1;

	while (rows < count && widths_for(lengths, count, rows, widths) > width + COLUMNS_GAP)
		rows++;
	if (rows == count)
		widths_for(lengths, count, rows, widths);
	*columns = count ? (count + rows - 1) / rows : 0;
	return count ? rows : 0;
}
