/* tests/guest/tap_fuzz.c - chooses a call of IPC, and what to call it with. */
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
#define BYTES	8192

static struct fuzz_world *world;
static uint32_t place;
static bool alone;
static int handles[KINDS][HANDLES];
static uint64_t ids[IDS], requests[8];
static uint32_t offsets[16], areas[4], windows[4];
static struct fileop ops[OPS];
static char bytes[BYTES], room[OPS][256];
static _Thread_local uint32_t *seed;

/* ---- chance --------------------------------------------------------------------------------- */

static uint32_t any(uint32_t below)
{
	return tap_random(seed) % below;
}

static bool seldom(void)
{
	return !any(12);
}

static uint32_t odd_number(void)
{
	static const uint32_t odd[] = {0,	   1,	       3,	   63,	       64,
				       65,	   4095,       4096,	   4097,       0x10000,
				       0xfffff,	   0x100000,   0x100001,   0x7fffffff, 0x80000000,
				       0xbffff000, 0xc0000000, 0xfffff000, 0xffffffff};

	return odd[any(sizeof odd / sizeof *odd)];
}

static uint32_t size(uint32_t usual)
{
	return seldom() ? odd_number() : any(usual + 1);
}

static void *memory(void)
{
	return seldom() ? (void *)odd_number() : bytes + any(BYTES / 2);
}

static int handle(enum kind kind)
{
	return handles[seldom() ? any(KINDS) : kind][any(HANDLES)];
}

static void keep(enum kind kind, int h)
{
	int *at = &handles[kind][any(HANDLES)], old = *at;

	if (h <= 0)
		return;
	*at = h;
	if (old > 0)
		HandleClose(old);
}

static uint64_t id(void)
{
	return any(3) ? ids[any(IDS)] : 4ull * (1 + any(12));
}

static void learn(uint64_t new)
{
	ids[any(IDS)] = new;
}

static const char *name(void)
{
	static const char *const names[] = {
		"$.Fuzz.One", "$.Fuzz.Two", "$.Fuzz.Two.More", "$.Fuzz.*",   "$.Fuzz.%", "$.*",
		"$.Other",    "fuzz",	    "fuzz.two",	       "fuzz.three", "",	 "$",
		"$.Fuzz..No", "$.KBUS.X"};

	return seldom() ? memory() : names[any(sizeof names / sizeof *names)];
}

static const char *bus(void)
{
	static const char *const names[] = {FUZZ_BUS, "fuzz.two", "fuzz.three"};

	return seldom() ? name() : names[any(3)];
}

static const char *path(void)
{
	static const char *const paths[] = {"/System/Ports/fuzz.a", "/System/Ports/fuzz.b",
					    "/System/Ports/fuzz.c", "/System/Ports",
					    "/System/Shared/fuzz",  "/System/Bus/0"};

	return paths[seldom() ? any(6) : any(3)];
}

/* ---- peers ---------------------------------------------------------------------------------- */

static void peer_make(void)
{
	keep(PEER, PeerCreate(seldom() ? odd_number() : 4096u << any(5)));
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
				     .to_count = seldom() ? size(64) : 1 + any(4),
				     .flags = any(4) ? any(2) : any(8),
				     .iov = s->iov,
				     .iov_count = any(4),
				     .answer_size = size(2000),
				     .caps = s->caps,
				     .cap_count = any(2) ? 0 : any(5),
				     .file_count = any(3) ? 0 : any(4),
				     .files = s->files,
				     .answer_caps = (uint16_t)any(3),
				     .answer_files = (uint16_t)any(3),
				     .errors = any(2) ? s->errors : NULL};
	for (int i = 0; i < 5; i++)
		s->to[i] = id();
	for (int i = 0; i < 4; i++)
		s->caps[i] = id();
	for (int i = 0; i < 3; i++) {
		s->files[i] = handle((enum kind)any(KINDS));
		s->iov[i] = (struct peer_iov){memory(), size(900)};
	}
	if (s->send.to_count > 5)
		s->send.to = memory();
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

	world->served++;
	offsets[any(16)] = m->offset;
	if (m->kind != PEER_DATA)
		learn(m->node);
	if (!alone || m->cap_count + m->file_count == 0)
		return;
	pool = PeerPool(peer);
	for (uint32_t i = 0; i < m->cap_count; i++)
		learn(PeerCaps(pool, m)[i]);
	for (uint32_t i = 0; i < m->file_count; i++)
		keep((enum kind)any(KINDS), PeerFiles(pool, m)[i]);
}

static void peer_receive(void)
{
	struct peer_message m = {.offset = offsets[any(16)]};
	int peer = handle(PEER);

	if (PeerReceive(peer, &m, seldom() ? any(16) : any(2) * 4, any(FUZZ_WAIT)) == 0)
		look_into(peer, &m);
}

static void peer_exchange(void)
{
	struct peer_message m = {.offset = offsets[any(16)]};
	struct sending s;
	int peer = handle(PEER);

	if (PeerExchange(peer, choose_sending(&s), &m, any(2) * 4, any(FUZZ_WAIT)) == 0)
		look_into(peer, &m);
}

static void peer_release(void)
{
	PeerSliceRelease(handle(PEER), offsets[any(16)]);
}

static void peer_ticket(void)
{
	int ticket = PeerTicket(handle(PEER), id());
	uint64_t cap;

	if (ticket <= 0)
		return;
	if (PeerAccept(handle(PEER), ticket, &cap) == 0)
		learn(cap);
	if (any(2))
		HandleClose(ticket);
	else
		keep(EVENT, ticket);
}

static void peer_accept(void)
{
	uint64_t cap;

	if (PeerAccept(handle(PEER), handle((enum kind)any(KINDS)), &cap) == 0)
		learn(cap);
}

static void node_destroy(void)
{
	uint64_t some[3] = {id(), id(), id()};

	NodeDestroy(handle(PEER), some, seldom() ? size(70) : 1 + any(3));
}

static void cap_release(void)
{
	CapRelease(handle(PEER), id());
}

static void peer_shut(void)
{
	int peer = handle(PEER);

	if (any(2))
		PeerReset(peer);
	else if (!any(4))
		PeerDisconnect(peer);
}

/* ---- named messages ------------------------------------------------------------------------- */

static void named_open(void)
{
	keep(NAMED, KBusOpen(any(3)));
	if (seldom())
		keep(NAMED, KBusNewDevice());
}

static void named_bind(void)
{
	KBusBind(handle(NAMED), name(), any(3));
	if (any(2))
		KBusUnbind(handle(NAMED), name(), any(3));
	KBusReplier(handle(NAMED), name());
}

static void named_send(void)
{
	struct kbus_message head = {.flags = any(16),
				    .data_size = size(600),
				    .reply_to = any(2) ? 0 : requests[any(8)]};
	const char *to = name();
	uint64_t sent;

	head.name_size = seldom() || to == bytes ? size(40) : 10;
	if (seldom())
		head.to = any(30), head.flags |= odd_number();
	if (KBusSendMessage(handle(NAMED), &head, to, memory(), any(FUZZ_WAIT), &sent) >= 0)
		requests[any(8)] = sent;
}

static void named_receive(void)
{
	struct kbus_message m[20];

	if (KBusReceive(handle(NAMED), m, seldom() ? any(sizeof m) : sizeof m, any(FUZZ_WAIT)) <= 0)
		return;
	world->served++;
	requests[any(8)] = m->id;
	if (m->flags & KBUS_WANT_YOU_TO_REPLY && any(3))
		KBusReply(handle(NAMED), m, bytes, any(100));
}

static void named_call(void)
{
	struct kbus_call call = {.head = {.name_size = 10, .data_size = any(100)},
				 .name = (uint32_t)name(),
				 .data = (uint32_t)memory(),
				 .answer = (uint32_t)memory(),
				 .answer_size = size(500),
				 .timeout = any(FUZZ_WAIT)};

	KBusCallMessage(handle(NAMED), &call);
}

static void named_file(void)
{
	int h = handle(NAMED);

	switch (any(6)) {
	case 0:
		KBusNext(h);
		break;
	case 1:
		FsReadSync(h, memory(), any(300), 0);
		break;
	case 2:
		FsWriteSync(h, memory(), any(300));
		break;
	case 3:
		KBusSendWritten(h, any(FUZZ_WAIT), &requests[any(8)]);
		break;
	case 4:
		KBusFinish(h, any(FUZZ_WAIT), &requests[any(8)]);
		break;
	default:
		KBusDiscard(h);
	}
}

static void named_control(void)
{
	KBusControl(handle(NAMED), any(6), seldom() ? odd_number() : 1 + any(20));
}

/* ---- buses, mailboxes ----------------------------------------------------------------------- */

static void bus_make(void)
{
	if (any(2))
		MBusMake(bus(), seldom() ? odd_number() : 1 + any(64), 1 + size(40), any(4));
	else if (!any(3))
		MBusDelete(bus());
	if (any(2))
		keep(BUS, MBusOpen(bus(), any(4)));
}

static void bus_attach(void)
{
	if (any(3))
		MBusAttach(bus());
	else
		MBusDetach(bus());
}

static void bus_publish(void)
{
	if (any(2))
		MBusPublish(bus(), memory());
	else
		MBusPublishOn(handle(BUS), memory());
}

static void bus_consume(void)
{
	struct mbus_info info;
	int result = any(2) ? MBusConsume(bus(), memory(), any(FUZZ_WAIT), &info)
			    : MBusConsumeFrom(handle(BUS), memory(), any(FUZZ_WAIT), &info);

	world->served += result > 0;
}

/* Never one who is not of this world: what it is sent would stay. */
static uint32_t somebody(const uint32_t *of)
{
	return seldom() ? 0xffffff00 + any(256) : of[any(FUZZ_PROCESSES)];
}

static void box(void)
{
	struct msg_info info;

	if (any(2))
		BoxSend(somebody(world->processes), memory(), size(BOX_BYTES_MAX));
	else if (BoxReceive(memory(), size(BOX_BYTES_MAX), any(FUZZ_WAIT), &info) >= 0)
		world->served++;
	if (seldom())
		keep(EVENT, BoxOpen());
}

/* ---- ports, areas --------------------------------------------------------------------------- */

static void port_make(void)
{
	int ends[2];

	switch (any(5)) {
	case 0:
		keep(PORT, FsCreate(path(), FS_RDWR));
		break;
	case 1:
		if (PortPair(ends, seldom() ? odd_number() : any(9000)) == 0) {
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
	keep(PORT, PortAccept(handle(PORT), any(2)));
}

static void port_move(void)
{
	uint32_t i = any(OPS);

	if (ops[i].status == -EINPROGRESS)
		return;
	ops[i] = (struct fileop){.event = any(2) ? handles[EVENT][any(HANDLES)] : HANDLE_NONE};
	if (any(2))
		FsWrite(handle(PORT), any(2) ? room[i] : memory(), size(sizeof room[i]), &ops[i]);
	else if (FsRead(handle(PORT), room[i], size(sizeof room[i]), any(2), &ops[i]) == 0)
		world->served++;
}

static void port_other(void)
{
	uint32_t process;
	int h = handle(PORT);

	switch (any(6)) {
	case 0:
		PortSetBuffer(h, size(70000));
		break;
	case 1:
		PortGetPeer(h, &process);
		break;
	case 2:
		PortEnd(h);
		break;
	default:
		FsCancel(h, &ops[any(OPS)]);
	}
}

static void area_make(void)
{
	if (any(2))
		keep(AREA, VmmShare(1 + size(40000), any(3) ? NULL : name(), any(2) * 3));
	else
		keep(AREA, VmmOpenShared(name(), VMM_READ | (any(2) ? VMM_WRITE : 0)));
}

static void area_map(void)
{
	uint32_t at = VmmMap(handle(AREA), 0, VMM_READ | (any(2) ? VMM_WRITE : 0)), i = any(4);

	if (areas[i] && areas[i] < 0xfffff000)
		VmmUnmap(areas[i]);
	areas[i] = at;
	if (seldom())
		VmmSeal(handle(AREA));
}

/* ---- windows, handles, waiting -------------------------------------------------------------- */

static void post(void)
{
	switch (any(4)) {
	case 0:
		ThrPostMessage(somebody(world->threads), MSG_USER + any(3), 0, 0, 0);
		break;
	case 1:
		WndSendMessage(somebody(world->windows), MSG_USER, any(9), 0, 0, any(FUZZ_WAIT),
			       NULL);
		break;
	default:
		WndPostMessage(somebody(world->windows), MSG_USER + any(3), 0, 0, 0);
	}
}

static void fetch(void)
{
	struct msg m;

	world->served += MsgGet(&m, 0, any(FUZZ_WAIT)) == 1;
}

static void window(void)
{
	uint32_t i = any(4), old = windows[i];

	windows[i] = WndCreate(&(struct wnd_create){.flags = WND_VISIBLE, .width = 9, .height = 9});
	world->windows[place] = windows[i];
	WndClose(old);
}

static void event(void)
{
	if (any(2))
		keep(EVENT, EvtCreate(any(2)));
	EvtSet(handle(EVENT));
}

static void duplicate(void)
{
	enum kind kind = (enum kind)any(KINDS);

	keep(kind, HandleDuplicate(handle(kind), any(2) ? RIGHTS_ALL : any(64)));
}

static void close_one(void)
{
	int *h = &handles[any(KINDS)][any(HANDLES)];

	HandleClose(*h);
	*h = 0;
}

static void wait(void)
{
	int some[8];

	for (int i = 0; i < 8; i++)
		some[i] = handle((enum kind)any(KINDS));
	ThrWaitMultiple(some, 1 + any(8), any(4), any(FUZZ_WAIT));
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

void fuzz_step(uint32_t *state)
{
	seed = state;
	((void (*)(void))calls[any(sizeof calls / sizeof *calls)])();
	world->calls++;
}

void fuzz_join(struct fuzz_world *w, uint32_t at, bool one_thread)
{
	world = w;
	place = at;
	alone = one_thread;
	world->processes[at] = ProcGetId();
	world->threads[at] = ThrGetId();
}

void fuzz_meet(int ticket)
{
	uint64_t cap;
	int peer = PeerCreate(16384);

	handles[PEER][0] = peer;
	if (PeerAccept(peer, ticket, &cap) == 0)
		ids[0] = cap;
}
