/* gui/folder_drag.c - entries that are pulled out of a folder, and files dropped on it. */
#include <stdlib.h>
#include <string.h>
#include "files_over.h"
#include "folder_parts.h"
#include "gui/transfer.h"
#include "list_parts.h"

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

/* What is chosen, as paths: the pointers and behind them the paths. free() it. */
static const char **chosen_paths(const struct gui_element *e, int *count)
{
	int most = GuiFolderChosenCount(e);
	const char **paths = malloc((size_t)most * (sizeof(*paths) + PATH_LENGTH_MAX) + 1);
	char *to = (char *)(paths + most);
	const struct fs_entry *entry = NULL;

	*count = 0;
	while (paths && *count < most && (entry = GuiFolderChosen(e, entry))) {
		if (!GuiPathJoin(to, folder_of(e)->path, entry->name))
			continue;
		paths[(*count)++] = to;
		to += PATH_LENGTH_MAX;
	}
	return paths;
}

static void select_only(struct gui_element *e, int row)
{
	GuiListSelect(folder_of(e)->list, row);
	notify(e, MSG_CHANGED, (uint32_t)row);
}

static int pull(struct gui_element *e, const struct msg *msg)
{
	struct folder *f = folder_of(e);
	int row = f->drag.held, count;
	const char **paths;

	if (row < 0 || !(f->list->flags & ELEMENT_PRESSED) || list_of(f->list)->beside ||
	    list_of(f->list)->banding || !transfer_pulled(f->drag.pressed, msg))
		return 0;
	f->drag.held = -1;
	/* What is not chosen goes alone. */
	if (GuiListChosen(f->list, row - 1) != row)
		select_only(e, row);
	paths = chosen_paths(e, &count);
	if (paths && count)
		GuiDragFiles(e, paths, count, DRAG_COPY | DRAG_MOVE);
	free(paths);
	return 1;
}

/*
 * Into it.
 */
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
	int row = aim(f, msg);

	row_view_aim(f->list, &list_of(f->list)->view,
		     files_over_aim(msg, f->drag.into) ? row : -1);
	return 1;
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
		files_over_enter();
		return over(f, msg);
	case MSG_DRAG_OVER:
		return over(f, msg);
	case MSG_DRAG_LEAVE:
		files_over_leave();
		row_view_aim(f->list, &list_of(f->list)->view, -1);
		return 1;
	case MSG_DRAG_DROP: /* goes on to who uses the folder */
		files_over_leave();
		row_view_aim(f->list, &list_of(f->list)->view, -1);
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
