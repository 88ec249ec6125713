/* console/terminal/mode.c - sets, resets and tells the terminal's modes. */
#include "terminal_parts.h"

/* Modes that do something once instead of being kept: the alternate screen's. */
#define ALTERNATE	47
#define ALTERNATE_CLEAR 1047 /* cleared when it is left */
#define SAVE_CURSOR	1048
#define ALTERNATE_SAVE	1049 /* cursor saved, cleared when it is entered */

static const struct {
	uint32_t bit;
	int number;
	bool private;
} table[] = {
#define MODE_ENTRY(name, bit, number, private) {bit, number, private},
	MODE_TABLE(MODE_ENTRY)
#undef MODE_ENTRY
};

static uint32_t find(int number, bool private)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (table[i].number == number && table[i].private == private)
			return table[i].bit;
	return 0;
}

static void clear_all(struct screen *s)
{
	screen_erase_rows(s, 0, s->height);
}

static bool is_screen_mode(int number)
{
	return number == ALTERNATE || number == ALTERNATE_CLEAR || number == SAVE_CURSOR ||
	       number == ALTERNATE_SAVE;
}

static void save_or_restore(struct screen *s, bool save)
{
	if (save)
		screen_save(s);
	else
		screen_restore(s);
}

/* Saving and restoring the cursor is the main screen's business. */
static void screen_mode(struct screen *s, int number, bool on)
{
	if (number == SAVE_CURSOR) {
		save_or_restore(s, on);
		return;
	}
	if (s->alternate == on)
		return;
	if (number == ALTERNATE_SAVE && on)
		screen_save(s);
	if (number == ALTERNATE_CLEAR && !on)
		clear_all(s);
	screen_alternate(s, on);
	if (number != ALTERNATE_SAVE)
		return;
	if (on)
		clear_all(s);
	else
		screen_restore(s);
}

/* What a change of a mode does at once. */
static void changed(struct terminal *t, uint32_t bit)
{
	if (bit == MODE_ORIGIN)
		screen_move_origin(&t->screen, 0, 0);
	else if (bit == MODE_REVERSE_SCREEN)
		terminal_damage_all(t);
	else if (bit == MODE_SIZE_NOTICE)
		report_size(t);
}

static void set(struct terminal *t, int number, bool private, bool on)
{
	struct screen *s = &t->screen;
	uint32_t bit = find(number, private);

	if (private && is_screen_mode(number)) {
		select_clear(t);
		screen_mode(s, number, on);
		return;
	}
	if (bit & MODE_MOUSE) /* one kind of report at a time */
		s->modes &= ~(uint32_t)MODE_MOUSE;
	s->modes &= ~bit;
	if (on)
		s->modes |= bit;
	changed(t, bit);
}

void mode_do(struct terminal *t, const struct parser_csi *csi, bool on)
{
	for (int i = 0; i < csi->count; i++)
		set(t, csi->values[i], csi->prefix == '?', on);
}

bool mode_known(int number, bool private)
{
	return find(number, private) || (private && is_screen_mode(number));
}

int mode_state(const struct terminal *t, int number, bool private)
{
	bool on = (t->screen.modes & find(number, private)) != 0;

	if (!mode_known(number, private))
		return 0;
	if (private && is_screen_mode(number))
		on = t->screen.alternate;
	return on ? 1 : 2;
}
