/*
 * gui/layout.c - measures elements from the leaves up and places them from the root down.
 *
 * - the arithmetic is layout_distribute: it shares the room of one direction
 * - containers of every kind use layout_handle as (part of) their class handler
 */
#include <stdlib.h>
#include "gui_internal.h"

/* What is still to give out or take, shared by weight; rounding errors move on to the next. */
static void share(struct layout_item *items, int count, int room, bool grow)
{
	int total = 0, done = 0, given = 0;

	for (int i = 0; i < count; i++)
		total += grow ? items[i].weight : items[i].wanted - items[i].min;
	if (total == 0)
		return;
	for (int i = 0; i < count; i++) {
		done += grow ? items[i].weight : items[i].wanted - items[i].min;
		items[i].size += (int)((int64_t)room * done / total) - given;
		given = (int)((int64_t)room * done / total);
	}
}

void layout_distribute(struct layout_item *items, int count, int room)
{
	int wanted = 0, least = 0;

	for (int i = 0; i < count; i++) {
		items[i].size = items[i].wanted;
		wanted += items[i].wanted;
		least += items[i].min;
	}
	if (room >= wanted)
		share(items, count, room - wanted, true);
	else
		share(items, count, room > least ? room - wanted : least - wanted, false);
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

struct gui_measure layout_measure(struct gui_element *e)
{
	struct gui_measure m = {0, 0, 0, 0};
	const struct gui_layout *l = &e->layout;

	if (!(e->flags & ELEMENT_HIDDEN)) {
		GuiSend(e, MSG_GUI_MEASURE, (uint32_t)(uintptr_t)&m, 0, 0);
		m.min_width = l->min_width ? l->min_width : m.min_width;
		m.min_height = l->min_height ? l->min_height : m.min_height;
		m.width = larger(l->min_width ? l->min_width : m.width, m.min_width);
		m.height = larger(l->min_height ? l->min_height : m.height, m.min_height);
	}
	e->layout.wanted = m;
	return m;
}

void layout_place(struct gui_element *e, struct rect rect)
{
	bool moved = !rect_equal(e->rect, rect);

	if (moved)
		GuiInvalidate(e);
	e->rect = rect;
	if (moved) {
		hit_forget(e->window);
		GuiInvalidate(e);
	}
	GuiSend(e, MSG_GUI_LAYOUT, 0, 0, 0);
}

/* A span of one direction inside the slot, as the alignment says. */
static void align(int how, int wanted, int *from, int *to)
{
	int spare = *to - *from - wanted;

	if (how == GUI_ALIGN_FILL || spare <= 0)
		return;
	if (how == GUI_ALIGN_END)
		*from = *to - wanted;
	else
		*from += how == GUI_ALIGN_CENTRE ? spare / 2 : 0;
	*to = *from + wanted;
}

void layout_place_in_slot(struct gui_element *e, struct rect slot, bool fill_x, bool fill_y)
{
	const struct gui_layout *l = &e->layout;

	align(fill_x ? GUI_ALIGN_FILL : l->align_x, l->wanted.width, &slot.left, &slot.right);
	align(fill_y ? GUI_ALIGN_FILL : l->align_y, l->wanted.height, &slot.top, &slot.bottom);
	layout_place(e, slot);
}

/*
 * Rows and columns: items along the main direction.
 */
static struct layout_item item_of(const struct gui_element *e, bool row)
{
	const struct gui_measure *m = &e->layout.wanted;

	return row ? (struct layout_item){m->min_width, m->width, e->layout.expand_x, 0}
		   : (struct layout_item){m->min_height, m->height, e->layout.expand_y, 0};
}

static int visible_children(const struct gui_element *e)
{
	int count = 0;

	for (const struct gui_element *c = e->first; c; c = c->next)
		count += !(c->flags & ELEMENT_HIDDEN);
	return count;
}

static void measure_line(struct gui_element *e, struct gui_measure *m)
{
	bool row = e->layout.kind == LAYOUT_ROW;
	int gaps = larger(0, visible_children(e) - 1) * e->layout.gap;

	*m = (struct gui_measure){0, 0, 0, 0};
	for (struct gui_element *c = e->first; c; c = c->next) {
		struct gui_measure w = layout_measure(c);

		m->min_width = row ? m->min_width + w.min_width : larger(m->min_width, w.min_width);
		m->width = row ? m->width + w.width : larger(m->width, w.width);
		m->min_height =
			row ? larger(m->min_height, w.min_height) : m->min_height + w.min_height;
		m->height = row ? larger(m->height, w.height) : m->height + w.height;
	}
	*(row ? &m->min_width : &m->min_height) += gaps;
	*(row ? &m->width : &m->height) += gaps;
}

static void place_line(struct gui_element *e, struct rect area)
{
	bool row = e->layout.kind == LAYOUT_ROW;
	int count = visible_children(e), i = 0;
	int at = row ? area.left : area.top;
	struct layout_item *items = calloc(count + 1, sizeof(*items));

	if (!items)
		return;
	for (struct gui_element *c = e->first; c; c = c->next)
		if (!(c->flags & ELEMENT_HIDDEN))
			items[i++] = item_of(c, row);
	layout_distribute(items, count,
			  (row ? rect_width(area) : rect_height(area)) -
				  (count - 1) * e->layout.gap);
	i = 0;
	for (struct gui_element *c = e->first; c; c = c->next) {
		struct rect slot = area;

		if (c->flags & ELEMENT_HIDDEN)
			continue;
		*(row ? &slot.left : &slot.top) = at;
		*(row ? &slot.right : &slot.bottom) = at + items[i].size;
		at += items[i++].size + e->layout.gap;
		layout_place_in_slot(c, slot, row, !row);
	}
	free(items);
}

static int describe(const struct gui_element *e, struct msg *msg)
{
	static const char *const names[] = {"element", "row", "column", "grid"};

	describe_as(msg, names[e->layout.kind], NULL);
	return e->layout.kind == LAYOUT_GRID ? describe_value(msg, "%d columns", e->layout.columns)
					     : 1;
}

int layout_handle(struct gui_element *e, struct msg *msg)
{
	int padding = e->layout.padding;
	struct gui_measure *m;

	switch (msg->code) {
	case MSG_GUI_DESCRIBE:
		return describe(e, msg);
	case MSG_GUI_MEASURE:
		m = GuiMeasure(msg);
		if (e->layout.kind == LAYOUT_GRID)
			grid_measure(e, m);
		else
			measure_line(e, m);
		m->min_width += 2 * padding;
		m->width += 2 * padding;
		m->min_height += 2 * padding;
		m->height += 2 * padding;
		return 1;
	case MSG_GUI_STATE:
		return 1;
	case MSG_GUI_LAYOUT:
		if (e->layout.kind == LAYOUT_GRID)
			grid_place(e, rect_inset(GuiRect(e), padding));
		else
			place_line(e, rect_inset(GuiRect(e), padding));
		return 1;
	}
	return 0;
}

static struct gui_element *container(struct gui_element *parent, enum layout_kind kind)
{
	struct gui_element *e = GuiElementCreate(parent, layout_handle, 0, 0);

	if (e)
		element_init_layout(e, kind, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	return e;
}

struct gui_element *GuiRowCreate(struct gui_element *parent)
{
	return container(parent, LAYOUT_ROW);
}

struct gui_element *GuiColumnCreate(struct gui_element *parent)
{
	return container(parent, LAYOUT_COLUMN);
}

struct gui_element *GuiGridCreate(struct gui_element *parent, int columns)
{
	struct gui_element *e;

	if (columns < 1 || columns > GRID_MAX)
		return NULL;
	e = container(parent, LAYOUT_GRID);
	if (e)
		e->layout.columns = columns;
	return e;
}

static int spacer_handle(struct gui_element *e, struct msg *msg)
{
	(void)e;
	return msg->code == MSG_GUI_DESCRIBE ? describe_as(msg, "spacer", NULL) : 0;
}

struct gui_element *GuiSpacerCreate(struct gui_element *parent)
{
	struct gui_element *e = GuiElementCreate(parent, spacer_handle, 0, 0);

	if (e)
		e->layout.expand_x = e->layout.expand_y = 1;
	return e;
}

void GuiRelayout(struct gui_element *element)
{
	if (element && element->window)
		element->window->stale_layout = true;
}

void GuiSetPadding(struct gui_element *container, int pixels)
{
	if (!container || pixels < 0)
		return;
	container->layout.padding = pixels;
	GuiRelayout(container);
}

void GuiSetGap(struct gui_element *container, int pixels)
{
	if (!container || pixels < 0)
		return;
	container->layout.gap = pixels;
	GuiRelayout(container);
}

void GuiSetExpand(struct gui_element *element, int horizontal, int vertical)
{
	if (!element)
		return;
	element->layout.expand_x = horizontal;
	element->layout.expand_y = vertical;
	GuiRelayout(element);
}

void GuiSetAlign(struct gui_element *element, int horizontal, int vertical)
{
	if (!element)
		return;
	element->layout.align_x = horizontal;
	element->layout.align_y = vertical;
	GuiRelayout(element);
}

void GuiSetMinSize(struct gui_element *element, int width, int height)
{
	if (!element)
		return;
	element->layout.min_width = width;
	element->layout.min_height = height;
	GuiRelayout(element);
}

void GuiSetSpan(struct gui_element *element, int columns)
{
	if (!element || columns < 1 || columns > GRID_MAX)
		return;
	element->layout.span = columns;
	GuiRelayout(element);
}

static void show(struct gui_element *element, bool visible)
{
	if (!visible) {
		GuiInvalidate(element);
		input_forget(element);
		element->flags |= ELEMENT_HIDDEN;
	} else {
		element->flags &= ~ELEMENT_HIDDEN;
		GuiInvalidate(element);
	}
	hit_forget(element->window);
	GuiRelayout(element);
}

void GuiShow(struct gui_element *element, bool visible)
{
	if (element && (element->flags & ELEMENT_WINDOW))
		window_show(element->window, visible);
	else if (element && visible == ((element->flags & ELEMENT_HIDDEN) != 0))
		show(element, visible);
}
