/*
 * mbusview/model.h - the buses, and who consumes from the chosen one, as the system's views tell
 * them; and what changed since the samples before. Pure.
 */
#ifndef MBUSVIEW_MODEL_H
#define MBUSVIEW_MODEL_H

#include <stdbool.h>
#include <stdint.h>
#include "abi/limits.h"

#define MODEL_SAMPLE_MS 250 /* between two samples, about */
#define MODEL_RATE	4   /* samples a rate is taken over */
#define MODEL_LATELY	20  /* samples that are "lately" */

/* The newest values of a counter, the newest last. */
struct series {
	uint32_t values[MODEL_LATELY + 1];
	int count;
};

struct bus {
	char name[MBUS_NAME_MAX];
	uint32_t objsize, objmax, maker, consumers, published, dropped;
	bool latest, shared;
	uint32_t rate; /* published in a second */
	struct series history;
	bool seen;
};

struct consumer {
	uint32_t process;
	int handle; /* 0: attached by name */
	uint32_t waiting, objmax, dropped;
	uint32_t lately; /* of the dropped */
	struct series history;
	bool seen;
};

struct model {
	struct series times;
	struct bus buses[MBUS_BUSES_MAX];
	int bus_count;
	char chosen[MBUS_NAME_MAX]; /* the bus whose consumers there are; "": none */
	struct consumer consumers[MBUS_CONSUMERS_MAX];
	int consumer_count;
};

/* "" for none. The consumers come with the next sample. */
void model_choose(struct model *m, const char *name);

/* A sample: the texts of /System/Kernel/mbus and mbus_consumers at a time in milliseconds. What is
 * no longer in them goes; the rest keeps its order. Lines that are not understood are left out. */
void model_read(struct model *m, const char *buses, const char *consumers, uint32_t now);

const struct bus *model_find(const struct model *m, const char *name); /* NULL: none */

#endif
