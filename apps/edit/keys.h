/*
 * keys.h - from the bytes a terminal sends to keys. Pure.
 *
 * Bytes are given one by one; a key comes out when the last one of it is there. A character comes
 * with its bytes. What is not known is no key.
 */
#ifndef EDIT_KEYS_H
#define EDIT_KEYS_H

#include <stdbool.h>

enum key {
	KEY_NONE,
	KEY_CHARACTER, /* keys.bytes, keys.length */
	KEY_CONTROL,   /* keys.bytes[0]: the letter, 'a'..'z' */
	KEY_ENTER,
	KEY_TAB,
	KEY_BACKSPACE,
	KEY_DELETE,
	KEY_ESCAPE,
	KEY_LEFT,
	KEY_RIGHT,
	KEY_UP,
	KEY_DOWN,
	KEY_HOME,
	KEY_END,
	KEY_PAGE_UP,
	KEY_PAGE_DOWN
};

struct keys {
	char bytes[8];
	int length, wanted;
	enum { PLAIN, ESCAPED, SEQUENCE } state;
	int parameter[2], parameters; /* of a sequence; the second one 5: with Ctrl */
	bool ctrl;		      /* of the key that came out */
};

enum key keys_take(struct keys *k, unsigned char byte);
/* No more bytes come just now: an Escape alone is a key. */
enum key keys_rest(struct keys *k);

#endif
