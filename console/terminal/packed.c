/* console/terminal/packed.c - a row of cells to bytes and back. */
#include "packed.h"
#include <string.h>
#include "common/utf8.h"

#define WRAPPED 0x8000

/* With the attributes of a run. */
#define RUN_TEXT       0x1000
#define RUN_BACKGROUND 0x2000
#define RUN_MARKS      0x4000

static uint8_t *put16(uint8_t *to, uint32_t value)
{
	uint16_t small = (uint16_t)value;

	memcpy(to, &small, sizeof(small));
	return to + sizeof(small);
}

static uint8_t *put32(uint8_t *to, uint32_t value)
{
	memcpy(to, &value, sizeof(value));
	return to + sizeof(value);
}

static uint32_t get16(const uint8_t *from)
{
	uint16_t value;

	memcpy(&value, from, sizeof(value));
	return value;
}

static uint32_t get32(const uint8_t **from)
{
	uint32_t value;

	memcpy(&value, *from, sizeof(value));
	*from += sizeof(value);
	return value;
}

/* Most text is this: ASCII that looks like the cell before. Returns where that ends. */
static const struct cell *put_plain(const struct cell *c, const struct cell *end, uint8_t **to)
{
	const struct cell like = *c;
	uint8_t *out = *to;

	while (c < end && c->code < 0x80 && c->text == like.text &&
	       c->background == like.background && c->attributes == like.attributes && !c->mark)
		*out++ = (uint8_t)c++->code;
	*to = out;
	return c;
}

/* The characters from *at on that look like the first; *at is behind them then. */
static uint8_t *put_characters(const struct cell **at, const struct cell *end, uint8_t *to)
{
	const struct cell *first = *at, *c = first;

	if (!(first->attributes & CELL_WIDE))
		c = put_plain(first, end, &to);
	for (; c < end; c++) {
		if (c->attributes & CELL_TAIL)
			continue;
		if (!cell_same_look(first, c) || !first->mark != !c->mark)
			break;
		if (c->code < 0x80)
			*to++ = (uint8_t)c->code;
		else
			to += utf8_encode(c->code, (char *)to);
		if (c->mark)
			to += utf8_encode(c->mark, (char *)to);
	}
	*at = c;
	return to;
}

static uint8_t *put_run(const struct cell **at, const struct cell *end, uint8_t *to)
{
	const struct cell *c = *at;
	uint32_t marks = (c->text ? RUN_TEXT : 0) | (c->background ? RUN_BACKGROUND : 0) |
			 (c->mark ? RUN_MARKS : 0);
	uint8_t *count = to;

	to = put16(to + 2, c->attributes | marks);
	if (c->text)
		to = put32(to, c->text);
	if (c->background)
		to = put32(to, c->background);
	to = put_characters(at, end, to);
	put16(count, (uint32_t)(*at - c));
	return to;
}

int packed_write(const struct row *row, uint8_t *out)
{
	const struct cell *at = row->cells, *end = at + row->length;
	uint8_t *to = out + 4;

	while (end > at && cell_is_nothing(end - 1))
		end--;
	int length = (int)(end - at);
	while (at < end)
		to = put_run(&at, end, to);
	put16(out, (uint32_t)(to - out));
	put16(out + 2, (uint32_t)length | (row->wrapped ? WRAPPED : 0));
	return (int)(to - out);
}

int packed_bytes(const uint8_t *packed)
{
	return (int)get16(packed);
}

int packed_length(const uint8_t *packed, bool *wrapped)
{
	uint32_t length = get16(packed + 2);

	*wrapped = (length & WRAPPED) != 0;
	return (int)(length & ~(uint32_t)WRAPPED);
}

void packed_unwrap(uint8_t *packed)
{
	put16(packed + 2, get16(packed + 2) & ~(uint32_t)WRAPPED);
}

static uint32_t get_code(const uint8_t **from)
{
	uint32_t code = **from;

	if (code < 0x80)
		(*from)++;
	else
		*from += utf8_decode((const char *)*from, UTF8_BYTES_MAX, &code);
	return code;
}

/* The run's characters, of which `room` cells are wanted. */
static const uint8_t *get_run(const uint8_t *from, struct cell *cells, int *count)
{
	uint32_t attributes = get16(from + 2);
	struct cell c = {.attributes = attributes & (CELL_LOOK | CELL_WIDE)};

	*count = (int)get16(from);
	from += 4;
	c.text = attributes & RUN_TEXT ? get32(&from) : CELL_DEFAULT;
	c.background = attributes & RUN_BACKGROUND ? get32(&from) : CELL_DEFAULT;
	for (int i = 0; i < *count; i++) {
		c.code = get_code(&from);
		c.mark = attributes & RUN_MARKS ? (uint16_t)get_code(&from) : 0;
		cells[i] = c;
		if (!(c.attributes & CELL_WIDE) || ++i == *count)
			continue;
		cells[i] = c;
		cells[i].code = cells[i].mark = 0;
		cells[i].attributes ^= CELL_WIDE | CELL_TAIL;
	}
	return from;
}

void packed_read(const uint8_t *packed, struct row *out)
{
	const uint8_t *from = packed + 4;
	int count, length = packed_length(packed, &out->wrapped);

	for (out->length = 0; out->length < length; out->length += count)
		from = get_run(from, out->cells + out->length, &count);
}
