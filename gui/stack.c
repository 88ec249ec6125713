/* gui/stack.c - pages on top of each other, of which one is shown. */
#include "gui_internal.h"

struct stack {
	int shown;
};

static struct stack *stack_of(const struct gui_element *e)
{
	return (struct stack *)e->data;
}

/* Pages may have come since the last time. */
static void show_one(struct gui_element *e)
{
	int i = 0;

	for (struct gui_element *page = e->first; page; page = page->next)
		GuiShow(page, i++ == stack_of(e)->shown);
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

/* As large as the largest page, so that nothing moves when another one is shown. A hidden element
 * wants nothing; its page is asked as if it were shown. */
static void measure(struct gui_element *e, struct gui_measure *m)
{
	show_one(e);
	*m = (struct gui_measure){0, 0, 0, 0};
	for (struct gui_element *page = e->first; page; page = page->next) {
		uint32_t flags = page->flags;
		struct gui_measure w;

		page->flags &= ~ELEMENT_HIDDEN;
		w = layout_measure(page);
		page->flags = flags;
		m->min_width = larger(m->min_width, w.min_width);
		m->min_height = larger(m->min_height, w.min_height);
		m->width = larger(m->width, w.width);
		m->height = larger(m->height, w.height);
	}
}

static int handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_MEASURE:
		measure(e, GuiMeasure(msg));
		return 1;
	case MSG_GUI_LAYOUT:
		for (struct gui_element *page = e->first; page; page = page->next)
			layout_place(page, GuiRect(e));
		return 1;
	case MSG_GUI_STATE:
		return 1;
	case MSG_GUI_DESCRIBE:
		describe_as(msg, "stack", NULL);
		return describe_value(msg, "page %d", stack_of(e)->shown + 1);
	}
	return 0;
}

struct gui_element *GuiStackCreate(struct gui_element *parent)
{
	struct gui_element *e = GuiElementCreate(parent, handle, sizeof(struct stack), 0);

	if (!e)
		return NULL;
	element_init_layout(e, LAYOUT_NONE, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	e->layout.expand_x = e->layout.expand_y = 1;
	return e;
}

void GuiStackShow(struct gui_element *stack, int page)
{
	if (!stack || page < 0 || page == stack_of(stack)->shown)
		return;
	stack_of(stack)->shown = page;
	show_one(stack);
	GuiInvalidate(stack);
}

int GuiStackShown(const struct gui_element *stack)
{
	return stack ? stack_of(stack)->shown : -1;
}
