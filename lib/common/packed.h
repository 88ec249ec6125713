/*
 * lib/common/packed.h - a file made smaller by tools/mkpack.c, and read block by block.
 *
 * A header, the places where the blocks end, and the blocks; little-endian. Each block holds the
 * next PACKED_BLOCK bytes of the file (the last holds the rest) and can be unpacked without the
 * others, so that any part of the file is at hand for the price of one block. A block as long as
 * what it holds is that as it is; any other is an LZ4 block (github.com/lz4/lz4, doc,
 * lz4_Block_format.md): in turn a run of bytes, and a piece that repeats what stands up to 65,535
 * bytes before.
 *
 * Nothing of it is trusted: whatever the bytes are, reading stays within them and within the block.
 * Pure; any context.
 */
#ifndef COMMON_PACKED_H
#define COMMON_PACKED_H

#include <stdbool.h>
#include <stdint.h>

#define PACKED_MAGIC 0x4b415054 /* "TPAK" */
#define PACKED_BLOCK 0x10000

struct packed {
	uint32_t magic;
	uint32_t size;	 /* of the file */
	uint32_t ends[]; /* of each block, counted from the first block's start */
};

/* Are these bytes a packed file whose blocks lie within them? */
bool packed_ok(const void *bytes, uint32_t size);

uint32_t packed_blocks(const struct packed *p);

/* Unpack block n (< packed_blocks) of a file that is packed_ok; returns its bytes, which are
 * PACKED_BLOCK or, in the last block, the rest; or -EINVAL: they are not what the header says. */
int packed_read(const struct packed *p, uint32_t n, uint8_t *to);

/* The whole file, to a place for p->size bytes. 0 or -EINVAL. */
int packed_read_all(const struct packed *p, uint8_t *to);

#endif
