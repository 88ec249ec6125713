/* uses32: gui/ lib/common/utf8.c tests/host/gui_shim.c tests/host/fs_shim.c */
/* tests/host/test_dialog.c - dialogs: who gets the answer, where they stand, when they go. */
#include <stdlib.h>
#include "mini.h"
#include "gui/gui_internal.h"
#include "gui_shim.h"

static int answers, answered_with;
static struct gui_element *answered_by;
static char prompted[64];
static bool stay;

static int on_owner(struct gui_element *owner, struct msg *msg)
{
	(void)owner;
	if (msg->code != MSG_ANSWER)
		return 0;
	answers++;
	answered_with = (int)msg->params[0];
	answered_by = GuiSource();
	snprintf(prompted, sizeof(prompted), "%s", GuiPromptText(GuiSource()));
	return 1;
}

static int on_dialog(struct gui_element *dialog, struct msg *msg)
{
	(void)dialog;
	return msg->code == MSG_ANSWER && stay;
}

static struct gui_element *owner_window(void)
{
	struct gui_element *w = GuiWindowCreate("Owner", 400, 300);

	answers = 0;
	GuiSetHandler(w, on_owner);
	shim_run();
	return w;
}

static const char *const buttons[] = {"Cancel", "Delete", NULL};

static struct gui_element *open_message(struct gui_element *owner)
{
	struct gui_element *d = GuiMessageOpen(
		owner, &(struct gui_message){"Delete", "question", "Delete the file \"Notes\"?",
					     "It cannot be brought back. A text that is longer "
					     "than one line goes on below.",
					     buttons});

	shim_run();
	return d;
}

static void test_the_default_button_answers(void **state)
{
	struct gui_element *owner = owner_window(), *d = open_message(owner);
	uint32_t id = GuiWindowId(d);

	(void)state;
	shim_key(id, KEY_ENTER, 0, 0);
	assert_int_equal(answers, 1);
	assert_int_equal(answered_with, 1);
	assert_true(answered_by == d);
	assert_false(shim_alive(id));
	GuiDestroy(owner);
	shim_run();
}

static void test_escape_and_close_answer_minus_one(void **state)
{
	struct gui_element *owner = owner_window();
	uint32_t id = GuiWindowId(open_message(owner));

	(void)state;
	shim_key(id, KEY_ESCAPE, 0, 0);
	assert_int_equal(answered_with, -1);
	assert_false(shim_alive(id));
	id = GuiWindowId(open_message(owner));
	shim_post(id, MSG_CLOSE, 0, 0, 0);
	shim_run();
	assert_int_equal(answers, 2);
	assert_false(shim_alive(id));
	GuiDestroy(owner);
	shim_run();
}

static void test_the_dialogs_own_handler_may_keep_it_open(void **state)
{
	struct gui_element *owner = owner_window(), *d = open_message(owner);
	uint32_t id = GuiWindowId(d);

	(void)state;
	GuiSetHandler(d, on_dialog);
	stay = true;
	shim_key(id, KEY_ENTER, 0, 0);
	assert_int_equal(answers, 0);
	assert_true(shim_alive(id));
	stay = false;
	shim_key(id, KEY_ENTER, 0, 0);
	assert_int_equal(answers, 1);
	assert_false(shim_alive(id));
	GuiDestroy(owner);
	shim_run();
}

static void test_it_stands_in_the_middle_and_goes_with_its_owner(void **state)
{
	struct gui_element *owner = owner_window(), *d = open_message(owner);
	struct rect o = shim_rect(GuiWindowId(owner)), r = shim_rect(GuiWindowId(d));
	uint32_t id = GuiWindowId(d);

	(void)state;
	assert_true(abs(o.left + o.right - r.left - r.right) <= 2);
	GuiDestroy(owner);
	shim_run();
	assert_false(shim_alive(id));
	assert_int_equal(answers, 0);
}

static void test_near_the_edge_it_stays_on_the_screen(void **state)
{
	struct gui_element *owner = owner_window();
	struct rect r;

	(void)state;
	GuiWindowMove(owner, 900, 700);
	shim_run();
	r = shim_rect(GuiWindowId(open_message(owner)));
	assert_true(r.right <= 1024 && r.bottom <= 768);
	GuiDestroy(owner);
	shim_run();
}

static void test_attention_flashes_and_ends(void **state)
{
	struct gui_element *owner = owner_window(), *d = open_message(owner);
	uint32_t id = GuiWindowId(d);

	(void)state;
	shim_post(id, MSG_ATTENTION, 0, 0, 0);
	shim_run();
	assert_true(d->window->frame.flashed);
	for (int i = 0; i < 8; i++)
		shim_tick(id);
	assert_false(d->window->frame.flashed);
	GuiDestroy(owner);
	shim_run();
}

static void test_a_prompt_gives_its_text(void **state)
{
	struct gui_element *owner = owner_window();
	struct gui_element *d = GuiPromptOpen(owner, "Rename", "New name:", "old");
	uint32_t id = GuiWindowId(d);

	(void)state;
	shim_run();
	shim_type(id, "new");
	shim_key(id, KEY_ENTER, 0, 0);
	assert_int_equal(answered_with, 1);
	assert_string_equal(prompted, "new");
	assert_false(shim_alive(id));
	GuiDestroy(owner);
	shim_run();
}

static void test_a_colour_is_chosen(void **state)
{
	struct gui_element *owner = owner_window();
	struct gui_element *d = GuiColourDialogOpen(owner, GUI_RGB(0x2b, 0x69, 0xd0));
	struct gui_element *picker = dialog_find(d)->subject, *field, *strip;
	uint32_t id = GuiWindowId(d);

	(void)state;
	shim_run();
	assert_int_equal(GuiColourDialogGet(d), GUI_RGB(0x2b, 0x69, 0xd0));
	field = GuiFirstChild(GuiFirstChild(picker));
	strip = GuiNext(field);
	shim_click(id, GuiRectInWindow(field).right - 1, GuiRectInWindow(field).top);
	shim_click(id, GuiRectInWindow(strip).left + 4, GuiRectInWindow(strip).top);
	assert_int_equal(GuiColourDialogGet(d), GUI_RGB(255, 0, 0));
	GuiFocus(field);
	shim_key(id, KEY_DOWN, 0, 0);
	assert_int_equal(GuiColourDialogGet(d), GUI_RGB(251, 0, 0));
	shim_key(id, KEY_ENTER, 0, 0);
	assert_int_equal(answered_with, 1);
	GuiDestroy(owner);
	shim_run();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_default_button_answers),
		cmocka_unit_test(test_escape_and_close_answer_minus_one),
		cmocka_unit_test(test_the_dialogs_own_handler_may_keep_it_open),
		cmocka_unit_test(test_it_stands_in_the_middle_and_goes_with_its_owner),
		cmocka_unit_test(test_near_the_edge_it_stays_on_the_screen),
		cmocka_unit_test(test_attention_flashes_and_ends),
		cmocka_unit_test(test_a_prompt_gives_its_text),
		cmocka_unit_test(test_a_colour_is_chosen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
