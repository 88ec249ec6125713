/* gui/textbox.c - the one-line text box: keys, mouse and picture around the editing core. */
#include <stdlib.h>
#include <string.h>
#include "edit.h"
#include "gui_internal.h"

#define SIDE	    8	/* between border and text */
#define BLINK_MS    530 /* caret on, caret off */
#define BLINK_TIMER 1
#define LEAST	    80
#define WANTED	    200

struct textbox {
	struct edit edit;
	char *placeholder;
	int scroll; /* pixels the text is moved to the left */
	bool caret_on, dragging, by_words;
};

static char *clipboard; /* of this program */

static struct textbox *box_of(const struct gui_element *e)
{
	return (struct textbox *)e->data;
}

static int x_of(const struct textbox *b, int position)
{
	return GuiTextWidth(GUI_FONT_UI, b->edit.text, position);
}

static int room(const struct gui_element *e)
{
	return rect_width(e->rect) - 2 * SIDE;
}

/* Move the text so that the caret can be seen and no room is wasted at its end. */
static void scroll_to_caret(struct gui_element *e)
{
	struct textbox *b = box_of(e);
	int caret = x_of(b, b->edit.caret), width = x_of(b, b->edit.length) + 1;

	if (caret - b->scroll > room(e) - 1)
		b->scroll = caret - room(e) + 1;
	if (caret < b->scroll)
		b->scroll = caret;
	if (b->scroll > width - room(e))
		b->scroll = width - room(e);
	if (b->scroll < 0)
		b->scroll = 0;
}

/* The caret moved: it is visible at once and begins a new blink. */
static void touched(struct gui_element *e)
{
	struct textbox *b = box_of(e);

	scroll_to_caret(e);
	b->caret_on = true;
	if (GuiState(e) & GUI_STATE_FOCUSED)
		GuiSetTimer(e, BLINK_TIMER, BLINK_MS, 0);
	GuiInvalidate(e);
}

static int changed(struct gui_element *e, bool did)
{
	touched(e);
	if (did)
		notify(e, MSG_CHANGED, box_of(e)->edit.length);
	return 1;
}

/*
 * Painting.
 */
static void paint_text(struct gui_element *e, struct gui_painter *p, uint32_t colour)
{
	struct textbox *b = box_of(e);
	struct rect r = GuiRect(e);
	struct rect inner = {SIDE, 2, r.right - SIDE, r.bottom - 2}, before;
	int baseline = text_baseline(GUI_FONT_UI, r), x = SIDE - b->scroll;
	bool focused = GuiState(e) & GUI_STATE_FOCUSED;

	inner.right++;
	before = GuiPaintClip(p, inner);
	if (b->edit.length == 0 && b->placeholder)
		GuiPaintText(p, inner, b->placeholder, GuiTheme(GUI_COLOUR_TEXT_DIM),
			     GUI_FONT_UI | GUI_TEXT_ELLIPSIS);
	if (b->edit.caret != b->edit.anchor)
		GuiPaintFill(p,
			     (struct rect){x + x_of(b, edit_from(&b->edit)), 4,
					   x + x_of(b, edit_to(&b->edit)), r.bottom - 4},
			     GuiTheme(focused ? GUI_COLOUR_SELECTION : GUI_COLOUR_SEPARATOR));
	text_draw(p, (struct gui_point){x, baseline}, b->edit.text, b->edit.length, colour,
		  GUI_FONT_UI);
	if (focused && b->caret_on) {
		x += x_of(b, b->edit.caret);
		GuiPaintFill(p, (struct rect){x, 5, x + 1, r.bottom - 5},
			     GuiTheme(GUI_COLOUR_TEXT));
	}
	GuiPaintUnclip(p, before);
}

static void paint(struct gui_element *e, struct gui_painter *p)
{
	uint32_t state = GuiState(e);
	bool disabled = state & GUI_STATE_DISABLED, focused = state & GUI_STATE_FOCUSED;
	struct gui_stroke stroke = {GUI_RADIUS, 1, GuiTheme(GUI_COLOUR_BORDER)};
	struct rect r = GuiRect(e);

	if (state & GUI_STATE_HOVERED)
		stroke.colour = GuiTheme(GUI_COLOUR_SCROLLBAR);
	if (disabled)
		stroke.colour = GuiTheme(GUI_COLOUR_SEPARATOR);
	GuiPaintRounded(p, r, GUI_RADIUS,
			GuiTheme(disabled ? GUI_COLOUR_DISABLED : GUI_COLOUR_SURFACE));
	GuiPaintOutline(p, r, stroke);
	paint_text(e, p, GuiTheme(disabled ? GUI_COLOUR_TEXT_DISABLED : GUI_COLOUR_TEXT));
	if (focused)
		paint_focus_ring(p, r, GUI_RADIUS);
}

/*
 * Keys.
 */
static bool copy(struct gui_element *e)
{
	struct edit *d = &box_of(e)->edit;
	int length = edit_to(d) - edit_from(d);
	char *text = length ? strndup(d->text + edit_from(d), length) : NULL;

	if (!text)
		return false;
	free(clipboard);
	clipboard = text;
	return true;
}

/* Ctrl with a letter. */
static int control_key(struct gui_element *e, uint32_t key)
{
	struct edit *d = &box_of(e)->edit;

	switch (key) {
	case KEY_A:
		edit_place(d, 0, false);
		edit_place(d, d->length, true);
		return changed(e, false);
	case KEY_C:
		copy(e);
		return 1;
	case KEY_X:
		return changed(e, copy(e) && edit_delete(d, EDIT_LEFT));
	case KEY_V:
		return changed(e, clipboard && edit_insert(d, clipboard, strlen(clipboard)));
	case KEY_Z:
		return changed(e, edit_undo(d));
	}
	return 0;
}

static int move(struct gui_element *e, enum edit_motion motion, uint32_t mods)
{
	edit_move(&box_of(e)->edit, motion, mods & MOD_SHIFT);
	return changed(e, false);
}

static int key(struct gui_element *e, struct msg *msg)
{
	struct edit *d = &box_of(e)->edit;
	uint32_t mods = msg->params[1];
	bool words = mods & MOD_CTRL;

	if (mods & MOD_ALT)
		return 0;
	switch (msg->params[0]) {
	case KEY_LEFT:
		return move(e, words ? EDIT_WORD_LEFT : EDIT_LEFT, mods);
	case KEY_RIGHT:
		return move(e, words ? EDIT_WORD_RIGHT : EDIT_RIGHT, mods);
	case KEY_HOME:
		return move(e, EDIT_START, mods);
	case KEY_END:
		return move(e, EDIT_END, mods);
	case KEY_BACKSPACE:
		return changed(e, edit_delete(d, words ? EDIT_WORD_LEFT : EDIT_LEFT));
	case KEY_DELETE:
		return changed(e, edit_delete(d, words ? EDIT_WORD_RIGHT : EDIT_RIGHT));
	case KEY_ENTER:
	case KEY_PAD_ENTER:
		return notify(e, MSG_ACCEPTED, 0);
	}
	return words ? control_key(e, msg->params[0]) : 0;
}

/*
 * Mouse: press places the caret, drag selects; a double click selects a word, a triple click all.
 */
static int byte_at(const struct gui_element *e, const struct msg *msg)
{
	const struct textbox *b = box_of(e);

	return text_nearest(GUI_FONT_UI, b->edit.text, b->edit.length,
			    mouse_x(msg) - SIDE + b->scroll);
}

static int press(struct gui_element *e, struct msg *msg)
{
	struct textbox *b = box_of(e);
	int at = byte_at(e, msg);

	if (!mouse_is_left(msg))
		return 0;
	b->dragging = msg->params[2] < 2;
	if (msg->params[2] == 2) {
		edit_select_word(&b->edit, at);
	} else if (msg->params[2] >= 3) {
		edit_place(&b->edit, 0, false);
		edit_place(&b->edit, b->edit.length, true);
	} else {
		edit_place(&b->edit, at, MSG_MODS(msg->params[1]) & MOD_SHIFT);
	}
	return changed(e, false);
}

static int drag(struct gui_element *e, struct msg *msg)
{
	if (!box_of(e)->dragging || !(e->flags & ELEMENT_PRESSED))
		return 1;
	edit_place(&box_of(e)->edit, byte_at(e, msg), true);
	return changed(e, false);
}

static void focus(struct gui_element *e, bool gained)
{
	box_of(e)->caret_on = gained;
	GuiSetTimer(e, BLINK_TIMER, gained && (GuiState(e) & GUI_STATE_FOCUSED) ? BLINK_MS : 0, 0);
	GuiInvalidate(e);
}

static void blink(struct gui_element *e)
{
	struct textbox *b = box_of(e);
	int x = SIDE - b->scroll + x_of(b, b->edit.caret);

	b->caret_on = !b->caret_on;
	GuiInvalidateRect(e, rect_make(x, 0, 1, rect_height(e->rect)));
}

static void destroy(struct gui_element *e)
{
	edit_deinit(&box_of(e)->edit);
	free(box_of(e)->placeholder);
	box_of(e)->placeholder = NULL;
}

static int handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_MEASURE:
		*GuiMeasure(msg) =
			(struct gui_measure){LEAST, GUI_BUTTON_HEIGHT, WANTED, GUI_BUTTON_HEIGHT};
		return 1;
	case MSG_GUI_LAYOUT:
		scroll_to_caret(e);
		return 1;
	case MSG_KEYDOWN:
		return key(e, msg);
	case MSG_CHAR:
		if (msg->params[1] & (MOD_CTRL | MOD_ALT))
			return 0;
		return edit_type(&box_of(e)->edit, msg->params[0]) ? changed(e, true) : 0;
	case MSG_MOUSEDOWN:
		return press(e, msg);
	case MSG_MOUSEMOVE:
		return drag(e, msg);
	case MSG_MOUSEUP:
	case MSG_GUI_CANCEL:
		box_of(e)->dragging = false;
		return 1;
	case MSG_GUI_FOCUS:
		focus(e, msg->params[0]);
		return 1;
	case MSG_TIMER:
		blink(e);
		return 1;
	case MSG_GUI_DESTROY:
		destroy(e);
		return 1;
	}
	return 0;
}

struct gui_element *GuiTextboxCreate(struct gui_element *parent, const char *text)
{
	struct gui_element *e =
		GuiElementCreate(parent, handle, sizeof(struct textbox), GUI_FOCUSABLE);

	if (!e)
		return NULL;
	element_init_layout(e, LAYOUT_NONE, GUI_ALIGN_FILL, GUI_ALIGN_CENTRE);
	GuiSetCursor(e, CURSOR_TEXT);
	if (!edit_init(&box_of(e)->edit) || !edit_set(&box_of(e)->edit, text)) {
		GuiDestroy(e);
		return NULL;
	}
	return e;
}

void GuiTextboxSetText(struct gui_element *box, const char *text)
{
	if (box && edit_set(&box_of(box)->edit, text))
		touched(box);
}

const char *GuiTextboxText(const struct gui_element *box)
{
	return box ? box_of(box)->edit.text : "";
}

void GuiTextboxSetPlaceholder(struct gui_element *box, const char *text)
{
	if (box && text_set(&box_of(box)->placeholder, text))
		GuiInvalidate(box);
}

void GuiTextboxSelect(struct gui_element *box, int from, int to)
{
	struct edit *d;

	if (!box)
		return;
	d = &box_of(box)->edit;
	edit_place(d, from < 0 ? d->length : from, false);
	edit_place(d, to < 0 ? d->length : to, true);
	touched(box);
}
