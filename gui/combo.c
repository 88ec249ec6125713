/* gui/combo.c - the combo box: one of several texts, chosen from a list that pops up. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "menu_view.h"
#include "press.h"

#define SIDE	   10
#define ARROW	   26 /* room on the right */
#define WIDTH_MOST 280
#define ROWS_MOST  10 /* more are scrolled */

struct combo {
	struct press press;
	struct gui_menu_row *rows; /* texts doubled where they have "&"; ends like a menu's */
	int count, selected;
	bool open;
};

static struct combo *combo_of(const struct gui_element *e)
{
	return (struct combo *)e->data;
}

static const char *shown(const struct gui_element *e)
{
	const char *text = combo_of(e)->press.text.text;

	return text ? text : "";
}

/* A text as a menu wants it: "&" is no mark here. */
static char *escape(const char *text)
{
	char *copy = malloc(2 * strlen(text) + 1), *to = copy;

	if (!copy)
		return NULL;
	do {
		if (*text == '&')
			*to++ = '&';
		*to++ = *text;
	} while (*text++);
	return copy;
}

/* The press's text is what is selected; it has no mark. */
static void show_selected(struct gui_element *e)
{
	const struct combo *c = combo_of(e);

	press_set_text(e, c->selected >= 0 ? c->rows[c->selected].text : "");
}

/* The user chose. */
static void choose(struct gui_element *e, int index)
{
	if (index < 0 || index >= combo_of(e)->count || index == combo_of(e)->selected)
		return;
	GuiComboSet(e, index);
	notify(e, MSG_CHANGED, index);
}

/*
 * The list.
 */
static void chosen(struct gui_element *e, uint32_t id)
{
	choose(e, (int)id - 1);
}

static void closed(struct gui_element *e)
{
	combo_of(e)->open = false;
	GuiInvalidate(e);
}

static void open_list(struct gui_element *e)
{
	struct combo *c = combo_of(e);
	struct menu_options o = {.owner = e,
				 .beside = popup_screen_rect(e),
				 .rows = c->rows,
				 .min_width = rect_width(GuiRect(e)),
				 .max_rows = ROWS_MOST,
				 .selected = c->selected,
				 .chosen = chosen,
				 .closed = closed};

	if (!c->count)
		return;
	o.beside.top -= 2;
	o.beside.bottom += 2;
	c->open = menu_open(&o);
	GuiInvalidate(e);
}

/*
 * Keys.
 */
static bool begins_with(const char *text, uint32_t letter)
{
	uint32_t c = (unsigned char)text[*text == '&'];

	return letter && (c >= 'A' && c <= 'Z' ? c + 32 : c) == letter;
}

static int letter(struct gui_element *e, const struct msg *msg)
{
	const struct combo *c = combo_of(e);
	uint32_t letter = input_letter(msg);

	for (int n = 1; n <= c->count; n++) {
		int i = (c->selected + n) % c->count;

		if (!begins_with(c->rows[i].text, letter))
			continue;
		choose(e, i);
		return 1;
	}
	return 0;
}

static int key(struct gui_element *e, const struct msg *msg)
{
	const struct combo *c = combo_of(e);
	uint32_t k = msg->params[0], mods = msg->params[1];

	if (mods & MOD_CTRL)
		return 0;
	if (mods & MOD_ALT) {
		if (k == KEY_DOWN || k == KEY_UP)
			open_list(e);
		return k == KEY_DOWN || k == KEY_UP;
	}
	switch (k) {
	case KEY_DOWN:
		choose(e, c->selected + 1);
		return 1;
	case KEY_UP:
		choose(e, c->selected - 1);
		return 1;
	case KEY_HOME:
		choose(e, 0);
		return 1;
	case KEY_END:
		choose(e, c->count - 1);
		return 1;
	case KEY_SPACE:
		open_list(e);
		return 1;
	}
	return letter(e, msg);
}

/*
 * Picture.
 */
static void measure(const struct gui_element *e, struct gui_measure *m)
{
	const struct combo *c = combo_of(e);
	int width = GUI_BUTTON_WIDTH;

	for (int i = 0; i < c->count; i++) {
		int w = GuiTextWidth(GUI_FONT_UI, c->rows[i].text, -1) + SIDE + ARROW;

		width = w > width ? w : width;
	}
	m->width = width > WIDTH_MOST ? WIDTH_MOST : width;
	m->min_width = GUI_BUTTON_WIDTH;
	m->height = m->min_height = GUI_BUTTON_HEIGHT;
}

static void paint_arrow(struct gui_painter *p, struct rect r, uint32_t colour)
{
	int x = (r.right - ARROW / 2 - 2) * 16, y = r.bottom * 8 + 32;
	struct gui_point tip = {x, y};

	GuiPaintLine(p, (struct gui_point){x - 64, y - 64}, tip, 22, colour);
	GuiPaintLine(p, tip, (struct gui_point){x + 64, y - 64}, 22, colour);
}

static void paint(struct gui_element *e, struct gui_painter *p)
{
	bool enabled = element_enabled(e), hovered = e->flags & ELEMENT_HOVERED;
	struct rect r = GuiRect(e), text = {SIDE, 0, r.right - ARROW, r.bottom};
	uint32_t fill = GuiTheme(!enabled	     ? GUI_COLOUR_DISABLED
				 : combo_of(e)->open ? GUI_COLOUR_BUTTON_PRESSED
				 : hovered	     ? GUI_COLOUR_BUTTON_HOVER
						     : GUI_COLOUR_BUTTON);
	uint32_t border = GuiTheme(enabled ? GUI_COLOUR_BORDER : GUI_COLOUR_SEPARATOR);

	GuiPaintRounded(p, r, GUI_RADIUS, fill);
	GuiPaintOutline(p, r, (struct gui_stroke){GUI_RADIUS, 1, border});
	GuiPaintText(p, text, shown(e),
		     GuiTheme(enabled ? GUI_COLOUR_TEXT : GUI_COLOUR_TEXT_DISABLED),
		     GUI_FONT_UI | GUI_TEXT_ELLIPSIS);
	paint_arrow(p, r, GuiTheme(enabled ? GUI_COLOUR_TEXT_DIM : GUI_COLOUR_TEXT_DISABLED));
	if (press_ringed(e))
		paint_focus_ring(p, r, GUI_RADIUS);
}

static int handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_DESCRIBE:
		describe_as(msg, "combo box", shown(e));
		return describe_value(msg, "%d of %d%s", combo_of(e)->selected + 1,
				      combo_of(e)->count, combo_of(e)->open ? ", open" : "");
	case MSG_GUI_MEASURE:
		measure(e, GuiMeasure(msg));
		return 1;
	case MSG_MOUSEDOWN:
		if (mouse_is_left(msg))
			open_list(e);
		return mouse_is_left(msg);
	case MSG_GUI_PRESS:
		open_list(e);
		return 1;
	case MSG_KEYDOWN:
		return key(e, msg);
	case MSG_GUI_DESTROY:
		GuiComboClear(e);
		free(combo_of(e)->rows);
		combo_of(e)->rows = NULL;
		press_deinit(e);
		return 1;
	}
	return 0;
}

struct gui_element *GuiComboCreate(struct gui_element *parent, const char *const *texts, int count)
{
	struct gui_element *e = press_create(parent, handle, sizeof(struct combo), "");

	if (!e)
		return NULL;
	combo_of(e)->selected = -1;
	for (int i = 0; i < count; i++) {
		if (GuiComboAdd(e, texts[i]) < 0) {
			GuiDestroy(e);
			return NULL;
		}
	}
	if (count > 0)
		GuiComboSet(e, 0);
	return e;
}

void GuiComboSet(struct gui_element *combo, int index)
{
	if (!combo || index < -1 || index >= combo_of(combo)->count)
		return;
	combo_of(combo)->selected = index;
	show_selected(combo);
}

int GuiComboGet(const struct gui_element *combo)
{
	return combo ? combo_of(combo)->selected : -1;
}

int GuiComboAdd(struct gui_element *combo, const char *text)
{
	struct gui_menu_row *rows;
	struct combo *c;
	char *copy;

	if (!combo)
		return 0;
	c = combo_of(combo);
	copy = escape(text ? text : "");
	rows = copy ? realloc(c->rows, (c->count + 2) * sizeof(*rows)) : NULL;
	if (!rows) {
		free(copy);
		return -ENOMEM;
	}
	c->rows = rows;
	rows[c->count] = (struct gui_menu_row){.id = c->count + 1, .text = copy};
	rows[++c->count] = (struct gui_menu_row){0};
	GuiRelayout(combo);
	return c->count - 1;
}

void GuiComboClear(struct gui_element *combo)
{
	struct combo *c;

	if (!combo)
		return;
	c = combo_of(combo);
	for (int i = 0; i < c->count; i++)
		free((char *)c->rows[i].text);
	c->count = 0;
	GuiComboSet(combo, -1);
}
