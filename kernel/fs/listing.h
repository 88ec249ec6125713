/*
 * kernel/fs/listing.h - the directory of a file system that is only a list of names: devices,
 * ports, views, shared areas.
 *
 * Context: thread.
 */
#ifndef FS_LISTING_H
#define FS_LISTING_H

#include "abi/fs.h"
#include "task/object.h"

/* As file_content.entry. */
typedef int listing_entry(uint32_t *position, struct fs_entry *entry);

/* Open it. flags: those of the open. -EISDIR not for reading, -ENOMEM. */
int listing_open(listing_entry *entry, uint32_t flags, struct object **out);

void listing_query(struct fs_info *info);

/* How a name that is there, or is not, may be opened, before its own rules. 0, or -ENOENT, -EROFS,
 * -EEXIST, -ENOTDIR. */
int listing_check(bool exists, uint32_t flags);

#endif
