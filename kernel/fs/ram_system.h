/*
 * kernel/fs/ram_system.h - a mounted file system in memory. Inside of ram*.c.
 */
#ifndef FS_RAM_SYSTEM_H
#define FS_RAM_SYSTEM_H

#include "fs/file.h"
#include "fs/ram_tree.h"
#include "fs/vfs.h"
#include "task/lock.h"
#include "task/process.h"

struct ram_system {
	struct file_system fs;
	struct list link;
	struct mutex lock;
	struct ram_tree tree; /* guarded by lock */
};

/* Whose share what is made now is. */
static inline uint32_t ram_writer(void)
{
	return current_process() ? current_process()->id : 0;
}

/* Lock it, for a change that happens now. */
struct ram_tree *ram_lock(struct ram_system *s);
void ram_unlock(struct ram_system *s);

/* An open file for a node; the lock is held. 0, -ENOMEM. */
int ram_file_open(struct ram_system *s, struct ram_node *node, uint32_t flags, struct object **out);

void ram_node_query(const struct ram_node *node, struct fs_info *info);

#endif
