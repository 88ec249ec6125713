/*
 * gui/inspect.c - the inspector: Ctrl+Alt+I in a window opens one that shows how it is made.
 *
 * - it looks at the inspected window five times a second and updates what changed
 * - what it draws over that window is painted last with each dirty rectangle of it (surface.c)
 */
#include <stdio.h>
#include "inspect.h"

#define LOOK_TIMER  1
#define LOOK_MS	    200
#define FLASH_TIMER 2
#define FLASH_MS    200
#define TEXT_WIDTH  250

bool inspecting;

static struct {
	struct gui_element *window, *target; /* the inspector, the root of what it inspects */
	struct gui_element *tree, *log, *follow, *flash;
	struct gui_element *class_name, *value, *state, *place, *width, *height, *layout, *handlers;
	struct gui_element *selected, *hovered;
	struct dirty flashed;
	bool clearing; /* the next paint takes the tint away */
} inspector;

bool inspect_is_own(const struct gui_window *w)
{
	return inspector.window && inspector.window->window == w;
}

/*
 * What is drawn over the inspected window.
 */
void inspect_paint(struct gui_window *w, struct gui_painter *p)
{
	uint32_t accent = GuiTheme(GUI_COLOUR_ACCENT);

	if (!inspector.target || inspector.target->window != w)
		return;
	if (inspector.selected && element_visible(inspector.selected)) {
		struct rect r = GuiRectInWindow(inspector.selected);

		GuiPaintFill(p, r, GUI_ALPHA(accent, 40));
		GuiPaintOutline(p, r, (struct gui_stroke){0, 2, accent});
	}
	if (!GuiCheckGet(inspector.flash) || inspector.clearing)
		return;
	GuiPaintFill(p, p->clip, GUI_ALPHA(GuiTheme(GUI_COLOUR_WARNING), 70));
	dirty_add(&inspector.flashed, p->clip);
	GuiSetTimer(inspector.window, FLASH_TIMER, FLASH_MS, TIMER_ONCE);
}

void inspect_painted(struct gui_window *w)
{
	if (inspector.target && inspector.target->window == w)
		inspector.clearing = false;
}

static void end_flash(void)
{
	inspector.clearing = inspector.flashed.count > 0;
	for (int i = 0; i < inspector.flashed.count; i++)
		window_invalidate(inspector.target->window, inspector.flashed.rects[i]);
	inspector.flashed.count = 0;
}

/*
 * The selected element.
 */
static void print_state(const struct gui_element *e)
{
	static const char *const names[] = {"hovered",	"pressed", "focused",
					    "disabled", "hidden",  "active"};
	uint32_t state = GuiState(e);
	char text[80] = "";
	int at = 0;

	for (int i = 0; i < 6; i++)
		if (state & 1u << i)
			at += snprintf(text + at, sizeof(text) - at, "%s%s", at ? ", " : "",
				       names[i]);
	GuiLabelPrint(inspector.state, "State: %s", at ? text : "none");
}

static void print_layout(const struct gui_element *e)
{
	const struct gui_layout *l = &e->layout;

	GuiLabelPrint(inspector.layout, "Padding %d, gap %d, expand %d and %d, span %d", l->padding,
		      l->gap, l->expand_x, l->expand_y, l->span);
}

static void print_element(struct gui_element *e)
{
	struct gui_description d = describe_element(e);
	struct rect r = GuiRectInWindow(e);
	char text[160];

	GuiLabelSetText(inspector.class_name, d.class_name);
	GuiLabelPrint(inspector.value, "Value: %s", d.value[0] ? d.value : "none");
	print_state(e);
	GuiLabelPrint(inspector.place, "Place: %d, %d; size %d x %d", r.left, r.top, rect_width(r),
		      rect_height(r));
	explain_size(e, true, text, sizeof(text));
	GuiLabelPrint(inspector.width, "Width %s", text);
	explain_size(e, false, text, sizeof(text));
	GuiLabelPrint(inspector.height, "Height %s", text);
	print_layout(e);
	GuiLabelPrint(inspector.handlers, "Class handler %#x, user's handler %#x",
		      (unsigned)(uintptr_t)e->class_handler, (unsigned)(uintptr_t)e->user_handler);
}

static void print_nothing(void)
{
	GuiLabelSetText(inspector.class_name, "Nothing selected");
	GuiLabelSetText(inspector.value, "");
	GuiLabelSetText(inspector.state, "Choose an element in the tree, or follow the pointer.");
	GuiLabelSetText(inspector.place, "");
	GuiLabelSetText(inspector.width, "");
	GuiLabelSetText(inspector.height, "");
	GuiLabelSetText(inspector.layout, "");
	GuiLabelSetText(inspector.handlers, "");
}

static void select_element(struct gui_element *e)
{
	if (e != inspector.selected) {
		GuiInvalidate(inspector.selected);
		inspector.selected = e;
		GuiInvalidate(e);
	}
	if (e)
		print_element(e);
	else
		print_nothing();
}

static void look(void)
{
	struct gui_element *under = inspector.target->window->hovered;

	inspect_tree_update(inspector.tree, inspector.target);
	if (GuiCheckGet(inspector.follow) && under && under != inspector.hovered)
		select_element(under);
	if (inspect_tree_selected(inspector.tree) != inspector.selected)
		GuiTreeSelect(inspector.tree,
			      inspect_tree_find(inspector.tree, inspector.selected));
	inspector.hovered = GuiCheckGet(inspector.follow) ? under : NULL;
	select_element(inspector.selected);
	inspect_log_update(inspector.log);
}

/*
 * Its window.
 */
static int on_window(struct gui_element *window, struct msg *msg)
{
	(void)window;
	if (msg->code == MSG_GUI_DESTROY) {
		inspecting = false;
		inspector.window = NULL;
		if (inspector.target)
			window_invalidate_all(inspector.target->window);
		return 0;
	}
	if (msg->code != MSG_TIMER)
		return 0;
	if (msg->params[0] == LOOK_TIMER)
		look();
	else
		end_flash();
	return 1;
}

static int on_tree(struct gui_element *tree, struct msg *msg)
{
	if (msg->code != MSG_CHANGED)
		return 0;
	select_element(inspect_tree_selected(tree));
	return 1;
}

static struct gui_element *line(struct gui_element *parent)
{
	struct gui_element *label = GuiLabelCreate(parent, "");

	GuiLabelSetWrap(label, TEXT_WIDTH);
	return label;
}

static void make_details(struct gui_element *parent)
{
	struct gui_element *column = GuiColumnCreate(parent);

	GuiSetPadding(column, 8);
	GuiSetGap(column, 6);
	GuiSetMinSize(column, TEXT_WIDTH + 16, 0);
	inspector.class_name = GuiLabelCreate(column, "");
	GuiLabelSetStyle(inspector.class_name, GUI_FONT_TITLE);
	inspector.value = line(column);
	inspector.state = line(column);
	inspector.place = line(column);
	inspector.width = line(column);
	inspector.height = line(column);
	inspector.layout = line(column);
	inspector.handlers = line(column);
	GuiLabelSetColour(inspector.handlers, GUI_COLOUR_TEXT_DIM);
}

static void make_contents(struct gui_element *window)
{
	struct gui_element *row = GuiRowCreate(window), *split, *upper;

	GuiSetGap(row, 24);
	inspector.follow = GuiCheckCreate(row, "&Follow the pointer");
	inspector.flash = GuiCheckCreate(row, "Flash what is &painted");
	split = GuiSplitterCreate(window, false, 600);
	upper = GuiSplitterCreate(split, true, 550);
	inspector.tree = inspect_tree_create(upper);
	GuiSetHandler(inspector.tree, on_tree);
	make_details(upper);
	inspector.log = inspect_log_create(split);
}

static bool open_window(void)
{
	inspector.window = GuiWindowCreate("Inspector", 640, 480);
	if (!inspector.window)
		return false;
	GuiSetPadding(inspector.window, 8);
	make_contents(inspector.window);
	GuiSetHandler(inspector.window, on_window);
	GuiSetTimer(inspector.window, LOOK_TIMER, LOOK_MS, 0);
	GuiFocus(inspector.tree);
	inspect_log_clear();
	return true;
}

/* In the corner of the screen that is farthest from the inspected window. */
static void stand_aside(const struct gui_window *w)
{
	struct rect area = GuiWorkArea(), own = inspector.window->window->screen;
	bool left = w->screen.left - area.left > area.right - w->screen.right;
	bool top = w->screen.top - area.top > area.bottom - w->screen.bottom;

	GuiWindowMove(inspector.window, left ? area.left : area.right - rect_width(own),
		      top ? area.top : area.bottom - rect_height(own));
}

void inspect_open(struct gui_window *w)
{
	char title[WINDOW_TITLE_MAX + 16];

	if (inspect_is_own(w) || (!inspector.window && !open_window()))
		return;
	stand_aside(w);
	if (inspector.target && inspector.target != w->root)
		window_invalidate_all(inspector.target->window);
	inspector.target = w->root;
	inspector.selected = inspector.hovered = NULL;
	inspector.flashed.count = 0;
	snprintf(title, sizeof(title), "Inspector: %s", w->title);
	GuiWindowSetTitle(inspector.window, title);
	inspecting = true;
	look();
}

void inspect_forget(struct gui_element *e)
{
	if (e == inspector.tree)
		inspector.tree = NULL;
	inspect_tree_forget(inspector.tree, e);
	if (e == inspector.selected)
		inspector.selected = NULL;
	if (e == inspector.hovered)
		inspector.hovered = NULL;
	if (e != inspector.target)
		return;
	inspector.target = NULL;
	GuiDestroy(inspector.window);
}
