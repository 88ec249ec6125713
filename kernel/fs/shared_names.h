/*
 * kernel/fs/shared_names.h - /System/Shared: the names of shared areas (ipc/shared.h), to list and
 * to ask about. They are opened with VmmOpenShared; FsOpen of one is -ENOTSUP.
 */
#ifndef FS_SHARED_NAMES_H
#define FS_SHARED_NAMES_H

void shared_names_init(void);

#endif
