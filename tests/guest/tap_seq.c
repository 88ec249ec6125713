/*
 * tests/guest/tap_seq.c - runs sequences: two windows, their owners, one log of what they handle.
 *
 * The log lies in a shared area, so a second process adds to it. A second owner is told what to do
 * by posts to a hidden window of its own; functions travel as addresses, for it is the same
 * program.
 */
#include "seq.h"
#include <stdio.h>
#include <stdlib.h>

#define MSG_DO	     (MSG_USER + 0x5000) /* to an owner: call p0, or 0: pump until idle; answer */
#define MSG_STOP     (MSG_USER + 0x5001)
#define MSG_DONE     (MSG_USER + 0x5002) /* to the driver */
#define MARK_KEY     KEY_F12
#define MARK_HELD    KEY_RIGHT_CTRL
#define ENTRIES	     200
#define NAMES	     6
#define QUIT_NAME    'Q' /* of no window */
#define DEPTH_OF(id) (threads[(id) == log->main_thread ? 0 : 1])

/* Shared by all owners. */
static struct log {
	uint32_t main_thread, driver, service; /* threads' and windows' ids */
	uint32_t windows[NAMES];
	seq_handler *handler;
	uint32_t count;
	struct seq_entry entries[ENTRIES];
} * log;

static int area, owner; /* handles; owner: of thread or process, 0 = none */
static bool owner_is_process;
static int threads[2]; /* depth of handling, of the main thread and the other */
static bool marked, answered;
const char *seq_setting;

/* ---- handling and logging ----------------------------------------------------------------------
 */

static char name_of(uint32_t window)
{
	for (int i = 0; i < NAMES; i++)
		if (window && log->windows[i] == window)
			return (char)('A' + i);
	return 0;
}

static bool is_mark(const struct msg *m)
{
	return (m->code == MSG_KEYDOWN || m->code == MSG_KEYUP) && m->params[0] == MARK_HELD;
}

static void add(char name, const struct msg *m, int depth)
{
	struct msg_info info = {.stamp = 0};
	uint32_t at = __atomic_fetch_add(&log->count, 1, __ATOMIC_SEQ_CST);

	MsgInfo(&info);
	if (at < ENTRIES)
		log->entries[at] = (struct seq_entry){.window = name,
						      .depth = (uint8_t)depth,
						      .how = (uint8_t)info.how,
						      .thread = ThrGetId(),
						      .msg = *m,
						      .stamp = info.stamp,
						      .cause = info.cause};
}

static uint32_t handle(const struct msg *m)
{
	int *depth = &DEPTH_OF(ThrGetId());
	char name = name_of(m->window);
	uint32_t result = 0;

	if (m->window == log->driver) {
		marked |= m->code == MSG_HOTKEY;
		answered |= m->code == MSG_DONE;
	}
	if (m->code == MSG_QUIT)
		name = QUIT_NAME;
	if (!name || is_mark(m))
		return 0;
	add(name, m, ++*depth);
	if (m->code == MSG_PAINT)
		WndBeginPaint(m->window, &(struct rect){0});
	if (log->handler)
		result = log->handler(name, m);
	--*depth;
	return result;
}

/* Handle what comes within the time; false: nothing did. */
static bool pump(uint32_t timeout)
{
	struct msg m;
	int got = MsgGet(&m, 0, timeout);

	if (got < 0)
		return false;
	if (got == MSG_IN_SEND)
		MsgReply(handle(&m));
	else if (!MsgDispatchCallback(&m))
		handle(&m);
	return true;
}

int seq_loop(void)
{
	struct msg m = {0};
	int got;

	while ((got = MsgGet(&m, 0, TAP_DEADLINE)) > 0) {
		uint32_t result = handle(&m);

		if (got == MSG_IN_SEND)
			MsgReply(result);
	}
	EQ(got, 0);
	handle(&m);
	return (int)m.params[0];
}

static void pump_until(volatile bool *condition)
{
	while (!*condition)
		NEED(pump(TAP_DEADLINE));
	*condition = false;
}

/* ---- the owner of B ----------------------------------------------------------------------------
 */

static uint32_t open_window(char name, int x)
{
	uint32_t w = tap_window(0, WND_VISIBLE, x, 100, 200, 200);

	seq_name(name, w);
	return w;
}

static void close_all(void)
{
	for (int i = 0; i < NAMES; i++)
		WndClose(log->windows[i]); /* those of others refuse */
}

static void serve(void)
{
	struct msg m;
	int got;

	MsgSetHandler(handle);
	log->service = tap_window(0, WND_NO_LIST, 0, 0, 10, 10);
	WndPostMessage(log->driver, MSG_DONE, 0, 0, 0);
	while ((got = MsgGet(&m, 0, WAIT_FOREVER)) >= 0) {
		if (m.window != log->service) {
			uint32_t result = handle(&m);

			if (got == MSG_IN_SEND)
				MsgReply(result);
			continue;
		}
		if (m.code == MSG_STOP)
			break;
		if (m.code != MSG_DO)
			continue;
		if (m.params[0])
			((void (*)(void))m.params[0])();
		MsgDone();
		while (pump(0))
			;
		WndPostMessage(log->driver, MSG_DONE, 0, 0, 0);
	}
	close_all();
	WndClose(log->service);
}

static int owner_thread(void *unused)
{
	(void)unused;
	serve();
	return 0;
}

int seq_owner(const uint32_t *args)
{
	(void)args;
	log = VmmMapShared(TAP_HANDLE(0), VMM_READ | VMM_WRITE);
	NEED(log != NULL);
	serve();
	return tap_failures;
}

static void tell_owner(void (*function)(void))
{
	EQ(WndPostMessage(log->service, MSG_DO, (uint32_t)function, 0, 0), 0);
	pump_until(&answered);
}

void seq_do_b(void (*function)(void))
{
	if (owner)
		tell_owner(function);
	else
		function();
	seq_settle();
}

/* ---- input -------------------------------------------------------------------------------------
 */

static void say(const struct input_record *r)
{
	EQ(SysInjectInput(r, 1), 1);
}

void seq_move(int x, int y)
{
	say(&(struct input_record){.kind = INPUT_MOVE, .x = x, .y = y});
}

void seq_button(uint32_t button, int down)
{
	say(&(struct input_record){.kind = INPUT_BUTTON, .code = button, .value = down});
}

void seq_wheel(int notches)
{
	say(&(struct input_record){.kind = INPUT_WHEEL, .value = notches});
}

void seq_key(uint32_t key, int down)
{
	say(&(struct input_record){.kind = INPUT_KEY, .code = key, .value = down});
}

void seq_press(uint32_t key)
{
	seq_key(key, 1);
	seq_key(key, 0);
}

void seq_advance(uint32_t ms)
{
	EQ(SysTestClock(TEST_CLOCK_ADVANCE, ms), 0);
}

/* A hot key comes when all input before it has been routed. */
void seq_route(void)
{
	seq_key(MARK_HELD, 1);
	seq_press(MARK_KEY);
	seq_key(MARK_HELD, 0);
	pump_until(&marked);
}

static bool logged(char window, uint32_t code)
{
	for (uint32_t i = 0; i < log->count && i < ENTRIES; i++)
		if (log->entries[i].window == window && log->entries[i].msg.code == code)
			return true;
	return false;
}

static void one_round(void)
{
	if (owner)
		tell_owner(NULL);
	while (pump(0))
		;
}

/* Until a whole round brings nothing new. */
void seq_settle(void)
{
	uint32_t before;

	do {
		before = log->count;
		seq_route();
		one_round();
	} while (log->count != before);
}

void seq_await(char window, uint32_t code)
{
	uint64_t limit = tap_ms() + TAP_DEADLINE;

	while (!logged(window, code)) {
		NEED(tap_ms() < limit);
		one_round();
	}
	one_round(); /* its handler may still be at work */
}

void seq_await_own(char window, uint32_t code)
{
	while (!logged(window, code))
		NEED(pump(TAP_DEADLINE));
}

void seq_clear(void)
{
	seq_settle();
	log->count = 0;
}

/* ---- comparing ---------------------------------------------------------------------------------
 */

static bool fits(const struct seq_item *i, const struct seq_entry *e)
{
	if (i->window != e->window || i->code != e->msg.code)
		return false;
	for (int p = 0; p < 3; p++)
		if (i->check >> p & 1 && i->params[p] != e->msg.params[p])
			return false;
	return !(i->check & SEQ_NESTED) || e->depth > 1;
}

/* Each thread's entries stay as it handled them; those of two are brought in the order of stamps.
 */
static void order(void)
{
	for (uint32_t i = 1; i < log->count && i < ENTRIES; i++)
		for (uint32_t at = i; at; at--) {
			struct seq_entry *a = &log->entries[at - 1], *b = a + 1, kept = *a;

			if (a->thread == b->thread || a->stamp <= b->stamp)
				break;
			*a = *b;
			*b = kept;
		}
}

/* Items of one group from here on; 1 for those without. */
static uint32_t group_size(const struct seq_item *i)
{
	uint32_t n = 1;

	while (i->group && i[n].window && i[n].group == i->group)
		n++;
	return n;
}

/* Entries from `at` that a group takes in any order; -1: one that must be is missing. */
static int take_group(const struct seq_item *group, uint32_t size, uint32_t at)
{
	uint32_t taken = 0, first = at;

	for (; at < log->count; at++) {
		uint32_t i = 0;

		while (i < size && (taken >> i & 1 || !fits(&group[i], &log->entries[at])))
			i++;
		if (i == size)
			break;
		taken |= 1u << i;
	}
	for (uint32_t i = 0; i < size; i++)
		if (!(taken >> i & 1) && !(group[i].check & SEQ_OPTIONAL))
			return -1;
	return (int)(at - first);
}

static void say_lists(const struct seq_item *expected, uint32_t difference)
{
	char text[160];

	tap_say("# %s: differs at %u", seq_setting, (unsigned)difference);
	for (const struct seq_item *i = expected; i->window; i++)
		tap_say("#   wanted %c %s%s%s", i->window, MsgName(i->code) ?: "a user code",
			i->check & SEQ_OPTIONAL ? " (may be)" : "", i->group ? " (any order)" : "");
	for (uint32_t i = 0; i < log->count && i < ENTRIES; i++) {
		MsgFormat(&log->entries[i].msg, text, sizeof text);
		tap_say("#   %s %u %c depth %u %s", i == difference ? "-> got" : "   got",
			(unsigned)i, log->entries[i].window, (unsigned)log->entries[i].depth, text);
	}
}

void seq_expect(const struct seq_item *expected)
{
	const struct seq_item *i = expected;
	uint32_t at = 0;

	seq_settle();
	order();
	while (i->window) {
		uint32_t size = group_size(i);
		int took = take_group(i, size, at);

		if (took < 0)
			break;
		at += (uint32_t)took;
		i += size;
	}
	if (i->window || at != log->count) {
		tap_failures++;
		say_lists(expected, at);
	}
	log->count = 0;
}

const struct seq_entry *seq_find(char window, uint32_t code)
{
	seq_settle();
	for (uint32_t i = 0; i < log->count && i < ENTRIES; i++)
		if (log->entries[i].window == window && log->entries[i].msg.code == code)
			return &log->entries[i];
	return NULL;
}

/* ---- settings ----------------------------------------------------------------------------------
 */

bool seq_alone(void)
{
	return !owner;
}

uint32_t seq_window(char name)
{
	return log->windows[name - 'A'];
}

void seq_name(char name, uint32_t window)
{
	log->windows[name - 'A'] = window;
}

void seq_handle(seq_handler *handler)
{
	log->handler = handler;
}

static void open_b(void)
{
	open_window('B', 400);
}

static void begin(void)
{
	area = VmmShare(sizeof *log, NULL, 0);
	log = VmmMapShared(area, VMM_READ | VMM_WRITE);
	NEED(log != NULL);
	log->main_thread = ThrGetId();
	log->driver = tap_window(0, WND_NO_LIST, 0, 0, 10, 10);
	MsgSetHandler(handle);
	NEED(SysTestClock(TEST_CLOCK_FREEZE, 0) == 0);
	EQ(WndSetHotKey(log->driver, 1, MARK_KEY, MOD_CTRL), 0);
}

static void start_owner(bool process)
{
	owner_is_process = process;
	owner = process ? tap_start(CHILD("seq_owner", .handles = {area}, .privileges = PRIV_ALL))
			: ThrStart(owner_thread, NULL, 0);
	NEED(owner > 0);
	pump_until(&answered);
}

/* A active, the pointer over neither, nothing logged. */
static void open_windows(void)
{
	seq_do_b(open_b);
	open_window('A', 100);
	EQ(WndActivate(seq_window('A')), 0);
	seq_move(990, 700);
	seq_advance(1000);
	seq_clear();
}

static void end(void)
{
	log->handler = NULL;
	if (owner) {
		WndPostMessage(log->service, MSG_STOP, 0, 0, 0);
		EQ(owner_is_process ? tap_end(owner) : tap_end_thread(owner), 0);
	}
	owner = 0;
	close_all();
	WndClose(log->driver);
	tap_drain();
	EQ(SysTestClock(TEST_CLOCK_OFF, 0), 0);
	VmmUnmap((uint32_t)log);
	HandleClose(area);
}

void seq_each(void (*run)(void))
{
	static const char *const settings[] = {"one thread", "two threads", "two processes"};

	for (int i = 0; i < 3; i++) {
		seq_setting = settings[i];
		begin();
		if (i)
			start_owner(i == 2);
		open_windows();
		run();
		end();
	}
}
