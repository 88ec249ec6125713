/* tests/guest/test_libc.c - the C library on our calls: threads, errno, locks, heap, files, time.
 */
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "tap.h"

#define WORKERS 6
#define ROUNDS	2000

static int wrong;

/* Everything that has state per thread or a lock, with the other workers at it too. */
static int work(void *argument)
{
	int n = (int)argument;
	uint32_t state = n;
	char text[32], wanted[32];

	srand(n);
	for (int i = 0; i < ROUNDS; i++) {
		uint32_t size = 1 + tap_random(&state) % 3000;
		char *p = malloc(size);

		memset(p, n, size);
		errno = n;
		snprintf(text, sizeof text, "%d %.2f", n, i * 0.25);
		snprintf(wanted, sizeof wanted, "%d %d.%02d", n, i / 4, i % 4 * 25);
		if (i % 64 == 0)
			ThrYield();
		if (errno != n || strcmp(text, wanted) || p[size - 1] != n)
			__sync_fetch_and_add(&wrong, 1);
		free(p);
	}
	return n;
}

TEST(threads_share_the_library)
{
	int threads[WORKERS];

	for (int i = 0; i < WORKERS; i++)
		NEED((threads[i] = ThrStart(work, (void *)(i + 1), 0)) > 0);
	for (int i = 0; i < WORKERS; i++)
		EQ(tap_end_thread(threads[i]), i + 1);
	EQ(wrong, 0);
}

static int use_stack(void *argument)
{
	volatile char room[0x1e000];

	for (uint32_t i = 0; i < sizeof room; i += 512)
		room[i] = 1;
	return room[512] + (int)argument;
}

TEST(stack_sizes)
{
	EQ(ThrStart(use_stack, NULL, THREAD_STACK_MAX + 1), -EINVAL);
	EQ(tap_end_thread(ThrStart(use_stack, (void *)4, 0x20000)), 5);
	EQ(tap_end_thread(ThrStart(use_stack, (void *)5, THREAD_STACK_MAX)), 6);
}

static int overflow(void *argument)
{
	volatile char room[4096];

	room[0] = (int)argument;
	return room[0] < 0 ? 0 : overflow((void *)((int)argument & 1)) + room[0];
}

ROLE(run_out_of_stack)
{
	(void)args;
	ThrWaitHandle(ThrStart(overflow, NULL, 0), WAIT_FOREVER);
	return 0;
}

TEST(overflow_hits_the_guard_page)
{
	EQ(tap_end(tap_start(CHILD("run_out_of_stack"))), EXIT_FAULT);
}

TEST(heap_grows_and_goes_back)
{
	volatile uint32_t huge = 0xf0000000;
	uint32_t size = 8 << 20, sum = 0;
	struct proc_info before, full, after;
	char *p;

	ProcQuery(0, &before);
	p = malloc(size);
	NEED(p);
	memset(p, 0xff, size);
	__asm__ volatile("" ::"r"(p) : "memory"); /* it is not for nothing */
	ProcQuery(0, &full);
	free(p);
	ProcQuery(0, &after);
	CHECK(full.pages >= before.pages + size / 4096);
	CHECK(after.pages < before.pages + 64);
	p = calloc(1, size);
	NEED(p);
	for (uint32_t i = 0; i < size; i++)
		sum |= p[i];
	EQ(sum, 0);
	free(p);
	errno = 0;
	p = malloc(huge);
	CHECK(!p);
	EQ(errno, ENOMEM);
}

TEST(files)
{
	char text[64] = "";
	struct stat st;
	FILE *f;

	errno = 0;
	CHECK(!fopen("/System/Boot/none", "r"));
	EQ(errno, ENOENT);
	EQ(read(77, text, 1), -1);
	EQ(errno, EBADF);
	EQ(close(-1), -1);
	f = fopen(tap_program, "rb");
	NEED(f);
	EQ(fread(text, 1, 4, f), 4);
	EQ(memcmp(text, "\177ELF", 4), 0);
	EQ(fseek(f, 0, SEEK_END), 0);
	EQ(fstat(fileno(f), &st), 0);
	EQ(ftell(f), st.st_size);
	CHECK(S_ISREG(st.st_mode));
	EQ(fgetc(f), EOF);
	EQ(fclose(f), 0);
	f = fopen("/System/Devices/null", "w");
	NEED(f);
	CHECK(fprintf(f, "%s", "gone") == 4);
	EQ(fclose(f), 0);
	EQ(unlink(tap_program), -1);
	EQ(errno, EROFS);
}

TEST(descriptors_run_out_and_come_back)
{
	int last = -1, fd, count = 0;

	while ((fd = open("/System/Devices/null", O_RDONLY)) >= 0) {
		last = fd;
		count++;
	}
	EQ(errno, EMFILE);
	CHECK(count > 100);
	for (; count--; last--)
		EQ(close(last), 0);
	fd = open("/System/Devices/null", O_RDONLY);
	CHECK(fd >= 0);
	EQ(close(fd), 0);
}

TEST(time_moves_on)
{
	time_t start = time(NULL);
	uint64_t ns, later;

	CHECK(start > 946684800 - 1); /* 2000 */
	SysClock(&ns);
	usleep(3000);
	SysClock(&later);
	CHECK(later - ns >= 3000000);
	CHECK(time(NULL) >= start);
}

TEST(numbers)
{
	volatile double two = 2;
	long long big = -1234567890123LL;
	char text[64];

	snprintf(text, sizeof text, "%lld %.6f %g %x", big, sqrt(two), 1e300 * two, 48879);
	EQ(strcmp(text, "-1234567890123 1.414214 2e+300 beef"), 0);
	EQ(strtol("-77", NULL, 10), -77);
	CHECK(fabs(strtod("2.5e-3", NULL) - 0.0025) < 1e-12);
}

ROLE(end_by_abort)
{
	(void)args;
	abort();
}

TEST(abort_ends_the_process)
{
	EQ(tap_end(tap_start(CHILD("end_by_abort"))), 128 + 6);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(threads_share_the_library),
		T(stack_sizes),
		T(overflow_hits_the_guard_page),
		T(heap_grows_and_goes_back),
		T(files),
		T(descriptors_run_out_and_come_back),
		T(time_moves_on),
		T(numbers),
		T(abort_ends_the_process),
		{},
	};
	static const struct tap_role roles[] = {
		{"run_out_of_stack", run_out_of_stack},
		{"end_by_abort", end_by_abort},
		{},
	};

	return tap_main(argc, argv, tests, roles);
}
