/*
 * tests/guest/test_tools_system.c - programs of the shell that look into the system, against a
 * window, a port and an area of the test's own.
 */
#include <stdio.h>
#include "fs.h"
#include "mbus.h"
#include "port.h"
#include "tap.h"
#include "tty.h"

#define TITLE "A Window To Be Found"
#define BIN   "/System/Boot/bin/"

static char output[8192]; /* of the last program: what it printed and complained */

static int start(const char *const *argv, int in, int out)
{
	char path[PATH_LENGTH_MAX];
	int child;

	snprintf(path, sizeof path, BIN "%s", argv[0]);
	child = ProcStartWith(path, argv, (int[]){in, out, out}, 3);
	NEED(child > 0);
	return child;
}

static uint32_t answer_sent(const struct msg *m)
{
	return m->code == MSG_USER + 3 ? m->params[0] * 2 : 0;
}

/* Handles messages meanwhile; its exit status. */
static int run(const char *const *argv)
{
	int ends[2], child, got, used = 0;
	struct msg m;

	NEED(PortPair(ends, 65536) == 0);
	child = start(argv, HANDLE_NONE, ends[1]);
	HandleClose(ends[1]);
	while (ThrWaitMultiple(&child, 1, WAIT_ANY | WAIT_MESSAGES, TAP_DEADLINE) == 1)
		while ((got = MsgGet(&m, MSG_ONLY_SENT, 0)) > 0)
			MsgReply(answer_sent(&m));
	while ((got = FsReadSync(ends[0], output + used, sizeof output - 1 - used, FILE_PARTIAL)) >
	       0)
		used += got;
	output[used] = '\0';
	HandleClose(ends[0]);
	return tap_end(child);
}

#define RUN(...) run((const char *[]){__VA_ARGS__, NULL})

static bool says(const char *words)
{
	if (strstr(output, words))
		return true;
	tap_say("# it said: %s", output);
	return false;
}

static uint32_t open_target(void)
{
	uint32_t w = tap_window(0, WND_VISIBLE, 50, 60, 200, 100);

	EQ(WndSetTitle(w, TITLE), 0);
	tap_drain();
	return w;
}

TEST(wins_lists_windows)
{
	char id[16];
	uint32_t w = open_target(), child = tap_window(w, WND_VISIBLE, 5, 5, 10, 10);

	EQ(RUN("wins"), 0);
	snprintf(id, sizeof id, "0x%x", (unsigned)w);
	CHECK(says(id));
	CHECK(says("50,60 200x100"));
	CHECK(says(TITLE));
	snprintf(id, sizeof id, "0x%x", (unsigned)child);
	CHECK(!strstr(output, id));
	EQ(RUN("wins", "-t"), 0);
	CHECK(says(id));
	EQ(RUN("wins", "-x"), 2);
	EQ(WndSetTitle(w, "a\033[2J\nb\177c"), 0); /* does nothing to the terminal */
	EQ(RUN("wins"), 0);
	CHECK(says(" a?[2J?b?c\n") && !strchr(output, '\033'));
}

TEST(post_posts)
{
	struct msg m = {0};
	char id[16];
	uint32_t w = open_target();

	snprintf(id, sizeof id, "0x%x", (unsigned)w);
	EQ(RUN("post", id, "MSG_USER+3", "1", "-2", "0xffffffff"), 0);
	NEED(tap_message(MSG_USER + 3, &m));
	EQ(m.window, w);
	EQ(m.params[0], 1);
	EQ(m.params[1], (uint32_t)-2);
	EQ(m.params[2], 0xffffffff);
	EQ(RUN("post", "a window", "close"), 0); /* the beginning of its title, either case */
	NEED(tap_message(MSG_CLOSE, &m));
	EQ(RUN("post", id, "MSG_KEYDOWN"), 1);
	CHECK(says("may send it MSG_CLOSE and MSG_USER"));
	EQ(RUN("post", "No Such Window", "close"), 1);
	CHECK(says("no such window"));
	EQ(RUN("post", id, "MSG_NONE"), 1);
	CHECK(says("no such message"));
	EQ(RUN("post", id), 2);
	open_target();
	EQ(RUN("post", "A Window", "close"), 1);
	CHECK(says("several windows begin so"));
}

TEST(send_prints_the_answer)
{
	uint32_t w = open_target();

	(void)w;
	EQ(RUN("send", TITLE, "user+3", "21"), 0);
	CHECK(says("42\n"));
	EQ(RUN("send", TITLE, "user", "21"), 0);
	CHECK(says("0\n"));
	EQ(RUN("send", TITLE, "user+3", "-4"), 0); /* no option */
	CHECK(says("4294967288\n"));
}

TEST(why_explains)
{
	uint32_t w = open_target();
	char id[16];

	EQ(WndActivate(w), 0);
	snprintf(id, sizeof id, "0x%x", (unsigned)w);
	EQ(RUN("why", "focus"), 0);
	CHECK(says(id) && says("because it is the active window"));
	EQ(RUN("why", "click", "60", "70"), 0);
	CHECK(says("A press goes to") && says(TITLE));
	EQ(RUN("why", "click", "900", "700"), 0);
	CHECK(says("No window is there."));
	EQ(RUN("why", "repaint", id), 1);
	CHECK(says("the right to debug"));
}

TEST(shm_shows_bytes)
{
	int area = VmmShare(8192, "test-bytes", VMM_READ);
	char *bytes = VmmMapShared(area, VMM_READ | VMM_WRITE);

	NEED(bytes);
	strcpy(bytes + 100, "shared with everyone");
	EQ(RUN("shm"), 0);
	CHECK(says("test-bytes"));
	EQ(RUN("shm", "dump", "test-bytes", "96", "32"), 0);
	CHECK(says("00000060  00 00 00 00 73 68 61 72 65 64"));
	CHECK(says("|....shared with |"));
	EQ(RUN("shm", "dump", "none"), 1);
}

/* As soon as somebody is attached. */
static int publish_hello(void *unused)
{
	(void)unused;
	while (MBusPublish("test-tool", "hello\0\0") == 0)
		ThrYield();
	return 0;
}

TEST(mbus_watches_and_publishes)
{
	char object[8];
	int thread;

	EQ(MBusMake("test-tool", sizeof object, 4, MBUS_SHARED), 0);
	EQ(RUN("mbus"), 0);
	CHECK(says("ps2kb") && says("test-tool"));
	EQ(MBusAttach("test-tool"), 0);
	EQ(RUN("mbus", "publish", "test-tool", "a word"), 0);
	EQ(MBusConsume("test-tool", object, 0, NULL), sizeof object);
	CHECK(!strcmp(object, "a word"));
	EQ(MBusDetach("test-tool"), 0);
	thread = ThrStart(publish_hello, NULL, 0);
	EQ(RUN("mbus", "watch", "test-tool", "1"), 0);
	CHECK(says("hello\n"));
	EQ(tap_end_thread(thread), 0);
	EQ(RUN("mbus", "watch", "test-none"), 1);
	EQ(RUN("mbus", "publish", "ps2kb", "x"), 1);
	EQ(RUN("mbus", "make"), 2);
}

TEST(ports_lists_ports)
{
	int server = FsCreate("/System/Ports/test-listed", FS_RDWR);

	EQ(PortListen(server), 0);
	EQ(RUN("ports"), 0);
	CHECK(says("test-listed"));
	HandleClose(server);
}

/* What is written at one end comes out at the other, both ways, until one ends. */
TEST(portcat_joins_both_ways)
{
	static const char *const listen[] = {"portcat", "-l", "test-cat", NULL};
	static const char *const join[] = {"portcat", "test-cat", NULL};
	struct fs_info info;
	int a[2], b[2], first, second;
	char text[8] = "";

	NEED(PortPair(a, 0) == 0 && PortPair(b, 0) == 0);
	first = start(listen, a[1], a[1]);
	while (FsQuery("/System/Ports/test-cat", &info) < 0)
		ThrYield();
	second = start(join, b[1], b[1]);
	HandleClose(a[1]);
	HandleClose(b[1]);
	EQ(FsWriteSync(a[0], "there", 5), 5);
	EQ(FsReadSync(b[0], text, 5, 0), 5);
	CHECK(!strcmp(text, "there"));
	EQ(FsWriteSync(b[0], "again", 5), 5);
	EQ(FsReadSync(a[0], text, 5, 0), 5);
	CHECK(!strcmp(text, "again"));
	HandleClose(b[0]); /* the end of its input */
	EQ(tap_end(second), 0);
	EQ(FsReadSync(a[0], text, 5, 0), 0);
	EQ(tap_end(first), 0);
	HandleClose(a[0]);
	EQ(RUN("portcat", "test-cat"), 1);
	CHECK(says("test-cat: "));
}

TEST(msgtop_once)
{
	EQ(RUN("msgtop", "-1", "-d", "0.1"), 0);
	CHECK(says("messages a second") && says("MSG_") && says("OLDEST") && says("POSTED"));
	EQ(RUN("msgtop", "-d", "0"), 2);
}

/* ---- the editor, on a terminal of the test's ---------------------------------------------------
 */

static void answer_terminal(int control)
{
	struct tty_message m = {0};

	if (FsReadSync(control, &m, sizeof m, 0) != sizeof m)
		return;
	m.code |= TTY_REPLY;
	m.status = 0;
	if (m.code == (TTY_GET_SIZE | TTY_REPLY)) {
		m.a = 60;
		m.b = 10;
	} else {
		m.a = TTY_COOKED;
	}
	FsWriteSync(control, &m, sizeof m);
}

/* What it shows goes to `output`, as much as there is room for. */
static int edit(const char *file, const char *keys)
{
	const char *const argv[] = {"edit", file, NULL};
	int bytes[2], control[2], child, used = 0, ready;

	NEED(PortPair(bytes, 65536) == 0 && PortPair(control, 0) == 0);
	child = ProcStartWith(BIN "edit", argv, (int[]){bytes[1], bytes[1], bytes[1], control[1]},
			      4);
	NEED(child > 0);
	HandleClose(bytes[1]);
	HandleClose(control[1]);
	EQ(FsWriteSync(bytes[0], keys, strlen(keys)), strlen(keys));
	do {
		int handles[] = {child, control[0], bytes[0]};

		ready = ThrWaitMultiple(handles, 3, WAIT_ANY, TAP_DEADLINE);
		NEED(ready >= 0);
		if (ready == 1)
			answer_terminal(control[0]);
		if (ready == 2) {
			int got = FsReadSync(bytes[0], output + used, 1024, FILE_PARTIAL);

			used = used + got > (int)sizeof output - 1025 ? 0 : used + got;
			output[used] = '\0';
		}
	} while (ready);
	HandleClose(bytes[0]);
	HandleClose(control[0]);
	return tap_end(child);
}

TEST(edit_makes_and_changes_a_file)
{
	char text[64] = "";
	int file;

	EQ(edit("/Temp/edited", "hello\rthere\x13\x11"), 0);
	file = FsOpen("/Temp/edited", FS_READ);
	NEED(file > 0);
	EQ(FsReadSync(file, text, sizeof text, 0), 12);
	CHECK(!strcmp(text, "hello\nthere\n"));
	HandleClose(file);
	/* A line is cut and undone, a word put in; leaving is asked about and refused, then saved.
	 */
	EQ(edit("/Temp/edited", "\x18\x1a\033[B\033[Fx\x11n\x03\x13\x11"), 0);
	file = FsOpen("/Temp/edited", FS_READ);
	memset(text, 0, sizeof text);
	EQ(FsReadSync(file, text, sizeof text, 0), 13);
	CHECK(!strcmp(text, "hello\ntherex\n"));
	HandleClose(file);
	EQ(edit("/System/Boot/bin/none", "x\x13\x11y\r"), 0); /* what cannot be saved is left */
	EQ(FsRemove("/Temp/edited"), 0);
	EQ(RUN("edit"), 1);
	CHECK(says("it needs a terminal"));
}

TEST(shot_needs_rights)
{
	open_target();
	EQ(RUN("shot", "/Temp/shot.ppm"), 1);
	CHECK(says("may not be looked at"));
	EQ(RUN("shutdown", "-f"), 1);
	EQ(RUN("shutdown"), 1);
	CHECK(says("no desktop"));
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(wins_lists_windows),
						T(post_posts),
						T(send_prints_the_answer),
						T(why_explains),
						T(shm_shows_bytes),
						T(ports_lists_ports),
						T(mbus_watches_and_publishes),
						T(portcat_joins_both_ways),
						T(msgtop_once),
						T(edit_makes_and_changes_a_file),
						T(shot_needs_rights),
						{}};

	return tap_main(argc, argv, tests, NULL);
}
