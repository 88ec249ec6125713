/* console/shell/recall.c - the lines a person has entered. */
#include <string.h>
#include "recall.h"

void recall_deinit(struct recall *recall)
{
	strings_deinit(&recall->lines);
}

void recall_add(struct recall *recall, const char *line)
{
	struct strings *lines = &recall->lines;

	if (!*line || *line == ' ' || *line == '\t')
		return;
	for (int i = lines->count - 1; i >= 0; i--)
		if (strcmp(lines->items[i], line) == 0)
			strings_remove(lines, i);
	if (lines->count == RECALL_MAX)
		strings_remove(lines, 0);
	strings_add(lines, line, (int)strlen(line));
	lines->failed = false;
}

int recall_find(const struct recall *recall, int before, const char *text)
{
	while (--before >= 0)
		if (strstr(recall->lines.items[before], text))
			return before;
	return -1;
}

/* One line of a file, without its end. */
static void load_line(struct recall *recall, const char *text, int length)
{
	struct text line = {0};

	for (int i = 0; i < length; i++) {
		char c = text[i];

		if (c == '\\' && i + 1 < length)
			c = text[++i] == 'n' ? '\n' : text[i];
		text_put(&line, c);
	}
	if (!line.failed)
		recall_add(recall, text_string(&line));
	text_deinit(&line);
}

void recall_load(struct recall *recall, const char *text, int length)
{
	while (length > 0) {
		const char *end = memchr(text, '\n', (size_t)length);
		int size = end ? (int)(end - text) : length;

		load_line(recall, text, size);
		size += end != NULL;
		text += size;
		length -= size;
	}
}

void recall_save(const struct recall *recall, struct text *out)
{
	for (int i = 0; i < recall->lines.count; i++) {
		for (const char *c = recall->lines.items[i]; *c; c++) {
			if (*c == '\n' || *c == '\\')
				text_put(out, '\\');
			text_put(out, *c == '\n' ? 'n' : *c);
		}
		text_put(out, '\n');
	}
}
