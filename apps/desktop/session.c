/* apps/desktop/session.c - ends the session: asks every program, closes them, switches off. */
#include "session.h"
#include <errno.h>
#include "sys.h"
#include "proc.h"
#include "window.h"

#define ANSWER_MS 5000
#define CLOSE_MS  3000 /* for programs to close their windows */

enum { CANCEL, RESTART, SHUT_DOWN }; /* buttons of the question */

static enum { IDLE, QUERY, HELD, WAITING, CLOSING } phase;
static uint32_t how; /* SHUTDOWN_... */
static struct session_window windows[SESSION_WINDOWS];
static int count;
static struct gui_element *timer;

static void step(void);

static const char *title(void)
{
	return how == SHUTDOWN_REBOOT ? "Restart" : "Shut Down";
}

/* The windows of all programs. */
static void collect(void)
{
	uint32_t all[SESSION_WINDOWS];
	struct wnd_info info;
	int total = window_list(all, SESSION_WINDOWS);

	count = 0;
	for (int i = 0; i < total; i++)
		if (WndQuery(all[i], &info) >= 0 && info.process != ProcGetId())
			windows[count++] = (struct session_window){all[i], ANSWER_NONE};
}

static struct session_window *find(uint32_t window)
{
	for (int i = 0; i < count; i++)
		if (windows[i].window == window)
			return &windows[i];
	return NULL;
}

static void forget(struct session_window *w)
{
	*w = windows[--count];
}

static int number_of(enum session_answer answer)
{
	int n = 0;

	for (int i = 0; i < count; i++)
		n += windows[i].answer == answer;
	return n;
}

/*
 * Asking.
 */
static void ask(struct session_window *w);

static void on_answer(void *user, int error, uint32_t result)
{
	struct session_window *w = find((uint32_t)(uintptr_t)user);

	if (!w || (phase != QUERY && phase != WAITING))
		return;
	if (error == -EPIPE)
		forget(w);
	else if (error)
		w->answer = ANSWER_SILENT;
	else
		w->answer = result ? ANSWER_NOT_NOW : ANSWER_YES;
	if (phase == WAITING && error && error != -EPIPE)
		ask(w); /* until it answers or is ended */
	else
		step();
}

/* A window that is gone answers nothing, and MSG_WINDOW_CLOSED tells of it. */
static void ask(struct session_window *w)
{
	struct send_request request = {
		.window = w->window,
		.code = MSG_QUERY_END,
		.timeout = ANSWER_MS,
		.callback = on_answer,
		.user = (void *)(uintptr_t)w->window,
	};

	if (WndSendCallback(&request) < 0)
		w->answer = ANSWER_SILENT;
}

/*
 * Closing.
 */
static void switch_off(void)
{
	SysShutdown(how);
	phase = IDLE; /* it was refused: this is not the desktop of the system */
}

static void close_all(void)
{
	phase = CLOSING;
	holdup_close();
	collect();
	for (int i = 0; i < count; i++)
		WndPostMessage(windows[i].window, MSG_CLOSE, 0, 0, 0);
	GuiSetTimer(timer, 1, CLOSE_MS, TIMER_ONCE);
	step();
}

static int on_timer(struct gui_element *e, struct msg *msg)
{
	(void)e;
	if (msg->code != MSG_TIMER)
		return 0;
	if (phase == CLOSING)
		switch_off();
	return 1;
}

/*
 * From state to state.
 */
static void on_holdup(int button)
{
	switch (button) {
	case HOLDUP_CANCEL:
		phase = IDLE;
		break;
	case HOLDUP_WAIT:
		phase = WAITING;
		for (int i = 0; i < count; i++)
			if (windows[i].answer == ANSWER_SILENT)
				ask(&windows[i]);
		step();
		break;
	case HOLDUP_END:
		close_all();
		break;
	}
}

static void show_holdup(void)
{
	holdup_open(&(struct holdup){
		.title = title(),
		.windows = windows,
		.count = count,
		.waiting = phase == WAITING,
		.answered = on_holdup,
	});
}

/* Something has changed: an answer came, or a window is gone. */
static void step(void)
{
	if (phase == CLOSING && count == 0)
		switch_off();
	if (phase == IDLE || phase == CLOSING || (phase == QUERY && number_of(ANSWER_NONE)))
		return;
	if (!number_of(ANSWER_NOT_NOW) && !number_of(ANSWER_SILENT)) {
		close_all();
		return;
	}
	if (phase == QUERY)
		phase = HELD;
	show_holdup();
}

void session_window_gone(uint32_t window)
{
	struct session_window *w = find(window);

	if (!w)
		return;
	forget(w);
	step();
}

void session_look_again(void)
{
	for (int i = count; i-- > 0 && i < count;)
		if (window_is_gone(windows[i].window))
			session_window_gone(windows[i].window);
}

void session_end(uint32_t shutdown)
{
	if (phase == CLOSING)
		return;
	holdup_close();
	how = shutdown;
	phase = QUERY;
	collect();
	for (int i = 0; i < count; i++)
		ask(&windows[i]);
	step();
}

/*
 * The question.
 */
static int on_button(struct gui_element *button, struct msg *msg)
{
	int chosen = dialog_button(button);

	if (msg->code != MSG_CLICKED)
		return 0;
	GuiDestroy(GuiWindow(button));
	if (chosen != CANCEL)
		session_end(chosen == RESTART ? SHUTDOWN_REBOOT : SHUTDOWN_POWEROFF);
	return 1;
}

void session_ask(void)
{
	static const struct dialog question = {
		.title = "End the Session",
		.icon = "shutdown",
		.headline = "Shut down the computer?",
		.text = "Programs with unsaved work are asked first.",
		.buttons =
			{[CANCEL] = "&Cancel", [RESTART] = "&Restart", [SHUT_DOWN] = "&Shut Down"},
		.on_button = on_button,
	};
	static uint32_t asked; /* window of the last question: it is asked once at a time */
	struct wnd_info info;

	if (asked && WndQuery(asked, &info) >= 0)
		WndActivate(asked);
	else
		asked = GuiWindowId(dialog_create(&question));
}

void session_create(struct gui_element *panel)
{
	timer = GuiElementCreate(panel, on_timer, 0, 0);
	GuiShow(timer, false);
}
