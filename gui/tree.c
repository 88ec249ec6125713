/*
 * gui/tree.c - rows that open: selecting, opening, keys, mouse, picture.
 *
 * - the rows are tree_model.c, given to programs by tree_rows.c; which are seen, and where:
 *   row_view.c
 */
#include "press.h"
#include "tree_parts.h"

#define INDENT	 16 /* of a level */
#define SIDE	 6
#define OPENER	 16 /* room of the sign that opens */
#define ICON_GAP 6

static const char *row_text(const struct gui_element *e, int row)
{
	struct tree_model *m = &tree_of(e)->model;
	const struct tree_node *n = tree_model_node(m, tree_model_at(m, row));

	return n ? n->text : NULL;
}

static int text_left(const struct tree_node *n)
{
	return SIDE + n->depth * INDENT + OPENER + (n->icon ? TREE_ICON + ICON_GAP : 0);
}

/* The widest visible row, for the flat bar. */
static int needed_width(struct tree *t)
{
	int width = 0;

	for (int row = 0; row < tree_model_rows(&t->model); row++) {
		struct tree_node *n = tree_model_node(&t->model, tree_model_at(&t->model, row));
		int wanted;

		n->width = n->width ? n->width : GuiTextWidth(GUI_FONT_UI, n->text, -1);
		wanted = text_left(n) + n->width + SIDE;

		width = wanted > width ? wanted : width;
	}
	return width;
}

static void settle(struct gui_element *e)
{
	struct tree *t = tree_of(e);

	t->view.count = tree_model_rows(&t->model);
	t->view.selected = tree_model_row(&t->model, t->selected);
	t->view.hovered = -1;
	t->view.at_end = false;
	row_view_settle(e, &t->view, rect_inset(GuiRect(e), 1), needed_width(t));
	GuiInvalidate(e);
}

/* Rows come in numbers: they are counted once, with the next layout. */
void tree_changed(struct gui_element *e)
{
	GuiRelayout(e);
	GuiInvalidate(e);
}

/*
 * Selecting and opening.
 */
static int select_id(struct gui_element *e, int id)
{
	struct tree *t = tree_of(e);
	bool other = id != t->selected;

	t->selected = id;
	row_view_select(e, &t->view, tree_model_row(&t->model, id));
	if (other)
		notify(e, MSG_CHANGED, id);
	return 1;
}

/* By the user. What is selected below a row that closes gives the selection to that row. */
static int open(struct gui_element *e, int id, bool open)
{
	struct tree *t = tree_of(e);

	if ((open && !tree_model_can_open(&t->model, id)) || !tree_model_open(&t->model, id, open))
		return 1;
	settle(e);
	GuiSend(e, MSG_EXPANDED, id, open, 0);
	if (e->flags & ELEMENT_DEAD)
		return 1;
	settle(e);
	if (!open && t->selected != id && tree_model_is_below(&t->model, t->selected, id))
		select_id(e, id);
	return 1;
}

static int toggle(struct gui_element *e, int id)
{
	const struct tree_node *n = tree_model_node(&tree_of(e)->model, id);

	return n ? open(e, id, !n->open) : 1;
}

/* Enter and double click: the program's, or else it opens or closes. */
static int accept(struct gui_element *e)
{
	int id = tree_of(e)->selected;

	if (!id)
		return 0;
	if (notify(e, MSG_ACCEPTED, 0))
		return 1;
	return tree_model_can_open(&tree_of(e)->model, id) ? toggle(e, id) : 0;
}

/*
 * Keys and mouse.
 */
static int leave_row(struct gui_element *e, const struct tree_node *n)
{
	struct tree *t = tree_of(e);

	if (n->open && tree_model_can_open(&t->model, t->selected))
		return open(e, t->selected, false);
	return n->parent ? select_id(e, n->parent) : 1;
}

static int enter_row(struct gui_element *e, const struct tree_node *n)
{
	if (!n->open)
		return open(e, tree_of(e)->selected, true);
	return n->first ? select_id(e, n->first) : 1;
}

static int key(struct gui_element *e, const struct msg *msg)
{
	struct tree *t = tree_of(e);
	const struct tree_node *n = tree_model_node(&t->model, t->selected);
	int row;

	if (msg->params[1] & (MOD_ALT | MOD_CTRL))
		return 0;
	switch (msg->params[0]) {
	case KEY_ENTER:
	case KEY_PAD_ENTER:
		return accept(e);
	case KEY_MENU:
		return edit_context(e, row_view_context(&t->view, msg));
	case KEY_LEFT:
		return n ? leave_row(e, n) : 0;
	case KEY_RIGHT:
		return n ? enter_row(e, n) : 0;
	}
	row = row_view_key(&t->view, msg);
	return row < 0 ? 0 : select_id(e, tree_model_at(&t->model, row));
}

static int letter(struct gui_element *e, const struct msg *msg)
{
	int row = row_view_letter(e, &tree_of(e)->view, msg);

	return row < 0 ? 0 : select_id(e, tree_model_at(&tree_of(e)->model, row));
}

/* Where the sign of a row is, whether it has one or not. */
static struct rect opener(const struct tree *t, const struct tree_node *n, int row)
{
	struct rect r = row_view_rect(&t->view, row);

	r.left += SIDE + n->depth * INDENT - t->view.flat.position;
	r.right = r.left + OPENER;
	return r;
}

static int press(struct gui_element *e, const struct msg *msg)
{
	struct tree *t = tree_of(e);
	int row = row_view_at(&t->view, mouse_x(msg), mouse_y(msg));
	int id = tree_model_at(&t->model, row);
	bool right = MSG_BUTTON(msg->params[1]) == BUTTON_RIGHT, left = mouse_is_left(msg);

	if (left && tree_model_can_open(&t->model, id) &&
	    rect_contains(opener(t, tree_model_node(&t->model, id), row), mouse_x(msg),
			  mouse_y(msg)))
		return toggle(e, id);
	if (id && (left || right))
		select_id(e, id);
	if (right)
		return edit_context(e, row_view_context(&t->view, msg));
	if (id && left && msg->params[2] == 2)
		accept(e);
	return 1;
}

static int mouse(struct gui_element *e, const struct msg *msg)
{
	if (row_view_handle(e, &tree_of(e)->view, msg))
		return 1;
	if (msg->code == MSG_MOUSEWHEEL)
		return 0;
	return msg->code == MSG_MOUSEDOWN ? press(e, msg) : 1;
}

/*
 * Painting.
 */
static void paint_row(struct gui_element *e, struct gui_painter *p, int row)
{
	struct tree *t = tree_of(e);
	int id = tree_model_at(&t->model, row);
	const struct tree_node *n = tree_model_node(&t->model, id);
	struct rect r = row_view_rect(&t->view, row), sign = opener(t, n, row);
	bool enabled = element_enabled(e);

	row_view_paint_row(e, &t->view, p, row);
	if (tree_model_can_open(&t->model, id))
		row_paint_chevron(
			p, (struct gui_point){sign.left + OPENER / 2, (r.top + r.bottom) / 2},
			n->open ? CHEVRON_DOWN : CHEVRON_RIGHT,
			GuiTheme(enabled ? GUI_COLOUR_TEXT_DIM : GUI_COLOUR_TEXT_DISABLED));
	if (n->icon)
		press_paint_icon(p, n->icon, rect_make(sign.right, r.top + 4, TREE_ICON, TREE_ICON),
				 enabled, GuiTheme(GUI_COLOUR_SURFACE));
	r.left += text_left(n) - t->view.flat.position;
	GuiPaintText(p, r, n->text, GuiTheme(enabled ? GUI_COLOUR_TEXT : GUI_COLOUR_TEXT_DISABLED),
		     GUI_FONT_UI);
}

static void paint(struct gui_element *e, struct gui_painter *p)
{
	const struct tree *t = tree_of(e);
	struct rect before;
	int first, last;

	GuiPaintFill(p, GuiRect(e), GuiTheme(GUI_COLOUR_SURFACE));
	before = GuiPaintClip(p, t->view.area);
	row_view_visible(&t->view, p, &first, &last);
	for (int row = first; row < last; row++)
		paint_row(e, p, row);
	GuiPaintUnclip(p, before);
	row_view_paint_bars(&t->view, p);
	row_view_paint_border(e, p);
}

static int handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_DESCRIBE:
		describe_as(msg, "tree", GuiTreeText(e, tree_of(e)->selected));
		return describe_value(msg, "row %d of %d", tree_of(e)->view.selected + 1,
				      tree_of(e)->view.count);
	case MSG_GUI_MEASURE:
		*GuiMeasure(msg) = (struct gui_measure){120, 4 * GUI_ROW_HEIGHT, 200, 200};
		return 1;
	case MSG_GUI_LAYOUT:
		settle(e);
		return 1;
	case MSG_KEYDOWN:
		return key(e, msg);
	case MSG_CHAR:
		return letter(e, msg);
	case MSG_MOUSEDOWN:
	case MSG_MOUSEUP:
	case MSG_MOUSEMOVE:
	case MSG_MOUSEWHEEL:
		return mouse(e, msg);
	case MSG_TIMER:
	case MSG_GUI_LEAVE:
	case MSG_GUI_CANCEL:
		row_view_handle(e, &tree_of(e)->view, msg);
		return 1;
	case MSG_GUI_STATE:
		return msg->params[0] &&
		       !(msg->params[0] & ~(GUI_STATE_HOVERED | GUI_STATE_PRESSED));
	case MSG_GUI_DESTROY:
		tree_model_deinit(&tree_of(e)->model);
		return 1;
	}
	return 0;
}

struct gui_element *GuiTreeCreate(struct gui_element *parent)
{
	struct gui_element *e =
		GuiElementCreate(parent, handle, sizeof(struct tree), GUI_FOCUSABLE | GUI_OPAQUE);

	if (!e)
		return NULL;
	element_init_layout(e, LAYOUT_NONE, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	e->layout.expand_x = e->layout.expand_y = 1;
	row_view_init(&tree_of(e)->view, row_text);
	return e;
}

void GuiTreeRemove(struct gui_element *tree, int id)
{
	struct tree *t;

	if (!tree)
		return;
	t = tree_of(tree);
	if (id == 0 || tree_model_is_below(&t->model, t->selected, id))
		t->selected = 0;
	tree_model_remove(&t->model, id);
	tree_changed(tree);
}

int GuiTreeSelected(const struct gui_element *tree)
{
	return tree ? tree_of(tree)->selected : 0;
}

void GuiTreeSelect(struct gui_element *tree, int id)
{
	struct tree *t;

	if (!tree || (id && !tree_model_node(&tree_of(tree)->model, id)))
		return;
	t = tree_of(tree);
	t->selected = id;
	tree_model_reveal(&t->model, id);
	settle(tree);
	row_view_show(tree, &t->view, t->view.selected);
}
