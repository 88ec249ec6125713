/* gui/pathbar.c - a path as a row of buttons, one for each of its parts. */
#include <stdio.h>
#include <string.h>
#include "files_over.h"
#include "gui/file.h"
#include "gui/transfer.h"

#define SHOWN	  48 /* bytes of the path: its last parts, one at least */
#define PART_MOST 44 /* bytes of a part */

struct pathbar {
	char path[PATH_LENGTH_MAX];
	char dropped[PATH_LENGTH_MAX]; /* the part that took files last */
	bool drop;
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
static void part_path(const struct gui_element *button, char *path)
{
	snprintf(path, PATH_LENGTH_MAX, "%.*s", (int)(uintptr_t)GuiUser(button),
		 bar_of(GuiParent(button))->path);
}

static int go(struct gui_element *bar, const char *path)
{
	GuiPathbarShow(bar, path);
	notify(bar, MSG_CHANGED, 0);
	return 1;
}

static int dropped(struct gui_element *bar, const char *path, const struct msg *msg)
{
	files_over_leave();
	strcpy(bar_of(bar)->dropped, path);
	return GuiSend(bar, MSG_DRAG_DROP, msg->params[0], msg->params[1], msg->params[2]);
}

static int on_part(struct gui_element *button, struct msg *msg)
{
	char path[PATH_LENGTH_MAX];

	part_path(button, path);
	switch (msg->code) {
	case MSG_CLICKED:
		return go(GuiParent(button), path);
	case MSG_DRAG_ENTER:
		files_over_enter();
		files_over_aim(msg, path);
		return 1;
	case MSG_DRAG_OVER:
		files_over_aim(msg, path);
		return 1;
	case MSG_DRAG_LEAVE:
		files_over_leave();
		return 1;
	case MSG_DRAG_DROP:
		return dropped(GuiParent(button), path, msg);
	}
	return 0;
}

static void add_part(struct gui_element *bar, const char *text, int end)
{
	struct gui_element *button = GuiButtonCreate(bar, text);

	GuiButtonSetFlat(button, true);
	GuiSetUser(button, (void *)(uintptr_t)end);
	GuiSetHandler(button, on_part);
	GuiSetDrop(button, bar_of(bar)->drop);
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

void GuiPathbarSetDrop(struct gui_element *bar, bool on)
{
	if (!bar)
		return;
	bar_of(bar)->drop = on;
	for (struct gui_element *e = bar->first; e; e = e->next)
		GuiSetDrop(e, on);
}

const char *GuiPathbarDropped(const struct gui_element *bar)
{
	return bar ? bar_of(bar)->dropped : "/";
}
