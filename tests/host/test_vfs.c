/* uses32: kernel/fs/vfs.c kernel/fs/mounts.c kernel/fs/path.c lib/common/utf8.c */
/* tests/host/test_vfs.c - a file system at work holds no lock of the others, and stays mounted. */
#include <stdlib.h>
#include "abi/error.h"
#include "fs/file.h"
#include "fs/vfs.h"
#include "heap_shim.h"
#include "mini.h"
#include "task/image.h"
#include "task/process.h"

/* ---- the kernel around it: its locks ask which thread this is --------------------------------
 */

static uint32_t slot[KSTACK_SLOT / 4] __attribute__((aligned(KSTACK_SLOT)));
static struct thread thread;
static int (*find_program)(const char *path, struct image_file *file);

/* Call it on the stack that ends there. */
void call_on(uint32_t *top, void (*function)(void));
__asm__(".globl call_on\n"
	"call_on: push %ebp\n mov %esp, %ebp\n mov 12(%ebp), %eax\n mov 8(%ebp), %esp\n"
	"call *%eax\n leave\n ret\n");

static void in_thread(void (*function)(void))
{
	slot[KSTACK_SLOT / 4 - 1] = (uint32_t)&thread;
	call_on(&slot[KSTACK_SLOT / 4 - 8], function);
}

void mutex_init(struct mutex *m)
{
	m->owner = 0;
}

void mutex_name(struct mutex *m, const char *name)
{
	(void)m, (void)name;
}

void mutex_lock_slow(struct mutex *m)
{
	(void)m;
	abort(); /* it was held: by the same thread */
}

void mutex_unlock_slow(struct mutex *m)
{
	(void)m;
	abort();
}

void panic(const char *format, ...)
{
	(void)format;
	abort();
}

void *kzalloc(size_t size)
{
	void *block = kmalloc(size);

	return block ? memset(block, 0, size) : NULL;
}

size_t strlcpy(char *to, const char *from, size_t size)
{
	return (size_t)snprintf(to, size, "%s", from);
}

void *file_create(uint32_t size, const struct file_content *content, uint32_t flags)
{
	struct file *f = kzalloc(size);

	assert_int_equal(flags, FS_READ);
	if (f)
		f->content = content;
	return f;
}

void handle_drop(struct object *o)
{
	(void)o;
	abort(); /* nothing is opened for its own sake */
}

void process_set_finder(int (*find)(const char *path, struct image_file *file))
{
	find_program = find;
}

/* ---- a file system in whose every operation the others are asked -----------------------------
 */

static int worked;

static int work(void)
{
	struct fs_info info;

	worked++;
	assert_int_equal(vfs_query("/other", &info), 0);
	assert_int_equal(vfs_unmount("/busy"), -EBUSY);
	return worked;
}

static int busy_open(struct file_system *fs, const char *rest, uint32_t flags, struct object **out)
{
	(void)fs, (void)rest, (void)flags, (void)out;
	return work();
}

static int busy_query(struct file_system *fs, const char *rest, struct fs_info *info)
{
	(void)fs, (void)rest, (void)info;
	return work();
}

static int busy_name(struct file_system *fs, const char *rest)
{
	(void)fs, (void)rest;
	return work();
}

static int busy_rename(struct file_system *fs, const char *from, const char *to)
{
	(void)fs;
	assert_string_equal(from, "a");
	assert_string_equal(to, "b");
	return work();
}

static int busy_load(struct file_system *fs, const char *rest, struct image_file *file)
{
	(void)fs, (void)rest, (void)file;
	return work();
}

static int idle_query(struct file_system *fs, const char *rest, struct fs_info *info)
{
	(void)fs, (void)rest, (void)info;
	return 0;
}

/* It has one name. */
static int flat_query(struct file_system *fs, const char *rest, struct fs_info *info)
{
	(void)fs, (void)info;
	return strcmp(rest, "name") ? -ENOENT : 0;
}

static int destroy(struct file_system *fs)
{
	(void)fs;
	return 0;
}

static const struct file_system_ops busy_ops = {
	.open = busy_open,
	.create = busy_open,
	.query = busy_query,
	.make_dir = busy_name,
	.remove = busy_name,
	.rename = busy_rename,
	.load = busy_load,
	.destroy = destroy,
};
static const struct file_system_ops idle_ops = {.query = idle_query, .destroy = destroy};
static const struct file_system_ops flat_ops = {
	.flat = true, .query = flat_query, .destroy = destroy};
static struct file_system flat = {.ops = &flat_ops};
static struct file_system busy = {.ops = &busy_ops}, idle = {.ops = &idle_ops};

/* ---- tests -----------------------------------------------------------------------------------
 */

static void use_all(void)
{
	struct image_file file;
	struct fs_info info;
	struct object *o;

	worked = 0;
	vfs_init();
	assert_int_equal(vfs_mount("/busy", &busy), 0);
	assert_int_equal(vfs_mount("/other", &idle), 0);
	assert_int_equal(vfs_open("/busy/a", FS_READ, &o), 1);
	assert_int_equal(vfs_create("/busy/a", FS_RDWR, &o), 2);
	assert_int_equal(find_program("/busy/a", &file), 3);
	assert_int_equal(vfs_query("/busy/a", &info), 4);
	assert_int_equal(vfs_make_dir("/busy/a"), 5);
	assert_int_equal(vfs_remove("/busy/a"), 6);
	assert_int_equal(vfs_rename("/busy/a", "/busy/b"), 7);
}

/* What is refused must let the mount go, too. */
static void refuse_all(void)
{
	struct image_file file;
	struct object *o;

	assert_int_equal(vfs_create("/busy", FS_RDWR, &o), -EEXIST);
	assert_int_equal(vfs_open("/busy/\n", FS_WRITE | FS_CREATE, &o), -EILSEQ);
	assert_int_equal(vfs_make_dir("/other/a"), -EROFS);
	assert_int_equal(vfs_remove("/other/a"), -EROFS);
	assert_int_equal(vfs_remove("/other"), -EBUSY);
	assert_int_equal(find_program("/other/a", &file), -EACCES);
	assert_int_equal(vfs_rename("/busy/a", "/other/a"), -EXDEV);
	assert_int_equal(vfs_rename("/busy/a", "/nowhere/a"), -EXDEV);
	assert_int_equal(vfs_rename("/busy/a", "/busy"), -EBUSY);
	assert_int_equal(vfs_rename("/busy/a", "a"), -EINVAL);
	assert_int_equal(vfs_unmount("/busy/a"), -EINVAL);
	assert_int_equal(worked, 7);
}

/* What is below a name of a flat system, and beside all systems. */
static void look_for_nothing(void)
{
	struct fs_info info;
	struct object *o;

	assert_int_equal(vfs_mount("/dir/flat", &flat), 0);
	assert_int_equal(vfs_query("/dir/flat/name", &info), 0);
	assert_int_equal(info.mount, flat.number);
	assert_int_equal(vfs_query("/dir/flat/name/x/y", &info), -ENOTDIR);
	assert_int_equal(vfs_open("/dir/flat/none/x", FS_READ | FS_CREATE, &o), -ENOENT);
	assert_int_equal(vfs_remove("/dir/flat/name/x"), -ENOTDIR);
	assert_int_equal(vfs_rename("/dir/flat/name", "/dir/flat/name/x"), -ENOTDIR);
	assert_int_equal(vfs_create("/dir/new", FS_RDWR, &o), -EROFS);
	assert_int_equal(vfs_make_dir("/new"), -EROFS);
	assert_int_equal(vfs_make_dir("/new/x"), -ENOENT);
	assert_int_equal(vfs_open("/new", FS_READ, &o), -ENOENT);
	assert_int_equal(vfs_unmount("/dir/flat"), 0); /* nobody uses it still */
}

static void unmount_all(void)
{
	assert_int_equal(vfs_unmount("/busy"), 0);
	assert_int_equal(vfs_unmount("/other"), 0);
	assert_int_equal(vfs_unmount("/other"), -ENOENT);
	assert_int_equal(heap_shim_blocks, 0);
}

static void others_can_be_asked_meanwhile(void **state)
{
	(void)state;
	in_thread(use_all);
	in_thread(refuse_all);
	in_thread(look_for_nothing);
	in_thread(unmount_all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(others_can_be_asked_meanwhile)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
