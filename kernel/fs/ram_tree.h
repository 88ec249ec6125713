/*
 * kernel/fs/ram_tree.h - the names of a file system in memory: nodes in directories.
 *
 * A node is in its directory by its name until it is removed, and lives on while it is open
 * (ram_node_open, ram_node_close). Names are found through one table of hashes. A directory lists
 * its nodes in the order in which they came; each has a place of its own, which only grows, so a
 * listing goes on where it was, whatever is made or removed meanwhile.
 *
 * Paths are what is left behind the mount, in the normal form of path.h; "" is the root. What is
 * stored is taken from the room for the writer, the process that makes it.
 *
 * Pure. The file system's lock guards everything. Errors: -ENOENT, -ENOTDIR, -EEXIST, -EISDIR,
 * -ENOTEMPTY, -ENOSPC, -ENOMEM; nothing has changed then.
 */
#ifndef FS_RAM_TREE_H
#define FS_RAM_TREE_H

#include "abi/fs.h"
#include "fs/ram_data.h"

/* A node with its place in a directory; NULL: a gap. */
struct ram_slot {
	uint32_t place;
	struct ram_node *node;
};

struct ram_node {
	struct ram_node *parent; /* NULL: the root, or removed */
	struct ram_node *next;	 /* with the same hash */
	uint32_t hash, place;	 /* its place in the parent */
	uint32_t number, writer, opens;
	uint32_t type; /* FS_TYPE_FILE, FS_TYPE_DIRECTORY */
	uint64_t modified;
	struct ram_data data; /* of a file */
	/* of a directory, by place: */
	struct ram_slot *slots;
	uint32_t slot_count, slot_room, child_count, last_place;
	char name[FILE_NAME_MAX];
};

struct ram_tree {
	struct ram_room room;
	struct ram_node root;
	struct ram_node **table;
	uint32_t table_size, node_count, last_number;
	uint32_t open_count; /* of all nodes */
	uint64_t now;	     /* set by whoever calls */
};

void ram_tree_init(struct ram_tree *tree, uint32_t limit);
void ram_tree_deinit(struct ram_tree *tree); /* nothing is open */

int ram_find(struct ram_tree *tree, const char *path, struct ram_node **out);
int ram_make(struct ram_tree *tree, const char *path, uint32_t type, uint32_t writer,
	     struct ram_node **out);
int ram_remove(struct ram_tree *tree, const char *path);

/* What has the new name is replaced. `to` is not below `from`. */
int ram_rename(struct ram_tree *tree, const char *from, const char *to);

/* The next child behind this place, which moves on; NULL: the end. */
struct ram_node *ram_next(const struct ram_node *directory, uint32_t *place);

void ram_node_open(struct ram_tree *tree, struct ram_node *node);
void ram_node_close(struct ram_tree *tree, struct ram_node *node);

#endif
