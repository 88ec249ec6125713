/* tests/guest/test_see.c - what can be seen of messages: figures, spies on everything, registered
 * names, the queues of others. */
#include "tap.h"

#define MSG_ASK	 (MSG_USER + 1)
#define MSG_DONE (MSG_USER + 2)

/* ---- names -------------------------------------------------------------------------------------
 */

ROLE(registers)
{
	uint32_t code = MsgRegister("transom.test.shared");

	EQ(code, args[0]);
	CHECK(MsgRegister("transom.test.own") >= MSG_REGISTERED);
	return tap_failures;
}

TEST(a_name_has_one_code_for_all)
{
	uint32_t code = MsgRegister("transom.test.shared");
	char name[REGISTERED_NAME_MAX];

	CHECK(code >= MSG_REGISTERED && code < 0xfffff000u);
	EQ(MsgRegister("transom.test.shared"), code);
	CHECK(MsgRegister("transom.test.other") != code);
	EQ(tap_end(tap_start(CHILD("registers", .args = {code}))), 0);
	EQ(MsgRegisteredName(code, name, sizeof name), (int)strlen("transom.test.shared"));
	CHECK(!strcmp(name, "transom.test.shared"));
	EQ(MsgRegisteredName(code, name, 5), -ENAMETOOLONG);
	EQ(MsgRegisteredName(code, (char *)8, sizeof name), -EFAULT);
	EQ(MsgRegisteredName(0x80000000u, name, sizeof name), -ENOENT);
	EQ(MsgRegisteredName(MSG_KEYDOWN, name, sizeof name), -ENOENT);
}

TEST(registered_codes_can_be_posted)
{
	uint32_t code = MsgRegister("transom.test.posted");
	struct msg m;

	tap_drain();
	EQ(ThrPostMessage(ThrGetId(), code, 1, 2, 3), 0);
	EQ(MsgGet(&m, 0, 0), 1);
	EQ(m.code, code);
}

ROLE(registers_alone)
{
	(void)args;
	return (int)(MsgRegister("transom.test.alone") & ~MSG_REGISTERED);
}

static void formats_as(struct msg msg, const char *wanted)
{
	char text[96];

	EQ(MsgFormatFull(&msg, text, sizeof text), (int)strlen(wanted));
	CHECK(!strcmp(text, wanted));
}

TEST(a_registered_code_is_written_as_its_name)
{
	uint32_t code = MsgRegister("transom.test.written");
	struct msg msg = {code, 1, {1, 0x20, 0}};
	char text[12];

	formats_as(msg, "transom.test.written p0=0x1 p1=0x20 p2=0x0");
	formats_as((struct msg){MSG_CLOSE, 1, {0}}, "MSG_CLOSE");
	formats_as((struct msg){MSG_REGISTERED, 1, {0}}, "0x80000000 p0=0x0 p1=0x0 p2=0x0");
	EQ(MsgFormatFull(&msg, text, sizeof text), 11);
	CHECK(!strcmp(text, "transom.tes"));
}

TEST(a_name_ends_with_the_last_that_asked)
{
	uint32_t first = (uint32_t)tap_end(tap_start(CHILD("registers_alone"))) | MSG_REGISTERED;
	char name[REGISTERED_NAME_MAX];

	EQ(MsgRegisteredName(first, name, sizeof name), -ENOENT);
	CHECK(((uint32_t)tap_end(tap_start(CHILD("registers_alone"))) | MSG_REGISTERED) != first);
}

TEST(bad_names)
{
	static char text[REGISTERED_NAME_MAX + 1];
	int n = 0;

	EQ((int)MsgRegister(""), -EINVAL);
	EQ((int)MsgRegister("\xff\xfe"), -EINVAL);
	EQ((int)MsgRegister((const char *)8), -EFAULT);
	memset(text, 'a', REGISTERED_NAME_MAX);
	EQ((int)MsgRegister(text), -ENAMETOOLONG);
	text[REGISTERED_NAME_MAX - 1] = 0;
	CHECK(MsgRegister(text) >= MSG_REGISTERED);
	for (; n < 1000; n++) {
		text[0] = (char)('b' + n % 20);
		text[1] = (char)('b' + n / 20);
		if (MsgRegister(text) >= 0xfffff000u)
			break;
	}
	EQ((int)MsgRegister(text), -EAGAIN);
	EQ(n, PROCESS_REGISTERED_MAX - 1);
}

/* ---- figures -----------------------------------------------------------------------------------
 */

static uint32_t fetched(uint32_t code)
{
	struct msg_statistics s = {0};

	return MsgStatistics(code, &s) ? 0 : s.fetched;
}

TEST(every_fetched_message_is_counted)
{
	static struct msg_statistics s;
	uint32_t before = fetched(0), posted, handled = 0;
	struct msg m;

	EQ(MsgStatistics(0, &s), 0);
	posted = s.posted;
	tap_drain();
	for (int i = 0; i < 50; i++) {
		ThrPostMessage(ThrGetId(), MSG_ASK, 0, 0, 0);
		EQ(MsgGet(&m, 0, 0), 1);
	}
	MsgDone();
	EQ(MsgStatistics(0, &s), 0);
	CHECK(s.fetched >= before + 50);
	CHECK(s.posted >= posted + 50);
	for (int i = 0; i < MSG_BUCKETS; i++)
		handled += s.handle[i];
	CHECK(handled >= 50 && handled <= s.fetched);
	EQ(MsgStatistics(0x3ff, &s), -ENOENT);
	EQ(MsgStatistics(MSG_USER, &s), -ENOENT);
	EQ(MsgStatistics(0, NULL), -EFAULT);
}

TEST(the_list_of_codes_leads_through_all)
{
	static struct msg_statistics s;
	uint32_t w = tap_window(0, WND_NO_LIST, 0, 0, 10, 10), code = 0;
	bool seen = false;

	tap_drain();
	do {
		EQ(MsgStatistics(code, &s), 0);
		seen |= s.code == MSG_SIZE && s.fetched;
		CHECK(!s.next || s.next > code);
		code = s.next;
	} while (code);
	CHECK(seen);
	WndClose(w);
}

/* ---- queues of others --------------------------------------------------------------------------
 */

ROLE(looks)
{
	struct msg_status s;

	EQ(MsgQueueQuery(args[0], &s), args[1] ? 0 : -EPERM);
	if (args[1])
		EQ(s.posted, 3);
	return tap_failures;
}

TEST(the_state_of_any_queue)
{
	struct msg_status s;

	tap_drain();
	for (int i = 0; i < 3; i++)
		ThrPostMessage(ThrGetId(), MSG_ASK, 0, 0, 0);
	EQ(MsgQueueQuery(ThrGetId(), &s), 0);
	EQ(s.posted, 3);
	CHECK(s.posted_total >= 3 && s.oldest_ms >= 1);
	ThrSleep(30);
	EQ(MsgQueueQuery(ThrGetId(), &s), 0);
	CHECK(s.oldest_ms >= 30);
	tap_drain();
	EQ(MsgQueueQuery(ThrGetId(), &s), 0);
	EQ(s.oldest_ms, 0);
	for (int i = 0; i < 3; i++)
		ThrPostMessage(ThrGetId(), MSG_ASK, 0, 0, 0);
	EQ(MsgQueueQuery(0x12345, &s), -ENOENT);
	EQ(MsgQueueQuery(ThrGetId(), NULL), -EFAULT);
	EQ(tap_end(tap_start(CHILD("looks", .args = {ThrGetId(), 0}))), 0);
	EQ(tap_end(tap_start(CHILD("looks", .args = {ThrGetId(), 1}, .privileges = PRIV_DEBUG))),
	   0);
}

/* ---- spies on everything -----------------------------------------------------------------------
 */

/* Gets one message that it answers, presents while handling a second, and posts about both. */
ROLE(busy)
{
	uint32_t w = tap_window(0, WND_NO_LIST, 0, 0, 8, 8);
	struct surface s;
	struct msg m;

	WndMapSurface(w, &s);
	tap_drain();
	ThrPostMessage(ThrGetId(), MSG_ASK, 1, 0, 0);
	EQ(MsgGet(&m, MSG_ONLY_POSTS, 0), 1);
	WndPresent(w, NULL, 0);
	ThrPostMessage(ThrGetId(), MSG_DONE, 2, 0, 0);
	EQ(MsgGet(&m, MSG_ONLY_POSTS, 0), 1);
	MsgDone();
	(void)args;
	return tap_failures;
}

static struct spy_record all[512];

/* Everything there is now; how many. */
static int read_all(int spy)
{
	int n = 0, got;

	while (n < 500 && (got = MsgSpyRead(spy, all + n, 8)) > 0)
		n += got;
	return n;
}

static const struct spy_record *find(int n, uint32_t code, uint32_t fate)
{
	for (int i = 0; i < n; i++)
		if (all[i].msg.code == code && all[i].fate == fate)
			return &all[i];
	return NULL;
}

TEST(a_spy_on_everything_sees_other_processes)
{
	int spy = MsgSpyOpen(0), n;
	const struct spy_record *posted, *fetched_one, *presented, *second;

	NEED(spy > 0);
	EQ(tap_end(tap_start(CHILD("busy"))), 0);
	EQ(ThrWaitHandle(spy, 0), 0);
	n = read_all(spy);
	posted = find(n, MSG_ASK, SPY_POSTED);
	fetched_one = find(n, MSG_ASK, SPY_FETCHED);
	presented = find(n, MSG_ASK, SPY_PRESENTED);
	second = find(n, MSG_DONE, SPY_POSTED);
	NEED(posted && fetched_one && presented && second);
	CHECK(find(n, MSG_ASK, SPY_DONE) != NULL);
	EQ(fetched_one->stamp, posted->stamp);
	EQ(presented->stamp, posted->stamp);
	EQ(second->cause, posted->stamp); /* the chain of causes */
	EQ(posted->to_process, posted->process);
	CHECK(posted->to_process != ProcGetId());
	CHECK(fetched_one->time_ns >= posted->time_ns);
	/* Its own queue is not in it. */
	ThrPostMessage(ThrGetId(), MSG_ASK, 77, 0, 0);
	EQ(MsgSpyRead(spy, all, 8), -EAGAIN);
	HandleClose(spy);
}

ROLE(floods)
{
	struct msg m;

	(void)args;
	for (int i = 0; i < 3000; i++) {
		ThrPostMessage(ThrGetId(), MSG_ASK, i, 0, 0);
		MsgGet(&m, 0, 0);
	}
	return 0;
}

TEST(lost_records_are_counted)
{
	int spy = MsgSpyOpen(0);

	NEED(spy > 0);
	EQ(tap_end(tap_start(CHILD("floods"))), 0);
	EQ(MsgSpyRead(spy, (struct spy_record *)8, 4), -EFAULT); /* loses nothing */
	EQ(MsgSpyRead(spy, all, 1), 1);
	CHECK(all[0].lost >= 9000 - 2048 - 8);
	EQ(MsgSpyRead(spy, all, 1), 1);
	EQ(all[0].lost, 0);
	HandleClose(spy);
}

ROLE(may_not_spy)
{
	(void)args;
	EQ(MsgSpyOpen(0), -EPERM);
	return tap_failures;
}

TEST(not_without_the_right)
{
	EQ(tap_end(tap_start(CHILD("may_not_spy"))), 0);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(a_name_has_one_code_for_all),
		T(registered_codes_can_be_posted),
		T(a_registered_code_is_written_as_its_name),
		T(a_name_ends_with_the_last_that_asked),
		T(bad_names),
		T(every_fetched_message_is_counted),
		T(the_list_of_codes_leads_through_all),
		T(the_state_of_any_queue),
		T(a_spy_on_everything_sees_other_processes),
		T(lost_records_are_counted),
		T(not_without_the_right),
		{},
	};
	static const struct tap_role roles[] = {{"registers", registers},
						{"registers_alone", registers_alone},
						{"looks", looks},
						{"busy", busy},
						{"floods", floods},
						{"may_not_spy", may_not_spy},
						{}};

	return tap_main(argc, argv, tests, roles);
}
