/* console/terminal/history.c - packed rows in a ring of blocks, numbered, bounded. */
#include "history.h"
#include <string.h>
#include "memory.h"
#include "packed.h"

struct history_block {
	uint32_t used;
	uint8_t bytes[HISTORY_BLOCK_BYTES - sizeof(uint32_t)];
};

_Static_assert(PACKED_BYTES_MAX(TERMINAL_COLUMNS_MAX) <= HISTORY_BLOCK_BYTES - sizeof(uint32_t),
	       "the longest row fits into a block");

bool history_init(struct history *h)
{
	*h = (struct history){.places = memory_get(TERMINAL_HISTORY_MAX * sizeof(*h->places))};
	return h->places != NULL;
}

void history_clear(struct history *h)
{
	for (; h->block_count; h->block_count--)
		memory_free(h->blocks[(h->first_block + h->block_count - 1) % HISTORY_BLOCKS_MAX]);
	h->first += h->count;
	h->count = 0;
}

void history_deinit(struct history *h)
{
	history_clear(h);
	memory_free(h->places);
	*h = (struct history){0};
}

static uint32_t place_at(const struct history *h, int index)
{
	return h->places[(h->first_place + index) % TERMINAL_HISTORY_MAX];
}

static uint8_t *packed_at(const struct history *h, int index)
{
	uint32_t place = place_at(h, index);

	return h->blocks[place >> 16]->bytes + (place & 0xffff);
}

static void free_first_block(struct history *h)
{
	memory_free(h->blocks[h->first_block]);
	h->first_block = (h->first_block + 1) % HISTORY_BLOCKS_MAX;
	h->block_count--;
}

void history_drop_first(struct history *h)
{
	h->first_place = (h->first_place + 1) % TERMINAL_HISTORY_MAX;
	h->first++;
	h->count--;
	while (h->count && (int)(place_at(h, 0) >> 16) != h->first_block)
		free_first_block(h);
	if (!h->count)
		h->blocks[h->first_block]->used = 0;
}

static struct history_block *last_block(const struct history *h)
{
	return h->blocks[(h->first_block + h->block_count - 1) % HISTORY_BLOCKS_MAX];
}

static bool add_block(struct history *h)
{
	struct history_block *b;

	if (h->block_count == HISTORY_BLOCKS_MAX)
		return false;
	b = memory_get(sizeof(*b));
	if (!b)
		return false;
	b->used = 0;
	h->blocks[(h->first_block + h->block_count++) % HISTORY_BLOCKS_MAX] = b;
	return true;
}

/* The block with room for that many bytes; the oldest rows pay for it. NULL: no memory at all. */
static struct history_block *room(struct history *h, int bytes)
{
	for (;;) {
		struct history_block *b = h->block_count ? last_block(h) : NULL;

		if (b && b->used + (uint32_t)bytes <= sizeof(b->bytes))
			return b;
		if (add_block(h))
			continue;
		if (!h->count)
			return NULL;
		for (int block = h->first_block; h->count && block == h->first_block;)
			history_drop_first(h);
	}
}

/* Where the next row is written; its size is told by added(). */
static uint8_t *begin(struct history *h, int bytes)
{
	if (h->count == TERMINAL_HISTORY_MAX)
		history_drop_first(h);
	struct history_block *b = room(h, bytes);
	if (b)
		return b->bytes + b->used;
	h->first++;
	return NULL;
}

static void added(struct history *h, int bytes)
{
	struct history_block *b = last_block(h);
	int slot = (h->first_block + h->block_count - 1) % HISTORY_BLOCKS_MAX;

	h->places[(h->first_place + h->count++) % TERMINAL_HISTORY_MAX] =
		(uint32_t)slot << 16 | b->used;
	b->used += (uint32_t)bytes;
}

void history_push(struct history *h, const struct row *row)
{
	uint8_t *to = begin(h, PACKED_BYTES_MAX(row->length));

	if (to)
		added(h, packed_write(row, to));
}

void history_push_packed(struct history *h, const struct history *from, int index)
{
	const uint8_t *packed = packed_at(from, index);
	int bytes = packed_bytes(packed);
	uint8_t *to = begin(h, bytes);

	if (!to)
		return;
	memcpy(to, packed, (size_t)bytes);
	added(h, bytes);
}

void history_unwrap(struct history *h)
{
	if (h->count)
		packed_unwrap(packed_at(h, h->count - 1));
}

void history_get(const struct history *h, int index, struct row *out)
{
	packed_read(packed_at(h, index), out);
}

int history_length(const struct history *h, int index, bool *wrapped)
{
	return packed_length(packed_at(h, index), wrapped);
}

/* The last block may become empty: it stays for the next row, as long as there is a row. */
void history_pop(struct history *h, struct row *out)
{
	uint32_t place = place_at(h, h->count - 1);

	history_get(h, h->count - 1, out);
	h->blocks[place >> 16]->used = place & 0xffff;
	h->count--;
	while (h->block_count > 1 && last_block(h)->used == 0) {
		memory_free(last_block(h));
		h->block_count--;
	}
}

size_t history_bytes(const struct history *h)
{
	return TERMINAL_HISTORY_MAX * sizeof(*h->places) +
	       (size_t)h->block_count * sizeof(struct history_block);
}
