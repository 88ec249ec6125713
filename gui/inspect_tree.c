/* gui/inspect_tree.c - the elements of the inspected window as an indented list. */
#include <stdio.h>
#include "inspect.h"

#define ROWS_MAX 512
#define INDENT	 3 /* spaces a level */

static struct gui_element *rows[ROWS_MAX];
static int count;
static uint32_t seen; /* of the tree the rows were made from */

struct gui_element *inspect_tree_create(struct gui_element *parent)
{
	struct gui_element *list = GuiListCreate(parent);

	GuiListAddColumn(list, "Element", 0, GUI_FONT_UI);
	count = 0;
	seen = 0;
	return list;
}

/* A number that changes with the tree's elements and texts. */
static uint32_t fingerprint(struct gui_element *e, uint32_t hash)
{
	struct gui_description d = describe_element(e);

	hash = (hash ^ (uint32_t)(uintptr_t)e) * 16777619u + 1;
	for (const char *c = d.text; *c; c++)
		hash = (hash ^ (unsigned char)*c) * 16777619u;
	for (struct gui_element *child = e->first; child; child = child->next)
		hash = fingerprint(child, hash);
	return (hash ^ (e->flags & ELEMENT_HIDDEN)) + 1;
}

static void add(struct gui_element *list, struct gui_element *e, int depth)
{
	struct gui_description d = describe_element(e);
	char text[192];
	const char *cells[] = {text};

	if (count == ROWS_MAX)
		return;
	snprintf(text, sizeof(text), "%*s%s%s%s%s%s", depth * INDENT, "", d.class_name,
		 d.text[0] ? " \"" : "", d.text, d.text[0] ? "\"" : "",
		 e->flags & ELEMENT_HIDDEN ? " (hidden)" : "");
	if (GuiListAppend(list, cells) < 0)
		return;
	rows[count++] = e;
	for (struct gui_element *child = e->first; child; child = child->next)
		add(list, child, depth + 1);
}

void inspect_tree_update(struct gui_element *list, struct gui_element *root)
{
	uint32_t now = fingerprint(root, 2166136261u);
	struct gui_element *selected = inspect_tree_at(GuiListSelected(list));

	if (now == seen)
		return;
	seen = now;
	count = 0;
	GuiListClear(list);
	add(list, root, 0);
	GuiListSelect(list, inspect_tree_find(selected));
}

struct gui_element *inspect_tree_at(int row)
{
	return row >= 0 && row < count ? rows[row] : NULL;
}

int inspect_tree_find(const struct gui_element *e)
{
	for (int i = 0; i < count; i++)
		if (e && rows[i] == e)
			return i;
	return -1;
}

void inspect_tree_forget(const struct gui_element *e)
{
	int row = inspect_tree_find(e);

	if (row >= 0)
		rows[row] = NULL;
}
