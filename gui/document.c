/*
 * gui/document.c - a long text being edited: its bytes, its lines, changes with undo and redo.
 *
 * - document_places.c moves in it, document_find.c searches it
 * - every change goes through change or revert: room first, then replace, which cannot fail
 */
#include "document.h"
#include <stdlib.h>
#include <string.h>
#include "common/utf8.h"

#define FIRST_BYTES 64
#define FIRST_LINES 16

/*
 * The block of bytes. Behind the gap position p lies at p + (capacity - length).
 */
static void move_gap(struct document *d, int to)
{
	int hole = d->capacity - d->length;

	if (to < d->gap)
		memmove(d->text + to + hole, d->text + to, d->gap - to);
	else
		memmove(d->text + d->gap, d->text + d->gap + hole, to - d->gap);
	d->gap = to;
}

static bool reserve_bytes(struct document *d, int more)
{
	int need = d->length + more, behind = d->length - d->gap, capacity;
	char *text;

	if (need <= d->capacity)
		return true;
	capacity = need + need / 4 + FIRST_BYTES;
	text = realloc(d->text, capacity);
	if (!text)
		return false;
	memmove(text + capacity - behind, text + d->capacity - behind, behind);
	d->text = text;
	d->capacity = capacity;
	return true;
}

void document_copy(const struct document *d, int from, int to, char *out)
{
	int hole = d->capacity - d->length;
	int before = from < d->gap ? (to < d->gap ? to : d->gap) - from : 0;

	memcpy(out, d->text + from, before);
	memcpy(out + before, d->text + from + before + hole, to - from - before);
}

const char *document_span(struct document *d, int from, int to)
{
	if (from < d->gap && to > d->gap)
		move_gap(d, to);
	return d->text + from + (from >= d->gap ? d->capacity - d->length : 0);
}

/*
 * The starts of lines. Behind the line gap they are counted from the text's end.
 */
int document_line_start(const struct document *d, int line)
{
	if (line < 0)
		return 0;
	if (line >= d->lines)
		return d->length;
	if (line < d->line_gap)
		return d->starts[line];
	return d->length - d->starts[line + d->line_capacity - d->lines];
}

static void move_line_gap(struct document *d, int to)
{
	int hole = d->line_capacity - d->lines;

	for (; d->line_gap > to; d->line_gap--)
		d->starts[d->line_gap - 1 + hole] = d->length - d->starts[d->line_gap - 1];
	for (; d->line_gap < to; d->line_gap++)
		d->starts[d->line_gap] = d->length - d->starts[d->line_gap + hole];
}

static bool reserve_lines(struct document *d, int more)
{
	int need = d->lines + more, behind = d->lines - d->line_gap, capacity;
	int *starts;

	if (need <= d->line_capacity)
		return true;
	capacity = need + need / 4 + FIRST_LINES;
	starts = realloc(d->starts, capacity * sizeof(*starts));
	if (!starts)
		return false;
	memmove(starts + capacity - behind, starts + d->line_capacity - behind,
		behind * sizeof(*starts));
	d->starts = starts;
	d->line_capacity = capacity;
	return true;
}

static int count_lines(const char *text, int length)
{
	int count = 0;

	for (const char *end = text + length; text < end; count++) {
		text = memchr(text, '\n', end - text);
		if (!text)
			break;
		text++;
	}
	return count;
}

static void replace_lines(struct document *d, int from, int to, const char *text, int length)
{
	int line = document_line_at(d, from);

	move_line_gap(d, line + 1);
	while (d->line_gap < d->lines && document_line_start(d, d->line_gap) <= to)
		d->lines--;
	for (int i = 0; i < length; i++) {
		if (text[i] != '\n')
			continue;
		d->starts[d->line_gap++] = from + i + 1;
		d->lines++;
	}
}

/* Put text in the place of [from, to); there is room for its bytes and lines. */
static void replace(struct document *d, int from, int to, const char *text, int length)
{
	d->changes++;
	replace_lines(d, from, to, text, length);
	move_gap(d, from);
	d->length -= to - from;
	if (length > 0)
		memcpy(d->text + from, text, length);
	d->gap += length;
	d->length += length;
}

/*
 * Steps.
 */
static void steps_clear(struct document_steps *s)
{
	while (s->count > 0)
		free(s->steps[--s->count].old);
	s->bytes = 0;
}

static void steps_drop_oldest(struct document_steps *s)
{
	s->bytes -= s->steps[0].old_length;
	free(s->steps[0].old);
	memmove(s->steps, s->steps + 1, --s->count * sizeof(*s->steps));
}

static bool steps_reserve(struct document_steps *s)
{
	struct document_step *steps;
	int capacity = s->capacity ? s->capacity * 2 : 16;

	if (s->count < s->capacity)
		return true;
	steps = realloc(s->steps, capacity * sizeof(*steps));
	if (!steps)
		return false;
	s->steps = steps;
	s->capacity = capacity;
	return true;
}

/* A copy of [from, to); false: no memory. NULL if it is empty. */
static bool copy_of(const struct document *d, int from, int to, char **copy)
{
	*copy = NULL;
	if (from == to)
		return true;
	*copy = realloc(NULL, to - from);
	if (*copy)
		document_copy(d, from, to, *copy);
	return *copy != NULL;
}

static void push(struct document *d, struct document_step step)
{
	struct document_steps *s = &d->undo;

	if (d->saved > s->count)
		d->saved = -1;
	s->steps[s->count++] = step;
	s->bytes += step.old_length;
	while (s->count > 1 && (s->count > DOCUMENT_STEPS_MAX || s->bytes > DOCUMENT_OLD_MAX)) {
		steps_drop_oldest(s);
		d->saved = d->saved > 0 ? d->saved - 1 : -1;
	}
}

/* The step a change may join: the last one, if it is of the same kind and not yet saved. */
static struct document_step *joinable(struct document *d, enum document_join join)
{
	if (join == DOCUMENT_ALONE || join != d->joining || d->undo.count == 0 ||
	    d->saved == d->undo.count)
		return NULL;
	return &d->undo.steps[d->undo.count - 1];
}

static bool join_typing(struct document *d, int from, int to, int length)
{
	struct document_step *step = joinable(d, DOCUMENT_TYPING);

	if (!step || from != to || from != step->at + step->length)
		return false;
	step->length += length;
	return true;
}

/* More is deleted before or behind what the last step deleted. */
static bool join_deleting(struct document *d, int from, int to)
{
	struct document_step *step = joinable(d, DOCUMENT_DELETING);
	int more = to - from;
	char *old;

	if (!step || step->length || (to != step->at && from != step->at))
		return false;
	old = realloc(step->old, step->old_length + more);
	if (!old)
		return false;
	if (to == step->at)
		memmove(old + more, old, step->old_length);
	document_copy(d, from, to, to == step->at ? old : old + step->old_length);
	step->old = old;
	step->old_length += more;
	d->undo.bytes += more;
	step->at = from;
	return true;
}

/* Remember how to take a change back, in a step of its own or in the last one. */
static bool remember(struct document *d, int from, int to, int length, enum document_join join)
{
	struct document_step step = {from, length, NULL, to - from, d->caret, d->anchor};

	if (join == DOCUMENT_TYPING && join_typing(d, from, to, length))
		return true;
	if (join == DOCUMENT_DELETING && join_deleting(d, from, to))
		return true;
	if (!steps_reserve(&d->undo) || !copy_of(d, from, to, &step.old))
		return false;
	push(d, step);
	return true;
}

static bool change(struct document *d, int from, int to, const char *text, int length,
		   enum document_join join)
{
	if (length < 0 || length > DOCUMENT_MAX - d->length + (to - from))
		return false;
	if (!reserve_bytes(d, length) || !reserve_lines(d, count_lines(text, length)) ||
	    !remember(d, from, to, length, join))
		return false;
	/* From here on nothing fails. */
	steps_clear(&d->redo);
	replace(d, from, to, text, length);
	d->caret = d->anchor = document_snap(d, from + length);
	d->joining = join;
	return true;
}

/* Take back the last step of one stack; the other gets what takes that back. */
static bool revert(struct document *d, struct document_steps *from, struct document_steps *to)
{
	struct document_step step, back;

	if (from->count == 0)
		return false;
	step = from->steps[from->count - 1];
	back = step;
	back.length = step.old_length;
	back.old_length = step.length;
	if (!reserve_bytes(d, step.old_length) ||
	    !reserve_lines(d, count_lines(step.old, step.old_length)) || !steps_reserve(to) ||
	    !copy_of(d, step.at, step.at + step.length, &back.old))
		return false;
	/* From here on nothing fails. */
	replace(d, step.at, step.at + step.length, step.old, step.old_length);
	to->steps[to->count++] = back;
	to->bytes += back.old_length;
	from->count--;
	from->bytes -= step.old_length;
	free(step.old);
	d->joining = DOCUMENT_ALONE;
	return true;
}

bool document_undo(struct document *d)
{
	const struct document_step *back;

	if (!revert(d, &d->undo, &d->redo))
		return false;
	back = &d->redo.steps[d->redo.count - 1];
	d->caret = back->caret;
	d->anchor = back->anchor;
	return true;
}

bool document_redo(struct document *d)
{
	const struct document_step *back;

	if (!revert(d, &d->redo, &d->undo))
		return false;
	back = &d->undo.steps[d->undo.count - 1];
	d->caret = d->anchor = document_snap(d, back->at + back->length);
	return true;
}

bool document_modified(const struct document *d)
{
	return d->saved != d->undo.count;
}

void document_set_modified(struct document *d, bool modified)
{
	d->saved = modified ? -1 : d->undo.count;
}

/*
 * Life, and the ways to change.
 */
bool document_init(struct document *d)
{
	memset(d, 0, sizeof(*d));
	d->text = realloc(NULL, FIRST_BYTES);
	d->starts = realloc(NULL, FIRST_LINES * sizeof(*d->starts));
	if (!d->text || !d->starts) {
		document_deinit(d);
		return false;
	}
	d->capacity = FIRST_BYTES;
	d->line_capacity = FIRST_LINES;
	d->starts[0] = 0;
	d->lines = d->line_gap = 1;
	return true;
}

void document_deinit(struct document *d)
{
	steps_clear(&d->undo);
	steps_clear(&d->redo);
	free(d->undo.steps);
	free(d->redo.steps);
	free(d->text);
	free(d->starts);
	memset(d, 0, sizeof(*d));
}

bool document_set(struct document *d, const char *text, int length)
{
	if (length < 0 || length > DOCUMENT_MAX || !reserve_bytes(d, length) ||
	    !reserve_lines(d, count_lines(text, length)))
		return false;
	/* From here on nothing fails. */
	steps_clear(&d->undo);
	steps_clear(&d->redo);
	replace(d, 0, d->length, text, length);
	d->caret = d->anchor = d->saved = 0;
	d->joining = DOCUMENT_ALONE;
	return true;
}

bool document_insert(struct document *d, const char *text, int length)
{
	return change(d, document_from(d), document_to(d), text, length, DOCUMENT_ALONE);
}

/* Does this character end the run of typing that is one step? A line's end and a word's start do.
 */
static bool begins_step(const struct document *d, uint32_t code)
{
	char before = ' ';

	if (code == '\n')
		return true;
	if (d->caret > 0)
		document_copy(d, d->caret - 1, d->caret, &before);
	return code != ' ' && code != '\t' && (before == ' ' || before == '\t' || before == '\n');
}

bool document_type(struct document *d, uint32_t code)
{
	char bytes[UTF8_BYTES_MAX];
	int length;

	if (code != '\n' && code != '\t' && (code < 0x20 || (code >= 0x7f && code < 0xa0)))
		return false;
	if (begins_step(d, code))
		d->joining = DOCUMENT_ALONE;
	length = utf8_encode(code, bytes);
	return change(d, document_from(d), document_to(d), bytes, length, DOCUMENT_TYPING);
}

bool document_delete(struct document *d, int to)
{
	int caret = d->caret;

	if (d->caret != d->anchor)
		return change(d, document_from(d), document_to(d), "", 0, DOCUMENT_ALONE);
	to = document_snap(d, to);
	if (to == caret)
		return false;
	return change(d, to < caret ? to : caret, to < caret ? caret : to, "", 0,
		      DOCUMENT_DELETING);
}
