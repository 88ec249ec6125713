/* gui/pathbar.c - a path as a row of buttons, one for each of its parts. */
#include <stdio.h>
#include <string.h>
#include "gui/file.h"
#include "gui_internal.h"

#define SHOWN	  48 /* bytes of the path: its last parts, one at least */
#define PART_MOST 44 /* bytes of a part */

struct pathbar {
	char path[PATH_LENGTH_MAX];
};

static struct pathbar *bar_of(const struct gui_element *e)
{
	return (struct pathbar *)e->data;
}

static int handle(struct gui_element *e, struct msg *msg)
{
	if (msg->code == MSG_GUI_DESCRIBE)
		return describe_as(msg, "path bar", bar_of(e)->path);
	return layout_handle(e, msg);
}

/* A button's part of the path ends at this byte. */
static int on_part(struct gui_element *button, struct msg *msg)
{
	struct gui_element *bar = GuiParent(button);
	char path[PATH_LENGTH_MAX];

	if (msg->code != MSG_CLICKED)
		return 0;
	snprintf(path, sizeof(path), "%.*s", (int)(uintptr_t)GuiUser(button), bar_of(bar)->path);
	GuiPathbarShow(bar, path);
	notify(bar, MSG_CHANGED, 0);
	return 1;
}

static void add_part(struct gui_element *bar, const char *text, int end)
{
	struct gui_element *button = GuiButtonCreate(bar, text);

	GuiButtonSetFlat(button, true);
	GuiSetUser(button, (void *)(uintptr_t)end);
	GuiSetHandler(button, on_part);
}

/* "&" would mark a letter. */
static void part_text(const char *from, const char *end, char *text, int size)
{
	int length = 0;

	for (; from < end && length + 3 < size; from++) {
		if (*from == '&')
			text[length++] = '&';
		text[length++] = *from;
	}
	text[length] = '\0';
}

struct gui_element *GuiPathbarCreate(struct gui_element *parent)
{
	struct gui_element *e = GuiElementCreate(parent, handle, sizeof(struct pathbar), 0);

	if (!e)
		return NULL;
	element_init_layout(e, LAYOUT_ROW, GUI_ALIGN_FILL, GUI_ALIGN_CENTRE);
	e->layout.gap = 0;
	GuiPathbarShow(e, "/");
	return e;
}

void GuiPathbarShow(struct gui_element *bar, const char *path)
{
	struct pathbar *b = bar ? bar_of(bar) : NULL;
	char text[PART_MOST];

	if (!b || !strcmp(b->path, path))
		return;
	snprintf(b->path, sizeof(b->path), "%s", path);
	while (bar->first)
		GuiDestroy(bar->first);
	add_part(bar, "/", 1);
	for (const char *part = b->path + 1, *end; *part; part = *end ? end + 1 : end) {
		end = strchr(part, '/');
		end = end ? end : part + strlen(part);
		if (*end && strlen(part) > SHOWN)
			continue;
		GuiLabelSetColour(GuiLabelCreate(bar, "\xe2\x80\xba"), GUI_COLOUR_TEXT_DIM);
		part_text(part, end, text, sizeof(text));
		add_part(bar, text, (int)(end - b->path));
	}
}

const char *GuiPathbarPath(const struct gui_element *bar)
{
	return bar ? bar_of(bar)->path : "/";
}
