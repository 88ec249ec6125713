/* tests/guest/tap_peer.c - peers in tests. */
#include "tap_peer.h"

#define HANDLES_MOST 4096

int peer_make(void)
{
	int peer = PeerCreate(POOL);

	NEED(peer > 0);
	return peer;
}

uint64_t peer_meet(int owner, uint64_t node, int user)
{
	uint64_t cap = 0;

	NEED(PeerIntroduce(owner, node, user, &cap) == 0);
	return cap;
}

struct pair pair_make(void)
{
	struct pair p = {.owner = peer_make(), .user = peer_make()};

	p.owner_pool = PeerPool(p.owner);
	p.user_pool = PeerPool(p.user);
	NEED(p.owner_pool && p.user_pool);
	p.cap = peer_meet(p.owner, NODE, p.user);
	CHECK((p.cap & PEER_ID_KERNEL) != 0);
	return p;
}

void pair_end(struct pair *p)
{
	EQ(HandleClose(p->owner), 0);
	EQ(HandleClose(p->user), 0);
}

int send_bytes(int peer, uint64_t to, const char *text)
{
	struct peer_iov iov = {text, strlen(text)};

	return PeerSend(peer,
			&(struct peer_send){.to = &to, .to_count = 1, .iov = &iov, .iov_count = 1});
}

int send_cap(int peer, uint64_t to, uint64_t cap)
{
	return PeerSend(
		peer, &(struct peer_send){.to = &to, .to_count = 1, .caps = &cap, .cap_count = 1});
}

int send_many(int peer, const uint64_t *to, uint32_t count, uint32_t flags, int32_t *errors)
{
	return PeerSend(
		peer,
		&(struct peer_send){.to = to, .to_count = count, .flags = flags, .errors = errors});
}

struct peer_message receive(int peer)
{
	struct peer_message m = {0};

	EQ(PeerReceive(peer, &m, 0, 0), 0);
	return m;
}

struct peer_message receive_done(int peer)
{
	struct peer_message m = receive(peer);

	if (m.kind == PEER_DATA)
		EQ(PeerSliceRelease(peer, m.offset), 0);
	return m;
}

void expect_nothing(int peer)
{
	struct peer_message m;

	EQ(PeerReceive(peer, &m, 0, 0), -EAGAIN);
}

void expect_notice(int peer, uint32_t kind, uint64_t node)
{
	struct peer_message m = receive(peer);

	EQ(m.kind, kind);
	EQ(m.node, node);
	EQ(m.process, 0);
}

uint64_t cap_of(int peer, const struct peer_message *m)
{
	NEED(m->cap_count >= 1);
	return PeerCaps(PeerPool(peer), m)[0];
}

struct peer_info query(int peer)
{
	struct peer_info info;

	memset(&info, 0xa5, sizeof info);
	NEED(PeerQuery(peer, &info) == 0);
	return info;
}

bool holds(int peer, const struct peer_info *then)
{
	struct peer_info now = query(peer);

	return !memcmp(&now, then, sizeof now);
}

void expect_empty(int peer)
{
	struct peer_info i = query(peer);

	EQ(i.waiting, 0);
	EQ(i.senders, 0);
	EQ(i.bytes.used, 0);
	EQ(i.slices.used, 0);
	EQ(i.in_flight_caps.used, 0);
	EQ(i.in_flight_files.used, 0);
}

static int handles[HANDLES_MOST], handle_count;

void fill_handles(void)
{
	int event = EvtCreate(0), copy;

	NEED(event > 0);
	while ((copy = HandleDuplicate(event, RIGHT_WAIT)) > 0) {
		NEED(handle_count < HANDLES_MOST);
		handles[handle_count++] = copy;
	}
	EQ(copy, -EMFILE);
}

void free_handles(int count)
{
	while (count-- && handle_count)
		EQ(HandleClose(handles[--handle_count]), 0);
}
