/* gui/file.c - reads a whole file into memory. */
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
