/* gui/menu_items.c - copies the rows of a menu and finds the next, the marked, the first. */
#include "menu_items.h"
#include <stdlib.h>
#include <string.h>

static bool copy_text(char **to, const char *from)
{
	if (!from)
		return true;
	*to = strdup(from);
	return *to != NULL;
}

static bool ends(const struct gui_menu_row *row)
{
	return !row->id && !row->text;
}

static bool copy(struct menu_items *m, const struct gui_menu_row *rows, int depth)
{
	int count = 0;

	while (!ends(&rows[count]))
		count++;
	m->count = 0;
	m->items = calloc(count + 1, sizeof(*m->items));
	if (!m->items)
		return false;
	for (; m->count < count; m->count++) {
		const struct gui_menu_row *row = &rows[m->count];
		struct menu_item *item = &m->items[m->count];

		item->id = row->id;
		item->flags = row->flags;
		if (!copy_text(&item->text, row->text) || !copy_text(&item->icon, row->icon) ||
		    !copy_text(&item->accelerator, row->accelerator) ||
		    (row->below && depth < MENU_DEPTH_MAX &&
		     !copy(&item->below, row->below, depth + 1))) {
			m->count++;
			return false;
		}
	}
	return true;
}

bool menu_items_copy(struct menu_items *m, const struct gui_menu_row *rows)
{
	if (copy(m, rows, 1))
		return true;
	menu_items_deinit(m);
	return false;
}

void menu_items_deinit(struct menu_items *m)
{
	for (int i = 0; i < m->count; i++) {
		free(m->items[i].text);
		free(m->items[i].icon);
		free(m->items[i].accelerator);
		menu_items_deinit(&m->items[i].below);
	}
	free(m->items);
	*m = (struct menu_items){NULL, 0};
}

bool menu_item_enabled(const struct menu_items *m, int i)
{
	return i >= 0 && i < m->count && m->items[i].text &&
	       !(m->items[i].flags & GUI_ACTION_DISABLED);
}

int menu_items_next(const struct menu_items *m, int from, int step)
{
	int i = from < 0 && step < 0 ? m->count : from;

	for (int tries = 0; tries < m->count; tries++) {
		i = (i + step + m->count) % m->count;
		if (menu_item_enabled(m, i))
			return i;
	}
	return -1;
}

static uint32_t lower(uint32_t c)
{
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

static uint32_t mark_of(const char *text)
{
	for (; *text; text++)
		if (*text == '&' && *++text != '&')
			return lower((unsigned char)*text);
	return 0;
}

static uint32_t first_of(const char *text)
{
	return lower((unsigned char)text[*text == '&']);
}

static int find(const struct menu_items *m, int from, uint32_t letter, bool by_mark, int *hits)
{
	int found = -1;

	*hits = 0;
	for (int n = 1; n <= m->count; n++) {
		int i = (from + n + m->count) % m->count;
		const char *text = m->items[i].text;

		if (!menu_item_enabled(m, i) ||
		    (by_mark ? mark_of(text) : first_of(text)) != letter)
			continue;
		found = found < 0 ? i : found;
		++*hits;
	}
	return found;
}

int menu_items_letter(const struct menu_items *m, int from, uint32_t letter, bool *only)
{
	int hits, i = letter ? find(m, from, letter, true, &hits) : -1;

	if (letter && i < 0)
		i = find(m, from, letter, false, &hits);
	*only = i >= 0 && hits == 1;
	return i;
}
