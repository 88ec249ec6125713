/* gui/file.c - reads a file into memory, all or a part of it. */
#include <stdlib.h>
#include "fs.h"
#include "gui_internal.h"
#include "handle.h"

static bool read_all(int handle, unsigned char *to, uint32_t size)
{
	while (size > 0) {
		int got = FsReadSync(handle, to, size, 0);

		if (got <= 0)
			return false;
		to += got;
		size -= got;
	}
	return true;
}

bool file_load_part(const char *path, uint32_t at, void *to, uint32_t size, uint32_t *file_size)
{
	struct fs_info info;
	int handle = FsOpen(path, FS_READ);
	bool done;

	if (handle < 0)
		return false;
	done = FsQueryHandle(handle, &info) >= 0 && at <= info.size && size <= info.size - at &&
	       FsSeek(handle, (int)at, FS_SEEK_SET) >= 0 && read_all(handle, to, size);
	*file_size = info.size;
	HandleClose(handle);
	return done;
}

void *file_load(const char *path, uint32_t *size)
{
	struct fs_info info;
	void *memory = NULL;
	int handle = FsOpen(path, FS_READ);

	if (handle < 0)
		return NULL;
	if (FsQueryHandle(handle, &info) >= 0)
		memory = malloc(info.size + 1);
	if (memory && !read_all(handle, memory, info.size)) {
		free(memory);
		memory = NULL;
	}
	if (memory)
		*size = info.size;
	HandleClose(handle);
	return memory;
}
