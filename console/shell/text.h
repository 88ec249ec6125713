/*
 * console/shell/text.h - text that grows, and lists of texts.
 *
 * Both begin as {0} and are given back with ..._deinit. A failed allocation sets `failed`, which
 * stays: one builds without looking and looks once, at the end. What failed keeps what it had.
 *
 *	struct text text = {0};
 *	text_add(&text, bytes, length);
 *	text_string(&text)		"" while it is empty
 *	char *mine = text_take(&text);	NULL if anything failed; free it with shell_free
 */
#ifndef SHELL_TEXT_H
#define SHELL_TEXT_H

#include <stdbool.h>

struct text {
	char *bytes;	      /* always with an end, or NULL */
	int length, capacity; /* without and with it */
	bool failed;
};

void text_deinit(struct text *text);
void text_put(struct text *text, char byte);
void text_add(struct text *text, const char *bytes, int length);
void text_add_string(struct text *text, const char *string);
void text_add_number(struct text *text, long long number);

/* The string in single quotes, as the shell reads it back. Plain words get none. */
void text_add_quoted(struct text *text, const char *string);

void text_insert(struct text *text, int at, const char *bytes, int length);
void text_remove(struct text *text, int at, int length);
void text_cut(struct text *text, int length);
const char *text_string(const struct text *text);
char *text_take(struct text *text);

struct strings {
	char **items; /* items[count] is NULL; items itself is NULL until the first is added */
	int count, capacity;
	bool failed;
};

void strings_deinit(struct strings *list);
void strings_add(struct strings *list, const char *bytes, int length);

/* The list owns the string from now on, also when it fails. NULL counts as a failure. */
void strings_give(struct strings *list, char *string);

void strings_remove(struct strings *list, int index);

/* By bytes; with unique, of equal ones the first is kept. */
void strings_sort(struct strings *list, int from, bool unique);

/* A copy of a string, or NULL. */
char *string_copy(const char *bytes, int length);

#endif
