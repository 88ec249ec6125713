/* kernel/fs/unpack.c - keeps the blocks of packed files that were read last. */
#include "fs/unpack.h"
#include "abi/error.h"
#include "common/packed.h"
#include "fs/file.h"
#include "mem/heap.h"
#include "task/lock.h"

#define KEPT 2

struct block {
	const struct packed *file; /* NULL: none yet */
	uint32_t number, size;
	uint32_t used; /* the larger, the later */
	uint8_t *bytes;
};

static struct mutex lock;
static struct block blocks[KEPT]; /* guarded by lock */
static uint32_t uses;

int unpack_init(void)
{
	mutex_init(&lock);
	mutex_name(&lock, "unpacked blocks");
	for (int i = 0; i < KEPT; i++) {
		blocks[i].bytes = vmap_alloc(PACKED_BLOCK);
		if (!blocks[i].bytes)
			return -ENOMEM;
	}
	return 0;
}

/* The block if it is kept, or else the one to be given up for it. */
static struct block *choose(const struct packed *p, uint32_t number)
{
	struct block *oldest = blocks;

	for (struct block *b = blocks; b < blocks + KEPT; b++) {
		if (b->file == p && b->number == number)
			return b;
		if (b->used < oldest->used)
			oldest = b;
	}
	return oldest;
}

static int get(const struct packed *p, uint32_t number, struct block **out)
{
	struct block *b = choose(p, number);
	int size;

	*out = b;
	b->used = ++uses;
	if (b->file == p && b->number == number)
		return 0;
	b->file = NULL;
	size = packed_read(p, number, b->bytes);
	if (size < 0)
		return -EIO;
	b->file = p;
	b->number = number;
	b->size = (uint32_t)size;
	return 0;
}

/* What of it lies in one block. */
static int read_block(const struct packed *p, uint32_t at, uptr buffer, uint32_t size)
{
	struct block *b;
	int result;

	mutex_lock(&lock);
	result = get(p, at / PACKED_BLOCK, &b);
	if (!result)
		result = file_read_memory(b->bytes, b->size, at % PACKED_BLOCK, buffer, size);
	mutex_unlock(&lock);
	return result;
}

int unpack_read(const struct packed *p, uint32_t at, uptr buffer, uint32_t size)
{
	uint32_t done = 0;

	while (done < size && at + done < p->size) {
		int n = read_block(p, at + done, buffer + done, size - done);

		if (n < 0)
			return done ? (int)done : n;
		done += (uint32_t)n;
	}
	return (int)done;
}
