/* lib/common/format.c - a small printf. */
#include "common/format.h"
#include <stdbool.h>
#include <stdint.h>

struct output {
	char *buffer;
	size_t size, length;
	bool masked; /* no control characters but the format's own */
};

struct spec {
	bool zero, left;
	int width, precision; /* precision -1: none */
	int longs;
};

static void put(struct output *o, char c)
{
	if (o->length + 1 < o->size)
		o->buffer[o->length] = c;
	o->length++;
}

static void put_foreign(struct output *o, char c)
{
	put(o, o->masked && ((unsigned char)c < ' ' || c == 0x7f) ? '?' : c);
}

static void pad(struct output *o, char c, int count)
{
	while (count-- > 0)
		put(o, c);
}

static void put_string(struct output *o, const struct spec *s, const char *text)
{
	int n = 0;

	if (!text)
		text = "(null)";
	while ((s->precision < 0 || n < s->precision) && text[n])
		n++;
	if (!s->left)
		pad(o, ' ', s->width - n);
	for (int i = 0; i < n; i++)
		put_foreign(o, text[i]);
	if (s->left)
		pad(o, ' ', s->width - n);
}

/* value / base; the remainder in *digit. Two 32-bit steps, so that no library call is needed. */
static uint64_t divide(uint64_t value, uint32_t base, uint32_t *digit)
{
	uint32_t high = value >> 32, low = (uint32_t)value, q = 0;
	uint64_t rest = high % base;

	for (int bit = 31; bit >= 0; bit--) {
		rest = rest << 1 | (low >> bit & 1);
		if (rest >= base) {
			rest -= base;
			q |= 1u << bit;
		}
	}
	*digit = (uint32_t)rest;
	return (uint64_t)(high / base) << 32 | q;
}

static void put_number(struct output *o, const struct spec *s, uint64_t value, uint32_t base,
		       bool negative, bool upper)
{
	const char *digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
	char text[24];
	int n = 0, width;

	do {
		uint32_t digit;

		if (value >> 32) {
			value = divide(value, base, &digit);
		} else {
			digit = (uint32_t)value % base;
			value = (uint32_t)value / base;
		}
		text[n++] = digits[digit];
	} while (value);
	width = s->width - n - negative;
	if (!s->left && !s->zero)
		pad(o, ' ', width);
	if (negative)
		put(o, '-');
	if (!s->left && s->zero)
		pad(o, '0', width);
	while (n)
		put(o, text[--n]);
	if (s->left)
		pad(o, ' ', width);
}

static const char *parse(const char *f, struct spec *s, va_list *args)
{
	*s = (struct spec){.precision = -1};
	for (;; f++) {
		if (*f == '0')
			s->zero = true;
		else if (*f == '-')
			s->left = true;
		else
			break;
	}
	for (; *f >= '0' && *f <= '9'; f++)
		s->width = s->width * 10 + (*f - '0');
	if (*f == '.') {
		s->precision = 0;
		if (*++f == '*') {
			s->precision = va_arg(*args, int);
			f++;
		}
		for (; *f >= '0' && *f <= '9'; f++)
			s->precision = s->precision * 10 + (*f - '0');
	}
	for (; *f == 'l' || *f == 'z'; f++)
		s->longs += *f == 'l';
	return f;
}

static uint64_t take_unsigned(const struct spec *s, va_list *args)
{
	if (s->longs >= 2)
		return va_arg(*args, unsigned long long);
	return s->longs ? va_arg(*args, unsigned long) : va_arg(*args, unsigned int);
}

static int64_t take_signed(const struct spec *s, va_list *args)
{
	if (s->longs >= 2)
		return va_arg(*args, long long);
	return s->longs ? va_arg(*args, long) : va_arg(*args, int);
}

static void convert(struct output *o, const struct spec *s, char kind, va_list *args)
{
	int64_t value;

	switch (kind) {
	case 'd':
	case 'i':
		value = take_signed(s, args);
		put_number(o, s, value < 0 ? 0 - (uint64_t)value : (uint64_t)value, 10, value < 0,
			   false);
		break;
	case 'u':
		put_number(o, s, take_unsigned(s, args), 10, false, false);
		break;
	case 'x':
	case 'X':
		put_number(o, s, take_unsigned(s, args), 16, false, kind == 'X');
		break;
	case 'p':
		put_string(o, &(struct spec){.precision = -1}, "0x");
		put_number(o, &(struct spec){.zero = true, .width = 8},
			   (uintptr_t)va_arg(*args, void *), 16, false, false);
		break;
	case 's':
		put_string(o, s, va_arg(*args, const char *));
		break;
	case 'c':
		put_foreign(o, (char)va_arg(*args, int));
		break;
	default:
		put(o, kind);
	}
}

static int write(struct output o, const char *format, va_list args)
{
	va_list list;

	va_copy(list, args);
	for (const char *f = format; *f; f++) {
		struct spec s;

		if (*f != '%') {
			put(&o, *f);
			continue;
		}
		f = parse(f + 1, &s, &list);
		if (!*f)
			break;
		convert(&o, &s, *f, &list);
	}
	va_end(list);
	if (o.size)
		o.buffer[o.length < o.size ? o.length : o.size - 1] = 0;
	return (int)o.length;
}

int format_text_v(char *buffer, size_t size, const char *format, va_list args)
{
	return write((struct output){buffer, size, 0, false}, format, args);
}

int format_line_v(char *buffer, size_t size, const char *format, va_list args)
{
	return write((struct output){buffer, size, 0, true}, format, args);
}

int format_text(char *buffer, size_t size, const char *format, ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = format_text_v(buffer, size, format, args);
	va_end(args);
	return n;
}
