/* mbusview/publish.c - test objects onto the chosen bus. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "mbus.h"
#include "mbusview.h"
#include "object.h"

#define AT_ONCE_MOST 1000

static struct gui_element *box, *hex, *times, *button, *said;
static struct bus bus; /* a copy of the chosen one; "": none */

void publish_say(const char *format, ...)
{
	char text[160];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	GuiLabelSetText(said, text);
}

static void say_error(int error)
{
	switch (error) {
	case -EINVAL:
		publish_say("These are no bytes. Type pairs of digits 0 to f, as in 00 ff 1c.");
		break;
	case -EMSGSIZE:
		publish_say("That is too long: an object of %s has %lu bytes.", bus.name,
			    (unsigned long)bus.objsize);
		break;
	case -ENOENT:
		publish_say("%s is gone.", bus.name);
		break;
	default:
		publish_say("Publishing did not work: %s.", strerror(-error));
	}
}

static void publish(void)
{
	uint8_t object[MBUS_OBJECT_MAX];
	int count = GuiSpinGet(times), reached = 0;
	int error = object_read(GuiTextboxText(box), GuiCheckGet(hex), object, bus.objsize);

	for (int i = 0; i < count && !error; i++) {
		reached = MBusPublish(bus.name, object);
		error = reached < 0 ? reached : 0;
	}
	if (error)
		say_error(error);
	else
		publish_say("Published %d. The last one came into %d of %lu rings.", count, reached,
			    (unsigned long)bus.consumers);
}

static int on_publish(struct gui_element *element, struct msg *msg)
{
	(void)element;
	if (msg->code != MSG_CLICKED && msg->code != MSG_ACCEPTED)
		return 0;
	if (bus.shared)
		publish();
	return 1;
}

/* What can be done with the chosen bus, when it is another one. */
void publish_show(const struct model *m)
{
	const struct bus *chosen = model_find(m, m->chosen);
	bool other = strcmp(bus.name, chosen ? chosen->name : "");

	bus = chosen ? *chosen : (struct bus){0};
	GuiSetEnabled(button, bus.shared);
	if (!other)
		return;
	if (*bus.name && !bus.shared)
		publish_say("Only its maker publishes on %s.", bus.name);
	else
		publish_say("%s", "");
}

void publish_create(struct gui_element *window)
{
	struct gui_element *row = GuiRowCreate(window);

	box = GuiTextboxCreate(row, "");
	GuiTextboxSetPlaceholder(box, "Test object");
	GuiSetExpand(box, 1, 0);
	GuiSetHandler(box, on_publish);
	hex = GuiCheckCreate(row, "&Hex");
	times = GuiSpinCreate(row, 1, AT_ONCE_MOST, 1);
	GuiLabelCreate(row, "times");
	button = GuiButtonCreate(row, "&Publish");
	GuiSetHandler(button, on_publish);
	slow_create(row);
	said = GuiLabelCreate(window, "");
	GuiLabelSetColour(said, GUI_COLOUR_TEXT_DIM);
	GuiSetAlign(said, GUI_ALIGN_FILL, GUI_ALIGN_START);
}
