/* kernel/dev/layout.c - from a key and modifiers to a character. Pure. */
#include "dev/layout.h"
#include "abi/key.h"

/* Scan codes 47h..53h. */
static const char pad_characters[] = "789-456+1230.";

static uint32_t pad_character(uint8_t key, uint32_t mods)
{
	char c;

	if (key == KEY_PAD_MULTIPLY)
		return '*';
	if (key == KEY_PAD_DIVIDE)
		return '/';
	if (key < KEY_PAD_7 || key > KEY_PAD_PERIOD)
		return 0;
	c = pad_characters[key - KEY_PAD_7];
	return c == '-' || c == '+' || mods & MOD_NUM_LOCK ? (uint32_t)c : 0;
}

uint32_t layout_character(const struct layout *l, uint8_t key, uint32_t mods)
{
	bool shift = mods & MOD_SHIFT;

	if (mods & (MOD_CTRL | MOD_ALT | MOD_SUPER) && !(mods & MOD_ALTGR))
		return 0;
	for (const struct layout_key *k = l->keys; k->key; k++) {
		if (k->key != key)
			continue;
		if (mods & MOD_ALTGR)
			return k->altgr;
		if (k->letter && mods & MOD_CAPS_LOCK)
			shift = !shift;
		return shift ? k->shift : k->plain;
	}
	return pad_character(key, mods);
}

uint8_t layout_pad_key(uint8_t key, uint32_t mods)
{
	if (key < KEY_PAD_7 || key > KEY_PAD_PERIOD || mods & MOD_NUM_LOCK)
		return key;
	if (key == KEY_PAD_MINUS || key == KEY_PAD_PLUS || key == KEY_PAD_5)
		return key;
	return key | 0x80;
}
