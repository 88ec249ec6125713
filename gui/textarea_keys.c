/* gui/textarea_keys.c - keys and commands of a text area. */
#include <stdlib.h>
#include <string.h>
#include "textarea.h"

/*
 * The caret.
 */
static int place(struct gui_element *e, int position, uint32_t mods)
{
	struct textarea *t = area_of(e);
	struct area_before before = area_before(e, t->document.caret);

	document_place(&t->document, position, mods & MOD_SHIFT);
	t->goal = -1;
	area_moved(e, &before);
	return 1;
}

/* Up and down keep to the column they began in. */
static int move_rows(struct gui_element *e, int rows, uint32_t mods)
{
	struct textarea *t = area_of(e);
	struct row r = area_row_of(e, t->document.caret), to = r;
	int goal = t->goal >= 0 ? t->goal : area_x(e, r, t->document.caret) + t->x;
	int position;

	area_move_row(e, &to, rows);
	position = area_position_at(e, to, goal - t->x);
	if (to.at == r.at)
		position = rows < 0 ? r.at : area_row_end(e, r);
	place(e, position, mods);
	t->goal = goal;
	return 1;
}

static int move_page(struct gui_element *e, int direction, uint32_t mods)
{
	struct textarea *t = area_of(e);
	int rows = area_rows(e) > 1 ? area_rows(e) - 1 : 1;
	struct row top = t->top;

	area_move_row(e, &top, direction * rows);
	area_scroll_to(e, top, t->x);
	return move_rows(e, direction * rows, mods);
}

/* Home goes to the first letter, and from there to the line's very start. */
static int home(const struct gui_element *e, struct row r)
{
	struct document *d = &area_of(e)->document;
	int end = area_row_end(e, r), at = 0;
	const char *text = document_span(d, r.at, end);

	while (r.at + at < end && (text[at] == ' ' || text[at] == '\t'))
		at++;
	return d->caret == r.at + at ? r.at : r.at + at;
}

static int end_of(const struct gui_element *e, struct row r)
{
	const struct document *d = &area_of(e)->document;
	int end = area_row_end(e, r);

	return end < document_line_end(d, r.line) ? document_prev(d, end) : end;
}

static int move_sideways(struct gui_element *e, bool right, uint32_t mods)
{
	struct document *d = &area_of(e)->document;

	if (mods & MOD_CTRL)
		return place(e,
			     right ? document_word_right(d, d->caret)
				   : document_word_left(d, d->caret),
			     mods);
	if (!(mods & MOD_SHIFT) && d->caret != d->anchor)
		return place(e, right ? document_to(d) : document_from(d), mods);
	return place(e, right ? document_next(d, d->caret) : document_prev(d, d->caret), mods);
}

static int scroll_rows(struct gui_element *e, int rows)
{
	struct row top = area_of(e)->top;

	area_move_row(e, &top, rows);
	area_scroll_to(e, top, area_of(e)->x);
	return 1;
}

static int motion(struct gui_element *e, uint32_t key, uint32_t mods)
{
	struct document *d = &area_of(e)->document;
	struct row r = area_row_of(e, d->caret);
	bool ctrl = mods & MOD_CTRL;

	switch (key) {
	case KEY_LEFT:
	case KEY_RIGHT:
		return move_sideways(e, key == KEY_RIGHT, mods);
	case KEY_UP:
		return ctrl ? scroll_rows(e, -1) : move_rows(e, -1, mods);
	case KEY_DOWN:
		return ctrl ? scroll_rows(e, 1) : move_rows(e, 1, mods);
	case KEY_PAGE_UP:
		return ctrl ? 0 : move_page(e, -1, mods);
	case KEY_PAGE_DOWN:
		return ctrl ? 0 : move_page(e, 1, mods);
	case KEY_HOME:
		return place(e, ctrl ? 0 : home(e, r), mods);
	case KEY_END:
		return place(e, ctrl ? d->length : end_of(e, r), mods);
	}
	return 0;
}

/*
 * Changes.
 */
static int done(struct gui_element *e, bool did, const struct area_before *before)
{
	if (did) {
		area_changed(e, before);
		notify(e, MSG_CHANGED, area_of(e)->document.length);
	}
	return did;
}

static int delete_to(struct gui_element *e, int to)
{
	struct textarea *t = area_of(e);
	struct area_before before = area_before(e, to);

	return done(e, document_delete(&t->document, to), &before);
}

bool area_insert(struct gui_element *e, const char *text, int length)
{
	struct textarea *t = area_of(e);
	struct area_before before = area_before(e, t->document.caret);

	return done(e, document_insert(&t->document, text, length), &before);
}

static int type(struct gui_element *e, uint32_t code)
{
	struct textarea *t = area_of(e);
	struct area_before before;

	if (t->read_only)
		return 0;
	before = area_before(e, t->document.caret);
	return done(e, document_type(&t->document, code), &before);
}

/* A new line begins with the spaces and tabs of the one before. */
static int new_line(struct gui_element *e)
{
	struct document *d = &area_of(e)->document;
	int from = document_from(d);
	int start = document_line_start(d, document_line_at(d, from)), length = 0;
	const char *text = document_span(d, start, from);
	char *indent;

	while (start + length < from && (text[length] == ' ' || text[length] == '\t'))
		length++;
	if (length == 0)
		return type(e, '\n');
	indent = malloc(length + 1);
	if (!indent)
		return type(e, '\n');
	indent[0] = '\n';
	memcpy(indent + 1, text, length);
	area_insert(e, indent, length + 1);
	free(indent);
	return 1;
}

/* Anything may have changed. */
static int step(struct gui_element *e, bool did)
{
	struct textarea *t = area_of(e);

	if (!did)
		return 0;
	t->goal = -1;
	area_renew(e);
	area_touched(e);
	area_show_caret(e);
	notify(e, MSG_CHANGED, t->document.length);
	return 1;
}

static bool give(struct gui_element *e, bool (*set)(const char *text, int length))
{
	const struct document *d = &area_of(e)->document;
	int from = document_from(d), length = document_to(d) - from;
	char *text = length > 0 ? malloc(length) : NULL;
	bool did;

	if (!text)
		return false;
	document_copy(d, from, from + length, text);
	did = set(text, length);
	free(text);
	return did;
}

static bool copy(struct gui_element *e)
{
	return give(e, clipboard_set);
}

void area_offer(struct gui_element *e)
{
	give(e, selection_set);
}

static bool take(struct gui_element *e, char *(*get)(uint32_t *length))
{
	uint32_t length;
	char *text = get(&length);
	bool did = text && area_insert(e, text, length);

	free(text);
	return did;
}

void area_paste_selection(struct gui_element *e)
{
	take(e, selection_get);
}

static int select_all(struct gui_element *e)
{
	struct textarea *t = area_of(e);

	/* The view stays where it is. */
	document_place(&t->document, 0, false);
	document_place(&t->document, t->document.length, true);
	t->goal = -1;
	area_touched(e);
	GuiInvalidate(e);
	return 1;
}

bool area_can_edit(const struct gui_element *e, enum gui_edit what)
{
	const struct textarea *t = area_of(e);
	const struct document *d = &t->document;

	switch (what) {
	case GUI_EDIT_UNDO:
		return !t->read_only && d->undo.count > 0;
	case GUI_EDIT_REDO:
		return !t->read_only && d->redo.count > 0;
	case GUI_EDIT_COPY:
		return d->caret != d->anchor;
	case GUI_EDIT_CUT:
	case GUI_EDIT_DELETE:
		return !t->read_only && d->caret != d->anchor;
	case GUI_EDIT_PASTE:
		return !t->read_only && clipboard_has_text();
	case GUI_EDIT_SELECT_ALL:
		return d->length > 0;
	}
	return false;
}

int area_edit(struct gui_element *e, enum gui_edit what)
{
	struct document *d = &area_of(e)->document;

	if (!area_can_edit(e, what))
		return 0;
	switch (what) {
	case GUI_EDIT_UNDO:
		return step(e, document_undo(d));
	case GUI_EDIT_REDO:
		return step(e, document_redo(d));
	case GUI_EDIT_COPY:
		return copy(e);
	case GUI_EDIT_CUT:
		return copy(e) && delete_to(e, d->caret);
	case GUI_EDIT_DELETE:
		return delete_to(e, d->caret);
	case GUI_EDIT_PASTE:
		return take(e, clipboard_get);
	case GUI_EDIT_SELECT_ALL:
		return select_all(e);
	}
	return 0;
}

static int erase(struct gui_element *e, bool forwards, bool word)
{
	const struct document *d = &area_of(e)->document;

	if (area_of(e)->read_only)
		return 0;
	if (forwards)
		delete_to(e, word ? document_word_right(d, d->caret) : document_next(d, d->caret));
	else
		delete_to(e, word ? document_word_left(d, d->caret) : document_prev(d, d->caret));
	return 1;
}

static int key_down(struct gui_element *e, const struct msg *msg)
{
	uint32_t key = msg->params[0], mods = msg->params[1];
	int command = edit_command(msg);

	if (mods & MOD_ALT)
		return 0;
	if (command >= 0) {
		area_edit(e, command);
		return 1;
	}
	switch (key) {
	case KEY_BACKSPACE:
	case KEY_DELETE:
		return erase(e, key == KEY_DELETE, mods & MOD_CTRL);
	case KEY_ENTER:
	case KEY_PAD_ENTER:
		return area_of(e)->read_only || (mods & MOD_CTRL) ? 0 : new_line(e);
	case KEY_TAB:
		return mods & (MOD_CTRL | MOD_SHIFT) ? 0 : type(e, '\t');
	case KEY_MENU:
		return area_open_menu(e);
	}
	return motion(e, key, mods);
}

int area_key(struct gui_element *e, const struct msg *msg)
{
	if (msg->code == MSG_KEYDOWN)
		return key_down(e, msg);
	if (msg->code != MSG_CHAR || (msg->params[1] & (MOD_CTRL | MOD_ALT)) ||
	    msg->params[0] < 0x20)
		return 0;
	return type(e, msg->params[0]);
}
