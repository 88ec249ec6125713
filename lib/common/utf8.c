/* lib/common/utf8.c - reads and writes UTF-8, strictly. */
#include "common/utf8.h"

/* By the first byte: how many follow, and what the second may be (RFC 3629, 4). -1: no first byte.
 */
static int followers(uint8_t first, uint8_t *low, uint8_t *high)
{
	*low = 0x80;
	*high = 0xbf;
	if (first < 0x80)
		return 0;
	if (first < 0xc2 || first > 0xf4)
		return -1;
	if (first < 0xe0)
		return 1;
	if (first < 0xf0) {
		if (first == 0xe0)
			*low = 0xa0;
		if (first == 0xed)
			*high = 0x9f;
		return 2;
	}
	if (first == 0xf0)
		*low = 0x90;
	if (first == 0xf4)
		*high = 0x8f;
	return 3;
}

int utf8_decode(const char *text, int length, uint32_t *code)
{
	static const uint8_t masks[] = {0x7f, 0x1f, 0x0f, 0x07};
	const uint8_t *bytes = (const uint8_t *)text;
	uint8_t low, high;
	int count;

	*code = 0;
	if (length <= 0)
		return 0;
	count = followers(bytes[0], &low, &high);
	*code = UTF8_REPLACEMENT;
	if (count < 0)
		return 1;
	uint32_t value = bytes[0] & masks[count];
	for (int i = 1; i <= count; i++) {
		if (i >= length || bytes[i] < low || bytes[i] > high)
			return i;
		value = value << 6 | (bytes[i] & 0x3f);
		low = 0x80;
		high = 0xbf;
	}
	*code = value;
	return count + 1;
}

int utf8_encode(uint32_t code, char *out)
{
	if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
		code = UTF8_REPLACEMENT;
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xc0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3f));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xe0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3f));
		out[2] = (char)(0x80 | (code & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3f));
	out[2] = (char)(0x80 | (code >> 6 & 0x3f));
	out[3] = (char)(0x80 | (code & 0x3f));
	return 4;
}

int utf8_next(const char *text, int length, int at)
{
	uint32_t code;

	return at >= length ? length : at + utf8_decode(text + at, length - at, &code);
}

/* The longest character that ends here; a byte that belongs to none is one of its own. */
int utf8_prev(const char *text, int length, int at)
{
	if (at > length)
		at = length;
	if (at <= 0)
		return 0;
	for (int back = UTF8_BYTES_MAX; back > 1; back--)
		if (back <= at && utf8_next(text, length, at - back) == at)
			return at - back;
	return at - 1;
}

bool utf8_text_ok(const char *text, int size)
{
	int length = 0;
	uint32_t code = 0;

	while (length < size && text[length])
		length++;
	if (length == size)
		return false;
	for (int at = 0; at < length && code != UTF8_REPLACEMENT;)
		at += utf8_decode(text + at, length - at, &code);
	return code != UTF8_REPLACEMENT;
}
