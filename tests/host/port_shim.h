/*
 * tests/host/port_shim.h - one port in memory, in place of the system's.
 *
 * What is written arrives at once, or, while it is slow, when port_shim_done is called; what is
 * read is what port_shim_give gave.
 */
#ifndef TESTS_PORT_SHIM_H
#define TESTS_PORT_SHIM_H

#include <stdbool.h>

#define PORT_SHIM_MAX 65536

extern struct port_shim {
	bool slow;
	int write_result; /* of the call; 0: it is taken */
	int end_result;	  /* of PortEnd */
	int writes, ends; /* how often */
	int length;
	char taken[PORT_SHIM_MAX]; /* what arrived */
} port_shim;

void port_shim_begin(void);
void port_shim_done(void); /* the write that is under way */
void port_shim_give(const void *bytes, int length);

#endif
