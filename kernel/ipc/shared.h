/*
 * kernel/ipc/shared.h - shared memory: areas that programs make, name and map (include/vmm.h).
 *
 * A handle names a struct shared, which holds a reference to the area; each mapping holds another.
 * The area, its name and its maker's charge live as long as any of these. The maker pays for the
 * whole size until it ends; whoever maps it pays for the mapping.
 *
 * Context: thread. One spinlock guards the names, below the handle tables, above the areas.
 */
#ifndef IPC_SHARED_H
#define IPC_SHARED_H

#include "abi/limits.h"
#include "abi/types.h"
#include "mem/area.h"
#include "task/object.h"

#define SHARED_SIZE_MAX 0x40000000u

struct shared {
	struct object object;
	struct area *area;
};

extern const struct object_type shared_type;

void shared_init(void);

/* A new area for the calling process; name NULL: none. rights: what opening by name may get.
 * -EEXIST, -ENOMEM. */
int shared_create(uint32_t size, const char *name, uint32_t rights, struct shared **out);

/* Another handle's object for the area of this name; rights of VMM_... asked for as RIGHT_....
 * -ENOENT, -EACCES, -ENOMEM. */
int shared_open(const char *name, uint32_t rights, struct shared **out);

/* Another for an area that is referenced; NULL: out of memory. */
struct shared *shared_of(struct area *area);

/* What is known of an area: for the directory of names and for the view of the system. */
struct shared_line {
	char name[SHARED_NAME_MAX]; /* "": none */
	uint32_t place;		    /* in the order of their making; never 0 */
	uint32_t size, maker;	    /* bytes, process (0: has ended) */
	uint32_t rights;	    /* VMM_... that opening by name may get */
	uint32_t handles, mappings;
	bool sealed;
};

/* The next area behind this place (0: the first), or of those with a name; the place moves on.
 * False: there is none. An area keeps its place, whatever comes and goes. */
bool shared_next(uint32_t *place, bool named, struct shared_line *line);
/* The one of this name; false: none. */
bool shared_named(const char *name, struct shared_line *line);
/* An area that is referenced; false: it is not one of these. */
bool shared_describe(const struct area *area, struct shared_line *line);

/* Nobody writes it any more, through mappings neither. */
void shared_seal(struct area *area);

/* Handles (those opened separately) and mappings there are. */
void shared_count(struct area *area, uint32_t *handles, uint32_t *mappings);

#endif
