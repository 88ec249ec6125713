/* gui/describe.c - what an element is, in words: asked by the inspector, answered by classes. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "common/utf8.h"
#include "gui_internal.h"

static struct gui_description *answer_of(const struct msg *msg)
{
	return (struct gui_description *)(uintptr_t)msg->params[0];
}

/* As much of it as there is room for, without a piece of a character. */
int describe_as(struct msg *msg, const char *class_name, const char *text)
{
	struct gui_description *d = answer_of(msg);
	int length = text ? (int)strlen(text) : 0, most = sizeof(d->text) - 1;

	while (length > most)
		length = utf8_prev(text, length, length < most + 4 ? length : most + 4);
	d->class_name = class_name;
	memcpy(d->text, text ? text : "", length);
	d->text[length] = '\0';
	return 1;
}

int describe_value(struct msg *msg, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(answer_of(msg)->value, sizeof(answer_of(msg)->value), format, args);
	va_end(args);
	return 1;
}

struct gui_description describe_element(struct gui_element *e)
{
	struct gui_description d = {.class_name = "element"};

	GuiSend(e, MSG_GUI_DESCRIBE, (uint32_t)(uintptr_t)&d, 0, 0);
	return d;
}
