/*
 * gui/inspect_tree.c - the elements of the inspected window as rows that open.
 *
 * - each row's user value is its element; only rows whose elements came or went are made or
 * removed, so what the user opened, closed and selected stays
 */
#include <stdio.h>
#include <string.h>
#include "inspect.h"

#define TEXT_MAX 192

struct gui_element *inspect_tree_create(struct gui_element *parent)
{
	return GuiTreeCreate(parent);
}

static struct gui_element *element_of(const struct gui_element *tree, int row)
{
	return (struct gui_element *)GuiTreeUser(tree, row);
}

static const char *describe(struct gui_element *e, char text[TEXT_MAX])
{
	struct gui_description d = describe_element(e);
	const char *mark = d.text[0] ? "\"" : "";

	snprintf(text, TEXT_MAX, "%s%s%s%s%s%s", d.class_name, d.text[0] ? " " : "", mark, d.text,
		 mark, e->flags & ELEMENT_HIDDEN ? " (hidden)" : "");
	return text;
}

/* Open from the start: most windows are small enough to be seen as a whole. */
static int add(struct gui_element *tree, int parent, struct gui_element *e)
{
	char text[TEXT_MAX];
	int row = GuiTreeAdd(tree, parent, describe(e, text), NULL);

	GuiTreeSetUser(tree, row, (uintptr_t)e);
	GuiTreeExpand(tree, row, true);
	return row;
}

static void refresh(struct gui_element *tree, int row)
{
	char text[TEXT_MAX];
	const char *before = GuiTreeText(tree, row);

	if (before && strcmp(before, describe(element_of(tree, row), text)))
		GuiTreeSetText(tree, row, text);
}

/* Remove rows from this one on until one is the element's. Returns it, 0 if none is. */
static int drop_until(struct gui_element *tree, int row, const struct gui_element *e)
{
	while (row && element_of(tree, row) != e) {
		int next = GuiTreeNext(tree, row);

		GuiTreeRemove(tree, row);
		row = next;
	}
	return row;
}

/* The rows below `parent` become those of e and its later siblings: elements come last and leave
 * from anywhere, so what is between two that both have is gone. */
static void match(struct gui_element *tree, int parent, struct gui_element *e)
{
	int row = GuiTreeFirst(tree, parent);

	for (; e; e = e->next) {
		int own = drop_until(tree, row, e);

		row = GuiTreeNext(tree, own);
		own = own ? own : add(tree, parent, e);
		if (!own)
			return; /* no memory: tried again at the next look */
		refresh(tree, own);
		match(tree, own, e->first);
	}
	drop_until(tree, row, NULL);
}

void inspect_tree_update(struct gui_element *tree, struct gui_element *root)
{
	match(tree, 0, root);
}

struct gui_element *inspect_tree_selected(const struct gui_element *tree)
{
	return element_of(tree, GuiTreeSelected(tree));
}

int inspect_tree_find(const struct gui_element *tree, const struct gui_element *e)
{
	int row;

	if (!e)
		return 0;
	row = e->parent ? inspect_tree_find(tree, e->parent) : 0;
	if (e->parent && !row)
		return 0;
	for (row = GuiTreeFirst(tree, row); row; row = GuiTreeNext(tree, row))
		if (element_of(tree, row) == e)
			return row;
	return 0;
}

void inspect_tree_forget(struct gui_element *tree, const struct gui_element *e)
{
	int row = inspect_tree_find(tree, e);

	if (row)
		GuiTreeRemove(tree, row);
}
