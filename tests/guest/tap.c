/* tests/guest/tap.c - runs each test in a process of its own, compares what is in use, reports. */
#include "tap.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include "fs.h"

#define RUN_MS	  150000 /* one test */
#define MEMORY_MS 200	 /* and then for memory to come back */
#define SETTLE_MS 3000	 /* until the dead are gone */
#define ROUNDS	  10 /* of which one must lose nothing: tables and slabs grow to what is needed */
#define GAVE_UP	  99

int tap_failures;
const char *tap_program;

void tap_say(const char *format, ...)
{
	char line[300];
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(line, sizeof line - 1, format, args);
	va_end(args);
	if (length > (int)sizeof line - 2)
		length = sizeof line - 2;
	line[length++] = '\n';
	FsWriteSync(HANDLE_STDOUT, line, length);
}

bool tap_check(bool good, const char *file, int line, const char *text)
{
	if (!good) {
		tap_failures++;
		tap_say("# %s:%d: not so: %s", file, line, text);
	}
	return good;
}

bool tap_equal(long long got, long long wanted, const char *file, int line, const char *text)
{
	if (got != wanted) {
		tap_failures++;
		tap_say("# %s:%d: %s is %lld (0x%llx), not %lld (0x%llx)", file, line, text, got,
			got, wanted, wanted);
	}
	return got == wanted;
}

void tap_give_up(void)
{
	ProcExit(GAVE_UP);
}

uint64_t tap_ms(void)
{
	uint64_t ns = 0;

	SysClock(&ns);
	return ns / 1000000;
}

uint32_t tap_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

const char *tap_path(const char *name)
{
	static char path[PATH_LENGTH_MAX];
	const char *slash = strrchr(tap_program, '/');

	snprintf(path, sizeof path, "%.*s/%s", (int)(slash - tap_program), tap_program, name);
	return path;
}

/* ---- children -------------------------------------------------------------------------------- */

static uint32_t add_arg(char *args, uint32_t at, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	at += vsnprintf(args + at, PATH_LENGTH_MAX, format, list) + 1;
	va_end(list);
	return at;
}

int tap_spawn(const struct tap_child *child)
{
	static char args[2 * PATH_LENGTH_MAX + 64];
	int handles[3 + TAP_HANDLES] = {HANDLE_STDIN, HANDLE_STDOUT, HANDLE_STDERR};
	struct spawn spawn = {.size = sizeof spawn,
			      .path = tap_program,
			      .args = args,
			      .handles = handles,
			      .handle_count = 3,
			      .privileges = child->privileges,
			      .priority = child->priority};
	uint32_t at = add_arg(args, 0, "%s", tap_program);

	at = add_arg(args, at, "@%s", child->role);
	for (uint32_t i = 0; i < TAP_ARGS; i++)
		at = add_arg(args, at, "%u", (unsigned)child->args[i]);
	spawn.args_size = at;
	for (uint32_t i = 0; i < TAP_HANDLES && child->handles[i]; i++)
		handles[spawn.handle_count++] = child->handles[i];
	return ProcSpawn(&spawn);
}

int tap_start(const struct tap_child *child)
{
	int process = tap_spawn(child);

	if (process < 0) {
		tap_failures++;
		tap_say("# cannot start @%s: %d", child->role, process);
		tap_give_up();
	}
	return process;
}

int tap_end(int process)
{
	struct proc_info info = {0};

	EQ(ThrWaitHandle(process, TAP_DEADLINE), 0);
	EQ(ProcQuery(process, &info), 0);
	EQ(info.running, 0);
	EQ(HandleClose(process), 0);
	return info.status;
}

int tap_end_thread(int thread)
{
	struct thr_info info = {0};

	EQ(ThrWaitHandle(thread, TAP_DEADLINE), 0);
	EQ(ThrQuery(thread, &info), 0);
	EQ(info.running, 0);
	EQ(HandleClose(thread), 0);
	return info.status;
}

void tap_kill(int process)
{
	EQ(ProcKill(process, EXIT_KILLED), 0);
	EQ(tap_end(process), EXIT_KILLED);
}

void tap_await(int handle)
{
	NEED(ThrWaitHandle(handle, TAP_DEADLINE) == 0);
}

/* ---- messages -------------------------------------------------------------------------------- */

bool tap_message(uint32_t code, struct msg *m)
{
	struct msg_filter only = {.first_code = code, .last_code = code};
	int result = MsgGetFiltered(m, &only, 0, TAP_DEADLINE);

	if (result != 1)
		memset(m, 0, sizeof *m);
	return result == 1;
}

void tap_drain(void)
{
	struct msg m;

	while (MsgGet(&m, 0, 0) == 1)
		if (m.code == MSG_PAINT)
			WndBeginPaint(m.window, &(struct rect){0});
	MsgDone();
}

uint32_t tap_window(uint32_t parent, uint32_t flags, int x, int y, int width, int height)
{
	struct wnd_create create = {
		.parent = parent, .flags = flags, .x = x, .y = y, .width = width, .height = height};
	uint32_t window = WndCreate(&create);

	NEED((int)window > 0);
	return window;
}

/* ---- running --------------------------------------------------------------------------------- */

struct counters {
	uint32_t pages_free, heap_bytes, processes, threads, windows, charges;
};

static struct counters count(void)
{
	struct sys_info i = {0};

	SysInfo(&i, sizeof i);
	return (struct counters){i.pages_free, i.heap_bytes, i.processes,
				 i.threads,    i.windows,    i.charges};
}

static bool all_gone(const struct counters *a, const struct counters *b)
{
	return b->processes == a->processes && b->threads == a->threads &&
	       b->windows == a->windows && b->charges == 0;
}

static bool nothing_lost(const struct counters *a, const struct counters *b)
{
	return all_gone(a, b) && b->pages_free >= a->pages_free && b->heap_bytes <= a->heap_bytes;
}

/* The dead go in their own time: wait until they are gone, and a little for what they held. */
static bool settle(const struct counters *before, struct counters *now)
{
	uint64_t start = tap_ms(), limit = SETTLE_MS;

	do {
		*now = count();
		if (nothing_lost(before, now))
			return true;
		if (all_gone(before, now) && limit == SETTLE_MS)
			limit = tap_ms() - start + MEMORY_MS;
		ThrSleep(2);
	} while (tap_ms() - start < limit);
	return false;
}

/* Run one in a process of its own; its exit status. */
static int run_child(const char *name)
{
	char args[2 * PATH_LENGTH_MAX];
	struct spawn spawn = {
		.size = sizeof spawn, .path = tap_program, .args = args, .privileges = PRIV_ALL};
	struct proc_info info = {0};
	int child;

	spawn.args_size = add_arg(args, add_arg(args, 0, "%s", tap_program), "!%s", name);
	child = ProcSpawn(&spawn);
	if (child < 0) {
		tap_say("# cannot start: %d", child);
		return child;
	}
	if (ThrWaitHandle(child, RUN_MS) != 0) {
		tap_say("# %s has not ended after %d s", name, RUN_MS / 1000);
		ProcKill(child, EXIT_KILLED);
		ThrWaitHandle(child, SETTLE_MS);
	}
	ProcQuery(child, &info);
	HandleClose(child);
	return info.status;
}

static void say_status(int status)
{
	if (status == EXIT_FAULT)
		tap_say("# it crashed");
	else if (status == GAVE_UP)
		tap_say("# it gave up");
	else
		tap_say("# %d checks failed", status);
}

static void say_lost(const struct counters *a, const struct counters *b)
{
	tap_say("# lost: %d pages, %d heap bytes, %d processes, %d threads, %d windows; charges %u",
		(int)(a->pages_free - b->pages_free), (int)(b->heap_bytes - a->heap_bytes),
		(int)(b->processes - a->processes), (int)(b->threads - a->threads),
		(int)(b->windows - a->windows), (unsigned)b->charges);
}

static bool run_test(const char *name)
{
	for (int round = 0; round < ROUNDS; round++) {
		struct counters before = count(), after;
		int status = run_child(name);

		if (status)
			say_status(status);
		if (settle(&before, &after) || status)
			return !status;
		say_lost(&before, &after);
	}
	return false;
}

static int idle(void *argument)
{
	return ThrWaitHandle((int)argument, TAP_DEADLINE);
}

/* Not a test: fills what the kernel keeps ready (stacks, tables, slabs). */
static void warm_up(void)
{
	int go = EvtCreate(EVENT_MANUAL), threads[24];
	struct msg m;

	tap_window(0, WND_VISIBLE, 0, 0, 64, 64);
	MsgGet(&m, 0, 0);
	for (int i = 0; i < 24; i++)
		threads[i] = ThrStart(idle, (void *)go, 0);
	EvtSet(go);
	for (int i = 0; i < 24; i++)
		ThrWaitHandle(threads[i], TAP_DEADLINE);
}

static bool chosen(const char *name, int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (!strcmp(argv[i], name))
			return true;
	return argc <= 1;
}

static int run_all(int argc, char **argv, const struct tap_test *tests)
{
	int number = 0, failed = 0;

	run_child("warm_up");
	run_child("warm_up");
	for (; tests->name; tests++) {
		bool good;

		if (!chosen(tests->name, argc, argv))
			continue;
		good = run_test(tests->name);
		failed += !good;
		tap_say("%s %d - %s", good ? "ok" : "not ok", ++number, tests->name);
	}
	tap_say("1..%d", number);
	return failed != 0;
}

static int run_here(const char *name, const struct tap_test *tests)
{
	if (!strcmp(name, "warm_up"))
		warm_up();
	for (; tests->name; tests++)
		if (!strcmp(tests->name, name))
			tests->run();
	return tap_failures < GAVE_UP ? tap_failures : GAVE_UP - 1;
}

static int play(char **argv, int argc, const struct tap_role *roles)
{
	uint32_t args[TAP_ARGS] = {0};

	for (int i = 0; i < TAP_ARGS && i + 2 < argc; i++)
		args[i] = strtoul(argv[i + 2], NULL, 10);
	for (; roles && roles->name; roles++)
		if (!strcmp(roles->name, argv[1] + 1))
			return roles->run(args);
	tap_say("# there is no role %s", argv[1]);
	return GAVE_UP;
}

int tap_main(int argc, char **argv, const struct tap_test *tests, const struct tap_role *roles)
{
	tap_program = argv[0];
	if (argc > 1 && argv[1][0] == '!')
		return run_here(argv[1] + 1, tests);
	if (argc > 1 && argv[1][0] == '@')
		return play(argv, argc, roles);
	return run_all(argc, argv, tests);
}
