/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/* tests/host/test_dispatch.c - who handles what: handlers, bubbling, focus, press, death, windows.
 */
#include "mini.h"
#include "gui/gui_internal.h"
#include "gui_shim.h"

static char trail[256];
static bool stop_at_user;

static void note(const char *word)
{
	strncat(trail, word, sizeof(trail) - strlen(trail) - 1);
}

static int class_handler(struct gui_element *e, struct msg *msg)
{
	(void)e;
	if (msg->code != MSG_ACCEPTED && msg->code != MSG_TIMER)
		return 0;
	note("class ");
	return 0;
}

static int user_handler(struct gui_element *e, struct msg *msg)
{
	(void)e;
	if (msg->code != MSG_ACCEPTED && msg->code != MSG_TIMER)
		return 0;
	note("user ");
	return stop_at_user;
}

static int parent_handler(struct gui_element *e, struct msg *msg)
{
	if (msg->code != MSG_ACCEPTED && msg->code != MSG_TIMER)
		return 0;
	note(GuiParent(GuiSource()) == e ? "parent " : "wrong ");
	return 1;
}

static void test_order(void **state)
{
	struct gui_element *w = GuiWindowCreate("order", 100, 100);
	struct gui_element *e = GuiElementCreate(w, class_handler, 0, 0);

	(void)state;
	GuiSetHandler(w, parent_handler);
	GuiSetHandler(e, user_handler);
	trail[0] = 0;
	assert_int_equal(GuiSend(e, MSG_ACCEPTED, 0, 0, 0), 1);
	assert_string_equal(trail, "user class parent ");
	trail[0] = 0;
	stop_at_user = true;
	GuiSend(e, MSG_ACCEPTED, 0, 0, 0);
	assert_string_equal(trail, "user ");
	stop_at_user = false;
	trail[0] = 0;
	assert_int_equal(GuiSend(e, MSG_TIMER, 0, 0, 0), 0);
	assert_string_equal(trail, "user class ");
	GuiDestroy(w);
	shim_run();
}

static int clicks;

static int count_clicks(struct gui_element *e, struct msg *msg)
{
	(void)e;
	clicks += msg->code == MSG_CLICKED;
	return msg->code == MSG_CLICKED;
}

static void test_button(void **state)
{
	struct gui_element *w = GuiWindowCreate("button", 200, 100), *b = GuiButtonCreate(w, "&Go");
	uint32_t id = GuiWindowId(w);

	(void)state;
	GuiSetHandler(b, count_clicks);
	GuiButtonSetDefault(b);
	shim_run();
	clicks = 0;
	shim_click_element(b);
	assert_int_equal(clicks, 1);
	/* Pressed, then let go elsewhere: no click; the press alone holds the mouse. */
	shim_mouse(id, MSG_MOUSEDOWN, shim_middle(b), BUTTON_LEFT);
	assert_int_equal(shim_captured(), 0);
	shim_mouse(id, MSG_MOUSEMOVE, (struct gui_point){190, 120}, 0);
	shim_mouse(id, MSG_MOUSEUP, (struct gui_point){190, 120}, BUTTON_LEFT);
	assert_int_equal(clicks, 1);
	/* Capture lost while pressed: the release that follows does not click. */
	shim_mouse(id, MSG_MOUSEDOWN, shim_middle(b), BUTTON_LEFT);
	shim_post(id, MSG_CAPTURE_LOST, 0, 0, 0);
	shim_mouse(id, MSG_MOUSEUP, shim_middle(b), BUTTON_LEFT);
	assert_int_equal(clicks, 1);
	shim_key(id, KEY_SPACE, 0, ' ');
	shim_key(id, KEY_ENTER, 0, '\n');
	shim_key(id, KEY_G, MOD_ALT, 0);
	assert_int_equal(clicks, 4);
	GuiSetEnabled(b, false);
	shim_click_element(b);
	shim_key(id, KEY_ENTER, 0, '\n');
	shim_key(id, KEY_G, MOD_ALT, 0);
	assert_int_equal(clicks, 4);
	GuiDestroy(w);
	shim_run();
}

static void test_focus(void **state)
{
	struct gui_element *w = GuiWindowCreate("focus", 300, 200);
	struct gui_element *a = GuiTextboxCreate(w, ""), *b = GuiButtonCreate(w, "b");
	struct gui_element *c = GuiCheckCreate(w, "c");
	uint32_t id = GuiWindowId(w);

	(void)state;
	shim_run();
	assert_true(GuiState(a) & GUI_STATE_FOCUSED);
	shim_key(id, KEY_TAB, 0, '\t');
	assert_true(GuiState(b) & GUI_STATE_FOCUSED);
	GuiSetEnabled(c, false);
	shim_key(id, KEY_TAB, 0, '\t');
	assert_true(GuiState(a) & GUI_STATE_FOCUSED);
	shim_key(id, KEY_TAB, MOD_SHIFT, '\t');
	assert_true(GuiState(b) & GUI_STATE_FOCUSED);
	GuiShow(b, false);
	assert_false(GuiState(b) & GUI_STATE_FOCUSED);
	shim_click_element(a);
	shim_type(id, "hello");
	assert_string_equal(GuiTextboxText(a), "hello");
	shim_key(id, KEY_A, MOD_CTRL, 0);
	shim_key(id, KEY_C, MOD_CTRL, 0);
	shim_key(id, KEY_END, 0, 0);
	shim_key(id, KEY_V, MOD_CTRL, 0);
	assert_string_equal(GuiTextboxText(a), "hellohello");
	shim_post(id, MSG_DEACTIVATED, 0, 0, 0);
	shim_run();
	assert_false(GuiState(a) & GUI_STATE_FOCUSED);
	GuiDestroy(w);
	shim_run();
}

static int destroy_itself(struct gui_element *e, struct msg *msg)
{
	if (msg->code != MSG_CLICKED)
		return 0;
	GuiDestroy(GuiWindow(e));
	return 0;
}

/* A handler may close its own window; later messages to it find nobody. */
static void test_death_in_handler(void **state)
{
	struct gui_element *w = GuiWindowCreate("death", 200, 100);
	struct gui_element *b = GuiButtonCreate(w, "Close");
	uint32_t id = GuiWindowId(w);
	struct gui_point at;

	(void)state;
	GuiSetHandler(b, destroy_itself);
	GuiSetTimer(b, 1, 100, 0);
	shim_run();
	at = shim_middle(b);
	shim_click(id, at.x, at.y);
	assert_false(shim_alive(id));
	shim_post(id, MSG_KEYDOWN, KEY_SPACE, 0, ' ');
	shim_run();
	assert_null(gui_windows);
}

static int refuse_close(struct gui_element *e, struct msg *msg)
{
	(void)e;
	return msg->code == MSG_CLOSE;
}

static void test_close(void **state)
{
	struct gui_element *w = GuiWindowCreate("close", 200, 100);
	uint32_t id = GuiWindowId(w);

	(void)state;
	shim_run();
	GuiSetHandler(w, refuse_close);
	shim_click(id, rect_width(shim_rect(id)) - 16, 16);
	assert_true(shim_alive(id));
	GuiSetHandler(w, NULL);
	shim_click(id, rect_width(shim_rect(id)) - 16, 16);
	assert_false(shim_alive(id));
	assert_int_equal(GuiRun(), 0);
}

static void test_move_window(void **state)
{
	struct gui_element *w = GuiWindowCreate("move", 200, 100);
	uint32_t id = GuiWindowId(w);
	struct rect before, after;

	(void)state;
	shim_run();
	before = shim_rect(id);
	shim_mouse(id, MSG_MOUSEDOWN, (struct gui_point){60, 10}, BUTTON_LEFT);
	shim_mouse(id, MSG_MOUSEMOVE, (struct gui_point){90, 25}, 0);
	/* The window has moved under the pointer: the same place on the screen is (60, 10) again.
	 */
	shim_mouse(id, MSG_MOUSEUP, (struct gui_point){60, 10}, BUTTON_LEFT);
	after = shim_rect(id);
	assert_int_equal(after.left - before.left, 30);
	assert_int_equal(after.top - before.top, 15);
	/* Maximised and back. */
	GuiWindowMaximise(w, true);
	assert_int_equal(rect_width(shim_rect(id)), 1024);
	GuiWindowMaximise(w, false);
	assert_true(rect_equal(shim_rect(id), after));
	GuiDestroy(w);
	shim_run();
}

static int last_selected = -1;

static int on_list(struct gui_element *e, struct msg *msg)
{
	(void)e;
	if (msg->code == MSG_CHANGED)
		last_selected = msg->params[0];
	return 0;
}

static void test_list(void **state)
{
	struct gui_element *w = GuiWindowCreate("list", 300, 200), *list = GuiListCreate(w);
	uint32_t id = GuiWindowId(w);

	(void)state;
	GuiSetHandler(list, on_list);
	GuiListAddColumn(list, "Name", 0, GUI_FONT_UI);
	GuiListSetLimit(list, 50);
	for (int i = 0; i < 80; i++)
		GuiListAppend(list, (const char *[]){"row"});
	assert_int_equal(GuiListRows(list), 50);
	assert_int_equal(GuiListAddColumn(list, "late", 0, 0), -11);
	shim_run();
	shim_key(id, KEY_HOME, 0, 0);
	assert_int_equal(last_selected, 0);
	shim_key(id, KEY_DOWN, 0, 0);
	shim_key(id, KEY_DOWN, 0, 0);
	assert_int_equal(GuiListSelected(list), 2);
	shim_key(id, KEY_END, 0, 0);
	assert_int_equal(last_selected, 49);
	GuiListClear(list);
	assert_int_equal(GuiListSelected(list), -1);
	GuiDestroy(w);
	shim_run();
}

static uint32_t thread_window, thread_code;

static int on_thread(struct gui_element *none, struct msg *msg)
{
	assert_null(none);
	thread_window = msg->window;
	thread_code = msg->code;
	return 1;
}

/* Messages to no window, and to windows the toolkit does not know. */
static void test_thread(void **state)
{
	struct gui_element *w = GuiWindowCreate("Test", 100, 100);
	uint32_t id = GuiWindowId(w);

	(void)state;
	GuiSetThreadHandler(on_thread);
	shim_post(0, MSG_USER + 1, 0, 0, 0);
	shim_run();
	assert_int_equal(thread_code, MSG_USER + 1);
	shim_post(id + 1000, MSG_ACTIVATED, 0, 0, 0);
	shim_run();
	assert_int_equal(thread_code, MSG_ACTIVATED);
	assert_int_equal(thread_window, id + 1000);
	shim_post(id, MSG_USER + 2, 0, 0, 0);
	shim_run();
	assert_int_equal(thread_code, MSG_ACTIVATED);
	GuiDestroy(w);
	shim_run();
	GuiSetThreadHandler(NULL);
}

/* Everything takes NULL. */
static void test_null(void **state)
{
	(void)state;
	assert_null(GuiButtonCreate(NULL, "x"));
	assert_null(GuiColumnCreate(NULL));
	GuiLabelSetText(NULL, "x");
	GuiDestroy(NULL);
	GuiSetHandler(NULL, NULL);
	GuiWindowSetTitle(NULL, "x");
	GuiInvalidate(NULL);
	GuiFocus(NULL);
	assert_int_equal(GuiWindowId(NULL), 0);
	assert_int_equal(GuiSend(NULL, MSG_CLICKED, 0, 0, 0), 0);
	assert_int_equal(GuiRun(), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order), cmocka_unit_test(test_button),
		cmocka_unit_test(test_focus), cmocka_unit_test(test_death_in_handler),
		cmocka_unit_test(test_close), cmocka_unit_test(test_move_window),
		cmocka_unit_test(test_list),  cmocka_unit_test(test_thread),
		cmocka_unit_test(test_null),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
