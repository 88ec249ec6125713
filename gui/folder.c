/* gui/folder.c - shows a folder's entries in a list. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "folder_parts.h"

#define SIZE_WIDTH 90
#define DATE_WIDTH 140

struct names {
	char **all;
	int count;
};

static void append(struct folder *f, const struct fs_entry *entry)
{
	char size[24], date[24];
	const char *const cells[] = {entry->name, size, date};
	int row;

	entries_size_text(entry, size, sizeof(size));
	entries_date_text(entry, date, sizeof(date));
	row = GuiListAppend(f->list, cells);
	if (row >= 0)
		GuiListSetRowIcon(f->list, row, entries_icon(entry));
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names that are chosen, in order; an empty one if there is no memory. */
static struct names keep_names(const struct folder *f)
{
	struct names n = {calloc((size_t)GuiListChosenCount(f->list) + 1, sizeof(char *)), 0};

	for (int row = -1; n.all && (row = GuiListChosen(f->list, row)) >= 0;) {
		n.all[n.count] = strdup(GuiListCell(f->list, row, 0));
		n.count += n.all[n.count] != NULL;
	}
	if (n.all)
		qsort(n.all, (size_t)n.count, sizeof(*n.all), by_name);
	return n;
}

/* What has one of these names is chosen again. */
static void choose_names(struct folder *f, struct names *n)
{
	for (int row = 0; n->count && row < f->entries.count; row++) {
		const char *name = f->entries.all[row].name;

		if (bsearch(&name, n->all, (size_t)n->count, sizeof(*n->all), by_name))
			GuiListChoose(f->list, row, true);
	}
	while (n->count)
		free(n->all[--n->count]);
	free(n->all);
}

/* The entries as rows; the same names stay chosen, and one of them selected. */
static void fill(struct folder *f)
{
	int row = GuiListSelected(f->list);
	const char *name = row < 0 ? NULL : GuiListCell(f->list, row, 0);
	struct names chosen = keep_names(f);
	char kept[FILE_NAME_MAX] = "";

	snprintf(kept, sizeof(kept), "%s", name ? name : "");
	entries_sort(&f->entries, f->order, f->down);
	GuiListClear(f->list);
	for (int i = 0; i < f->entries.count; i++)
		append(f, &f->entries.all[i]);
	row = entries_find(&f->entries, kept);
	GuiListSelect(f->list, row);
	GuiListChoose(f->list, row, false);
	choose_names(f, &chosen);
	GuiListScrollTo(f->list, row < 0 ? 0 : row);
}

static int read(struct folder *f)
{
	int error = entries_read(&f->entries, f->path, &f->filter);

	if (error)
		snprintf(f->empty, sizeof(f->empty), "This folder cannot be shown: %s.",
			 GuiFileError(error));
	else
		snprintf(f->empty, sizeof(f->empty), "%s",
			 f->filter.words && *f->filter.words ? "No name here contains that."
			 : f->filter.endings		     ? "No such files are here."
			 : f->filter.folders		     ? "There are no folders here."
							     : "This folder is empty.");
	GuiListSetEmptyText(f->list, f->empty);
	fill(f);
	return error;
}

static void go(struct gui_element *e, const char *path)
{
	GuiFolderShow(e, path);
	notify(e, MSG_CHANGED, (uint32_t)GuiListSelected(folder_of(e)->list));
}

/* Up, with the folder it came from selected. */
static int go_up(struct gui_element *e)
{
	struct folder *f = folder_of(e);
	char path[PATH_LENGTH_MAX], from[FILE_NAME_MAX];

	if (!strcmp(f->path, "/"))
		return 1;
	strcpy(path, f->path);
	snprintf(from, sizeof(from), "%s", GuiPathName(f->path));
	GuiPathParent(path);
	GuiFolderShow(e, path);
	GuiFolderSelect(e, from);
	notify(e, MSG_CHANGED, (uint32_t)GuiListSelected(f->list));
	return 1;
}

/* Into a folder; a file is for whoever uses this one. */
static int accept(struct gui_element *e)
{
	const struct fs_entry *entry = GuiFolderSelected(e);
	char path[PATH_LENGTH_MAX];

	if (!entry)
		return 1;
	if (entry->type != FS_TYPE_DIRECTORY)
		return 0;
	if (GuiPathJoin(path, folder_of(e)->path, entry->name))
		go(e, path);
	return 1;
}

static int sort(struct folder *f, const struct msg *msg)
{
	f->order = (enum entries_order)msg->params[0];
	f->down = msg->params[1];
	fill(f);
	return 1;
}

/* What the list says comes here before anyone else hears it. */
static int on_list(struct gui_element *list, struct msg *msg)
{
	struct gui_element *e = GuiParent(list);

	if (folder_drag_handle(e, msg))
		return 1;
	switch (msg->code) {
	case MSG_ACCEPTED:
		return accept(e);
	case MSG_SORT:
		return sort(folder_of(e), msg);
	case MSG_KEYDOWN:
		if (msg->params[0] == KEY_BACKSPACE)
			return go_up(e);
		return msg->params[0] == KEY_UP && (msg->params[1] & MOD_ALT) ? go_up(e) : 0;
	}
	return 0;
}

static int handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_DESCRIBE:
		describe_as(msg, "folder", folder_of(e)->path);
		return describe_value(msg, "%d entries", folder_of(e)->entries.count);
	case MSG_GUI_DESTROY:
		entries_deinit(&folder_of(e)->entries);
		return 1;
	}
	return layout_handle(e, msg);
}

static void add_columns(struct gui_element *list)
{
	GuiListAddColumn(list, "Name", 0, GUI_FONT_UI);
	GuiListAddColumn(list, "Size", SIZE_WIDTH, GUI_FONT_UI | GUI_TEXT_RIGHT);
	GuiListAddColumn(list, "Changed", DATE_WIDTH, GUI_FONT_UI);
	GuiListSetSortable(list, true);
	GuiListSort(list, ENTRIES_BY_NAME, 0);
}

struct gui_element *GuiFolderCreate(struct gui_element *parent)
{
	struct gui_element *e = GuiElementCreate(parent, handle, sizeof(struct folder), 0);
	struct folder *f;

	if (!e)
		return NULL;
	f = folder_of(e);
	strcpy(f->path, "/");
	f->drag.held = -1;
	element_init_layout(e, LAYOUT_COLUMN, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	e->layout.expand_x = e->layout.expand_y = 1;
	f->list = GuiListCreate(e);
	if (!f->list) {
		GuiDestroy(e);
		return NULL;
	}
	add_columns(f->list);
	GuiSetHandler(f->list, on_list);
	GuiSetExpand(f->list, 1, 1);
	return e;
}

int GuiFolderShow(struct gui_element *folder, const char *path)
{
	struct folder *f = folder ? folder_of(folder) : NULL;

	if (!f)
		return 0;
	if (path != f->path)
		snprintf(f->path, sizeof(f->path), "%s", path);
	GuiListSelect(f->list, -1);
	return read(f);
}

void GuiFolderRefresh(struct gui_element *folder)
{
	if (folder)
		read(folder_of(folder));
}

void GuiFolderFilter(struct gui_element *folder, const struct gui_folder_filter *filter)
{
	if (!folder)
		return;
	folder_of(folder)->filter = *filter;
	read(folder_of(folder));
	folder_of(folder)->filter.words = NULL;
}

const char *GuiFolderPath(const struct gui_element *folder)
{
	return folder ? folder_of(folder)->path : "/";
}

const struct fs_entry *GuiFolderSelected(const struct gui_element *folder)
{
	const struct folder *f = folder ? folder_of(folder) : NULL;
	int row = f ? GuiListSelected(f->list) : -1;

	return row >= 0 && row < f->entries.count ? &f->entries.all[row] : NULL;
}

bool GuiFolderSelect(struct gui_element *folder, const char *name)
{
	struct folder *f = folder ? folder_of(folder) : NULL;
	int row = f && name ? entries_find(&f->entries, name) : -1;

	if (!f)
		return false;
	GuiListSelect(f->list, row);
	if (row >= 0)
		GuiListScrollTo(f->list, row);
	return row >= 0;
}

int GuiFolderCount(const struct gui_element *folder)
{
	return folder ? folder_of(folder)->entries.count : 0;
}

/*
 * Several.
 */
void GuiFolderSetView(struct gui_element *folder, enum gui_list_view view)
{
	if (folder)
		GuiListSetView(folder_of(folder)->list, view);
}

void GuiFolderSetMany(struct gui_element *folder, bool many)
{
	if (folder)
		GuiListSetMany(folder_of(folder)->list, many);
}

int GuiFolderChosenCount(const struct gui_element *folder)
{
	return folder ? GuiListChosenCount(folder_of(folder)->list) : 0;
}

const struct fs_entry *GuiFolderChosen(const struct gui_element *folder,
				       const struct fs_entry *after)
{
	const struct folder *f = folder ? folder_of(folder) : NULL;
	int row = f ? GuiListChosen(f->list, after ? (int)(after - f->entries.all) : -1) : -1;

	return row >= 0 && row < f->entries.count ? &f->entries.all[row] : NULL;
}

void GuiFolderChooseAll(struct gui_element *folder)
{
	for (int row = 0; folder && row < folder_of(folder)->entries.count; row++)
		GuiListChoose(folder_of(folder)->list, row, true);
}

bool GuiFolderChoose(struct gui_element *folder, const char *name)
{
	struct folder *f = folder ? folder_of(folder) : NULL;
	int row = f && name ? entries_find(&f->entries, name) : -1;
	struct names chosen;

	if (row < 0)
		return false;
	chosen = keep_names(f);
	GuiListSelect(f->list, row);
	choose_names(f, &chosen);
	return true;
}
