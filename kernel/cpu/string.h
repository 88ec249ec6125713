/*
 * kernel/cpu/string.h - the kernel's own few memory and string functions, as the C standard defines
 * them.
 */
#ifndef CPU_STRING_H
#define CPU_STRING_H

#include <stddef.h>

void *memcpy(void *to, const void *from, size_t size);
void *memmove(void *to, const void *from, size_t size);
void *memset(void *to, int byte, size_t size);
int memcmp(const void *a, const void *b, size_t size);
size_t strlen(const char *s);
size_t strnlen(const char *s, size_t limit);
int strcmp(const char *a, const char *b);
int strncmp(const char *a, const char *b, size_t limit);
char *strchr(const char *s, int c);

/* Copy with an end, cut to size; returns the length of from. */
size_t strlcpy(char *to, const char *from, size_t size);

#endif
