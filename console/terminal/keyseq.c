/* console/terminal/keyseq.c - keys to the bytes that xterm would send. */
#include "keyseq.h"
#include <stdio.h>
#include <string.h>
#include "abi/key.h"
#include "common/utf8.h"

#define DEL 0x7f

/* A key that sends CSI: with a letter, or with a number and a tilde. */
struct special {
	uint32_t key;
	char letter;
	uint8_t number;
};

/* clang-format off */
static const struct special specials[] = {
	{KEY_UP, 'A', 0}, {KEY_DOWN, 'B', 0}, {KEY_RIGHT, 'C', 0}, {KEY_LEFT, 'D', 0},
	{KEY_HOME, 'H', 0}, {KEY_END, 'F', 0}, {KEY_PAD_5, 'E', 0},
	{KEY_INSERT, 0, 2}, {KEY_DELETE, 0, 3}, {KEY_PAGE_UP, 0, 5}, {KEY_PAGE_DOWN, 0, 6},
	{KEY_F1, 'P', 0}, {KEY_F2, 'Q', 0}, {KEY_F3, 'R', 0}, {KEY_F4, 'S', 0},
	{KEY_F5, 0, 15}, {KEY_F6, 0, 17}, {KEY_F7, 0, 18}, {KEY_F8, 0, 19}, {KEY_F9, 0, 20},
	{KEY_F10, 0, 21}, {KEY_F11, 0, 23}, {KEY_F12, 0, 24},
};

/* The number pad: what a key sends after SS3, and which key it is without Num Lock. */
static const struct pad {
	uint32_t key;
	char application;
	uint32_t plain;
} pads[] = {
	{KEY_PAD_0, 'p', KEY_INSERT}, {KEY_PAD_1, 'q', KEY_END}, {KEY_PAD_2, 'r', KEY_DOWN},
	{KEY_PAD_3, 's', KEY_PAGE_DOWN}, {KEY_PAD_4, 't', KEY_LEFT}, {KEY_PAD_5, 'u', KEY_PAD_5},
	{KEY_PAD_6, 'v', KEY_RIGHT}, {KEY_PAD_7, 'w', KEY_HOME}, {KEY_PAD_8, 'x', KEY_UP},
	{KEY_PAD_9, 'y', KEY_PAGE_UP}, {KEY_PAD_PERIOD, 'n', KEY_DELETE},
	{KEY_PAD_MINUS, 'm', 0}, {KEY_PAD_PLUS, 'k', 0}, {KEY_PAD_MULTIPLY, 'j', 0},
	{KEY_PAD_DIVIDE, 'o', 0}, {KEY_PAD_ENTER, 'M', KEY_ENTER},
};
/* clang-format on */

static int copy(char *out, const char *bytes)
{
	int length = (int)strlen(bytes);

	memcpy(out, bytes, (size_t)length);
	return length;
}

/* 0, or the parameter that stands for Shift, Alt and Ctrl. */
static int modifier(uint32_t mods)
{
	int bits =
		(mods & MOD_SHIFT ? 1 : 0) | (mods & MOD_ALT ? 2 : 0) | (mods & MOD_CTRL ? 4 : 0);

	return bits ? bits + 1 : 0;
}

static bool is_function_key(const struct special *s)
{
	return s->letter >= 'P';
}

static int special(const struct special *s, uint32_t mods, uint32_t modes, char *out)
{
	int m = modifier(mods);

	if (s->number && m)
		return sprintf(out, "\033[%d;%d~", s->number, m);
	if (s->number)
		return sprintf(out, "\033[%d~", s->number);
	if (m)
		return sprintf(out, "\033[1;%d%c", m, s->letter);
	if (is_function_key(s) || (modes & MODE_APP_CURSOR))
		return sprintf(out, "\033O%c", s->letter);
	return sprintf(out, "\033[%c", s->letter);
}

static int find_special(uint32_t key, uint32_t mods, uint32_t modes, char *out)
{
	for (size_t i = 0; i < sizeof(specials) / sizeof(specials[0]); i++)
		if (specials[i].key == key)
			return special(&specials[i], mods, modes, out);
	return 0;
}

/* Enter, Tab, Backspace, Escape. */
static int editing(uint32_t key, uint32_t mods, uint32_t modes, char *out)
{
	int length = 0;

	if (key == KEY_TAB && (mods & MOD_SHIFT))
		return copy(out, "\033[Z");
	if (mods & MOD_ALT)
		out[length++] = '\033';
	switch (key) {
	case KEY_ENTER:
		return length + copy(out + length, modes & MODE_NEW_LINE ? "\r\n" : "\r");
	case KEY_TAB:
		return length + copy(out + length, "\t");
	case KEY_BACKSPACE:
		return length + copy(out + length, mods & MOD_CTRL ? "\b" : "\177");
	case KEY_ESCAPE:
		return length + copy(out + length, "\033");
	}
	return 0;
}

static const struct pad *find_pad(uint32_t key)
{
	for (size_t i = 0; i < sizeof(pads) / sizeof(pads[0]); i++)
		if (pads[i].key == key)
			return &pads[i];
	return NULL;
}

/* What Ctrl makes of a character; those it makes nothing of stay. */
static uint32_t control(uint32_t c)
{
	static const char digits[] = {0, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f, DEL}; /* 2 to 8 */

	if (c == ' ')
		return 0;
	if (c == '/')
		return 0x1f;
	if (c == '?')
		return DEL;
	if (c >= '2' && c <= '8')
		return (uint32_t)digits[c - '2'];
	return c >= '@' && c <= '~' ? c & 0x1f : c;
}

static int character_bytes(uint32_t character, uint32_t mods, char *out)
{
	int length = 0;

	if (mods & MOD_ALT)
		out[length++] = '\033';
	if (mods & MOD_CTRL)
		character = control(character);
	return length + utf8_encode(character, out + length);
}

int keyseq_key(uint32_t key, uint32_t mods, uint32_t character, uint32_t modes, char *out)
{
	const struct pad *pad = find_pad(key);
	int length;

	if (mods & MOD_SUPER)
		return 0;
	if (pad && (modes & MODE_APP_KEYPAD) && !(mods & MOD_NUM_LOCK))
		return sprintf(out, "\033O%c", pad->application);
	if (pad && (!character || pad->plain == KEY_ENTER))
		key = pad->plain;
	else if (pad)
		key = 0;
	length = editing(key, mods, modes, out);
	if (!length)
		length = find_special(key, mods, modes, out);
	if (!length && character)
		length = character_bytes(character, mods, out);
	return length;
}
