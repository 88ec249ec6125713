/* console/shell/text.c - text that grows. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include "memory.h"
#include "text.h"

#define FIRST_SIZE 32
#define SIZE_MAX_  0x10000000 /* a script cannot make the sizes wrap */

void text_deinit(struct text *text)
{
	shell_free(text->bytes);
	*text = (struct text){0};
}

/* Room for this many more bytes and the end. */
static bool reserve(struct text *text, int more)
{
	int capacity = text->capacity ? text->capacity : FIRST_SIZE;
	char *bytes;

	if (text->failed || more > SIZE_MAX_ - text->length) {
		text->failed = true;
		return false;
	}
	while (capacity < text->length + more + 1)
		capacity *= 2;
	if (capacity == text->capacity)
		return true;
	bytes = shell_resize(text->bytes, (size_t)capacity);
	if (!bytes) {
		text->failed = true;
		return false;
	}
	text->bytes = bytes;
	text->capacity = capacity;
	text->bytes[text->length] = '\0';
	return true;
}

void text_insert(struct text *text, int at, const char *bytes, int length)
{
	if (!reserve(text, length))
		return;
	memmove(text->bytes + at + length, text->bytes + at, (size_t)(text->length - at + 1));
	if (length)
		memcpy(text->bytes + at, bytes, (size_t)length);
	text->length += length;
}

void text_remove(struct text *text, int at, int length)
{
	if (!text->bytes || !length)
		return;
	memmove(text->bytes + at, text->bytes + at + length,
		(size_t)(text->length - at - length + 1));
	text->length -= length;
}

void text_cut(struct text *text, int length)
{
	if (text->bytes && length < text->length) {
		text->length = length;
		text->bytes[length] = '\0';
	}
}

void text_put(struct text *text, char byte)
{
	text_add(text, &byte, 1);
}

void text_add(struct text *text, const char *bytes, int length)
{
	text_insert(text, text->length, bytes, length);
}

void text_add_string(struct text *text, const char *string)
{
	text_add(text, string, (int)strlen(string));
}

void text_add_number(struct text *text, long long number)
{
	char digits[24];
	int length = snprintf(digits, sizeof digits, "%lld", number);

	text_add(text, digits, length);
}

void text_add_quoted(struct text *text, const char *string)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				    "0123456789_-+./:,@%^";

	if (*string && string[strspn(string, plain)] == '\0') {
		text_add_string(text, string);
		return;
	}
	text_put(text, '\'');
	for (; *string; string++) {
		if (*string == '\'')
			text_add_string(text, "'\\''");
		else
			text_put(text, *string);
	}
	text_put(text, '\'');
}

const char *text_string(const struct text *text)
{
	return text->bytes ? text->bytes : "";
}

char *text_take(struct text *text)
{
	char *bytes;

	reserve(text, 0);
	if (text->failed) {
		text_deinit(text);
		return NULL;
	}
	bytes = text->bytes;
	*text = (struct text){0};
	return bytes;
}

char *string_copy(const char *bytes, int length)
{
	char *copy = shell_alloc((size_t)length + 1);

	if (!copy)
		return NULL;
	memcpy(copy, bytes, (size_t)length);
	copy[length] = '\0';
	return copy;
}
