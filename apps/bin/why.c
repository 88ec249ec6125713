/*
 * apps/bin/why.c - explains what the window manager does: which window gets the keys, which one a
 * press would reach, why one was painted anew.
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include "lib/tool.h"
#include "lib/windows.h"
#include "msg.h"
#include "thr.h"

#define WAIT_MS 10000
#define KEPT	256

static void name(const struct wnd_info *info)
{
	printf("0x%lx \"%s\" of %s (%lu)", (unsigned long)info->window, tool_shown(info->title),
	       windows_process(info->process), (unsigned long)info->process);
}

static void name_id(uint32_t window)
{
	struct wnd_info info;

	if (WndQuery(window, &info) < 0)
		printf("0x%lx, which is gone", (unsigned long)window);
	else
		name(&info);
}

/*
 * Keys.
 */
static uint32_t active;

static void find_active(const struct wnd_info *info, int depth)
{
	(void)depth;
	if (info->state & WND_STATE_ACTIVE)
		active = info->window;
}

static void why_focus(void)
{
	const struct windows_walk walk = {.each = find_active};
	uint32_t focus = WndGetFocus();
	struct wnd_info info;

	windows_walk(&walk, 0);
	if (!focus || WndQuery(focus, &info) < 0) {
		puts(active ? "No window gets the keys: the active one has not asked for them."
			    : "No window gets the keys: none is active.");
		return;
	}
	fputs("Keys go to ", stdout);
	name(&info);
	putchar('\n');
	if (focus == active) {
		puts("because it is the active window.");
	} else if (active) {
		fputs("because it has the focus inside the active window ", stdout);
		name_id(active);
		putchar('\n');
	}
	if (info.state & WND_STATE_HUNG)
		puts("Its program does not respond: they wait.");
	puts("Global hot keys, and those of the desktop (Super, Alt+Tab, ...), are taken before.");
}

/*
 * Presses.
 */
static int at_x, at_y;
static uint32_t reached;

/* Why the press passes this one by; NULL: it does not. */
static const char *passes(const struct wnd_info *info)
{
	if (!(info->flags & WND_VISIBLE))
		return "hidden";
	if (info->state & WND_STATE_MINIMISED)
		return "minimised";
	if (at_x < info->screen.left || at_x >= info->screen.right || at_y < info->screen.top ||
	    at_y >= info->screen.bottom)
		return "elsewhere";
	return NULL;
}

static void consider(const struct wnd_info *info, int depth)
{
	const char *why = passes(info);

	(void)depth;
	if (reached)
		return;
	fputs("  ", stdout);
	name(info);
	printf(": %s\n", why ? why : "here");
	if (!why)
		reached = info->window;
}

static uint32_t captured;

static void find_capture(const struct wnd_info *info, int depth)
{
	(void)depth;
	if (info->state & WND_STATE_CAPTURE)
		captured = info->window;
}

static void say_what_comes(uint32_t window)
{
	struct wnd_info info;

	fputs("A press goes to ", stdout);
	name_id(window);
	putchar('\n');
	if (WndQuery(window, &info) < 0)
		return;
	if (info.state & WND_STATE_BLOCKED)
		puts("but a modal window blocks it, and is activated instead.");
	else if (info.state & WND_STATE_HUNG)
		puts("but its program does not respond: the desktop is told.");
	else if (info.flags & WND_NO_FOCUS)
		puts("which does not become active by it.");
}

static void why_click(int x, int y)
{
	const struct windows_walk capture = {.deep = true, .each = find_capture};
	const struct windows_walk walk = {.each = consider};
	uint32_t target = 0;

	at_x = x;
	at_y = y;
	windows_walk(&capture, 0);
	if (captured) {
		fputs("The mouse is captured: all of it goes to ", stdout);
		name_id(captured);
		puts(".");
		return;
	}
	printf("From the top down, at %d,%d:\n", x, y);
	for (;;) { /* the window, then the one of its children that is there, ... */
		reached = 0;
		windows_walk(&walk, target);
		if (!reached)
			break;
		target = reached;
	}
	if (target)
		say_what_comes(target);
	else
		puts("No window is there.");
}

/*
 * Pictures: the chain of causes that ends in what the window presents next.
 */
static struct spy_record kept[KEPT];
static uint32_t kept_count;

static const struct spy_record *committed(uint64_t stamp)
{
	for (uint32_t i = kept_count; i && i + KEPT > kept_count; i--) {
		const struct spy_record *r = &kept[(i - 1) % KEPT];

		if (r->stamp == stamp && (r->fate == SPY_POSTED || r->fate == SPY_SENT))
			return r;
	}
	return NULL;
}

static void show_chain(uint64_t stamp)
{
	char text[160];

	for (int i = 0; stamp && i < 16; i++) {
		const struct spy_record *r = committed(stamp);

		if (!r) {
			puts("  caused by something before this program looked");
			return;
		}
		MsgFormatFull(&r->msg, text, sizeof(text));
		printf("  %s %s, from %s\n", i ? "caused by" : "while handling", text,
		       r->process ? windows_process(r->process) : "the kernel");
		stamp = r->cause;
	}
}

/* True: it has presented. */
static bool look(int spy, uint32_t window)
{
	struct spy_record records[32];
	int count = MsgSpyRead(spy, records, 32);

	for (int i = 0; i < count; i++) {
		kept[kept_count++ % KEPT] = records[i];
		if (records[i].fate != SPY_PRESENTED || records[i].msg.window != window)
			continue;
		fputs("It was painted ", stdout);
		puts("by its program");
		show_chain(records[i].stamp);
		return true;
	}
	return false;
}

static void why_repaint(const char *which)
{
	uint32_t window = windows_find(which);
	int spy = window ? MsgSpyOpen(0) : 0;

	if (!window)
		return;
	if (spy < 0) {
		errno = -spy;
		tool_complain("%s: %s: to see all messages the right to debug is needed", which,
			      strerror(errno));
		return;
	}
	puts("Waiting for what it shows next...");
	fflush(stdout);
	while (ThrWaitHandle(spy, WAIT_MS) == 0)
		if (look(spy, window))
			return;
	puts("Nothing new in 10 seconds.");
}

int main(int argc, char **argv)
{
	tool_begin(argv, "why focus | why click X Y | why repaint WINDOW");
	if (argc == 2 && !strcmp(argv[1], "focus"))
		why_focus();
	else if (argc == 4 && !strcmp(argv[1], "click"))
		why_click((int)tool_number(argv[2]), (int)tool_number(argv[3]));
	else if (argc == 3 && !strcmp(argv[1], "repaint"))
		why_repaint(argv[2]);
	else
		tool_usage();
	return tool_end();
}
