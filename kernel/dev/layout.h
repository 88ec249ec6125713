/*
 * kernel/dev/layout.h - what keys mean: a keyboard layout is data.
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
};

extern const struct layout layout_us;

/* The character of a key under these modifiers (MOD_...); 0 = none. Number pad keys give digits
 * with Num Lock. Ctrl and Alt give none: what is meant then is the key. */
uint32_t layout_character(const struct layout *l, uint8_t key, uint32_t mods);

/* Without Num Lock the number pad's digits are the arrow keys and their neighbours. */
uint8_t layout_pad_key(uint8_t key, uint32_t mods);

#endif
