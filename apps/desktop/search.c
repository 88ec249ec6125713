/* apps/desktop/search.c - how well a program fits what was typed into the menu. */
#include "search.h"
#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>

/* How well one typed word fits. */
#define FIT_NAME   8 /* the name begins so */
#define FIT_WORD   4 /* a later word of the name begins so, or its file's name does */
#define FIT_OTHER  2 /* one of the search words begins so */
#define FIT_INSIDE 1 /* it stands somewhere in the name */

static bool is_letter(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

static bool begins(const char *text, const char *word, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (tolower((unsigned char)text[i]) != tolower((unsigned char)word[i]))
			return false;
	return true;
}

/* Where a word of the text begins with it, or NULL. */
static const char *find_word(const char *text, const char *word, size_t length)
{
	for (const char *at = text; *at; at++)
		if ((at == text || !is_letter(at[-1])) && begins(at, word, length))
			return at;
	return NULL;
}

static bool stands_in(const char *text, const char *word, size_t length)
{
	for (; *text; text++)
		if (begins(text, word, length))
			return true;
	return false;
}

static int fit_word(const char *word, size_t length, const struct search_names *names)
{
	const char *at = find_word(names->name, word, length);

	if (at)
		return at == names->name ? FIT_NAME : FIT_WORD;
	if (names->file && begins(names->file, word, length))
		return FIT_WORD;
	if (names->words && find_word(names->words, word, length))
		return FIT_OTHER;
	return stands_in(names->name, word, length) ? FIT_INSIDE : SEARCH_NONE;
}

int search_fit(const char *typed, const struct search_names *names)
{
	int sum = 0;

	for (;;) {
		size_t length = 0;
		int fit;

		while (*typed == ' ')
			typed++;
		if (!*typed)
			return sum ? sum : 1;
		while (typed[length] && typed[length] != ' ')
			length++;
		fit = fit_word(typed, length, names);
		if (!fit)
			return SEARCH_NONE;
		sum += fit;
		typed += length;
	}
}
