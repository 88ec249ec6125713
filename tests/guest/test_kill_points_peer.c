/* tests/guest/test_kill_points_peer.c - peers: either party killed at each point of each call. */
#include "peer.h"
#include "tap_points.h"

#define POOL	 16384
#define NODE	 4ull /* the parent's */
#define OWN	 8ull /* the victim's */
#define GIVEN	 TAP_HANDLE(SCENE_HANDLE)
#define HOLDS	 8 /* the most capabilities the parent gets */
#define QUESTION "what"

/* The victim's. */
static int mine;
static uint64_t cap, second;
static uint64_t own = OWN;

/* What came to one of the parent's peers. */
struct seen {
	uint32_t data, releases, caps;
	uint64_t held[HOLDS]; /* capabilities that came valid, until their node is destroyed */
};

static int send(int peer, const uint64_t *to, uint32_t count, uint64_t carry, int file)
{
	struct peer_iov iov = {QUESTION, sizeof QUESTION};

	return PeerSend(peer, &(struct peer_send){.to = to,
						  .to_count = count,
						  .iov = &iov,
						  .iov_count = 1,
						  .caps = &carry,
						  .cap_count = carry != 0,
						  .files = &file,
						  .file_count = file != 0});
}

/* ---- the parent
 * ------------------------------------------------------------------------------------ */

static void hold(struct seen *seen, uint64_t id)
{
	NEED(seen->caps < HOLDS);
	if (id != PEER_ID_INVALID)
		seen->held[seen->caps++] = id;
}

/* One notice for each capability, which then is nothing any more when all counts are given back. */
static void destroyed(int peer, struct seen *seen, uint64_t id)
{
	uint32_t before = seen->caps;

	for (uint32_t i = seen->caps; i--;)
		if (seen->held[i] == id) {
			seen->held[i] = seen->held[--seen->caps];
			EQ(CapRelease(peer, id), 0);
		}
	NEED(seen->caps < before);
}

static void see(int peer, struct seen *seen, const struct peer_message *m)
{
	const char *pool = PeerPool(peer);

	if (m->kind == PEER_NODE_RELEASE) {
		seen->releases++;
		return;
	}
	if (m->kind == PEER_NODE_DESTROY) {
		destroyed(peer, seen, m->node);
		return;
	}
	seen->data++;
	CHECK(m->size == sizeof QUESTION && !strcmp(pool + m->offset, QUESTION));
	for (uint32_t i = 0; i < m->cap_count; i++)
		hold(seen, PeerCaps(pool, m)[i]);
	for (uint32_t i = 0; i < m->file_count; i++)
		EQ(HandleClose(PeerFiles(pool, m)[i]), 0);
	EQ(PeerSliceRelease(peer, m->offset), 0);
}

static void see_all(int peer, struct seen *seen)
{
	struct peer_message m;
	int error;

	while ((error = PeerReceive(peer, &m, 0, 0)) == 0)
		see(peer, seen, &m);
	EQ(error, -EAGAIN);
}

/* Everything the dead one had here is given back. */
static void close_empty(int peer, const struct seen *seen)
{
	struct peer_info info;

	EQ(seen->caps, 0);
	EQ(PeerQuery(peer, &info), 0);
	EQ(info.waiting | info.caps | info.senders, 0);
	EQ(info.bytes.used | info.slices.used, 0);
	EQ(info.in_flight_caps.used | info.in_flight_files.used, 0);
	EQ(info.shut, 0);
	EQ(HandleClose(peer), 0);
}

static struct seen seen[2]; /* of the round's peers */

static int peer_with_ticket(int *ticket)
{
	int peer = PeerCreate(POOL);

	NEED(peer > 0);
	*ticket = PeerTicket(peer, NODE);
	NEED(*ticket > 0);
	return peer;
}

static void owner(struct scene *s)
{
	memset(seen, 0, sizeof seen);
	s->own[0] = peer_with_ticket(&s->handles[0]);
}

static void two_owners(struct scene *s)
{
	owner(s);
	s->own[1] = peer_with_ticket(&s->handles[1]);
}

static void holder_is_gone(struct scene *s)
{
	EQ(HandleClose(s->handles[0]), 0);
	see_all(s->own[0], &seen[0]);
	EQ(seen[0].releases, 1 + (uint32_t)s->own[2]);
	close_empty(s->own[0], &seen[0]);
}

static void sent_once_or_not(struct scene *s)
{
	holder_is_gone(s);
	CHECK(seen[0].data == 1 || (seen[0].data == 0 && s->killed));
}

/* All or none of the two. */
static void sent_to_both_or_none(struct scene *s)
{
	EQ(HandleClose(s->handles[1]), 0);
	see_all(s->own[1], &seen[1]);
	EQ(seen[1].releases, 1);
	close_empty(s->own[1], &seen[1]);
	sent_once_or_not(s);
	EQ(seen[0].data, seen[1].data);
}

/* The first message brings the victim's node; the parent sends to it while it lives, and carries
 * nodes of its own: each that was sent is released once. */
static void send_to_it(struct scene *s)
{
	int event = EvtCreate(0);
	struct peer_message m;

	EQ(PeerReceive(s->own[0], &m, 0, TAP_DEADLINE), 0);
	see(s->own[0], &seen[0], &m);
	for (uint64_t node = 12; node < 24 && seen[0].caps; node += 4) {
		int sent = send(s->own[0], &seen[0].held[0], 1, node, event);

		CHECK(sent == 1 || sent == -EHOSTUNREACH || sent == -ESHUTDOWN);
		s->own[2] += sent == 1;
	}
	EQ(HandleClose(event), 0);
}

/* ---- the victim
 * -------------------------------------------------------------------------------------- */

static void create(const uint32_t *args)
{
	(void)args;
	mine = PeerCreate(POOL);
	PeerPool(mine);
}

static void create_and_close(const uint32_t *args)
{
	create(args);
	HandleClose(mine);
}

static void accept(const uint32_t *args)
{
	(void)args;
	PeerAccept(mine, GIVEN, &cap);
}

static void be_holder(const uint32_t *args)
{
	create(args);
	NEED(mine > 0);
	NEED(PeerAccept(mine, GIVEN, &cap) == 0);
}

static void be_holder_of_two(const uint32_t *args)
{
	be_holder(args);
	NEED(PeerAccept(mine, GIVEN + 1, &second) == 0);
}

static void be_held(const uint32_t *args)
{
	be_holder(args);
	NEED(send(mine, &cap, 1, OWN, 0) == 1);
}

static void send_all_kinds(const uint32_t *args)
{
	(void)args;
	send(mine, &cap, 1, OWN, TAP_HANDLE(0));
}

/* Short ones, with bytes only and with a capability that the other has already. */
static int send_short(uint64_t carry)
{
	struct peer_iov iov = {QUESTION, sizeof QUESTION};

	return PeerSend(mine, &(struct peer_send){.to = &cap,
						  .to_count = 1,
						  .iov = &iov,
						  .iov_count = 1,
						  .caps = &carry,
						  .cap_count = carry != 0});
}

static void send_one_short(const uint32_t *args)
{
	(void)args;
	send_short(0);
}

static void send_known(const uint32_t *args)
{
	(void)args;
	send_short(OWN);
}

static void exchange(const uint32_t *args)
{
	struct peer_iov iov = {QUESTION, sizeof QUESTION};
	struct peer_message m;

	(void)args;
	PeerExchange(mine,
		     &(struct peer_send){.to = &cap, .to_count = 1, .iov = &iov, .iov_count = 1},
		     &m, 0, 20);
	PeerExchange(mine,
		     &(struct peer_send){.to = &own, .to_count = 1, .iov = &iov, .iov_count = 1},
		     &m, 0, 20);
	PeerSliceRelease(mine, m.offset);
}

static void multicast(const uint32_t *args)
{
	(void)args;
	send(mine, (uint64_t[]){cap, second}, 2, OWN, TAP_HANDLE(0));
}

static void call(const uint32_t *args)
{
	struct peer_iov iov = {QUESTION, sizeof QUESTION};

	(void)args;
	PeerSend(mine, &(struct peer_send){.to = &cap,
					   .to_count = 1,
					   .iov = &iov,
					   .iov_count = 1,
					   .flags = PEER_CALL,
					   .caps = &own,
					   .cap_count = 1,
					   .answer_size = 100});
}

static void release(const uint32_t *args)
{
	(void)args;
	CapRelease(mine, cap);
}

static void destroy(const uint32_t *args)
{
	(void)args;
	NodeDestroy(mine, &own, 1);
}

static void reset(const uint32_t *args)
{
	(void)args;
	PeerReset(mine);
}

static void disconnect(const uint32_t *args)
{
	(void)args;
	PeerDisconnect(mine);
}

static void close(const uint32_t *args)
{
	(void)args;
	HandleClose(mine);
}

static void ticket(const uint32_t *args)
{
	int t = PeerTicket(mine, cap), u = PeerTicket(mine, 16);
	uint64_t id;

	(void)args;
	PeerAccept(mine, t, &id);
	HandleClose(t);
	HandleClose(u);
}

static void seed(const uint32_t *args)
{
	struct peer_iov iov = {QUESTION, sizeof QUESTION};
	struct peer_message m;

	(void)args;
	PeerSend(mine, &(struct peer_send){.flags = PEER_SEED,
					   .iov = &iov,
					   .iov_count = 1,
					   .caps = &cap,
					   .cap_count = 1});
	PeerReceive(mine, &m, PEER_READ_SEED, 0);
}

static void receive(const uint32_t *args)
{
	const char *pool = PeerPool(mine);
	struct peer_message m;

	(void)args;
	for (int i = 0; i < 3; i++) {
		if (PeerReceive(mine, &m, 0, 20))
			continue;
		if (m.cap_count)
			CapRelease(mine, PeerCaps(pool, &m)[0]);
		PeerSliceRelease(mine, m.offset);
	}
}

static const struct victim holders[] = {
	{"create", .call = create_and_close},
	{"accept", owner, create, accept, NULL, holder_is_gone},
	{"send", owner, be_holder, send_all_kinds, NULL, sent_once_or_not},
	{"multicast", two_owners, be_holder_of_two, multicast, NULL, sent_to_both_or_none},
	{"call", owner, be_holder, call, NULL, sent_once_or_not},
	{"short", owner, be_holder, send_one_short, NULL, sent_once_or_not},
	{"exchange", owner, be_holder, exchange, NULL, sent_once_or_not},
	{"release", owner, be_holder, release, NULL, holder_is_gone},
	{"ticket", owner, be_holder, ticket, NULL, holder_is_gone},
	{"seed", owner, be_holder, seed, NULL, holder_is_gone},
	{}};

/* One brought its node, the second one the same again, or it was killed before. */
static void sent_twice_or_once(struct scene *s)
{
	holder_is_gone(s);
	CHECK(seen[0].data == 2 || (seen[0].data == 1 && s->killed));
}

static const struct victim owners[] = {
	{"known", owner, be_held, send_known, NULL, sent_twice_or_once},
	{"destroy", owner, be_held, destroy, NULL, sent_once_or_not},
	{"reset", owner, be_held, reset, NULL, sent_once_or_not},
	{"disconnect", owner, be_held, disconnect, NULL, sent_once_or_not},
	{"close", owner, be_held, close, NULL, sent_once_or_not},
	{"receive", owner, be_held, receive, send_to_it, holder_is_gone},
	{}};

ROLE(holder)
{
	return points_victim(holders, args);
}

ROLE(owned)
{
	return points_victim(owners, args);
}

TEST(holders_killed)
{
	points_kill("holder", holders);
}

TEST(owners_killed)
{
	points_kill("owned", owners);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(holders_killed), T(owners_killed), {}};
	static const struct tap_role roles[] = {T(holder), T(owned), {}};

	return tap_main(argc, argv, tests, roles);
}
