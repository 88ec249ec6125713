/* console/shell/relay.c - the shell between its programs and its terminal. */
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include "abi/limits.h"
#include "fs.h"
#include "handle.h"
#include "port.h"
#include "relay.h"
#include "thr.h"
#include "tty.h"

#define CHANNEL_BYTES 512

void relays_init(struct relays *relays, int above)
{
	*relays = (struct relays){.terminal = TtyHandle() > 0 ? HANDLE_TTY : 0};
	leashes_init(&relays->leashes, above);
	for (int i = 0; i < 3 && relays->terminal; i++) {
		struct fs_info info;

		if (isatty(i) && FsQueryHandle(HANDLE_STDIN + i, &info) == 0 &&
		    info.type == FS_TYPE_PORT)
			relays->nodes[i] = info.node;
	}
}

struct relay *relay_open(struct relays *relays, int *child)
{
	struct relay *relay = relay_find(relays, 0);
	int ends[2];

	*child = HANDLE_NONE;
	if (!relays->terminal || !relay || PortPair(ends, CHANNEL_BYTES) < 0)
		return NULL;
	*relay = (struct relay){.end = ends[0]};
	*child = ends[1];
	return relay;
}

void relay_close(struct relay *relay)
{
	if (!relay)
		return;
	if (relay->end)
		HandleClose(relay->end);
	*relay = (struct relay){0};
}

struct relay *relay_find(struct relays *relays, int process)
{
	for (int i = 0; i < RELAYS_MAX; i++)
		if (relays->entries[i].process == process)
			return &relays->entries[i];
	return NULL;
}

/* A program that does not read gets nothing more. */
static void tell(struct relay *relay, const struct tty_message *m)
{
	struct fileop op = {.event = EvtCreate(0)};

	if (op.event < 0)
		return;
	if (FsWrite(relay->end, m, sizeof *m, &op) == 0)
		FsCancel(relay->end, &op); /* unless it is done, as it is when there is room */
	HandleClose(op.event);
}

static int terminal_bytes(const struct relays *relays, uint32_t node)
{
	for (int i = 0; i < 3; i++)
		if (node && relays->nodes[i] == node)
			return 0;
	return -ENOTTY;
}

static void answer(struct relays *relays, struct relay *relay, struct tty_message *m)
{
	switch (m->code) {
	case TTY_GET_SIZE:
		m->status = TtyGetSize(&m->a, &m->b);
		break;
	case TTY_SET_MODE:
		m->status = TtySetMode(m->a);
		relay->set_mode |= m->status >= 0;
		break;
	case TTY_GET_MODE:
		m->status = TtyGetMode();
		break;
	case TTY_IS:
		m->status = terminal_bytes(relays, m->a);
		break;
	default:
		m->status = -ENOSYS;
	}
	if (m->status > 0 && m->code != TTY_IS) {
		m->a = (uint32_t)m->status;
		m->status = 0;
	} else if (m->code == TTY_SET_MODE || m->code == TTY_GET_MODE) {
		m->a = 0;
	}
	m->code |= TTY_REPLY;
	tell(relay, m);
}

/* A request, or the end of the program's side. */
static void serve(struct relays *relays, struct relay *relay)
{
	struct tty_message m;

	if (FsReadSync(relay->end, &m, sizeof m, 0) == sizeof m) {
		answer(relays, relay, &m);
		return;
	}
	HandleClose(relay->end);
	relay->end = HANDLE_NONE;
}

static void pass_on(struct relays *relays, const struct tty_message *notice)
{
	bool quit = notice->code == TTY_QUIT, taken = false, left = false;

	for (int i = 0; i < RELAYS_MAX; i++) {
		struct relay *relay = &relays->entries[i];

		if (!relay->process)
			continue;
		if (relay->end && (notice->code == TTY_SIZE || (relay->set_mode && !quit))) {
			tell(relay, notice);
			taken = true;
		} else {
			left = true;
		}
	}
	if (notice->code == TTY_SIZE) {
		relays->resized = true;
	} else if (taken && !left) {
		relays->passed = true;
	} else {
		relays->interrupted = true;
	}
}

void relays_poll(struct relays *relays)
{
	struct tty_message notice;
	int r = 0;

	while (relays->terminal && (r = TtyNotice(&notice, 0)) == 1)
		pass_on(relays, &notice);
	if (r == -EPIPE)
		relays->terminal = HANDLE_NONE;
	if (leashes_poll(&relays->leashes))
		relays->interrupted = true;
}

/* The handles to wait for: the caller's, the terminal's, the channels'. */
static int gather(struct relays *relays, const int *handles, int count, int *all,
		  struct relay **channels)
{
	int used = count;

	memcpy(all, handles, (size_t)count * sizeof *all);
	if (relays->terminal) {
		channels[used] = NULL;
		all[used++] = relays->terminal;
	}
	if (relays->leashes.above) {
		channels[used] = NULL;
		all[used++] = relays->leashes.above;
	}
	for (int i = 0; i < RELAYS_MAX && used < WAIT_HANDLES_MAX; i++) {
		if (!relays->entries[i].process || !relays->entries[i].end)
			continue;
		channels[used] = &relays->entries[i];
		all[used++] = relays->entries[i].end;
	}
	return used;
}

int relays_wait(struct relays *relays, const int *handles, int count, bool block)
{
	int all[WAIT_HANDLES_MAX];
	struct relay *channels[WAIT_HANDLES_MAX];

	for (;;) {
		int used, r;

		relays_poll(relays);
		if (relays->interrupted && block) {
			relays->interrupted = false;
			return -EINTR;
		}
		used = gather(relays, handles, count, all, channels);
		r = ThrWaitMultiple(all, (uint32_t)used, WAIT_ANY, block ? WAIT_FOREVER : 0);
		if (r < 0)
			return r == -ETIMEDOUT ? -EAGAIN : r;
		if (r < count)
			return r;
		if (channels[r])
			serve(relays, channels[r]);
	}
}
