/* kernel/dev/raw.c - rings of bytes between an interrupt and a thread. */
#include "dev/raw.h"
#include "common/list.h"
#include "task/wait.h"

#define RING 256

static bool ready(struct waitable *w);
static const struct wait_ops ops = {ready, NULL};

struct ring {
	struct waitable waitable; /* its lock guards the rest */
	uint8_t bytes[RING];
	uint32_t head, tail, lost;
	int looking;
};

static struct ring rings[RAW_DEVICES] = {
	{.waitable = {.ops = &ops, .waiters = LIST_INIT(rings[0].waitable.waiters)}},
	{.waitable = {.ops = &ops, .waiters = LIST_INIT(rings[1].waitable.waiters)}},
};

static bool ready(struct waitable *w)
{
	struct ring *r = container_of(w, struct ring, waitable);

	return r->head != r->tail;
}

void raw_put(enum raw_device device, uint8_t byte)
{
	struct ring *r = &rings[device];
	uint32_t flags = spin_lock(&r->waitable.lock);

	if (!r->looking) {
		;
	} else if (r->head - r->tail < RING) {
		r->bytes[r->head++ % RING] = byte;
		wait_wake(&r->waitable);
	} else {
		r->lost++;
	}
	spin_unlock(&r->waitable.lock, flags);
}

void raw_look(enum raw_device device, int change)
{
	struct ring *r = &rings[device];
	uint32_t flags = spin_lock(&r->waitable.lock);

	r->looking += change;
	spin_unlock(&r->waitable.lock, flags);
}

uint32_t raw_take(enum raw_device device, uint8_t *bytes, uint32_t size)
{
	struct ring *r = &rings[device];
	uint32_t n = 0, flags;

	wait_for(&r->waitable, WAIT_FOREVER);
	flags = spin_lock(&r->waitable.lock);
	while (n < size && r->tail != r->head)
		bytes[n++] = r->bytes[r->tail++ % RING];
	spin_unlock(&r->waitable.lock, flags);
	return n;
}

uint32_t raw_lost(enum raw_device device)
{
	return rings[device].lost;
}
