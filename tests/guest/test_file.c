/* tests/guest/test_file.c - files, folders and devices, and the figures of the system. */
#include "tap.h"
#include <stdio.h>
#include "fs.h"

TEST(paths_are_checked)
{
	char path[PATH_LENGTH_MAX + 8], below[PATH_LENGTH_MAX];
	struct fs_info info;

	snprintf(below, sizeof below, "%s/below", tap_program);
	EQ(FsOpen("/System/Boot/none", FS_READ), -ENOENT);
	EQ(FsOpen("/none", FS_READ), -ENOENT);
	EQ(FsOpen("/System/Devices/none", FS_READ), -ENOENT);
	EQ(FsOpen("relative", FS_READ), -EINVAL);
	EQ(FsOpen("", FS_READ), -EINVAL);
	EQ(FsOpen(below, FS_READ), -ENOTDIR);
	EQ(FsOpen(tap_program, FS_WRITE), -EROFS);
	EQ(FsOpen(tap_program, FS_RDWR), -EROFS);
	EQ(FsOpen(tap_program, FS_ACCESS), -EINVAL);
	EQ(FsOpen(tap_program, 0x80000000), -EINVAL);
	memset(path, 'a', sizeof path);
	path[0] = '/';
	path[sizeof path - 1] = 0;
	EQ(FsOpen(path, FS_READ), -ENAMETOOLONG);
	EQ(FsOpen("/System/Devices/null/x", FS_READ), -ENOTDIR);
	EQ(FsOpen("/System/Devices/none/x", FS_READ | FS_CREATE), -ENOENT);
	EQ(FsQuery("/System/Kernel/memory/x", &info), -ENOTDIR);
	EQ(FsCreate("/System/Ports/none/x", FS_RDWR), -ENOENT);
	EQ(FsMakeDir("/System/Bus/kbus0/x"), -ENOTDIR);
	EQ(FsRemove("/System/Shared/none/x"), -ENOENT);
	EQ(FsQuery("/System/Boot/none", &info), -ENOENT);
	EQ(FsQuery(path, &info), -ENAMETOOLONG);
}

TEST(odd_spellings_lead_to_the_same_file)
{
	struct fs_info a, b;

	EQ(FsQuery("/System/Boot/bin", &a), 0);
	EQ(a.type, FS_TYPE_DIRECTORY);
	EQ(FsQuery("//System/./Boot//bin/", &b), 0);
	EQ(b.type, FS_TYPE_DIRECTORY);
	EQ(FsQuery("/System/Boot/fonts/../bin", &b), 0);
	EQ(FsQuery("/../../System/Boot/bin", &b), 0);
	EQ(FsQuery(tap_program, &a), 0);
	EQ(a.type, FS_TYPE_FILE);
	CHECK(a.size > 1000);
}

TEST(each_handle_has_its_position)
{
	int a = FsOpen(tap_program, FS_READ), b = FsOpen(tap_program, FS_READ), c;
	struct fs_info info;
	char x[4], y[4];

	EQ(FsReadSync(a, x, 4, 0), 4);
	CHECK(!memcmp(x, "\177ELF", 4));
	EQ(FsSeek(b, 0, FS_SEEK_CUR), 0);
	c = HandleDuplicate(a, RIGHTS_ALL & ~(RIGHT_WRITE | RIGHT_CONTROL));
	EQ(FsSeek(c, 0, FS_SEEK_CUR), 4);
	EQ(FsSeek(a, 1, FS_SEEK_SET), 1);
	EQ(FsReadSync(a, y, 3, 0), 3);
	CHECK(!memcmp(y, "ELF", 3));
	EQ(FsQueryHandle(a, &info), 0);
	EQ(FsSeek(a, 0, FS_SEEK_END), info.size);
	EQ(FsReadSync(a, x, 4, 0), 0);
	EQ(FsSeek(a, -2, FS_SEEK_END), info.size - 2);
	EQ(FsReadSync(a, x, 4, 0), 2);
	EQ(FsSeek(a, 1000, FS_SEEK_END), info.size + 1000);
	EQ(FsReadSync(a, x, 4, 0), 0);
	EQ(FsSeek(a, -1, FS_SEEK_SET), -EINVAL);
	EQ(FsSeek(a, 0, 3), -EINVAL);
	EQ(FsSeek(a, 0x7fffffff, FS_SEEK_END), -EINVAL);
	EQ(FsWriteSync(a, x, 1), -EACCES);
	EQ(FsSeek(999, 0, FS_SEEK_SET), -EBADF);
	EQ(FsReadSync(999, x, 1, 0), -EBADF);
	EQ(FsWriteSync(999, x, 1), -EBADF);
	EQ(FsQueryHandle(999, &info), -EBADF);
	EQ(FsReadDir(999, NULL), -EBADF);
}

TEST(folders_are_listed_once)
{
	int folder = FsOpen("/System/Boot/bin", FS_READ), n = 0, own = 0;
	struct fs_entry e;
	char x;

	while (FsReadDir(folder, &e) == 1) {
		char path[PATH_LENGTH_MAX + 20];
		struct fs_info info;

		snprintf(path, sizeof path, "/System/Boot/bin/%s", e.name);
		EQ(FsQuery(path, &info), 0);
		EQ(info.size, e.size);
		EQ(info.type, e.type);
		own += !strcmp(path, tap_program);
		n++;
	}
	CHECK(n > 0);
	EQ(own, 1);
	EQ(FsReadDir(folder, &e), 0);
	EQ(FsReadSync(folder, &x, 1, 0), -EISDIR);
	EQ(FsReadDir(FsOpen(tap_program, FS_READ), &e), -ENOTDIR);
}

TEST(devices_do_what_their_name_says)
{
	int null = FsOpen("/System/Devices/null", FS_RDWR),
	    zero = FsOpen("/System/Devices/zero", FS_READ);
	struct fs_info info;
	char bytes[64];

	memset(bytes, 1, sizeof bytes);
	EQ(FsReadSync(null, bytes, 8, 0), 0);
	EQ(FsWriteSync(null, bytes, 8), 8);
	EQ(FsReadSync(zero, bytes, sizeof bytes, 0), sizeof bytes);
	for (uint32_t i = 0; i < sizeof bytes; i++)
		EQ(bytes[i], 0);
	EQ(FsSeek(zero, 0, FS_SEEK_SET), -ESPIPE);
	EQ(FsSeek(HANDLE_STDOUT, 0, FS_SEEK_CUR), -ESPIPE);
	EQ(FsQueryHandle(null, &info), 0);
	EQ(info.type, FS_TYPE_DEVICE);
}

/* What never makes a reader wait is always signalled. */
TEST(every_file_can_be_waited_for)
{
	static const char *const ready[] = {"/",
					    "/Temp",
					    "/System/Boot/bin/ls",
					    "/System/Boot/bin",
					    "/System/Kernel/memory",
					    "/System/Ports",
					    "/System/Devices/null",
					    "/System/Devices/random",
					    "/System/Devices/framebuffer"};
	int event = EvtCreate(0), two[2], serial = FsOpen("/System/Devices/serial2", FS_READ);

	for (uint32_t i = 0; i < sizeof ready / sizeof *ready; i++) {
		int h = FsOpen(ready[i], FS_READ), both[2] = {event, h};

		EQ(ThrWaitHandle(h, 0), 0);
		EQ(ThrWaitMultiple(both, 2, WAIT_ANY, 0), 1);
		EQ(ThrWaitMultiple(both, 2, WAIT_ALL, 0), -ETIMEDOUT);
		EQ(EvtSet(event), 0);
		EQ(ThrWaitMultiple(both, 2, WAIT_ALL, 0), 0);
		EQ(FsClose(h), 0);
	}
	two[0] = FsOpen(ready[1], FS_READ);
	two[1] = FsOpen(ready[2], FS_READ);
	EQ(ThrWaitMultiple(two, 2, WAIT_ALL, 0), 0);
	EQ(ThrWaitHandle(serial, 0), -ETIMEDOUT); /* nobody writes to it */
}

/* ---- the system
 * ------------------------------------------------------------------------------------------ */

TEST(time_goes_on)
{
	struct sys_time a, b;
	uint64_t first = 0, last = 0;

	EQ(SysNull(), 0);
	EQ(SysClock(&first), 0);
	EQ(SysTime(&a), 0);
	CHECK(a.year >= 2020 && a.month >= 1 && a.month <= 12 && a.day >= 1 && a.day <= 31);
	CHECK(a.hour < 24 && a.minute < 60 && a.second < 60 && a.weekday < 7);
	ThrSleep(30);
	EQ(SysClock(&last), 0);
	EQ(SysTime(&b), 0);
	CHECK(last - first >= 10000000);
	CHECK(b.unix_seconds - a.unix_seconds <= 2 + (last - first) / 1000000000);
}

TEST(the_figures_make_sense)
{
	struct sys_info i;
	struct msg m;

	EQ(SysInfo(&i, sizeof i), sizeof i);
	CHECK(i.pages_free < i.pages_total && i.pages_free > 100);
	CHECK(i.processes >= 2 && i.threads >= i.processes);
	CHECK(i.screen_width >= 640 && i.screen_height >= 480);
	CHECK(i.tsc_khz > 1000);
	EQ(i.charges, 0);
	MsgGet(&m, 0, 0);
	EQ(SysLog("a line of a test", 16), 0);
	EQ(SysLog("", 0), 0);
}

TEST(the_trace_is_read_forward)
{
	static struct trace_record r[64];
	uint32_t position = 0, seen = 0;
	uint64_t last = 0;
	struct msg m;
	int n;

	MsgGet(&m, 0, 0);
	EQ(ThrPostMessage(ThrGetId(), MSG_USER + 4242, 1, 2, 3), 0);
	EQ(MsgGet(&m, 0, 0), 1);
	for (int i = 0; i < 1000 && (n = SysTraceRead(r, 64, &position)) > 0; i++)
		for (int j = 0; j < n; j++) {
			CHECK(r[j].time_ns >= last);
			last = r[j].time_ns;
			seen += r[j].kind == TRACE_SPAWN;
		}
	EQ(n, 0);
	CHECK(seen > 0);
	CHECK(SysTraceRead(r, 0xffffffff, &position) <= 64);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(paths_are_checked),
						T(odd_spellings_lead_to_the_same_file),
						T(each_handle_has_its_position),
						T(folders_are_listed_once),
						T(devices_do_what_their_name_says),
						T(every_file_can_be_waited_for),
						T(time_goes_on),
						T(the_figures_make_sense),
						T(the_trace_is_read_forward),
						{}};

	return tap_main(argc, argv, tests, NULL);
}
