/* apps/bin/lib/lines.c - reads lines of any length. */
#include "lines.h"
#include <string.h>
#include "tool.h"

#define FIRST_ROOM 128

static void put(struct line *line, int c)
{
	if (line->length + 1 >= line->room) {
		line->room = line->room ? line->room * 2 : FIRST_ROOM;
		line->text = tool_memory(line->text, line->room);
	}
	line->text[line->length++] = (char)c;
}

bool line_read(struct line *line, FILE *file)
{
	int c;

	line->length = 0;
	while ((c = getc(file)) != EOF && c != '\n')
		put(line, c);
	if (c == EOF && !line->length)
		return false;
	line->ended = c == '\n';
	put(line, 0);
	line->length--;
	return true;
}

void lines_add(struct lines *lines, const char *text, size_t length)
{
	char *copy = tool_memory(NULL, length + 1);

	memcpy(copy, text, length);
	copy[length] = 0;
	if (lines->count == lines->room) {
		lines->room = lines->room ? lines->room * 2 : FIRST_ROOM;
		lines->texts = tool_memory(lines->texts, lines->room * sizeof(*lines->texts));
	}
	lines->texts[lines->count++] = copy;
}
