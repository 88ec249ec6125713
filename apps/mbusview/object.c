/* mbusview/object.c - text or hexadecimal digits into an object's bytes. */
#include "object.h"
#include <errno.h>
#include <string.h>

/* -1: none. */
static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static int read_hex(const char *text, uint8_t *object, uint32_t size)
{
	uint32_t count = 0;

	for (;; text += 2) {
		text += strspn(text, " ");
		if (!*text)
			return 0;
		if (digit(text[0]) < 0 || digit(text[1]) < 0)
			return -EINVAL;
		if (count == size)
			return -EMSGSIZE;
		object[count++] = (uint8_t)(digit(text[0]) << 4 | digit(text[1]));
	}
}

int object_read(const char *text, bool hex, uint8_t *object, uint32_t size)
{
	size_t length = strlen(text);

	memset(object, 0, size);
	if (hex)
		return read_hex(text, object, size);
	if (length > size)
		return -EMSGSIZE;
	memcpy(object, text, length);
	return 0;
}
