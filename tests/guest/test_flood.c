/* tests/guest/test_flood.c - three hostile processes post as fast as they can; whoever a person
 * works with does not lose a key by it, gets each soon and shows it soon. */
#include "tap.h"
#include <stdlib.h>
#include "abi/key.h"
#include "abi/limits.h"

#define HOSTILE	    3
#define KEYS	    500
#define MOVE_EVERY  3
#define CLICK_EVERY 10
#define SOON_NS	    5000000 /* of the hostile processes' time, on average: half a slice */
#define HELLO	    (MSG_USER + 50)

/* ---- the others --------------------------------------------------------------------------- */

/* args: windows. */
ROLE(flood)
{
	for (uint32_t i = 0;; i++) {
		WndPostMessage(args[0], MSG_USER, i, 0, 0);
		WndPostMessage(args[1], MSG_USER, i, 0, 0);
	}
	return 0;
}

/* args: the thread to tell its window. */
ROLE(take)
{
	struct msg m;

	EQ(ThrPostMessage(args[0], HELLO, tap_window(0, WND_VISIBLE, 400, 100, 50, 50), 0, 0), 0);
	while (MsgGet(&m, 0, WAIT_FOREVER) >= 0)
		;
	return 0;
}

static int victim, hostile[HOSTILE];

static void start_others(uint32_t window)
{
	struct msg m;

	victim = tap_start(CHILD("take", .args = {ThrGetId()}));
	NEED(tap_message(HELLO, &m));
	for (int i = 0; i < HOSTILE; i++)
		hostile[i] = tap_start(CHILD("flood", .args = {m.params[0], window}));
}

static void end_others(void)
{
	for (int i = 0; i < HOSTILE; i++)
		tap_kill(hostile[i]);
	tap_kill(victim);
}

/* The processor time they have had. */
static uint64_t hostile_ns(void)
{
	struct proc_info info;
	uint64_t sum = 0;

	for (int i = 0; i < HOSTILE; i++) {
		NEED(ProcQuery(hostile[i], &info) == 0);
		sum += info.time_ns;
	}
	return sum;
}

/* ---- who presses -------------------------------------------------------------------------- */

static int next;	       /* event: the last key has arrived */
static uint64_t pressed_at;    /* hostile_ns */
static uint32_t pressed_after; /* messages that were fetched then */
static volatile uint32_t fetched;

static void say(struct input_record r)
{
	EQ(SysInjectInput(&r, 1), 1);
}

static void press(uint32_t n)
{
	pressed_at = hostile_ns();
	pressed_after = fetched;
	say((struct input_record){.kind = INPUT_KEY, .code = KEY_A + n % 26, .value = 1});
	say((struct input_record){.kind = INPUT_KEY, .code = KEY_A + n % 26, .value = 0});
	if (n % MOVE_EVERY == 0)
		say((struct input_record){.kind = INPUT_MOVE, .x = 110 + (int)(n % 30), .y = 120});
	if (n % CLICK_EVERY)
		return;
	say((struct input_record){.kind = INPUT_BUTTON, .code = BUTTON_LEFT, .value = 1});
	say((struct input_record){.kind = INPUT_BUTTON, .code = BUTTON_LEFT, .value = 0});
}

/* Of high priority, as the interrupts are that it stands for. It presses at any moment: while the
 * messages before are handled, or after all is quiet. */
static int person(void *unused)
{
	uint32_t chance = 1;

	(void)unused;
	ThrSetPriority(0, PRIORITY_HIGH);
	for (uint32_t n = 0; n < KEYS; n++) {
		tap_await(next);
		ThrWaitHandle(next, tap_random(&chance) % 4); /* nothing comes */
		press(n);
	}
	return 0;
}

/* ---- who must not notice ------------------------------------------------------------------ */

static struct {
	uint32_t keys, ups, clicks, releases, moves;
	uint64_t waited_ns; /* of the hostile processes' time, until it was presented; all keys */
	uint32_t handled;   /* most messages between a press and its arrival */
} seen;

static void key_down(const struct msg *m)
{
	uint32_t handled = fetched - pressed_after;

	EQ(m->params[0], KEY_A + seen.keys % 26);
	EQ(WndPresent(m->window, NULL, 0), 0);
	seen.waited_ns += hostile_ns() - pressed_at;
	if (handled > seen.handled)
		seen.handled = handled;
	seen.keys++;
}

static void handle(const struct msg *m)
{
	fetched++;
	if (m->code == MSG_KEYDOWN)
		key_down(m);
	seen.ups += m->code == MSG_KEYUP;
	seen.clicks += m->code == MSG_MOUSEDOWN;
	seen.releases += m->code == MSG_MOUSEUP;
	seen.moves += m->code == MSG_MOUSEMOVE;
	if (m->code == MSG_KEYUP && seen.ups < KEYS)
		EvtSet(next);
}

static bool all_seen(void)
{
	return seen.ups == KEYS && seen.releases == (KEYS - 1) / CLICK_EVERY + 1;
}

/* Nobody fetches any more: the hostile ones come to the end of their shares. */
static bool refused(struct msg_status *status)
{
	uint64_t limit = tap_ms() + TAP_DEADLINE;

	do {
		ThrYield();
		EQ(MsgStatus(status), 0);
	} while (!status->posts_refused && tap_ms() < limit);
	return status->posts_refused;
}

TEST(every_key_arrives_once_in_order_and_soon)
{
	uint32_t window = tap_window(0, WND_VISIBLE, 100, 100, 50, 50);
	struct msg_status status;
	struct surface surface;
	struct msg m;
	int t;

	EQ(WndMapSurface(window, &surface), 0);
	EQ(WndActivate(window), 0);
	start_others(window);
	tap_drain();
	next = EvtCreate(EVENT_SET);
	t = ThrStart(person, NULL, 0);
	while (!all_seen()) {
		NEED(MsgGet(&m, 0, TAP_DEADLINE) == 1);
		handle(&m);
	}
	EQ(tap_end_thread(t), 0);
	CHECK(refused(&status));
	end_others();
	EQ(seen.keys, KEYS);
	EQ(seen.clicks, seen.releases);
	CHECK(seen.moves > 0);
	EQ(status.input_lost, 0);
	CHECK(seen.handled <= MSG_QUEUE_MAX + MSG_INPUT_MAX);
	CHECK(seen.waited_ns / KEYS < SOON_NS);
	tap_say("# a key waited for %llu us of their time, behind %u messages at "
		"most",
		seen.waited_ns / KEYS / 1000, (unsigned)seen.handled);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(every_key_arrives_once_in_order_and_soon), {}};
	static const struct tap_role roles[] = {T(flood), T(take), {}};

	return tap_main(argc, argv, tests, roles);
}
