/* apps/bin/lib/escapes.c - backslash escapes in an argument. */
#include "escapes.h"
#include <string.h>

static int digit(char c, int base)
{
	const char digits[] = "0123456789abcdef", *at;

	if (c >= 'A' && c <= 'F')
		c = (char)(c + 32);
	at = c ? strchr(digits, c) : NULL;
	return at && at - digits < base ? (int)(at - digits) : -1;
}

/* At most so many digits; *from is moved behind them. */
static char number(const char **from, int base, int most)
{
	int value = 0;

	for (; most > 0 && digit(**from, base) >= 0; most--)
		value = value * base + digit(*(*from)++, base);
	return (char)value;
}

/* After the backslash. */
static char escape(const char **from)
{
	static const char names[] = "abefnrtv\\", codes[] = "\a\b\033\f\n\r\t\v\\";
	const char *name = **from ? strchr(names, **from) : NULL;

	if (name) {
		(*from)++;
		return codes[name - names];
	}
	if (**from == '0') {
		(*from)++;
		return number(from, 8, 3);
	}
	if (**from == 'x' && digit((*from)[1], 16) >= 0) {
		(*from)++;
		return number(from, 16, 2);
	}
	return '\\'; /* it stands for itself */
}

bool escapes_replace(char *text, size_t *length)
{
	const char *from = text;
	char *to = text;

	while (*from) {
		char c = *from++;

		if (c == '\\' && *from == 'c')
			break;
		*to++ = c == '\\' ? escape(&from) : c;
	}
	*length = (size_t)(to - text);
	return !*from;
}
