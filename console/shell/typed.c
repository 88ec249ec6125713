/* console/shell/typed.c - bytes from a terminal become keys. */
#include <stddef.h>
#include <string.h>
#include "typed.h"

#define ESC 27

/* How many bytes a character has that begins so; 0 = it cannot begin so. */
static int character_size(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first >= 0xc2 && first < 0xe0)
		return 2;
	if (first >= 0xe0 && first < 0xf0)
		return 3;
	return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

static bool is_control(char byte)
{
	return (unsigned char)byte < 32 || byte == 127;
}

/* The meaning of a whole escape code, ESC [ or ESC O in front. */
static enum typed_key code_meaning(const char *code, int length)
{
	static const struct {
		const char *code;
		enum typed_key key;
	} codes[] = {
		{"A", TYPED_UP},	   {"B", TYPED_DOWN},	       {"C", TYPED_RIGHT},
		{"D", TYPED_LEFT},	   {"H", TYPED_HOME},	       {"F", TYPED_END},
		{"1~", TYPED_HOME},	   {"4~", TYPED_END},	       {"7~", TYPED_HOME},
		{"8~", TYPED_END},	   {"3~", TYPED_DELETE},       {"1;5C", TYPED_WORD_RIGHT},
		{"1;5D", TYPED_WORD_LEFT}, {"1;3C", TYPED_WORD_RIGHT}, {"1;3D", TYPED_WORD_LEFT},
		{"5C", TYPED_WORD_RIGHT},  {"5D", TYPED_WORD_LEFT},
	};

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if ((int)strlen(codes[i].code) == length &&
		    memcmp(codes[i].code, code, (size_t)length) == 0)
			return codes[i].key;
	return TYPED_NONE;
}

static enum typed_key end_code(struct typed *t)
{
	enum typed_key key = code_meaning(t->bytes + 2, t->length - 2);

	if (t->length == 6 && memcmp(t->bytes + 2, "200~", 4) == 0)
		t->pasting = true;
	if (t->length == 6 && memcmp(t->bytes + 2, "201~", 4) == 0)
		t->pasting = false;
	t->length = 0;
	return key;
}

/* A byte behind ESC. */
static enum typed_key code_byte(struct typed *t, char byte)
{
	bool second = t->length == 2;

	if (second && byte == ESC) {
		t->length = 1; /* the first one was the key itself */
		return TYPED_NONE;
	}
	if (second && byte != '[' && byte != 'O') {
		t->bytes[0] = byte;
		t->length = 0;
		return t->pasting ? TYPED_NONE : TYPED_ALT;
	}
	if (second || (byte >= 0x20 && byte < 0x40 && t->length < (int)sizeof t->bytes - 1))
		return TYPED_NONE;
	return end_code(t);
}

static enum typed_key pasted(char byte)
{
	return byte == '\r' || byte == '\n' || byte == '\t' || !is_control(byte) ? TYPED_TEXT
										 : TYPED_NONE;
}

enum typed_key typed_byte(struct typed *t, char byte)
{
	/* What does not go on a character begins anew. */
	if (t->length && t->bytes[0] != ESC && ((unsigned char)byte & 0xc0) != 0x80)
		t->length = 0;
	if (t->length >= (int)sizeof t->bytes - 1)
		t->length = 0;
	t->bytes[t->length++] = byte;
	t->bytes[t->length] = '\0';
	if (t->bytes[0] == ESC)
		return t->length > 1 ? code_byte(t, byte) : TYPED_NONE;
	if (t->length < character_size((unsigned char)t->bytes[0]))
		return TYPED_NONE;
	if (!character_size((unsigned char)t->bytes[0])) {
		t->length = 0;
		return TYPED_NONE;
	}
	t->length = 0;
	if (t->pasting) {
		if (byte == '\r')
			t->bytes[0] = '\n';
		return pasted(byte);
	}
	return is_control(t->bytes[0]) ? TYPED_CONTROL : TYPED_TEXT;
}
