/* lib/user/tty.c - a program's side of its terminal's control channel (tty.h). */
#include "tty.h"
#include <errno.h>
#include <string.h>
#include "fs.h"
#include "thr.h"

#define KEPT 8 /* notices that came while an answer was awaited */

static struct tty_message kept[KEPT];
static int kept_count;
static uint16_t serial;

/* Is there a control channel? Whatever else the handle may be, it is no port. */
int TtyHandle(void)
{
	struct fs_info info;

	if (FsQueryHandle(HANDLE_TTY, &info) < 0 || info.type != FS_TYPE_PORT)
		return -ENOTTY;
	return HANDLE_TTY;
}

static int receive(struct tty_message *m)
{
	int got = FsReadSync(HANDLE_TTY, m, sizeof(*m), 0);

	return got == (int)sizeof(*m) ? 0 : -EPIPE;
}

/* A newer size takes the place of the older one; when there is no room the oldest is lost. */
static void keep(const struct tty_message *m)
{
	for (int i = 0; i < kept_count; i++) {
		if (m->code == TTY_SIZE && kept[i].code == TTY_SIZE) {
			kept[i] = *m;
			return;
		}
	}
	if (kept_count == KEPT)
		memmove(kept, kept + 1, (size_t)--kept_count * sizeof(kept[0]));
	kept[kept_count++] = *m;
}

/* Ask, and wait for the answer. 0 or the error; the answer in *m. */
static int ask(struct tty_message *m)
{
	struct tty_message request = *m;

	if (TtyHandle() < 0)
		return -ENOTTY;
	request.serial = m->serial = ++serial ? serial : ++serial;
	if (FsWriteSync(HANDLE_TTY, &request, sizeof(request)) != (int)sizeof(request))
		return -EPIPE;
	for (;;) {
		int error = receive(m);

		if (error < 0)
			return error;
		if (m->code == (request.code | TTY_REPLY) && m->serial == request.serial)
			return m->status;
		if (!(m->code & TTY_REPLY))
			keep(m);
	}
}

int TtyGetSize(uint32_t *columns, uint32_t *rows)
{
	struct tty_message m = {.code = TTY_GET_SIZE};
	int error = ask(&m);

	if (error < 0)
		return error;
	*columns = m.a;
	*rows = m.b;
	return 0;
}

int TtySetMode(uint32_t mode)
{
	struct tty_message m = {.code = TTY_SET_MODE, .a = mode};
	int error = ask(&m);

	return error < 0 ? error : (int)m.a;
}

int TtyGetMode(void)
{
	struct tty_message m = {.code = TTY_GET_MODE};
	int error = ask(&m);

	return error < 0 ? error : (int)m.a;
}

int TtyNotice(struct tty_message *notice, uint32_t timeout)
{
	int error = TtyHandle();

	if (kept_count) {
		*notice = kept[0];
		memmove(kept, kept + 1, (size_t)--kept_count * sizeof(kept[0]));
		return 1;
	}
	if (error < 0)
		return error;
	do {
		error = ThrWaitHandle(HANDLE_TTY, timeout);
		if (error < 0)
			return error == -ETIMEDOUT ? 0 : error;
		error = receive(notice);
		if (error < 0)
			return error;
	} while (notice->code & TTY_REPLY);
	return 1;
}

int TtyOpen(int *bytes, int *control)
{
	int first = FsOpen(TTY_PORT, FS_RDWR), second;

	if (first < 0)
		return first;
	second = FsOpen(TTY_CONTROL_PORT, FS_RDWR);
	if (second < 0) {
		FsClose(first);
		return second;
	}
	*bytes = first;
	*control = second;
	return 0;
}
