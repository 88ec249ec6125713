/* gui/edit.c - a line of text being edited: caret, selection, words, undo and redo. */
#include "edit.h"
#include <stdlib.h>
#include <string.h>
#include "common/utf8.h"

bool edit_init(struct edit *e)
{
	memset(e, 0, sizeof(*e));
	e->capacity = 32;
	e->text = calloc(1, e->capacity);
	return e->text != NULL;
}

static void forget(struct edit_steps *s)
{
	while (s->count > 0)
		free(s->steps[--s->count].text);
}

static void forget_steps(struct edit *e)
{
	forget(&e->undo);
	forget(&e->redo);
	e->typing = false;
}

void edit_deinit(struct edit *e)
{
	forget_steps(e);
	free(e->text);
	e->text = NULL;
}

int edit_from(const struct edit *e)
{
	return e->caret < e->anchor ? e->caret : e->anchor;
}

int edit_to(const struct edit *e)
{
	return e->caret > e->anchor ? e->caret : e->anchor;
}

static bool inside_character(const struct edit *e, int at)
{
	return at > 0 && at < e->length && ((unsigned char)e->text[at] & 0xc0) == 0x80;
}

static int left_of(const struct edit *e, int at)
{
	at = at > 0 ? at - 1 : 0;
	while (inside_character(e, at))
		at--;
	return at;
}

static int right_of(const struct edit *e, int at)
{
	at = at < e->length ? at + 1 : e->length;
	while (inside_character(e, at))
		at++;
	return at;
}

static bool is_word(char c)
{
	unsigned char u = c;

	return u >= 0x80 || u == '_' || (u >= '0' && u <= '9') || (u >= 'A' && u <= 'Z') ||
	       (u >= 'a' && u <= 'z');
}

static int word_left(const struct edit *e, int at)
{
	while (at > 0 && !is_word(e->text[at - 1]))
		at--;
	while (at > 0 && is_word(e->text[at - 1]))
		at--;
	return at;
}

static int word_right(const struct edit *e, int at)
{
	while (at < e->length && is_word(e->text[at]))
		at++;
	while (at < e->length && !is_word(e->text[at]))
		at++;
	return at;
}

static int target(const struct edit *e, enum edit_motion motion)
{
	switch (motion) {
	case EDIT_LEFT:
		return left_of(e, e->caret);
	case EDIT_RIGHT:
		return right_of(e, e->caret);
	case EDIT_WORD_LEFT:
		return word_left(e, e->caret);
	case EDIT_WORD_RIGHT:
		return word_right(e, e->caret);
	case EDIT_START:
		return 0;
	case EDIT_END:
		return e->length;
	}
	return e->caret;
}

/* Put how things are now on a stack; the oldest step falls out of a full one. */
static bool push(const struct edit *e, struct edit_steps *s)
{
	struct edit_step step = {strdup(e->text), e->caret, e->anchor};

	if (!step.text)
		return false;
	if (s->count == EDIT_UNDO_MAX) {
		free(s->steps[0].text);
		memmove(s->steps, s->steps + 1, (EDIT_UNDO_MAX - 1) * sizeof(s->steps[0]));
		s->count--;
	}
	s->steps[s->count++] = step;
	return true;
}

/* Remember how things are before a change. */
static bool remember(struct edit *e, bool typing)
{
	if (typing && e->typing && e->caret == e->anchor)
		return true;
	if (!push(e, &e->undo))
		return false;
	forget(&e->redo);
	e->typing = typing;
	return true;
}

static bool reserve(struct edit *e, int length)
{
	int capacity = e->capacity;
	char *text;

	if (length > EDIT_LENGTH_MAX)
		return false;
	while (capacity <= length)
		capacity *= 2;
	if (capacity == e->capacity)
		return true;
	text = realloc(e->text, capacity);
	if (!text)
		return false;
	e->text = text;
	e->capacity = capacity;
	return true;
}

/* Put text in the place of [from, to); there is room. */
static void replace(struct edit *e, int from, int to, const char *text, int length)
{
	memmove(e->text + from + length, e->text + to, e->length - to + 1);
	memcpy(e->text + from, text, length);
	for (int i = from; i < from + length; i++)
		if ((unsigned char)e->text[i] < 0x20 || e->text[i] == 0x7f)
			e->text[i] = ' ';
	e->length += length - (to - from);
	e->caret = e->anchor = from + length;
}

static bool change(struct edit *e, const char *text, int length, bool typing)
{
	int from = edit_from(e), to = edit_to(e);

	if (!reserve(e, e->length - (to - from) + length) || !remember(e, typing))
		return false;
	replace(e, from, to, text, length);
	return true;
}

bool edit_set(struct edit *e, const char *text)
{
	int length = text ? (int)strlen(text) : 0;

	if (length > EDIT_LENGTH_MAX) {
		length = EDIT_LENGTH_MAX;
		while (length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80)
			length--;
	}
	if (!reserve(e, length))
		return false;
	forget_steps(e);
	replace(e, 0, e->length, text ? text : "", length);
	return true;
}

bool edit_insert(struct edit *e, const char *text, int length)
{
	return change(e, text, length, false);
}

bool edit_type(struct edit *e, uint32_t code)
{
	char bytes[UTF8_BYTES_MAX];

	if (code < 0x20 || (code >= 0x7f && code < 0xa0))
		return false;
	return change(e, bytes, utf8_encode(code, bytes), true);
}

bool edit_delete(struct edit *e, enum edit_motion motion)
{
	int to = target(e, motion);

	if (e->caret != e->anchor)
		return change(e, "", 0, false);
	if (to == e->caret || !remember(e, false))
		return false;
	e->anchor = to;
	replace(e, edit_from(e), edit_to(e), "", 0);
	return true;
}

void edit_move(struct edit *e, enum edit_motion motion, bool select)
{
	int to = target(e, motion);

	if (!select && e->caret != e->anchor && (motion == EDIT_LEFT || motion == EDIT_RIGHT))
		to = motion == EDIT_LEFT ? edit_from(e) : edit_to(e);
	edit_place(e, to, select);
}

void edit_place(struct edit *e, int position, bool select)
{
	position = position < 0 ? 0 : position > e->length ? e->length : position;
	while (inside_character(e, position))
		position--;
	e->caret = position;
	if (!select)
		e->anchor = position;
	e->typing = false;
}

void edit_word(const struct edit *e, int position, int *from, int *to)
{
	*from = *to = position;
	while (*from > 0 && is_word(e->text[*from - 1]))
		--*from;
	while (*to < e->length && is_word(e->text[*to]))
		++*to;
	if (*from == *to)
		*to = right_of(e, *to);
}

void edit_select_word(struct edit *e, int position)
{
	edit_place(e, position, false);
	edit_word(e, e->caret, &e->anchor, &e->caret);
}

/* Go back to the last step of one stack; how things are goes on the other. */
static bool step_back(struct edit *e, struct edit_steps *from, struct edit_steps *to)
{
	struct edit_step step;
	int length;

	if (from->count == 0)
		return false;
	step = from->steps[from->count - 1];
	length = strlen(step.text);
	if (!reserve(e, length) || !push(e, to))
		return false;
	from->count--;
	memcpy(e->text, step.text, length + 1);
	e->length = length;
	e->caret = step.caret;
	e->anchor = step.anchor;
	e->typing = false;
	free(step.text);
	return true;
}

bool edit_undo(struct edit *e)
{
	return step_back(e, &e->undo, &e->redo);
}

bool edit_redo(struct edit *e)
{
	return step_back(e, &e->redo, &e->undo);
}
