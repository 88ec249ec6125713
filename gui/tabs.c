/*
 * gui/tabs.c - pages with heads: a strip of heads above a stack.
 *
 * - heads too many for the strip get narrower, the widest first, and their titles end in an
 *   ellipsis; when all are as narrow as can be the strip moves with the head that is shown
 */
#include <stdlib.h>
#include <string.h>
#include "gui_internal.h"
#include "tabs.h"

#define HEIGHT	  36
#define SIDE	  14 /* room left and right of a title */
#define LEAST	  56 /* a head is cut down to this width */
#define ICON	  16
#define ICON_GAP  6
#define PADDING	  12 /* of a page */
#define UNDERLINE 2

struct tab {
	char *title;
	const struct gui_icon *icon;
};

struct heads {
	struct tab tabs[TABS_MAX];
	int widths[TABS_MAX];
	int count, shown, hovered; /* hovered -1: none */
	int offset;		   /* pixels the strip is moved to the left */
};

/* The tabs element has two children: heads and stack. */
static struct heads *heads_of(const struct gui_element *strip)
{
	return (struct heads *)strip->data;
}

static int wanted_width(const struct tab *t)
{
	return GuiTextWidth(GUI_FONT_UI, t->title, -1) + (t->icon ? ICON + ICON_GAP : 0) + 2 * SIDE;
}

static void arrange(struct gui_element *strip)
{
	struct heads *h = heads_of(strip);
	int room = GuiRect(strip).right, at = 0, all = 0;

	for (int i = 0; i < h->count; i++)
		h->widths[i] = wanted_width(&h->tabs[i]);
	tabs_share(h->widths, h->count, room, LEAST);
	for (int i = 0; i < h->count; i++) {
		at += i < h->shown ? h->widths[i] : 0;
		all += h->widths[i];
	}
	h->offset = tabs_offset(h->offset, (struct tab_span){at, h->widths[h->shown]}, all, room);
	GuiInvalidate(strip);
}

static struct rect head_rect(const struct gui_element *strip, int number)
{
	const struct heads *h = heads_of(strip);
	int x = -h->offset;

	for (int i = 0; i < number; i++)
		x += h->widths[i];
	return rect_make(x, 0, h->widths[number], HEIGHT);
}

static int head_at(const struct gui_element *strip, int x, int y)
{
	for (int i = 0; i < heads_of(strip)->count; i++)
		if (rect_contains(head_rect(strip, i), x, y))
			return i;
	return -1;
}

static uint32_t title_colour(const struct gui_element *strip, int number)
{
	const struct heads *h = heads_of(strip);

	if (GuiState(strip) & GUI_STATE_DISABLED)
		return GuiTheme(GUI_COLOUR_TEXT_DISABLED);
	return GuiTheme(number == h->shown ? GUI_COLOUR_TEXT : GUI_COLOUR_TEXT_DIM);
}

static void paint_head(struct gui_element *strip, struct gui_painter *p, int number)
{
	const struct heads *h = heads_of(strip);
	const struct tab *t = &h->tabs[number];
	struct rect r = head_rect(strip, number), face = rect_inset(r, 2);
	uint32_t state = GuiState(strip);
	bool enabled = !(state & GUI_STATE_DISABLED);

	face.bottom = r.bottom - 6;
	if (number == h->hovered && number != h->shown && enabled)
		GuiPaintRounded(p, face, GUI_RADIUS, GUI_ALPHA(GuiTheme(GUI_COLOUR_TEXT), 18));
	if (number == h->shown)
		GuiPaintRounded(
			p, (struct rect){r.left + 8, HEIGHT - UNDERLINE - 1, r.right - 8, HEIGHT},
			1, GuiTheme(enabled ? GUI_COLOUR_ACCENT : GUI_COLOUR_TEXT_DISABLED));
	if (number == h->shown && (state & GUI_STATE_FOCUSED) && strip->window->focus_visible)
		paint_focus_ring(p, face, GUI_RADIUS);
	r = (struct rect){r.left + SIDE, face.top, r.right - SIDE, face.bottom};
	if (t->icon) {
		GuiPaintIcon(p, t->icon, r.left, (r.top + r.bottom - ICON) / 2);
		r.left += ICON + ICON_GAP;
	}
	GuiPaintText(p, r, t->title, title_colour(strip, number), GUI_FONT_UI | GUI_TEXT_ELLIPSIS);
}

static void paint(struct gui_element *strip, struct gui_painter *p)
{
	struct rect line = GuiRect(strip);

	line.top = line.bottom - 1;
	GuiPaintFill(p, line, GuiTheme(GUI_COLOUR_SEPARATOR));
	for (int i = 0; i < heads_of(strip)->count; i++)
		paint_head(strip, p, i);
}

/* The user chose a page. */
static void choose(struct gui_element *strip, int page)
{
	if (page < 0 || page >= heads_of(strip)->count || page == heads_of(strip)->shown)
		return;
	GuiTabsShow(strip->parent, page);
	notify(strip->parent, MSG_CHANGED, page);
}

static void hover(struct gui_element *strip, int number)
{
	if (heads_of(strip)->hovered == number)
		return;
	heads_of(strip)->hovered = number;
	GuiInvalidate(strip);
}

static int key(struct gui_element *strip, struct msg *msg)
{
	const struct heads *h = heads_of(strip);
	uint32_t k = msg->params[0];

	if (msg->params[1] & (MOD_ALT | MOD_CTRL | MOD_SHIFT))
		return 0;
	if (k == KEY_LEFT || k == KEY_RIGHT)
		choose(strip, h->shown + (k == KEY_RIGHT ? 1 : -1));
	else if (k == KEY_HOME || k == KEY_END)
		choose(strip, k == KEY_HOME ? 0 : h->count - 1);
	else
		return 0;
	return 1;
}

static int release(struct gui_element *strip)
{
	struct heads *h = heads_of(strip);

	while (h->count > 0)
		free(h->tabs[--h->count].title);
	return 1;
}

static int describe_strip(const struct gui_element *strip, struct msg *msg)
{
	const struct heads *h = heads_of(strip);

	describe_as(msg, "tab heads", h->count ? h->tabs[h->shown].title : NULL);
	return describe_value(msg, "page %d of %d", h->count ? h->shown + 1 : 0, h->count);
}

static int strip_handle(struct gui_element *strip, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(strip, GuiPainter(msg));
		return 1;
	case MSG_GUI_MEASURE:
		*GuiMeasure(msg) = (struct gui_measure){LEAST, HEIGHT, LEAST, HEIGHT};
		for (int i = 0; i < heads_of(strip)->count; i++)
			GuiMeasure(msg)->width += wanted_width(&heads_of(strip)->tabs[i]);
		return 1;
	case MSG_GUI_LAYOUT:
		arrange(strip);
		return 1;
	case MSG_MOUSEMOVE:
		hover(strip, head_at(strip, mouse_x(msg), mouse_y(msg)));
		return 1;
	case MSG_GUI_LEAVE:
		hover(strip, -1);
		return 1;
	case MSG_MOUSEDOWN:
		if (mouse_is_left(msg))
			choose(strip, head_at(strip, mouse_x(msg), mouse_y(msg)));
		return mouse_is_left(msg);
	case MSG_MOUSEWHEEL:
		choose(strip, heads_of(strip)->shown + ((int)msg->params[2] > 0 ? -1 : 1));
		return 1;
	case MSG_KEYDOWN:
		return key(strip, msg);
	case MSG_GUI_DESTROY:
		return release(strip);
	case MSG_GUI_DESCRIBE:
		return describe_strip(strip, msg);
	}
	return 0;
}

/* Keys that work wherever the focus is in the window; round and round. */
static int tabs_key(struct gui_element *tabs, struct msg *msg)
{
	struct gui_element *strip = tabs->first;
	const struct heads *h = heads_of(strip);
	uint32_t k = msg->params[0];
	bool back = k == KEY_PAGE_UP || (k == KEY_TAB && (msg->params[1] & MOD_SHIFT));

	if (!(msg->params[1] & MOD_CTRL) || !h->count ||
	    (k != KEY_TAB && k != KEY_PAGE_UP && k != KEY_PAGE_DOWN))
		return 0;
	if (element_within(tabs->window->focused, tabs))
		GuiFocus(strip); /* what has it goes out of sight */
	choose(strip, (h->shown + (back ? h->count - 1 : 1)) % h->count);
	return 1;
}

static int tabs_handle(struct gui_element *tabs, struct msg *msg)
{
	if (msg->code == MSG_KEYDOWN)
		return tabs_key(tabs, msg);
	if (msg->code == MSG_GUI_DESCRIBE)
		return describe_as(msg, "tabs", NULL);
	return layout_handle(tabs, msg);
}

/* Those of a page that is not shown are not meant. */
static struct gui_element *first_tabs(struct gui_element *e)
{
	struct gui_element *found = NULL;

	if (!element_visible(e))
		return NULL;
	if (e->class_handler == tabs_handle)
		return e;
	for (struct gui_element *child = e->first; child && !found; child = child->next)
		found = first_tabs(child);
	return found;
}

int tabs_window_key(struct gui_window *w, struct msg *msg)
{
	struct gui_element *tabs = first_tabs(w->root);

	return tabs ? tabs_key(tabs, msg) : 0;
}

struct gui_element *GuiTabsCreate(struct gui_element *parent)
{
	struct gui_element *tabs = GuiElementCreate(parent, tabs_handle, 0, 0);
	struct gui_element *strip =
		GuiElementCreate(tabs, strip_handle, sizeof(struct heads), GUI_FOCUSABLE);

	if (!strip || !GuiStackCreate(tabs)) {
		GuiDestroy(tabs);
		return NULL;
	}
	element_init_layout(tabs, LAYOUT_COLUMN, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	tabs->layout.gap = 0;
	tabs->layout.expand_x = tabs->layout.expand_y = 1;
	strip->layout.align_x = GUI_ALIGN_FILL;
	heads_of(strip)->hovered = -1;
	return tabs;
}

struct gui_element *GuiTabsAdd(struct gui_element *tabs, const char *title, const char *icon)
{
	struct heads *h = tabs ? heads_of(tabs->first) : NULL;
	struct gui_element *page;

	if (!h || h->count == TABS_MAX || !text_set(&h->tabs[h->count].title, title))
		return NULL;
	page = GuiColumnCreate(tabs->first->next);
	if (!page) {
		free(h->tabs[h->count].title);
		h->tabs[h->count].title = NULL;
		return NULL;
	}
	GuiSetPadding(page, PADDING);
	h->tabs[h->count++].icon = icon ? GuiIcon(icon, ICON) : NULL;
	return page;
}

void GuiTabsShow(struct gui_element *tabs, int page)
{
	if (!tabs || page < 0 || page >= heads_of(tabs->first)->count)
		return;
	heads_of(tabs->first)->shown = page;
	GuiStackShow(tabs->first->next, page);
	arrange(tabs->first);
}

int GuiTabsShown(const struct gui_element *tabs)
{
	return tabs && heads_of(tabs->first)->count ? heads_of(tabs->first)->shown : -1;
}

static struct gui_element *page_of(const struct gui_element *tabs, int page)
{
	struct gui_element *e = tabs->first->next->first;

	while (e && page-- > 0)
		e = e->next;
	return e;
}

void GuiTabsRemove(struct gui_element *tabs, int page)
{
	struct heads *h = tabs ? heads_of(tabs->first) : NULL;

	if (!h || page < 0 || page >= h->count)
		return;
	GuiDestroy(page_of(tabs, page));
	free(h->tabs[page].title);
	h->count--;
	memmove(h->tabs + page, h->tabs + page + 1, (size_t)(h->count - page) * sizeof(*h->tabs));
	h->tabs[h->count].title = NULL;
	h->hovered = -1;
	if (h->shown > page || h->shown == h->count)
		h->shown -= h->shown > 0;
	GuiTabsShow(tabs, h->shown);
	GuiShow(page_of(tabs, h->shown), true);
}

void GuiTabsSetTitle(struct gui_element *tabs, int page, const char *title)
{
	if (!tabs || page < 0 || page >= heads_of(tabs->first)->count)
		return;
	if (text_set(&heads_of(tabs->first)->tabs[page].title, title))
		arrange(tabs->first);
}
