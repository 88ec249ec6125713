/* lib/common/random.c - ChaCha20 as a generator with fast key erasure. */
#include "common/random.h"

#define ROUNDS 20

static uint32_t rotate(uint32_t v, uint32_t bits)
{
	return v << bits | v >> (32 - bits);
}

static void quarter(uint32_t *a, uint32_t *b, uint32_t *c, uint32_t *d)
{
	*a += *b;
	*d = rotate(*d ^ *a, 16);
	*c += *d;
	*b = rotate(*b ^ *c, 12);
	*a += *b;
	*d = rotate(*d ^ *a, 8);
	*c += *d;
	*b = rotate(*b ^ *c, 7);
}

static void mix(uint32_t s[16])
{
	for (int i = 0; i < ROUNDS; i += 2) {
		for (int column = 0; column < 4; column++)
			quarter(&s[column], &s[4 + column], &s[8 + column], &s[12 + column]);
		quarter(&s[0], &s[5], &s[10], &s[15]);
		quarter(&s[1], &s[6], &s[11], &s[12]);
		quarter(&s[2], &s[7], &s[8], &s[13]);
		quarter(&s[3], &s[4], &s[9], &s[14]);
	}
}

void random_block(const uint32_t key[8], uint32_t counter, const uint32_t nonce[3], uint8_t out[64])
{
	uint32_t first[16] = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574}, s[16];

	__builtin_memcpy(first + 4, key, 32);
	first[12] = counter;
	__builtin_memcpy(first + 13, nonce, 12);
	__builtin_memcpy(s, first, sizeof s);
	mix(s);
	for (int i = 0; i < 16; i++) {
		uint32_t v = s[i] + first[i];

		for (int b = 0; b < 4; b++)
			out[i * 4 + b] = (uint8_t)(v >> 8 * b);
	}
}

/* A block: its first half is the next key, the other is given away. */
static void next(struct random *r, uint8_t out[32])
{
	static const uint32_t nonce[3] = {0};
	uint8_t block[64];

	random_block(r->key, 0, nonce, block);
	__builtin_memcpy(r->key, block, 32);
	__builtin_memcpy(out, block + 32, 32);
	__builtin_memset(block, 0, sizeof block);
	__asm__ volatile("" ::"r"(block) : "memory"); /* the clearing is meant */
}

void random_stir(struct random *r, const void *bytes, uint32_t size)
{
	const uint8_t *from = bytes;
	uint8_t unused[32];

	do {
		uint32_t part = size < 32 ? size : 32;

		for (uint32_t i = 0; i < part; i++)
			((uint8_t *)r->key)[i] ^= from[i];
		next(r, unused);
		from += part;
		size -= part;
	} while (size);
}

void random_bytes(struct random *r, void *bytes, uint32_t size)
{
	uint8_t *to = bytes, block[32];

	while (size) {
		uint32_t part = size < 32 ? size : 32;

		next(r, block);
		__builtin_memcpy(to, block, part);
		to += part;
		size -= part;
	}
	__builtin_memset(block, 0, sizeof block);
	__asm__ volatile("" ::"r"(block) : "memory");
}
