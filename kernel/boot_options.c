/* kernel/boot_options.c - finds options on the kernel's command line. */
#include "boot_options.h"

static size_t word_length(const char *p)
{
	size_t n = 0;

	while (p[n] && p[n] != ' ')
		n++;
	return n;
}

/* The value's part of a word, if the word is this option. */
static const char *match(const char *word, size_t length, const char *name)
{
	size_t n = 0;

	while (n < length && name[n] && word[n] == name[n])
		n++;
	if (name[n])
		return NULL;
	if (n == length)
		return word + n;
	return word[n] == '=' ? word + n + 1 : NULL;
}

const char *option_find(const char *line, const char *name, char *value, size_t size)
{
	while (*line) {
		size_t length = word_length(line), n = 0;
		const char *found = match(line, length, name);

		if (found) {
			for (; found < line + length && n + 1 < size; found++)
				value[n++] = *found;
			value[n] = 0;
			return value;
		}
		line += length;
		while (*line == ' ')
			line++;
	}
	return NULL;
}
