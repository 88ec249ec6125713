/*
 * tests/guest/tap.h - tests that run in the system and report in TAP.
 *
 * A test program is a table of tests and a table of roles (what its child processes do):
 *
 *	TEST(set_wakes)
 *	{
 *		int e = EvtCreate(0);
 *
 *		EQ(EvtSet(e), 0);
 *		EQ(ThrWaitHandle(e, 0), 0);
 *	}
 *
 *	int main(int argc, char **argv)
 *	{
 *		static const struct tap_test tests[] = {T(set_wakes), {}};
 *		return tap_main(argc, argv, tests, NULL);
 *	}
 *
 * Each test runs in a process of its own. Before and after it the parent compares what the system
 *has in use (pages, heap, processes, threads, windows); a difference that comes again when the test
 *is repeated is a leak and fails it. Waiting is for events, with TAP_DEADLINE as the limit.
 */
#ifndef GUEST_TAP_H
#define GUEST_TAP_H

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include "handle.h"
#include "msg.h"
#include "proc.h"
#include "sys.h"
#include "thr.h"
#include "vmm.h"
#include "wnd.h"

#define TAP_DEADLINE  20000u /* milliseconds until something awaited counts as lost */
#define TAP_ARGS      4	     /* numbers a role gets */
#define TAP_HANDLES   5	     /* handles a role gets: its 4, 5, ... */
#define TAP_HANDLE(n) (4 + (n))

struct tap_test {
	const char *name;
	void (*run)(void);
};

/* What a child process does; its result is the exit status. */
struct tap_role {
	const char *name;
	int (*run)(const uint32_t *args);
};

#define TEST(name) static void name(void)
#define ROLE(name) static int name(const uint32_t *args)
#define T(name)             \
	{                   \
#name, name \
	}

/* The tables end with an empty entry. Names as arguments choose tests. */
int tap_main(int argc, char **argv, const struct tap_test *tests, const struct tap_role *roles);

/* One line of output, whole. */
void tap_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* A failed check is reported and counted; the test goes on. They return what held. */
#define CHECK(condition) tap_check((condition), __FILE__, __LINE__, #condition)
#define EQ(got, wanted)	 tap_equal((got), (wanted), __FILE__, __LINE__, #got)

/* A failed NEED ends the process. */
#define NEED(condition)                \
	do {                           \
		if (!CHECK(condition)) \
			tap_give_up(); \
	} while (0)

bool tap_check(bool good, const char *file, int line, const char *text);
bool tap_equal(long long got, long long wanted, const char *file, int line, const char *text);
void tap_give_up(void) __attribute__((noreturn));

/* Checks that failed so far: what a role returns if nothing else matters. */
extern int tap_failures;

/* A child process in a role of this program. */
struct tap_child {
	const char *role;
	uint32_t args[TAP_ARGS];
	int handles[TAP_HANDLES]; /* up to the first 0 */
	uint32_t privileges;
	uint32_t priority;
};

/* Start it; a process handle. tap_spawn returns errors, tap_start gives up. */
int tap_spawn(const struct tap_child *child);
int tap_start(const struct tap_child *child);
#define CHILD(name, ...) (&(struct tap_child){.role = name, ##__VA_ARGS__})

/* Wait until the process (or thread) has ended, close the handle; its exit status. */
int tap_end(int process);
int tap_end_thread(int thread);

/* The same for one that is killed first. */
void tap_kill(int process);

/* Wait for an event with the deadline. */
void tap_await(int handle);

/* Next message with this code (others stay) with the deadline; false: none came. */
bool tap_message(uint32_t code, struct msg *m);

/* Drop everything that waits in the caller's queue. */
void tap_drain(void);

/* A visible top-level window of this size without title; gives up on errors. */
uint32_t tap_window(uint32_t parent, uint32_t flags, int x, int y, int width, int height);

/* Milliseconds since boot. */
uint64_t tap_ms(void);

/* A path on the initial disk made from the folder of this program and a name. */
const char *tap_path(const char *name);

/* The file this program was started from. */
extern const char *tap_program;

/* The next number of a fixed sequence. */
uint32_t tap_random(uint32_t *state);

#endif
