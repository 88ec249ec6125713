/*
 * winmgr/clock.h - the clock of the GUI, and alarms on it.
 *
 * Milliseconds since start; timers of windows, resting pointers, double clicks, hung windows and
 * the 16 ms bound of the fetch go by it. A test may stop it and drive it on (SysTestClock): due
 * alarms come strictly in order of their due times then, each while the clock shows its time. What
 * the test skipped or held up stays a difference to real time: the clock never goes back.
 *
 * An alarm's function runs with interrupts off, as a timer's does, with no lock held: it takes its
 * owner's lock and looks whether the alarm is still meant. The clock's lock lies below those of
 * queues and above the timer wheel's.
 */
#ifndef WINMGR_CLOCK_H
#define WINMGR_CLOCK_H

#include "common/list.h"
#include "task/timer.h"

struct alarm {
	struct list link; /* among those armed, in the order they were set; guarded by the clock */
	struct timer timer;
	uint64_t due;
	void (*ring)(struct alarm *a);
	bool armed;
};

/* Any context; takes the clock's lock. */
uint64_t gui_clock_ms(void);
/* What the clock showed at an event; a clock that stands still shows now. */
uint64_t gui_clock_of(uint64_t tsc);

/* Set (also anew) and cancel. Any context. Another processor may be ringing it still. */
void alarm_set(struct alarm *a, uint64_t due_ms, void (*ring)(struct alarm *a));
void alarm_cancel(struct alarm *a);

/* Cancel; when it returns the function does not run any more, on no processor, and the memory may
 * go. Without the locks that the function takes; never from an alarm. */
void alarm_cancel_wait(struct alarm *a);

/* Ends a test's hold of the clock with its process. */
void clock_init_gui(void);

#endif
