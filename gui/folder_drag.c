/* gui/folder_drag.c - entries that are pulled out of a folder, and files dropped on it. */
#include <string.h>
#include "folder_parts.h"
#include "gui/transfer.h"
#include "list_parts.h"
#include "text_drag.h"

/*
 * Out of it.
 */
static int row_at(const struct folder *f, struct gui_point at)
{
	return row_view_at(&list_of(f->list)->view, at.x, at.y);
}

static void hold(struct folder *f, const struct msg *msg)
{
	f->drag.pressed = (struct gui_point){mouse_x(msg), mouse_y(msg)};
	f->drag.held = mouse_is_left(msg) ? row_at(f, f->drag.pressed) : -1;
}

static int pull(struct gui_element *e, const struct msg *msg)
{
	struct folder *f = folder_of(e);
	char path[PATH_LENGTH_MAX];
	int row = f->drag.held;

	if (row < 0 || !(f->list->flags & ELEMENT_PRESSED) ||
	    !transfer_pulled(f->drag.pressed, msg))
		return 0;
	f->drag.held = -1;
	if (row == GuiListSelected(f->list) && row < f->entries.count &&
	    GuiPathJoin(path, f->path, f->entries.all[row].name))
		GuiDragFile(e, path, DRAG_COPY | DRAG_MOVE);
	return 1;
}

/*
 * Into it.
 */
/* Is a path the folder, or in it? */
static bool within(const char *path, const char *folder)
{
	size_t length = strlen(folder);

	return !strncmp(path, folder, length) && (path[length] == '/' || !path[length]);
}

static bool lies_in(const char *path, const char *folder)
{
	char parent[PATH_LENGTH_MAX];

	strcpy(parent, path);
	GuiPathParent(parent);
	return !strcmp(parent, folder);
}

static void mark(struct folder *f, int row)
{
	struct row_view *v = &list_of(f->list)->view;

	if (row == v->target)
		return;
	row_view_invalidate(f->list, v, v->target);
	row_view_invalidate(f->list, v, row);
	v->target = row;
}

/* The folder below the pointer, or this one; its row or -1. */
static int aim(struct folder *f, const struct msg *msg)
{
	int row = row_at(f, (struct gui_point){mouse_x(msg), mouse_y(msg)});
	const struct fs_entry *entry =
		row >= 0 && row < f->entries.count ? &f->entries.all[row] : NULL;

	if (entry && entry->type == FS_TYPE_DIRECTORY &&
	    GuiPathJoin(f->drag.into, f->path, entry->name))
		return row;
	strcpy(f->drag.into, f->path);
	return -1;
}

static int over(struct folder *f, const struct msg *msg)
{
	uint32_t action = text_drag_action(msg->params[1]);
	int row = aim(f, msg);

	if (!f->drag.over[0] || within(f->drag.into, f->drag.over) ||
	    (action == DRAG_MOVE && lies_in(f->drag.over, f->drag.into)))
		action = 0;
	mark(f, action ? row : -1);
	GuiDragAccept(action);
	return 1;
}

static int enter(struct folder *f, const struct msg *msg)
{
	if (!GuiDragGetFile(f->drag.over))
		f->drag.over[0] = '\0';
	return over(f, msg);
}

int folder_drag_handle(struct gui_element *e, const struct msg *msg)
{
	struct folder *f = folder_of(e);

	if (!f->drag.on)
		return 0;
	switch (msg->code) {
	case MSG_MOUSEDOWN:
		hold(f, msg);
		return 0;
	case MSG_MOUSEMOVE:
		return pull(e, msg);
	case MSG_DRAG_ENTER:
		return enter(f, msg);
	case MSG_DRAG_OVER:
		return over(f, msg);
	case MSG_DRAG_LEAVE:
		mark(f, -1);
		return 1;
	case MSG_DRAG_DROP: /* goes on to who uses the folder */
		mark(f, -1);
		aim(f, msg);
		return 0;
	}
	return 0;
}

void GuiFolderSetDrag(struct gui_element *folder, bool on)
{
	if (!folder)
		return;
	folder_of(folder)->drag.on = on;
	GuiSetDrop(folder_of(folder)->list, on);
}

const char *GuiFolderDropped(const struct gui_element *folder)
{
	return folder ? folder_of(folder)->drag.into : "/";
}
