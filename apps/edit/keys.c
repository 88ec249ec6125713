/* apps/edit/keys.c - from the bytes a terminal sends to keys. */
#include "keys.h"

static enum key by_letter(unsigned char byte)
{
	switch (byte) {
	case 'A':
		return KEY_UP;
	case 'B':
		return KEY_DOWN;
	case 'C':
		return KEY_RIGHT;
	case 'D':
		return KEY_LEFT;
	case 'H':
		return KEY_HOME;
	case 'F':
		return KEY_END;
	}
	return KEY_NONE;
}

static enum key by_number(int number)
{
	switch (number) {
	case 1:
	case 7:
		return KEY_HOME;
	case 3:
		return KEY_DELETE;
	case 4:
	case 8:
		return KEY_END;
	case 5:
		return KEY_PAGE_UP;
	case 6:
		return KEY_PAGE_DOWN;
	}
	return KEY_NONE;
}

/* Behind "ESC [" or "ESC O". */
static enum key in_sequence(struct keys *k, unsigned char byte)
{
	int *parameter = &k->parameter[k->parameters < 2 ? k->parameters : 1];

	if (byte >= '0' && byte <= '9') {
		*parameter = *parameter < 1000 ? *parameter * 10 + byte - '0' : *parameter;
		return KEY_NONE;
	}
	if (byte == ';') {
		k->parameters++;
		return KEY_NONE;
	}
	if (byte < 0x40) /* "?" and the like */
		return KEY_NONE;
	k->state = PLAIN;
	k->ctrl = k->parameter[1] == 5;
	return byte == '~' ? by_number(k->parameter[0]) : by_letter(byte);
}

static enum key control(struct keys *k, unsigned char byte)
{
	switch (byte) {
	case '\r':
	case '\n':
		return KEY_ENTER;
	case '\t':
		return KEY_TAB;
	case 0x08:
	case 0x7f:
		return KEY_BACKSPACE;
	case 0x1b:
		k->state = ESCAPED;
		return KEY_NONE;
	}
	if (byte < 1 || byte > 26)
		return KEY_NONE;
	k->bytes[0] = (char)('a' + byte - 1);
	return KEY_CONTROL;
}

/* How many bytes a character has that begins so; 0: none does. */
static int character_length(unsigned char byte)
{
	return byte < 0x80		     ? 1
	       : byte >= 0xc2 && byte < 0xe0 ? 2
	       : byte >= 0xe0 && byte < 0xf0 ? 3
	       : byte >= 0xf0 && byte < 0xf5 ? 4
					     : 0;
}

static enum key plain(struct keys *k, unsigned char byte)
{
	if (k->wanted && (byte & 0xc0) == 0x80) {
		k->bytes[k->length++] = (char)byte;
		if (--k->wanted)
			return KEY_NONE;
		return KEY_CHARACTER;
	}
	k->wanted = k->length = 0;
	if (byte < 0x20 || byte == 0x7f)
		return control(k, byte);
	k->wanted = character_length(byte) - 1;
	if (k->wanted < 0) {
		k->wanted = 0;
		return KEY_NONE;
	}
	k->bytes[k->length++] = (char)byte;
	return k->wanted ? KEY_NONE : KEY_CHARACTER;
}

enum key keys_take(struct keys *k, unsigned char byte)
{
	k->ctrl = false;
	if (k->state == SEQUENCE)
		return in_sequence(k, byte);
	if (k->state == PLAIN)
		return plain(k, byte);
	k->state = PLAIN;
	if (byte != '[' && byte != 'O')
		return byte == 0x1b ? KEY_ESCAPE : KEY_NONE;
	k->state = SEQUENCE;
	k->parameter[0] = k->parameter[1] = k->parameters = 0;
	return KEY_NONE;
}

enum key keys_rest(struct keys *k)
{
	bool escape = k->state == ESCAPED;

	if (escape)
		k->state = PLAIN;
	return escape ? KEY_ESCAPE : KEY_NONE;
}
