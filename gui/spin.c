/*
 * gui/spin.c - the spin box: a text box for a number, with two arrows.
 *
 * - what is typed counts at once if it is a number in the range; else when the box is left
 */
#include <stdio.h>
#include <stdlib.h>
#include "textbox.h"

#define ARROWS	     22 /* width of their part */
#define LEAST	     64
#define WANTED	     96
#define REPEAT_TIMER TEXTBOX_TIMERS
#define FIRST_MS     400 /* until a held arrow repeats */
#define REPEAT_MS    60
#define PAGE	     10 /* steps of Page Up and Down */

struct spin {
	struct textbox box; /* first: it is one */
	int least, most, value, step;
	int held, hovered; /* arrow: 1 up, -1 down, 0 none */
	bool repeating;
};

static struct spin *spin_of(const struct gui_element *e)
{
	return (struct spin *)e->data;
}

static int clamp(const struct spin *s, int64_t value)
{
	return value < s->least ? s->least : value > s->most ? s->most : (int)value;
}

static void show_value(struct gui_element *e)
{
	char text[16];

	snprintf(text, sizeof(text), "%d", spin_of(e)->value);
	edit_set(&textbox_of(e)->edit, text);
	textbox_touched(e);
}

static void set(struct gui_element *e, int64_t value)
{
	struct spin *s = spin_of(e);
	int before = s->value;

	s->value = clamp(s, value);
	show_value(e);
	if (s->value != before)
		notify(e, MSG_CHANGED, s->value);
}

static int turn(struct gui_element *e, int64_t steps)
{
	set(e, spin_of(e)->value + steps * spin_of(e)->step);
	edit_place(&textbox_of(e)->edit, 0, false);
	edit_place(&textbox_of(e)->edit, textbox_of(e)->edit.length, true);
	return 1;
}

/* The user typed. */
static void typed(struct gui_element *e)
{
	struct spin *s = spin_of(e);
	char *end;
	long value = strtol(s->box.edit.text, &end, 10);

	if (end == s->box.edit.text || *end || value < s->least || value > s->most ||
	    value == s->value)
		return;
	s->value = value;
	notify(e, MSG_CHANGED, s->value);
}

/* What was typed becomes a number of the range. */
static void finish(struct gui_element *e)
{
	char *end;
	long value = strtol(spin_of(e)->box.edit.text, &end, 10);

	set(e, end == spin_of(e)->box.edit.text ? spin_of(e)->value : value);
}

static bool accepts(uint32_t code)
{
	return code == '-' || (code >= '0' && code <= '9');
}

/*
 * Arrows.
 */
static int arrow_at(const struct gui_element *e, const struct msg *msg)
{
	struct rect r = GuiRect(e);

	if (mouse_x(msg) < r.right - ARROWS || !rect_contains(r, mouse_x(msg), mouse_y(msg)))
		return 0;
	return mouse_y(msg) < r.bottom / 2 ? 1 : -1;
}

static bool possible(const struct spin *s, int arrow)
{
	return arrow > 0 ? s->value < s->most : s->value > s->least;
}

static void paint_arrow(struct gui_element *e, struct gui_painter *p, int arrow)
{
	const struct spin *s = spin_of(e);
	struct rect r = GuiRect(e);
	bool live = possible(s, arrow) && !(GuiState(e) & GUI_STATE_DISABLED);
	uint32_t colour = GuiTheme(live ? GUI_COLOUR_TEXT : GUI_COLOUR_TEXT_DISABLED);
	int middle = rect_height(r) / 2, x = (r.right - ARROWS / 2) * 16;
	int y = (arrow > 0 ? middle - 5 : middle + 5) * 16;
	struct rect half = {r.right - ARROWS, 2, r.right - 2, middle};
	struct gui_point tip = {x, y - arrow * 28};

	if (arrow < 0) {
		half.top = middle;
		half.bottom = r.bottom - 2;
	}
	if (live && (s->held == arrow || (!s->held && s->hovered == arrow)))
		GuiPaintRounded(
			p, half, 4,
			GuiTheme(s->held ? GUI_COLOUR_BUTTON_PRESSED : GUI_COLOUR_BUTTON_HOVER));
	GuiPaintLine(p, (struct gui_point){x - 56, y + arrow * 28}, tip, 24, colour);
	GuiPaintLine(p, (struct gui_point){x + 56, y + arrow * 28}, tip, 24, colour);
}

static int paint(struct gui_element *e, struct msg *msg)
{
	textbox_handle(e, msg);
	paint_arrow(e, GuiPainter(msg), 1);
	paint_arrow(e, GuiPainter(msg), -1);
	return 1;
}

static void release(struct gui_element *e)
{
	spin_of(e)->held = 0;
	GuiSetTimer(e, REPEAT_TIMER, 0, 0);
	GuiInvalidate(e);
}

static int press(struct gui_element *e, int arrow)
{
	struct spin *s = spin_of(e);

	s->held = arrow;
	s->repeating = false;
	GuiSetTimer(e, REPEAT_TIMER, FIRST_MS, 0);
	return turn(e, arrow);
}

static int repeat(struct gui_element *e)
{
	struct spin *s = spin_of(e);

	if (!s->repeating)
		GuiSetTimer(e, REPEAT_TIMER, REPEAT_MS, 0);
	s->repeating = true;
	return turn(e, s->held);
}

static int mouse(struct gui_element *e, struct msg *msg)
{
	struct spin *s = spin_of(e);
	int arrow = arrow_at(e, msg);

	if (arrow != s->hovered) {
		s->hovered = arrow;
		GuiInvalidate(e);
	}
	GuiSetCursor(e, arrow && !s->box.dragging ? CURSOR_ARROW : CURSOR_TEXT);
	if (msg->code == MSG_MOUSEDOWN && arrow && mouse_is_left(msg))
		return press(e, arrow);
	if (!s->held)
		return textbox_handle(e, msg);
	if (msg->code == MSG_MOUSEUP)
		release(e);
	return 1;
}

/*
 * Messages.
 */
static int key(struct gui_element *e, struct msg *msg)
{
	switch (msg->params[1] & (MOD_CTRL | MOD_ALT) ? 0 : msg->params[0]) {
	case KEY_UP:
		return turn(e, 1);
	case KEY_DOWN:
		return turn(e, -1);
	case KEY_PAGE_UP:
		return turn(e, PAGE);
	case KEY_PAGE_DOWN:
		return turn(e, -PAGE);
	case KEY_ENTER:
	case KEY_PAD_ENTER:
		finish(e);
	}
	return textbox_handle(e, msg);
}

static int describe(const struct gui_element *e, struct msg *msg)
{
	const struct spin *s = spin_of(e);

	describe_as(msg, "spin box", s->box.edit.text);
	return describe_value(msg, "%d, from %d to %d", s->value, s->least, s->most);
}

static int handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		return paint(e, msg);
	case MSG_GUI_MEASURE:
		*GuiMeasure(msg) =
			(struct gui_measure){LEAST, GUI_BUTTON_HEIGHT, WANTED, GUI_BUTTON_HEIGHT};
		return 1;
	case MSG_KEYDOWN:
		return key(e, msg);
	case MSG_MOUSEDOWN:
	case MSG_MOUSEUP:
	case MSG_MOUSEMOVE:
		return mouse(e, msg);
	case MSG_MOUSEWHEEL:
		return GuiState(e) & GUI_STATE_FOCUSED ? turn(e, (int)msg->params[2]) : 0;
	case MSG_GUI_FOCUS:
		if (!msg->params[0])
			finish(e);
		break;
	case MSG_GUI_CANCEL:
		release(e);
		break;
	case MSG_GUI_LEAVE:
		spin_of(e)->hovered = 0;
		break;
	case MSG_GUI_DESCRIBE:
		return describe(e, msg);
	case MSG_TIMER:
		if (msg->params[0] == REPEAT_TIMER)
			return repeat(e);
	}
	return textbox_handle(e, msg);
}

struct gui_element *GuiSpinCreate(struct gui_element *parent, int least, int most, int value)
{
	struct gui_element *e =
		GuiElementCreate(parent, handle, sizeof(struct spin), GUI_FOCUSABLE);
	struct spin *s;

	if (!e)
		return NULL;
	s = spin_of(e);
	if (!textbox_init(e, "")) {
		GuiDestroy(e);
		return NULL;
	}
	GuiSetAlign(e, GUI_ALIGN_START, GUI_ALIGN_CENTRE);
	s->box.right = ARROWS - 6;
	s->box.changed = typed;
	s->box.accepts = accepts;
	s->least = least;
	s->most = most < least ? least : most;
	s->step = 1;
	GuiSpinSet(e, value);
	return e;
}

void GuiSpinSet(struct gui_element *spin, int value)
{
	if (!spin)
		return;
	spin_of(spin)->value = clamp(spin_of(spin), value);
	show_value(spin);
}

int GuiSpinGet(const struct gui_element *spin)
{
	return spin ? spin_of(spin)->value : 0;
}

void GuiSpinSetStep(struct gui_element *spin, int step)
{
	if (spin && step > 0)
		spin_of(spin)->step = step;
}
