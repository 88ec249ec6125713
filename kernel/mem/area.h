/*
 * kernel/mem/area.h - a counted run of pages that several address spaces can map.
 *
 * Pages come zeroed on first touch (whoever touches) and live until the last mapping and the last
 * other reference are gone. Window surfaces, program images and shared memory are areas.
 * An area charges nobody: who makes one or maps it sees to that (ipc/shared.c, winmgr/surface.c).
 *
 * Context: thread; nothing sleeps. A spinlock guards the frames.
 */
#ifndef MEM_AREA_H
#define MEM_AREA_H

#include "cpu/spinlock.h"
#include "mem/page.h"

struct area {
	uint32_t refs;	      /* atomic */
	struct spinlock lock; /* guards frames */
	uint32_t pages;
	volatile bool sealed;	      /* nobody writes it any more */
	void (*died)(struct area *a); /* the last reference is gone; must not sleep. NULL: none */
	frame_t *frames;	      /* 0 = not yet touched */
};

struct area *area_create(uint32_t size); /* bytes; NULL: out of memory */
void area_ref(struct area *a);
bool area_try_ref(struct area *a); /* false: its last reference is gone already */
void area_unref(struct area *a);   /* NULL is fine */

/* The page at this index, made if need be, with a reference for the caller. 0: out of memory. */
frame_t area_page(struct area *a, uint32_t index);

/* Pages that exist. */
uint32_t area_touched(struct area *a);

/* Copy kernel bytes out of and into it. Untouched pages read as zero and are not made. -ENOMEM. */
void area_read(struct area *a, uint32_t offset, void *to, uint32_t size);
int area_write(struct area *a, uint32_t offset, const void *from, uint32_t size);

#endif
