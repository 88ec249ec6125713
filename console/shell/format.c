/* console/shell/format.c - what `printf` writes. */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "format.h"

#define WIDTH_MAX  4000
#define NUMBER_MAX 4800 /* bytes of one number: a double has 309 digits, and the width */

struct format {
	char *const *args;
	int left; /* arguments */
	bool used, stop;
	struct text *out, *problem;
};

struct directive {
	char flags[8];
	int width, precision; /* precision -1 = none */
	char letter;
};

static void complain(struct format *f, const char *text, int length, const char *what)
{
	text_cut(f->problem, 0);
	text_add(f->problem, text, length);
	text_add_string(f->problem, what);
}

static const char *next_arg(struct format *f)
{
	if (!f->left)
		return NULL;
	f->used = true;
	f->left--;
	return *f->args++;
}

static int digit(char c, int base)
{
	int value = c >= '0' && c <= '9'	 ? c - '0'
		    : isxdigit((unsigned char)c) ? (c | 32) - 'a' + 10
						 : base;

	return value < base ? value : -1;
}

static char take_digits(const char **from, int base, int most)
{
	int value = 0;

	for (; most > 0 && digit(**from, base) >= 0; most--)
		value = value * base + digit(*(*from)++, base);
	return (char)value;
}

/* Behind a \, which stands for itself if nothing is known of what follows. */
static char take_escape(const char **from, bool in_argument)
{
	static const char names[] = "abefnrtv\\\"", codes[] = "\a\b\033\f\n\r\t\v\\\"";
	const char *name = **from ? strchr(names, **from) : NULL;

	if (name && (*name != '"' || !in_argument)) {
		(*from)++;
		return codes[name - names];
	}
	if (digit(**from, 8) >= 0)
		return take_digits(from, 8, 3 + (in_argument && **from == '0'));
	if (**from == 'x' && digit((*from)[1], 16) >= 0) {
		(*from)++;
		return take_digits(from, 16, 2);
	}
	return '\\';
}

static void pad(struct text *out, int count)
{
	while (count-- > 0)
		text_put(out, ' ');
}

static void put_text(struct format *f, const struct directive *d, const char *text, int length)
{
	bool left = strchr(d->flags, '-');

	if (d->precision >= 0 && length > d->precision)
		length = d->precision;
	pad(f->out, left ? 0 : d->width - length);
	text_add(f->out, text, length);
	pad(f->out, left ? d->width - length : 0);
}

/* %b */
static void put_escaped(struct format *f, const struct directive *d, const char *arg)
{
	struct text text = {0};

	while (*arg && !f->stop) {
		char c = *arg++;

		f->stop = c == '\\' && *arg == 'c';
		if (!f->stop)
			text_put(&text, c == '\\' ? take_escape(&arg, true) : c);
	}
	put_text(f, d, text_string(&text), text.length);
	f->out->failed |= text.failed;
	text_deinit(&text);
}

/* All of it must have been a number. */
static void check_number(struct format *f, const char *arg, const char *end)
{
	if (end == arg)
		complain(f, arg, (int)strlen(arg), ": this is no number");
	else if (*end)
		complain(f, arg, (int)strlen(arg), ": not all of this is a number");
	else if (errno == ERANGE)
		complain(f, arg, (int)strlen(arg), ": this number is too big");
}

static void put_whole(struct format *f, const struct directive *d, const char *arg)
{
	char spec[24], number[NUMBER_MAX];
	unsigned long long value;
	char *end;

	errno = 0;
	if (arg[0] == '\'' || arg[0] == '"') {
		value = (unsigned char)arg[1];
	} else {
		value = strchr("di", d->letter) || arg[0] == '-'
				? (unsigned long long)strtoll(arg, &end, 0)
				: strtoull(arg, &end, 0);
		check_number(f, arg, end);
	}
	snprintf(spec, sizeof spec, "%%%s*.*ll%c", d->flags, d->letter);
	snprintf(number, sizeof number, spec, d->width, d->precision, value);
	text_add_string(f->out, number);
}

static void put_double(struct format *f, const struct directive *d, const char *arg)
{
	char spec[24], number[NUMBER_MAX], *end;
	double value;

	errno = 0;
	value = strtod(arg, &end);
	check_number(f, arg, end);
	snprintf(spec, sizeof spec, "%%%s*.*%c", d->flags, d->letter);
	snprintf(number, sizeof number, spec, d->width, d->precision, value);
	text_add_string(f->out, number);
}

/* A number in the format, or * for the next argument. */
static int take_count(struct format *f, const char **from)
{
	const char *arg;
	long value;

	if (**from != '*') {
		value = 0;
		while (**from >= '0' && **from <= '9')
			value = value > WIDTH_MAX ? value : value * 10 + *(*from)++ - '0';
	} else {
		(*from)++;
		arg = next_arg(f);
		value = arg ? strtol(arg, NULL, 0) : 0;
	}
	return (int)(value > WIDTH_MAX ? WIDTH_MAX : value < -WIDTH_MAX ? -WIDTH_MAX : value);
}

static struct directive take_directive(struct format *f, const char **from)
{
	struct directive d = {.precision = -1};
	int flags = 0;

	for (; **from && strchr("-+ #0", **from); (*from)++)
		if (!strchr(d.flags, **from) && flags < (int)sizeof d.flags - 2)
			d.flags[flags++] = **from;
	d.width = take_count(f, from);
	if (d.width < 0) {
		d.flags[flags] = '-';
		d.width = -d.width;
	}
	if (**from == '.') {
		(*from)++;
		d.precision = take_count(f, from);
	}
	d.letter = **from;
	*from += d.letter != '\0';
	return d;
}

static void put_directive(struct format *f, const char **from)
{
	const char *start = *from, *arg;
	struct directive d = take_directive(f, from);

	if (d.letter == '%' && *from == start + 1) {
		text_put(f->out, '%');
		return;
	}
	if (!d.letter || !strchr("scbdiuoxXeEfFgGaA", d.letter)) {
		complain(f, start - 1, (int)(*from - start) + 1, ": this means nothing");
		f->stop = true;
		return;
	}
	arg = next_arg(f);
	if (d.letter == 's')
		put_text(f, &d, arg ? arg : "", arg ? (int)strlen(arg) : 0);
	else if (d.letter == 'c')
		put_text(f, &d, arg ? arg : "", arg && *arg);
	else if (d.letter == 'b')
		put_escaped(f, &d, arg ? arg : "");
	else if (strchr("diuoxX", d.letter))
		put_whole(f, &d, arg ? arg : "0");
	else
		put_double(f, &d, arg ? arg : "0");
}

int format_text(const char *format, char *const *args, int count, struct text *out,
		struct text *problem)
{
	struct format f = {.args = args, .left = count, .out = out, .problem = problem};

	do {
		const char *from = format;

		f.used = false;
		while (*from && !f.stop) {
			char c = *from++;

			if (c == '%')
				put_directive(&f, &from);
			else
				text_put(out, c == '\\' ? take_escape(&from, false) : c);
		}
	} while (f.left && f.used && !f.stop);
	return problem->length > 0;
}
