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

/* How many cells from here on make one run. */
static int run_length(const struct cell *cells, int count)
{
	int n = 1;

	while (n < count &&
	       ((cells[n].attributes & CELL_TAIL) ||
		(cell_same_look(&cells[0], &cells[n]) && !cells[0].mark == !cells[n].mark)))
		n++;
	return n;
}

static uint8_t *put_run(const struct cell *cells, int count, uint8_t *to)
{
	const struct cell *c = cells;
	uint32_t marks = (c->text ? RUN_TEXT : 0) | (c->background ? RUN_BACKGROUND : 0) |
			 (c->mark ? RUN_MARKS : 0);

	to = put16(put16(to, (uint32_t)count), c->attributes | marks);
	if (c->text)
		to = put32(to, c->text);
	if (c->background)
		to = put32(to, c->background);
	for (; c < cells + count; c++) {
		if (c->attributes & CELL_TAIL)
			continue;
		if (c->code < 0x80)
			*to++ = (uint8_t)c->code;
		else
			to += utf8_encode(c->code, (char *)to);
		if (c->mark)
			to += utf8_encode(c->mark, (char *)to);
	}
	return to;
}

int packed_write(const struct row *row, uint8_t *out)
{
	uint8_t *to = out + 4;
	int length = row->length;

	while (length && cell_is_nothing(&row->cells[length - 1]))
		length--;
	for (int at = 0; at < length;) {
		int count = run_length(row->cells + at, length - at);

		to = put_run(row->cells + at, count, to);
		at += count;
	}
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
