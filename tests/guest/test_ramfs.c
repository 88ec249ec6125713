/* tests/guest/test_ramfs.c - files in memory: every refusal of fs.h, what is open, what is full. */
#include "tap.h"
#include <stdio.h>
#include "fs.h"

#define PAGE 4096

/* A directory of the test's own, empty. */
static char folder[40];

static const char *in(const char *name)
{
	static char paths[4][PATH_LENGTH_MAX];
	static int next;
	char *path = paths[next++ % 4];

	snprintf(path, PATH_LENGTH_MAX, "%s/%s", folder, name);
	return path;
}

static void make_folder(void)
{
	snprintf(folder, sizeof folder, "/Temp/test-%lu", (unsigned long)ProcGetId());
	NEED(FsMakeDir(folder) == 0);
}

static void remove_folder(void)
{
	EQ(FsRemove(folder), 0);
}

static void make_file(const char *name, const char *text)
{
	int h = FsCreate(in(name), FS_WRITE);

	NEED(h > 0);
	EQ(FsWriteSync(h, text, strlen(text)), (int)strlen(text));
	EQ(FsClose(h), 0);
}

static bool holds(const char *name, const char *text)
{
	char buffer[64] = "";
	int h = FsOpen(in(name), FS_READ), n = FsReadSync(h, buffer, sizeof buffer - 1, 0);

	FsClose(h);
	return n == (int)strlen(text) && !strcmp(buffer, text);
}

TEST(what_is_written_is_read)
{
	int h;
	char buffer[16] = "";
	struct fs_info info;

	make_folder();
	h = FsCreate(in("f"), FS_RDWR);
	EQ(FsWriteSync(h, "Dear reader", 11), 11);
	EQ(FsSeek(h, 5, FS_SEEK_SET), 5);
	EQ(FsReadSync(h, buffer, 16, 0), 6);
	EQ(strcmp(buffer, "reader"), 0);
	EQ(FsReadSync(h, buffer, 16, 0), 0);
	EQ(FsQueryHandle(h, &info), 0);
	EQ(info.type, FS_TYPE_FILE);
	EQ(info.size, 11);
	EQ(info.rights, RIGHT_READ | RIGHT_WRITE);
	CHECK(info.node && info.modified > 1000000000);
	FsClose(h);
	EQ(FsQuery(in("f"), &info), 0);
	EQ(info.size, 11);
	EQ(FsRemove(in("f")), 0);
	remove_folder();
}

TEST(flags_of_opening)
{
	int h;

	make_folder();
	EQ(FsOpen(in("f"), FS_RDWR), -ENOENT);
	h = FsOpen(in("f"), FS_WRITE | FS_CREATE);
	CHECK(h > 0);
	EQ(FsWriteSync(h, "abcdef", 6), 6);
	EQ(FsReadSync(h, NULL, 0, 0), -EACCES);
	FsClose(h);
	EQ(FsOpen(in("f"), FS_RDWR | FS_CREATE | FS_EXCLUSIVE), -EEXIST);
	EQ(FsCreate(in("f"), FS_RDWR), -EEXIST);
	EQ(FsOpen(in("f"), FS_READ | FS_TRUNCATE), -EINVAL);
	EQ(FsOpen(in("f"), FS_READ | FS_DIRECTORY), -ENOTDIR);
	EQ(FsOpen(folder, FS_WRITE), -EISDIR);
	EQ(FsOpen(folder, FS_RDWR | FS_CREATE), -EISDIR);
	h = FsOpen(in("f"), FS_WRITE | FS_APPEND);
	EQ(FsWriteSync(h, "gh", 2), 2);
	EQ(FsSeek(h, 0, FS_SEEK_SET), 0);
	EQ(FsWriteSync(h, "i", 1), 1);
	FsClose(h);
	CHECK(holds("f", "abcdefghi"));
	h = FsOpen(in("f"), FS_WRITE);
	EQ(FsWriteSync(h, "XY", 2), 2);
	FsClose(h);
	CHECK(holds("f", "XYcdefghi"));
	h = FsOpen(in("f"), FS_RDWR | FS_TRUNCATE);
	FsClose(h);
	CHECK(holds("f", ""));
	EQ(FsRemove(in("f")), 0);
	remove_folder();
}

TEST(refusals_of_names)
{
	char name[FILE_NAME_MAX + 8];
	struct fs_info info;

	make_folder();
	make_file("f", "x");
	EQ(FsMakeDir(in("d")), 0);
	EQ(FsMakeDir(in("d")), -EEXIST);
	EQ(FsMakeDir(in("f")), -EEXIST);
	EQ(FsMakeDir("/Temp"), -EEXIST);
	EQ(FsMakeDir("/"), -EEXIST);
	EQ(FsMakeDir("/new"), -EROFS); /* there are only mounts */
	EQ(FsMakeDir("/System/new"), -EROFS);
	EQ(FsCreate("/new", FS_RDWR), -EROFS);
	EQ(FsOpen("/System/new", FS_RDWR | FS_CREATE), -EROFS);
	EQ(FsMakeDir("/new/below"), -ENOENT);
	EQ(FsMakeDir("/System/Boot/new"), -EROFS);
	EQ(FsMakeDir(in("none/d")), -ENOENT);
	EQ(FsMakeDir(in("f/d")), -ENOTDIR);
	EQ(FsMakeDir(in("bad\x01")), -EILSEQ);
	EQ(FsMakeDir(in("bad\xff")), -EILSEQ);
	EQ(FsMakeDir(in("gr\xc3\xbc\xc3\x9f"
			"e")),
	   0);
	EQ(FsRemove(in("gr\xc3\xbc\xc3\x9f"
		       "e")),
	   0);
	memset(name, 'n', sizeof name);
	name[FILE_NAME_MAX] = 0;
	EQ(FsMakeDir(in(name)), -ENAMETOOLONG);
	name[FILE_NAME_MAX - 1] = 0;
	EQ(FsMakeDir(in(name)), 0);
	EQ(FsRemove(in(name)), 0);
	EQ(FsRemove(in("none")), -ENOENT);
	EQ(FsRemove(in("f/x")), -ENOTDIR);
	EQ(FsRemove("/Temp"), -EBUSY);
	EQ(FsRemove("/"), -EROFS);
	EQ(FsRemove("/System/Boot/bin"), -EROFS);
	make_file("d/g", "x");
	EQ(FsRemove(in("d")), -ENOTEMPTY);
	EQ(FsQuery(in("d/g/h"), &info), -ENOTDIR);
	EQ(FsRemove(in("d/g")), 0);
	EQ(FsRemove(in("d")), 0);
	EQ(FsRemove(in("f")), 0);
	remove_folder();
}

TEST(refusals_of_renaming)
{
	make_folder();
	make_file("a", "A");
	make_file("b", "B");
	EQ(FsMakeDir(in("d")), 0);
	EQ(FsMakeDir(in("e")), 0);
	make_file("e/g", "G");
	EQ(FsRename(in("none"), in("c")), -ENOENT);
	EQ(FsRename(in("a"), in("none/c")), -ENOENT);
	EQ(FsRename(in("a"), in("b/c")), -ENOTDIR);
	EQ(FsRename(in("a"), in("d")), -EISDIR);
	EQ(FsRename(in("d"), in("a")), -ENOTDIR);
	EQ(FsRename(in("d"), in("e")), -ENOTEMPTY);
	EQ(FsRename(in("e"), in("e/inside")), -EINVAL);
	EQ(FsRename(in("a"), "/Home/a"), -EXDEV);
	EQ(FsRename(in("a"), "/System/Boot/a"), -EXDEV);
	EQ(FsRename(in("a"), "/Temp"), -EBUSY);
	EQ(FsRename("/Temp", in("a")), -EBUSY);
	EQ(FsRename(in("a"), in("x\x02")), -EILSEQ);
	EQ(FsRename("/System/Boot/bin", "/System/Boot/x"), -EROFS);
	EQ(FsRename(in("a"), in("a")), 0);
	EQ(FsRename(in("a"), in("b")), 0); /* replaced in one step */
	CHECK(holds("b", "A"));
	EQ(FsRename(in("b"), in("d/b")), 0);
	CHECK(holds("d/b", "A"));
	EQ(FsRename(in("e"), in("d/e")), 0);
	CHECK(holds("d/e/g", "G"));
	EQ(FsRemove(in("d/e/g")), 0);
	EQ(FsRemove(in("d/e")), 0);
	EQ(FsRemove(in("d/b")), 0);
	EQ(FsRemove(in("d")), 0);
	remove_folder();
}

/* Whoever opens the file sees all of the old text or all of the new one. */
static int save(const char *path, const char *text, uint32_t size)
{
	char temporary[PATH_LENGTH_MAX];
	int h, n;

	snprintf(temporary, sizeof temporary, "%s.new", path);
	h = FsOpen(temporary, FS_WRITE | FS_CREATE | FS_TRUNCATE);
	if (h < 0)
		return h;
	n = FsWriteSync(h, text, size);
	FsClose(h);
	if (n == (int)size)
		return FsRename(temporary, path);
	FsRemove(temporary);
	return n < 0 ? n : -ENOSPC;
}

ROLE(saver)
{
	const char *texts[] = {"short", "a longer text"};

	for (uint32_t i = 0; i < args[0]; i++)
		NEED(save("/Temp/saved", texts[i % 2], strlen(texts[i % 2])) == 0);
	return 0;
}

TEST(a_file_is_replaced_in_one_step)
{
	char buffer[32];
	int child = tap_start(CHILD("saver", .args = {2000})), h;
	uint32_t seen = 0;

	while (ThrWaitHandle(child, 0) || !seen) {
		h = FsOpen("/Temp/saved", FS_READ);
		if (h == -ENOENT)
			continue; /* not once yet */
		NEED(h > 0);
		memset(buffer, 0, sizeof buffer);
		NEED(FsReadSync(h, buffer, sizeof buffer, 0) > 0);
		NEED(!strcmp(buffer, "short") || !strcmp(buffer, "a longer text"));
		FsClose(h);
		seen++;
	}
	EQ(tap_end(child), 0);
	CHECK(seen > 1);
	EQ(FsRemove("/Temp/saved"), 0);
}

TEST(holes_read_as_zeros)
{
	static char buffer[3 * PAGE];
	struct sys_info before, after;
	int h;

	make_folder();
	h = FsCreate(in("f"), FS_RDWR);
	SysInfo(&before, sizeof before);
	EQ(FsSeek(h, 100 * 1024 * 1024, FS_SEEK_SET), 100 * 1024 * 1024);
	EQ(FsWriteSync(h, "end", 3), 3);
	SysInfo(&after, sizeof after);
	CHECK(before.pages_free - after.pages_free < 8);
	EQ(FsSeek(h, 5 * PAGE, FS_SEEK_SET), 5 * PAGE);
	memset(buffer, 1, sizeof buffer);
	EQ(FsReadSync(h, buffer, sizeof buffer, 0), sizeof buffer);
	for (size_t i = 0; i < sizeof buffer; i++)
		NEED(buffer[i] == 0);
	EQ(FsResize(h, 10), 0);
	EQ(FsSeek(h, 0, FS_SEEK_SET), 0);
	EQ(FsWriteSync(h, "0123456789", 10), 10);
	EQ(FsResize(h, 4), 0);
	EQ(FsResize(h, 8), 0);
	EQ(FsSeek(h, 0, FS_SEEK_SET), 0);
	EQ(FsReadSync(h, buffer, sizeof buffer, 0), 8);
	EQ(memcmp(buffer, "0123\0\0\0\0", 8), 0);
	EQ(FsResize(h, 0x80000000u), -EFBIG);
	EQ(FsSeek(h, INT32_MAX, FS_SEEK_SET), INT32_MAX);
	EQ(FsWriteSync(h, "x", 1), -EFBIG);
	FsClose(h);
	EQ(FsRemove(in("f")), 0);
	remove_folder();
}

TEST(removed_while_open_it_lives_on)
{
	char buffer[8] = "";
	int h, other;

	make_folder();
	make_file("f", "old");
	h = FsOpen(in("f"), FS_RDWR);
	EQ(FsRemove(in("f")), 0);
	make_file("f", "new");
	EQ(FsReadSync(h, buffer, 8, 0), 3);
	EQ(strcmp(buffer, "old"), 0);
	EQ(FsWriteSync(h, "er", 2), 2);
	CHECK(holds("f", "new"));
	EQ(FsRename(in("f"), in("g")), 0);
	other = FsOpen(in("g"), FS_READ);
	make_file("f", "third");
	EQ(FsRename(in("f"), in("g")), 0); /* what is replaced lives on as well */
	EQ(FsReadSync(other, buffer, 8, 0), 3);
	EQ(strncmp(buffer, "new", 3), 0);
	FsClose(h);
	FsClose(other);
	CHECK(holds("g", "third"));
	EQ(FsRemove(in("g")), 0);
	h = FsOpen(folder, FS_READ);
	EQ(FsRemove(folder), 0); /* of a directory, too: it lists nothing */
	EQ(FsReadDir(h, &(struct fs_entry){0}), 0);
	FsClose(h);
}

ROLE(reader)
{
	char c = 0;

	(void)args;
	EQ(FsReadSync(TAP_HANDLE(0), &c, 1, 0), 1);
	EQ(c, 'b');
	return tap_failures;
}

TEST(a_position_is_shared)
{
	char buffer[8] = "";
	int h, twin;

	make_folder();
	make_file("f", "abcdef");
	h = FsOpen(in("f"), FS_READ);
	twin = HandleDuplicate(h, RIGHT_READ);
	EQ(FsReadSync(h, buffer, 1, 0), 1);
	EQ(tap_end(tap_start(CHILD("reader", .handles = {h}))), 0);
	EQ(FsReadSync(twin, buffer, 2, 0), 2);
	EQ(strncmp(buffer, "cd", 2), 0);
	EQ(FsSeek(h, 0, FS_SEEK_CUR), 4);
	HandleClose(twin);
	FsClose(h);
	EQ(FsRemove(in("f")), 0);
	remove_folder();
}

TEST(ten_thousand_names)
{
	struct fs_entry e;
	char name[24];
	int h, n = 0;

	make_folder();
	for (int i = 0; i < 10000; i++) {
		snprintf(name, sizeof name, "%d", i);
		h = FsCreate(in(name), FS_WRITE);
		NEED(h > 0);
		FsClose(h);
	}
	/* Removed while they are listed: each is seen once. */
	h = FsOpen(folder, FS_READ | FS_DIRECTORY);
	while (FsReadDir(h, &e) == 1) {
		n++;
		NEED(FsRemove(in(e.name)) == 0);
	}
	EQ(n, 10000);
	FsClose(h);
	remove_folder();
}

/* Write until it is refused; the pages that went in. */
static int fill(int h)
{
	static char buffer[64 * 1024];
	int pages = 0, n;

	while ((n = FsWriteSync(h, buffer, sizeof buffer)) > 0)
		pages += n / PAGE;
	EQ(n, -ENOSPC);
	return pages;
}

ROLE(greedy)
{
	int h = FsOpen("/Temp/greedy", FS_WRITE | FS_CREATE), pages = fill(h);

	FsClose(h);
	EvtSet(TAP_HANDLE(0));
	tap_await(TAP_HANDLE(1));
	(void)args;
	return pages > 1000 ? 0 : 1;
}

TEST(one_writer_leaves_room_for_the_next)
{
	int full = EvtCreate(0), go = EvtCreate(0), h, first, second, third;
	int child = tap_start(CHILD("greedy", .handles = {full, go}));
	struct sys_info info;
	int limit;

	SysInfo(&info, sizeof info);
	limit = (int)info.pages_total / 8;
	tap_await(full);
	make_folder();
	h = FsCreate(in("f"), FS_WRITE);
	first = fill(h);
	CHECK(first > limit / 8 && first < limit / 4);
	EvtSet(go);
	EQ(tap_end(child), 0);
	/* What it left is nobody's, and the only living writer may have half of the rest. */
	second = fill(h);
	CHECK(second > 0);
	EQ(FsRemove("/Temp/greedy"), 0);
	third = fill(h);
	CHECK(third > second);
	EQ(FsResize(h, 0), 0);
	CHECK(fill(h) > limit * 2 / 5);
	FsClose(h);
	EQ(FsRemove(in("f")), 0);
	remove_folder();
	HandleClose(full);
	HandleClose(go);
}

/* Make, rename and remove the same few names at random. */
ROLE(churn)
{
	uint32_t seed = args[0];
	char a[40], b[40];

	for (int i = 0; i < 3000; i++) {
		int h, error;

		snprintf(a, sizeof a, "/Temp/churn/%lu", (unsigned long)tap_random(&seed) % 5);
		snprintf(b, sizeof b, "/Temp/churn/%lu", (unsigned long)tap_random(&seed) % 5);
		h = FsOpen(a, FS_WRITE | FS_CREATE);
		NEED(h > 0);
		NEED(FsWriteSync(h, "text", 4) == 4);
		error = FsRename(a, b);
		NEED(error == 0 || error == -ENOENT);
		error = FsRemove(b);
		NEED(error == 0 || error == -ENOENT);
		FsClose(h);
	}
	return 0;
}

TEST(two_processes_change_the_same_names)
{
	struct fs_entry e;
	char path[160];
	int h, child[2];

	EQ(FsMakeDir("/Temp/churn"), 0);
	for (int i = 0; i < 2; i++)
		child[i] = tap_start(CHILD("churn", .args = {(uint32_t)i + 1}));
	for (int i = 0; i < 2; i++)
		EQ(tap_end(child[i]), 0);
	h = FsOpen("/Temp/churn", FS_READ);
	while (FsReadDir(h, &e) == 1) {
		EQ(e.size, 4);
		snprintf(path, sizeof path, "/Temp/churn/%s", e.name);
		EQ(FsRemove(path), 0);
	}
	FsClose(h);
	EQ(FsRemove("/Temp/churn"), 0);
}

ROLE(nobody)
{
	(void)args;
	make_folder();
	EQ(FsMount(folder, "memory", 0), -EPERM);
	EQ(FsUnmount("/Temp"), -EPERM);
	remove_folder();
	return tap_failures;
}

TEST(mounting_needs_a_privilege)
{
	EQ(tap_end(tap_start(CHILD("nobody"))), 0);
}

ROLE(mounter)
{
	int h;

	(void)args;
	make_folder();
	EQ(FsMount(folder, "memory", 1), -EINVAL);
	EQ(FsMount(folder, "floppy", 0), -ENODEV);
	EQ(FsMount(in("none"), "memory", 0), -ENOENT);
	make_file("f", "x");
	EQ(FsMount(folder, "memory", 0), -ENOTEMPTY);
	EQ(FsMount(in("f"), "memory", 0), -ENOTDIR);
	EQ(FsRemove(in("f")), 0);
	EQ(FsMount(folder, "memory", 0), 0);
	EQ(FsMount(folder, "memory", 0), -EBUSY);
	EQ(FsRemove(folder), -EBUSY);
	EQ(FsRename(folder, "/Temp/other"), -EBUSY);
	make_file("f", "inside");
	EQ(FsRename(in("f"), "/Temp/f"), -EXDEV);
	EQ(FsUnmount(in("f")), -EINVAL);
	h = FsOpen(in("f"), FS_READ);
	EQ(FsUnmount(folder), -EBUSY);
	FsClose(h);
	EQ(FsUnmount(folder), 0); /* what was in it is gone */
	EQ(FsQuery(in("f"), &(struct fs_info){0}), -ENOENT);
	EQ(FsUnmount(folder), -EINVAL);
	for (int i = 0; i < 40; i++) {
		EQ(FsMount(folder, "memory", 0), 0);
		EQ(FsUnmount(folder), 0);
	}
	remove_folder();
	return tap_failures;
}

TEST(mounting_and_its_refusals)
{
	EQ(tap_end(tap_start(CHILD("mounter", .privileges = PRIV_MOUNT))), 0);
}

static void copy_program(const char *to)
{
	static char buffer[64 * 1024];
	int from = FsOpen(tap_program, FS_READ), h = FsCreate(to, FS_WRITE), n;

	NEED(from > 0 && h > 0);
	while ((n = FsReadSync(from, buffer, sizeof buffer, 0)) > 0)
		NEED(FsWriteSync(h, buffer, (uint32_t)n) == n);
	FsClose(from);
	FsClose(h);
}

ROLE(waiter)
{
	(void)args;
	EvtSet(TAP_HANDLE(0));
	tap_await(TAP_HANDLE(1));
	make_folder(); /* code that was not touched before */
	remove_folder();
	return tap_failures;
}

TEST(programs_run_from_here)
{
	int runs = EvtCreate(0), go = EvtCreate(0), h, child;
	const char *disk = tap_program;

	make_folder();
	copy_program(in("program"));
	tap_program = in("program");
	child = tap_start(CHILD("waiter", .handles = {runs, go}));
	tap_program = disk;
	tap_await(runs);
	/* The file is written over, then removed; the program does not notice. */
	h = FsOpen(in("program"), FS_WRITE);
	for (int i = 0; i < 1000; i++)
		NEED(FsWriteSync(h, "nonsense", 8) == 8);
	FsClose(h);
	EQ(ProcStart(in("program"), (const char *[]){"program", NULL}), -ENOEXEC);
	EQ(FsRemove(in("program")), 0);
	EvtSet(go);
	EQ(tap_end(child), 0);
	EQ(ProcStart(in("program"), (const char *[]){"program", NULL}), -ENOENT);
	EQ(ProcStart(folder, (const char *[]){"program", NULL}), -EISDIR);
	EQ(ProcStart("/System/Devices/null", (const char *[]){"program", NULL}), -EACCES);
	FsClose(FsCreate(in("empty"), FS_WRITE));
	EQ(ProcStart(in("empty"), (const char *[]){"program", NULL}), -ENOEXEC);
	EQ(FsRemove(in("empty")), 0);
	remove_folder();
	HandleClose(runs);
	HandleClose(go);
}

/* Times of files are in seconds. */
static void next_second(void)
{
	struct sys_time start, now;

	EQ(SysTime(&start), 0);
	do
		ThrSleep(10);
	while (SysTime(&now) == 0 && now.unix_seconds == start.unix_seconds);
}

/* The first part of the buffer is there, the rest is not. */
TEST(half_a_buffer_changes_nothing)
{
	char *bytes = VmmReserve(NULL, 8192, VMM_READ | VMM_WRITE), text[11] = "";
	struct fs_info before, after;
	int h;

	make_folder();
	NEED(bytes);
	EQ(VmmFree((uint32_t)bytes + 4096, 4096), 0);
	h = FsCreate(in("f"), FS_RDWR);
	EQ(FsResize(h, 100000), 0);
	EQ(FsWriteSync(h, "0123456789", 10), 10);
	EQ(FsSeek(h, 0, FS_SEEK_SET), 0);
	EQ(FsQueryHandle(h, &before), 0);
	next_second();
	EQ(FsWriteSync(h, bytes + 4096 - 4, 8), -EFAULT);
	EQ(FsWriteSync(h, bytes, 0), 0);
	EQ(FsSeek(h, 0, FS_SEEK_CUR), 0);
	EQ(FsReadSync(h, text, 10, 0), 10);
	CHECK(!strcmp(text, "0123456789"));
	EQ(FsQueryHandle(h, &after), 0);
	EQ(after.modified, before.modified);
	/* What is moved page by page tells how far it came. */
	EQ(FsSeek(h, 4096 - 4, FS_SEEK_SET), 4096 - 4);
	EQ(FsWriteSync(h, bytes + 4096 - 4, 8), 4);
	EQ(FsSeek(h, 0, FS_SEEK_CUR), 4096);
	FsClose(h);
	EQ(FsRemove(in("f")), 0);
	remove_folder();
}

TEST(bad_buffers_change_nothing)
{
	struct fs_info info;
	int h;

	make_folder();
	h = FsCreate(in("f"), FS_RDWR);
	EQ(FsWriteSync(h, (void *)0x1000, 5), -EFAULT);
	EQ(FsQueryHandle(h, &info), 0);
	EQ(info.size, 0);
	EQ(FsWriteSync(h, "12345", 5), 5);
	EQ(FsSeek(h, 0, FS_SEEK_SET), 0);
	EQ(FsReadSync(h, (void *)0x1000, 5, 0), -EFAULT);
	EQ(FsSeek(h, 0, FS_SEEK_CUR), 0);
	FsClose(h);
	EQ(FsRemove(in("f")), 0);
	remove_folder();
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(what_is_written_is_read),
		T(flags_of_opening),
		T(refusals_of_names),
		T(refusals_of_renaming),
		T(a_file_is_replaced_in_one_step),
		T(holes_read_as_zeros),
		T(removed_while_open_it_lives_on),
		T(a_position_is_shared),
		T(ten_thousand_names),
		T(one_writer_leaves_room_for_the_next),
		T(two_processes_change_the_same_names),
		T(mounting_needs_a_privilege),
		T(mounting_and_its_refusals),
		T(programs_run_from_here),
		T(half_a_buffer_changes_nothing),
		T(bad_buffers_change_nothing),
		{},
	};
	static const struct tap_role roles[] = {
		{"reader", reader}, {"saver", saver},	{"greedy", greedy},   {"churn", churn},
		{"nobody", nobody}, {"waiter", waiter}, {"mounter", mounter}, {}};

	return tap_main(argc, argv, tests, roles);
}
