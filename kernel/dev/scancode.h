/*
 * kernel/dev/scancode.h - scan set 1 into key presses (IBM PS/2 Hardware Interface Technical
 * Reference). Pure: a state and a byte.
 */
#ifndef DEV_SCANCODE_H
#define DEV_SCANCODE_H

#include "abi/types.h"

struct scancode {
	uint8_t prefix; /* E0h or E1h seen */
	uint8_t skip;	/* bytes of the Pause sequence left */
};

/* One byte. True: *key went down or up. */
bool scancode_feed(struct scancode *s, uint8_t byte, uint8_t *key, bool *down);

/* What is known of the keys: which are down, modifiers. */
struct key_state {
	uint8_t down[32]; /* one bit a key */
	uint32_t mods;	  /* MOD_... */
	bool has_altgr;	  /* right Alt is MOD_ALTGR */
};

/* A key goes down or up: updates the state. Returns true for a repeat of a key that is down. */
bool key_state_feed(struct key_state *s, uint8_t key, bool down);

#endif
