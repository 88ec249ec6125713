/*
 * lib/common/utf8.h - characters in UTF-8 text (RFC 3629).
 *
 * What is not UTF-8 (stray or missing continuation bytes, overlong forms, surrogates, numbers above
 * 0x10ffff) reads as UTF8_REPLACEMENT and never as something else; the bytes of one broken
 * character that could have belonged together count as one. Pure; any context.
 */
#ifndef COMMON_UTF8_H
#define COMMON_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#define UTF8_REPLACEMENT 0xfffdu
#define UTF8_BYTES_MAX	 4

/* The character at text, of which length bytes may be read. Returns its bytes, 1..4; 0 (and *code
 * 0) only if length is 0. */
int utf8_decode(const char *text, int length, uint32_t *code);

/* Write a character, at most UTF8_BYTES_MAX bytes, no end; returns how many. What is no character
 * is written as the replacement. */
int utf8_encode(uint32_t code, char *out);

/* Offset of the character after, or before, the one at offset `at` (0..length), within 0..length.
 */
int utf8_next(const char *text, int length, int at);
int utf8_prev(const char *text, int length, int at);

/* A string with its end within size bytes, all of it characters. */
bool utf8_text_ok(const char *text, int size);

#endif
