/* mbusview/slow.c - consumers that take one object a second, at most one for each bus. */
#include <errno.h>
#include <string.h>
#include "handle.h"
#include "mbus.h"
#include "mbusview.h"

#define SLOW_MOST 16
#define SLOW_MS	  1000
#define TIMER	  2

static struct slow {
	int handle; /* 0: free */
	char bus[MBUS_NAME_MAX];
} slow[SLOW_MOST];
static struct gui_element *button;
static char chosen[MBUS_NAME_MAX];

static struct slow *find(const char *bus)
{
	for (int i = 0; i < SLOW_MOST; i++)
		if (slow[i].handle && !strcmp(slow[i].bus, bus))
			return &slow[i];
	return NULL;
}

bool slow_is(int handle)
{
	for (int i = 0; i < SLOW_MOST; i++)
		if (handle && slow[i].handle == handle)
			return true;
	return false;
}

static void detach(struct slow *s)
{
	HandleClose(s->handle);
	*s = (struct slow){0};
}

/* The timer's work; a bus that is deleted loses its consumer when the ring is empty. */
static void take_one_each(void)
{
	static uint8_t object[MBUS_OBJECT_MAX];

	for (int i = 0; i < SLOW_MOST; i++)
		if (slow[i].handle && MBusConsumeFrom(slow[i].handle, object, 0, NULL) == -EPIPE)
			detach(&slow[i]);
}

static void attach(void)
{
	struct slow *s = slow;
	int handle;

	while (s < slow + SLOW_MOST && s->handle)
		s++;
	if (s == slow + SLOW_MOST) {
		publish_say("There are %d slow consumers already.", SLOW_MOST);
		return;
	}
	handle = MBusOpen(chosen, MBUS_CONSUME);
	if (handle > 0) {
		s->handle = handle;
		strcpy(s->bus, chosen);
		publish_say("It takes one object a second from %s.", chosen);
	} else if (handle == -EPERM) {
		publish_say("%s is for programs that may watch the keyboard.", chosen);
	} else if (handle == -EAGAIN) {
		publish_say("%s has as many consumers as there may be.", chosen);
	} else {
		publish_say("Attaching to %s did not work: %s.", chosen, strerror(-handle));
	}
}

static void set_text(void)
{
	const char *text = find(chosen) ? "Detach &Slow Consumer" : "Attach &Slow Consumer";

	if (strcmp(GuiButtonText(button), text))
		GuiButtonSetText(button, text);
}

static int on_button(struct gui_element *element, struct msg *msg)
{
	(void)element;
	if (msg->code == MSG_TIMER) {
		take_one_each();
		return 1;
	}
	if (msg->code != MSG_CLICKED)
		return 0;
	if (find(chosen))
		detach(find(chosen));
	else
		attach();
	set_text();
	return 1;
}

void slow_show(const struct model *m)
{
	strcpy(chosen, m->chosen);
	GuiSetEnabled(button, model_find(m, chosen));
	set_text();
}

void slow_create(struct gui_element *row)
{
	button = GuiButtonCreate(row, "Attach &Slow Consumer");
	GuiSetHandler(button, on_button);
	GuiSetTimer(button, TIMER, SLOW_MS, 0);
}
