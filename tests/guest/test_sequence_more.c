/* tests/guest/test_sequence_more.c - families of windows, notices and answers, in order. */
#include "clip.h"
#include "seq.h"

#define MSG_ASK (MSG_USER + 1)

static uint32_t child_of(uint32_t parent, char name)
{
	uint32_t w = tap_window(parent, WND_VISIBLE, 10, 10, 50, 50);

	seq_name(name, w);
	return w;
}

/* ---- families ---------------------------------------------------------------------------------
 */

static void give_b_children(void)
{
	child_of(child_of(seq_window('B'), 'C'), 'D');
}

static void close_b(void)
{
	EQ(WndClose(seq_window('B')), 0);
}

/* What is within goes first: D, then C, then B; what is gone hears nothing of it. */
SEQUENCE(closing_a_window_with_children)
{
	static const struct seq_item expected[] = {{0}};

	seq_do_b(give_b_children);
	seq_clear();
	seq_do_b(close_b);
	seq_expect(expected);
	for (char name = 'B'; name <= 'D'; name++)
		EQ(WndShow(seq_window(name), 1), -ENOENT);
}

static void close_child(void)
{
	EQ(WndClose(seq_window('C')), 0);
}

SEQUENCE(a_parent_hears_of_its_childs_end)
{
	struct seq_item expected[] = {M1('B', MSG_CHILD_CLOSED, 0), MAYBE('B', MSG_PAINT), {0}};

	seq_do_b(give_b_children);
	seq_clear();
	expected[0].params[0] = seq_window('C');
	seq_do_b(close_child);
	seq_expect(expected);
}

static void invalidate_family(void)
{
	EQ(WndInvalidate(seq_window('D'), NULL), 0);
	EQ(WndInvalidate(seq_window('C'), NULL), 0);
	EQ(WndInvalidate(seq_window('B'), NULL), 0);
}

SEQUENCE(parents_paint_before_children)
{
	static const struct seq_item expected[] = {
		M('B', MSG_PAINT), M('C', MSG_PAINT), M('D', MSG_PAINT), {0}};

	seq_do_b(give_b_children);
	seq_clear();
	seq_do_b(invalidate_family);
	seq_expect(expected);
}

static void open_modal(void)
{
	struct wnd_create create = {
		.flags = WND_VISIBLE | WND_MODAL, .x = 700, .y = 300, .width = 80, .height = 80};
	uint32_t w = WndCreate(&create), b = seq_window('B');

	EQ(WndSetAttribute(w, WND_ATTR_OWNER, &b, sizeof b), 0);
	seq_name('C', w);
	EQ(WndActivate(w), 0);
}

static void close_modal(void)
{
	EQ(WndClose(seq_window('C')), 0);
}

/* A press on the blocked owner is for the modal window; when that goes the keys are the owner's. */
SEQUENCE(a_modal_window)
{
	static const struct seq_item pressed[] = {M('C', MSG_ATTENTION), {0}};
	static const struct seq_item closed[] = {
		M('B', MSG_ACTIVATED), M('B', MSG_FOCUS_GAINED), ANY(1, 'B', MSG_MOUSEENTER), {0}};

	seq_do_b(open_modal);
	seq_clear();
	seq_move(450, 150);
	seq_button(BUTTON_LEFT, 1);
	seq_button(BUTTON_LEFT, 0);
	seq_expect(pressed);
	seq_do_b(close_modal);
	seq_expect(closed);
}

/* ---- merged moves -----------------------------------------------------------------------------
 */

static int points_of[2], moves;

static uint32_t count_points(char window, const struct msg *m)
{
	struct msg_point points[MSG_POINTS_MAX];

	if (window == 'A' && m->code == MSG_MOUSEMOVE && moves < 2)
		points_of[moves++] = MsgPoints(points, MSG_POINTS_MAX);
	return 0;
}

/* Moves merge until something else comes between; each knows its points. */
SEQUENCE(moves_merge_up_to_a_click)
{
	static const struct seq_item expected[] = {M1('A', MSG_MOUSEMOVE, MSG_PACK(60, 62)),
						   M('A', MSG_MOUSEDOWN),
						   M('A', MSG_MOUSEUP),
						   M1('A', MSG_MOUSEMOVE, MSG_PACK(60, 72)),
						   {0}};

	seq_move(160, 150);
	seq_clear();
	seq_handle(count_points);
	moves = 0;
	for (int y = 155; y <= 162; y++)
		seq_move(160, y);
	seq_button(BUTTON_LEFT, 1);
	seq_button(BUTTON_LEFT, 0);
	for (int y = 163; y <= 172; y++)
		seq_move(160, y);
	seq_expect(expected);
	EQ(moves, 2);
	EQ(points_of[0], 8);
	EQ(points_of[1], 10);
}

/* ---- notices ----------------------------------------------------------------------------------
 */

static void hot_key_b(void)
{
	EQ(WndSetHotKey(seq_window('B'), 3, KEY_F9, MOD_CTRL), 0);
}

/* The focus hears of Ctrl alone. */
SEQUENCE(a_hot_key)
{
	static const struct seq_item expected[] = {M1('A', MSG_KEYDOWN, KEY_LEFT_CTRL),
						   MP2('B', MSG_HOTKEY, 3),
						   M1('A', MSG_KEYUP, KEY_LEFT_CTRL),
						   {0}};

	seq_do_b(hot_key_b);
	seq_clear();
	seq_key(KEY_LEFT_CTRL, 1);
	seq_press(KEY_F9);
	seq_key(KEY_LEFT_CTRL, 0);
	seq_expect(expected);
}

static void rest_b(void)
{
	uint32_t ms = 300;

	EQ(WndSetAttribute(seq_window('B'), WND_ATTR_HOVER, &ms, sizeof ms), 0);
}

SEQUENCE(a_pointer_that_rests)
{
	static const struct seq_item before[] = {
		M('B', MSG_MOUSEENTER), M('B', MSG_MOUSEMOVE), {0}};
	static const struct seq_item after[] = {M('B', MSG_MOUSEHOVER), {0}};

	seq_do_b(rest_b);
	seq_move(450, 150);
	seq_settle();
	seq_advance(299);
	seq_expect(before);
	seq_advance(1);
	seq_settle();
	seq_advance(1000); /* a rest counts once */
	seq_expect(after);
}

static void watch_b(void)
{
	EQ(ClipWatch(seq_window('B'), 1), 0);
}

SEQUENCE(a_notice_of_the_clipboard)
{
	struct seq_item expected[] = {M1('B', MSG_CLIPBOARD, 0), {0}};

	seq_do_b(watch_b);
	seq_clear();
	expected[0].params[0] = (uint32_t)ClipSetText("copied", 6);
	seq_expect(expected);
	EQ(ClipSet(NULL, 0) > 0, 1);
}

/* ---- drag and drop ----------------------------------------------------------------------------
 */

static uint32_t take_drops(char window, const struct msg *m)
{
	if (window == 'B' && (m->code == MSG_DRAG_ENTER || m->code == MSG_DRAG_OVER))
		EQ(DragAccept(DRAG_COPY), 0);
	return 0;
}

static int begin_drag(void)
{
	struct clip_item item = {.type = CLIP_TEXT, .area = VmmShare(4096, NULL, 0), .size = 4};
	struct drag drag = {
		.window = seq_window('A'), .actions = DRAG_COPY, .count = 1, .items = &item};
	int error = DragBegin(&drag);

	HandleClose(item.area);
	return error;
}

/* It begins over its source, which hears last; after it the pointer is over the target as ever. */
SEQUENCE(dragged_and_dropped)
{
	static const struct seq_item expected[] = {
		M('A', MSG_MOUSELEAVE),
		M1('A', MSG_CAPTURE_LOST, 0), /* it was pressed */
		M('A', MSG_DRAG_ENTER),
		M('A', MSG_DRAG_LEAVE),
		M('B', MSG_DRAG_ENTER),
		M('B', MSG_DRAG_OVER),
		M2('B', MSG_DRAG_DROP, MSG_PACK(60, 50), DRAG_COPY),
		M1('A', MSG_DRAG_END, DRAG_COPY),
		M('B', MSG_MOUSEENTER),
		{0}};

	seq_move(150, 150);
	seq_button(BUTTON_LEFT, 1);
	seq_clear();
	seq_handle(take_drops);
	EQ(begin_drag(), 0);
	seq_move(450, 150);
	seq_await('B', MSG_DRAG_ENTER);
	seq_move(460, 150);
	seq_await('B', MSG_DRAG_OVER);
	seq_button(BUTTON_LEFT, 0);
	seq_expect(expected);
}

/* ---- answers ----------------------------------------------------------------------------------
 */

static uint32_t called_with;

static void on_answer(void *user, int error, uint32_t result)
{
	EQ(error, 0);
	called_with = result + (uint32_t)user;
}

static uint32_t answer(char window, const struct msg *m)
{
	(void)window;
	return m->code == MSG_ASK ? m->params[0] + 1 : 0;
}

SEQUENCE(an_answer_that_comes_later)
{
	static const struct seq_item expected[] = {M1('B', MSG_ASK, 40), {0}};
	struct send_request request = {.window = seq_window('B'),
				       .code = MSG_ASK,
				       .params = {40},
				       .timeout = TAP_DEADLINE,
				       .callback = on_answer,
				       .user = (void *)1};

	called_with = 0;
	seq_handle(answer);
	EQ(WndSendCallback(&request), 0);
	seq_expect(expected);
	EQ(called_with, 42);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(closing_a_window_with_children),
						T(a_parent_hears_of_its_childs_end),
						T(parents_paint_before_children),
						T(a_modal_window),
						T(moves_merge_up_to_a_click),
						T(a_hot_key),
						T(a_pointer_that_rests),
						T(a_notice_of_the_clipboard),
						T(dragged_and_dropped),
						T(an_answer_that_comes_later),
						{}};
	static const struct tap_role roles[] = {SEQ_ROLE, {}};

	return tap_main(argc, argv, tests, roles);
}
