/* console/terminal/mouseseq.c - mouse, focus and pasted text to the bytes that xterm would send. */
#include <stdio.h>
#include <string.h>
#include "abi/key.h"
#include "keyseq.h"

#define MOVED	    32
#define WHEEL	    64
#define NO_BUTTON   3
#define OLD_OFFSET  33	/* what the old reports add to a cell */
#define OLD_CELLS   223 /* as many can be told in a byte */
#define BRACKET_MAX 6

static int button_code(uint32_t button)
{
	return button == BUTTON_LEFT	 ? 0
	       : button == BUTTON_MIDDLE ? 1
	       : button == BUTTON_RIGHT	 ? 2
					 : 3;
}

/* The first of the buttons that are down. */
static int held_code(uint32_t buttons)
{
	for (uint32_t b = BUTTON_LEFT; b <= BUTTON_MIDDLE; b++)
		if (buttons & BUTTON_BIT(b))
			return button_code(b);
	return NO_BUTTON;
}

static bool wanted(const struct keyseq_mouse *e, uint32_t modes)
{
	if (!(modes & MODE_MOUSE))
		return false;
	if (modes & MODE_MOUSE_X10)
		return e->action == KEYSEQ_PRESS;
	if (e->action == KEYSEQ_MOVE)
		return (modes & MODE_MOUSE_MOVE) || ((modes & MODE_MOUSE_DRAG) && e->buttons);
	return e->action != KEYSEQ_WHEEL || e->notches;
}

static int event_code(const struct keyseq_mouse *e, uint32_t modes)
{
	int code = button_code(e->button);

	if (e->action == KEYSEQ_MOVE)
		code = MOVED + held_code(e->buttons);
	else if (e->action == KEYSEQ_WHEEL)
		code = WHEEL + (e->notches < 0);
	else if (e->action == KEYSEQ_RELEASE && !(modes & MODE_MOUSE_SGR))
		code = NO_BUTTON;
	if (!(modes & MODE_MOUSE_X10))
		code |= (e->mods & MOD_SHIFT ? 4 : 0) | (e->mods & MOD_ALT ? 8 : 0) |
			(e->mods & MOD_CTRL ? 16 : 0);
	return code;
}

int keyseq_mouse(const struct keyseq_mouse *e, uint32_t modes, char *out)
{
	int code = event_code(e, modes);

	if (!wanted(e, modes) || e->column < 0 || e->row < 0)
		return 0;
	if (modes & MODE_MOUSE_SGR)
		return sprintf(out, "\033[<%d;%d;%d%c", code, e->column + 1, e->row + 1,
			       e->action == KEYSEQ_RELEASE ? 'm' : 'M');
	if (e->column >= OLD_CELLS || e->row >= OLD_CELLS)
		return 0;
	memcpy(out, "\033[M", 3);
	out[3] = (char)(code + 32);
	out[4] = (char)(e->column + OLD_OFFSET);
	out[5] = (char)(e->row + OLD_OFFSET);
	return 6;
}

int keyseq_focus(bool focused, uint32_t modes, char *out)
{
	if (!(modes & MODE_FOCUS))
		return 0;
	memcpy(out, focused ? "\033[I" : "\033[O", 3);
	return 3;
}

int keyseq_bracket(bool begin, uint32_t modes, char *out)
{
	if (!(modes & MODE_PASTE))
		return 0;
	memcpy(out, begin ? "\033[200~" : "\033[201~", BRACKET_MAX);
	return BRACKET_MAX;
}

/* A C1 control character, which some programs read as one of its own. */
static bool is_c1(const unsigned char *text, int left)
{
	return left > 1 && text[0] == 0xc2 && text[1] >= 0x80 && text[1] < 0xa0;
}

int keyseq_paste(const char *text, int length, int *at, char *out, int size)
{
	const unsigned char *bytes = (const unsigned char *)text;
	int written = 0;

	for (; *at < length && written < size; (*at)++) {
		unsigned char c = bytes[*at];

		if (c == '\n' && *at > 0 && bytes[*at - 1] == '\r')
			continue;
		if (is_c1(bytes + *at, length - *at))
			++*at;
		else if (c == '\n' || c == '\r')
			out[written++] = '\r';
		else if (c == '\t' || (c >= 0x20 && c != 0x7f))
			out[written++] = (char)c;
	}
	return written;
}
