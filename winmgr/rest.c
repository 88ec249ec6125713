/* winmgr/rest.c - times the rests of the pointer. */
#include "winmgr/rest.h"
#include "dev/input.h"
#include "winmgr/clock.h"

/* Guarded by winmgr_lock. */
static struct window *over; /* has not yet been told; NULL: nobody will be */
static struct alarm alarm;

/* Interrupts off: the window manager's thread does it, in order with all other input. */
static void ring(struct alarm *a)
{
	(void)a;
	input_post(&(struct input_event){.kind = INPUT_RESTED, .tsc = rdtsc()});
}

void rest_begin(struct window *w)
{
	over = w && w->hover_ms ? w : NULL;
	if (over)
		alarm_set(&alarm, gui_clock_ms() + over->hover_ms, ring);
	else
		alarm_cancel(&alarm);
}

struct window *rest_over(void)
{
	struct window *w = alarm.armed ? NULL : over;

	if (w)
		over = NULL;
	return w;
}

void rest_window_gone(const struct window *w)
{
	if (over == w)
		over = NULL;
}
