/*
 * tests/host/fs_shim.c - files for programs that run on the build machine: those of /System/Boot
 * are read from build/initrd, all others are in memory.
 */
#include <assert.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "fs_shim.h"
#include "fs.h"

#define NODES	128
#define HANDLES 8

static struct node {
	char path[PATH_LENGTH_MAX]; /* empty: free */
	bool folder;
	unsigned char *data;
	uint32_t size;
} nodes[NODES] = {{.path = "/", .folder = true},
		  {.path = "/Home", .folder = true},
		  {.path = "/Temp", .folder = true},
		  {.path = "/System", .folder = true}};

static struct open {
	FILE *file; /* of the build machine, or */
	struct node *node;
	uint32_t position; /* of a folder: the next node to look at */
} opens[HANDLES];

uint32_t fs_shim_room = UINT32_MAX;

static struct node *find(const char *path)
{
	for (int i = 0; i < NODES; i++)
		if (nodes[i].path[0] && !strcmp(nodes[i].path, path))
			return &nodes[i];
	return NULL;
}

/* The part of a path that is directly in a folder, NULL: it is not. */
static const char *name_in(const char *folder, const char *path)
{
	size_t length = strcmp(folder, "/") ? strlen(folder) : 0;

	if (strncmp(path, folder, length) || path[length] != '/' || !path[length + 1])
		return NULL;
	return strchr(path + length + 1, '/') ? NULL : path + length + 1;
}

static int make(const char *path, bool folder)
{
	char parent[PATH_LENGTH_MAX];
	struct node *above;

	snprintf(parent, sizeof(parent), "%s", path);
	*(strrchr(parent, '/') + (strrchr(parent, '/') == parent)) = '\0';
	above = find(parent);
	if (!above)
		return !strncmp(path, "/System", 7) ? -EROFS : -ENOENT;
	if (!above->folder)
		return -ENOTDIR;
	if (find(path))
		return -EEXIST;
	for (int i = 0; i < NODES; i++) {
		if (nodes[i].path[0])
			continue;
		nodes[i] = (struct node){.folder = folder};
		strcpy(nodes[i].path, path);
		return 0;
	}
	return -ENOSPC;
}

static int open_node(struct node *node, FILE *file)
{
	for (int i = 1; i < HANDLES; i++) {
		if (opens[i].file || opens[i].node)
			continue;
		opens[i] = (struct open){file, node, 0};
		return i;
	}
	return -EMFILE;
}

static int open_boot(const char *path)
{
	char name[512];
	FILE *file;

	snprintf(name, sizeof(name), "build/initrd/%s", path);
	file = fopen(name, "rb");
	return file ? open_node(NULL, file) : -ENOENT;
}

int FsOpen(const char *path, uint32_t flags)
{
	struct node *node = find(path);
	int error = 0;

	if (!strncmp(path, "/System/Boot/", 13))
		return open_boot(path + 13);
	if (!node && (flags & FS_CREATE))
		error = make(path, false);
	if (error)
		return error;
	node = find(path);
	if (!node)
		return -ENOENT;
	if (node->folder && (flags & FS_ACCESS) != FS_READ)
		return -EISDIR;
	if (!node->folder && (flags & FS_DIRECTORY))
		return -ENOTDIR;
	if (flags & FS_TRUNCATE)
		node->size = 0;
	return open_node(node, NULL);
}

int FsCreate(const char *path, uint32_t flags)
{
	int error = make(path, false);

	return error ? error : FsOpen(path, flags);
}

int FsSeek(int handle, int offset, uint32_t whence)
{
	struct open *o = &opens[handle];

	assert(whence == FS_SEEK_SET);
	if (o->file)
		fseek(o->file, offset, SEEK_SET);
	else
		o->position = (uint32_t)offset;
	return offset;
}

int FsReadSync(int handle, void *buffer, uint32_t size, uint32_t flags)
{
	struct open *o = &opens[handle];

	(void)flags;
	if (o->file)
		return (int)fread(buffer, 1, size, o->file);
	if (size > o->node->size - o->position)
		size = o->node->size - o->position;
	if (size)
		memcpy(buffer, o->node->data + o->position, size);
	o->position += size;
	return (int)size;
}

int FsWriteSync(int handle, const void *buffer, uint32_t size)
{
	struct open *o = &opens[handle];
	uint32_t end = o->position + size;

	if (end > fs_shim_room)
		return -ENOSPC;
	if (end > o->node->size) {
		o->node->data = realloc(o->node->data, end);
		o->node->size = end;
	}
	memcpy(o->node->data + o->position, buffer, size);
	o->position = end;
	return (int)size;
}

static void describe(const struct node *node, struct fs_info *info)
{
	*info = (struct fs_info){.type = node->folder ? FS_TYPE_DIRECTORY : FS_TYPE_FILE,
				 .size = node->size};
}

int FsQueryHandle(int handle, struct fs_info *info)
{
	FILE *file = opens[handle].file;

	if (!file) {
		describe(opens[handle].node, info);
		return 0;
	}
	fseek(file, 0, SEEK_END);
	info->type = FS_TYPE_FILE;
	info->size = (uint32_t)ftell(file);
	fseek(file, 0, SEEK_SET);
	return 0;
}

int FsQuery(const char *path, struct fs_info *info)
{
	const struct node *node = find(path);

	if (!node)
		return -ENOENT;
	describe(node, info);
	return 0;
}

int FsReadDir(int handle, struct fs_entry *entry)
{
	struct open *o = &opens[handle];

	while (o->position < NODES) {
		const struct node *node = &nodes[o->position++];
		const char *name = name_in(o->node->path, node->path);

		if (!name)
			continue;
		*entry = (struct fs_entry){.type = node->folder ? FS_TYPE_DIRECTORY : FS_TYPE_FILE,
					   .size = node->size};
		snprintf(entry->name, sizeof(entry->name), "%s", name);
		return 1;
	}
	return 0;
}

int FsMakeDir(const char *path)
{
	return make(path, true);
}

int FsRemove(const char *path)
{
	struct node *node = find(path);

	if (!node)
		return -ENOENT;
	for (int i = 0; i < NODES; i++)
		if (name_in(path, nodes[i].path))
			return -ENOTEMPTY;
	free(node->data);
	*node = (struct node){.size = 0};
	return 0;
}

int FsRename(const char *from, const char *to)
{
	size_t length = strlen(from);
	char path[2 * PATH_LENGTH_MAX];

	if (!find(from))
		return -ENOENT;
	if (!strncmp(from, to, length) && to[length] == '/')
		return -EINVAL;
	if (find(to) && strcmp(from, to))
		FsRemove(to);
	for (int i = 0; i < NODES; i++) {
		if (strncmp(nodes[i].path, from, length) ||
		    (nodes[i].path[length] && nodes[i].path[length] != '/'))
			continue;
		snprintf(path, sizeof(path), "%s%s", to, nodes[i].path + length);
		memcpy(nodes[i].path, path, PATH_LENGTH_MAX);
	}
	return 0;
}

int fs_shim_close(int handle)
{
	struct open *o = handle > 0 && handle < HANDLES ? &opens[handle] : &opens[0];

	if (!o->file && !o->node)
		return -EBADF;
	if (o->file)
		fclose(o->file);
	*o = (struct open){NULL, NULL, 0};
	return 0;
}
