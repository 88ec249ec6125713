/* console/shell/pattern.c - does a text match a pattern of * ? [a-z] [!a-z]? */
#include <stdint.h>
#include <string.h>
#include "common/utf8.h"
#include "pattern.h"

struct piece {
	const char *text;
	int length, at;
};

static uint32_t next(struct piece *p)
{
	uint32_t code;

	p->at += utf8_decode(p->text + p->at, p->length - p->at, &code);
	return code;
}

/* Behind the ] of the set whose [ is at `at`, or -1 for none. */
static int set_end(const char *pattern, int length, int at)
{
	at++;
	if (at < length && (pattern[at] == '!' || pattern[at] == '^'))
		at++;
	for (int first = at; at < length && (pattern[at] != ']' || at == first); at++)
		at += pattern[at] == '\\';
	return at < length ? at + 1 : -1;
}

static uint32_t set_member(struct piece *p)
{
	if (p->text[p->at] == '\\' && p->at + 1 < p->length)
		p->at++;
	return next(p);
}

/* The set between [ and ], both outside. */
static bool in_set(struct piece set, uint32_t code)
{
	bool inverse = set.length && (set.text[0] == '!' || set.text[0] == '^');
	bool found = false;

	set.at = inverse;
	while (set.at < set.length) {
		uint32_t low = set_member(&set), high = low;

		if (set.at + 1 < set.length && set.text[set.at] == '-') {
			set.at++;
			high = set_member(&set);
		}
		found |= code >= low && code <= high;
	}
	return found != inverse;
}

/* Match one character against one part of the pattern that is no *; both move on. */
static bool match_one(struct piece *pattern, struct piece *text)
{
	char c = pattern->text[pattern->at];
	int end = c == '[' ? set_end(pattern->text, pattern->length, pattern->at) : -1;

	if (end >= 0) {
		struct piece set = {pattern->text + pattern->at + 1, end - pattern->at - 2, 0};

		pattern->at = end;
		return in_set(set, next(text));
	}
	if (c == '?') {
		pattern->at++;
		next(text);
		return true;
	}
	if (c == '\\' && pattern->at + 1 < pattern->length)
		pattern->at++;
	return pattern->text[pattern->at++] == text->text[text->at++];
}

bool pattern_match(const char *pattern, int pattern_length, const char *text, int text_length)
{
	struct piece p = {pattern, pattern_length, 0}, t = {text, text_length, 0};
	int star = -1, from = 0; /* the last *, and what the text after it was tried from */

	while (t.at < t.length || p.at < p.length) {
		if (p.at < p.length && p.text[p.at] == '*') {
			star = p.at++;
			from = t.at;
			continue;
		}
		if (p.at < p.length && t.at < t.length && match_one(&p, &t))
			continue;
		if (star < 0 || from >= t.length)
			return false;
		from = utf8_next(text, text_length, from);
		t.at = from;
		p.at = star + 1;
	}
	return true;
}

bool pattern_is_magic(const char *pattern, int length)
{
	for (int at = 0; at < length; at++) {
		if (pattern[at] == '\\')
			at++;
		else if (pattern[at] == '*' || pattern[at] == '?' ||
			 (pattern[at] == '[' && set_end(pattern, length, at) >= 0))
			return true;
	}
	return false;
}

int pattern_escape(const char *text, int length, char *out)
{
	int written = 0;

	for (int i = 0; i < length; i++) {
		if (text[i] && strchr("*?[]\\!^-", text[i]))
			out[written++] = '\\';
		out[written++] = text[i];
	}
	return written;
}

int pattern_unescape(char *pattern, int length)
{
	int written = 0;

	for (int i = 0; i < length; i++) {
		if (pattern[i] == '\\' && i + 1 < length)
			i++;
		pattern[written++] = pattern[i];
	}
	pattern[written] = '\0';
	return written;
}
