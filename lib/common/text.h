/*
 * lib/common/text.h - text that grows as it is written, up to a limit.
 *
 * Memory is the owner's: grow is called when there is no room. What would go beyond the limit, or
 * finds no memory, is left out from there on: a text always ends with a whole piece.
 *
 *	struct text t = {.grow = my_grow, .limit = 65536};
 *
 *	text_printf(&t, "%-8u %s\n", number, name);
 *	if (t.failed) ...			no memory
 *
 * Pure; any context that grow allows.
 */
#ifndef COMMON_TEXT_H
#define COMMON_TEXT_H

#include <stdbool.h>
#include <stdint.h>

struct text {
	char *bytes; /* not ended by a zero that counts */
	uint32_t length, capacity, limit;
	bool full;   /* the limit was reached */
	bool failed; /* grow has failed */
	/* Make bytes at least as large as this, keep what is in it, set capacity. False: cannot. */
	bool (*grow)(struct text *t, uint32_t capacity);
};

/* All of it or nothing; false: nothing, and nothing from now on. Formats as format_line_v. */
bool text_printf(struct text *t, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Nothing more is taken: who writes can stop. */
static inline bool text_over(const struct text *t)
{
	return t->full || t->failed;
}

#endif
