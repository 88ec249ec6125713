/*
 * tests/host/commit_trace.h - the steps that a way to commit makes, written down.
 *
 * It runs alone, in front of queues that do nothing but note the call; once for each set of queues
 * that are full. What it does depends on nothing else.
 */
#ifndef TESTS_COMMIT_TRACE_H
#define TESTS_COMMIT_TRACE_H

#include "commit_controls.h"
#include "commit_model.h"

/* Looks into these queues first, then sends to those, in this order: digits. Either may be "". */
void trace_program(const struct commit_variant *variant, const char *looks, const char *to,
		   uint32_t flags, struct program *program);

#endif
