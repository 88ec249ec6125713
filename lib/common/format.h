/*
 * lib/common/format.h - text from a format, for the kernel: the useful part of C's printf.
 *
 * %d %i %u %x %X %c %s %p %%, with l or ll, a width, 0 or - before it, and a precision for %s (a
 * number or *). No floating point. Pure; any context.
 */
#ifndef COMMON_FORMAT_H
#define COMMON_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

/* Writes at most size bytes with the end; returns the length the whole text has or would have had.
 */
int format_text(char *buffer, size_t size, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
int format_text_v(char *buffer, size_t size, const char *format, va_list args);

/* For lines that programs read, and terminals show: a control character in what %s or %c stands for
 * becomes '?', so no name can end a line, or begin another. */
int format_line_v(char *buffer, size_t size, const char *format, va_list args);

#endif
