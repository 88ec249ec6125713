/*
 * ranges.h - which fields or characters are meant: "1,3-5,7-" (cut), and sets like "a-z\n" (tr).
 */
#ifndef RANGES_H
#define RANGES_H

#include <stdbool.h>
#include <stddef.h>

#define RANGES_MAX 64

struct ranges {
	struct {
		unsigned long first, last; /* from 1; last 0 = to the end */
	} list[RANGES_MAX];
	int count;
};

/* False: it is none. */
bool ranges_parse(struct ranges *ranges, const char *text);
bool ranges_contain(const struct ranges *ranges, unsigned long number);

/* The bytes a set of tr stands for, in their order: ranges a-z, escapes, classes [:digit:]. Returns
 * how many, at most `room`. */
size_t ranges_bytes(const char *text, unsigned char *bytes, size_t room);

#endif
