/* tests/guest/test_handle.c - handles: numbers, generations, rights, limits; events. */
#include "tap.h"
#include "fs.h"

TEST(numbers_are_positive_and_differ)
{
	int a = EvtCreate(0), b = EvtCreate(0);

	CHECK(a > 0);
	CHECK(b > 0);
	CHECK(a != b);
	EQ(HandleClose(a), 0);
	EQ(EvtSet(b), 0);
	EQ(HandleClose(b), 0);
}

TEST(closed_handles_are_bad)
{
	uint32_t rights;
	int h = EvtCreate(0);

	EQ(HandleClose(h), 0);
	EQ(HandleClose(h), -EBADF);
	EQ(EvtSet(h), -EBADF);
	EQ(EvtReset(h), -EBADF);
	EQ(HandleQuery(h, &rights), -EBADF);
	EQ(HandleDuplicate(h, RIGHT_WAIT), -EBADF);
	EQ(ThrWaitHandle(h, 0), -EBADF);
}

TEST(wrong_numbers_are_bad)
{
	static const int wrong[] = {0, -1, 4, 4095, 4096, 0x7fffffff, (int)0x80000000, 1 << 12 | 1};

	for (uint32_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		EQ(HandleClose(wrong[i]), -EBADF);
		EQ(EvtSet(wrong[i]), -EBADF);
		EQ(ThrWaitHandle(wrong[i], 0), -EBADF);
	}
}

TEST(a_stale_number_never_names_another)
{
	int old = EvtCreate(0);

	EQ(HandleClose(old), 0);
	for (int i = 0; i < 5000; i++) {
		int h = EvtCreate(0);

		NEED(h > 0);
		NEED(h != old);
		NEED(EvtSet(old) == -EBADF);
		NEED(HandleClose(h) == 0);
	}
}

TEST(rights_are_told)
{
	uint32_t rights = 0;
	int h = EvtCreate(0);

	EQ(HandleQuery(h, &rights), 0);
	EQ(rights, RIGHTS_ALL);
	EQ(HandleQuery(h, NULL), -EFAULT);
	EQ(HandleClose(h), 0);
}

TEST(a_duplicate_only_loses_rights)
{
	int all = EvtCreate(EVENT_MANUAL), some, more;
	uint32_t rights = 0;

	some = HandleDuplicate(all, RIGHT_WAIT | RIGHT_TRANSFER);
	CHECK(some > 0);
	CHECK(some != all);
	EQ(HandleQuery(some, &rights), 0);
	EQ(rights, RIGHT_WAIT | RIGHT_TRANSFER);
	EQ(HandleDuplicate(some, RIGHTS_ALL), -EACCES);
	EQ(HandleDuplicate(some, RIGHT_WAIT | RIGHT_WRITE), -EACCES);
	EQ(HandleDuplicate(all, RIGHTS_ALL + 1), -EINVAL);
	EQ(HandleDuplicate(all, 0x80000000), -EINVAL);
	more = HandleDuplicate(some, RIGHT_WAIT);
	CHECK(more > 0);
	EQ(HandleDuplicate(more, RIGHT_WAIT), -EACCES); /* RIGHT_TRANSFER is lost */
	EQ(EvtSet(some), -EACCES);
	EQ(EvtReset(some), -EACCES);
	EQ(EvtSet(all), 0);
	EQ(ThrWaitHandle(more, 0), 0); /* the same object */
}

TEST(each_right_is_asked_for)
{
	int e = EvtCreate(0), bare = HandleDuplicate(e, 0), f, only;
	char c;

	EQ(ThrWaitHandle(bare, 0), -EACCES);
	EQ(ThrWaitMultiple(&bare, 1, 0, 0), -EACCES);
	EQ(EvtSet(bare), -EACCES);
	f = FsOpen("/System/Devices/null", FS_RDWR);
	NEED(f > 0);
	only = HandleDuplicate(f, RIGHT_WRITE);
	EQ(FsReadSync(only, &c, 1, 0), -EACCES);
	EQ(FsWriteSync(only, "x", 1), 1);
	only = HandleDuplicate(f, RIGHT_READ);
	EQ(FsWriteSync(only, "x", 1), -EACCES);
}

TEST(a_duplicate_outlives_its_model)
{
	int a = EvtCreate(EVENT_MANUAL), b = HandleDuplicate(a, RIGHTS_ALL);

	EQ(HandleClose(a), 0);
	EQ(ThrWaitHandle(b, 0), -ETIMEDOUT);
	EQ(EvtSet(b), 0);
	EQ(ThrWaitHandle(b, 0), 0);
}

TEST(the_table_is_limited)
{
	static int all[PROCESS_HANDLES_MAX + 1];
	struct proc_info info;
	int count = 0, h;

	while (count <= PROCESS_HANDLES_MAX && (h = EvtCreate(0)) > 0)
		all[count++] = h;
	EQ(h, -EMFILE);
	EQ(HandleDuplicate(all[0], RIGHT_WAIT), -EMFILE);
	EQ(FsOpen("/System/Devices/null", FS_READ), -EMFILE);
	EQ(ProcOpen(ProcGetId(), RIGHT_READ), -EMFILE);
	EQ(tap_spawn(CHILD("nothing")), -EMFILE);
	EQ(ProcQuery(0, &info), 0);
	EQ(info.handles, PROCESS_HANDLES_MAX);
	EQ(HandleClose(all[7]), 0);
	CHECK((all[7] = EvtCreate(0)) > 0);
	for (int i = 0; i < count; i++)
		EQ(HandleClose(all[i]), 0);
	EQ(ProcQuery(0, &info), 0);
	EQ(info.handles, PROCESS_HANDLES_MAX - count);
}

TEST(events_refuse_unknown_flags)
{
	EQ(EvtCreate(4), -EINVAL);
	EQ(EvtCreate(0xffffffff), -EINVAL);
	EQ(EvtCreate(0x80000000), -EINVAL);
}

TEST(an_automatic_event_is_taken_once)
{
	int e = EvtCreate(0);

	EQ(ThrWaitHandle(e, 0), -ETIMEDOUT);
	EQ(EvtSet(e), 0);
	EQ(EvtSet(e), 0); /* a flag, not a counter */
	EQ(ThrWaitHandle(e, 0), 0);
	EQ(ThrWaitHandle(e, 0), -ETIMEDOUT);
	EQ(EvtSet(e), 0);
	EQ(EvtReset(e), 0);
	EQ(ThrWaitHandle(e, 0), -ETIMEDOUT);
	e = EvtCreate(EVENT_SET);
	EQ(ThrWaitHandle(e, 0), 0);
	EQ(ThrWaitHandle(e, 0), -ETIMEDOUT);
}

TEST(a_manual_event_stays)
{
	int e = EvtCreate(EVENT_MANUAL | EVENT_SET);

	for (int i = 0; i < 3; i++)
		EQ(ThrWaitHandle(e, 0), 0);
	EQ(EvtReset(e), 0);
	EQ(EvtReset(e), 0);
	EQ(ThrWaitHandle(e, 0), -ETIMEDOUT);
}

TEST(only_events_are_set)
{
	int p = ProcOpen(ProcGetId(), RIGHTS_ALL);

	CHECK(p > 0);
	EQ(EvtSet(p), -ENOTSUP);
	EQ(EvtReset(p), -ENOTSUP);
	EQ(ThrKill(p, 0), -ENOTSUP);
	EQ(FsReadSync(p, &p, 0, 0), -ENOTSUP);
	EQ(ThrWaitHandle(VmmShare(1, NULL, 0), 0), -EACCES);
}

TEST(a_number_means_nothing_elsewhere)
{
	int e[3] = {EvtCreate(0), EvtCreate(0), EvtCreate(0)};

	EQ(tap_end(tap_start(CHILD("foreign", .args = {e[0], e[1], e[2]}))), 0);
	for (int i = 0; i < 3; i++)
		EQ(ThrWaitHandle(e[i], 0), -ETIMEDOUT);
}

ROLE(foreign)
{
	for (int i = 0; i < 3; i++)
		EQ(EvtSet(args[i]), -EBADF);
	return tap_failures;
}

TEST(a_gift_carries_its_rights)
{
	int e = EvtCreate(0), weak = HandleDuplicate(e, RIGHT_WAIT | RIGHT_TRANSFER);
	int fixed = HandleDuplicate(e, RIGHT_WRITE | RIGHT_WAIT);

	EQ(tap_end(tap_start(CHILD("gifted", .handles = {e, weak}))), 0);
	EQ(ThrWaitHandle(e, 0), 0);
	EQ(tap_spawn(CHILD("gifted", .handles = {fixed})), -EACCES);
	EQ(tap_spawn(CHILD("gifted", .handles = {4000})), -EBADF);
}

ROLE(gifted)
{
	uint32_t rights = 0;

	(void)args;
	EQ(HandleQuery(TAP_HANDLE(0), &rights), 0);
	EQ(rights, RIGHTS_ALL);
	EQ(HandleQuery(TAP_HANDLE(1), &rights), 0);
	EQ(rights, RIGHT_WAIT | RIGHT_TRANSFER);
	EQ(EvtSet(TAP_HANDLE(1)), -EACCES);
	EQ(EvtSet(TAP_HANDLE(0)), 0);
	return tap_failures;
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(numbers_are_positive_and_differ),
						T(closed_handles_are_bad),
						T(wrong_numbers_are_bad),
						T(a_stale_number_never_names_another),
						T(rights_are_told),
						T(a_duplicate_only_loses_rights),
						T(each_right_is_asked_for),
						T(a_duplicate_outlives_its_model),
						T(the_table_is_limited),
						T(events_refuse_unknown_flags),
						T(an_automatic_event_is_taken_once),
						T(a_manual_event_stays),
						T(only_events_are_set),
						T(a_number_means_nothing_elsewhere),
						T(a_gift_carries_its_rights),
						{}};
	static const struct tap_role roles[] = {T(foreign), T(gifted), {}};

	return tap_main(argc, argv, tests, roles);
}
