/* gui/explain.c - why an element has its size, in words. */
#include <stdio.h>
#include "inspect.h"

static int size_of(const struct gui_element *e, bool wide)
{
	return wide ? rect_width(e->rect) : rect_height(e->rect);
}

static int wanted_of(const struct gui_element *e, bool wide)
{
	return wide ? e->layout.wanted.width : e->layout.wanted.height;
}

/* Along the direction in which the parent puts its children. */
static void explain_along(const struct gui_element *e, bool wide, char *text, size_t size)
{
	int got = size_of(e, wide), wanted = wanted_of(e, wide);
	int weight = wide ? e->layout.expand_x : e->layout.expand_y;
	const char *parent = wide ? "row" : "column";

	if (got > wanted)
		snprintf(text, size, "expands with weight %d in its %s", weight, parent);
	else if (got < wanted)
		snprintf(text, size, "shrunk: its %s has too little room", parent);
	else
		snprintf(text, size, "as preferred, in its %s", parent);
}

static void explain_across(const struct gui_element *e, bool wide, char *text, size_t size)
{
	static const char *const places[] = {"at the start", "in the centre", "at the end"};
	int how = wide ? e->layout.align_x : e->layout.align_y;
	bool in_grid = e->parent->layout.kind == LAYOUT_GRID;
	bool expands = in_grid && (wide ? e->layout.expand_x : e->layout.expand_y);

	if (how == GUI_ALIGN_FILL || expands)
		snprintf(text, size, "fills %s", in_grid ? "its cell" : "its parent");
	else if (size_of(e, wide) < wanted_of(e, wide))
		snprintf(text, size, "cut: its parent is smaller");
	else
		snprintf(text, size, "as preferred, %s", places[how]);
}

static void explain_parent(const struct gui_element *e, bool wide, char *text, size_t size)
{
	int kind = e->parent ? e->parent->layout.kind : LAYOUT_NONE;

	if (!e->parent)
		snprintf(text, size, "set by the program or the user, never below the least");
	else if (e->flags & ELEMENT_HIDDEN)
		snprintf(text, size, "hidden: it takes no room");
	else if (kind == LAYOUT_NONE)
		snprintf(text, size, "given by its parent's class");
	else if (kind == (wide ? LAYOUT_ROW : LAYOUT_COLUMN))
		explain_along(e, wide, text, size);
	else
		explain_across(e, wide, text, size);
}

void explain_size(const struct gui_element *e, bool wide, char *text, size_t size)
{
	const struct gui_measure *m = &e->layout.wanted;
	int asked = wide ? e->layout.min_width : e->layout.min_height;
	char why[80];

	explain_parent(e, wide, why, sizeof(why));
	snprintf(text, size, "%d: %s (least %d, preferred %d%s)", size_of(e, wide), why,
		 wide ? m->min_width : m->min_height, wanted_of(e, wide),
		 asked ? ", asked for by the program" : "");
}
