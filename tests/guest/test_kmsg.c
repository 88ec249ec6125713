/* tests/guest/test_kmsg.c - the shell's kmsg, against connections of the test's own. */
#include <stdio.h>
#include "fs.h"
#include "kbus.h"
#include "port.h"
#include "tap.h"

#define NAME "$.test.kmsg"

static char output[8192]; /* of the last program: what it printed and complained */
static struct {
	struct kbus_message head;
	char bytes[512];
} got;

static int start(const char *const *argv, int out)
{
	int child = ProcStartWith("/System/Boot/bin/kmsg", argv, (int[]){HANDLE_NONE, out, out}, 3);

	NEED(child > 0);
	return child;
}

static void read_output(int end)
{
	int n, used = 0;

	while ((n = FsReadSync(end, output + used, sizeof output - 1 - used, FILE_PARTIAL)) > 0)
		used += n;
	output[used] = '\0';
	HandleClose(end);
}

/* Its exit status. */
static int run(const char *const *argv)
{
	int ends[2], child;

	NEED(PortPair(ends, 65536) == 0);
	child = start(argv, ends[1]);
	HandleClose(ends[1]);
	read_output(ends[0]);
	return tap_end(child);
}

#define RUN(...) run((const char *[]){"kmsg", __VA_ARGS__, NULL})

static bool says(const char *words)
{
	if (strstr(output, words))
		return true;
	tap_say("# it said: %s", output);
	return false;
}

static int connect(uint32_t role)
{
	int k = KBusOpen(0);

	NEED(k > 0);
	EQ(KBusBind(k, NAME, role), 0);
	return k;
}

static bool has(const char *text)
{
	uint32_t size;
	const char *data = KBusData(&got.head, &size);

	return size == strlen(text) && !memcmp(data, text, size);
}

TEST(send_announces)
{
	int k = connect(KBUS_LISTENER);

	EQ(RUN("send", NAME, "two", "words"), 0);
	CHECK(KBusReceive(k, &got, sizeof got, 0) > 0);
	CHECK(has("two words"));
	EQ(RUN("send", NAME), 0);
	CHECK(KBusReceive(k, &got, sizeof got, 0) > 0);
	CHECK(has(""));
	EQ(RUN("send", "no-name", "x"), 1);
	CHECK(says("no-name"));
	EQ(RUN("send"), 2);
	EQ(RUN("shout", NAME), 2);
}

static int answer_once(void *connection)
{
	int k = (int)connection;

	if (KBusReceive(k, &got, sizeof got, TAP_DEADLINE) > 0)
		EQ(KBusReply(k, &got.head, "the answer", 10), 0);
	return HandleClose(k);
}

static int close_at_once(void *connection)
{
	int k = (int)connection;

	tap_await(k);
	return HandleClose(k);
}

TEST(call_prints_the_answer)
{
	int thread = ThrStart(answer_once, (void *)connect(KBUS_REPLIER), 0);

	EQ(RUN("call", NAME, "what?"), 0);
	CHECK(!strcmp(output, "the answer\n"));
	EQ(tap_end_thread(thread), 0);
	thread = ThrStart(close_at_once, (void *)connect(KBUS_REPLIER), 0);
	EQ(RUN("call", NAME, "what?"), 1);
	CHECK(says("not answered: " KBUS_GONE_AWAY));
	EQ(tap_end_thread(thread), 0);
	EQ(RUN("call", NAME, "what?"), 1);
	CHECK(says(NAME));
}

/* Until a reply to this name is bound. */
static void await_replier(int k)
{
	while (KBusReplier(k, NAME) == 0)
		ThrYield();
}

TEST(reply_answers)
{
	int k = KBusOpen(0), ends[2], child;

	NEED(PortPair(ends, 0) == 0);
	child = start((const char *[]){"kmsg", "-n", "2", "reply", NAME, NULL}, ends[1]);
	HandleClose(ends[1]);
	await_replier(k);
	CHECK(KBusCall(k, NAME, "echo", 4, &got, sizeof got, TAP_DEADLINE) > 0);
	CHECK(has("echo"));
	CHECK(KBusCall(k, NAME, "\001", 1, &got, sizeof got, TAP_DEADLINE) > 0);
	read_output(ends[0]);
	EQ(tap_end(child), 0);
	CHECK(says("request " NAME " from ") && says(": echo\n") && says(": 01 \n"));
}

static volatile bool heard;

static int tell(void *connection)
{
	while (!heard) {
		EQ(KBusSend((int)connection, NAME, 0, "news", 4, 0, NULL), 0);
		ThrSleep(1);
	}
	return 0;
}

TEST(listen_prints_what_comes)
{
	int thread = ThrStart(tell, (void *)KBusOpen(0), 0);

	EQ(RUN("-n", "1", "listen", "$.other", "$.test.*"), 0);
	heard = true;
	EQ(tap_end_thread(thread), 0);
	CHECK(says("announcement " NAME " from ") && says(": news\n"));
	EQ(RUN("-n", "1", "-t", "0", "listen", NAME), 0);
	EQ(RUN("listen", "$.a.*.b"), 1);
}

TEST(views)
{
	int k = connect(KBUS_REPLIER);

	EQ(RUN("bindings"), 0);
	CHECK(says(NAME));
	EQ(RUN("stats"), 0);
	EQ(RUN("-b", "99", "stats"), 1);
	HandleClose(k);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(send_announces), T(call_prints_the_answer),
						T(reply_answers),  T(listen_prints_what_comes),
						T(views),	   {}};

	return tap_main(argc, argv, tests, NULL);
}
