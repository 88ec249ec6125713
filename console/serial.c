/* console/serial.c - a program on a serial line: lines, signals and control, without a screen. */
#include "serial.h"
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include "abi/proc.h"
#include "control.h"
#include "discipline.h"
#include "handle.h"
#include "launch.h"
#include "proc.h"
#include "queue.h"
#include "sizing.h"
#include "thr.h"

#define TURN 1024

enum { LINE, BYTES, CONTROL, ENDED, PUMP, WAITED };

static struct discipline discipline;
static struct queue keys;
static struct control control;
static struct sizing sizing; /* of the terminal at the other end */
static struct fileop reading;
static char typed[64];
static struct launched program;
static int done; /* the event of writes that are done */

static void put(void *context, const char *bytes, int length)
{
	(void)context;
	FsWriteSync(HANDLE_STDOUT, bytes, (uint32_t)length);
}

static void send(void *context, const char *bytes, int length)
{
	if (!queue_put(&keys, bytes, length))
		put(context, "\a", 1);
}

static void notice(void *context, uint32_t code)
{
	(void)context;
	control_notice(&control, code, 0, 0);
}

static void end_input(void *context)
{
	(void)context;
	queue_end(&keys);
}

static const struct discipline_callbacks calls = {send, put, notice, end_input};

static void ask_size(void)
{
	const char *codes = sizing_ask(&sizing);

	if (codes)
		put(NULL, codes, (int)strlen(codes));
}

/* What it is may have changed since it was asked: whoever wants to know is told what is known, and
 * of another size by a notice. */
static void answer(void *context, const struct tty_message *request, struct tty_message *reply)
{
	(void)context;
	discipline_answer(&discipline, request, reply);
	if (request->code != TTY_GET_SIZE)
		return;
	*reply = (struct tty_message){reply->code, reply->serial, 0, (uint32_t)sizing.columns,
				      (uint32_t)sizing.rows};
	ask_size();
}

static void read_on(void)
{
	FsRead(HANDLE_STDIN, typed, sizeof(typed), FILE_PARTIAL, &reading);
}

static void take(const char *bytes, int length)
{
	char keys[sizeof(typed) + SIZING_HELD];
	int columns = sizing.columns, rows = sizing.rows;

	length = bytes ? sizing_filter(&sizing, bytes, length, keys) : sizing_flush(&sizing, keys);
	discipline_input(&discipline, keys, length);
	if (columns != sizing.columns || rows != sizing.rows)
		control_notice(&control, TTY_SIZE, (uint32_t)sizing.columns, (uint32_t)sizing.rows);
}

static void on_typed(void)
{
	if (reading.status == 0)
		take(typed, (int)reading.bytes);
	if (reading.status != -EINPROGRESS)
		read_on();
}

static bool show_some(void)
{
	char text[TURN];
	int got = FsReadSync(program.bytes, text, sizeof(text), FILE_PARTIAL);
	const char *at = text, *end;

	while (got > 0 && discipline.mode & TTY_NEWLINE &&
	       (end = memchr(at, '\n', (size_t)(text + got - at)))) {
		put(NULL, at, (int)(end - at));
		put(NULL, "\r\n", 2);
		at = end + 1;
	}
	if (got > 0)
		put(NULL, at, (int)(text + got - at));
	return got > 0;
}

static void stop(void)
{
	while (ThrWaitHandle(program.bytes, 0) == 0 && show_some())
		;
	FsClose(program.bytes);
	control_close(&control);
	HandleClose(program.process);
	queue_deinit(&keys);
}

/* Until the program ends. Keys come first: a flood does not keep them. */
static void serve(void)
{
	const int handles[] = {reading.event, program.bytes, control.port, program.process, done};
	bool living = true;

	while (living) {
		/* Without its control channel, or its bytes closed, it is still to be waited for.
		 */
		int i = ThrWaitMultiple(handles, WAITED, WAIT_ANY,
					sizing_held(&sizing) ? SIZING_MS : WAIT_FOREVER);

		if (i == -ETIMEDOUT)
			take(NULL, 0);
		else if (i == LINE)
			on_typed();
		else if (i == BYTES)
			living = show_some();
		else if (i == CONTROL)
			living = control_receive(&control, answer, NULL);
		else if (i == PUMP)
			queue_pump(&keys), control_pump(&control);
		else
			living = false;
	}
	ThrWaitHandle(program.process, WAIT_FOREVER);
}

static int start(const struct spawn *spawn)
{
	int error = launch(spawn, &program);

	if (error < 0)
		return error;
	discipline_init(&discipline, &calls, NULL);
	queue_init(&keys, program.bytes, done);
	control_init(&control, done);
	control_open(&control, program.control);
	ask_size();
	return 0;
}

int serial_run(const char *path, char *const *argv)
{
	struct spawn spawn;
	int error;

	launch_line(&spawn, path, argv);
	reading.event = EvtCreate(0);
	done = EvtCreate(0);
	if (reading.event < 0 || done < 0)
		return -EMFILE;
	sizing_init(&sizing);
	read_on();
	while ((error = start(&spawn)) >= 0) {
		serve();
		stop();
	}
	return error;
}
