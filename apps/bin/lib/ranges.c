/* apps/bin/lib/ranges.c - lists of numbers and sets of bytes in arguments. */
#include "ranges.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "escapes.h"

static bool number(const char **at, unsigned long *value)
{
	char *end;

	if (!isdigit((unsigned char)**at))
		return false;
	*value = strtoul(*at, &end, 10);
	*at = end;
	return *value > 0;
}

/* "3", "3-5", "3-", "-5". */
static bool one(const char **at, unsigned long *first, unsigned long *last)
{
	bool from = number(at, first), to = false;

	if (!from)
		*first = 1;
	*last = *first;
	if (**at == '-') {
		(*at)++;
		to = number(at, last);
		if (!to)
			*last = 0;
		else if (*last < *first)
			return false;
	}
	return from || to;
}

bool ranges_parse(struct ranges *r, const char *at)
{
	for (r->count = 0; r->count < RANGES_MAX; at++) {
		if (!one(&at, &r->list[r->count].first, &r->list[r->count].last))
			return false;
		r->count++;
		if (*at != ',')
			return !*at;
	}
	return false;
}

bool ranges_contain(const struct ranges *r, unsigned long number)
{
	for (int i = 0; i < r->count; i++)
		if (number >= r->list[i].first && (!r->list[i].last || number <= r->list[i].last))
			return true;
	return false;
}

static const struct {
	const char *name;
	int (*is)(int c);
} classes[] = {{"[:alpha:]", isalpha}, {"[:digit:]", isdigit}, {"[:alnum:]", isalnum},
	       {"[:upper:]", isupper}, {"[:lower:]", islower}, {"[:space:]", isspace},
	       {"[:punct:]", ispunct}, {"[:blank:]", isblank}, {"[:cntrl:]", iscntrl}};
#define CLASSES (sizeof(classes) / sizeof(*classes))

/* The class that begins here, CLASSES: none. */
static size_t class_at(const char *at)
{
	size_t i = 0;

	while (i < CLASSES && strncmp(at, classes[i].name, strlen(classes[i].name)))
		i++;
	return i;
}

size_t ranges_bytes(const char *text, unsigned char *bytes, size_t room)
{
	char *copy = strdup(text);
	size_t length, count = 0, at = 0;

	if (!copy)
		return 0;
	escapes_replace(copy, &length);
	while (at < length) {
		size_t class = class_at(copy + at);
		int first = (unsigned char)copy[at], last = first;

		if (class < CLASSES) {
			for (int c = 0; c < 128 && count < room; c++)
				if (classes[class].is(c))
					bytes[count++] = (unsigned char)c;
			at += strlen(classes[class].name);
			continue;
		}
		if (at + 2 < length && copy[at + 1] == '-') {
			last = (unsigned char)copy[at + 2];
			at += 2;
		}
		for (int c = first; c <= last && count < room; c++)
			bytes[count++] = (unsigned char)c;
		at++;
	}
	free(copy);
	return count;
}
