/*
 * lib/user/tty.c - a program's side of the control channel of its terminal.
 *
 * - a request is written, then messages are read until its answer is among them; notices that come
 *   before are kept
 */
#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/lock.h>
#include "files.h"
#include "fs.h"
#include "handle.h"
#include "thr.h"
#include "tty.h"

#define ANSWER_MS 2000 /* a terminal that does not answer for so long is none */
#define KEPT_MAX  8

__LOCK_INIT(static, tty_lock);

/* Guarded by the lock. */
static struct tty_message kept[KEPT_MAX]; /* notices, the oldest first */
static int kept_count;
static uint16_t last_serial;

static bool given;

/* Before anything else is opened: without a terminal that would be the first to get its number. */
__attribute__((constructor)) static void look_for_terminal(void)
{
	struct fs_info info;

	given = FsQueryHandle(HANDLE_TTY, &info) == 0 && info.type == FS_TYPE_PORT;
}

int TtyHandle(void)
{
	struct fs_info info;

	if (!given || FsQueryHandle(HANDLE_TTY, &info) < 0 || info.type != FS_TYPE_PORT)
		return -ENOTTY;
	return HANDLE_TTY;
}

/* 0, -ETIMEDOUT, -EPIPE it is gone. */
static int read_message(struct tty_message *m, uint32_t timeout)
{
	if (ThrWaitHandle(HANDLE_TTY, timeout) == -ETIMEDOUT)
		return -ETIMEDOUT;
	return FsReadSync(HANDLE_TTY, m, sizeof *m, 0) == sizeof *m ? 0 : -EPIPE;
}

/* Of sizes only the newest counts; of too many notices the oldest is given up. */
static void keep(const struct tty_message *m)
{
	for (int i = 0; i < kept_count; i++) {
		if (m->code == TTY_SIZE && kept[i].code == TTY_SIZE) {
			kept[i] = *m;
			return;
		}
	}
	if (kept_count == KEPT_MAX)
		memmove(kept, kept + 1, --kept_count * sizeof *kept);
	kept[kept_count++] = *m;
}

/* Lock held. *m is the request, then the answer. */
static int ask(struct tty_message *m)
{
	struct tty_message answer;
	int error;

	m->serial = ++last_serial ? last_serial : ++last_serial;
	if (FsWriteSync(HANDLE_TTY, m, sizeof *m) != sizeof *m)
		return -EPIPE;
	while (!(error = read_message(&answer, ANSWER_MS))) {
		if (answer.code == (m->code | TTY_REPLY) && answer.serial == m->serial) {
			*m = answer;
			return answer.status;
		}
		if (!(answer.code & TTY_REPLY))
			keep(&answer);
	}
	return error;
}

static int request(struct tty_message *m)
{
	int error = TtyHandle();

	if (error < 0)
		return error;
	__lock_acquire(tty_lock);
	error = ask(m);
	__lock_release(tty_lock);
	return error;
}

int TtyGetSize(uint32_t *columns, uint32_t *rows)
{
	struct tty_message m = {.code = TTY_GET_SIZE};
	int error = request(&m);

	if (error < 0)
		return error;
	*columns = m.a;
	*rows = m.b;
	return 0;
}

int TtySetMode(uint32_t mode)
{
	struct tty_message m = {.code = TTY_SET_MODE, .a = mode};
	int error = mode & ~TTY_COOKED ? -EINVAL : request(&m);

	return error < 0 ? error : (int)m.a;
}

int TtyGetMode(void)
{
	struct tty_message m = {.code = TTY_GET_MODE};
	int error = request(&m);

	return error < 0 ? error : (int)m.a;
}

/* What has come so far is kept; 0 or -EPIPE. */
static int collect(void)
{
	struct tty_message m;
	int error;

	while (!(error = read_message(&m, 0)))
		if (!(m.code & TTY_REPLY)) /* else an answer nobody waited for any more */
			keep(&m);
	return error == -ETIMEDOUT ? 0 : error;
}

static int take(struct tty_message *notice)
{
	int error;

	__lock_acquire(tty_lock);
	error = collect();
	if (kept_count) {
		*notice = kept[0];
		memmove(kept, kept + 1, --kept_count * sizeof *kept);
		error = 1;
	}
	__lock_release(tty_lock);
	return error;
}

int TtyNotice(struct tty_message *notice, uint32_t timeout)
{
	int got = TtyHandle();

	if (got < 0)
		return got;
	got = take(notice);
	if (got || !timeout)
		return got;
	ThrWaitHandle(HANDLE_TTY, timeout);
	return take(notice);
}

int TtyOpen(int *bytes, int *control)
{
	*bytes = FsOpen(TTY_PORT, FS_RDWR);
	if (*bytes < 0)
		return *bytes;
	*control = FsOpen(TTY_CONTROL_PORT, FS_RDWR);
	if (*control >= 0)
		return 0;
	HandleClose(*bytes);
	return *control;
}

/* A terminal that does not know the question has nobody between it and its programs. */
bool tty_is(int handle)
{
	struct tty_message m = {.code = TTY_IS};
	struct fs_info info;
	int error;

	if (FsQueryHandle(handle, &info) < 0 || info.type != FS_TYPE_PORT)
		return false;
	m.a = info.node;
	error = request(&m);
	return error == 0 || error == -ENOSYS;
}
