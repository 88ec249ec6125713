/*
 * lib/common/random.h - numbers nobody can guess from earlier ones: ChaCha20 (RFC 8439) as a
 * generator whose key is replaced after every use, so that what it gave cannot be found out from
 * what it is.
 *
 * How hard they are to guess at all depends on what is stirred in. Pure; the lock is the owner's.
 */
#ifndef COMMON_RANDOM_H
#define COMMON_RANDOM_H

#include <stdint.h>

struct random {
	uint32_t key[8];
};

/* One block of ChaCha20, RFC 8439 section 2.3: 64 bytes. */
void random_block(const uint32_t key[8], uint32_t counter, const uint32_t nonce[3],
		  uint8_t out[64]);

/* Mix these bytes into the key. */
void random_stir(struct random *r, const void *bytes, uint32_t size);

void random_bytes(struct random *r, void *bytes, uint32_t size);

#endif
