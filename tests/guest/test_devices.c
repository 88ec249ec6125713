/* tests/guest/test_devices.c - devices as files: random, framebuffer, keyboard, serial line. */
#include "tap.h"
#include <stdio.h>
#include <stdlib.h>
#include "fs.h"

#define RING 256  /* bytes kept for each open keyboard */
#define ACK  0xfa /* the keyboard's answer to a byte of a command */

static int device(const char *name, uint32_t flags)
{
	char path[64];

	snprintf(path, sizeof path, "/System/Devices/%s", name);
	return FsOpen(path, flags);
}

TEST(random_bytes_differ)
{
	static uint8_t first[1000], second[1000];
	int handle = device("random", FS_RDWR), ones = 0;
	struct fs_info info;

	EQ(FsReadSync(handle, first, sizeof first, 0), sizeof first);
	EQ(FsWriteSync(handle, "what is stirred in", 18), 18);
	EQ(FsReadSync(handle, second, sizeof second, 0), sizeof second);
	CHECK(memcmp(first, second, sizeof first) != 0);
	for (uint32_t i = 0; i < sizeof first * 8; i++)
		ones += first[i / 8] >> i % 8 & 1;
	CHECK(ones > 3600 && ones < 4400);
	EQ(FsReadSync(handle, (void *)16, 8, 0), -EFAULT);
	EQ(FsQueryHandle(handle, &info), 0);
	EQ(info.type, FS_TYPE_DEVICE);
	EQ(FsClose(handle), 0);
}

TEST(the_framebuffer_says_its_size)
{
	int handle = device("framebuffer", FS_READ), width, height, depth, pitch;
	struct sys_info sys;
	char line[64] = "";

	EQ(SysInfo(&sys, sizeof sys), sizeof sys);
	CHECK(FsReadSync(handle, line, sizeof line - 1, 0) > 0);
	EQ(sscanf(line, "%d %d %d %d\n", &width, &height, &depth, &pitch), 4);
	EQ(width, (int)sys.screen_width);
	EQ(height, (int)sys.screen_height);
	EQ(depth, 32);
	CHECK(pitch >= width * 4);
	EQ(FsReadSync(handle, line, sizeof line, 0), 0);
	EQ(FsSeek(handle, 0, FS_SEEK_SET), 0);
	CHECK(FsReadSync(handle, line, sizeof line, 0) > 0);
	EQ(FsClose(handle), 0);
	EQ(device("framebuffer", FS_RDWR), -EACCES);
}

/* What a device can be opened with is known before. */
TEST(rights_are_told)
{
	static const struct {
		const char *name;
		uint32_t rights;
	} devices[] = {{"keyboard", RIGHT_READ},
		       {"mouse", RIGHT_READ},
		       {"framebuffer", RIGHT_READ},
		       {"null", RIGHT_READ | RIGHT_WRITE},
		       {"random", RIGHT_READ | RIGHT_WRITE},
		       {"serial", RIGHT_READ | RIGHT_WRITE}};
	struct fs_info by_name, by_handle;
	char path[64];

	for (uint32_t i = 0; i < sizeof devices / sizeof *devices; i++) {
		int h = device(devices[i].name, FS_READ);

		snprintf(path, sizeof path, "/System/Devices/%s", devices[i].name);
		EQ(FsQuery(path, &by_name), 0);
		EQ(FsQueryHandle(h, &by_handle), 0);
		EQ(by_name.rights, devices[i].rights);
		EQ(by_handle.rights, devices[i].rights);
		EQ(FsClose(h), 0);
	}
}

/* ---- the keyboard ------------------------------------------------------------------------- */

ROLE(without_right)
{
	(void)args;
	EQ(device("keyboard", FS_READ), -EPERM);
	EQ(device("mouse", FS_READ), -EPERM);
	return tap_failures;
}

TEST(raw_input_needs_its_right)
{
	EQ(tap_end(tap_start(CHILD("without_right", .privileges = PRIV_ALL & ~PRIV_INPUT))), 0);
	EQ(device("keyboard", FS_RDWR), -EACCES);
	EQ(device("mouse", FS_READ | FS_DIRECTORY), -ENOTDIR);
}

/* It answers a command that sets how keys repeat, by one byte or two. */
static void make_it_answer(void)
{
	struct input_settings s;

	EQ(SysGetInput(&s), 0);
	s.repeat_rate = s.repeat_rate == 11 ? 12 : 11;
	EQ(SysSetInput(&s), 0);
}

/* At least one byte, all of them answers; how many. */
static int answers(int handle)
{
	uint8_t bytes[RING];
	int n = FsReadSync(handle, bytes, sizeof bytes, FILE_PARTIAL);

	CHECK(n > 0);
	for (int i = 0; i < n; i++)
		EQ(bytes[i], ACK);
	return n;
}

TEST(who_has_it_open_gets_the_bytes)
{
	int first = device("keyboard", FS_READ), second = device("keyboard", FS_READ);

	EQ(ThrWaitHandle(first, 0), -ETIMEDOUT);
	make_it_answer();
	tap_await(second);
	answers(second);
	answers(first);
	EQ(FsClose(first), 0);
	make_it_answer();
	answers(second);
	EQ(FsClose(second), 0);
}

/* What the line of this process in the view of raw input says it has lost. */
static int lost(void)
{
	int handle = FsOpen("/System/Kernel/raw", FS_READ), number = -1;
	static char text[4096];
	unsigned process;
	int found = -1;
	char *line;

	text[FsReadSync(handle, text, sizeof text - 1, 0)] = 0;
	EQ(FsClose(handle), 0);
	for (line = text; (line = strchr(line, '\n')); line++)
		if (sscanf(line, " keyboard %u %*u %d", &process, &number) == 2 &&
		    process == (unsigned)ProcGetId() && number > found)
			found = number;
	return found;
}

TEST(what_does_not_fit_is_counted)
{
	int slow = device("keyboard", FS_READ), quick = device("keyboard", FS_READ), all = 0;
	static uint8_t bytes[RING + 20];

	while (all < RING + 10) {
		make_it_answer();
		all += answers(quick);
	}
	EQ(lost(), all - RING);
	EQ(FsReadSync(slow, bytes, sizeof bytes, FILE_PARTIAL), RING);
	EQ(FsClose(slow), 0);
	EQ(FsClose(quick), 0);
}

/* ---- what waits --------------------------------------------------------------------------- */

static struct fileop op;
static uint8_t byte;

/* An asynchronous read for which nothing comes. */
static int waiting(const char *name)
{
	int handle = device(name, FS_READ);

	NEED(handle > 0);
	op = (struct fileop){.event = EvtCreate(0)};
	EQ(FsRead(handle, &byte, 1, 0, &op), 0);
	EQ(op.status, -EINPROGRESS);
	return handle;
}

static void cancelled(void)
{
	tap_await(op.event);
	EQ(op.status, -ECANCELED);
	EQ(op.bytes, 0);
	EQ(HandleClose(op.event), 0);
}

static const char *const slow_ones[] = {"serial2", "keyboard", "mouse"};

TEST(a_read_is_cancelled)
{
	for (int i = 0; i < 3; i++) {
		int handle = waiting(slow_ones[i]);

		EQ(FsCancel(handle, &op), 1);
		cancelled();
		EQ(FsClose(handle), 0);
	}
}

TEST(closing_cancels_a_read)
{
	for (int i = 0; i < 3; i++) {
		EQ(FsClose(waiting(slow_ones[i])), 0);
		cancelled();
	}
}

/* args: which. Handle: an event to set. */
ROLE(wait_for_ever)
{
	waiting(slow_ones[args[0]]);
	EQ(EvtSet(TAP_HANDLE(0)), 0);
	ThrSleep(WAIT_FOREVER);
	return 0;
}

TEST(the_end_of_a_process_cancels_a_read)
{
	int ready = EvtCreate(0);

	for (uint32_t i = 0; i < 3; i++) {
		int child = tap_start(CHILD("wait_for_ever", .args = {i}, .handles = {ready},
					    .privileges = PRIV_INPUT));

		tap_await(ready);
		tap_kill(child);
	}
}

static int read_one(void *handle)
{
	return FsReadSync((int)handle, &byte, 1, 0);
}

TEST(a_sleeping_reader_is_cancelled)
{
	int handle = device("serial2", FS_READ), t = ThrStart(read_one, (void *)handle, 0);

	while (FsCancel(handle, NULL) == 0)
		ThrYield();
	EQ(tap_end_thread(t), -ECANCELED);
	EQ(FsClose(handle), 0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(random_bytes_differ),
						T(the_framebuffer_says_its_size),
						T(rights_are_told),
						T(raw_input_needs_its_right),
						T(who_has_it_open_gets_the_bytes),
						T(what_does_not_fit_is_counted),
						T(a_read_is_cancelled),
						T(closing_cancels_a_read),
						T(the_end_of_a_process_cancels_a_read),
						T(a_sleeping_reader_is_cancelled),
						{}};
	static const struct tap_role roles[] = {T(without_right), T(wait_for_ever), {}};

	return tap_main(argc, argv, tests, roles);
}
