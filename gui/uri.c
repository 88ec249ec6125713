/* gui/uri.c - a path as a line of a list of files that programs hand each other, and back. */
#include "uri.h"
#include <string.h>
#include "abi/limits.h"

#define SCHEME "file://"

static bool plain(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (c && strchr("/-._~", c));
}

void uri_of_path(char *out, const char *path)
{
	static const char digits[] = "0123456789ABCDEF";

	strcpy(out, SCHEME);
	out += strlen(SCHEME);
	for (; *path; path++) {
		unsigned char c = (unsigned char)*path;

		if (plain(c)) {
			*out++ = (char)c;
			continue;
		}
		*out++ = '%';
		*out++ = digits[c >> 4];
		*out++ = digits[c & 15];
	}
	strcpy(out, "\r\n");
}

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The next byte; -1: it is none a path can have. */
static int decode(const char **at)
{
	const char *p = *at;
	int high, low;

	if (*p != '%') {
		*at = p + 1;
		return (unsigned char)*p;
	}
	high = digit(p[1]);
	low = high < 0 ? -1 : digit(p[2]);
	*at = p + 3;
	return low < 0 || !(high << 4 | low) ? -1 : high << 4 | low;
}

bool uri_to_path(char *path, const char *list)
{
	int length = 0, c;

	if (strncmp(list, SCHEME "/", strlen(SCHEME "/")) != 0)
		return false;
	list += strlen(SCHEME);
	while (*list && *list != '\r' && *list != '\n') {
		c = decode(&list);
		if (c < 0 || length == PATH_LENGTH_MAX - 1)
			return false;
		path[length++] = (char)c;
	}
	path[length] = '\0';
	return true;
}

const char *uri_next(const char *list)
{
	list += strcspn(list, "\r\n");
	return list + strspn(list, "\r\n");
}
