/* gui/tree_rows.c - what the rows of a tree say and carry, and which are whose children. */
#include "tree_parts.h"

static struct tree_node *node(const struct gui_element *tree, int id)
{
	return tree ? tree_model_node(&tree_of(tree)->model, id) : NULL;
}

int GuiTreeAdd(struct gui_element *tree, int parent, const char *text, const char *icon)
{
	int id = tree ? tree_model_add(&tree_of(tree)->model, parent, text) : 0;

	if (!id)
		return 0;
	node(tree, id)->icon = icon ? GuiIcon(icon, TREE_ICON) : NULL;
	tree_changed(tree);
	return id;
}

void GuiTreeSetText(struct gui_element *tree, int id, const char *text)
{
	if (tree && tree_model_set_text(&tree_of(tree)->model, id, text))
		tree_changed(tree);
}

const char *GuiTreeText(const struct gui_element *tree, int id)
{
	return node(tree, id) ? node(tree, id)->text : NULL;
}

void GuiTreeSetUser(struct gui_element *tree, int id, uintptr_t user)
{
	if (node(tree, id))
		node(tree, id)->user = user;
}

uintptr_t GuiTreeUser(const struct gui_element *tree, int id)
{
	return node(tree, id) ? node(tree, id)->user : 0;
}

void GuiTreeSetExpandable(struct gui_element *tree, int id, bool on)
{
	if (!node(tree, id) || node(tree, id)->expandable == on)
		return;
	node(tree, id)->expandable = on;
	tree_changed(tree);
}

void GuiTreeExpand(struct gui_element *tree, int id, bool open)
{
	if (tree && tree_model_open(&tree_of(tree)->model, id, open))
		tree_changed(tree);
}

int GuiTreeParent(const struct gui_element *tree, int id)
{
	return node(tree, id) ? node(tree, id)->parent : 0;
}

int GuiTreeFirst(const struct gui_element *tree, int id)
{
	if (!tree || !tree_of(tree)->model.count || (id && !node(tree, id)))
		return 0;
	return tree_of(tree)->model.nodes[id].first;
}

int GuiTreeNext(const struct gui_element *tree, int id)
{
	return node(tree, id) ? node(tree, id)->next : 0;
}
