/* console/view.c - a terminal as an element: its size, keys, frames and blinking. */
#include "view.h"
#include <errno.h>
#include <stdlib.h>
#include "abi/proc.h"
#include "console/terminal/select.h"
#include "view_parts.h"
#include "wnd.h"

#define BELL_MS	    120
#define BLINK_MS    530
#define BLINKS_MOST 20 /* then the cursor rests, and an idle desktop with it */

struct session *view_session(struct gui_element *view)
{
	return view_of(view)->session;
}

/*
 * What the session tells.
 */
void view_changed(struct gui_element *e)
{
	struct view *v = view_of(e);
	struct terminal *t = v->session->screen;
	int first, end, height = view_cell_height(v);

	v->waiting = v->framed;
	if (v->framed)
		return;
	while (terminal_damage(t, &first, &end))
		GuiInvalidateRect(e, (struct rect){0, VIEW_SIDE + first * height, GuiRect(e).right,
						   VIEW_SIDE + end * height});
	GuiScrollbarSet(v->bar, terminal_history_rows(t) + terminal_rows(t), terminal_rows(t),
			terminal_history_rows(t) - terminal_view(t));
	v->framed = GuiSetTimer(e, TIMER_FRAME, VIEW_FRAME_MS, TIMER_ONCE) == 0;
}

static void frame_is_over(struct gui_element *e)
{
	struct view *v = view_of(e);

	v->framed = false;
	if (v->waiting)
		view_changed(e);
}

static void on_changed(void *context)
{
	view_changed(context);
}

static void on_title(void *context, const char *title)
{
	(void)title;
	GuiSend(context, MSG_VIEW_TITLE, 0, 0, 0);
}

/* A bell that rings on and on is seen as often as it can be told apart. */
static void on_bell(void *context)
{
	struct view *v = view_of(context);

	if (v->ringing)
		return;
	v->ringing = GuiSetTimer(context, TIMER_BELL, BELL_MS, TIMER_ONCE) == 0;
	v->unheard = true;
	GuiInvalidate(context);
	GuiSend(context, MSG_VIEW_BELL, 0, 0, 0);
}

bool view_unheard(const struct gui_element *e)
{
	return view_of((struct gui_element *)e)->unheard;
}

void view_heard(struct gui_element *e)
{
	view_of(e)->unheard = false;
}

static void bell_is_over(struct gui_element *e)
{
	view_of(e)->ringing = false;
	GuiInvalidate(e);
}

static void on_watch(void *context, int handle, bool on)
{
	if (on)
		GuiWatch(context, handle);
	else
		GuiUnwatch(handle);
}

/* Whoever closes the view does so when the session's call has returned. */
static void be_done(struct gui_element *e)
{
	view_of(e)->done = true;
	WndPostMessage(GuiWindowId(GuiWindow(e)), MSG_VIEW_ENDED, 0, 0, 0);
}

bool view_done(struct gui_element *e)
{
	return view_of(e)->done;
}

static void on_ended(void *context, int status)
{
	struct gui_element *e = context;

	if (status > EXIT_FAULT) {
		be_done(e);
		return;
	}
	session_print(view_of(e)->session, status == EXIT_FAULT
						   ? "\r\n\033[31mThe program has crashed.\033[0m"
						   : "\r\nThe program was ended.");
	session_print(view_of(e)->session, " Press Enter to close.\r\n");
}

static const struct session_callbacks calls = {on_changed, on_title, on_bell, on_watch, on_ended};

const char *view_title(struct gui_element *e)
{
	return terminal_title(view_of(e)->session->screen);
}

void view_set_bar(struct gui_element *e, struct gui_element *bar)
{
	view_of(e)->bar = bar;
	view_changed(e);
}

void view_scroll_to(struct gui_element *e, int first)
{
	struct terminal *t = view_of(e)->session->screen;

	terminal_set_view(t, terminal_history_rows(t) - first);
	view_changed(e);
}

/*
 * Size.
 */
static void settle(struct gui_element *e)
{
	struct view *v = view_of(e);
	struct rect r = GuiRect(e);
	int columns = (r.right - 2 * VIEW_SIDE) / view_cell_width(v);
	int rows = (r.bottom - 2 * VIEW_SIDE) / view_cell_height(v);

	terminal_set_cell_size(v->session->screen, view_cell_width(v), view_cell_height(v));
	session_resize(v->session, columns, rows > 0 ? rows : 1);
	GuiInvalidate(e);
}

static void measure(const struct view *v, struct gui_measure *m)
{
	int width = view_cell_width(v), height = view_cell_height(v);

	*m = (struct gui_measure){20 * width + 2 * VIEW_SIDE, 3 * height + 2 * VIEW_SIDE,
				  80 * width + 2 * VIEW_SIDE, 25 * height + 2 * VIEW_SIDE};
}

void view_set_large(struct gui_element *e, bool large)
{
	view_of(e)->large = large;
	settle(e);
	GuiRelayout(e);
}

/*
 * The cursor's blinking.
 */
static void show_cursor(struct gui_element *e)
{
	struct view *v = view_of(e);
	struct terminal_cursor c;
	int height = view_cell_height(v);

	if (terminal_cursor(v->session->screen, &c))
		GuiInvalidateRect(e, (struct rect){0, VIEW_SIDE + c.y * height, GuiRect(e).right,
						   VIEW_SIDE + (c.y + 1) * height});
}

static void blink(struct gui_element *e)
{
	struct view *v = view_of(e);

	v->cursor_off = !v->cursor_off && v->blinks > 0;
	if (v->blinks-- <= 0)
		GuiSetTimer(e, TIMER_BLINK, 0, 0);
	show_cursor(e);
}

/* From the visible half on; only while keys come here. */
static void restart_blinking(struct gui_element *e)
{
	struct view *v = view_of(e);
	bool focused = GuiState(e) & GUI_STATE_FOCUSED;

	if (v->cursor_off) {
		v->cursor_off = false;
		show_cursor(e);
	}
	v->blinks = BLINKS_MOST;
	GuiSetTimer(e, TIMER_BLINK, focused ? BLINK_MS : 0, 0);
}

/*
 * Keys.
 */
static bool is_letter(uint32_t character)
{
	return (character | 32) >= 'a' && (character | 32) <= 'z';
}

/* Of the window, not of the program. */
static bool is_ours(uint32_t key, uint32_t mods, uint32_t character)
{
	uint32_t with = mods & (MOD_CTRL | MOD_ALT | MOD_SHIFT);

	if (with == (MOD_CTRL | MOD_SHIFT))
		return is_letter(character) || key == KEY_TAB;
	if (with == MOD_CTRL)
		return key == KEY_TAB || key == KEY_PAGE_UP || key == KEY_PAGE_DOWN;
	return (with == MOD_ALT && key == KEY_F4) ||
	       (with == (MOD_CTRL | MOD_ALT) && character == 'i') || key == KEY_MENU ||
	       (with == MOD_SHIFT && key == KEY_F10);
}

/* Shift+Insert: what the middle button pastes, as everywhere in terminals. */
static bool is_paste(uint32_t key, uint32_t mods)
{
	return key == KEY_INSERT && (mods & (MOD_CTRL | MOD_ALT | MOD_SHIFT)) == MOD_SHIFT;
}

static bool scroll_key(struct gui_element *e, uint32_t key)
{
	struct terminal *t = view_of(e)->session->screen;
	int page = terminal_rows(t) - 1, view = terminal_view(t);

	switch (key) {
	case KEY_PAGE_UP:
		view += page;
		break;
	case KEY_PAGE_DOWN:
		view -= page;
		break;
	case KEY_HOME:
		view = terminal_history_rows(t);
		break;
	case KEY_END:
		view = 0;
		break;
	default:
		return false;
	}
	terminal_set_view(t, view);
	view_changed(e);
	return true;
}

static int key(struct gui_element *e, const struct msg *msg)
{
	struct view *v = view_of(e);
	uint32_t key = msg->params[0], mods = msg->params[1];

	if (is_ours(key, mods, msg->params[2]))
		return 0;
	restart_blinking(e);
	if (v->session->over) {
		if (key == KEY_ENTER || key == KEY_PAD_ENTER)
			be_done(e);
		return 1;
	}
	if (is_paste(key, mods)) {
		view_paste_selection(e);
		return 1;
	}
	if ((mods & (MOD_CTRL | MOD_ALT | MOD_SHIFT)) == MOD_SHIFT &&
	    !terminal_alternate(v->session->screen) && scroll_key(e, key))
		return 1;
	terminal_key(v->session->screen, key, mods, msg->params[2]);
	view_changed(e);
	return 1;
}

static int focus(struct gui_element *e, bool on)
{
	terminal_focus(view_of(e)->session->screen, on);
	restart_blinking(e);
	show_cursor(e);
	return 1;
}

static int timer(struct gui_element *e, uint32_t id)
{
	if (id == TIMER_FRAME)
		frame_is_over(e);
	else if (id == TIMER_BLINK)
		blink(e);
	else if (id == TIMER_BELL)
		bell_is_over(e);
	else
		view_drag_on(e);
	return 1;
}

static int handle(struct gui_element *e, struct msg *msg)
{
	switch (msg->code) {
	case MSG_GUI_PAINT:
		view_paint(e, GuiPainter(msg));
		return 1;
	case MSG_GUI_MEASURE:
		measure(view_of(e), GuiMeasure(msg));
		return 1;
	case MSG_GUI_LAYOUT:
		settle(e);
		return 1;
	case MSG_GUI_HANDLE:
		session_signalled(view_of(e)->session, (int)msg->params[0]);
		return 1;
	case MSG_GUI_FOCUS:
		return focus(e, msg->params[0]);
	case MSG_KEYDOWN:
		return key(e, msg);
	case MSG_CHAR:
		return 1;
	case MSG_TIMER:
		return timer(e, msg->params[0]);
	case MSG_GUI_STATE: /* hovered, pressed: as before */
		return msg->params[0] && !(msg->params[0] & (GUI_STATE_FOCUSED | GUI_STATE_ACTIVE));
	case MSG_GUI_DESTROY:
		session_destroy(view_of(e)->session);
		return 1;
	}
	return view_mouse(e, msg);
}

struct gui_element *view_create(struct gui_element *parent, int event)
{
	struct gui_element *e =
		GuiElementCreate(parent, handle, sizeof(struct view), GUI_FOCUSABLE | GUI_OPAQUE);

	if (!e)
		return NULL;
	view_of(e)->session = session_create(event, &calls, e);
	if (!view_of(e)->session) {
		GuiDestroy(e);
		return NULL;
	}
	GuiSetExpand(e, 1, 1);
	GuiSetAlign(e, GUI_ALIGN_FILL, GUI_ALIGN_FILL);
	GuiSetCursor(e, CURSOR_TEXT);
	return e;
}
