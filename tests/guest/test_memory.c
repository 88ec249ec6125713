/* tests/guest/test_memory.c - memory of a process: regions, rights, demand zero, limits. */
#include "tap.h"
#include <stdio.h>
#include <stdlib.h>

#define PAGE  4096u
#define RW    (VMM_READ | VMM_WRITE)
#define ERROR 0xfffff000u

static int as_error(uint32_t result)
{
	return result >= ERROR ? (int)result : 0;
}

static uint32_t own_pages(void)
{
	struct proc_info info = {0};

	ProcQuery(0, &info);
	return info.pages;
}

TEST(bad_reservations_are_refused)
{
	static const struct {
		uint32_t address, size, access;
	} bad[] = {
		{0, 0, RW},
		{0, 0xffffffff, RW},
		{0, 0xc0000000, RW},
		{0x50000001, PAGE, RW},
		{0x50000800, PAGE, RW},
		{0xbffff000, PAGE, RW},
		{0xbfffe000, 2 * PAGE, RW},
		{0xc0000000, PAGE, RW},
		{0xfffff000, PAGE, RW},
		{0xfffff000, 2 * PAGE, RW},
		{0x50000000, 0xb0000000, RW},
		{0x1000, PAGE, RW},
		{0, PAGE, RW | VMM_EXEC},
		{0, PAGE, VMM_WRITE | VMM_EXEC},
		{0, PAGE, 8 | RW},
		{0, PAGE, 0x80000000 | RW},
		{0, PAGE, 0},
	};

	for (uint32_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		int e = as_error(VmmAlloc(bad[i].address, bad[i].size, bad[i].access));

		if (!CHECK(e == -EINVAL || (e == -ENOMEM && !bad[i].address)))
			tap_say("# that was %u: %d", (unsigned)i, e);
	}
	errno = 0;
	CHECK(VmmReserve(NULL, 0, RW) == NULL);
	EQ(errno, EINVAL);
}

TEST(overlaps_are_refused)
{
	uint32_t a = VmmAlloc(0x60000000, 4 * PAGE, RW);

	EQ(a, 0x60000000);
	EQ(as_error(VmmAlloc(a, PAGE, RW)), -EEXIST);
	EQ(as_error(VmmAlloc(a + 3 * PAGE, PAGE, RW)), -EEXIST);
	EQ(as_error(VmmAlloc(a - PAGE, 2 * PAGE, RW)), -EEXIST);
	EQ(as_error(VmmAlloc(a - PAGE, 10 * PAGE, RW)), -EEXIST);
	EQ(as_error(VmmAlloc(0x400000, PAGE, RW)), -EEXIST); /* the program */
	EQ(VmmAlloc(a + 4 * PAGE, PAGE, RW), a + 4 * PAGE);
	EQ(VmmAlloc(a - PAGE, PAGE, RW), a - PAGE);
}

TEST(pages_come_zeroed_when_touched)
{
	uint32_t size = 300 * PAGE, before, *p;

	for (int round = 0; round < 2; round++) {
		p = VmmReserve(NULL, size, RW);
		NEED(p);
		before = own_pages();
		for (uint32_t i = 0; i < size / 4; i += 64)
			NEED(p[i] == 0);
		memset(p, 0xee, size);
		CHECK(own_pages() >= before + 300);
		CHECK(own_pages() <= before + 300 + 4);
		EQ(VmmFree((uint32_t)p, size), 0);
		CHECK(own_pages() <= before + 4);
	}
}

TEST(untouched_memory_costs_nothing)
{
	uint32_t before = own_pages();

	NEED(VmmReserve(NULL, 0x20000000, RW));
	CHECK(own_pages() <= before + 1);
}

ROLE(touch)
{
	volatile uint32_t *p = (volatile uint32_t *)args[0];

	if (args[1])
		EQ(VmmAlloc(args[0] & -PAGE, PAGE, args[1]), args[0] & -PAGE);
	if (args[2])
		*p = 1;
	else
		(void)*p;
	return tap_failures;
}

TEST(rights_hold)
{
	static const struct {
		uint32_t access, write;
		int status;
	} cases[] = {
		{RW, 0, 0},
		{RW, 1, 0},
		{VMM_READ, 0, 0},
		{VMM_READ, 1, EXIT_FAULT},
		{VMM_READ | VMM_EXEC, 0, 0},
		{VMM_READ | VMM_EXEC, 1, EXIT_FAULT},
		{0, 0, EXIT_FAULT},
		{0, 1, EXIT_FAULT},
	};

	for (uint32_t i = 0; i < sizeof cases / sizeof *cases; i++)
		EQ(tap_end(tap_start(
			   CHILD("touch", .args = {0x60000010, cases[i].access, cases[i].write}))),
		   cases[i].status);
}

TEST(parts_can_be_freed)
{
	uint32_t a = VmmAlloc(0, 10 * PAGE, RW), before = own_pages();
	char *p = (char *)a;

	memset(p, 1, 10 * PAGE);
	EQ(VmmFree(a, PAGE), 0);	    /* the beginning */
	EQ(VmmFree(a + 9 * PAGE, PAGE), 0); /* the end */
	EQ(VmmFree(a + 4 * PAGE, 2 * PAGE), 0);
	EQ(p[PAGE], 1);
	EQ(p[4 * PAGE - 1], 1);
	EQ(p[6 * PAGE], 1);
	CHECK(own_pages() <= before + 6 + 4);
	EQ(SysLog(p, 4), -EFAULT);
	EQ(SysLog(p + 5 * PAGE, 4), -EFAULT);
	EQ(VmmAlloc(a + 4 * PAGE, 2 * PAGE, RW), a + 4 * PAGE);
	EQ(p[5 * PAGE], 0); /* fresh */
	EQ(VmmFree(a, 10 * PAGE), 0);
	EQ(SysLog(p + 6 * PAGE, 4), -EFAULT);
}

TEST(bad_frees_are_refused)
{
	EQ(VmmFree(0x60000001, PAGE), -EINVAL);
	EQ(VmmFree(0x60000000, 0), -EINVAL);
	EQ(VmmFree(0x60000000, 0xffffffff), -EINVAL);
	EQ(VmmFree(0xc0000000, PAGE), -EINVAL);
	EQ(VmmFree(0xbfffe000, 2 * PAGE), -EINVAL);
	EQ(VmmFree(0xfffff000, PAGE), -EINVAL);
	EQ(VmmFree(0xfffff000, 2 * PAGE), -EINVAL);
}

TEST(regions_are_limited)
{
	uint32_t at = 0x60000000, n = 0;
	int error;

	while (!(error = as_error(VmmAlloc(at, PAGE, RW))) && n < PROCESS_REGIONS_MAX + 10)
		n++, at += 2 * PAGE;
	EQ(error, -ENOMEM);
	CHECK(n > PROCESS_REGIONS_MAX - 32 && n <= PROCESS_REGIONS_MAX);
	EQ(VmmFree(0x60000000, at - 0x60000000), 0);
	EQ(as_error(VmmAlloc(at, PAGE, RW)), 0);
}

/* Splitting is an allocation of regions too: the limit holds there as well. */
TEST(splitting_is_limited)
{
	uint32_t size = 4 * PROCESS_REGIONS_MAX * PAGE, n = 0;
	uint32_t a = VmmAlloc(0x60000000, size, RW);
	int error = 0;

	EQ(a, 0x60000000);
	while (!error && n < 2 * PROCESS_REGIONS_MAX - 1)
		error = VmmFree(a + (2 * n++ + 1) * PAGE, PAGE);
	EQ(error, -ENOMEM);
	CHECK(n > PROCESS_REGIONS_MAX - 32 && n <= PROCESS_REGIONS_MAX);
	*(volatile char *)(a + (2 * n - 1) * PAGE) = 1;	       /* it was left as it was */
	EQ(VmmFree(a + 2 * n * PAGE, size - 2 * n * PAGE), 0); /* this needs no region more */
	EQ(VmmFree(a, size), 0);
}

/* ---- everything taken
 * ---------------------------------------------------------------------------- */

ROLE(glutton)
{
	uint32_t at = 0x60000000;

	(void)args;
	VmmAlloc(at, 0x50000000, RW);
	EvtSet(TAP_HANDLE(0));
	for (; at < 0xb0000000; at += PAGE)
		*(volatile char *)at = 1;
	return 1;
}

TEST(one_that_takes_everything_dies_alone)
{
	int e = EvtCreate(0), victim = tap_start(CHILD("glutton", .handles = {e}));

	tap_await(e);
	EQ(tap_end(victim), EXIT_FAULT);
	EQ(tap_end(tap_start(CHILD("touch", .args = {0x60000000, RW, 1}))), 0);
}

/* Two together go over the end: one gets no page while there is nothing at all. */
TEST(gluttons_do_not_hurt_others)
{
	int e = EvtCreate(0), p[3];
	char *mine = VmmReserve(NULL, 50 * PAGE, RW);

	memset(mine, 3, 50 * PAGE);
	for (int i = 0; i < 3; i++)
		p[i] = tap_start(CHILD("glutton", .handles = {e}));
	for (int i = 0; i < 3; i++)
		EQ(tap_end(p[i]), EXIT_FAULT);
	for (uint32_t i = 0; i < 50 * PAGE; i += PAGE)
		EQ(mine[i], 3);
}

ROLE(refused)
{
	uint32_t size = 0x50000000, at = VmmAlloc(0x60000000, size, RW), end = at + size;
	int error = 0;

	(void)args;
	/* Let the kernel write: it says so instead of ending us. */
	for (; !error && at < end; at += PAGE)
		error = SysClock((uint64_t *)at);
	CHECK(error == -EFAULT || error == -ENOMEM || error == -EDQUOT);
	return tap_failures;
}

TEST(the_kernel_refuses_where_a_page_is_missing)
{
	EQ(tap_end(tap_start(CHILD("refused"))), 0);
}

TEST(copies_are_separate)
{
	static volatile uint32_t data = 0x1234;

	for (uint32_t i = 0; i < 3; i++) {
		EQ(tap_end(tap_start(CHILD("change_data"))), 0);
		EQ(data, 0x1234);
	}
}

static volatile uint32_t shared_looking[2048] = {1, 2, 3};

ROLE(change_data)
{
	(void)args;
	EQ(shared_looking[0], 1);
	for (uint32_t i = 0; i < 2048; i++)
		shared_looking[i] = 77;
	return tap_failures;
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(bad_reservations_are_refused),
						T(overlaps_are_refused),
						T(pages_come_zeroed_when_touched),
						T(untouched_memory_costs_nothing),
						T(rights_hold),
						T(parts_can_be_freed),
						T(bad_frees_are_refused),
						T(regions_are_limited),
						T(splitting_is_limited),
						T(one_that_takes_everything_dies_alone),
						T(gluttons_do_not_hurt_others),
						T(the_kernel_refuses_where_a_page_is_missing),
						T(copies_are_separate),
						{}};
	static const struct tap_role roles[] = {
		T(touch), T(glutton), T(refused), T(change_data), {}};

	return tap_main(argc, argv, tests, roles);
}
