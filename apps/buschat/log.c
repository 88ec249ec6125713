/* apps/buschat/log.c - the list of what came and went, and which requests are open. */
#include "log.h"
#include <stdio.h>
#include <string.h>
#include "words.h"

#define ROWS_MAX 500
#define OPEN_MAX 32

enum column { KIND, NAME, FROM, ID, TEXT, COLUMNS };

static struct gui_element *list;

/* Requests this window owes an answer, oldest first. */
static struct open {
	struct kbus_message head; /* first */
	char name[KBUS_NAME_MAX + 1];
} open[OPEN_MAX];
static int open_count;

void log_create(struct gui_element *parent)
{
	list = GuiListCreate(parent);
	GuiListAddColumn(list, "Kind", 118, GUI_FONT_UI);
	GuiListAddColumn(list, "Name", 80, GUI_FONT_UI);
	GuiListAddColumn(list, "From", 52, GUI_FONT_UI | GUI_TEXT_RIGHT);
	GuiListAddColumn(list, "Id", 56, GUI_FONT_UI | GUI_TEXT_RIGHT);
	GuiListAddColumn(list, "Text", 0, GUI_FONT_UI);
	GuiListSetLimit(list, ROWS_MAX);
	GuiListSetEmptyText(list, "Nothing has come yet.");
	GuiSetMinSize(list, 0, 120);
}

static int append(const char *kind, const char *name, const char *from, uint64_t id,
		  const char *text)
{
	char number[24];

	snprintf(number, sizeof(number), "%llu", (unsigned long long)id);
	return GuiListAppend(list, (const char *const[COLUMNS]){kind, name, from, number, text});
}

void log_sent(const char *kind, const char *name, uint64_t id, const char *text)
{
	int row = append(kind, name, "me", id, text);

	if (row >= 0)
		GuiListSetRowColour(list, row, GUI_COLOUR_TEXT_DIM);
}

/* The oldest are forgotten: they are answered when this window closes. */
static void remember(const struct bus_message *m, const char *name)
{
	if (open_count == OPEN_MAX)
		memmove(open, open + 1, --open_count * sizeof(*open));
	open[open_count].head = m->head;
	snprintf(open[open_count++].name, sizeof(open->name), "%s", name);
}

void log_came(const struct bus_message *m)
{
	char name[KBUS_NAME_MAX + 1], from[16];
	bool status = m->head.flags & KBUS_SYNTHETIC && m->head.reply_to;
	int row;

	snprintf(name, sizeof(name), "%.*s", (int)m->head.name_size, m->name);
	snprintf(from, sizeof(from), "%lu", (unsigned long)m->head.from);
	row = append(words_kind(&m->head), name, m->head.from ? from : "", m->head.id,
		     status ? words_status(m->name, m->head.name_size) : m->text);
	if (row < 0)
		return;
	GuiListSetRowUser(list, row, (uintptr_t)m->head.id);
	if (status)
		GuiListSetRowColour(list, row, GUI_COLOUR_WARNING);
	if (m->head.flags & KBUS_WANT_YOU_TO_REPLY)
		remember(m, name);
}

static const struct kbus_message *found(int i, const char **name)
{
	*name = open[i].name;
	return &open[i].head;
}

const struct kbus_message *log_request(const char **name)
{
	int row = GuiListSelected(list);

	for (int i = 0; row >= 0 && i < open_count; i++)
		if ((uintptr_t)open[i].head.id == GuiListRowUser(list, row))
			return found(i, name);
	return open_count ? found(open_count - 1, name) : NULL;
}

void log_answered(const struct kbus_message *request)
{
	int i = (int)((const struct open *)request - open);

	memmove(open + i, open + i + 1, (--open_count - i) * sizeof(*open));
}
