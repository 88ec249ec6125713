/*
 * tests/guest/seq.h - tests of the message system as declared sequences.
 *
 * Two windows, A at 100,100 and B at 400,100, each 200 by 200, A active. A belongs to the test's
 * own thread; B to the same one, to a second thread, or to a second process: each sequence runs in
 * all three settings. Every message that A or B handles is logged, and MSG_QUIT of any loop as for
 * a window Q; what the log must hold is declared:
 *
 *	SEQUENCE(a_click_activates)
 *	{
 *		static const struct seq_item expected[] = {M('A', MSG_DEACTIVATED), ..., {}};
 *
 *		seq_button(BUTTON_LEFT, 1);
 *		seq_expect(expected);
 *	}
 *
 * Nothing sleeps: input is injected, the clock of the GUI stands (seq_advance), and seq_expect
 * first waits until all input is routed and every queue is empty.
 */
#ifndef GUEST_SEQ_H
#define GUEST_SEQ_H

#include "abi/key.h"
#include "tap.h"

#define SEQ_OPTIONAL 0x80 /* may be missing */
#define SEQ_NESTED   0x40 /* must be handled within the handling of another one */

struct seq_item {
	char window;   /* 'A', 'B', 'Q'; 0 ends the list */
	uint8_t check; /* bit n: params[n] must be equal; SEQ_... */
	uint8_t group; /* neighbours of one group (not 0) come in any order */
	uint32_t code;
	uint32_t params[3];
};

#define M(w, c)                        \
	{                              \
		.window = w, .code = c \
	}
#define M1(w, c, p0)                                                 \
	{                                                            \
		.window = w, .code = c, .check = 1, .params = { p0 } \
	}
#define M2(w, c, p0, p1)                                                 \
	{                                                                \
		.window = w, .code = c, .check = 3, .params = { p0, p1 } \
	}
#define MP2(w, c, p2)                                                      \
	{                                                                  \
		.window = w, .code = c, .check = 4, .params = { 0, 0, p2 } \
	}
#define NESTED(w, c)                                        \
	{                                                   \
		.window = w, .code = c, .check = SEQ_NESTED \
	}
#define MAYBE(w, c)                                           \
	{                                                     \
		.window = w, .code = c, .check = SEQ_OPTIONAL \
	}
#define ANY(g, w, c)                               \
	{                                          \
		.window = w, .code = c, .group = g \
	}

#define SEQUENCE(name)                \
	static void name##_run(void); \
	static void name(void)        \
	{                             \
		seq_each(name##_run); \
	}                             \
	static void name##_run(void)

struct seq_entry {
	char window;
	uint8_t depth; /* 1 = handled by the loop, 2 = within that, ... */
	uint8_t how;   /* MSG_BY_... */
	uint32_t thread;
	struct msg msg;
	uint64_t stamp, cause; /* of a plain call (a message to itself): those around it */
};

/* Run it in each setting. */
void seq_each(void (*run)(void));
extern const char *seq_setting;
bool seq_alone(void); /* B belongs to the test's own thread */

uint32_t seq_window(char name);
/* Another window for the log, of the calling thread: 'C' to 'F'. */
void seq_name(char name, uint32_t window);

/* What B's owner shall do, in its thread. Afterwards everything has settled. */
void seq_do_b(void (*function)(void));

/* What windows do with a message once it is logged; the result answers a send. NULL: nothing. */
typedef uint32_t seq_handler(char window, const struct msg *m);
void seq_handle(seq_handler *handler);

void seq_move(int x, int y);
void seq_button(uint32_t button, int down);
void seq_wheel(int notches);
void seq_key(uint32_t key, int down);
void seq_press(uint32_t key);
void seq_advance(uint32_t ms);

/* Wait until all is handled. */
void seq_settle(void);
/* Wait until this has been handled. For a drag: what seq_settle presses would be told to it. */
void seq_await(char window, uint32_t code);
/* The same, while B's owner cannot be asked: it is held up in a handler. The test's own messages
 * are handled. */
void seq_await_own(char window, uint32_t code);
/* Wait until all input so far has been routed; B's owner is not asked. */
void seq_route(void);
/* In a handler: a loop within the loop, until MSG_QUIT; its status. */
int seq_loop(void);
/* Settle and forget what was logged. */
void seq_clear(void);
/* Settle, compare, forget. */
void seq_expect(const struct seq_item *expected);

/* What is logged: to look at stamps and causes before seq_expect. NULL: none such. */
const struct seq_entry *seq_find(char window, uint32_t code);

/* For the table of roles. */
int seq_owner(const uint32_t *args);
#define SEQ_ROLE                       \
	{                              \
		"seq_owner", seq_owner \
	}

#endif
