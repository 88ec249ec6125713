/*
 * gui/filedialog.c - the dialogs that ask for a file: places, path, folder, for saving a name.
 *
 * - what is in the dialog is one element, the chooser, which holds its state and the chosen path
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "fs.h"
#include "gui/file.h"
#include "gui_internal.h"

#define WIDTH	 600
#define HEIGHT	 320
#define AROUND_X 60 /* of the screen, so that all of the dialog is on it */
#define AROUND_Y 240
#define START	 "/Home"

struct chooser {
	bool save, folders;
	struct gui_element *dialog, *places, *bar, *folder, *name, *fault, *hidden;
	struct gui_element *new_folder, *question; /* dialogs of this one, NULL = not open */
	struct gui_folder_filter filter;
	char path[PATH_LENGTH_MAX], other[PATH_LENGTH_MAX]; /* the first one; the one asked for */
};

static char last[PATH_LENGTH_MAX] = START; /* the folder of the last answer */

static struct chooser *chooser_of(const struct gui_element *e)
{
	return (struct chooser *)e->data;
}

static struct chooser *chooser_in(const struct gui_element *dialog)
{
	const struct gui_dialog *d = dialog_find(dialog);

	return d && d->subject ? chooser_of(d->subject) : NULL;
}

static void tell(struct chooser *c, const char *fault)
{
	GuiLabelSetText(c->fault, fault ? fault : "");
}

/* The folder is another one: what stands around it follows. */
static void follow(struct chooser *c)
{
	const char *path = GuiFolderPath(c->folder);

	GuiPathbarShow(c->bar, path);
	GuiPlacesShow(c->places, path);
	tell(c, NULL);
}

static void go(struct chooser *c, const char *path)
{
	GuiFolderShow(c->folder, path);
	follow(c);
}

/* A selected file offers its name. */
static void selected(struct chooser *c)
{
	const struct fs_entry *entry = GuiFolderSelected(c->folder);

	follow(c);
	if (entry && c->name && entry->type == FS_TYPE_FILE)
		GuiTextboxSetText(c->name, entry->name);
}

/*
 * Answers.
 */
static void accept(struct chooser *c)
{
	snprintf(last, sizeof(last), "%s", GuiFolderPath(c->folder));
	GuiSend(c->dialog, MSG_ANSWER, 1, 0, 0);
}

static void ask_to_replace(struct chooser *c)
{
	static const char *const buttons[] = {"&Replace", "&Cancel", NULL};
	char headline[FILE_NAME_MAX + 32];

	snprintf(headline, sizeof(headline), "Replace \"%s\"?", GuiPathName(c->path));
	c->question = GuiMessageOpen(
		c->dialog,
		&(struct gui_message){.title = "Save As",
				      .icon = "question",
				      .headline = headline,
				      .text = "There is a file of this name already. What "
					      "is in it will be gone.",
				      .buttons = buttons});
}

static void try_to_save(struct chooser *c)
{
	const char *name = GuiTextboxText(c->name), *fault = GuiFileNameFault(name);
	struct fs_info info;

	if (!fault && !GuiPathJoin(c->path, GuiFolderPath(c->folder), name))
		fault = "The path would be too long.";
	tell(c, fault);
	if (fault)
		return;
	if (FsQuery(c->path, &info) < 0)
		accept(c);
	else if (info.type == FS_TYPE_DIRECTORY)
		go(c, c->path);
	else
		ask_to_replace(c);
}

static void try_to_choose_folder(struct chooser *c)
{
	const struct fs_entry *entry = GuiFolderSelected(c->folder);

	if (!entry)
		snprintf(c->path, sizeof(c->path), "%s", GuiFolderPath(c->folder));
	if (entry && !GuiPathJoin(c->path, GuiFolderPath(c->folder), entry->name))
		tell(c, "The path is too long.");
	else
		accept(c);
}

/* Several: then all of them are files with paths. */
static const char *fault_of_many(const struct chooser *c)
{
	const struct fs_entry *entry = NULL;
	char path[PATH_LENGTH_MAX];

	while ((entry = GuiFolderChosen(c->folder, entry))) {
		if (entry->type == FS_TYPE_DIRECTORY)
			return "Choose files only, or one folder to go into.";
		if (!GuiPathJoin(path, GuiFolderPath(c->folder), entry->name))
			return "The path is too long.";
	}
	return NULL;
}

static void try_to_open_many(struct chooser *c)
{
	const struct fs_entry *first = GuiFolderChosen(c->folder, NULL);
	const char *fault = fault_of_many(c);

	if (!fault && !GuiPathJoin(c->path, GuiFolderPath(c->folder), first->name))
		fault = "The path is too long.";
	tell(c, fault);
	if (!fault)
		accept(c);
}

static void try_to_open(struct chooser *c)
{
	const struct fs_entry *entry = GuiFolderChosen(c->folder, NULL);

	if (GuiFolderChosenCount(c->folder) > 1)
		try_to_open_many(c);
	else if (!entry)
		tell(c, "Choose a file.");
	else if (!GuiPathJoin(c->path, GuiFolderPath(c->folder), entry->name))
		tell(c, "The path is too long.");
	else if (entry->type == FS_TYPE_DIRECTORY)
		go(c, c->path);
	else
		accept(c);
}

static void try(struct chooser *c)
{
	if (c->save)
		try_to_save(c);
	else if (c->folders)
		try_to_choose_folder(c);
	else
		try_to_open(c);
}

/* The button at the end is pressed: the dialog stays until there is something to answer. */
static bool answered(struct gui_dialog *d, int button)
{
	if (button == 1)
		try(chooser_of(d->subject));
	return button == 1;
}

/*
 * A new folder.
 */
static void make_folder(struct chooser *c, const char *name)
{
	const char *fault = GuiFileNameFault(name);
	char path[PATH_LENGTH_MAX], text[128];
	int error = 0;

	if (!fault && !GuiPathJoin(path, GuiFolderPath(c->folder), name))
		fault = "The path would be too long.";
	if (!fault)
		error = FsMakeDir(path);
	if (error) {
		snprintf(text, sizeof(text), "The folder could not be made: %s.",
			 GuiFileError(error));
		fault = text;
	}
	if (fault)
		tell(c, fault);
	else
		go(c, path);
}

static int on_new_folder(struct gui_element *button, struct msg *msg)
{
	struct chooser *c = GuiUser(button);

	if (msg->code != MSG_CLICKED)
		return 0;
	c->new_folder = GuiPromptOpen(c->dialog, "New Folder", "Name of the folder:", "");
	return 1;
}

/* Of the two dialogs of this one. The window is asked before its class. */
static int on_dialog(struct gui_element *window, struct msg *msg)
{
	struct chooser *c = chooser_in(window);
	struct gui_element *from = GuiSource();

	if (!c || msg->code != MSG_ANSWER || from == window)
		return 0;
	if (from == c->question && msg->params[0] == 0)
		accept(c);
	if (from == c->new_folder && msg->params[0] == 1)
		make_folder(c, GuiPromptText(from));
	return 1;
}

/*
 * The parts.
 */
static int handle(struct gui_element *e, struct msg *msg)
{
	struct chooser *c = chooser_of(e);
	struct gui_element *from = GuiSource();

	switch (msg->code) {
	case MSG_GUI_DESCRIBE:
		return describe_as(msg, "file chooser", c->path);
	case MSG_CHANGED:
		if (from == c->places && GuiPlacesPath(c->places))
			go(c, GuiPlacesPath(c->places));
		else if (from == c->bar)
			go(c, GuiPathbarPath(c->bar));
		else if (from == c->name)
			tell(c, NULL);
		else
			selected(c);
		return 1;
	case MSG_ACCEPTED:
		if (from != c->places)
			try(c);
		return 1;
	}
	return layout_handle(e, msg);
}

static void add_name(struct gui_element *e, const struct gui_file_dialog *o)
{
	struct gui_element *row = GuiRowCreate(e);
	struct chooser *c = chooser_of(e);

	GuiLabelCreate(row, "Name:");
	c->name = GuiTextboxCreate(row, o->name ? o->name : "");
	GuiSetExpand(c->name, 1, 0);
	GuiTextboxSelect(c->name, 0, -1);
}

static void add_top(struct gui_element *e)
{
	struct gui_element *row = GuiRowCreate(e), *button;
	struct chooser *c = chooser_of(e);

	c->bar = GuiPathbarCreate(row);
	GuiSetExpand(c->bar, 1, 0);
	button = GuiButtonCreate(row, "New &Folder...");
	GuiSetUser(button, c);
	GuiSetHandler(button, on_new_folder);
}

static void add_folder(struct gui_element *e, const struct gui_file_dialog *o)
{
	struct gui_element *row = GuiRowCreate(e);
	struct chooser *c = chooser_of(e);
	struct rect area = GuiWorkArea();
	int width = rect_width(area) - AROUND_X, height = rect_height(area) - AROUND_Y;

	GuiSetMinSize(row, width < WIDTH ? width : WIDTH, height < HEIGHT ? height : HEIGHT);
	GuiSetExpand(row, 1, 1);
	GuiSetAlign(row, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	c->places = GuiPlacesCreate(row);
	GuiSetAlign(c->places, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	c->folder = GuiFolderCreate(row);
	GuiSetAlign(c->folder, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	GuiFolderSetMany(c->folder, o->many && !o->save && !o->folders);
	c->filter = (struct gui_folder_filter){.endings = o->endings, .folders = o->folders};
	GuiFolderFilter(c->folder, &c->filter);
}

static int on_hidden(struct gui_element *check, struct msg *msg)
{
	struct chooser *c = GuiUser(check);

	if (msg->code != MSG_CHANGED)
		return 0;
	c->filter.hidden = GuiCheckGet(check);
	GuiFolderFilter(c->folder, &c->filter);
	return 1;
}

static void add_bottom(struct gui_element *e)
{
	struct gui_element *row = GuiRowCreate(e);
	struct chooser *c = chooser_of(e);

	c->hidden = GuiCheckCreate(row, "Show &hidden files");
	GuiSetUser(c->hidden, c);
	GuiSetHandler(c->hidden, on_hidden);
	c->fault = GuiLabelCreate(row, "");
	GuiSetExpand(c->fault, 1, 0);
	GuiLabelSetStyle(c->fault, GUI_FONT_UI | GUI_TEXT_RIGHT);
	GuiLabelSetColour(c->fault, GUI_COLOUR_WARNING);
}

/* A folder that is gone is no place to begin. */
static void begin(struct chooser *c, const char *path)
{
	go(c, path ? path : last);
	if (GuiFolderShow(c->folder, GuiFolderPath(c->folder)) < 0)
		go(c, START);
}

struct gui_element *GuiFileDialogOpen(struct gui_element *owner, const struct gui_file_dialog *o)
{
	static const char *const opens[] = {"Cancel", "Open", NULL};
	static const char *const saves[] = {"Cancel", "Save", NULL};
	static const char *const chooses[] = {"Cancel", "Choose", NULL};
	const char *title = o->title	 ? o->title
			    : o->save	 ? "Save As"
			    : o->folders ? "Choose Folder"
					 : "Open";
	struct gui_element *dialog = GuiDialogCreate(owner, title), *e;
	struct chooser *c;

	e = dialog ? GuiElementCreate(dialog, handle, sizeof(struct chooser), 0) : NULL;
	if (!e) {
		GuiDestroy(dialog);
		return NULL;
	}
	dialog->window->flags |= GUI_WINDOW_GROWS;
	element_init_layout(e, LAYOUT_COLUMN, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	e->layout.expand_x = e->layout.expand_y = 1;
	c = chooser_of(e);
	c->save = o->save;
	c->folders = o->folders && !o->save;
	c->dialog = dialog;
	dialog_find(dialog)->subject = e;
	dialog_find(dialog)->answered = answered;
	add_top(e);
	add_folder(e, o);
	if (o->save)
		add_name(e, o);
	add_bottom(e);
	GuiSetHandler(dialog, on_dialog);
	begin(c, o->folder);
	GuiFocus(o->save ? c->name : c->folder->first);
	GuiDialogButtons(dialog, o->save ? saves : o->folders ? chooses : opens, 1);
	return dialog;
}

const char *GuiFileDialogPath(const struct gui_element *dialog)
{
	const struct chooser *c = chooser_in(dialog);

	return c ? c->path : "";
}

const char *GuiFileDialogPathAt(const struct gui_element *dialog, int index)
{
	struct chooser *c = chooser_in(dialog);
	const struct fs_entry *entry = NULL;

	if (!c || index <= 0 || GuiFolderChosenCount(c->folder) < 2)
		return c && index == 0 ? c->path : NULL;
	do
		entry = GuiFolderChosen(c->folder, entry);
	while (entry && index--);
	if (!entry || !GuiPathJoin(c->other, GuiFolderPath(c->folder), entry->name))
		return NULL;
	return c->other;
}
