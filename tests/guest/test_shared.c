/* tests/guest/test_shared.c - shared memory: every sentence of its contract, every error. */
#include "tap.h"

#define NAME "transom.test.shared"

static char *map(int h, uint32_t access)
{
	char *p = VmmMapShared(h, access);

	NEED(p != NULL);
	return p;
}

static struct vmm_shared_info info(int h)
{
	struct vmm_shared_info i = {0};

	EQ(VmmQueryShared(h, &i), 0);
	return i;
}

TEST(zeroed_and_made_on_first_touch)
{
	int h = VmmShare(10000, NULL, 0);
	char *p;

	NEED(h > 0);
	EQ(info(h).size, 12288);
	EQ(info(h).touched, 0);
	p = map(h, VMM_READ | VMM_WRITE);
	for (int i = 0; i < 12288; i++)
		NEED(p[i] == 0);
	p[0] = 1;
	EQ(info(h).touched, 3);
	EQ(info(h).mappings, 1);
	EQ(info(h).handles, 1);
	EQ(VmmUnmap((uint32_t)p), 0);
	EQ(VmmUnmap((uint32_t)p), -EINVAL);
	EQ(info(h).mappings, 0);
	p = map(h, VMM_READ); /* what was written stayed */
	EQ(p[0], 1);
	EQ(HandleClose(h), 0);
	EQ(p[0], 1); /* the mapping keeps it */
	EQ(VmmUnmap((uint32_t)p), 0);
}

TEST(two_mappings_show_one_memory)
{
	int h = VmmShare(4096, NULL, 0);
	volatile char *a = map(h, VMM_READ | VMM_WRITE), *b = map(h, VMM_READ);

	CHECK(a != b);
	a[5] = 42;
	EQ(b[5], 42);
	VmmFree((uint32_t)a, 4096); /* the general way works too */
	EQ(b[5], 42);
	VmmUnmap((uint32_t)b);
	HandleClose(h);
}

ROLE(adds)
{
	int h = VmmOpenShared(NAME, VMM_READ | VMM_WRITE);
	volatile uint32_t *p = VmmMapShared(h, VMM_READ | VMM_WRITE);

	NEED(p != NULL);
	for (uint32_t i = 0; i < args[0]; i++)
		__atomic_add_fetch(p, 1, __ATOMIC_RELAXED);
	return tap_failures;
}

TEST(by_name_between_processes)
{
	int h = VmmShare(4096, NAME, RIGHT_READ | RIGHT_WRITE), a, b;
	volatile uint32_t *p = (volatile uint32_t *)map(h, VMM_READ);

	EQ(VmmShare(4096, NAME, 0), -EEXIST);
	a = tap_start(CHILD("adds", .args = {20000}));
	b = tap_start(CHILD("adds", .args = {20000}));
	EQ(tap_end(a), 0);
	EQ(tap_end(b), 0);
	EQ(*p, 40000);
	HandleClose(h);
	/* The name lives as long as the area. */
	h = VmmOpenShared(NAME, VMM_READ);
	CHECK(h > 0);
	HandleClose(h);
	VmmUnmap((uint32_t)p);
	EQ(VmmOpenShared(NAME, VMM_READ), -ENOENT);
}

ROLE(makes)
{
	int h = VmmShare(8192, NAME, RIGHT_READ);
	char *p = VmmMapShared(h, VMM_READ | VMM_WRITE);

	NEED(p != NULL);
	strcpy(p, "from one who is gone");
	EvtSet(TAP_HANDLE(0));
	tap_await(TAP_HANDLE(1));
	(void)args;
	return tap_failures;
}

TEST(an_area_outlives_its_maker)
{
	int made = EvtCreate(0), go = EvtCreate(0), h, child;
	char *p;

	child = tap_start(CHILD("makes", .handles = {made, go}));
	tap_await(made);
	h = VmmOpenShared(NAME, VMM_READ);
	NEED(h > 0);
	p = map(h, VMM_READ);
	EvtSet(go);
	EQ(tap_end(child), 0);
	CHECK(!strcmp(p, "from one who is gone"));
	EQ(info(h).sealed, 0);
	VmmUnmap((uint32_t)p);
	HandleClose(h);
	HandleClose(made);
	HandleClose(go);
}

ROLE(uses_gift)
{
	char *p = VmmMapShared(TAP_HANDLE(0), VMM_READ);

	CHECK(p && !strcmp(p, "a gift"));
	EQ((int)VmmMap(TAP_HANDLE(0), 0, VMM_READ | VMM_WRITE), args[0] ? -EACCES : -EINVAL);
	EQ(VmmSeal(TAP_HANDLE(0)), -EACCES);
	return tap_failures;
}

TEST(given_at_spawn_with_fewer_rights)
{
	int h = VmmShare(4096, NULL, 0), less;
	char *p = map(h, VMM_READ | VMM_WRITE);

	strcpy(p, "a gift");
	less = HandleDuplicate(h, RIGHT_READ | RIGHT_TRANSFER);
	NEED(less > 0);
	EQ(tap_end(tap_start(CHILD("uses_gift", .args = {1}, .handles = {less}))), 0);
	VmmUnmap((uint32_t)p);
	HandleClose(h);
	HandleClose(less);
}

ROLE(writes_sealed)
{
	volatile char *p = VmmMapShared(TAP_HANDLE(0), VMM_READ | VMM_WRITE);

	NEED(p != NULL);
	p[0] = 7;
	EvtSet(TAP_HANDLE(1));
	tap_await(TAP_HANDLE(2));
	EQ(p[0], 7); /* reading goes on */
	p[0] = 8;    /* this does not */
	(void)args;
	return 0;
}

TEST(sealing_stops_every_writer)
{
	int h = VmmShare(4096, NULL, 0), ready = EvtCreate(0), go = EvtCreate(0), child;
	volatile char *p = map(h, VMM_READ | VMM_WRITE);

	child = tap_start(CHILD("writes_sealed", .handles = {h, ready, go}));
	tap_await(ready);
	p[1] = 9;
	EQ(VmmSeal(h), 0);
	EQ(VmmSeal(h), 0);
	EQ(info(h).sealed, 1);
	EQ(p[0], 7);
	EQ(p[1], 9);
	EvtSet(go);
	EQ(tap_end(child), EXIT_FAULT);
	EQ(p[0], 7);
	EQ((int)VmmMap(h, 0, VMM_READ | VMM_WRITE), -EACCES);
	VmmUnmap((uint32_t)p);
	HandleClose(h);
	HandleClose(ready);
	HandleClose(go);
}

ROLE(runs_over)
{
	int h = VmmShare(4096, NULL, 0);
	volatile char *p = VmmMapShared(h, VMM_READ | VMM_WRITE);

	p[4096] = 1;
	(void)args;
	return 0;
}

TEST(a_fault_outside_kills_the_offender_only)
{
	EQ(tap_end(tap_start(CHILD("runs_over"))), EXIT_FAULT);
}

static int race_handle;
static volatile int race_go;

static int race(void *page)
{
	volatile char *p = VmmMapShared(race_handle, VMM_READ | VMM_WRITE);

	while (!race_go)
		ThrYield();
	p[(uint32_t)page * 4096 + 1]++;
	return p[(uint32_t)page * 4096] == 0 ? 0 : 1;
}

TEST(a_race_for_the_first_touch_makes_one_page)
{
	int threads[4];
	char *p;

	race_handle = VmmShare(4 * 4096, NULL, 0);
	for (int i = 0; i < 4; i++)
		threads[i] = ThrStart(race, (void *)1, 0);
	race_go = 1;
	for (int i = 0; i < 4; i++)
		EQ(tap_end_thread(threads[i]), 0);
	EQ(info(race_handle).touched, 1);
	p = map(race_handle, VMM_READ);
	EQ(p[4097], 4);
	HandleClose(race_handle);
}

TEST(what_is_refused)
{
	int h = VmmShare(4096, NAME, RIGHT_READ), e = EvtCreate(0);
	static char text[SHARED_NAME_MAX + 1];
	char *p;

	memset(text, 'n', SHARED_NAME_MAX);
	EQ(VmmShare(0, NULL, 0), -EINVAL);
	EQ(VmmShare(0x40000001, NULL, 0), -EINVAL);
	EQ(VmmShare(0xffffffff, NULL, 0), -EINVAL);
	EQ(VmmShare(4096, NULL, RIGHT_CONTROL), -EINVAL);
	EQ(VmmShare(4096, "a/b", 0), -EINVAL);
	EQ(VmmShare(4096, "", 0), -EINVAL);
	EQ(VmmShare(4096, ".", 0), -EINVAL); /* no path leads there */
	EQ(VmmShare(4096, "..", 0), -EINVAL);
	EQ(VmmShare(4096, "two\nlines", 0), -EINVAL); /* of the view */
	EQ(VmmShare(4096, "\xff", 0), -EINVAL);
	EQ(VmmShare(4096, text, 0), -ENAMETOOLONG);
	EQ(VmmShare(4096, (char *)8, 0), -EFAULT);
	EQ(VmmShare(0x40000000, NULL, 0), -ENOMEM);
	EQ(VmmOpenShared("no such", VMM_READ), -ENOENT);
	EQ(VmmOpenShared(NAME, VMM_READ | VMM_WRITE), -EACCES);
	EQ(VmmOpenShared(NAME, 0), -EINVAL);
	EQ(VmmOpenShared(NAME, VMM_EXEC), -EINVAL);
	EQ((int)VmmMap(h, 0, VMM_READ | VMM_EXEC), -EINVAL);
	EQ((int)VmmMap(h, 0, 0), -EINVAL);
	EQ((int)VmmMap(h, 0x50000001, VMM_READ), -EINVAL);
	EQ((int)VmmMap(h, 0xbffff000, VMM_READ), -EINVAL);
	EQ((int)VmmMap(h, 0xc0000000, VMM_READ), -EINVAL);
	EQ((int)VmmMap(e, 0, VMM_READ), -EBADF);
	EQ((int)VmmMap(12345, 0, VMM_READ), -EBADF);
	EQ(VmmSeal(e), -EBADF);
	EQ(VmmQueryShared(e, &(struct vmm_shared_info){0}), -EBADF);
	EQ(VmmQueryShared(h, (struct vmm_shared_info *)8), -EFAULT);
	p = map(h, VMM_READ);
	EQ((int)VmmMap(h, (uint32_t)p, VMM_READ), -EINVAL);
	EQ(VmmUnmap((uint32_t)p + 4096), -EINVAL);
	EQ(VmmUnmap(0), -EINVAL);
	VmmUnmap((uint32_t)p);
	HandleClose(h);
	HandleClose(e);
}

TEST(what_is_charged)
{
	struct proc_info before, now;
	int self = ProcOpen(ProcGetId(), RIGHT_READ), h;
	char *p;

	EQ(ProcQuery(self, &before), 0);
	h = VmmShare(100 * 4096, NULL, 0);
	EQ(ProcQuery(self, &now), 0);
	CHECK(now.pages >= before.pages + 100);
	p = map(h, VMM_READ);
	EQ(ProcQuery(self, &now), 0);
	CHECK(now.pages >= before.pages + 200);
	VmmFree((uint32_t)p + 4096, 4096); /* a hole in it */
	VmmFree((uint32_t)p, 100 * 4096);
	HandleClose(h);
	EQ(ProcQuery(self, &now), 0);
	CHECK(now.pages <= before.pages + 2); /* page tables */
	HandleClose(self);
}

/* A name is no promise: who has taken it first does not bring others down. */
TEST(the_shared_canvas_refuses_a_small_area)
{
	int area = VmmShare(4096, "shmdraw.canvas", RIGHT_READ | RIGHT_WRITE);
	int child = ProcStart("/System/Boot/bin/shmdraw", (const char *const[]){"shmdraw", NULL});

	NEED(area > 0 && child > 0);
	EQ(tap_end(child), 1);
	HandleClose(area);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(zeroed_and_made_on_first_touch),
		T(two_mappings_show_one_memory),
		T(by_name_between_processes),
		T(an_area_outlives_its_maker),
		T(given_at_spawn_with_fewer_rights),
		T(sealing_stops_every_writer),
		T(a_fault_outside_kills_the_offender_only),
		T(a_race_for_the_first_touch_makes_one_page),
		T(what_is_refused),
		T(what_is_charged),
		T(the_shared_canvas_refuses_a_small_area),
		{},
	};
	static const struct tap_role roles[] = {
		{"adds", adds},		  {"makes", makes},
		{"uses_gift", uses_gift}, {"writes_sealed", writes_sealed},
		{"runs_over", runs_over}, {}};

	return tap_main(argc, argv, tests, roles);
}
