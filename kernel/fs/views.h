/*
 * kernel/fs/views.h - /System/Kernel: the system as text.
 *
 * A view is a name and a function that writes it: a line of headings, then one line a thing,
 * columns separated by blanks, so that people and awk can read it; what may hold blanks itself
 * stands last. Opening a view runs the function: everything read through it is of that moment. The
 * text is charged to whoever has a handle to it, as all open files are.
 *
 * A view writes no more than VIEW_BYTES_MAX; what is beyond is left out. Its function holds no
 * spinlock for longer than one thing takes: it takes them one by one, by index or slot, so that
 * things that come or go meanwhile may be there or not.
 *
 * Context: thread.
 */
#ifndef FS_VIEWS_H
#define FS_VIEWS_H

#include "abi/types.h"
#include "common/text.h"

#define VIEW_BYTES_MAX 0x100000

/* At start-up, at most 24. privileges: those (PRIV_...) who opens it needs one of; 0: anyone. */
void view_add(const char *name, void (*write)(struct text *out), uint32_t privileges);

/* A text of another file system: written now, by a function that is told of what; opened as
 * file_system_ops.open. -EROFS, -ENOMEM. */
struct object;
typedef void view_writer(struct text *out, const void *what);
int view_open(view_writer *write, const void *what, uint32_t flags, struct object **out);

void views_init(void);

/* The files that write views. */
void view_tasks_init(void); /* processes threads handles */
void view_mappings_init(void);
void view_peers_init(void); /* peers capabilities */
void view_system_init(
	void); /* memory interrupts locks mounts ports mbus mbus_consumers shared trace */

#endif
