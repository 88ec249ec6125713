/* console/shell/edit.c - a line edited by keys: which key does what. */
#include <string.h>
#include "common/utf8.h"
#include "edit.h"
#include "line.h"
#include "memory.h"
#include "shown.h"
#include "typed.h"

#define CTRL(letter) ((letter)&31)
#define COLUMNS_MIN  8

struct edit {
	const struct edit_host *host;
	struct line line;
	struct typed typed;
	struct shown shown;
	struct text prompt, out;
	struct text draft; /* the line before older ones were looked at */
	int recalled;	   /* index of the older line shown; count = none */
	bool tab;	   /* the last key was Tab */
	bool searching;
	struct text query;
	int found; /* index, or -1 */
};

static int recall_count(const struct edit *e)
{
	return e->host->recall ? e->host->recall->lines.count : 0;
}

struct edit *edit_create(const struct edit_host *host, int columns)
{
	struct edit *e = shell_alloc(sizeof *e);

	if (!e)
		return NULL;
	*e = (struct edit){.host = host};
	e->shown.columns = columns < COLUMNS_MIN ? COLUMNS_MIN : columns;
	return e;
}

void edit_destroy(struct edit *e)
{
	if (!e)
		return;
	line_deinit(&e->line);
	text_deinit(&e->prompt);
	text_deinit(&e->out);
	text_deinit(&e->draft);
	text_deinit(&e->query);
	shell_free(e);
}

/* What the codes would do is lost if memory lacks; the next key draws all again. */
static void flush(struct edit *e)
{
	if (!e->out.failed && e->out.length)
		e->host->write(e->host->context, e->out.bytes, e->out.length);
	e->out.failed = false;
	text_cut(&e->out, 0);
}

static const char *found_line(const struct edit *e)
{
	return e->found >= 0 ? e->host->recall->lines.items[e->found] : "";
}

static void draw_search(struct edit *e)
{
	struct text prompt = {0};
	const char *line = found_line(e), *place = strstr(line, text_string(&e->query));

	text_add_string(&prompt, e->found < 0 && e->query.length ? "not found: " : "search: ");
	text_add_string(&prompt, text_string(&e->query));
	text_add_string(&prompt, " > ");
	shown_draw(&e->shown, text_string(&prompt), line, (int)strlen(line),
		   place ? (int)(place - line) : 0, &e->out);
	text_deinit(&prompt);
}

static void draw(struct edit *e)
{
	if (e->searching)
		draw_search(e);
	else
		shown_draw(&e->shown, text_string(&e->prompt), text_string(&e->line.text),
			   e->line.text.length, e->line.at, &e->out);
	flush(e);
}

void edit_begin(struct edit *e, const char *prompt)
{
	text_cut(&e->prompt, 0);
	text_add_string(&e->prompt, prompt);
	e->prompt.failed = false;
	line_clear(&e->line);
	e->recalled = recall_count(e);
	e->shown.row = 0;
	e->tab = e->searching = false;
	draw(e);
}

const char *edit_line(const struct edit *e)
{
	return text_string(&e->line.text);
}

static void leave(struct edit *e)
{
	shown_leave(&e->shown, text_string(&e->prompt), text_string(&e->line.text),
		    e->line.text.length, &e->out);
}

void edit_hide(struct edit *e)
{
	text_put(&e->out, '\r');
	for (; e->shown.row; e->shown.row--)
		text_add_string(&e->out, "\033[A");
	text_add_string(&e->out, "\033[J");
	flush(e);
}

void edit_show(struct edit *e)
{
	draw(e);
}

void edit_resize(struct edit *e, int columns)
{
	e->shown.columns = columns < COLUMNS_MIN ? COLUMNS_MIN : columns;
	shown_wrapped(&e->shown, text_string(&e->prompt), edit_line(e), e->line.text.length,
		      e->line.at);
	draw(e);
}

static void recall_line(struct edit *e, int index)
{
	int count = recall_count(e);

	if (index < 0 || index > count || index == e->recalled)
		return;
	if (e->recalled >= count) {
		text_cut(&e->draft, 0);
		text_add_string(&e->draft, edit_line(e));
		e->draft.failed = false;
	}
	e->recalled = index;
	line_set(&e->line,
		 index < count ? e->host->recall->lines.items[index] : text_string(&e->draft));
}

static void list_words(struct edit *e, const struct strings *words)
{
	leave(e);
	shown_list(&e->shown, words, &e->out);
}

static bool same_text(const struct completion *c, const char *text, int length)
{
	return c->text.length == length &&
	       strncmp(text_string(&c->text), text, (size_t)length) == 0;
}

static void complete_word(struct edit *e)
{
	struct completion c = {0};
	int length;

	if (!e->host->complete)
		return;
	complete(e->host->complete, edit_line(e), e->line.at, &c);
	length = e->line.at - c.from;
	if (c.words.count > 1 && e->tab && c.text.length == length) {
		list_words(e, &c.words);
	} else if (c.words.count && !same_text(&c, edit_line(e) + c.from, length)) {
		line_delete(&e->line, c.from, e->line.at);
		line_insert(&e->line, text_string(&c.text), c.text.length);
		e->line.typing = false;
	}
	completion_deinit(&c);
}

/* The search goes on among lines before `before`. */
static void search(struct edit *e, int before)
{
	int found = e->host->recall && e->query.length
			    ? recall_find(e->host->recall, before, text_string(&e->query))
			    : -1;

	if (found >= 0 || before == recall_count(e))
		e->found = found;
}

static void end_search(struct edit *e, bool take)
{
	e->searching = false;
	if (take && e->found >= 0)
		line_set(&e->line, found_line(e));
}

static void begin_search(struct edit *e)
{
	e->searching = true;
	e->found = -1;
	text_cut(&e->query, 0);
}

/* Ctrl+letter; Enter, Ctrl+C and Ctrl+D are dealt with before. */
static void control(struct edit *e, char key)
{
	struct line *l = &e->line;
	int end = l->text.length;

	switch (key) {
	case CTRL('A'):
		l->at = 0;
		break;
	case CTRL('B'):
		l->at = line_before(l, l->at);
		break;
	case CTRL('D'):
		line_delete(l, l->at, line_next(l, l->at));
		break;
	case CTRL('E'):
		l->at = end;
		break;
	case CTRL('F'):
		l->at = line_next(l, l->at);
		break;
	case CTRL('H'):
	case 127:
		line_delete(l, line_before(l, l->at), l->at);
		break;
	case CTRL('I'):
		complete_word(e);
		break;
	case CTRL('K'):
		line_cut(l, l->at, end);
		break;
	case CTRL('L'):
		text_add_string(&e->out, "\033[H\033[2J");
		e->shown.row = 0;
		break;
	case CTRL('N'):
		recall_line(e, e->recalled + 1);
		break;
	case CTRL('P'):
		recall_line(e, e->recalled - 1);
		break;
	case CTRL('R'):
		begin_search(e);
		break;
	case CTRL('T'):
		line_transpose(l);
		break;
	case CTRL('U'):
		line_cut(l, 0, l->at);
		break;
	case CTRL('W'):
		line_cut(l, line_blank_start(l, l->at), l->at);
		break;
	case CTRL('Y'):
		line_paste(l);
		break;
	case CTRL('Z'):
	case CTRL('_'):
		line_undo(l);
		break;
	}
}

static void alt(struct edit *e, char key)
{
	struct line *l = &e->line;

	switch (key) {
	case 'b':
		l->at = line_word_start(l, l->at);
		break;
	case 'd':
		line_cut(l, l->at, line_word_end(l, l->at));
		break;
	case 'f':
		l->at = line_word_end(l, l->at);
		break;
	case '\r':
	case '\n':
		line_insert(l, "\n", 1);
		break;
	case 127:
	case CTRL('H'):
		line_cut(l, line_word_start(l, l->at), l->at);
		break;
	}
}

static void move(struct edit *e, enum typed_key key)
{
	static const char controls[] = {
		[TYPED_UP] = CTRL('P'),	   [TYPED_DOWN] = CTRL('N'), [TYPED_RIGHT] = CTRL('F'),
		[TYPED_LEFT] = CTRL('B'),  [TYPED_HOME] = CTRL('A'), [TYPED_END] = CTRL('E'),
		[TYPED_DELETE] = CTRL('D')};

	if (key == TYPED_WORD_LEFT)
		alt(e, 'b');
	else if (key == TYPED_WORD_RIGHT)
		alt(e, 'f');
	else
		control(e, controls[key]);
}

/* A key while searching; false = the search is over and the key is an ordinary one. */
static bool search_key(struct edit *e, enum typed_key key)
{
	char byte = e->typed.bytes[0];

	if (key == TYPED_TEXT) {
		text_add_string(&e->query, e->typed.bytes);
		search(e, recall_count(e));
	} else if (key == TYPED_CONTROL && byte == CTRL('R')) {
		search(e, e->found);
	} else if (key == TYPED_CONTROL && (byte == 127 || byte == CTRL('H'))) {
		text_cut(&e->query,
			 utf8_prev(text_string(&e->query), e->query.length, e->query.length));
		search(e, recall_count(e));
	} else if (key == TYPED_CONTROL && (byte == CTRL('G') || byte == CTRL('C'))) {
		end_search(e, false);
	} else {
		end_search(e, true);
		return false;
	}
	return true;
}

/* A character at the end of a row that has room needs nothing but itself. */
static bool echo(struct edit *e, bool at_end)
{
	const char *bytes = e->typed.bytes;
	int length = (int)strlen(bytes), width = shown_width(bytes, length);
	int before = shown_width(edit_line(e), e->line.text.length - length);
	const char *prompt = text_string(&e->prompt);

	if (!at_end || width != 1 || *bytes == '\n' || e->shown.row || strpbrk(prompt, "\033\n"))
		return false;
	if (shown_width(prompt, e->prompt.length) + before + width >= e->shown.columns)
		return false;
	text_add(&e->out, bytes, length);
	flush(e);
	return true;
}

static enum edit_result finish(struct edit *e, enum edit_result result)
{
	leave(e);
	flush(e);
	if (result == EDIT_INTERRUPT)
		line_clear(&e->line);
	return result;
}

static enum edit_result key_done(struct edit *e, enum typed_key key)
{
	char byte = e->typed.bytes[0];
	bool at_end = e->line.at == e->line.text.length;

	if (key == TYPED_CONTROL && (byte == '\r' || byte == '\n')) {
		e->line.at = e->line.text.length;
		draw(e);
		return finish(e, EDIT_LINE);
	}
	if (key == TYPED_CONTROL && byte == CTRL('C'))
		return finish(e, EDIT_INTERRUPT);
	if (key == TYPED_CONTROL && byte == CTRL('D') && !e->line.text.length)
		return finish(e, EDIT_END);
	if (key == TYPED_TEXT)
		line_insert(&e->line, e->typed.bytes, (int)strlen(e->typed.bytes));
	else if (key == TYPED_CONTROL)
		control(e, byte);
	else if (key == TYPED_ALT)
		alt(e, byte);
	else
		move(e, key);
	e->tab = key == TYPED_CONTROL && byte == CTRL('I');
	if (key != TYPED_TEXT || !echo(e, at_end))
		draw(e);
	return EDIT_MORE;
}

enum edit_result edit_byte(struct edit *e, char byte)
{
	enum typed_key key = typed_byte(&e->typed, byte);

	if (key == TYPED_NONE)
		return EDIT_MORE;
	if (e->searching && search_key(e, key)) {
		draw(e);
		return EDIT_MORE;
	}
	return key_done(e, key);
}
