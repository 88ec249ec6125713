/* gui/toolbar.c - the tool bar: flat buttons that show actions. */
#include <stdio.h>
#include <stdlib.h>
#include "action.h"
#include "menubar.h"

#define ICON	16
#define PADDING 4

/* Which action a button shows: its number in the table that the bar keeps. */
struct toolbar {
	int count;
	uint32_t *actions; /* 0 = a separator */
};

static struct toolbar *toolbar_of(const struct gui_element *e)
{
	return (struct toolbar *)e->data;
}

static uint32_t action_of(const struct gui_element *bar, const struct gui_element *button)
{
	const struct gui_element *child = bar->first;

	for (int i = 0; i < toolbar_of(bar)->count && child; i++, child = child->next)
		if (child == button)
			return toolbar_of(bar)->actions[i];
	return 0;
}

static void set_tip(struct gui_element *button, const struct action *a)
{
	struct marked_text text = {NULL, 0, 0};
	char tip[160];

	if (!marked_set(&text, a->tip ? a->tip : a->text))
		return;
	snprintf(tip, sizeof(tip), "%s%s%s%s", text.text, a->accelerator ? " (" : "",
		 a->accelerator ? a->accelerator : "", a->accelerator ? ")" : "");
	GuiSetTip(button, tip);
	free(text.text);
}

/* Bring a button up to date. An action nobody has declared is not seen. */
static void show(struct gui_element *button, const struct action *a)
{
	const struct gui_icon *icon = a ? GuiIcon(a->icon, ICON) : NULL;

	GuiShow(button, a != NULL);
	if (!a)
		return;
	GuiButtonSetIcon(button, icon ? a->icon : NULL, ICON);
	GuiButtonSetText(button, icon ? "" : a->text);
	GuiButtonSetDown(button, a->flags & GUI_ACTION_CHECKED);
	GuiSetEnabled(button, !(a->flags & GUI_ACTION_DISABLED));
	button->mark = 0; /* the menu has the letter */
	set_tip(button, a);
}

static void update(struct gui_element *bar)
{
	struct gui_element *child = bar->first;

	for (int i = 0; i < toolbar_of(bar)->count && child; i++, child = child->next)
		if (toolbar_of(bar)->actions[i])
			show(child, action_find(bar, toolbar_of(bar)->actions[i]));
}

static void paint(struct gui_element *e, struct gui_painter *p)
{
	struct rect r = GuiRect(e);

	GuiPaintFill(p, r, GuiTheme(GUI_COLOUR_WINDOW));
	r.top = r.bottom - 1;
	GuiPaintFill(p, r, GuiTheme(GUI_COLOUR_SEPARATOR));
}

static int handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_DESCRIBE:
		describe_as(msg, "tool bar", NULL);
		return describe_value(msg, "%d actions", toolbar_of(e)->count);
	case MSG_GUI_ACTION:
		update(e);
		return 1;
	case MSG_CLICKED:
		action_choose(e, action_of(e, GuiSource()));
		return 1;
	case MSG_GUI_DESTROY:
		free(toolbar_of(e)->actions);
		toolbar_of(e)->actions = NULL;
		toolbar_of(e)->count = 0;
		return 1;
	}
	return layout_handle(e, msg);
}

static int separator_handle(struct gui_element *e, struct msg *msg)
{
	struct rect r = GuiRect(e);

	switch (msg->code) {
	case MSG_GUI_DESCRIBE:
		return describe_as(msg, "separator", NULL);
	case MSG_GUI_MEASURE:
		*GuiMeasure(msg) = (struct gui_measure){7, GUI_BUTTON_HEIGHT, 7, GUI_BUTTON_HEIGHT};
		return 1;
	case MSG_GUI_PAINT:
		GuiPaintFill(GuiPainter(msg), (struct rect){3, 5, 4, r.bottom - 5},
			     GuiTheme(GUI_COLOUR_BORDER));
		return 1;
	}
	return 0;
}

/* The buttons never take the focus: what is done is done to what has it. */
static struct gui_element *add(struct gui_element *bar, uint32_t id)
{
	struct gui_element *e;

	if (!id)
		return GuiElementCreate(bar, separator_handle, 0, 0);
	e = GuiButtonCreate(bar, "");
	if (!e)
		return NULL;
	e->flags &= ~(uint32_t)GUI_FOCUSABLE;
	GuiButtonSetFlat(e, true);
	return e;
}

struct gui_element *GuiToolbarCreate(struct gui_element *parent, const uint32_t *actions)
{
	struct gui_element *e =
		GuiElementCreate(parent, handle, sizeof(struct toolbar), GUI_OPAQUE);
	int count = 0;

	if (!e)
		return NULL;
	element_init_layout(e, LAYOUT_ROW, GUI_ALIGN_FILL, GUI_ALIGN_START);
	e->layout.padding = PADDING;
	e->layout.gap = 2;
	bar_join_window(e);
	while (actions[count] != GUI_MENU_END)
		count++;
	toolbar_of(e)->actions = calloc(count + 1, sizeof(*actions));
	for (; toolbar_of(e)->actions && toolbar_of(e)->count < count; toolbar_of(e)->count++) {
		if (!add(e, actions[toolbar_of(e)->count]))
			break;
		toolbar_of(e)->actions[toolbar_of(e)->count] = actions[toolbar_of(e)->count];
	}
	if (!toolbar_of(e)->actions || toolbar_of(e)->count < count) {
		GuiDestroy(e);
		return NULL;
	}
	update(e);
	return e;
}
