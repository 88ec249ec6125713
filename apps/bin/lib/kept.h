/*
 * kept.h - the last so many lines, or bytes, of what comes: for tail, and for head of all but them.
 */
#ifndef KEPT_H
#define KEPT_H

#include <stdbool.h>
#include <stddef.h>

/* Give `most` (1 or more) and `lines`; else all zero at first. free(kept.bytes) at the end. */
struct kept {
	size_t most;
	bool lines; /* counted are lines, not bytes */
	char *bytes;
	size_t from, to, room; /* what is kept is at [from, to) of `bytes` */
	size_t count;
	bool open; /* the last line goes on */
};

/* Another byte. What is no longer one of the last is given to `drop`, which may be NULL. */
void kept_put(struct kept *kept, char c, void (*drop)(const char *bytes, size_t length));

#endif
