/*
 * tests/guest/test_sequence_gui.c - what elements are told, in order, under a person's hands.
 *
 * Hands are a script of input records. It is injected by the thread of the windows within a
 * handler, by a second thread, or by a second process: each sequence runs in all three settings.
 */
#include "tap.h"
#include "abi/key.h"
#include "gui.h"

#define LOG	  40
#define SCRIPT	  64 /* input records */
#define ACT_SAVE  7
#define ACT_CLOSE 8

struct seen {
	char element; /* the letter it was given */
	uint32_t code, p0;
};

static struct seen seen[LOG];
static int count;
static struct gui_element *window, *button, *check, *box, *dialog;

/* Shared with the process that injects. */
static struct script {
	uint32_t count;
	struct input_record records[SCRIPT];
} * script;

enum setting { ONE_THREAD, TWO_THREADS, TWO_PROCESSES, SETTINGS };
static enum setting setting;
static int area, wanted_status;
static const char *const setting_names[] = {"one thread", "two threads", "two processes"};

static bool is_told(uint32_t code)
{
	return (code >= MSG_WIDGET && code <= MSG_ANSWER) || code == MSG_GUI_FOCUS;
}

static void inject(void)
{
	EQ(SysInjectInput(script->records, script->count), (int)script->count);
}

static int watch(struct gui_element *e, struct msg *m)
{
	if (e == window && m->code == MSG_USER) {
		inject();
		return 1;
	}
	if (e == window && m->code == MSG_KEYDOWN && m->params[0] == KEY_F12) {
		GuiQuit(0);
		return 1;
	}
	if (is_told(m->code) && count < LOG)
		seen[count++] = (struct seen){*(const char *)GuiUser(e), m->code, m->params[0]};
	if (e == window && m->code == MSG_ANSWER)
		GuiQuit(0);
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
	NEED(script->count < SCRIPT);
	script->records[script->count++] = *r;
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

static int inject_in_thread(void *unused)
{
	(void)unused;
	inject();
	return 0;
}

ROLE(hands)
{
	(void)args;
	script = VmmMapShared(TAP_HANDLE(0), VMM_READ);
	NEED(script != NULL);
	inject();
	return tap_failures;
}

/* The loop runs until something ends it. */
static void run_script(void)
{
	int other = 0;

	if (setting == ONE_THREAD)
		EQ(WndPostMessage(GuiWindowId(window), MSG_USER, 0, 0, 0), 0);
	else if (setting == TWO_THREADS)
		other = ThrStart(inject_in_thread, NULL, 0);
	else
		other = tap_start(CHILD("hands", .handles = {area}, .privileges = PRIV_ALL));
	EQ(GuiRun(), wanted_status);
	if (setting == TWO_THREADS)
		EQ(tap_end_thread(other), 0);
	else if (setting == TWO_PROCESSES)
		EQ(tap_end(other), 0);
}

/* All of it is handled: the last key is the mark. */
static void run(void (*hands)(void))
{
	script->count = 0;
	hands();
	press(KEY_F12);
	run_script();
}

/* Until what this key does ends the loop. */
static void run_key(uint32_t code)
{
	script->count = 0;
	press(code);
	run_script();
}

/* Let the loop show what is new. */
static void show(void)
{
	MsgPostQuit(0);
	EQ(GuiRun(), 0);
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
	show();
	EQ(WndActivate(GuiWindowId(window)), 0);
	GuiFocus(button);
	count = 0;
}

static void end(void)
{
	GuiDestroy(window);
	EQ(GuiRun(), 0);
	tap_drain();
}

static void each(void (*run_one)(void))
{
	area = VmmShare(sizeof *script, NULL, 0);
	script = VmmMapShared(area, VMM_READ | VMM_WRITE);
	NEED(script != NULL);
	for (setting = 0; setting < SETTINGS; setting++) {
		begin();
		run_one();
		end();
	}
	VmmUnmap((uint32_t)script);
	HandleClose(area);
}

#define SEQUENCE(name)                \
	static void name##_run(void); \
	static void name(void)        \
	{                             \
		each(name##_run);     \
	}                             \
	static void name##_run(void)

static void expect(const struct seen *wanted)
{
	int i = 0;

	while (wanted[i].element && i < count && !memcmp(&wanted[i], &seen[i], sizeof seen[i]))
		i++;
	if (wanted[i].element || i < count) {
		tap_failures++;
		tap_say("# %s: differs at %d", setting_names[setting], i);
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

SEQUENCE(a_press_and_its_release_click)
{
	static const struct seen clicked[] = {{'b', MSG_CLICKED, 0}, {'w', MSG_CLICKED, 0}, {0}};
	static const struct seen nothing[] = {{0}};

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
SEQUENCE(tab_goes_from_one_to_the_next)
{
	static const struct seen wanted[] = {
		{'b', MSG_GUI_FOCUS, 0}, {'c', MSG_GUI_FOCUS, 1}, {'c', MSG_GUI_FOCUS, 0},
		{'t', MSG_GUI_FOCUS, 1}, {'t', MSG_GUI_FOCUS, 0}, {'c', MSG_GUI_FOCUS, 1},
		{'c', MSG_CHANGED, 1},	 {'w', MSG_CHANGED, 1},	  {0}};

	run(tab_tab_space);
	expect(wanted);
}

static void ctrl_s(void)
{
	with(KEY_LEFT_CTRL, KEY_S);
}

/* The focused element first, then the window. */
SEQUENCE(an_accelerator_chooses_its_action)
{
	static const struct seen wanted[] = {
		{'b', MSG_ACTION, ACT_SAVE}, {'w', MSG_ACTION, ACT_SAVE}, {0}};

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

SEQUENCE(a_menu_by_keyboard)
{
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

SEQUENCE(typed_text_changes_and_is_accepted)
{
	static const struct seen wanted[] = {
		{'t', MSG_CHANGED, 1},	{'w', MSG_CHANGED, 1},	{'t', MSG_CHANGED, 2},
		{'w', MSG_CHANGED, 2},	{'t', MSG_CHANGED, 1},	{'w', MSG_CHANGED, 1},
		{'t', MSG_ACCEPTED, 0}, {'w', MSG_ACCEPTED, 0}, {0}};

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

static bool answered(uint32_t number)
{
	bool told = false;

	for (int i = 0; i < count; i++)
		told |= seen[i].element == 'w' && seen[i].code == MSG_ANSWER &&
			seen[i].p0 == number;
	count = 0;
	return told;
}

/* Enter is the default button, Escape closes: -1. The owner hears of it, and has the keys again. */
SEQUENCE(a_dialog_is_answered)
{
	open_dialog();
	NEED(dialog != NULL);
	show();
	run_key(KEY_ENTER);
	CHECK(answered(1));
	open_dialog();
	show();
	run_key(KEY_ESCAPE);
	CHECK(answered((uint32_t)-1));
	EQ(WndGetFocus(), GuiWindowId(window));
}

static int quit_on_q(struct gui_element *e, struct msg *m)
{
	(void)e;
	if (m->code == MSG_KEYDOWN && m->params[0] == KEY_Q)
		GuiQuit(7);
	return 0;
}

/* A dialog is no loop of its own: the program's one loop ends, and the dialog is there when it goes
 * on. */
SEQUENCE(quit_while_a_dialog_is_open)
{
	open_dialog();
	NEED(dialog != NULL);
	GuiSetHandler(dialog, quit_on_q);
	show();
	wanted_status = 7;
	run_key(KEY_Q);
	wanted_status = 0;
	run_key(KEY_ESCAPE);
	CHECK(answered((uint32_t)-1));
}

/* ---- two programs -----------------------------------------------------------------------------
 */

#define BESIDE 700 /* where its window begins */

ROLE(neighbour)
{
	struct gui_element *w;

	(void)args;
	w = GuiWindowCreateWith(&(struct gui_window_options){.title = "Neighbour",
							     .width = 200,
							     .height = 200,
							     .x = BESIDE,
							     .y = 300,
							     .placed = true});
	NEED(GuiButtonCreate(w, "Press") != NULL);
	show();
	EvtSet(TAP_HANDLE(0));
	return GuiRun();
}

static void there_and_back(void)
{
	say(&(struct input_record){.kind = INPUT_MOVE, .x = BESIDE + 100, .y = 480});
	mouse(1);
	mouse(0);
	click_button();
}

/* The keys leave with the first press on the other's window, and come back with the press that is
 * a click too. */
SEQUENCE(keys_go_to_another_program_and_back)
{
	static const struct seen wanted[] = {{'b', MSG_GUI_FOCUS, 0},
					     {'b', MSG_GUI_FOCUS, 1},
					     {'b', MSG_CLICKED, 0},
					     {'w', MSG_CLICKED, 0},
					     {0}};
	int ready = EvtCreate(0), child;

	child = tap_start(CHILD("neighbour", .handles = {ready}));
	tap_await(ready);
	EQ(WndActivate(GuiWindowId(window)), 0);
	show();
	count = 0;
	run(there_and_back);
	expect(wanted);
	tap_kill(child);
	HandleClose(ready);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(a_press_and_its_release_click),
						T(tab_goes_from_one_to_the_next),
						T(an_accelerator_chooses_its_action),
						T(a_menu_by_keyboard),
						T(typed_text_changes_and_is_accepted),
						T(a_dialog_is_answered),
						T(quit_while_a_dialog_is_open),
						T(keys_go_to_another_program_and_back),
						{}};

	static const struct tap_role roles[] = {{"hands", hands}, {"neighbour", neighbour}, {}};

	return tap_main(argc, argv, tests, roles);
}
