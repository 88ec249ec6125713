/*
 * kernel/mem/heap.c - slabs: pages cut into equal blocks, one list per size.
 *
 * A slab is one low page whose head says what it is, so kfree finds it from the block's address.
 * A block over the largest size is a vmap.
 */
#include "mem/heap.h"
#include "common/list.h"
#include "cpu/spinlock.h"
#include "cpu/string.h"
#include "mem/page.h"
#include "mem/vmap.h"
#include "panic.h"

#define SLAB_MAGIC 0x51ab51ab
#define FREED	   0x6b6b6b6bu

struct block {
	struct block *next;
	uint32_t magic; /* FREED: is free */
};

struct slab {
	uint32_t magic;
	uint32_t size, used, made; /* blocks: bytes each, in use, ever handed out */
	struct list link;	   /* in partial, unless full */
	struct block *free;
} __attribute__((aligned(32))); /* so that blocks are aligned to 16 */

static const uint16_t sizes[] = {16,  32,  48,	64,  96,   128,	 192,
				 256, 336, 496, 672, 1008, 1344, 2016};
#define SIZES (sizeof sizes / sizeof *sizes)

/* Guarded by lock. */
static struct spinlock lock;
static struct list partial[SIZES];
static uint32_t bytes_used;

/* Index of the size class by (size + 15) / 16. */
static uint8_t class_of[2016 / 16 + 1];

bool (*heap_fail_hook)(void);

void heap_init(void)
{
	uint32_t c = 0;

	for (uint32_t i = 0; i < SIZES; i++)
		list_init(&partial[i]);
	for (uint32_t i = 0; i <= 2016 / 16; i++) {
		while (sizes[c] < i * 16)
			c++;
		class_of[i] = c;
	}
}

static struct slab *slab_of(const void *block)
{
	return (struct slab *)((uint32_t)block & ~PAGE_MASK);
}

static uint32_t slab_capacity(const struct slab *s)
{
	return (PAGE_SIZE - sizeof *s) / s->size;
}

static struct slab *slab_create(uint32_t class)
{
	frame_t f = page_alloc(0);
	struct slab *s;

	if (!f)
		return NULL;
	s = frame_address(f);
	s->magic = SLAB_MAGIC;
	s->size = sizes[class];
	s->used = s->made = 0;
	s->free = NULL;
	list_push_front(&partial[class], &s->link);
	return s;
}

static void *slab_take(struct slab *s)
{
	struct block *b = s->free;

	if (b) {
		kassert(b->magic == FREED);
		s->free = b->next;
		b->magic = 0;
	} else {
		b = (struct block *)((char *)(s + 1) + s->made++ * s->size);
		b->magic = 0; /* the page may have been a slab before */
	}
	s->used++;
	if (!s->free && s->made == slab_capacity(s))
		list_remove(&s->link);
	return b;
}

void *kmalloc(size_t size)
{
	uint32_t class, flags;
	struct list *l;
	struct slab *s;
	void *b;

	if (size > 2016)
		return vmap_alloc(size);
	if (heap_fail_now())
		return NULL;
	class = class_of[(size + 15) >> 4];
	flags = spin_lock(&lock);
	l = list_first(&partial[class]);
	s = l ? container_of(l, struct slab, link) : slab_create(class);
	b = s ? slab_take(s) : NULL;
	if (b)
		bytes_used += s->size;
	spin_unlock(&lock, flags);
	return b;
}

void *kzalloc(size_t size)
{
	void *b = kmalloc(size);

	if (b && size <= 2016)
		memset(b, 0, size);
	return b;
}

static void slab_give(struct slab *s, struct block *b)
{
	kassert(s->magic == SLAB_MAGIC && s->used);
	kassert(b->magic != FREED || s->size < 8);
	memset(b, 0x6b, s->size < 64 ? s->size : 64);
	bytes_used -= s->size;
	if (list_empty(&s->link))
		list_push_back(&partial[class_of[(s->size + 15) >> 4]], &s->link);
	b->next = s->free;
	b->magic = FREED;
	s->free = b;
	if (--s->used == 0) {
		list_remove(&s->link);
		s->magic = 0;
		page_unref(frame_of(s));
	}
}

void kfree(void *block)
{
	uint32_t flags;

	if (!block)
		return;
	if (vmap_owns(block)) {
		vmap_free(block);
		return;
	}
	flags = spin_lock(&lock);
	slab_give(slab_of(block), block);
	spin_unlock(&lock, flags);
}

uint32_t heap_bytes(void)
{
	return bytes_used + vmap_bytes();
}
