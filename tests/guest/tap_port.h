/*
 * tests/guest/tap_port.h - ports in tests: made, joined, read and written from other threads.
 */
#ifndef GUEST_TAP_PORT_H
#define GUEST_TAP_PORT_H

#include "fs.h"
#include "port.h"
#include "tap.h"

#define PORT_PATH "/System/Ports/"

/* A listening port of this name; a client of it. They give up on errors. */
int port_serve(const char *name);
int port_join(const char *name);
/* Both ends of a connection: 0 the client's, 1 the server's. */
void port_ends(int ends[2], uint32_t buffer);

/* A synchronous operation in a thread of its own; tap_end_thread(thread) is its result. */
struct port_job {
	int handle;
	void *buffer;
	uint32_t size, flags;
	bool write;
	int thread;
};
void port_start(struct port_job *job);

/* An asynchronous one with an event of its own. */
struct port_op {
	struct fileop op;
};
void port_read(struct port_op *o, int handle, void *buffer, uint32_t size, uint32_t flags);
void port_write(struct port_op *o, int handle, const void *buffer, uint32_t size);
/* It waits still. */
bool port_waits(const struct port_op *o);
/* Wait for its end, close the event: its status, or if that is 0 its bytes. */
int port_done(struct port_op *o);

/* The bytes a direction carries: byte `at` of the sequence of `seed`. */
uint8_t port_byte(uint32_t seed, uint32_t at);
void port_fill(void *buffer, uint32_t seed, uint32_t at, uint32_t size);
bool port_same(const void *buffer, uint32_t seed, uint32_t at, uint32_t size);

#endif
