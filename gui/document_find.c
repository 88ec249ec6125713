/* gui/document_find.c - searches a long text, with or without regard to case and words. */
#include <string.h>
#include "common/utf8.h"
#include "document.h"

/* Lower case of the alphabets whose small letters take as many bytes as the capitals. */
static uint32_t fold(uint32_t c)
{
	if ((c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7))
		return c + 0x20;
	if (c >= 0x100 && c <= 0x137 && c != 0x130 && c != 0x131)
		return c | 1;
	if (c >= 0x14a && c <= 0x177)
		return c | 1;
	if ((c >= 0x391 && c <= 0x3a9 && c != 0x3a2) || (c >= 0x410 && c <= 0x42f))
		return c + 0x20;
	if (c >= 0x400 && c <= 0x40f)
		return c + 0x50;
	return c;
}

static unsigned char byte_at(const struct document *d, int at)
{
	return d->text[at < d->gap ? at : at + d->capacity - d->length];
}

static bool is_word(unsigned char c)
{
	return c >= 0x80 || c == '_' || (c >= '0' && c <= '9') ||
	       (fold(c) >= 'a' && fold(c) <= 'z');
}

/* One character of the text, of which `most` bytes may be read. */
static int read_one(const struct document *d, int at, int most, uint32_t *code)
{
	char bytes[UTF8_BYTES_MAX];
	int length = most < UTF8_BYTES_MAX ? most : UTF8_BYTES_MAX;

	document_copy(d, at, at + length, bytes);
	return utf8_decode(bytes, length, code);
}

/* Bytes that are the same up to case at both places; 0: they differ. What is no character is
 * compared by its bytes. */
static int same_one(const struct document *d, int at, const char *what, int most, uint32_t flags)
{
	unsigned char c = byte_at(d, at), w = what[0];
	uint32_t mine, theirs;
	int length;

	if ((flags & DOCUMENT_CASE) || ((c ^ w) & 0x80))
		return c == w;
	if (c < 0x80)
		return fold(c) == fold(w);
	length = utf8_decode(what, most, &theirs);
	if (read_one(d, at, most, &mine) != length || theirs == UTF8_REPLACEMENT)
		return c == w;
	return fold(mine) == fold(theirs) ? length : 0;
}

static bool same(const struct document *d, int at, const char *what, int length, uint32_t flags)
{
	int done = 0, step = 1;

	for (; done < length && step > 0; done += step)
		step = same_one(d, at + done, what + done, length - done, flags);
	return step > 0;
}

static bool matches(const struct document *d, int at, const char *what, int length, uint32_t flags)
{
	int end = at + length;

	if (!same(d, at, what, length, flags))
		return false;
	if (document_snap(d, at) != at || document_snap(d, end) != end)
		return false;
	if (!(flags & DOCUMENT_WORDS))
		return true;
	return (at == 0 || !is_word(byte_at(d, at - 1))) &&
	       (end == d->length || !is_word(byte_at(d, end)));
}

int document_find(const struct document *d, const char *what, int from, uint32_t flags)
{
	int length = strlen(what), places = d->length - length + 1;
	int step = flags & DOCUMENT_BACK ? -1 : 1;
	int at = flags & DOCUMENT_BACK ? from - length : from;

	if (length == 0 || places <= 0)
		return -1;
	if (at < 0 || at >= places)
		at = step < 0 ? places - 1 : 0;
	for (int left = places; left > 0; left--) {
		if (matches(d, at, what, length, flags))
			return at;
		at += step;
		if (at < 0 || at >= places)
			at = step < 0 ? places - 1 : 0;
	}
	return -1;
}
