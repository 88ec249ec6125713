/* apps/busmap/table.c - cuts lines into columns. */
#include "table.h"
#include <stdlib.h>
#include <string.h>

/* The next line into `line`, cut off where it is too long; false: there is none. */
static bool take_line(struct table *table, char *line)
{
	size_t length = strcspn(table->next, "\n");
	size_t kept = length < TABLE_LINE ? length : TABLE_LINE - 1;

	if (!*table->next)
		return false;
	memcpy(line, table->next, kept);
	line[kept] = '\0';
	table->next += length + (table->next[length] == '\n');
	return true;
}

/* Split at blanks into at most `most` cells; the last has the rest. */
static int split(char *line, const char **cells, int most)
{
	int count = 0;

	for (;;) {
		line += strspn(line, " ");
		if (!*line || count == most)
			return count;
		cells[count++] = line;
		if (count == most)
			return count;
		line += strcspn(line, " ");
		if (*line)
			*line++ = '\0';
	}
}

void table_begin(struct table *table, const char *text)
{
	table->next = text;
	table->columns = 0;
	if (take_line(table, table->heads))
		table->columns = split(table->heads, table->head, TABLE_COLUMNS);
}

bool table_next(struct table *table)
{
	int cells;

	do {
		if (!take_line(table, table->line))
			return false;
		cells = split(table->line, table->cell, table->columns);
	} while (!cells);
	for (; cells < table->columns; cells++)
		table->cell[cells] = "";
	return true;
}

const char *table_text(const struct table *table, const char *heading)
{
	for (int i = 0; i < table->columns; i++)
		if (!strcmp(table->head[i], heading))
			return table->cell[i];
	return "";
}

uint32_t table_number(const struct table *table, const char *heading)
{
	return (uint32_t)strtoul(table_text(table, heading), NULL, 10);
}
