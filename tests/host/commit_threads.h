/*
 * tests/host/commit_threads.h - threads that send and receive, and write down what happens to them.
 *
 * An actor is a thread with a log of its own. threads_run starts them all and waits until they have
 * ended, or have locked each other out; a lock that cannot be had any more ends its actor then. The
 * functions of commit_shim.h are here, real ones. After each step that others could see, another
 * thread may be let in (threads_shake), so that even few processors meet what is possible.
 */
#ifndef TESTS_COMMIT_THREADS_H
#define TESTS_COMMIT_THREADS_H

#include <pthread.h>
#include "commit_shim.h"

#define ACTORS	     5
#define EVENT_QUEUES 4

enum event_kind { SEND, SENT, REFUSED, GOT, EMPTY, WROTE, READ };

struct event {
	uint8_t kind, thing;	  /* a queue or a word; SEND: the number of queues */
	uint8_t to[EVENT_QUEUES]; /* SEND */
	uint32_t name;		  /* the message, or the value */
	uint64_t stamp;
};

struct actor {
	pthread_t thread;
	uint32_t number, seed, sent, count;
	struct event *events;
	/* For the watchdog: locks taken so far, and the lock it waits for. */
	uint32_t taken;
	struct spinlock *wants;
};

extern struct actor actors[ACTORS];
extern _Thread_local struct actor *self;

/* A number below this; the next of a fixed sequence of each actor. */
uint32_t threads_chance(uint32_t of);
void threads_shake(void);

/* Another line of the caller's log (tools/transom/order.py). */
struct event *threads_note(enum event_kind kind, uint32_t thing, uint32_t name);

/* The others are stuck: the caller should end. */
bool threads_abandoned(void);

/* All actors at once. False: they have locked each other out. */
bool threads_run(uint32_t seed, void (*act)(void));

/* All logs into one file, which is closed; and their memory is given back. */
void threads_write_log(int fd);
void threads_free(void);

#endif
