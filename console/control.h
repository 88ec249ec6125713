/*
 * console/control.h - the control channel of one terminal: requests in, answers and notices out
 * (tty.h).
 *
 * Nothing here waits. A program that asks without ever reading its answers is cut off (CONTROL_MAX
 * of them); notices of one kind that nobody has read yet are one, with the newest values.
 */
#ifndef CONSOLE_CONTROL_H
#define CONSOLE_CONTROL_H

#include <stdbool.h>
#include "fs.h"
#include "tty.h"

#define CONTROL_MAX 32

struct control {
	int port; /* 0: there is none */
	struct fileop op;
	struct tty_message flight;
	struct tty_message waiting[CONTROL_MAX];
	int count;
	char in[sizeof(struct tty_message)]; /* a request as far as it has come */
	int got;
};

/* Fills in the answer (status, a, b) of a request. */
typedef void control_answer(void *context, const struct tty_message *request,
			    struct tty_message *answer);

void control_init(struct control *c, int event);
void control_open(struct control *c, int port);
void control_close(struct control *c);
/* The port is signalled. False: the other end is gone, or was cut off. */
bool control_receive(struct control *c, control_answer *answer, void *context);
void control_notice(struct control *c, uint32_t code, uint32_t a, uint32_t b);
void control_pump(struct control *c); /* an operation may be done */

#endif
