/* gui/row_view.c - rows of one height that scroll: which are seen, selected, under the pointer. */
#include "row_view.h"
#include <string.h>
#include "common/utf8.h"

#define PAUSE_MS 1000 /* after so long letters begin a new word */

void row_view_init(struct row_view *v, const char *(*text)(const struct gui_element *e, int row))
{
	*v = (struct row_view){.selected = -1,
			       .hovered = -1,
			       .target = -1,
			       .height = GUI_ROW_HEIGHT,
			       .across = 1,
			       .at_end = true,
			       .text = text};
	v->flat.horizontal = true;
	v->mouse.x = -1;
}

void row_view_shape(struct row_view *v, int height, int tile, bool stretch)
{
	v->height = height;
	v->tile = v->tile_least = tile;
	v->stretch = stretch;
}

/* Of all rows, where so much room is for them. */
static int total_height(struct row_view *v, int width)
{
	v->across = v->tile_least && width > v->tile_least ? width / v->tile_least : 1;
	v->tile = v->stretch ? width / v->across : v->tile_least;
	return (v->count + v->across - 1) / v->across * v->height;
}

/* One bar may take the room that makes the other one needed. */
static void choose_bars(struct row_view *v, struct rect room, int width)
{
	int height = total_height(v, rect_width(room));
	bool upright = height > rect_height(room);
	bool flat = width > rect_width(room) - (upright ? GUI_SCROLLBAR : 0);

	upright |= flat && height > rect_height(room) - GUI_SCROLLBAR;
	v->area = room;
	v->area.right -= upright ? GUI_SCROLLBAR : 0;
	v->area.bottom -= flat ? GUI_SCROLLBAR : 0;
	v->upright.track = (struct rect){v->area.right, room.top, room.right, v->area.bottom};
	v->flat.track = (struct rect){room.left, v->area.bottom, v->area.right, room.bottom};
}

static int not_negative(int n)
{
	return n < 0 ? 0 : n;
}

bool row_view_settle(struct gui_element *e, struct row_view *v, struct rect room, int width)
{
	struct rect before = v->area;
	int was = v->upright.position;

	choose_bars(v, room, width);
	v->upright.total = total_height(v, rect_width(v->area));
	v->upright.page = not_negative(rect_height(v->area));
	v->flat.total = width;
	v->flat.page = not_negative(rect_width(v->area));
	scroll_to(&v->upright, v->at_end ? v->upright.total : v->upright.position);
	scroll_to(&v->flat, v->flat.position);
	GuiInvalidateRect(e, v->upright.track);
	if (was != v->upright.position)
		GuiInvalidateRect(e, v->area);
	return !rect_equal(before, v->area);
}

struct rect row_view_rect(const struct row_view *v, int row)
{
	int x = row % v->across, y = row / v->across;

	return rect_make(v->area.left + x * v->tile,
			 v->area.top + y * v->height - v->upright.position,
			 v->tile ? v->tile : rect_width(v->area), v->height);
}

int row_view_at(const struct row_view *v, int x, int y)
{
	int row = (y - v->area.top + v->upright.position) / v->height * v->across;
	int column = v->tile ? (x - v->area.left) / v->tile : 0;

	if (!rect_contains(v->area, x, y) || column >= v->across || row + column >= v->count)
		return -1;
	return row + column;
}

void row_view_invalidate(struct gui_element *e, const struct row_view *v, int row)
{
	if (row >= 0)
		GuiInvalidateRect(e, rect_intersect(row_view_rect(v, row), v->area));
}

static void hover(struct gui_element *e, struct row_view *v)
{
	int row = v->mouse.x < 0 ? -1 : row_view_at(v, v->mouse.x, v->mouse.y);

	if (row == v->hovered)
		return;
	row_view_invalidate(e, v, v->hovered);
	row_view_invalidate(e, v, row);
	v->hovered = row;
}

/* The bars have the new positions; the rows are still seen at the old ones. */
static void moved(struct gui_element *e, struct row_view *v, int x, int y)
{
	int dx = x - v->flat.position, dy = y - v->upright.position;

	if (!dx && !dy)
		return;
	v->at_end = v->upright.position >= v->upright.total - v->upright.page;
	scroll_pixels(e, v->area, dx, dy);
	if (dy)
		GuiInvalidateRect(e, v->upright.track);
	if (dx) /* the heads too */
		GuiInvalidateRect(e, (struct rect){0, 0, rect_width(e->rect), v->area.top});
	if (dx)
		GuiInvalidateRect(e, v->flat.track);
	hover(e, v);
}

void row_view_to(struct gui_element *e, struct row_view *v, int x, int y)
{
	int old_x = v->flat.position, old_y = v->upright.position;

	scroll_to(&v->flat, x);
	scroll_to(&v->upright, y);
	moved(e, v, old_x, old_y);
}

void row_view_show(struct gui_element *e, struct row_view *v, int row)
{
	int top = row / v->across * v->height, bottom = top + v->height;

	if (row >= 0 && (top < v->upright.position || v->upright.page < v->height))
		row_view_to(e, v, v->flat.position, top);
	else if (row >= 0 && bottom > v->upright.position + v->upright.page)
		row_view_to(e, v, v->flat.position, bottom - v->upright.page);
}

void row_view_aim(struct gui_element *e, struct row_view *v, int row)
{
	if (row == v->target)
		return;
	row_view_invalidate(e, v, v->target);
	row_view_invalidate(e, v, row);
	v->target = row;
}

bool row_view_select(struct gui_element *e, struct row_view *v, int row)
{
	bool changed = row != v->selected;

	row_view_show(e, v, row);
	if (!changed)
		return false;
	row_view_invalidate(e, v, v->selected);
	row_view_invalidate(e, v, row);
	v->selected = row;
	return true;
}

/*
 * Mouse and keys.
 */
static bool wheel(struct gui_element *e, struct row_view *v, const struct msg *msg)
{
	int by = (int)msg->params[2] * settings_wheel_lines() * SCROLL_LINE;
	int x = v->flat.position, y = v->upright.position;

	if (MSG_MODS(msg->params[1]) & MOD_SHIFT)
		row_view_to(e, v, x - by, y);
	else
		row_view_to(e, v, x, y - by);
	return x != v->flat.position || y != v->upright.position ||
	       v->upright.total > v->upright.page;
}

static void follow_mouse(struct gui_element *e, struct row_view *v, const struct msg *msg)
{
	if (msg->code == MSG_MOUSEMOVE)
		v->mouse = (struct gui_point){mouse_x(msg), mouse_y(msg)};
	else if (msg->code == MSG_GUI_LEAVE)
		v->mouse.x = -1;
	hover(e, v);
}

bool row_view_handle(struct gui_element *e, struct row_view *v, const struct msg *msg)
{
	int x = v->flat.position, y = v->upright.position;
	bool mine;

	if (msg->code == MSG_MOUSEWHEEL)
		return wheel(e, v, msg);
	if (msg->code == MSG_TIMER && msg->params[0] == ROW_VIEW_TIMER) {
		v->typed[0] = 0;
		return true;
	}
	mine = scroll_handle(e, &v->upright, msg);
	mine |= scroll_handle(e, &v->flat, msg);
	moved(e, v, x, y);
	follow_mouse(e, v, msg);
	return mine;
}

int row_view_key(const struct row_view *v, const struct msg *msg)
{
	int page = v->upright.page / v->height * v->across, row = v->selected;

	switch (msg->params[0]) {
	case KEY_LEFT:
	case KEY_RIGHT:
		if (!v->tile)
			return -1;
		row += msg->params[0] == KEY_LEFT ? -1 : 1;
		break;
	case KEY_UP:
		row -= row < v->across ? 0 : v->across;
		break;
	case KEY_DOWN:
		if (row < 0)
			row = 0;
		else if (row / v->across < (v->count - 1) / v->across)
			row += v->across;
		break;
	case KEY_PAGE_UP:
		row -= page;
		break;
	case KEY_PAGE_DOWN:
		row += page;
		break;
	case KEY_HOME:
		row = 0;
		break;
	case KEY_END:
		row = v->count - 1;
		break;
	default:
		return -1;
	}
	row = row >= v->count ? v->count - 1 : row;
	return row < 0 && v->count > 0 ? 0 : row;
}

struct gui_point row_view_context(const struct row_view *v, const struct msg *msg)
{
	struct rect r = row_view_rect(v, v->selected < 0 ? 0 : v->selected);

	if (msg->code == MSG_MOUSEDOWN)
		return (struct gui_point){mouse_x(msg), mouse_y(msg)};
	r = rect_intersect(r, v->area);
	return (struct gui_point){v->area.left + 16, r.bottom > 0 ? r.bottom : v->area.top};
}

static unsigned fold(unsigned char c)
{
	return c >= 'A' && c <= 'Z' ? c + 32u : c;
}

bool row_text_begins(const char *text, const char *beginning)
{
	const char *b = beginning;

	while (*b && fold(*text) == fold(*b)) {
		text++;
		b++;
	}
	return *beginning && !*b;
}

static int find(const struct gui_element *e, const struct row_view *v, int from, const char *typed)
{
	for (int i = 0; i < v->count; i++) {
		int row = (from + i) % v->count;
		const char *text = v->text(e, row);

		if (text && row_text_begins(text, typed))
			return row;
	}
	return -1;
}

/* Append the character as UTF-8 to what was typed. */
static void type(struct row_view *v, uint32_t character)
{
	int length = strlen(v->typed);

	if (length + 5 > (int)sizeof(v->typed))
		return;
	length += utf8_encode(character, v->typed + length);
	v->typed[length] = 0;
}

/* One letter again and again goes from row to row; a word narrows down from where it is. */
int row_view_letter(struct gui_element *e, struct row_view *v, const struct msg *msg)
{
	char one[8] = {0};
	int first, here = v->selected < 0 ? 0 : v->selected;
	bool same;

	if (msg->params[0] < ' ' || msg->params[0] == 0x7f ||
	    (msg->params[0] == ' ' && !v->typed[0]) || (msg->params[1] & (MOD_ALT | MOD_CTRL)))
		return -1;
	type(v, msg->params[0]);
	GuiSetTimer(e, ROW_VIEW_TIMER, PAUSE_MS, TIMER_ONCE);
	first = utf8_encode(msg->params[0], one);
	same = true;
	for (int i = 0; v->typed[i] && same; i += first)
		same = row_text_begins(v->typed + i, one);
	return same ? find(e, v, v->selected + 1, one) : find(e, v, here, v->typed);
}

/*
 * Painting.
 */
void row_view_visible(const struct row_view *v, const struct gui_painter *p, int *first, int *last)
{
	int top = p->clip.top - p->y - v->area.top, bottom = p->clip.bottom - p->y - v->area.top;
	int page = rect_height(v->area);

	top = top < 0 ? 0 : top;
	bottom = bottom > page ? page : bottom;
	*first = (top + v->upright.position) / v->height * v->across;
	*last = (bottom + v->upright.position + v->height - 1) / v->height * v->across;
	*last = *last > v->count ? v->count : *last;
}

/* What is behind a row; tiles have a little room between them, and round corners. */
static void paint_ground(const struct row_view *v, struct gui_painter *p, int row, uint32_t colour)
{
	if (v->tile)
		GuiPaintRounded(p, rect_inset(row_view_rect(v, row), 2), 6, colour);
	else
		GuiPaintFill(p, row_view_rect(v, row), colour);
}

void row_view_paint_row(struct gui_element *e, const struct row_view *v, struct gui_painter *p,
			int row)
{
	uint32_t state = GuiState(e);
	bool chosen = v->chosen ? v->chosen(e, row) : row == v->selected;

	if (chosen && (state & GUI_STATE_DISABLED))
		paint_ground(v, p, row, GuiTheme(GUI_COLOUR_DISABLED));
	else if (chosen)
		paint_ground(v, p, row,
			     state & GUI_STATE_FOCUSED ? GuiTheme(GUI_COLOUR_SELECTION)
						       : paint_mix(GuiTheme(GUI_COLOUR_SURFACE),
								   GuiTheme(GUI_COLOUR_TEXT), 36));
	else if (row == v->hovered && !(state & GUI_STATE_DISABLED))
		paint_ground(v, p, row, GuiTheme(GUI_COLOUR_SURFACE_ALT));
	if (row == v->target ||
	    (v->chosen && row == v->selected && !chosen && state & GUI_STATE_FOCUSED))
		paint_focus_ring(p, rect_inset(row_view_rect(v, row), v->tile ? 2 : 0), 4);
}

void row_view_paint_bars(const struct row_view *v, struct gui_painter *p)
{
	scroll_paint(&v->upright, p);
	scroll_paint(&v->flat, p);
}

void row_view_paint_border(struct gui_element *e, struct gui_painter *p)
{
	bool ring = (GuiState(e) & GUI_STATE_FOCUSED) && e->window->focus_visible;

	GuiPaintRect(p, GuiRect(e), GuiTheme(ring ? GUI_COLOUR_ACCENT : GUI_COLOUR_BORDER));
}

void row_paint_chevron(struct gui_painter *p, struct gui_point middle, enum chevron way,
		       uint32_t colour)
{
	int x = middle.x * 16, y = middle.y * 16, tip = way == CHEVRON_UP ? -32 : 32;

	if (way == CHEVRON_RIGHT) {
		GuiPaintLine(p, (struct gui_point){x - tip, y - 2 * tip},
			     (struct gui_point){x + tip, y}, 22, colour);
		GuiPaintLine(p, (struct gui_point){x + tip, y},
			     (struct gui_point){x - tip, y + 2 * tip}, 22, colour);
		return;
	}
	GuiPaintLine(p, (struct gui_point){x - 64, y - tip}, (struct gui_point){x, y + tip}, 22,
		     colour);
	GuiPaintLine(p, (struct gui_point){x, y + tip}, (struct gui_point){x + 64, y - tip}, 22,
		     colour);
}
