/* tests/guest/tap_fuzz_ipc.c - a call of IPC at random, and what it is called with. */
#include "tap_fuzz.h"
#include <stdio.h>
#include "box.h"
#include "fs.h"
#include "kbus.h"
#include "mbus.h"
#include "peer.h"
#include "port.h"

enum kind { PEER, NAMED, PORT, AREA, EVENT, BUS, KINDS };

#define HANDLES 6 /* of each kind */
#define IDS	48
#define OPS	8

static int handles[KINDS][HANDLES];
static uint64_t ids[IDS], requests[8];
static uint32_t offsets[16], areas[4], windows[4];
static struct fileop ops[OPS];
static char room[OPS][256];

static int handle(enum kind kind)
{
	return handles[fuzz_seldom() ? fuzz_any(KINDS) : kind][fuzz_any(HANDLES)];
}

static void keep(enum kind kind, int h)
{
	int *at = &handles[kind][fuzz_any(HANDLES)], old = *at;

	if (h <= 0)
		return;
	*at = h;
	if (old > 0)
		HandleClose(old);
}

static uint64_t id(void)
{
	return fuzz_any(3) ? ids[fuzz_any(IDS)] : 4ull * (1 + fuzz_any(12));
}

static void learn(uint64_t new)
{
	ids[fuzz_any(IDS)] = new;
}

static const char *name(void)
{
	static const char *const names[] = {
		"$.Fuzz.One", "$.Fuzz.Two", "$.Fuzz.Two.More", "$.Fuzz.*",   "$.Fuzz.%", "$.*",
		"$.Other",    "fuzz",	    "fuzz.two",	       "fuzz.three", "",	 "$",
		"$.Fuzz..No", "$.KBUS.X"};

	return fuzz_seldom() ? fuzz_memory() : names[fuzz_any(sizeof names / sizeof *names)];
}

static const char *bus(void)
{
	static const char *const names[] = {"fuzz.one", "fuzz.two", "fuzz.three"};

	return fuzz_seldom() ? name() : names[fuzz_any(3)];
}

static const char *path(void)
{
	static const char *const paths[] = {"/System/Ports/fuzz.a", "/System/Ports/fuzz.b",
					    "/System/Ports/fuzz.c", "/System/Ports",
					    "/System/Shared/fuzz",  "/System/Bus/0"};

	return paths[fuzz_seldom() ? fuzz_any(6) : fuzz_any(3)];
}

/* ---- peers ---------------------------------------------------------------------------------- */

static void peer_make(void)
{
	keep(PEER, PeerCreate(fuzz_seldom() ? fuzz_odd_number() : 4096u << fuzz_any(5)));
}

struct sending {
	struct peer_send send;
	uint64_t to[5], caps[4];
	int32_t files[3], errors[5];
	struct peer_iov iov[3];
};

static struct peer_send *choose_sending(struct sending *s)
{
	s->send = (struct peer_send){.to = s->to,
				     .to_count = fuzz_seldom() ? fuzz_size(64) : 1 + fuzz_any(4),
				     .flags = fuzz_any(4) ? fuzz_any(2) : fuzz_any(8),
				     .iov = s->iov,
				     .iov_count = fuzz_any(4),
				     .answer_size = fuzz_size(2000),
				     .caps = s->caps,
				     .cap_count = fuzz_any(2) ? 0 : fuzz_any(5),
				     .file_count = fuzz_any(3) ? 0 : fuzz_any(4),
				     .files = s->files,
				     .answer_caps = (uint16_t)fuzz_any(3),
				     .answer_files = (uint16_t)fuzz_any(3),
				     .errors = fuzz_any(2) ? s->errors : NULL};
	for (int i = 0; i < 5; i++)
		s->to[i] = id();
	for (int i = 0; i < 4; i++)
		s->caps[i] = id();
	for (int i = 0; i < 3; i++) {
		s->files[i] = handle((enum kind)fuzz_any(KINDS));
		s->iov[i] = (struct peer_iov){fuzz_memory(), fuzz_size(900)};
	}
	if (s->send.to_count > 5)
		s->send.to = fuzz_memory();
	return &s->send;
}

static void peer_send(void)
{
	struct sending s;

	PeerSend(handle(PEER), choose_sending(&s));
}

/* What has come names things for later. Where another thread may close the peer, its pool is not
 * looked into. */
static void look_into(int peer, const struct peer_message *m)
{
	const void *pool;

	fuzz_world->served++;
	offsets[fuzz_any(16)] = m->offset;
	if (m->kind != PEER_DATA)
		learn(m->node);
	if (!fuzz_alone || m->cap_count + m->file_count == 0)
		return;
	pool = PeerPool(peer);
	for (uint32_t i = 0; i < m->cap_count; i++)
		learn(PeerCaps(pool, m)[i]);
	for (uint32_t i = 0; i < m->file_count; i++)
		keep((enum kind)fuzz_any(KINDS), PeerFiles(pool, m)[i]);
}

static void peer_receive(void)
{
	struct peer_message m = {.offset = offsets[fuzz_any(16)]};
	int peer = handle(PEER);

	if (PeerReceive(peer, &m, fuzz_seldom() ? fuzz_any(16) : fuzz_any(2) * 4,
			fuzz_any(FUZZ_WAIT)) == 0)
		look_into(peer, &m);
}

static void peer_exchange(void)
{
	struct peer_message m = {.offset = offsets[fuzz_any(16)]};
	struct sending s;
	int peer = handle(PEER);

	if (PeerExchange(peer, choose_sending(&s), &m, fuzz_any(2) * 4, fuzz_any(FUZZ_WAIT)) == 0)
		look_into(peer, &m);
}

static void peer_release(void)
{
	PeerSliceRelease(handle(PEER), offsets[fuzz_any(16)]);
}

static void peer_ticket(void)
{
	int ticket = PeerTicket(handle(PEER), id());
	uint64_t cap;

	if (ticket <= 0)
		return;
	if (PeerAccept(handle(PEER), ticket, &cap) == 0)
		learn(cap);
	if (fuzz_any(2))
		HandleClose(ticket);
	else
		keep(EVENT, ticket);
}

static void peer_accept(void)
{
	uint64_t cap;

	if (PeerAccept(handle(PEER), handle((enum kind)fuzz_any(KINDS)), &cap) == 0)
		learn(cap);
}

static void node_destroy(void)
{
	uint64_t some[3] = {id(), id(), id()};

	NodeDestroy(handle(PEER), some, fuzz_seldom() ? fuzz_size(70) : 1 + fuzz_any(3));
}

static void cap_release(void)
{
	CapRelease(handle(PEER), id());
}

static void peer_shut(void)
{
	int peer = handle(PEER);

	if (fuzz_any(2))
		PeerReset(peer);
	else if (!fuzz_any(4))
		PeerDisconnect(peer);
}

/* ---- named messages ------------------------------------------------------------------------- */

static void named_open(void)
{
	keep(NAMED, KBusOpen(fuzz_any(3)));
	if (fuzz_seldom())
		keep(NAMED, KBusNewDevice());
}

static void named_bind(void)
{
	KBusBind(handle(NAMED), name(), fuzz_any(3));
	if (fuzz_any(2))
		KBusUnbind(handle(NAMED), name(), fuzz_any(3));
	KBusReplier(handle(NAMED), name());
}

static void named_send(void)
{
	struct kbus_message head = {.flags = fuzz_any(16),
				    .data_size = fuzz_size(600),
				    .reply_to = fuzz_any(2) ? 0 : requests[fuzz_any(8)]};
	const char *to = name();
	uint64_t sent;

	head.name_size = fuzz_seldom() || to == fuzz_bytes ? fuzz_size(40) : 10;
	if (fuzz_seldom())
		head.to = fuzz_any(30), head.flags |= fuzz_odd_number();
	if (KBusSendMessage(handle(NAMED), &head, to, fuzz_memory(), fuzz_any(FUZZ_WAIT), &sent) >=
	    0)
		requests[fuzz_any(8)] = sent;
}

static void named_receive(void)
{
	struct kbus_message m[20];

	if (KBusReceive(handle(NAMED), m, fuzz_seldom() ? fuzz_any(sizeof m) : sizeof m,
			fuzz_any(FUZZ_WAIT)) <= 0)
		return;
	fuzz_world->served++;
	requests[fuzz_any(8)] = m->id;
	if (m->flags & KBUS_WANT_YOU_TO_REPLY && fuzz_any(3))
		KBusReply(handle(NAMED), m, fuzz_bytes, fuzz_any(100));
}

static void named_call(void)
{
	struct kbus_call call = {.head = {.name_size = 10, .data_size = fuzz_any(100)},
				 .name = (uint32_t)name(),
				 .data = (uint32_t)fuzz_memory(),
				 .answer = (uint32_t)fuzz_memory(),
				 .answer_size = fuzz_size(500),
				 .timeout = fuzz_any(FUZZ_WAIT)};

	KBusCallMessage(handle(NAMED), &call);
}

static void named_file(void)
{
	int h = handle(NAMED);

	switch (fuzz_any(6)) {
	case 0:
		KBusNext(h);
		break;
	case 1:
		FsReadSync(h, fuzz_memory(), fuzz_any(300), 0);
		break;
	case 2:
		FsWriteSync(h, fuzz_memory(), fuzz_any(300));
		break;
	case 3:
		KBusSendWritten(h, fuzz_any(FUZZ_WAIT), &requests[fuzz_any(8)]);
		break;
	case 4:
		KBusFinish(h, fuzz_any(FUZZ_WAIT), &requests[fuzz_any(8)]);
		break;
	default:
		KBusDiscard(h);
	}
}

static void named_control(void)
{
	KBusControl(handle(NAMED), fuzz_any(6),
		    fuzz_seldom() ? fuzz_odd_number() : 1 + fuzz_any(20));
}

/* ---- buses, mailboxes ----------------------------------------------------------------------- */

static void bus_make(void)
{
	if (fuzz_any(2))
		MBusMake(bus(), fuzz_seldom() ? fuzz_odd_number() : 1 + fuzz_any(64),
			 1 + fuzz_size(40), fuzz_any(4));
	else if (!fuzz_any(3))
		MBusDelete(bus());
	if (fuzz_any(2))
		keep(BUS, MBusOpen(bus(), fuzz_any(4)));
}

static void bus_attach(void)
{
	if (fuzz_any(3))
		MBusAttach(bus());
	else
		MBusDetach(bus());
}

static void bus_publish(void)
{
	if (fuzz_any(2))
		MBusPublish(bus(), fuzz_memory());
	else
		MBusPublishOn(handle(BUS), fuzz_memory());
}

static void bus_consume(void)
{
	struct mbus_info info;
	int result = fuzz_any(2) ? MBusConsume(bus(), fuzz_memory(), fuzz_any(FUZZ_WAIT), &info)
				 : MBusConsumeFrom(handle(BUS), fuzz_memory(), fuzz_any(FUZZ_WAIT),
						   &info);

	fuzz_world->served += result > 0;
}

static void box(void)
{
	struct msg_info info;

	if (fuzz_any(2))
		BoxSend(fuzz_somebody(fuzz_world->processes), fuzz_memory(),
			fuzz_size(BOX_BYTES_MAX));
	else if (BoxReceive(fuzz_memory(), fuzz_size(BOX_BYTES_MAX), fuzz_any(FUZZ_WAIT), &info) >=
		 0)
		fuzz_world->served++;
	if (fuzz_seldom())
		keep(EVENT, BoxOpen());
}

/* ---- ports, areas --------------------------------------------------------------------------- */

static void port_make(void)
{
	int ends[2];

	switch (fuzz_any(5)) {
	case 0:
		keep(PORT, FsCreate(path(), FS_RDWR));
		break;
	case 1:
		if (PortPair(ends, fuzz_seldom() ? fuzz_odd_number() : fuzz_any(9000)) == 0) {
			keep(PORT, ends[0]);
			keep(PORT, ends[1]);
		}
		break;
	default:
		keep(PORT, FsOpen(path(), FS_RDWR));
	}
}

static void port_serve(void)
{
	PortListen(handle(PORT));
	keep(PORT, PortAccept(handle(PORT), fuzz_any(2)));
}

static void port_move(void)
{
	uint32_t i = fuzz_any(OPS);

	if (ops[i].status == -EINPROGRESS)
		return;
	ops[i] = (struct fileop){.event = fuzz_any(2) ? handles[EVENT][fuzz_any(HANDLES)]
						      : HANDLE_NONE};
	if (fuzz_any(2))
		FsWrite(handle(PORT), fuzz_any(2) ? room[i] : fuzz_memory(),
			fuzz_size(sizeof room[i]), &ops[i]);
	else if (FsRead(handle(PORT), room[i], fuzz_size(sizeof room[i]), fuzz_any(2), &ops[i]) ==
		 0)
		fuzz_world->served++;
}

static void port_other(void)
{
	uint32_t process;
	int h = handle(PORT);

	switch (fuzz_any(6)) {
	case 0:
		PortSetBuffer(h, fuzz_size(70000));
		break;
	case 1:
		PortGetPeer(h, &process);
		break;
	case 2:
		PortEnd(h);
		break;
	default:
		FsCancel(h, &ops[fuzz_any(OPS)]);
	}
}

static void area_make(void)
{
	if (fuzz_any(2))
		keep(AREA,
		     VmmShare(1 + fuzz_size(40000), fuzz_any(3) ? NULL : name(), fuzz_any(2) * 3));
	else
		keep(AREA, VmmOpenShared(name(), VMM_READ | (fuzz_any(2) ? VMM_WRITE : 0)));
}

static void area_map(void)
{
	uint32_t at = VmmMap(handle(AREA), 0, VMM_READ | (fuzz_any(2) ? VMM_WRITE : 0)),
		 i = fuzz_any(4);

	if (areas[i] && areas[i] < 0xfffff000)
		VmmUnmap(areas[i]);
	areas[i] = at;
	if (fuzz_seldom())
		VmmSeal(handle(AREA));
}

/* ---- windows, handles, waiting -------------------------------------------------------------- */

static void post(void)
{
	switch (fuzz_any(4)) {
	case 0:
		ThrPostMessage(fuzz_somebody(fuzz_world->threads), MSG_USER + fuzz_any(3), 0, 0, 0);
		break;
	case 1:
		WndSendMessage(fuzz_somebody(fuzz_world->windows), MSG_USER, fuzz_any(9), 0, 0,
			       fuzz_any(FUZZ_WAIT), NULL);
		break;
	default:
		WndPostMessage(fuzz_somebody(fuzz_world->windows), MSG_USER + fuzz_any(3), 0, 0, 0);
	}
}

static void fetch(void)
{
	struct msg m;

	fuzz_world->served += MsgGet(&m, 0, fuzz_any(FUZZ_WAIT)) == 1;
}

static void window(void)
{
	uint32_t i = fuzz_any(4), old = windows[i];

	windows[i] = WndCreate(&(struct wnd_create){.flags = WND_VISIBLE, .width = 9, .height = 9});
	fuzz_world->windows[fuzz_place] = windows[i];
	WndClose(old);
}

static void event(void)
{
	if (fuzz_any(2))
		keep(EVENT, EvtCreate(fuzz_any(2)));
	EvtSet(handle(EVENT));
}

static void duplicate(void)
{
	enum kind kind = (enum kind)fuzz_any(KINDS);

	keep(kind, HandleDuplicate(handle(kind), fuzz_any(2) ? RIGHTS_ALL : fuzz_any(64)));
}

static void close_one(void)
{
	int *h = &handles[fuzz_any(KINDS)][fuzz_any(HANDLES)];

	HandleClose(*h);
	*h = 0;
}

static void wait(void)
{
	int some[8];

	for (int i = 0; i < 8; i++)
		some[i] = handle((enum kind)fuzz_any(KINDS));
	ThrWaitMultiple(some, 1 + fuzz_any(8), fuzz_any(4), fuzz_any(FUZZ_WAIT));
}

static void *const calls[] = {
	peer_make,     peer_send,     peer_send,    peer_send,	 peer_receive, peer_receive,
	peer_exchange, peer_release,  peer_release, peer_ticket, peer_accept,  node_destroy,
	cap_release,   peer_shut,     named_open,   named_bind,	 named_send,   named_send,
	named_receive, named_receive, named_call,   named_file,	 named_file,   named_control,
	bus_make,      bus_attach,    bus_publish,  bus_publish, bus_consume,  box,
	box,	       port_make,     port_serve,   port_move,	 port_move,    port_move,
	port_other,    area_make,     area_map,	    post,	 post,	       fetch,
	fetch,	       window,	      event,	    duplicate,	 close_one,    wait};

void fuzz_ipc(void)
{
	((void (*)(void))calls[fuzz_any(sizeof calls / sizeof *calls)])();
}

void fuzz_meet(int ticket)
{
	uint64_t cap;
	int peer = PeerCreate(16384);

	handles[PEER][0] = peer;
	if (PeerAccept(peer, ticket, &cap) == 0)
		ids[0] = cap;
}
