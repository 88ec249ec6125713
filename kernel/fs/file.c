/* kernel/fs/file.c - the position of open files, and their operations in terms of it. */
#include "fs/file.h"
#include "abi/error.h"
#include "mem/heap.h"
#include "task/handle.h"

static struct file *file_of(struct object *o)
{
	return container_of(o, struct file, object);
}

static int read(struct object *o, struct io *io)
{
	struct file *f = file_of(o);
	int result;

	if (f->content->entry)
		return -EISDIR;
	mutex_lock(&f->lock);
	result = f->content->read(f, f->position, io->buffer, io->size);
	if (result > 0)
		f->position += (uint32_t)result;
	mutex_unlock(&f->lock);
	return result;
}

static uint32_t size_of(struct file *f)
{
	struct fs_info info = {0};

	f->content->query(f, &info);
	return info.size;
}

static int write(struct object *o, struct io *io)
{
	struct file *f = file_of(o);
	int result;

	if (!f->content->write)
		return f->content->entry ? -EISDIR : -EROFS;
	mutex_lock(&f->lock);
	if (f->append)
		f->position = size_of(f);
	result = io->size > (uint32_t)INT32_MAX - f->position
			 ? -EFBIG
			 : f->content->write(f, f->position, io->buffer, io->size);
	if (result > 0)
		f->position += (uint32_t)result;
	mutex_unlock(&f->lock);
	return result;
}

static int seek(struct object *o, int32_t offset, uint32_t whence)
{
	struct file *f = file_of(o);
	int64_t target;

	if (whence > FS_SEEK_END)
		return -EINVAL;
	mutex_lock(&f->lock);
	target = (int64_t)offset + (whence == FS_SEEK_CUR   ? f->position
				    : whence == FS_SEEK_END ? size_of(f)
							    : 0);
	if (target < 0 || target > INT32_MAX)
		target = -EINVAL;
	else
		f->position = (uint32_t)target;
	mutex_unlock(&f->lock);
	return (int)target;
}

static int resize(struct object *o, uint32_t size)
{
	struct file *f = file_of(o);
	int result;

	if (!f->content->resize)
		return f->content->entry ? -EISDIR : -EROFS;
	if (size > INT32_MAX)
		return -EFBIG;
	mutex_lock(&f->lock);
	result = f->content->resize(f, size);
	mutex_unlock(&f->lock);
	return result;
}

static int query(struct object *o, struct fs_info *info)
{
	struct file *f = file_of(o);

	mutex_lock(&f->lock);
	f->content->query(f, info);
	mutex_unlock(&f->lock);
	return 0;
}

static int read_dir(struct object *o, struct fs_entry *entry)
{
	struct file *f = file_of(o);
	int result;

	if (!f->content->entry)
		return -ENOTDIR;
	mutex_lock(&f->lock);
	result = f->content->entry(f, &f->position, entry);
	mutex_unlock(&f->lock);
	return result;
}

static void destroy(struct object *o)
{
	struct file *f = file_of(o);

	f->content->destroy(f);
}

static const struct file_ops ops = {
	.read = read,
	.write = write,
	.seek = seek,
	.resize = resize,
	.query = query,
	.read_dir = read_dir,
};

const struct object_type file_type = {.name = "file", .destroy = destroy, .file = &ops};

void *file_create(uint32_t size, const struct file_content *content, uint32_t flags)
{
	struct file *f;

	if (handle_pay(size))
		return NULL;
	f = kzalloc(size);
	if (!f) {
		handle_unpay(size);
		return NULL;
	}
	waitable_init(&f->waitable, &wait_never);
	object_init(&f->object, &file_type, &f->waitable);
	f->object.bytes = size;
	mutex_init(&f->lock);
	f->content = content;
	f->append = flags & FS_APPEND;
	return f;
}

int file_read_memory(const void *data, uint32_t data_size, uint32_t at, uptr buffer, uint32_t size)
{
	if (at >= data_size)
		return 0;
	if (size > data_size - at)
		size = data_size - at;
	return copy_to_user(buffer, (const char *)data + at, size) ? -EFAULT : (int)size;
}
