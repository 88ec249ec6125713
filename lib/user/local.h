/*
 * lib/user/local.h - what each thread of a program has for itself.
 *
 * The kernel keeps %gs pointing at a segment per thread whose base is set by ThrSetLocal or
 * ThrCreate; our struct local lies there. It is on top of the thread's own stack region and goes
 * with it. The main thread's is static. It gives newlib its per-thread state: errno is
 * local_get()->reent->_errno.
 */
#ifndef USER_LOCAL_H
#define USER_LOCAL_H

#include <reent.h>
#include <stdint.h>

struct msg;
struct callback;

struct local {
	struct local *self; /* at offset 0: read through %gs */
	struct _reent *reent;
	int (*function)(void *argument); /* what the thread runs; NULL for the main thread */
	void *argument;
	uint32_t (*handler)(const struct msg *msg); /* MsgSetHandler */
	struct callback *callbacks;		    /* send.c: whose answers are to come */
	struct _reent own; /* unused by the main thread: it has the global one */
};

static inline struct local *local_get(void)
{
	struct local *l;

	__asm__("mov %%gs:0, %0" : "=r"(l));
	return l;
}

/* Make it ready for a new thread. */
void local_init(struct local *l, int (*function)(void *argument), void *argument);

/* The main thread's, at program start. */
void local_init_main(void);

#endif
