/* console/terminal/output.c - the parser's actions: from what a program wrote to the screen. */
#include "terminal_parts.h"

static void text(void *context, const uint8_t *bytes, int length)
{
	screen_text(&((struct terminal *)context)->screen, bytes, length);
}

static void print(void *context, uint32_t code)
{
	screen_print(&((struct terminal *)context)->screen, code);
}

static void feed(struct screen *s)
{
	screen_line_feed(s);
	if (s->modes & MODE_NEW_LINE)
		s->cursor.x = 0;
}

static void bell(struct terminal *t)
{
	if (t->callbacks.bell)
		t->callbacks.bell(t->context);
}

static void control(void *context, uint8_t code)
{
	struct terminal *t = context;
	struct screen *s = &t->screen;

	switch (code) {
	case '\a':
		bell(t);
		break;
	case '\b':
		screen_move(s, s->cursor.x - 1, s->cursor.y);
		break;
	case '\t':
		screen_tab(s, 1);
		break;
	case '\n':
	case '\v':
	case '\f':
		feed(s);
		break;
	case '\r':
		screen_move(s, 0, s->cursor.y);
		break;
	case 0x0e: /* SO, SI */
	case 0x0f:
		s->cursor.set = code == 0x0e;
		break;
	}
}

/* ESC with an intermediate: which character set is G0 or G1, and the test picture. */
static void designate(struct screen *s, char intermediate, char final)
{
	if (intermediate == '(' || intermediate == ')')
		s->cursor.sets[intermediate == ')'] = final == '0' || final == 'A' ? final : 'B';
	else if (intermediate == '#' && final == '8')
		screen_fill(s, 'E');
}

static void escape(void *context, char intermediate, char final)
{
	struct terminal *t = context;
	struct screen *s = &t->screen;

	if (intermediate) {
		designate(s, intermediate, final);
		return;
	}
	switch (final) {
	case '7':
		screen_save(s);
		break;
	case '8':
		screen_restore(s);
		break;
	case 'D':
		screen_line_feed(s);
		break;
	case 'E':
		screen_line_feed(s);
		s->cursor.x = 0;
		break;
	case 'H':
		s->tabs[s->cursor.x] = true;
		break;
	case 'M':
		screen_reverse_feed(s);
		break;
	case 'c':
		terminal_reset(t);
		break;
	case '=':
		s->modes |= MODE_APP_KEYPAD;
		break;
	case '>':
		s->modes &= ~(uint32_t)MODE_APP_KEYPAD;
		break;
	}
}

static void csi(void *context, const struct parser_csi *csi)
{
	csi_do(context, csi);
}

static void osc(void *context, int number, const char *text)
{
	if (number == 0 || number == 2)
		title_set(context, text);
}

const struct parser_actions output_actions = {text, print, control, escape, csi, osc};
