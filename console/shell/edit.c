/* console/shell/edit.c - a line edited by keys: its life, and how it comes to the screen. */
#include <string.h>
#include "edit_parts.h"
#include "memory.h"

#define COLUMNS_MIN 8

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
	shown_deinit(&e->shown);
	text_deinit(&e->prompt);
	text_deinit(&e->out);
	text_deinit(&e->draft);
	text_deinit(&e->query);
	shell_free(e);
}

/* Codes that are lost because memory lacks: the next key draws all again. */
static void flush(struct edit *e)
{
	if (e->out.failed)
		shown_forget(&e->shown);
	else if (e->out.length)
		e->host->write(e->host->context, e->out.bytes, e->out.length);
	e->out.failed = false;
	text_cut(&e->out, 0);
}

static void draw_search(struct edit *e)
{
	struct text prompt = {0};
	const char *line = edit_search_found(e), *place = strstr(line, text_string(&e->query));

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
	e->recalled = edit_recall_count(e);
	shown_forget(&e->shown);
	e->tab = e->searching = false;
	draw(e);
}

const char *edit_line(const struct edit *e)
{
	return text_string(&e->line.text);
}

void edit_leave(struct edit *e)
{
	shown_leave(&e->shown, text_string(&e->prompt), text_string(&e->line.text),
		    e->line.text.length, &e->out);
}

void edit_hide(struct edit *e)
{
	shown_hide(&e->shown, &e->out);
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

static enum edit_result finish(struct edit *e, enum edit_result result)
{
	edit_leave(e);
	flush(e);
	if (result == EDIT_INTERRUPT)
		line_clear(&e->line);
	return result;
}

static enum edit_result key_done(struct edit *e, enum typed_key key)
{
	char byte = key == TYPED_CONTROL ? e->typed.bytes[0] : 0;

	if (byte == '\r' || byte == '\n') {
		e->line.at = e->line.text.length;
		draw(e);
		return finish(e, EDIT_LINE);
	}
	if (byte == CTRL('C'))
		return finish(e, EDIT_INTERRUPT);
	if (byte == CTRL('D') && !e->line.text.length)
		return finish(e, EDIT_END);
	edit_key(e, key);
	draw(e);
	return EDIT_MORE;
}

enum edit_result edit_byte(struct edit *e, char byte)
{
	enum typed_key key = typed_byte(&e->typed, byte);

	if (key == TYPED_NONE)
		return EDIT_MORE;
	if (e->searching && edit_search_key(e, key)) {
		draw(e);
		return EDIT_MORE;
	}
	return key_done(e, key);
}
