/* matcher.c - patterns to be found in lines. */
#include "matcher.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "tool.h"

/* A pattern that means nothing but its own letters. */
static char *plain(const char *text)
{
	char *quoted = tool_memory(NULL, 2 * strlen(text) + 1), *to = quoted;

	for (; *text; text++) {
		if (strchr("\\.[]*^$", *text))
			*to++ = '\\';
		*to++ = *text;
	}
	*to = 0;
	return quoted;
}

static bool compile(struct matcher *m, const char *text)
{
	char *quoted = m->fixed ? plain(text) : NULL, words[100];
	int flags = (m->extended && !m->fixed ? REG_EXTENDED : 0) | (m->no_case ? REG_ICASE : 0);
	int error = m->count == MATCHER_PATTERNS_MAX
			    ? REG_ESPACE
			    : regcomp(&m->patterns[m->count], quoted ? quoted : text, flags);

	free(quoted);
	m->count += !error;
	if (!error)
		return true;
	regerror(error, &m->patterns[0], words, sizeof(words));
	tool_complain("%s: %s", text, words);
	return false;
}

bool matcher_add(struct matcher *m, const char *text)
{
	bool good = true;

	for (const char *end = text; end && good; text = end + 1) {
		size_t length = (end = strchr(text, '\n')) ? (size_t)(end - text) : strlen(text);
		char *one = tool_memory(NULL, length + 1);

		memcpy(one, text, length);
		one[length] = 0;
		good = compile(m, one);
		free(one);
	}
	return good;
}

static bool is_letter(const char *line, size_t length, size_t at)
{
	return at < length && (isalnum((unsigned char)line[at]) || line[at] == '_');
}

/* Nothing of a word stands beside it. */
static bool is_word(const char *line, size_t length, const regmatch_t *match)
{
	size_t from = (size_t)match->rm_so, to = (size_t)match->rm_eo;

	return !(from && is_letter(line, length, from - 1)) && !is_letter(line, length, to);
}

/* A match within [from, to). */
static bool run(const regex_t *pattern, const char *line, size_t from, size_t to, regmatch_t *match)
{
	match->rm_so = (regoff_t)from;
	match->rm_eo = (regoff_t)to;
	return regexec(pattern, line, 1, match, REG_STARTEND | (from ? REG_NOTBOL : 0)) == 0;
}

/* The first that is a word: from each place the longest, then shorter ones. */
static bool find_word(const regex_t *pattern, const char *line, size_t length, size_t from,
		      regmatch_t *match)
{
	while (from <= length && run(pattern, line, from, length, match)) {
		size_t begin = (size_t)match->rm_so;

		while (!is_word(line, length, match)) {
			size_t end = (size_t)match->rm_eo;

			if (end <= begin || !run(pattern, line, begin, end - 1, match) ||
			    (size_t)match->rm_so != begin)
				break;
		}
		if ((size_t)match->rm_so == begin && is_word(line, length, match))
			return true;
		from = begin + 1;
	}
	return false;
}

static bool find_one(const struct matcher *m, const regex_t *pattern, const char *line,
		     size_t length, size_t from, regmatch_t *match)
{
	if (m->words && !m->lines)
		return find_word(pattern, line, length, from, match);
	if (!run(pattern, line, from, length, match))
		return false;
	return !m->lines || (match->rm_so == 0 && (size_t)match->rm_eo == length);
}

bool matcher_find(const struct matcher *m, const char *line, size_t length, size_t from,
		  regmatch_t *match)
{
	regmatch_t one;
	bool any = false;

	for (int i = 0; i < m->count; i++) {
		if (!find_one(m, &m->patterns[i], line, length, from, &one))
			continue;
		if (!any || one.rm_so < match->rm_so ||
		    (one.rm_so == match->rm_so && one.rm_eo > match->rm_eo))
			*match = one;
		any = true;
	}
	return any;
}
