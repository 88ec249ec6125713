/*
 * bus.h - this window's connection to the bus: what it listens to, sends, receives and answers.
 */
#ifndef BUS_H
#define BUS_H

#include <stdbool.h>
#include <stdint.h>
#include "abi/kbus.h"

#define BUS_TEXT_MAX 400 /* bytes of a text that is shown */

/* What came. Its id is also what an answer names. */
struct bus_message {
	struct kbus_message head;
	const char *name; /* name_size bytes, no end */
	char text[BUS_TEXT_MAX];
};

/* The handle to watch, or -E... */
int bus_open(void);

/* The next message; false: none waits. What is longer than a message of this program is dropped. */
bool bus_receive(struct bus_message *message);

/* 0 or -E... */
int bus_bind(const char *name, bool replier);
int bus_unbind(const char *name, bool replier);

/* The same, and *id is the message's. */
int bus_announce(const char *name, const char *text, uint64_t *id);
int bus_ask(const char *name, const char *text, uint64_t *id);
int bus_answer(const struct kbus_message *request, const char *name, const char *text,
	       uint64_t *id);

/* This connection's number. */
uint32_t bus_number(void);

#endif
