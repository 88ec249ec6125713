/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/* tests/host/test_describe.c - every class of the toolkit says what it is and what it stands at. */
#include "mini.h"
#include <dirent.h>
#include "gui/gui_internal.h"
#include "gui/tip.h"
#include "gui_shim.h"

#define HEADERS "include/gui"

static struct gui_element *window;

/*
 * One of each. Every function of the public headers that makes an element has a line here.
 */
static struct gui_element *make_Menubar(struct gui_element *parent)
{
	static const uint32_t ids[] = {1, GUI_MENU_END};
	static const struct gui_menu menus[] = {{"&File", ids}};

	return GuiMenubarCreate(parent, menus, 1);
}

static struct gui_element *make_Toolbar(struct gui_element *parent)
{
	static const uint32_t ids[] = {1, 0, 1, GUI_MENU_END};

	return GuiToolbarCreate(parent, ids);
}

static struct gui_element *make_Combo(struct gui_element *parent)
{
	static const char *const texts[] = {"First", "Second"};

	return GuiComboCreate(parent, texts, 2);
}

static struct gui_element *make_Image(struct gui_element *parent)
{
	static const uint32_t pixels[6] = {0};

	return GuiImageCreate(parent, pixels, 3, 2);
}

static struct gui_element *make_List(struct gui_element *parent)
{
	struct gui_element *list = GuiListCreate(parent);

	GuiListAddColumn(list, NULL, 0, GUI_FONT_UI);
	GuiListAppend(list, &(const char *){"A row"});
	GuiListAppend(list, &(const char *){"Another"});
	GuiListSelect(list, 1);
	return list;
}

static struct gui_element *make_Tree(struct gui_element *parent)
{
	struct gui_element *tree = GuiTreeCreate(parent);

	GuiTreeSelect(tree, GuiTreeAdd(tree, 0, "A root", NULL));
	return tree;
}

static struct gui_element *make_Tabs(struct gui_element *parent)
{
	struct gui_element *tabs = GuiTabsCreate(parent);

	GuiTabsAdd(tabs, "One", NULL);
	GuiTabsAdd(tabs, "Two", NULL);
	return tabs;
}

static struct gui_element *make_Scrollview(struct gui_element *parent)
{
	struct gui_element *view = GuiScrollviewCreate(parent);

	GuiLabelCreate(view, "Inside");
	return view;
}

static struct gui_element *make_Splitter(struct gui_element *parent)
{
	struct gui_element *splitter = GuiSplitterCreate(parent, true, 250);

	GuiLabelCreate(splitter, "Left");
	GuiLabelCreate(splitter, "Right");
	return splitter;
}

static struct gui_element *make_Textarea(struct gui_element *parent)
{
	struct gui_element *area = GuiTextareaCreate(parent);

	GuiTextareaSetText(area, "one\ntwo", -1);
	GuiTextareaSelect(area, 4, 6);
	return area;
}

static struct gui_element *make_Statusbar(struct gui_element *parent)
{
	return GuiStatusbarCreate(parent, 2);
}

#define MAKE(name, ...)                                                      \
	static struct gui_element *make_##name(struct gui_element *parent)   \
	{                                                                    \
		return Gui##name##Create(parent __VA_OPT__(, ) __VA_ARGS__); \
	}
MAKE(Button, "&Press Me")
MAKE(Check, "Check")
MAKE(Radio, "Radio")
MAKE(Switch, "Switch")
MAKE(Panel, GUI_PANEL_CARD)
MAKE(Separator)
MAKE(Group, "Group")
MAKE(Stack)
MAKE(Dialog, "Dialog")
MAKE(ColourPicker, GUI_RGB(0x2b, 0x69, 0xd0))
MAKE(Label, "Label")
MAKE(Icon, "folder", 16)
MAKE(Canvas, 10, 10)
MAKE(Scrollbar, false)
MAKE(Textbox, "text")
MAKE(Spin, 0, 10, 3)
MAKE(Slider, -5, 5, 2)
MAKE(Progress)
MAKE(Row)
MAKE(Column)
MAKE(Grid, 3)
MAKE(Spacer)
MAKE(Folder)
MAKE(Pathbar)
MAKE(Places)

static struct gui_element *make_Window(struct gui_element *parent)
{
	(void)parent;
	return GuiWindowCreate("Another", 100, 100);
}

static const struct {
	const char *name, *class_name, *text, *value; /* text, value NULL: any */
	struct gui_element *(*make)(struct gui_element *parent);
} all[] = {
	{"Button", "button", "Press Me", "", make_Button},
	{"Check", "check box", "Check", "off", make_Check},
	{"Radio", "radio button", "Radio", "on", make_Radio},
	{"Switch", "switch", "Switch", "off", make_Switch},
	{"Panel", "panel", "", "card", make_Panel},
	{"Separator", "separator", "", "", make_Separator},
	{"Group", "group", "Group", "", make_Group},
	{"Stack", "stack", "", "page 1", make_Stack},
	{"Tabs", "tabs", "", "", make_Tabs},
	{"Splitter", "splitter", "", "250 of 1000", make_Splitter},
	{"Dialog", "window", "Dialog", "", make_Dialog},
	{"ColourPicker", "colour picker", "", "#2b69d0", make_ColourPicker},
	{"Label", "label", "Label", "", make_Label},
	{"Icon", "image", "", "16 x 16", make_Icon},
	{"Image", "image", "", "3 x 2", make_Image},
	{"Canvas", "canvas", "", "", make_Canvas},
	{"List", "list", "Another", "row 2 of 2", make_List},
	{"Tree", "tree", "A root", "row 1 of 1", make_Tree},
	{"Scrollbar", "scroll bar", "", NULL, make_Scrollbar},
	{"Scrollview", "scroll view", "", "at 0, 0", make_Scrollview},
	{"Menubar", "menu bar", "", "", make_Menubar},
	{"Toolbar", "tool bar", "", "3 actions", make_Toolbar},
	{"Statusbar", "status bar", "", "", make_Statusbar},
	{"Combo", "combo box", "First", "1 of 2", make_Combo},
	{"Textbox", "text box", "text", "caret at 4", make_Textbox},
	{"Textarea", "text area", "one\ntwo", "line 2 of 2, column 3, selection", make_Textarea},
	{"Spin", "spin box", "3", "3, from 0 to 10", make_Spin},
	{"Slider", "slider", "", "2, from -5 to 5", make_Slider},
	{"Progress", "progress", "", NULL, make_Progress},
	{"Row", "row", "", "", make_Row},
	{"Column", "column", "", "", make_Column},
	{"Grid", "grid", "", "3 columns", make_Grid},
	{"Spacer", "spacer", "", "", make_Spacer},
	{"Window", "window", "Another", "", make_Window},
	{"Folder", "folder", "/", "0 entries", make_Folder},
	{"Pathbar", "path bar", "/", "", make_Pathbar},
	{"Places", "list", "", NULL, make_Places},
};
#define COUNT ((int)(sizeof(all) / sizeof(all[0])))

/*
 * Asking.
 */
static struct gui_description ask(struct gui_element *e)
{
	struct gui_description d = {0};

	assert_true(GuiSend(e, MSG_GUI_DESCRIBE, (uint32_t)(uintptr_t)&d, 0, 0));
	assert_non_null(d.class_name);
	return d;
}

/* It, and all it is made of. */
static int ask_all(struct gui_element *e)
{
	int count = 1;

	ask(e);
	for (struct gui_element *child = e->first; child; child = child->next)
		count += ask_all(child);
	return count;
}

static void begin(void)
{
	static const struct gui_action actions[] = {{.id = 1, .text = "&Open", .icon = "folder"},
						    {0}};

	window = GuiWindowCreate("Test", 600, 900);
	GuiActionsAdd(window, actions);
}

static void end(void)
{
	while (gui_windows)
		GuiDestroy(gui_windows->root);
	shim_run();
}

static void test_each_says_what_it_is(void **state)
{
	(void)state;
	for (int i = 0; i < COUNT; i++) {
		struct gui_element *e;
		struct gui_description d;

		begin();
		e = all[i].make(window);
		assert_non_null(e);
		shim_run();
		d = ask(e);
		if (strcmp(d.class_name, all[i].class_name) != 0 ||
		    (all[i].text && strcmp(d.text, all[i].text) != 0) ||
		    (all[i].value && strcmp(d.value, all[i].value) != 0))
			printf("# %s: %s \"%s\" %s\n", all[i].name, d.class_name, d.text, d.value);
		assert_string_equal(d.class_name, all[i].class_name);
		if (all[i].text)
			assert_string_equal(d.text, all[i].text);
		if (all[i].value)
			assert_string_equal(d.value, all[i].value);
		assert_true(ask_all(window) >= 1);
		end();
	}
}

static bool known(const char *name, int length)
{
	for (int i = 0; i < COUNT; i++)
		if ((int)strlen(all[i].name) == length && !memcmp(all[i].name, name, length))
			return true;
	return length == 7 && !memcmp(name, "Element", 7); /* a class of the program's own */
}

/* Names of what makes elements in one header; those the table lacks are told. */
static int unknown_in(const char *path)
{
	static const char before[] = "struct gui_element *Gui";
	int unknown = 0;
	char line[256];
	FILE *f = fopen(path, "r");

	assert_non_null(f);
	while (fgets(line, sizeof(line), f)) {
		const char *name = line + sizeof(before) - 1;
		const char *create = strstr(line, "Create(");

		if (strncmp(line, before, sizeof(before) - 1) != 0 || !create ||
		    known(name, (int)(create - name)))
			continue;
		printf("# %s: not in the table: %s", path, line);
		unknown++;
	}
	fclose(f);
	return unknown;
}

static void test_the_table_has_all_classes(void **state)
{
	DIR *dir = opendir(HEADERS);
	struct dirent *entry;
	int unknown = unknown_in("include/gui.h");
	char path[300];

	(void)state;
	assert_non_null(dir);
	while ((entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), HEADERS "/%s", entry->d_name);
		unknown += unknown_in(path);
	}
	closedir(dir);
	assert_int_equal(unknown, 0);
}

/* What no function of the headers makes: menus, tips. */
static void test_what_pops_up(void **state)
{
	static const struct gui_menu_row rows[] = {{.id = 1, .text = "&Open"}, {0}};
	struct gui_element *button, *menu;
	struct gui_description d;

	(void)state;
	begin();
	button = GuiButtonCreate(window, "Press Me");
	GuiSetTip(button, "A tip");
	shim_run();
	GuiMenuOpenRows(button, (struct gui_point){0, 0}, rows);
	shim_run();
	menu = gui_windows->root->first;
	shim_key(GuiWindowId(window), KEY_DOWN, 0, 0);
	d = ask(menu);
	assert_string_equal(d.class_name, "menu");
	assert_string_equal(d.text, "&Open");
	assert_string_equal(d.value, "row 1 of 1");
	shim_key(GuiWindowId(window), KEY_ESCAPE, 0, 0);
	assert_true(tip_hover(button));
	shim_run();
	d = ask(gui_windows->root->first);
	assert_string_equal(d.class_name, "tip");
	assert_string_equal(d.text, "A tip");
	end();
}

static void test_passwords_and_long_texts(void **state)
{
	struct gui_element *box;
	struct gui_description d;
	char text[400];

	(void)state;
	begin();
	box = GuiTextboxCreate(window, "secret");
	GuiTextboxSetPassword(box, true);
	shim_run();
	d = ask(box);
	assert_string_equal(d.text, "a password");
	assert_string_equal(d.value, "");
	for (int shift = 0; shift < 3; shift++) {
		memset(text, 'x', shift);
		for (int at = shift; at < 300 + shift; at += 3)
			memcpy(text + at, "\xe2\x82\xac", 4);
		box = GuiLabelCreate(window, text);
		d = ask(box);
		assert_true(strlen(d.text) > 90);
		assert_true(!strncmp(d.text, text, strlen(d.text)));
		assert_int_equal((strlen(d.text) - shift) % 3, 0);
	}
	end();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_says_what_it_is),
		cmocka_unit_test(test_the_table_has_all_classes),
		cmocka_unit_test(test_what_pops_up),
		cmocka_unit_test(test_passwords_and_long_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
