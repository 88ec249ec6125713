/* console/shell/shown.c - a prompt and a line as they stand on a terminal. */
#include <stdio.h>
#include <string.h>
#include "common/utf8.h"
#include "console/terminal/width.h"
#include "shown.h"

#define LIST_GAP 2 /* columns between listed words */

/* Where the next character goes. */
struct pen {
	int columns, row, column;
};

static int width_at(uint32_t code)
{
	return code < 32 || code == 127 ? 2 : width_of(code);
}

/* The pen moves over one character; a full row counts as the start of the next one. */
static void step(struct pen *pen, uint32_t code)
{
	int width = width_at(code);

	if (code == '\n') {
		pen->row++;
		pen->column = 0;
		return;
	}
	if (width == 2 && code >= 128 && pen->column + width > pen->columns) {
		pen->row++;
		pen->column = 0;
	}
	pen->column += width;
	if (pen->column >= pen->columns) {
		pen->row++;
		pen->column -= pen->columns;
	}
}

static struct pen pen_after(struct pen pen, const char *text, int length)
{
	for (int at = 0; at < length;) {
		uint32_t code;

		at += utf8_decode(text + at, length - at, &code);
		step(&pen, code);
	}
	return pen;
}

/* The end of the escape code at text[0], which is ESC. */
static int code_length(const char *text)
{
	int at = 1;

	if (text[at] == ']') {
		while (text[at] && text[at] != 7)
			at++;
		return text[at] ? at + 1 : at;
	}
	if (text[at] != '[')
		return text[at] ? 2 : 1;
	for (at++; text[at] && (text[at] < 0x40 || text[at] > 0x7e);)
		at++;
	return text[at] ? at + 1 : at;
}

static struct pen pen_after_prompt(struct pen pen, const char *prompt)
{
	while (*prompt) {
		int length = (int)strcspn(prompt, "\033");

		pen = pen_after(pen, prompt, length);
		prompt += length;
		if (*prompt)
			prompt += code_length(prompt);
	}
	return pen;
}

int shown_width(const char *text, int length)
{
	struct pen pen = {.columns = 1 << 30};

	return pen_after(pen, text, length).column;
}

static void add_code(struct text *out, int count, char letter)
{
	char code[16];

	if (count > 0)
		text_add(out, code, snprintf(code, sizeof code, "\033[%d%c", count, letter));
}

/* Characters as they are, the others as ^X, line ends as what moves the cursor so. */
static void add_visible(struct text *out, const char *text, int length)
{
	for (int i = 0; i < length; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c == '\n') {
			text_add_string(out, "\033[K\r\n");
		} else if (c < 32 || c == 127) {
			text_put(out, '^');
			text_put(out, (char)(c ^ 64));
		} else {
			text_put(out, (char)c);
		}
	}
}

/* The cursor goes where the pen would write next. */
static void go(struct shown *s, struct pen to, struct text *out)
{
	add_code(out, s->row - to.row, 'A');
	add_code(out, to.row - s->row, 'B');
	if (to.column != s->column) {
		text_put(out, '\r');
		add_code(out, to.column, 'C');
	}
	s->row = to.row;
	s->column = to.column;
}

/* Write on from byte `from`, where cursor and pen are. A terminal wraps only when the next
 * character comes, so a full row is ended here. */
static void write_from(struct shown *s, struct pen pen, const char *text, int length, int from,
		       struct text *out)
{
	add_visible(out, text + from, length - from);
	pen = pen_after(pen, text + from, length - from);
	if (pen.column == 0 && from < length && text[length - 1] != '\n')
		text_add_string(out, "\r\n");
	s->row = pen.row;
	s->column = pen.column;
}

static void draw_all(struct shown *s, const char *prompt, const char *text, int length,
		     struct text *out)
{
	struct pen pen = pen_after_prompt((struct pen){.columns = s->columns}, prompt);

	text_put(out, '\r');
	add_code(out, s->row, 'A');
	text_add_string(out, "\033[J");
	text_add_string(out, prompt);
	if (pen.column == 0 && *prompt && !length)
		text_add_string(out, "\r\n");
	write_from(s, pen, text, length, 0, out);
}

/* Not a place to begin at: within a character, or before a mark that belongs to the one before. */
static bool inside(const char *text, int length, int at)
{
	uint32_t code;

	if (at >= length)
		return false;
	utf8_decode(text + at, length - at, &code);
	return ((unsigned char)text[at] & 0xc0) == 0x80 || width_at(code) == 0;
}

static int start_of(const struct shown *s, const char *text, int length, int at)
{
	while (at > 0 &&
	       (inside(text, length, at) || inside(text_string(&s->text), s->text.length, at)))
		at--;
	return at;
}

/* The bytes at the start that stand there already. */
static int same_bytes(const struct shown *s, const char *text, int length)
{
	const char *old = text_string(&s->text);
	int at = 0;

	while (at < length && at < s->text.length && old[at] == text[at])
		at++;
	return start_of(s, text, length, at);
}

/* From the first difference on; what stood behind it goes. False: not without the prompt. */
static bool draw_change(struct shown *s, const char *prompt, const char *text, int length,
			struct text *out)
{
	struct pen start = pen_after_prompt((struct pen){.columns = s->columns}, prompt), pen;
	int from = same_bytes(s, text, length);

	if (from == length && from == s->text.length)
		return true;
	pen = pen_after(start, text, from);
	/* Only if it goes on from the full row before does the terminal know that both are one
	 * line. */
	if (pen.column == 0 && from < length && (!from || text[from - 1] != '\n')) {
		from = from ? start_of(s, text, length, from - 1) : 0;
		pen = pen_after(start, text, from);
	}
	if (pen.column == 0 && !from)
		return false;
	go(s, pen, out);
	if (from < s->text.length)
		text_add_string(out, "\033[J");
	write_from(s, pen, text, length, from, out);
	return true;
}

static void set(struct text *text, const char *bytes, int length)
{
	text_cut(text, 0);
	text_add(text, bytes, length);
}

static void remember(struct shown *s, const char *prompt, const char *text, int length)
{
	set(&s->prompt, prompt, (int)strlen(prompt));
	set(&s->text, text, length);
	s->known = !s->prompt.failed && !s->text.failed;
	s->prompt.failed = s->text.failed = false;
}

/* The pen before byte `at` of the text: behind what is drawn, or in the next row if the wide
 * character there does not fit. */
static struct pen pen_at(const struct shown *s, const char *prompt, const char *text, int length,
			 int at)
{
	struct pen pen = pen_after_prompt((struct pen){.columns = s->columns}, prompt);
	uint32_t code = 0;

	pen = pen_after(pen, text, at);
	if (at < length)
		utf8_decode(text + at, length - at, &code);
	if (code >= 128 && width_at(code) == 2 && pen.column == pen.columns - 1) {
		pen.row++;
		pen.column = 0;
	}
	return pen;
}

void shown_draw(struct shown *s, const char *prompt, const char *text, int length, int at,
		struct text *out)
{
	if (!s->known || strcmp(prompt, text_string(&s->prompt)) ||
	    !draw_change(s, prompt, text, length, out))
		draw_all(s, prompt, text, length, out);
	go(s, pen_at(s, prompt, text, length, at), out);
	remember(s, prompt, text, length);
}

void shown_wrapped(struct shown *s, const char *prompt, const char *text, int length, int at)
{
	s->row = pen_at(s, prompt, text, length, at).row;
	s->known = false;
}

void shown_forget(struct shown *s)
{
	s->row = s->column = 0;
	s->known = false;
}

void shown_hide(struct shown *s, struct text *out)
{
	text_put(out, '\r');
	add_code(out, s->row, 'A');
	text_add_string(out, "\033[J");
	shown_forget(s);
}

void shown_leave(struct shown *s, const char *prompt, const char *text, int length,
		 struct text *out)
{
	struct pen end = pen_after_prompt((struct pen){.columns = s->columns}, prompt);

	end = pen_after(end, text, length);
	text_put(out, '\r');
	add_code(out, end.row - s->row, 'B');
	if (end.column || (!length && !*prompt))
		text_add_string(out, "\n");
	shown_forget(s);
}

void shown_deinit(struct shown *s)
{
	text_deinit(&s->prompt);
	text_deinit(&s->text);
}

void shown_list(const struct shown *s, const struct strings *words, struct text *out)
{
	int widest = 1, columns, rows;

	for (int i = 0; i < words->count; i++) {
		int width = shown_width(words->items[i], (int)strlen(words->items[i]));

		widest = width > widest ? width : widest;
	}
	columns = s->columns / (widest + LIST_GAP);
	columns = columns < 1 ? 1 : columns;
	rows = (words->count + columns - 1) / columns;
	for (int row = 0; row < rows; row++) {
		for (int i = row; i < words->count; i += rows) {
			int length = (int)strlen(words->items[i]);
			int gap = widest + LIST_GAP - shown_width(words->items[i], length);

			add_visible(out, words->items[i], length);
			for (; i + rows < words->count && gap > 0; gap--)
				text_put(out, ' ');
		}
		text_add_string(out, "\r\n");
	}
}
