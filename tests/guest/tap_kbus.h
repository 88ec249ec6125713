/*
 * tests/guest/tap_kbus.h - what the tests of KBus share.
 */
#ifndef GUEST_TAP_KBUS_H
#define GUEST_TAP_KBUS_H

#include "kbus.h"
#include "tap.h"

/* A received message. */
struct kbus_got {
	struct kbus_message head;
	char bytes[8192];
};

/* A connection to bus 0; gives up on errors. */
int kbus_open(void);
/* One that listens to, or answers, a name. */
int kbus_listener(const char *name);
int kbus_replier(const char *name);

/* Send a text without waiting: the result; and a request, which must succeed: its id. */
int kbus_say(int bus, const char *name, const char *text);
uint64_t kbus_ask(int bus, const char *name, const char *text);
/* With flags. */
int kbus_say_so(int bus, const char *name, uint32_t flags, const char *text);

/* The next message, which must be there: in *got; or come before the deadline. */
void kbus_get(int bus, struct kbus_got *got);
void kbus_await(int bus, struct kbus_got *got);
/* It must have this name and text. */
void kbus_expect(int bus, const char *name, const char *text, struct kbus_got *got);
/* The kernel's answer to this request. */
void kbus_expect_status(int bus, const char *name, uint64_t request, struct kbus_got *got);
/* Nothing waits. */
void kbus_expect_none(int bus);

/* Is it the name, or the text, of the message? */
bool kbus_is_named(const struct kbus_got *got, const char *name);
bool kbus_says(const struct kbus_got *got, const char *text);

struct kbus_info kbus_look(int bus);

#endif
