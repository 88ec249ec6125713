/* sortkey.c - how two lines compare: whole, or by their fields, as letters or as numbers. */
#include "sortkey.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct part {
	const char *from, *to;
};

static bool field_number(const char **at, long *number)
{
	char *end;

	if (!isdigit((unsigned char)**at))
		return false;
	*number = strtol(*at, &end, 10);
	*at = end;
	return *number > 0;
}

/* How many there were. */
static int letters(const char **at, struct sortkey *key)
{
	int count = 0;

	for (; **at && strchr("bfnr", **at); ++*at, count++) {
		key->no_blanks |= **at == 'b';
		key->no_case |= **at == 'f';
		key->numbers |= **at == 'n';
		key->reverse |= **at == 'r';
	}
	return count;
}

bool sortkey_parse(struct sortkey *key, const char *text, const struct sortkey *general)
{
	struct sortkey k = {0};
	int own;

	if (!field_number(&text, &k.first))
		return false;
	own = letters(&text, &k);
	if (*text == ',') {
		text++;
		if (!field_number(&text, &k.last))
			return false;
		own += letters(&text, &k);
	}
	*key = own ? k : *general;
	key->first = k.first;
	key->last = k.last;
	return !*text;
}

static const char *skip_blanks(const char *at, const char *end)
{
	while (at < end && isblank((unsigned char)*at))
		at++;
	return at;
}

/* The end of the field that begins here. */
static const char *field_end(const char *at, const char *end, char separator)
{
	if (!separator)
		at = skip_blanks(at, end);
	while (at < end && (separator ? *at != separator : !isblank((unsigned char)*at)))
		at++;
	return at;
}

static struct part part_of(const struct sortkey *key, char separator, const char *line)
{
	struct part p = {line, line + strlen(line)};
	const char *end = p.to, *at;

	for (long i = 1; i < key->first && p.from < end; i++) {
		p.from = field_end(p.from, end, separator);
		p.from += separator && p.from < end;
	}
	at = p.from;
	for (long i = key->first; key->last && i <= key->last; i++) {
		p.to = field_end(at, end, separator);
		at = p.to + (separator && p.to < end);
	}
	if (key->last && key->last < key->first)
		p.to = p.from;
	if (key->no_blanks || key->numbers)
		p.from = skip_blanks(p.from, p.to);
	return p;
}

/*
 * Numbers of any length: a sign, digits, a fraction. What follows, or anything else, is no part.
 */
struct number {
	bool negative;
	struct part whole, fraction; /* without zeros in front, and at the end */
};

static const char *digits_end(const char *at, const char *end)
{
	while (at < end && isdigit((unsigned char)*at))
		at++;
	return at;
}

static struct number number_of(struct part p)
{
	struct number n = {0};

	n.negative = p.from < p.to && *p.from == '-';
	p.from += n.negative;
	n.whole = (struct part){p.from, digits_end(p.from, p.to)};
	n.fraction.from = n.fraction.to = n.whole.to;
	if (n.whole.to < p.to && *n.whole.to == '.')
		n.fraction = (struct part){n.whole.to + 1, digits_end(n.whole.to + 1, p.to)};
	while (n.whole.from < n.whole.to && *n.whole.from == '0')
		n.whole.from++;
	while (n.fraction.to > n.fraction.from && n.fraction.to[-1] == '0')
		n.fraction.to--;
	if (n.whole.from == n.whole.to && n.fraction.from == n.fraction.to)
		n.negative = false;
	return n;
}

static int sign(long difference)
{
	return (difference > 0) - (difference < 0);
}

static int compare_bytes(struct part a, struct part b)
{
	long x = a.to - a.from, y = b.to - b.from;
	int result = memcmp(a.from, b.from, (size_t)(x < y ? x : y));

	return result ? result : sign(x - y);
}

static int compare_numbers(struct part a, struct part b)
{
	struct number x = number_of(a), y = number_of(b);
	int result = sign((x.whole.to - x.whole.from) - (y.whole.to - y.whole.from));

	if (x.negative != y.negative)
		return x.negative ? -1 : 1;
	if (!result)
		result = compare_bytes(x.whole, y.whole);
	if (!result)
		result = compare_bytes(x.fraction, y.fraction);
	return x.negative ? -result : result;
}

static int compare_letters(struct part a, struct part b)
{
	for (; a.from < a.to && b.from < b.to; a.from++, b.from++) {
		int x = toupper((unsigned char)*a.from), y = toupper((unsigned char)*b.from);

		if (x != y)
			return x - y;
	}
	return sign((a.to - a.from) - (b.to - b.from));
}

int sortkey_compare(const struct sortkey *key, char separator, const char *a, const char *b)
{
	struct part x = part_of(key, separator, a), y = part_of(key, separator, b);
	int result = key->numbers   ? compare_numbers(x, y)
		     : key->no_case ? compare_letters(x, y)
				    : compare_bytes(x, y);

	return key->reverse ? -result : result;
}
