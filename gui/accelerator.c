/* gui/accelerator.c - keys as text: "Ctrl+Shift+S". */
#include <string.h>
#include "action_table.h"

#define MODS_HELD (MOD_SHIFT | MOD_CTRL | MOD_ALT | MOD_SUPER)

static const struct {
	const char *name;
	uint32_t key;
} names[] = {
#define NAME(name, code) {#name, code},
	KEY_TABLE(NAME)
#undef NAME
	/* As people write them. */
	{"DEL", KEY_DELETE},
	{"INS", KEY_INSERT},
	{"ESC", KEY_ESCAPE},
	{"PGUP", KEY_PAGE_UP},
	{"PGDN", KEY_PAGE_DOWN},
	{"PLUS", KEY_EQUALS},
	{"+", KEY_EQUALS},
	{"-", KEY_MINUS},
	{"=", KEY_EQUALS},
	{",", KEY_COMMA},
	{".", KEY_PERIOD},
	{"/", KEY_SLASH},
};

static const struct {
	const char *name;
	uint32_t mod;
} mods_by_name[] = {
	{"SHIFT", MOD_SHIFT}, {"CTRL", MOD_CTRL}, {"ALT", MOD_ALT}, {"SUPER", MOD_SUPER}};

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? c - 32 : c;
}

/* Are these the same but for case and "_"? */
static bool same(const char *name, const char *word, size_t length)
{
	const char *end = word + length;

	for (; *name; name++) {
		if (*name == '_')
			continue;
		if (word == end || upper(*word++) != *name)
			return false;
	}
	return word == end;
}

static uint32_t mod_named(const char *word, size_t length)
{
	for (size_t i = 0; i < sizeof(mods_by_name) / sizeof(mods_by_name[0]); i++)
		if (same(mods_by_name[i].name, word, length))
			return mods_by_name[i].mod;
	return 0;
}

static uint32_t key_named(const char *word)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (same(names[i].name, word, strlen(word)))
			return names[i].key;
	return 0;
}

static uint32_t letter_of(const char *word)
{
	char c = upper(word[0]);

	if (word[1] || !((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')))
		return 0;
	return c >= 'A' ? c + 32 : c;
}

bool accelerator_parse(struct accelerator *a, const char *text)
{
	const char *plus;

	*a = (struct accelerator){0, 0, 0};
	if (!text || !*text)
		return true;
	/* The last "+" may be the key itself. */
	while ((plus = strchr(text + 1, '+')) && plus[1]) {
		uint32_t mod = mod_named(text, plus - text);

		if (!mod || (a->mods & mod))
			return false;
		a->mods |= mod;
		text = plus + 1;
	}
	a->key = key_named(text);
	a->letter = letter_of(text);
	return a->key != 0;
}

static uint32_t plain_key(uint32_t key)
{
	return key == KEY_PAD_ENTER   ? KEY_ENTER
	       : key == KEY_PAD_PLUS  ? KEY_EQUALS
	       : key == KEY_PAD_MINUS ? KEY_MINUS
				      : key;
}

bool accelerator_is(const struct accelerator *a, uint32_t key, uint32_t mods, uint32_t letter)
{
	if (!a->key)
		return false;
	mods &= MODS_HELD;
	if (a->key == KEY_EQUALS && !(a->mods & MOD_SHIFT))
		mods &= ~MOD_SHIFT; /* "+" is above "=" */
	if (mods != a->mods)
		return false;
	if (a->letter && letter)
		return a->letter == letter;
	return plain_key(a->key) == plain_key(key);
}
