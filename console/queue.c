/* console/queue.c - one asynchronous write after the other. */
#include "queue.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "port.h"

void queue_init(struct queue *q, int port, int event)
{
	*q = (struct queue){.port = port, .op = {.event = event}};
}

void queue_deinit(struct queue *q)
{
	free(q->waiting);
}

/* The next piece leaves. What cannot be written is lost with its reader. */
static void start(struct queue *q)
{
	int size = q->length < QUEUE_FLIGHT ? q->length : QUEUE_FLIGHT;

	memcpy(q->flight, q->waiting, (size_t)size);
	q->length -= size;
	memmove(q->waiting, q->waiting + size, (size_t)q->length);
	q->busy = FsWrite(q->port, q->flight, (uint32_t)size, &q->op) == 0;
	if (!q->busy)
		q->length = 0;
}

void queue_pump(struct queue *q)
{
	while (!q->busy || q->op.status != -EINPROGRESS) {
		q->busy = false;
		if (!q->length)
			break;
		start(q);
	}
	if (!q->busy && q->end)
		q->end = PortEnd(q->port) == -EAGAIN;
}

static bool grow(struct queue *q, int needed)
{
	int capacity = q->capacity ? q->capacity : 256;
	char *more;

	while (capacity < needed)
		capacity *= 2;
	if (capacity == q->capacity)
		return true;
	more = realloc(q->waiting, (size_t)capacity);
	if (!more)
		return false;
	q->waiting = more;
	q->capacity = capacity;
	return true;
}

bool queue_put(struct queue *q, const void *bytes, int length)
{
	if (length > QUEUE_MAX - q->length || !grow(q, q->length + length))
		return false;
	memcpy(q->waiting + q->length, bytes, (size_t)length);
	q->length += length;
	queue_pump(q);
	return true;
}

void queue_end(struct queue *q)
{
	q->end = true;
	queue_pump(q);
}
