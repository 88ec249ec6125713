/* uses: console/session.c console/queue.c console/control.c console/discipline.c console/terminal/ lib/common/utf8.c */
/* tests/host/test_console_session.c - a terminal between its screen and the ports of a program. */
#include <errno.h>
#include "terminal_shim.h"
#include "abi/key.h"
#include "abi/proc.h"
#include "console/session.h"

/*
 * The system: ports by handle, and one process.
 */
enum { BYTES = 5, CONTROL, PROCESS, LATER, HANDLES };

static struct port {
	char in[2 * SESSION_TURN], out[4096]; /* for the console, from it */
	int in_length, out_length;
	bool slow, closed, watched;
	struct fileop *under_way;
	const void *flying;
	uint32_t flying_size;
} ports[HANDLES];

static int ends, kills, exit_status, launch_error;

static void give(int handle, const void *bytes, int length)
{
	struct port *p = &ports[handle];

	memcpy(p->in + p->in_length, bytes, (size_t)length);
	p->in_length += length;
}

static void finish_write(int handle)
{
	struct port *p = &ports[handle];

	memcpy(p->out + p->out_length, p->flying, p->flying_size);
	p->out_length += (int)p->flying_size;
	p->under_way->status = 0;
	p->under_way = NULL;
}

int FsWrite(int handle, const void *buffer, uint32_t size, struct fileop *op)
{
	struct port *p = &ports[handle];

	op->status = -EINPROGRESS;
	p->under_way = op;
	p->flying = buffer;
	p->flying_size = size;
	if (!p->slow)
		finish_write(handle);
	return 0;
}

int FsReadSync(int handle, void *buffer, uint32_t size, uint32_t flags)
{
	struct port *p = &ports[handle];
	int got = p->in_length < (int)size ? p->in_length : (int)size;

	(void)flags;
	memcpy(buffer, p->in, (size_t)got);
	p->in_length -= got;
	memmove(p->in, p->in + got, (size_t)p->in_length);
	return got;
}

int FsQueryHandle(int handle, struct fs_info *info)
{
	*info = (struct fs_info){.node = 100 + (uint32_t)handle};
	return 0;
}

int HandleClose(int handle)
{
	assert_false(ports[handle].closed);
	ports[handle].closed = true;
	return 0;
}

int PortEnd(int port)
{
	assert_int_equal(port, BYTES);
	ends++;
	return 0;
}

int ThrWaitHandle(int handle, uint32_t timeout)
{
	assert_int_equal(timeout, 0);
	return ports[handle].in_length ? 0 : -ETIMEDOUT;
}

int ProcKill(int handle, int status)
{
	assert_int_equal(handle, PROCESS);
	assert_int_equal(status, EXIT_KILLED);
	kills++;
	return 0;
}

int ProcQuery(int handle, struct proc_info *info)
{
	assert_int_equal(handle, PROCESS);
	info->status = exit_status;
	return 0;
}

int launch(const struct spawn *spawn, struct launched *out)
{
	(void)spawn;
	*out = (struct launched){BYTES, CONTROL, PROCESS};
	return launch_error;
}

/*
 * Whoever shows it.
 */
static struct session *session;
static int changes, rings, ended, ended_status;
static char title[TERMINAL_TITLE_MAX];

static void on_changed(void *context)
{
	(void)context;
	changes++;
}

static void on_title(void *context, const char *text)
{
	(void)context;
	snprintf(title, sizeof(title), "%s", text);
}

static void on_bell(void *context)
{
	(void)context;
	rings++;
}

static void on_watch(void *context, int handle, bool on)
{
	(void)context;
	assert_true(ports[handle].watched != on);
	ports[handle].watched = on;
}

static void on_ended(void *context, int status)
{
	(void)context;
	ended++;
	ended_status = status;
}

static const struct session_callbacks shown = {on_changed, on_title, on_bell, on_watch, on_ended};

static void begin(void)
{
	memset(ports, 0, sizeof(ports));
	ends = kills = exit_status = launch_error = 0;
	changes = rings = ended = ended_status = 0;
	session = session_create(1, &shown, NULL);
	assert_non_null(session);
	term = session->screen;
}

static void begin_program(void)
{
	begin();
	assert_int_equal(session_run(session, NULL), 0);
}

static void begin_client(void)
{
	begin();
	session_attach(session, BYTES);
	session_attach_control(session, CONTROL);
}

static void end(void)
{
	session_destroy(session);
	for (int i = 0; i < HANDLES; i++)
		assert_false(ports[i].watched);
	assert_int_equal(memory_blocks, 0);
}

static void key(uint32_t code, uint32_t mods, uint32_t character)
{
	terminal_key(term, code, mods, character);
}

static void says(const char *text)
{
	give(BYTES, text, (int)strlen(text));
	session_signalled(session, BYTES);
}

#define assert_taken(text)                                                    \
	do {                                                                  \
		assert_int_equal(ports[BYTES].out_length, (int)strlen(text)); \
		assert_memory_equal(ports[BYTES].out, text, strlen(text));    \
	} while (0)

static struct tty_message last_control(void)
{
	struct tty_message m;

	assert_true(ports[CONTROL].out_length >= (int)sizeof(m));
	memcpy(&m, ports[CONTROL].out + ports[CONTROL].out_length - sizeof(m), sizeof(m));
	return m;
}

static struct tty_message asked(uint16_t code, uint32_t a)
{
	struct tty_message m = {.code = code, .serial = 9, .a = a};

	give(CONTROL, &m, sizeof(m));
	session_signalled(session, CONTROL);
	m = last_control();
	assert_int_equal(m.code, code | TTY_REPLY);
	assert_int_equal(m.serial, 9);
	return m;
}

static void a_line_is_edited_and_sent(void **state)
{
	(void)state;
	begin_client();
	key(KEY_H, 0, 'h');
	key(KEY_J, 0, 'j');
	key(KEY_BACKSPACE, 0, '\b');
	key(KEY_I, 0, 'i');
	assert_int_equal(ports[BYTES].out_length, 0);
	assert_screen("hi");
	key(KEY_ENTER, 0, '\n');
	assert_taken("hi\n");
	key(KEY_D, MOD_CTRL, 'd');
	assert_int_equal(ends, 1);
	assert_true(changes > 0);
	end();
}

static void what_the_program_writes(void **state)
{
	(void)state;
	begin_client();
	says("one\ntwo\033]0;named\a\a");
	assert_screen("one|two");
	assert_string_equal(title, "named");
	assert_int_equal(rings, 1);
	asked(TTY_SET_MODE, TTY_RAW);
	says("\nraw\033[c"); /* which the terminal answers as if typed */
	assert_screen("one|two|...raw");
	assert_true(ports[BYTES].out_length > 2);
	assert_memory_equal(ports[BYTES].out, "\033[", 2);
	end();
}

static void requests(void **state)
{
	struct tty_message m;

	(void)state;
	begin_client();
	m = asked(TTY_GET_SIZE, 0);
	assert_int_equal(m.a, 80);
	assert_int_equal(m.b, 25);
	assert_int_equal(asked(TTY_IS, 100 + BYTES).status, 0);
	assert_int_equal(asked(TTY_IS, 100 + LATER).status, -ENOTTY);
	assert_int_equal(asked(TTY_IS, 0).status, -ENOTTY);
	assert_int_equal(asked(TTY_GET_MODE, 0).a, TTY_COOKED);
	assert_int_equal(asked(TTY_SET_MODE, 0x100).status, -EINVAL);
	assert_int_equal(asked(99, 0).status, -ENOSYS);
	session_resize(session, 40, 10);
	m = last_control();
	assert_int_equal(m.code, TTY_SIZE);
	assert_int_equal(m.a, 40);
	assert_int_equal(m.b, 10);
	ports[CONTROL].out_length = 0;
	session_resize(session, 40, 10);
	assert_int_equal(ports[CONTROL].out_length, 0);
	key(KEY_C, MOD_CTRL, 'c');
	assert_int_equal(last_control().code, TTY_INTERRUPT);
	end();
}

/* A turn is bounded, and what does not fit into the program rings. */
static void floods(void **state)
{
	static char much[SESSION_TURN + 10];
	static char paste[QUEUE_MAX];

	(void)state;
	begin_client();
	memset(much, 'x', sizeof(much));
	give(BYTES, much, sizeof(much));
	session_signalled(session, BYTES);
	assert_int_equal(ports[BYTES].in_length, 10);
	asked(TTY_SET_MODE, TTY_RAW);
	ports[BYTES].slow = true;
	memset(paste, 'y', sizeof(paste));
	terminal_paste(term, paste, sizeof(paste));
	assert_int_equal(rings, 0);
	terminal_paste(term, paste, sizeof(paste));
	assert_true(rings > 0);
	ports[BYTES].slow = false;
	finish_write(BYTES);
	ports[BYTES].out_length = 0;
	ports[BYTES].slow = true;
	session_pump(session); /* the next piece is under way */
	assert_non_null(ports[BYTES].under_way);
	end();
}

static void the_end_of_a_program(void **state)
{
	(void)state;
	begin_program();
	give(BYTES, "last words", 10);
	exit_status = 3;
	session_signalled(session, PROCESS);
	assert_screen("last words");
	assert_int_equal(ended, 1);
	assert_int_equal(ended_status, 3);
	for (int i = BYTES; i <= PROCESS; i++)
		assert_true(ports[i].closed && !ports[i].watched);
	key(KEY_A, 0, 'a'); /* nobody reads it */
	key(KEY_ENTER, 0, '\n');
	assert_int_equal(ports[BYTES].out_length, 0);
	session_print(session, "!");
	end();
	assert_int_equal(kills, 0);
	assert_int_equal(ended, 1);
}

/* Its bytes may end before it does, and its control channel at any time. */
static void a_program_closes_its_ports(void **state)
{
	(void)state;
	begin_program();
	session_signalled(session, CONTROL); /* nothing to read: the other end is gone */
	assert_true(ports[CONTROL].closed);
	session_resize(session, 40, 10);
	session_signalled(session, BYTES);
	assert_true(ports[BYTES].closed);
	assert_int_equal(ended, 0);
	session_pump(session);
	end();
	assert_int_equal(kills, 1);
	assert_true(ports[PROCESS].closed);
}

static void the_end_of_a_client(void **state)
{
	(void)state;
	begin_client();
	session_attach_control(session, LATER); /* the first one goes */
	assert_true(ports[CONTROL].closed);
	session_signalled(session, BYTES);
	assert_int_equal(ended, 1);
	assert_int_equal(ended_status, 0);
	assert_true(ports[LATER].closed);
	end();
	assert_int_equal(kills, 0);
}

static void what_does_not_start(void **state)
{
	(void)state;
	begin();
	launch_error = -ENOENT;
	assert_int_equal(session_run(session, NULL), -ENOENT);
	session_pump(session);
	end();
	session_destroy(NULL);
	memory_fail = 1;
	assert_null(session_create(1, &shown, NULL));
	memory_fail = 0;
	assert_int_equal(memory_blocks, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_is_edited_and_sent),
		cmocka_unit_test(what_the_program_writes),
		cmocka_unit_test(requests),
		cmocka_unit_test(floods),
		cmocka_unit_test(the_end_of_a_program),
		cmocka_unit_test(a_program_closes_its_ports),
		cmocka_unit_test(the_end_of_a_client),
		cmocka_unit_test(what_does_not_start),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
