/* console/shell/history.c - the lines a person has entered. */
#include <string.h>
#include "history.h"

void history_deinit(struct history *history)
{
	strings_deinit(&history->lines);
}

void history_add(struct history *history, const char *line)
{
	struct strings *lines = &history->lines;

	if (!*line || *line == ' ' || *line == '\t')
		return;
	for (int i = lines->count - 1; i >= 0; i--)
		if (strcmp(lines->items[i], line) == 0)
			strings_remove(lines, i);
	if (lines->count == HISTORY_MAX)
		strings_remove(lines, 0);
	strings_add(lines, line, (int)strlen(line));
	lines->failed = false;
}

int history_find(const struct history *history, int before, const char *text)
{
	while (--before >= 0)
		if (strstr(history->lines.items[before], text))
			return before;
	return -1;
}

/* One line of a file, without its end. */
static void load_line(struct history *history, const char *text, int length)
{
	struct text line = {0};

	for (int i = 0; i < length; i++) {
		char c = text[i];

		if (c == '\\' && i + 1 < length)
			c = text[++i] == 'n' ? '\n' : text[i];
		text_put(&line, c);
	}
	if (!line.failed)
		history_add(history, text_string(&line));
	text_deinit(&line);
}

void history_load(struct history *history, const char *text, int length)
{
	while (length > 0) {
		const char *end = memchr(text, '\n', (size_t)length);
		int size = end ? (int)(end - text) : length;

		load_line(history, text, size);
		size += end != NULL;
		text += size;
		length -= size;
	}
}

void history_save(const struct history *history, struct text *out)
{
	for (int i = 0; i < history->lines.count; i++) {
		for (const char *c = history->lines.items[i]; *c; c++) {
			if (*c == '\n' || *c == '\\')
				text_put(out, '\\');
			text_put(out, *c == '\n' ? 'n' : *c);
		}
		text_put(out, '\n');
	}
}
