/* lib/common/packed.c - reads packed files. */
#include "common/packed.h"
#include <stddef.h>
#include "abi/error.h"

#define LEAST_PIECE 4  /* bytes; a shorter one is not worth its description */
#define MORE	    15 /* as a length: bytes to be added follow, up to one below 255 */

struct word {
	uint32_t value;
} __attribute__((packed, may_alias));

uint32_t packed_blocks(const struct packed *p)
{
	return p->size / PACKED_BLOCK + (p->size % PACKED_BLOCK != 0);
}

bool packed_ok(const void *bytes, uint32_t size)
{
	const struct packed *p = bytes;
	uint32_t room, end = 0;

	if (size < sizeof(*p) || p->magic != PACKED_MAGIC ||
	    packed_blocks(p) > (size - sizeof(*p)) / sizeof(p->ends[0]))
		return false;
	room = size - sizeof(*p) - packed_blocks(p) * sizeof(p->ends[0]);
	for (uint32_t i = 0; i < packed_blocks(p); i++) {
		if (p->ends[i] < end || p->ends[i] > room)
			return false;
		end = p->ends[i];
	}
	return true;
}

/* Upwards, and if they overlap the copy repeats itself. Where it may, it goes by whole words, which
 * write up to three bytes too many: those come later. */
static void copy(uint8_t *to, const uint8_t *from, uint32_t count, bool words)
{
	uint8_t *end = to + count;

	if (words)
		for (; to < end; to += 4, from += 4)
			((struct word *)to)->value = ((const struct word *)from)->value;
	else
		while (to < end)
			*to++ = *from++;
}

/* The bytes to be added to a length; NULL: they do not end. */
static const uint8_t *add_more(const uint8_t *from, const uint8_t *from_end, uint32_t *length)
{
	do
		if (from == from_end)
			return NULL;
		else
			*length += *from;
	while (*from++ == 255);
	return from;
}

/* The hot loop of starting a program: both ends are checked for each run and each piece, once. */
static bool unpack(const uint8_t *from, const uint8_t *from_end, uint8_t *to, uint8_t *end)
{
	const uint8_t *start = to;

	while (from != from_end) {
		uint32_t token = *from++, length = token >> 4, rest, room, back;

		if (length == MORE && !(from = add_more(from, from_end, &length)))
			return false;
		rest = (uint32_t)(from_end - from);
		room = (uint32_t)(end - to);
		if (length > rest || length > room)
			return false;
		copy(to, from, length, length + 3 <= rest && length + 3 <= room);
		from += length;
		to += length;
		if (length == rest) /* the last run is not followed by a piece */
			break;
		if (length + 2 > rest)
			return false;
		back = from[0] | (uint32_t)from[1] << 8;
		from += 2;
		length = token & 15;
		if (length == MORE && !(from = add_more(from, from_end, &length)))
			return false;
		length += LEAST_PIECE;
		room = (uint32_t)(end - to);
		if (!back || back > (uint32_t)(to - start) || length > room)
			return false;
		copy(to, to - back, length, back >= 4 && length + 3 <= room);
		to += length;
	}
	return to == end;
}

int packed_read(const struct packed *p, uint32_t n, uint8_t *to)
{
	const uint8_t *blocks = (const uint8_t *)&p->ends[packed_blocks(p)];
	uint32_t start = n ? p->ends[n - 1] : 0, size = p->size - n * PACKED_BLOCK;

	if (size > PACKED_BLOCK)
		size = PACKED_BLOCK;
	if (p->ends[n] - start == size)
		copy(to, blocks + start, size, size % 4 == 0);
	else if (!unpack(blocks + start, blocks + p->ends[n], to, to + size))
		return -EINVAL;
	return (int)size;
}

int packed_read_all(const struct packed *p, uint8_t *to)
{
	for (uint32_t n = 0; n < packed_blocks(p); n++)
		if (packed_read(p, n, to + n * PACKED_BLOCK) < 0)
			return -EINVAL;
	return 0;
}
