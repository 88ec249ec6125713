/*
 * search.h - how well a program fits what was typed into the menu. Pure.
 *
 * What is typed are words; each must begin a word of the program's name or of its search words, or
 * stand inside the name. The result orders the menu's rows.
 */
#ifndef SEARCH_H
#define SEARCH_H

#define SEARCH_NONE 0 /* it does not fit */

/* 0, or a number that is larger the better the fit. Empty `typed`: everything fits alike. Upper and
 * lower case (ASCII) are the same. `words`: separated by spaces, may be NULL. */
int search_fit(const char *typed, const char *name, const char *words);

#endif
