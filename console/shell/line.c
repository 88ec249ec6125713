/* console/shell/line.c - a line of text that is being edited. */
#include <string.h>
#include "common/utf8.h"
#include "console/terminal/width.h"
#include "line.h"
#include "memory.h"

static void forget_undo(struct line *line)
{
	while (line->undo_count)
		shell_free(line->undo[--line->undo_count].text);
	line->typing = false;
}

void line_deinit(struct line *line)
{
	forget_undo(line);
	text_deinit(&line->text);
	text_deinit(&line->cut);
}

void line_clear(struct line *line)
{
	forget_undo(line);
	text_deinit(&line->text);
	line->at = 0;
}

/* Remember the line as it is; the oldest goes if there are too many. */
static void remember(struct line *line)
{
	char *copy = string_copy(text_string(&line->text), line->text.length);

	if (!copy)
		return;
	if (line->undo_count == LINE_UNDO_MAX) {
		shell_free(line->undo[0].text);
		memmove(line->undo, line->undo + 1, sizeof line->undo - sizeof *line->undo);
		line->undo_count--;
	}
	line->undo[line->undo_count++] = (struct line_state){copy, line->at};
}

static void replace(struct line *line, const char *text)
{
	text_cut(&line->text, 0);
	text_add_string(&line->text, text);
	line->text.failed = false;
}

void line_set(struct line *line, const char *text)
{
	remember(line);
	line->typing = false;
	replace(line, text);
	line->at = line->text.length;
}

void line_insert(struct line *line, const char *bytes, int length)
{
	int before = line->text.length;
	bool goes_on = line->typing && length <= UTF8_BYTES_MAX && *bytes != ' ';

	if (!goes_on)
		remember(line);
	line->typing = length <= UTF8_BYTES_MAX;
	text_insert(&line->text, line->at, bytes, length);
	line->text.failed = false;
	line->at += line->text.length - before;
}

void line_delete(struct line *line, int from, int to)
{
	if (from >= to)
		return;
	remember(line);
	line->typing = false;
	text_remove(&line->text, from, to - from);
	line->at = from;
}

void line_cut(struct line *line, int from, int to)
{
	if (from >= to)
		return;
	text_cut(&line->cut, 0);
	text_add(&line->cut, line->text.bytes + from, to - from);
	line->cut.failed = false;
	line_delete(line, from, to);
}

void line_paste(struct line *line)
{
	line->typing = false;
	if (line->cut.length)
		line_insert(line, line->cut.bytes, line->cut.length);
	line->typing = false;
}

void line_transpose(struct line *line)
{
	int at = line->at == line->text.length ? line_before(line, line->at) : line->at;
	int before = line_before(line, at), end = line_next(line, at);
	struct text swapped = {0};

	if (before == at || at == end)
		return;
	text_add(&swapped, line->text.bytes + at, end - at);
	text_add(&swapped, line->text.bytes + before, at - before);
	if (!swapped.failed) {
		remember(line);
		line->typing = false;
		memcpy(line->text.bytes + before, swapped.bytes, (size_t)swapped.length);
		line->at = end;
	}
	text_deinit(&swapped);
}

void line_undo(struct line *line)
{
	struct line_state state;

	if (!line->undo_count)
		return;
	state = line->undo[--line->undo_count];
	replace(line, state.text);
	line->at = state.at < line->text.length ? state.at : line->text.length;
	line->typing = false;
	shell_free(state.text);
}

static uint32_t code_at(const struct line *line, int at)
{
	uint32_t code;

	utf8_decode(text_string(&line->text) + at, line->text.length - at, &code);
	return code;
}

static bool joins(const struct line *line, int at)
{
	return at < line->text.length && at > 0 && code_at(line, at) >= 0x300 &&
	       width_of(code_at(line, at)) == 0;
}

int line_next(const struct line *line, int at)
{
	do
		at = utf8_next(text_string(&line->text), line->text.length, at);
	while (joins(line, at));
	return at;
}

int line_before(const struct line *line, int at)
{
	do
		at = utf8_prev(text_string(&line->text), line->text.length, at);
	while (joins(line, at));
	return at;
}

static bool in_word(const struct line *line, int at)
{
	uint32_t c = code_at(line, at);

	return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c >= 0x80;
}

int line_word_end(const struct line *line, int at)
{
	while (at < line->text.length && !in_word(line, at))
		at = line_next(line, at);
	while (at < line->text.length && in_word(line, at))
		at = line_next(line, at);
	return at;
}

int line_word_start(const struct line *line, int at)
{
	while (at > 0 && !in_word(line, line_before(line, at)))
		at = line_before(line, at);
	while (at > 0 && in_word(line, line_before(line, at)))
		at = line_before(line, at);
	return at;
}

int line_blank_start(const struct line *line, int at)
{
	const char *text = text_string(&line->text);

	while (at > 0 && strchr(" \t\n", text[at - 1]))
		at--;
	while (at > 0 && !strchr(" \t\n", text[at - 1]))
		at--;
	return at;
}
