/* gui/document_places.c - places in a long text: lines, characters, words, the selection. */
#include "document.h"

static unsigned char byte_at(const struct document *d, int at)
{
	return d->text[at < d->gap ? at : at + d->capacity - d->length];
}

static bool inside_character(const struct document *d, int at)
{
	unsigned char c;

	if (at <= 0 || at >= d->length)
		return false;
	c = byte_at(d, at);
	return (c & 0xc0) == 0x80 || (c == '\n' && byte_at(d, at - 1) == '\r');
}

int document_snap(const struct document *d, int position)
{
	position = position < 0 ? 0 : position > d->length ? d->length : position;
	while (inside_character(d, position))
		position--;
	return position;
}

int document_next(const struct document *d, int position)
{
	position = position < d->length ? position + 1 : d->length;
	while (inside_character(d, position))
		position++;
	return position;
}

int document_prev(const struct document *d, int position)
{
	return document_snap(d, position - 1);
}

int document_line_at(const struct document *d, int position)
{
	int low = 0, high = d->lines;

	while (high - low > 1) {
		int middle = low + (high - low) / 2;

		if (document_line_start(d, middle) <= position)
			low = middle;
		else
			high = middle;
	}
	return low;
}

int document_line_end(const struct document *d, int line)
{
	int start = document_line_start(d, line), end = document_line_start(d, line + 1);

	if (line >= d->lines - 1)
		return d->length;
	end--;
	return end > start && byte_at(d, end - 1) == '\r' ? end - 1 : end;
}

/* Every character beyond ASCII counts as a letter. */
static bool is_word(unsigned char c)
{
	return c >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	       (c >= 'a' && c <= 'z');
}

int document_word_left(const struct document *d, int position)
{
	while (position > 0 && !is_word(byte_at(d, position - 1)))
		position--;
	while (position > 0 && is_word(byte_at(d, position - 1)))
		position--;
	return document_snap(d, position);
}

int document_word_right(const struct document *d, int position)
{
	while (position < d->length && is_word(byte_at(d, position)))
		position++;
	while (position < d->length && !is_word(byte_at(d, position)))
		position++;
	return position;
}

void document_word(const struct document *d, int position, int *from, int *to)
{
	int line = document_line_at(d, position);
	int start = document_line_start(d, line), end = document_line_end(d, line);

	*from = *to = document_snap(d, position);
	while (*from > start && is_word(byte_at(d, *from - 1)))
		--*from;
	while (*to < end && is_word(byte_at(d, *to)))
		++*to;
	*from = document_snap(d, *from);
	if (*from == *to && *to < end)
		*to = document_next(d, *to);
}

void document_place(struct document *d, int position, bool select)
{
	d->caret = document_snap(d, position);
	if (!select)
		d->anchor = d->caret;
	d->joining = DOCUMENT_ALONE;
}

int document_from(const struct document *d)
{
	return d->caret < d->anchor ? d->caret : d->anchor;
}

int document_to(const struct document *d)
{
	return d->caret > d->anchor ? d->caret : d->anchor;
}
