/*
 * console/shell/pattern.h - does a text match a pattern of * ? [a-z] [!a-z]?
 *
 * A \ takes the meaning from the character behind it. ? and [ ] stand for one UTF-8 character; a [
 * without its ] is an ordinary one. Time is at most length of the text times length of the pattern.
 */
#ifndef SHELL_PATTERN_H
#define SHELL_PATTERN_H

#include <stdbool.h>

bool pattern_match(const char *pattern, int pattern_length, const char *text, int text_length);

/* Is there anything in it but ordinary characters? */
bool pattern_is_magic(const char *pattern, int length);

/* The text with a \ before each character that means something; returns the new length. out has
 * room for twice the length. */
int pattern_escape(const char *text, int length, char *out);

/* The pattern without its \, in place; returns the new length. */
int pattern_unescape(char *pattern, int length);

#endif
