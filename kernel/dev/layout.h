/*
 * kernel/dev/layout.h - what keys mean: a keyboard layout is data.
 *
 * A layout has a plain, a shifted and, if it is one of those with AltGr, a third level. A character
 * of U+0300..U+036F (a combining accent) makes the key a dead one: it types nothing, the next
 * character gets the accent.
 */
#ifndef DEV_LAYOUT_H
#define DEV_LAYOUT_H

#include "abi/types.h"

struct layout_key {
	uint8_t key;		      /* KEY_..., 0 ends the table */
	uint8_t letter;		      /* Caps Lock turns it into its shifted character */
	uint16_t plain, shift, altgr; /* UTF-32 below 65536, 0 = none */
};

struct layout {
	const char *name;
	const struct layout_key *keys;
	char pad_decimal; /* of the number pad */
	bool has_altgr;	  /* the right Alt key is MOD_ALTGR, not MOD_ALT */
};

extern const struct layout layout_us, layout_uk, layout_de;

/* clang-format off */
#define LETTER(name, c)	      {KEY_##name, 1, c, c - 32, 0} /* also of Latin-1 */
#define LETTER3(name, c, alt) {KEY_##name, 1, c, c - 32, alt}
#define PLAIN(name, a, b)     {KEY_##name, 0, a, b, 0}
#define PLAIN3(name, a, b, c) {KEY_##name, 0, a, b, c}

/* The same on all of them. */
#define LAYOUT_CONTROLS \
	PLAIN(SPACE, ' ', ' '), PLAIN(ENTER, '\n', '\n'), PLAIN(PAD_ENTER, '\n', '\n'), \
	PLAIN(TAB, '\t', '\t'), PLAIN(BACKSPACE, '\b', '\b'), PLAIN(ESCAPE, 27, 27), \
	PLAIN(DELETE, 127, 127)
/* clang-format on */

#define DEAD_GRAVE	0x300
#define DEAD_ACUTE	0x301
#define DEAD_CIRCUMFLEX 0x302

/* By number (LAYOUT_... of abi/wnd.h); NULL for none. */
const struct layout *layout_find(uint32_t number);

/* The character of a key under these modifiers (MOD_...), perhaps an accent; 0 = none. Number pad
 * keys give digits with Num Lock. Ctrl, Alt and Super give none: they type nothing. */
uint32_t layout_character(const struct layout *l, uint8_t key, uint32_t mods);

/* What a key is called when Ctrl, Alt or Super makes it a command: its character but for Caps Lock,
 * a dead key's accent by itself; 0 = it has none that can be printed. */
uint32_t layout_letter(const struct layout *l, uint8_t key, uint32_t mods);

bool layout_is_dead(uint32_t character);

/* What is typed when this character comes after the accent that waits (*dead, 0 = none): 0 after a
 * dead key, whose accent waits then. Space, or the dead key again, types the accent by itself;
 * where no such letter is known the accent is dropped. */
uint32_t layout_compose(uint32_t *dead, uint32_t character);

/* Without Num Lock the number pad's digits are the arrow keys and their neighbours. */
uint8_t layout_pad_key(uint8_t key, uint32_t mods);

#endif
