/*
 * winmgr/show.c - the window manager as text: windows, queues, messages.
 *
 * One thing after the other, each under its lock: what comes or goes meanwhile may be there or not.
 */
#include "common/text.h"
#include "cpu/string.h"
#include "task/timer.h"
#include "winmgr/figures.h"
#include "winmgr/focus.h"
#include "winmgr/window.h"
#include "winmgr/winmgr.h"

/* ---- windows ----------------------------------------------------------------------------- */

struct window_line {
	uint32_t id, parent, thread, process;
	struct rect rect;
	const char *state;
	char title[WINDOW_TITLE_MAX];
};

static const char *state_of(const struct window *w)
{
	return w->crashed	      ? "crashed"
	       : w->queue->watch.hung ? "hung"
	       : w->minimised	      ? "minimised"
	       : w == focus_active    ? "active"
	       : window_shown(w)      ? "shown"
				      : "hidden";
}

static bool look_at(uint32_t slot, struct window_line *line)
{
	struct window *w;

	mutex_lock(&winmgr_lock);
	w = window_slots[slot].window;
	if (w) {
		*line = (struct window_line){.id = w->id,
					     .parent = w->parent ? w->parent->id : 0,
					     .thread = w->queue->thread->id,
					     .process = w->queue->process->id,
					     .rect = window_screen_rect(w),
					     .state = state_of(w)};
		strlcpy(line->title, w->title, sizeof line->title);
	}
	mutex_unlock(&winmgr_lock);
	return w;
}

void winmgr_show_windows(struct text *out)
{
	struct window_line l;

	text_printf(out, "%-10s %-10s %-10s %-10s %-9s %6s %6s %6s %6s %s\n", "WINDOW", "PARENT",
		    "THREAD", "PROCESS", "STATE", "X", "Y", "WIDTH", "HEIGHT", "TITLE");
	for (uint32_t slot = 0; slot < WINDOWS_MAX && !text_over(out); slot++)
		if (look_at(slot, &l))
			text_printf(out, "%-10u %-10u %-10u %-10u %-9s %6d %6d %6d %6d %s\n", l.id,
				    l.parent, l.thread, l.process, l.state, l.rect.left, l.rect.top,
				    rect_width(l.rect), rect_height(l.rect), l.title);
}

/* ---- queues ------------------------------------------------------------------------------ */

void winmgr_show_queues(struct text *out)
{
	text_printf(out, "%-10s %-10s %6s %5s %5s %6s %6s %6s %5s %10s %10s %7s %5s %s\n", "THREAD",
		    "PROCESS", "POSTED", "INPUT", "SENT", "OLDEST", "TIMERS", "PEAK", "PAGES",
		    "CAME", "FETCHED", "REFUSED", "LOST", "STATE");
	for (uint32_t slot = 1; slot <= THREADS_MAX && !text_over(out); slot++) {
		struct thread *t = thread_at(slot);
		struct msg_status s;

		if (t && queue_look(t, &s))
			text_printf(
				out,
				"%-10u %-10u %6u %5u %5u %6u %6u %6u %5u %10u %10u %7u %5u %s\n",
				t->id, t->process ? t->process->id : 0, s.posted, s.input, s.sent,
				s.oldest_ms, s.timers, s.peak, s.pages, s.posted_total,
				s.fetched_total, s.posts_refused, s.input_lost,
				s.hung ? "hung" : "-");
		thread_unref(t);
	}
}

/* ---- messages ---------------------------------------------------------------------------- */

/* Nanoseconds that a bucket's times are below. */
static uint32_t bucket_ns(uint32_t bucket)
{
	uint64_t ns = (2ull << bucket << SPAN_SHIFT) * 1000000 / clock_tsc_khz;

	return ns > UINT32_MAX ? UINT32_MAX : (uint32_t)ns;
}

/* So long took this share (of 100) of them at most; 0: there were none. */
static uint32_t time_of(const uint32_t *buckets, uint32_t share)
{
	uint64_t all = 0, seen = 0;
	uint32_t b = 0;

	for (uint32_t i = 0; i < MSG_BUCKETS; i++)
		all += buckets[i];
	if (!all)
		return 0;
	while ((seen += buckets[b]) * 100 < all * share)
		b++;
	return bucket_ns(b);
}

static void write_code(struct text *out, const struct msg_statistics *s)
{
	const char *name = s->code ? queue_code_name(s->code) : "(all others)";

	text_printf(out, "%-5x %10u %10u %12u %12u %12u %12u %s\n", s->code, s->posted, s->fetched,
		    time_of(s->wait, 50), time_of(s->wait, 99), time_of(s->handle, 50),
		    time_of(s->handle, 99), name ? name : "?");
}

void winmgr_show_messages(struct text *out)
{
	struct msg_statistics s = {.next = 0};
	uint32_t code = 0;

	text_printf(out, "%-5s %10s %10s %12s %12s %12s %12s %s\n", "CODE", "POSTED", "FETCHED",
		    "WAIT_HALF", "WAIT_MOST", "HANDLE_HALF", "HANDLE_MOST", "NAME");
	do {
		if (figures_get(code, &s))
			break;
		write_code(out, &s);
		code = s.next;
	} while (code && !text_over(out));
}
