/*
 * tools/pack.c - packs bytes into LZ4 blocks, as small as they get.
 *
 * For each place of a block the longest piece that stands before is looked up in chains of places
 * that begin with the same four bytes. Then, from the end to the start, each place gets what is
 * cheapest from there: a byte as it is, or a piece of some length. Slow, and done once.
 */
#include "tools/pack.h"
#include <stdlib.h>
#include <string.h>
#include "common/packed.h"

#define LEAST	   4  /* bytes of a piece */
#define TAIL	   5  /* the last bytes of a block are never a piece, */
#define LAST_START 12 /* and none starts this near its end */
#define CHAINS	   65536
#define LONG	   256 /* a piece of so many bytes is long enough */
#define PIECE	   5   /* its cost: three bytes, and the time of starting anew as if it were two */
#define TRIES	   48

struct place {
	uint32_t length, back; /* the longest piece that stands before; length 0: none */
	uint32_t cost;	       /* of all from here to the end, bytes */
	uint32_t run;	       /* bytes as they are from here on, in the cheapest way */
	uint32_t take;	       /* length of the piece to take here; 0: a byte as it is */
};

struct packer {
	const uint8_t *bytes;
	uint32_t size;
	int32_t heads[CHAINS], before[PACKED_BLOCK];
	struct place places[PACKED_BLOCK + 1];
	uint8_t *out;
};

static uint32_t hash(const uint8_t *bytes)
{
	uint32_t word;

	memcpy(&word, bytes, 4);
	return word * 2654435761u >> 16;
}

static uint32_t same(const uint8_t *a, const uint8_t *b, uint32_t limit)
{
	uint32_t n = 0;

	while (n < limit && a[n] == b[n])
		n++;
	return n;
}

static void find_piece(struct packer *p, uint32_t at)
{
	struct place *here = &p->places[at];
	uint32_t limit = p->size - TAIL - at;
	int32_t tries = TRIES;

	if (limit > LONG)
		limit = LONG;

	for (int32_t i = p->heads[hash(p->bytes + at)]; i >= 0 && tries-- && here->length < limit;
	     i = p->before[i]) {
		uint32_t length = same(p->bytes + i, p->bytes + at, limit);

		if (length >= LEAST && length > here->length) {
			here->length = length;
			here->back = at - (uint32_t)i;
		}
	}
}

static void find_pieces(struct packer *p)
{
	memset(p->heads, -1, sizeof(p->heads));
	memset(p->places, 0, sizeof(p->places));
	for (uint32_t at = 0; at + LAST_START < p->size; at++) {
		uint32_t h = hash(p->bytes + at);

		find_piece(p, at);
		p->before[at] = p->heads[h];
		p->heads[h] = (int32_t)at;
	}
}

/* Bytes that a length takes beyond its four bits. */
static uint32_t length_cost(uint32_t length)
{
	return length < 15 ? 0 : 1 + (length - 15) / 255;
}

static void choose(struct packer *p, uint32_t at)
{
	struct place *here = &p->places[at], *next = here + 1;

	here->take = 0;
	here->run = next->run + 1;
	here->cost = next->cost + 1 + length_cost(here->run) - length_cost(next->run);
	for (uint32_t n = LEAST; n <= here->length; n++) {
		uint32_t cost = PIECE + length_cost(n - LEAST) + here[n].cost;

		if (cost > here->cost || (cost == here->cost && here->take))
			continue;
		here->cost = cost;
		here->take = n;
		here->run = 0;
	}
}

static void choose_all(struct packer *p)
{
	for (uint32_t at = p->size; at--;)
		choose(p, at);
}

static void put_length(struct packer *p, uint32_t length)
{
	if (length < 15)
		return;
	for (length -= 15; length >= 255; length -= 255)
		*p->out++ = 255;
	*p->out++ = (uint8_t)length;
}

static uint32_t nibble(uint32_t length)
{
	return length < 15 ? length : 15;
}

/* A run of bytes as they are, and the piece after it (take 0: the end). */
static uint32_t put(struct packer *p, uint32_t at)
{
	uint32_t run = p->places[at].run, take, back;

	take = p->places[at + run].take;
	back = p->places[at + run].back;
	*p->out++ = (uint8_t)(nibble(run) << 4 | (take ? nibble(take - LEAST) : 0));
	put_length(p, run);
	memcpy(p->out, p->bytes + at, run);
	p->out += run;
	if (!take)
		return run;
	*p->out++ = (uint8_t)back;
	*p->out++ = (uint8_t)(back >> 8);
	put_length(p, take - LEAST);
	return run + take;
}

static void pack_block(struct packer *p)
{
	uint8_t *start = p->out;

	find_pieces(p);
	choose_all(p);
	for (uint32_t at = 0; at < p->size;)
		at += put(p, at);
	if ((uint32_t)(p->out - start) < p->size)
		return;
	memcpy(start, p->bytes, p->size);
	p->out = start + p->size;
}

uint8_t *pack(const uint8_t *bytes, uint32_t size, uint32_t *packed_size)
{
	struct packed header = {PACKED_MAGIC, size};
	uint32_t blocks = packed_blocks(&header), head = sizeof(header) + blocks * 4;
	struct packer *p = malloc(sizeof(*p));
	uint8_t *out = malloc(head + size + blocks * (PACKED_BLOCK / 128));

	if (!p || !out) {
		free(p);
		free(out);
		return NULL;
	}
	p->out = out + head;
	memcpy(out, &header, sizeof(header));
	for (uint32_t n = 0; n < blocks; n++) {
		uint32_t rest = size - n * PACKED_BLOCK;

		p->bytes = bytes + n * PACKED_BLOCK;
		p->size = rest < PACKED_BLOCK ? rest : PACKED_BLOCK;
		pack_block(p);
		((struct packed *)out)->ends[n] = (uint32_t)(p->out - out) - head;
	}
	*packed_size = (uint32_t)(p->out - out);
	free(p);
	return out;
}
