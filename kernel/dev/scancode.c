/* kernel/dev/scancode.c - the decoder of scan set 1, and the modifiers. */
#include "dev/scancode.h"
#include "abi/key.h"

#define EXTENDED 0xe0
#define PAUSE	 0xe1

bool scancode_feed(struct scancode *s, uint8_t byte, uint8_t *key, bool *down)
{
	bool extended = s->prefix == EXTENDED;

	if (s->skip) {
		/* Pause says E1 1D 45 E1 9D C5 at once and nothing when let go. */
		if (--s->skip)
			return false;
		*key = KEY_PAUSE;
		*down = true;
		return true;
	}
	if (byte == PAUSE) {
		s->skip = 5;
		return false;
	}
	s->prefix = byte == EXTENDED ? EXTENDED : 0;
	if (s->prefix || (byte & 0x7f) == 0)
		return false;
	/* Fake shifts around extended keys. */
	if (extended && ((byte & 0x7f) == KEY_LEFT_SHIFT || (byte & 0x7f) == KEY_RIGHT_SHIFT))
		return false;
	*key = (byte & 0x7f) | (extended ? 0x80 : 0);
	*down = !(byte & 0x80);
	return true;
}

static uint32_t held_mods(const struct key_state *s)
{
	static const struct {
		uint8_t key;
		uint8_t mod;
	} table[] = {
		{KEY_LEFT_SHIFT, MOD_SHIFT}, {KEY_RIGHT_SHIFT, MOD_SHIFT},
		{KEY_LEFT_CTRL, MOD_CTRL},   {KEY_RIGHT_CTRL, MOD_CTRL},
		{KEY_LEFT_ALT, MOD_ALT},     {KEY_RIGHT_ALT, MOD_ALT},
		{KEY_LEFT_SUPER, MOD_SUPER}, {KEY_RIGHT_SUPER, MOD_SUPER},
	};
	uint32_t mods = 0;

	for (uint32_t i = 0; i < sizeof table / sizeof *table; i++)
		if (s->down[table[i].key >> 3] >> (table[i].key & 7) & 1)
			mods |= table[i].key == KEY_RIGHT_ALT && s->has_altgr ? MOD_ALTGR
									      : table[i].mod;
	return mods;
}

static uint32_t lock_of(uint8_t key)
{
	switch (key) {
	case KEY_CAPS_LOCK:
		return MOD_CAPS_LOCK;
	case KEY_NUM_LOCK:
		return MOD_NUM_LOCK;
	case KEY_SCROLL_LOCK:
		return MOD_SCROLL_LOCK;
	default:
		return 0;
	}
}

bool key_state_feed(struct key_state *s, uint8_t key, bool down)
{
	uint8_t bit = 1 << (key & 7);
	bool was = s->down[key >> 3] & bit;
	uint32_t locks = s->mods & (MOD_CAPS_LOCK | MOD_NUM_LOCK | MOD_SCROLL_LOCK);

	if (down)
		s->down[key >> 3] |= bit;
	else
		s->down[key >> 3] &= ~bit;
	/* Pause is never let go. */
	if (key == KEY_PAUSE)
		s->down[key >> 3] &= ~bit;
	if (down && !was)
		locks ^= lock_of(key);
	s->mods = locks | held_mods(s);
	return down && was;
}
