/*
 * console/queue.h - bytes on their way into a port that may be full.
 *
 * Nothing here waits. What is put in is written by one asynchronous operation after the other; when
 * one is done its event is set and queue_pump goes on. Up to QUEUE_MAX bytes wait; beyond, a whole
 * piece is refused. The port and the event stay the caller's: close the port before queue_deinit,
 * so that nothing is under way.
 */
#ifndef CONSOLE_QUEUE_H
#define CONSOLE_QUEUE_H

#include <stdbool.h>
#include "fs.h"

#define QUEUE_MAX    0x100000
#define QUEUE_FLIGHT 4096 /* bytes of one operation */

struct queue {
	int port;
	struct fileop op;
	bool busy; /* op is under way */
	bool end;  /* when all is written, the input ends once (PortEnd) */
	char *waiting;
	int length, capacity;
	char flight[QUEUE_FLIGHT];
};

void queue_init(struct queue *q, int port, int event);
void queue_deinit(struct queue *q);

bool queue_put(struct queue *q, const void *bytes, int length); /* false: no room, or no memory */
void queue_end(struct queue *q);				/* after what was put in */
void queue_pump(struct queue *q);				/* an operation may be done */

#endif
