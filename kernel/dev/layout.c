/* kernel/dev/layout.c - from a key and modifiers to a character. Pure. */
#include "dev/layout.h"
#include "abi/key.h"
#include "abi/wnd.h"

/* Scan codes 47h..53h. */
static const char pad_characters[] = "789-456+1230.";

const struct layout *layout_find(uint32_t number)
{
	static const struct layout *const layouts[LAYOUTS] = {
		[LAYOUT_US] = &layout_us, [LAYOUT_UK] = &layout_uk, [LAYOUT_DE] = &layout_de};

	return number < LAYOUTS ? layouts[number] : NULL;
}

static uint32_t pad_character(const struct layout *l, uint8_t key, uint32_t mods)
{
	char c;

	if (key == KEY_PAD_MULTIPLY)
		return '*';
	if (key == KEY_PAD_DIVIDE)
		return '/';
	if (key < KEY_PAD_7 || key > KEY_PAD_PERIOD)
		return 0;
	c = key == KEY_PAD_PERIOD ? l->pad_decimal : pad_characters[key - KEY_PAD_7];
	return c == '-' || c == '+' || mods & MOD_NUM_LOCK ? (uint32_t)c : 0;
}

/* Letters of Latin-1 on the third level have their capitals there too. */
static uint32_t third_level(uint32_t c, bool shift)
{
	return shift && c >= 0xe0 && c <= 0xfe && c != 0xf7 ? c - 32 : c;
}

uint32_t layout_character(const struct layout *l, uint8_t key, uint32_t mods)
{
	bool shift = mods & MOD_SHIFT;

	if (mods & (MOD_CTRL | MOD_ALT | MOD_SUPER))
		return 0;
	for (const struct layout_key *k = l->keys; k->key; k++) {
		if (k->key != key)
			continue;
		if (k->letter && mods & MOD_CAPS_LOCK)
			shift = !shift;
		if (mods & MOD_ALTGR)
			return third_level(k->altgr, shift);
		return shift ? k->shift : k->plain;
	}
	return pad_character(l, key, mods);
}

/* ---- dead keys ----------------------------------------------------------------------------------
 */

static const struct accent {
	uint16_t dead, alone;
	const char *bases;
	const uint16_t *letters; /* one for each of the bases */
} accents[] = {
	{DEAD_GRAVE, '`', "aeiouAEIOU",
	 (const uint16_t[]){0xe0, 0xe8, 0xec, 0xf2, 0xf9, 0xc0, 0xc8, 0xcc, 0xd2, 0xd9}},
	{DEAD_ACUTE, 0xb4, "aeiouyAEIOUY",
	 (const uint16_t[]){0xe1, 0xe9, 0xed, 0xf3, 0xfa, 0xfd, 0xc1, 0xc9, 0xcd, 0xd3, 0xda,
			    0xdd}},
	{DEAD_CIRCUMFLEX, '^', "aeiouAEIOU",
	 (const uint16_t[]){0xe2, 0xea, 0xee, 0xf4, 0xfb, 0xc2, 0xca, 0xce, 0xd4, 0xdb}},
};

static const struct accent *accent_find(uint32_t dead)
{
	for (uint32_t i = 0; i < sizeof accents / sizeof *accents; i++)
		if (accents[i].dead == dead)
			return &accents[i];
	return NULL;
}

bool layout_is_dead(uint32_t character)
{
	return accent_find(character) != NULL;
}

uint32_t layout_compose(uint32_t *dead, uint32_t c)
{
	const struct accent *a = accent_find(*dead);

	if (!c)
		return 0; /* Shift, an arrow: the accent goes on waiting */
	if (layout_is_dead(c) && c != *dead) {
		*dead = c;
		return 0;
	}
	*dead = 0;
	if (a && (c == ' ' || c == a->dead))
		return a->alone;
	for (uint32_t i = 0; a && a->bases[i]; i++)
		if ((uint8_t)a->bases[i] == c)
			return a->letters[i];
	return c;
}

uint32_t layout_letter(const struct layout *l, uint8_t key, uint32_t mods)
{
	uint32_t c = layout_character(l, key, mods & (MOD_SHIFT | MOD_ALTGR | MOD_NUM_LOCK));
	const struct accent *a = accent_find(c);

	if (a)
		return a->alone;
	return c < ' ' || c == 127 ? 0 : c;
}

uint8_t layout_pad_key(uint8_t key, uint32_t mods)
{
	if (key < KEY_PAD_7 || key > KEY_PAD_PERIOD || mods & MOD_NUM_LOCK)
		return key;
	if (key == KEY_PAD_MINUS || key == KEY_PAD_PLUS || key == KEY_PAD_5)
		return key;
	return key | 0x80;
}
