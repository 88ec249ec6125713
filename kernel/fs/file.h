/*
 * kernel/fs/file.h - open files with a position: what a file system hands out for regular files,
 * directories and texts.
 *
 * A file system embeds struct file as the first member of its own open file and gives a struct
 * file_content that reads, writes and lists at a position. The position, appending, seeking and the
 * lock are kept here, once for all. Operations are done at once, so nothing is ever pending.
 *
 * Context: thread. The file's mutex is held around every call of a file_content but destroy.
 */
#ifndef FS_FILE_H
#define FS_FILE_H

#include "abi/fs.h"
#include "task/io.h"
#include "task/lock.h"
#include "task/object.h"

struct file;

struct file_content {
	/* At most size bytes at this place; bytes moved (0: the end) or -E.... */
	int (*read)(struct file *f, uint32_t at, uptr buffer, uint32_t size);
	int (*write)(struct file *f, uint32_t at, uptr buffer, uint32_t size); /* NULL: -EROFS */
	int (*resize)(struct file *f, uint32_t size);			       /* NULL: -EROFS */
	void (*query)(struct file *f, struct fs_info *info);		       /* info is cleared */
	/* The entry at *position, which moves on. 1 one, 0 the end. With it the file is a
	 * directory, and reading it is -EISDIR. entry is cleared. */
	int (*entry)(struct file *f, uint32_t *position, struct fs_entry *entry);
	void (*destroy)(struct file *f);
};

struct file {
	struct object object;
	const struct file_content *content;
	struct waitable waitable; /* always signalled */
	struct mutex lock;
	uint32_t position; /* guarded by lock */
	bool append;
};

extern const struct object_type file_type;

/* An open file of so many bytes, struct file first, the rest zero: its content frees it (kfree).
 * For a handle that is to come: the calling process has paid for it (task/handle.h). flags: those
 * of the open. One reference, the caller's. NULL: out of memory or of quota. */
void *file_create(uint32_t size, const struct file_content *content, uint32_t flags);

/* Reading from memory, for a content of size bytes. */
int file_read_memory(const void *data, uint32_t data_size, uint32_t at, uptr buffer, uint32_t size);

#endif
