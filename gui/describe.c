/* gui/describe.c - what an element is, in words: asked by the inspector, answered by classes. */
#include <stdio.h>
#include "gui_internal.h"

int describe_as(struct msg *msg, const char *class_name, const char *text)
{
	struct gui_description *d = (struct gui_description *)(uintptr_t)msg->params[0];

	d->class_name = class_name;
	snprintf(d->text, sizeof(d->text), "%s", text ? text : "");
	return 1;
}

/* For classes that do not answer. */
static const char *name_of(const struct gui_element *e)
{
	static const char *const containers[] = {"element", "row", "column", "grid"};

	return e->flags & ELEMENT_WINDOW ? "window" : containers[e->layout.kind];
}

struct gui_description describe_element(struct gui_element *e)
{
	struct gui_description d = {.class_name = name_of(e)};

	if (e->flags & ELEMENT_WINDOW)
		snprintf(d.text, sizeof(d.text), "%.95s", e->window->title);
	else
		GuiSend(e, MSG_GUI_DESCRIBE, (uint32_t)(uintptr_t)&d, 0, 0);
	return d;
}
