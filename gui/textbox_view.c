/* gui/textbox_view.c - the picture of a text box, and how bytes and pixels belong together. */
#include "textbox.h"

#define SIDE	    8	/* between border and text */
#define BLINK_MS    530 /* caret on, caret off */
#define BLINKS_MOST 20	/* then the caret stays on until something is done */
#define DOT	    "\xe2\x80\xa2"

static int dot_width(void)
{
	return GuiTextWidth(GUI_FONT_UI, DOT, -1) + 1;
}

static int characters(const char *text, int length)
{
	int count = 0;

	for (int i = 0; i < length; i++)
		count += ((unsigned char)text[i] & 0xc0) != 0x80;
	return count;
}

int textbox_x(const struct textbox *b, int position)
{
	if (b->password)
		return characters(b->edit.text, position) * dot_width();
	return GuiTextWidth(GUI_FONT_UI, b->edit.text, position);
}

struct rect textbox_inner(const struct gui_element *e)
{
	struct rect r = GuiRect(e);

	return (struct rect){SIDE, 2, r.right - textbox_of(e)->right - SIDE, r.bottom - 2};
}

int textbox_byte_at(const struct gui_element *e, int x)
{
	const struct textbox *b = textbox_of(e);
	int at = 0, left;

	x += b->scroll - SIDE;
	if (!b->password)
		return text_nearest(GUI_FONT_UI, b->edit.text, b->edit.length, x);
	left = (x + dot_width() / 2) / dot_width();
	while (at < b->edit.length && left > 0) {
		at++;
		while (at < b->edit.length && ((unsigned char)b->edit.text[at] & 0xc0) == 0x80)
			at++;
		left--;
	}
	return at;
}

/* Move the text so that the caret can be seen and no room is wasted at its end. */
void textbox_scroll_to_caret(struct gui_element *e)
{
	struct textbox *b = textbox_of(e);
	int caret = textbox_x(b, b->edit.caret), width = textbox_x(b, b->edit.length) + 1;
	int room = rect_width(textbox_inner(e));

	if (caret - b->scroll > room - 1)
		b->scroll = caret - room + 1;
	if (caret < b->scroll)
		b->scroll = caret;
	if (b->scroll > width - room)
		b->scroll = width - room;
	if (b->scroll < 0)
		b->scroll = 0;
}

int textbox_caret_x(const struct gui_element *e)
{
	const struct textbox *b = textbox_of(e);

	return SIDE - b->scroll + textbox_x(b, b->edit.caret);
}

void textbox_touched(struct gui_element *e)
{
	struct textbox *b = textbox_of(e);

	textbox_scroll_to_caret(e);
	b->caret_on = true;
	b->blinks = 0;
	if (GuiState(e) & GUI_STATE_FOCUSED)
		GuiSetTimer(e, TEXTBOX_BLINK_TIMER, BLINK_MS, 0);
	GuiInvalidate(e);
}

void textbox_blink(struct gui_element *e)
{
	struct textbox *b = textbox_of(e);

	b->caret_on = !b->caret_on || ++b->blinks >= BLINKS_MOST;
	if (b->blinks >= BLINKS_MOST)
		GuiSetTimer(e, TEXTBOX_BLINK_TIMER, 0, 0);
	GuiInvalidateRect(e, rect_make(textbox_caret_x(e), 0, 1, rect_height(e->rect)));
}

/*
 * Painting.
 */
static void paint_letters(struct gui_element *e, struct gui_painter *p, int x, uint32_t colour)
{
	const struct textbox *b = textbox_of(e);
	struct gui_point at = {x, text_baseline(GUI_FONT_UI, GuiRect(e))};

	if (!b->password) {
		text_draw(p, at, b->edit.text, b->edit.length, colour, GUI_FONT_UI);
		return;
	}
	for (int i = characters(b->edit.text, b->edit.length); i > 0; i--) {
		text_draw(p, at, DOT, sizeof(DOT) - 1, colour, GUI_FONT_UI);
		at.x += dot_width();
	}
}

static void paint_text(struct gui_element *e, struct gui_painter *p, uint32_t colour)
{
	struct textbox *b = textbox_of(e);
	struct rect r = GuiRect(e), inner = textbox_inner(e), before;
	int x = SIDE - b->scroll;
	bool focused = GuiState(e) & GUI_STATE_FOCUSED;

	inner.right++;
	before = GuiPaintClip(p, inner);
	if (b->edit.length == 0 && b->placeholder)
		GuiPaintText(p, inner, b->placeholder, GuiTheme(GUI_COLOUR_TEXT_DIM),
			     GUI_FONT_UI | GUI_TEXT_ELLIPSIS);
	if (b->edit.caret != b->edit.anchor)
		GuiPaintFill(p,
			     (struct rect){x + textbox_x(b, edit_from(&b->edit)), 4,
					   x + textbox_x(b, edit_to(&b->edit)), r.bottom - 4},
			     GuiTheme(focused ? GUI_COLOUR_SELECTION : GUI_COLOUR_SEPARATOR));
	paint_letters(e, p, x, colour);
	if (focused && b->caret_on) {
		x = textbox_caret_x(e);
		GuiPaintFill(p, (struct rect){x, 5, x + 1, r.bottom - 5},
			     GuiTheme(GUI_COLOUR_TEXT));
	}
	if (b->drag.over) {
		x = inner.left - b->scroll + textbox_x(b, b->drag.at);
		GuiPaintFill(p, rect_make(x - 1, 3, 2, r.bottom - 6), GuiTheme(GUI_COLOUR_ACCENT));
	}
	GuiPaintUnclip(p, before);
}

/* What can only be read has the face of the window. */
static uint32_t face(const struct gui_element *e)
{
	if (GuiState(e) & GUI_STATE_DISABLED)
		return GuiTheme(GUI_COLOUR_DISABLED);
	return GuiTheme(textbox_of(e)->read_only ? GUI_COLOUR_WINDOW : GUI_COLOUR_SURFACE);
}

void textbox_paint(struct gui_element *e, struct gui_painter *p)
{
	uint32_t state = GuiState(e);
	bool disabled = state & GUI_STATE_DISABLED, focused = state & GUI_STATE_FOCUSED;
	struct gui_stroke stroke = {GUI_RADIUS, 1, GuiTheme(GUI_COLOUR_BORDER)};
	struct rect r = GuiRect(e);

	if (state & GUI_STATE_HOVERED)
		stroke.colour = GuiTheme(GUI_COLOUR_SCROLLBAR);
	if (disabled)
		stroke.colour = GuiTheme(GUI_COLOUR_SEPARATOR);
	GuiPaintRounded(p, r, GUI_RADIUS, face(e));
	GuiPaintOutline(p, r, stroke);
	paint_text(e, p, GuiTheme(disabled ? GUI_COLOUR_TEXT_DISABLED : GUI_COLOUR_TEXT));
	if (focused)
		paint_focus_ring(p, r, GUI_RADIUS);
}
