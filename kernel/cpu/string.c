/* kernel/cpu/string.c - memory and string functions of the kernel. */
#include "cpu/string.h"
#include "abi/types.h"

void *memcpy(void *to, const void *from, size_t size)
{
	void *result = to;
	size_t words = size >> 2;

	__asm__ volatile("rep movsl" : "+D"(to), "+S"(from), "+c"(words)::"memory");
	words = size & 3;
	__asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(words)::"memory");
	return result;
}

void *memmove(void *to, const void *from, size_t size)
{
	char *end = (char *)to + size - 1;
	const char *from_end = (const char *)from + size - 1;

	if ((uintptr_t)to - (uintptr_t)from >= size)
		return memcpy(to, from, size);
	__asm__ volatile("std\n rep movsb\n cld" : "+D"(end), "+S"(from_end), "+c"(size)::"memory");
	return to;
}

void *memset(void *to, int byte, size_t size)
{
	void *result = to;
	uint32_t word = (uint8_t)byte * 0x01010101u;
	size_t words = size >> 2;

	__asm__ volatile("rep stosl" : "+D"(to), "+c"(words) : "a"(word) : "memory");
	words = size & 3;
	__asm__ volatile("rep stosb" : "+D"(to), "+c"(words) : "a"(word) : "memory");
	return result;
}

int memcmp(const void *a, const void *b, size_t size)
{
	const uint8_t *p = a, *q = b;

	for (; size; size--, p++, q++)
		if (*p != *q)
			return *p - *q;
	return 0;
}

size_t strlen(const char *s)
{
	const char *p = s;

	while (*p)
		p++;
	return p - s;
}

size_t strnlen(const char *s, size_t limit)
{
	size_t n = 0;

	while (n < limit && s[n])
		n++;
	return n;
}

int strcmp(const char *a, const char *b)
{
	while (*a && *a == *b)
		a++, b++;
	return (uint8_t)*a - (uint8_t)*b;
}

int strncmp(const char *a, const char *b, size_t limit)
{
	while (limit && *a && *a == *b)
		a++, b++, limit--;
	return limit ? (uint8_t)*a - (uint8_t)*b : 0;
}

char *strchr(const char *s, int c)
{
	for (; *s; s++)
		if (*s == (char)c)
			return (char *)s;
	return c ? NULL : (char *)s;
}

size_t strlcpy(char *to, const char *from, size_t size)
{
	size_t length = strlen(from);
	size_t n = length < size ? length : size - 1;

	if (size) {
		memcpy(to, from, n);
		to[n] = 0;
	}
	return length;
}
