/* console/terminal/terminal_input.c - what a person does in a terminal, told to its program. */
#include "abi/key.h"
#include "keyseq.h"
#include "terminal_parts.h"

#define PASTE_PIECE  256
#define ROWS_A_NOTCH 3 /* cursor keys for one notch of the wheel */

static bool send(struct terminal *t, const char *bytes, int length)
{
	terminal_reply(t, bytes, length);
	return length > 0;
}

bool terminal_key(struct terminal *t, uint32_t key, uint32_t mods, uint32_t character)
{
	char bytes[KEYSEQ_BYTES_MAX];
	int length = keyseq_key(key, mods, character, t->screen.modes, bytes);

	if (length)
		terminal_set_view(t, 0);
	return send(t, bytes, length);
}

bool terminal_focus(struct terminal *t, bool focused)
{
	char bytes[KEYSEQ_BYTES_MAX];

	return send(t, bytes, keyseq_focus(focused, t->screen.modes, bytes));
}

void terminal_paste(struct terminal *t, const char *text, int length)
{
	char bytes[PASTE_PIECE];
	int at = 0;

	terminal_set_view(t, 0);
	send(t, bytes, keyseq_bracket(true, t->screen.modes, bytes));
	while (at < length)
		send(t, bytes, keyseq_paste(text, length, &at, bytes, PASTE_PIECE));
	send(t, bytes, keyseq_bracket(false, t->screen.modes, bytes));
}

/* One notch: rows up or down for a program that knows only keys. */
static bool wheel_keys(struct terminal *t, const struct keyseq_mouse *event)
{
	uint32_t wanted = MODE_ALTERNATE_SCROLL, modes = t->screen.modes;
	uint32_t key = event->notches > 0 ? KEY_UP : KEY_DOWN;

	if (!t->screen.alternate || !(modes & wanted) || event->action != KEYSEQ_WHEEL)
		return false;
	for (int i = 0; i < ROWS_A_NOTCH; i++)
		terminal_key(t, key, 0, 0);
	return true;
}

static bool report(struct terminal *t, const struct keyseq_mouse *event)
{
	char bytes[KEYSEQ_BYTES_MAX];
	int length;

	if (event->action == KEYSEQ_MOVE && event->column == t->mouse_column &&
	    event->row == t->mouse_row)
		return (t->screen.modes & (MODE_MOUSE_DRAG | MODE_MOUSE_MOVE)) != 0;
	length = keyseq_mouse(event, t->screen.modes, bytes);
	if (length) {
		t->mouse_column = event->column;
		t->mouse_row = event->row;
	}
	return send(t, bytes, length);
}

bool terminal_mouse(struct terminal *t, const struct keyseq_mouse *event)
{
	struct keyseq_mouse on_screen = *event;

	on_screen.row -= terminal_view(t);
	if (event->mods & MOD_SHIFT || on_screen.row < 0 || event->row >= t->screen.height ||
	    event->column < 0 || event->column >= t->screen.columns)
		return false;
	if (!(t->screen.modes & MODE_MOUSE))
		return wheel_keys(t, event);
	return report(t, &on_screen);
}
