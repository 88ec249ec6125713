/* tests/guest/test_sequence_gui.c - what elements are told, in order, under a person's hands. */
#include "tap.h"
#include "abi/key.h"
#include "gui.h"

#define LOG	  40
#define ACT_SAVE  7
#define ACT_CLOSE 8

struct seen {
	char element; /* the letter it was given */
	uint32_t code, p0;
};

static struct seen seen[LOG];
static int count;
static struct gui_element *window, *button, *check, *box, *dialog;

static bool is_told(uint32_t code)
{
	return (code >= MSG_WIDGET && code <= MSG_ANSWER) || code == MSG_GUI_FOCUS;
}

static void press(uint32_t code);

/* What hands do is done by the loop, when windows are shown; then comes the mark that ends it. */
static int act(void (*hands)(void))
{
	hands();
	press(KEY_F12);
	return 1;
}

static int watch(struct gui_element *e, struct msg *m)
{
	if (e == window && m->code == MSG_USER)
		return act((void (*)(void))m->params[0]);
	if (e == window && m->code == MSG_KEYDOWN && m->params[0] == KEY_F12) {
		GuiQuit(0);
		return 1;
	}
	if (is_told(m->code) && count < LOG)
		seen[count++] = (struct seen){*(const char *)GuiUser(e), m->code, m->params[0]};
	if (e == window && m->code == MSG_ANSWER)
		GuiQuit(0); /* the mark went to the dialog, which had the keys then */
	return 0;
}

static void follow(struct gui_element *e, const char *letter)
{
	NEED(e != NULL);
	GuiSetUser(e, (void *)letter);
	GuiSetHandler(e, watch);
}

/* ---- hands -------------------------------------------------------------------------------------
 */

static void say(const struct input_record *r)
{
	EQ(SysInjectInput(r, 1), 1);
}

static void key(uint32_t code, int down)
{
	say(&(struct input_record){.kind = INPUT_KEY, .code = code, .value = down});
}

static void press(uint32_t code)
{
	key(code, 1);
	key(code, 0);
}

static void with(uint32_t modifier, uint32_t code)
{
	key(modifier, 1);
	press(code);
	key(modifier, 0);
}

static void mouse(uint32_t down)
{
	say(&(struct input_record){
		.kind = INPUT_BUTTON, .code = BUTTON_LEFT, .value = (int32_t)down});
}

static void over(struct gui_element *e, int dy)
{
	struct rect r = GuiRectInWindow(e);
	struct wnd_info info;

	NEED(WndQuery(GuiWindowId(window), &info) == 0);
	say(&(struct input_record){.kind = INPUT_MOVE,
				   .x = info.rect.left + (r.left + r.right) / 2,
				   .y = info.rect.top + (r.top + r.bottom) / 2 + dy});
}

static void run(void (*hands)(void))
{
	EQ(WndPostMessage(GuiWindowId(window), MSG_USER, (uint32_t)hands, 0, 0), 0);
	EQ(GuiRun(), 0);
}

static void activate(void)
{
	EQ(WndActivate(GuiWindowId(window)), 0);
}

static void begin(void)
{
	static const struct gui_action actions[] = {
		{.id = ACT_SAVE, .text = "&Save", .accelerator = "Ctrl+S"},
		{.id = ACT_CLOSE, .text = "&Close"},
		{.id = 0}};
	static const uint32_t file[] = {ACT_SAVE, ACT_CLOSE, GUI_MENU_END};
	static const struct gui_menu menus[] = {{"&File", file}};
	struct gui_element *column;

	window = GuiWindowCreate("Sequence", 300, 200);
	follow(window, "w");
	EQ(GuiActionsAdd(window, actions), 0);
	NEED(GuiMenubarCreate(window, menus, 1) != NULL);
	column = GuiColumnCreate(window);
	button = GuiButtonCreate(column, "Press");
	follow(button, "b");
	check = GuiCheckCreate(column, "Tick");
	follow(check, "c");
	box = GuiTextboxCreate(column, "");
	follow(box, "t");
	run(activate);
	GuiFocus(button);
	count = 0;
}

static void expect(const struct seen *wanted)
{
	int i = 0;

	while (wanted[i].element && i < count && !memcmp(&wanted[i], &seen[i], sizeof seen[i]))
		i++;
	if (wanted[i].element || i < count) {
		tap_failures++;
		tap_say("# differs at %d", i);
		for (int n = 0; wanted[n].element; n++)
			tap_say("#   wanted %c 0x%x %u", wanted[n].element,
				(unsigned)wanted[n].code, (unsigned)wanted[n].p0);
		for (int n = 0; n < count; n++)
			tap_say("#   got    %c 0x%x %u", seen[n].element, (unsigned)seen[n].code,
				(unsigned)seen[n].p0);
	}
	count = 0;
}

/* ---- sequences ---------------------------------------------------------------------------------
 */

static void click_button(void)
{
	over(button, 0);
	mouse(1);
	mouse(0);
}

static void slip_off_button(void)
{
	over(button, 0);
	mouse(1);
	over(button, 60);
	mouse(0);
}

TEST(a_press_and_its_release_click)
{
	static const struct seen clicked[] = {{'b', MSG_CLICKED, 0}, {'w', MSG_CLICKED, 0}, {0}};
	static const struct seen nothing[] = {{0}};

	begin();
	run(click_button);
	expect(clicked);
	run(slip_off_button);
	expect(nothing);
}

static void tab_tab_space(void)
{
	press(KEY_TAB);
	press(KEY_TAB);
	with(KEY_LEFT_SHIFT, KEY_TAB);
	press(KEY_SPACE);
}

/* What loses the keys hears of it before what gets them. */
TEST(tab_goes_from_one_to_the_next)
{
	static const struct seen wanted[] = {
		{'b', MSG_GUI_FOCUS, 0}, {'c', MSG_GUI_FOCUS, 1}, {'c', MSG_GUI_FOCUS, 0},
		{'t', MSG_GUI_FOCUS, 1}, {'t', MSG_GUI_FOCUS, 0}, {'c', MSG_GUI_FOCUS, 1},
		{'c', MSG_CHANGED, 1},	 {'w', MSG_CHANGED, 1},	  {0}};

	begin();
	run(tab_tab_space);
	expect(wanted);
}

static void ctrl_s(void)
{
	with(KEY_LEFT_CTRL, KEY_S);
}

/* The focused element first, then the window. */
TEST(an_accelerator_chooses_its_action)
{
	static const struct seen wanted[] = {
		{'b', MSG_ACTION, ACT_SAVE}, {'w', MSG_ACTION, ACT_SAVE}, {0}};

	begin();
	run(ctrl_s);
	expect(wanted);
}

static void open_menu(void)
{
	with(KEY_LEFT_ALT, KEY_F);
}

static void choose_second(void)
{
	press(KEY_DOWN);
	press(KEY_ENTER);
}

static bool acted_on(uint32_t action)
{
	bool told = false;

	for (int i = 0; i < count; i++)
		told |= seen[i].element == 'w' && seen[i].code == MSG_ACTION &&
			seen[i].p0 == action;
	count = 0;
	return told;
}

static void menu_by_keys(void)
{
	open_menu();
	choose_second();
}

TEST(a_menu_by_keyboard)
{
	begin();
	run(menu_by_keys);
	CHECK(acted_on(ACT_CLOSE));
}

static void type(void)
{
	press(KEY_H);
	press(KEY_I);
	press(KEY_BACKSPACE);
	press(KEY_ENTER);
}

TEST(typed_text_changes_and_is_accepted)
{
	static const struct seen wanted[] = {
		{'t', MSG_CHANGED, 1},	{'w', MSG_CHANGED, 1},	{'t', MSG_CHANGED, 2},
		{'w', MSG_CHANGED, 2},	{'t', MSG_CHANGED, 1},	{'w', MSG_CHANGED, 1},
		{'t', MSG_ACCEPTED, 0}, {'w', MSG_ACCEPTED, 0}, {0}};

	begin();
	GuiFocus(box);
	count = 0;
	run(type);
	expect(wanted);
	CHECK(!strcmp(GuiTextboxText(box), "h"));
}

static void open_dialog(void)
{
	static const char *const buttons[] = {"Cancel", "OK", NULL};

	dialog = GuiMessageOpen(window, &(struct gui_message){.title = "Question",
							      .icon = "question",
							      .headline = "Really?",
							      .text = "It is asked.",
							      .buttons = buttons});
}

static void answer_by_enter(void)
{
	press(KEY_ENTER);
}

static bool answered(uint32_t number)
{
	bool told = false;

	for (int i = 0; i < count; i++)
		told |= seen[i].element == 'w' && seen[i].code == MSG_ANSWER &&
			seen[i].p0 == number;
	count = 0;
	return told;
}

static void answer_by_escape(void)
{
	press(KEY_ESCAPE);
}

/* Enter is the default button, Escape closes: -1. The owner hears of it, and has the keys again. */
TEST(a_dialog_is_answered)
{
	begin();
	open_dialog();
	NEED(dialog != NULL);
	run(answer_by_enter);
	CHECK(answered(1));
	open_dialog();
	run(answer_by_escape);
	CHECK(answered((uint32_t)-1));
	EQ(WndGetFocus(), GuiWindowId(window));
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(a_press_and_its_release_click),
						T(tab_goes_from_one_to_the_next),
						T(an_accelerator_chooses_its_action),
						T(a_menu_by_keyboard),
						T(typed_text_changes_and_is_accepted),
						T(a_dialog_is_answered),
						{}};

	return tap_main(argc, argv, tests, NULL);
}
