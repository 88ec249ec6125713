/*
 * sortkey.h - how two lines compare: whole, or by their fields, as letters or as numbers.
 *
 * Fields are what stands between a character (-t), or begin with the blanks before them. Pure.
 */
#ifndef SORTKEY_H
#define SORTKEY_H

#include <stdbool.h>
#include <stddef.h>

struct sortkey {
	long first, last; /* fields from 1; last 0: to the end of the line. first 0: all of it */
	bool numbers, reverse, no_case, no_blanks;
};

/* "2", "2,3", "2n,2r": false if it is none. Letters b f n r set what the key has; one without any
 * is as `general`. */
bool sortkey_parse(struct sortkey *key, const char *text, const struct sortkey *general);

/* separator 0: blanks. */
int sortkey_compare(const struct sortkey *key, char separator, const char *a, const char *b);

#endif
