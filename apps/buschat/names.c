/* apps/buschat/names.c - the list of names this window listens to and answers. */
#include "names.h"
#include <stdio.h>
#include "bus.h"
#include "words.h"

static struct gui_element *list, *box, *listen, *answer, *forget;
static void (*say)(const char *text);

bool names_add(const char *name, bool replier)
{
	int error = bus_bind(name, replier), row;

	if (error) {
		say(words_error(error));
		return false;
	}
	row = GuiListAppend(list, (const char *const[]){name, replier ? "answers" : "listens"});
	GuiListSetRowUser(list, row, replier);
	return true;
}

static void add(bool replier)
{
	char text[KBUS_NAME_MAX + 40];

	if (!names_add(GuiTextboxText(box), replier))
		return;
	snprintf(text, sizeof(text), "%s %s.", replier ? "Answers" : "Listens to",
		 GuiTextboxText(box));
	say(text);
}

static void remove_selected(void)
{
	int row = GuiListSelected(list), error;

	if (row < 0)
		return;
	error = bus_unbind(GuiListCell(list, row, 0), GuiListRowUser(list, row) != 0);
	say(error ? words_error(error) : "Not bound any more.");
	GuiListRemove(list, row);
	GuiSetEnabled(forget, GuiListSelected(list) >= 0);
}

static int on_button(struct gui_element *button, struct msg *msg)
{
	if (msg->code != MSG_CLICKED)
		return 0;
	if (button == forget)
		remove_selected();
	else
		add(button == answer);
	return 1;
}

static int on_list(struct gui_element *element, struct msg *msg)
{
	(void)element;
	if (msg->code == MSG_CHANGED)
		GuiSetEnabled(forget, GuiListSelected(list) >= 0);
	return 0;
}

static struct gui_element *create_button(struct gui_element *parent, const char *text)
{
	struct gui_element *button = GuiButtonCreate(parent, text);

	GuiSetExpand(button, 1, 0);
	GuiSetHandler(button, on_button);
	return button;
}

void names_create(struct gui_element *parent, struct gui_element *name,
		  void (*tell)(const char *text))
{
	struct gui_element *row;

	box = name;
	say = tell;
	list = GuiListCreate(parent);
	GuiListAddColumn(list, "Bound name", 0, GUI_FONT_UI);
	GuiListAddColumn(list, "As", 84, GUI_FONT_UI);
	GuiListSetEmptyText(list, "No names are bound.");
	GuiSetMinSize(list, 0, 80);
	GuiSetExpand(list, 1, 0);
	GuiSetHandler(list, on_list);
	row = GuiRowCreate(parent);
	listen = create_button(row, "&Listen");
	answer = create_button(row, "&Answer");
	forget = create_button(row, "&Unbind");
	GuiSetEnabled(forget, false);
}
