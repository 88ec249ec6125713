/* tests/guest/test_console.c - the console's ports: clients get terminals, ask, flood and go. */
#include <errno.h>
#include <string.h>
#include "fs.h"
#include "proc.h"
#include "tap.h"
#include "thr.h"
#include "tty.h"
#include "wnd.h"

#define CONSOLE "/System/Boot/bin/console"
#define PATIENT 5000 /* ms: everything awaited comes at once */

static int console;

/* A terminal's two handles. A console that has just been started is not there at once. */
struct client {
	int bytes, control;
};

static struct client join(void)
{
	struct client c = {0, 0};
	int error = TtyOpen(&c.bytes, &c.control);

	for (int left = PATIENT; error == -ENOENT && left > 0; left -= 5) {
		ThrSleep(5);
		error = TtyOpen(&c.bytes, &c.control);
	}
	NEED(error == 0);
	return c;
}

static void leave(struct client c)
{
	EQ(FsClose(c.bytes), 0);
	EQ(FsClose(c.control), 0);
}

static void begin_with(uint32_t privileges)
{
	static const char arguments[] = "console\0/none";
	struct spawn spawn = {.size = sizeof(spawn),
			      .path = CONSOLE,
			      .args = arguments,
			      .args_size = sizeof(arguments),
			      .privileges = privileges};

	console = ProcSpawn(&spawn);
	NEED(console > 0);
}

static void begin(void)
{
	begin_with(0);
}

static void end(void)
{
	EQ(ProcKill(console, 0), 0);
	EQ(ThrWaitHandle(console, PATIENT), 0);
	EQ(HandleClose(console), 0);
}

static void ask(struct client c, uint16_t code, uint32_t a)
{
	struct tty_message m = {.code = code, .serial = 7, .a = a};

	EQ(FsWriteSync(c.control, &m, sizeof(m)), sizeof(m));
}

/* The answer; notices that come before are passed over. */
static struct tty_message answer(struct client c, uint16_t code)
{
	struct tty_message m = {0};

	do {
		NEED(ThrWaitHandle(c.control, PATIENT) == 0);
		NEED(FsReadSync(c.control, &m, sizeof(m), 0) == (int)sizeof(m));
	} while (!(m.code & TTY_REPLY));
	EQ(m.code, code | TTY_REPLY);
	EQ(m.serial, 7);
	return m;
}

static struct tty_message asked(struct client c, uint16_t code, uint32_t a)
{
	ask(c, code, a);
	return answer(c, code);
}

TEST(requests_are_answered)
{
	struct client c;
	struct fs_info info;

	begin();
	c = join();
	EQ(asked(c, TTY_GET_SIZE, 0).a, 80);
	EQ(asked(c, TTY_GET_MODE, 0).a, TTY_COOKED);
	EQ(asked(c, TTY_SET_MODE, 0x100).status, -EINVAL);
	EQ(asked(c, TTY_SET_MODE, TTY_RAW).a, TTY_COOKED);
	EQ(asked(c, TTY_GET_MODE, 0).a, TTY_RAW);
	EQ(asked(c, 99, 0).status, -ENOSYS);
	EQ(FsQueryHandle(c.bytes, &info), 0);
	EQ(asked(c, TTY_IS, info.node).status, 0);
	EQ(asked(c, TTY_IS, 0).status, -ENOTTY);
	leave(c);
	end();
}

TEST(the_screen_answers_in_the_bytes)
{
	struct client c;
	char text[16] = "";

	begin();
	c = join();
	EQ(asked(c, TTY_SET_MODE, TTY_RAW).status, 0);
	EQ(FsWriteSync(c.bytes, "\033[2J\033[3;5H\033[6n", 15), 15);
	NEED(ThrWaitHandle(c.bytes, PATIENT) == 0);
	EQ(FsReadSync(c.bytes, text, 6, 0), 6);
	CHECK(!strcmp(text, "\033[3;5R"));
	leave(c);
	end();
}

/* Its bytes and records wait in their own ports; nobody else's do. */
TEST(a_flood_is_its_own_affair)
{
	static char text[65536];
	struct client noisy, quiet;
	struct fileop op = {.event = EvtCreate(0)};

	begin();
	noisy = join();
	quiet = join();
	memset(text, '#', sizeof(text));
	EQ(FsWrite(noisy.bytes, text, sizeof(text), &op), 0);
	EQ(asked(quiet, TTY_GET_SIZE, 0).a, 80);
	EQ(asked(noisy, TTY_GET_SIZE, 0).a, 80);
	EQ(ThrWaitHandle(op.event, PATIENT), 0);
	EQ(op.bytes, sizeof(text));
	EQ(HandleClose(op.event), 0);
	leave(noisy);
	leave(quiet);
	end();
}

TEST(who_never_reads_answers_is_cut_off)
{
	struct client c, other;
	struct tty_message m = {.code = TTY_GET_SIZE};
	int written = sizeof(m);

	begin();
	c = join();
	for (int i = 0; i < 2000 && written == (int)sizeof(m); i++)
		written = FsWriteSync(c.control, &m, sizeof(m));
	EQ(written, -EPIPE);
	other = join();
	EQ(asked(other, TTY_GET_SIZE, 0).a, 80);
	leave(c);
	leave(other);
	end();
}

TEST(clients_come_and_go)
{
	begin();
	for (int i = 0; i < 20; i++) {
		struct client c = join();

		EQ(asked(c, TTY_GET_SIZE, 0).a, 80);
		leave(c);
	}
	end();
}

static uint32_t console_window(void)
{
	struct wnd_find find = {.class_name = "transom.console"};
	int window = WndFind(&find);

	for (int left = PATIENT; window <= 0 && left > 0; left -= 5) {
		ThrSleep(5);
		window = WndFind(&find);
	}
	NEED(window > 0);
	return (uint32_t)window;
}

/* What is typed goes on to the terminal that is looked at: its title is the window's. */
TEST(who_connects_takes_no_keys)
{
	static const char name[] = "\033]2;in front\a\033[6n";
	struct wnd_info info;
	struct client c;
	char text[8];

	begin();
	c = join();
	EQ(asked(c, TTY_SET_MODE, TTY_RAW).status, 0);
	EQ(FsWriteSync(c.bytes, name, sizeof(name) - 1), sizeof(name) - 1);
	EQ(FsReadSync(c.bytes, text, 6, 0), 6); /* so it has its title */
	EQ(WndQuery(console_window(), &info), 0);
	CHECK(!strcmp(info.title, "Terminal"));
	leave(c);
	end();
}

static bool is_served(struct client c)
{
	struct tty_message m = {.code = TTY_GET_SIZE};

	return FsWriteSync(c.control, &m, sizeof(m)) == (int)sizeof(m) &&
	       FsReadSync(c.control, &m, sizeof(m), 0) == (int)sizeof(m);
}

TEST(who_connects_again_and_again_leaves_room)
{
	struct client clients[40];
	int served = 0;

	begin();
	for (int i = 0; i < 40; i++) {
		clients[i] = join();
		served += is_served(clients[i]);
	}
	EQ(served, 15); /* with the console's own they are half of a window's tabs */
	for (int i = 0; i < 40; i++)
		leave(clients[i]);
	end();
}

static uint32_t windows_of_console(void)
{
	struct proc_info info;

	EQ(ProcQuery(console, &info), 0);
	return info.windows;
}

static uint32_t asked_for_window(void)
{
	uint32_t opened = 2;

	EQ(WndSendMessage(console_window(), MSG_USER + 1, 0, 0, 0, PATIENT, &opened), 0);
	return opened;
}

ROLE(asks_with_nothing)
{
	EQ(asked_for_window(), 0);
	(void)args;
	return tap_failures;
}

TEST(another_window_is_for_equals)
{
	uint32_t windows;

	begin_with(PRIV_DEBUG);
	leave(join()); /* its window is there */
	console_window();
	windows = windows_of_console();
	EQ(tap_end(tap_start(CHILD("asks_with_nothing"))), 0);
	EQ(windows_of_console(), windows);
	EQ(asked_for_window(), 1);
	CHECK(windows_of_console() > windows);
	end();
}

TEST(the_console_goes)
{
	struct client c;
	char byte;

	begin();
	c = join();
	EQ(asked(c, TTY_GET_SIZE, 0).a, 80);
	end();
	EQ(FsReadSync(c.bytes, &byte, 1, 0), 0);
	EQ(FsWriteSync(c.bytes, "x", 1), -EPIPE);
	EQ(FsReadSync(c.control, &byte, 1, 0), 0);
	EQ(TtyOpen(&c.bytes, &c.control), -ENOENT);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {
		T(requests_are_answered),
		T(the_screen_answers_in_the_bytes),
		T(a_flood_is_its_own_affair),
		T(who_never_reads_answers_is_cut_off),
		T(clients_come_and_go),
		T(who_connects_takes_no_keys),
		T(who_connects_again_and_again_leaves_room),
		T(another_window_is_for_equals),
		T(the_console_goes),
		{},
	};

	static const struct tap_role roles[] = {{"asks_with_nothing", asks_with_nothing}, {}};

	return tap_main(argc, argv, tests, roles);
}
