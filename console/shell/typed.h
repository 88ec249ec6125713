/*
 * console/shell/typed.h - bytes from a terminal become keys.
 *
 * A character of several bytes and a key's escape code come in pieces; a key is told when its last
 * byte is there. Between the brackets of a paste everything is text, ends of lines too. Codes that
 * mean nothing here are swallowed whole. Begins as {0}.
 */
#ifndef SHELL_TYPED_H
#define SHELL_TYPED_H

#include <stdbool.h>

enum typed_key {
	TYPED_NONE,
	TYPED_TEXT,    /* a character, UTF-8 */
	TYPED_CONTROL, /* one byte below 32, or 127 */
	TYPED_ALT,     /* ESC and a byte */
	TYPED_UP,
	TYPED_DOWN,
	TYPED_RIGHT,
	TYPED_LEFT,
	TYPED_WORD_RIGHT, /* with Ctrl or Alt */
	TYPED_WORD_LEFT,
	TYPED_HOME,
	TYPED_END,
	TYPED_DELETE
};

struct typed {
	char bytes[24]; /* of the key; of TYPED_TEXT the character, of the next two the byte */
	int length;
	bool pasting;
};

/* The next byte. What it completes, or TYPED_NONE. */
enum typed_key typed_byte(struct typed *typed, char byte);

#endif
