/*
 * search.h - how well a program fits what was typed into the menu. Pure.
 *
 * What is typed are words; each must begin a word of the program's name or of its search words, or
 * its file's name, or stand inside the name. The result orders the menu's rows.
 */
#ifndef SEARCH_H
#define SEARCH_H

#define SEARCH_NONE 0 /* it does not fit */

struct search_names {
	const char *name;  /* as the menu shows it */
	const char *file;  /* as a command line names it; NULL: none */
	const char *words; /* what else finds it, separated by spaces; NULL: nothing */
};

/* 0, or a number that is larger the better the fit. Empty `typed`: everything fits alike. Upper and
 * lower case (ASCII) are the same. */
int search_fit(const char *typed, const struct search_names *names);

#endif
