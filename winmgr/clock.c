/* winmgr/clock.c - the clock of the GUI: real time, or driven by a test. */
#include "winmgr/clock.h"
#include "abi/error.h"
#include "abi/proc.h"
#include "abi/wnd.h"
#include "cpu/spinlock.h"
#include "syscall_kernel.h"
#include "task/process.h"
#include "task/sched.h"

/* Guarded by lock. */
static struct spinlock lock;
static struct list armed = LIST_INIT(armed);
static int64_t ahead;	       /* of real time, while the clock runs */
static uint64_t stands;	       /* what it shows while it stands still */
static struct process *driver; /* the process that stopped it; NULL: it runs */
static struct alarm *driven;   /* the alarm that a test's advance is ringing */

static uint64_t now(void)
{
	return driver ? stands : timer_ticks() + (uint64_t)ahead;
}

uint64_t gui_clock_ms(void)
{
	uint32_t flags = spin_lock(&lock);
	uint64_t ms = now();

	spin_unlock(&lock, flags);
	return ms;
}

uint64_t gui_clock_of(uint64_t tsc)
{
	uint32_t flags = spin_lock(&lock);
	uint64_t ms = driver ? stands : clock_ns_of(tsc) / 1000000 + (uint64_t)ahead;

	spin_unlock(&lock, flags);
	return ms;
}

/* Lock held. */
static void disarm(struct alarm *a)
{
	if (a->armed)
		list_remove(&a->link);
	a->armed = false;
}

/* Interrupt context: real time has reached it. It may have been set anew just now. */
static void expired(struct timer *timer)
{
	struct alarm *a = container_of(timer, struct alarm, timer);
	bool due;

	spin_lock_nested(&lock);
	due = a->armed && !driver && a->due <= now();
	if (due)
		disarm(a);
	spin_unlock_nested(&lock);
	if (due)
		a->ring(a);
}

/* Lock held; the clock runs. */
static void start(struct alarm *a)
{
	timer_set(&a->timer, a->due - (uint64_t)ahead, expired);
}

void alarm_set(struct alarm *a, uint64_t due_ms, void (*ring)(struct alarm *a))
{
	uint32_t flags = spin_lock(&lock);

	disarm(a);
	a->due = due_ms;
	a->ring = ring;
	a->armed = true;
	list_push_back(&armed, &a->link);
	if (!driver)
		start(a);
	spin_unlock(&lock, flags);
}

void alarm_cancel(struct alarm *a)
{
	uint32_t flags = spin_lock(&lock);

	disarm(a);
	timer_cancel(&a->timer);
	spin_unlock(&lock, flags);
}

void alarm_cancel_wait(struct alarm *a)
{
	alarm_cancel(a);
	timer_wait(&a->timer);
	while (__atomic_load_n(&driven, __ATOMIC_ACQUIRE) == a)
		cpu_relax();
}

/* ---- driven by a test
 * ----------------------------------------------------------------------------- */

/* Lock held. */
static void stop_clock(struct process *p)
{
	struct list *l;

	stands = now();
	driver = p;
	list_for_each (l, &armed)
		timer_cancel(&container_of(l, struct alarm, link)->timer);
}

/* Lock held. */
static void run_clock(void)
{
	struct list *l;

	ahead = (int64_t)(stands - timer_ticks());
	driver = NULL;
	list_for_each (l, &armed)
		start(container_of(l, struct alarm, link));
}

/* Lock held: the armed alarm that is due first, of several the one set first; NULL: none by then.
 */
static struct alarm *first_due(uint64_t until)
{
	struct alarm *first = NULL;
	struct list *l;

	list_for_each (l, &armed) {
		struct alarm *a = container_of(l, struct alarm, link);

		if (a->due <= until && (!first || a->due < first->due))
			first = a;
	}
	return first;
}

/* One step of an advance; false: it has arrived. Between steps interrupts are on, so that who was
 * woken gets its turn. */
static bool step(uint64_t until)
{
	uint32_t flags = spin_lock(&lock);
	struct alarm *a = first_due(until);

	if (!a) {
		stands = until;
		spin_unlock(&lock, flags);
		return false;
	}
	if (a->due > stands)
		stands = a->due;
	disarm(a);
	__atomic_store_n(&driven, a, __ATOMIC_RELEASE);
	spin_unlock_nested(&lock);
	a->ring(a);
	__atomic_store_n(&driven, NULL, __ATOMIC_RELEASE);
	irq_restore(flags);
	return true;
}

static int change(uint32_t mode, struct process *self)
{
	uint32_t flags = spin_lock(&lock);
	int error = 0;

	if (driver && driver != self)
		error = -EBUSY;
	else if (mode == TEST_CLOCK_FREEZE && !driver)
		stop_clock(self);
	else if (mode == TEST_CLOCK_OFF && driver)
		run_clock();
	else if (mode == TEST_CLOCK_ADVANCE && !driver)
		error = -EINVAL;
	spin_unlock(&lock, flags);
	return error;
}

int32_t sys_sys_test_clock(uint32_t mode, uint32_t milliseconds)
{
	int error;

	if (mode > TEST_CLOCK_ADVANCE || (milliseconds && mode != TEST_CLOCK_ADVANCE))
		return -EINVAL;
	if (!(current_process()->privileges & PRIV_DEBUG))
		return -EPERM;
	error = change(mode, current_process());
	if (!error && mode == TEST_CLOCK_ADVANCE) {
		uint64_t until = gui_clock_ms() + milliseconds;

		while (step(until))
			;
	}
	return error;
}

static void process_ends(struct process *p)
{
	uint32_t flags = spin_lock(&lock);

	if (driver == p)
		run_clock();
	spin_unlock(&lock, flags);
}

void clock_init_gui(void)
{
	exit_hook_process(process_ends);
}
