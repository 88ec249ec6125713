/* console/session.c - bytes between the screen, the lines that are typed and a program's ports. */
#include "session.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "abi/proc.h"
#include "launch.h"
#include "proc.h"
#include "thr.h"

#define COLUMNS 80
#define ROWS	25

/*
 * To the screen.
 */
static void show(struct session *s, const char *bytes, int length)
{
	terminal_write(s->screen, bytes, length);
	s->calls->changed(s->context);
}

/* What the program wrote. */
static void output(struct session *s, const char *bytes, int length)
{
	bool returns = s->discipline.mode & TTY_NEWLINE;
	const char *end;

	while (returns && (end = memchr(bytes, '\n', (size_t)length))) {
		terminal_write(s->screen, bytes, (int)(end - bytes));
		terminal_write(s->screen, "\r\n", 2);
		length -= (int)(end + 1 - bytes);
		bytes = end + 1;
	}
	show(s, bytes, length);
}

void session_print(struct session *s, const char *text)
{
	show(s, text, (int)strlen(text));
}

/*
 * To the program: the discipline's callbacks.
 */
static void send(void *context, const char *bytes, int length)
{
	struct session *s = context;

	if (s->bytes && !queue_put(&s->keys, bytes, length))
		s->calls->bell(s->context);
}

static void echo(void *context, const char *bytes, int length)
{
	show(context, bytes, length);
}

static void notice(void *context, uint32_t code)
{
	struct session *s = context;

	control_notice(&s->control, code, 0, 0);
}

static void end_input(void *context)
{
	struct session *s = context;

	if (s->bytes)
		queue_end(&s->keys);
}

static const struct discipline_callbacks lines = {send, echo, notice, end_input};

/*
 * The screen's callbacks.
 */
static void on_reply(void *context, const char *bytes, int length)
{
	struct session *s = context;

	discipline_input(&s->discipline, bytes, length);
}

static void on_title(void *context, const char *title)
{
	struct session *s = context;

	s->calls->title(s->context, title);
}

static void on_bell(void *context)
{
	struct session *s = context;

	s->calls->bell(s->context);
}

static const struct terminal_callbacks screen_calls = {on_reply, on_title, on_bell};

struct session *session_create(int event, const struct session_callbacks *calls, void *context)
{
	struct session *s = calloc(1, sizeof(*s));

	if (!s)
		return NULL;
	s->screen = terminal_create(COLUMNS, ROWS, &screen_calls, s);
	if (!s->screen) {
		free(s);
		return NULL;
	}
	s->calls = calls;
	s->context = context;
	discipline_init(&s->discipline, &lines, s);
	queue_init(&s->keys, 0, event);
	control_init(&s->control, event);
	return s;
}

/*
 * Handles.
 */
static void close_handle(struct session *s, int *handle)
{
	if (!*handle)
		return;
	s->calls->watch(s->context, *handle, false);
	FsClose(*handle);
	*handle = 0;
}

static void close_bytes(struct session *s)
{
	close_handle(s, &s->bytes);
	s->keys.length = 0;
	s->keys.busy = s->keys.end = false;
}

static void close_control(struct session *s)
{
	if (s->control.port)
		s->calls->watch(s->context, s->control.port, false);
	control_close(&s->control);
}

void session_destroy(struct session *s)
{
	if (!s)
		return;
	if (s->process)
		ProcKill(s->process, EXIT_KILLED);
	close_bytes(s);
	close_control(s);
	close_handle(s, &s->process);
	queue_deinit(&s->keys);
	terminal_destroy(s->screen);
	free(s);
}

void session_attach(struct session *s, int bytes)
{
	s->bytes = bytes;
	s->keys.port = bytes;
	s->calls->watch(s->context, bytes, true);
}

void session_attach_control(struct session *s, int control)
{
	close_control(s);
	control_open(&s->control, control);
	s->calls->watch(s->context, control, true);
}

/*
 * The program.
 */
int session_run(struct session *s, const struct spawn *spawn)
{
	struct launched program;
	int error = launch(spawn, &program);

	if (error < 0)
		return error;
	s->process = program.process;
	session_attach(s, program.bytes);
	session_attach_control(s, program.control);
	s->calls->watch(s->context, s->process, true);
	return 0;
}

/* False: the other end is closed. */
static bool read_some(struct session *s)
{
	static char buffer[SESSION_TURN];
	int got = FsReadSync(s->bytes, buffer, sizeof(buffer), FILE_PARTIAL);

	if (got <= 0)
		return false;
	output(s, buffer, got);
	return true;
}

static void finish(struct session *s, int status)
{
	if (s->over)
		return;
	s->over = true;
	close_bytes(s);
	close_control(s);
	close_handle(s, &s->process);
	s->calls->ended(s->context, status);
}

/* It may have written something just before its end. */
static void process_ended(struct session *s)
{
	struct proc_info info = {.status = 0};
	int turns = 8;

	while (s->bytes && turns-- && ThrWaitHandle(s->bytes, 0) == 0 && read_some(s))
		;
	ProcQuery(s->process, &info);
	finish(s, info.status);
}

static bool carries(const struct session *s, uint32_t node)
{
	struct fs_info info;

	return node && FsQueryHandle(s->bytes, &info) >= 0 && info.node == node;
}

static void answer(void *context, const struct tty_message *request, struct tty_message *reply)
{
	struct session *s = context;

	switch (request->code) {
	case TTY_GET_SIZE:
		reply->a = (uint32_t)terminal_columns(s->screen);
		reply->b = (uint32_t)terminal_rows(s->screen);
		break;
	case TTY_IS:
		reply->status = carries(s, request->a) ? 0 : -ENOTTY;
		break;
	default:
		discipline_answer(&s->discipline, request, reply);
	}
}

void session_signalled(struct session *s, int handle)
{
	if (handle == s->process) {
		process_ended(s);
	} else if (handle == s->control.port) {
		if (!control_receive(&s->control, answer, s))
			close_control(s);
	} else if (handle == s->bytes && !read_some(s)) {
		close_bytes(s);
		if (!s->process)
			finish(s, 0);
	}
}

void session_pump(struct session *s)
{
	if (s->bytes)
		queue_pump(&s->keys);
	control_pump(&s->control);
}

void session_resize(struct session *s, int columns, int rows)
{
	if (columns == terminal_columns(s->screen) && rows == terminal_rows(s->screen))
		return;
	if (terminal_resize(s->screen, columns, rows) < 0)
		return;
	control_notice(&s->control, TTY_SIZE, (uint32_t)terminal_columns(s->screen),
		       (uint32_t)terminal_rows(s->screen));
	s->calls->changed(s->context);
}
