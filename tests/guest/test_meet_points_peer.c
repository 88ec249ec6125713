/* tests/guest/test_meet_points_peer.c - peers: one call preempted at each of its points, where
 * another one runs that concerns the same node. */
#include "peer.h"
#include "tap_points.h"

#define POOL 4096
#define NODE 4ull
#define SOON 10000 /* a wait that does not end by itself in time */

static int a, b; /* results of the first call and of the second */
static int owner, user, third;
static uint64_t cap, other; /* the user's and the third's, of the owner's node */
static uint64_t node = NODE;
static struct peer_message message;

static void make(void)
{
	owner = PeerCreate(POOL);
	user = PeerCreate(POOL);
	third = PeerCreate(POOL);
	NEED(owner > 0 && user > 0 && third > 0);
	EQ(PeerIntroduce(owner, NODE, user, &cap), 0);
	other = 0;
}

static void make_both(void)
{
	make();
	EQ(PeerIntroduce(owner, NODE, third, &other), 0);
}

static void close_all(void)
{
	EQ(HandleClose(owner), 0);
	EQ(HandleClose(user), 0);
	EQ(HandleClose(third), 0);
}

static int send(int peer, uint64_t to, uint64_t carry)
{
	return PeerSend(peer,
			&(struct peer_send){
				.to = &to, .to_count = 1, .caps = &carry, .cap_count = carry != 0});
}

/* How many of a kind wait at a peer; all are taken. */
static uint32_t take(int peer, uint32_t data[4])
{
	struct peer_message m;
	uint32_t n = 0;

	memset(data, 0, 4 * sizeof *data);
	for (; PeerReceive(peer, &m, 0, 0) == 0; n++)
		if (m.kind < 4)
			data[m.kind]++;
	return n;
}

static void send_first(void)
{
	a = send(user, cap, 0);
}

static void receive_second(void)
{
	b = PeerReceive(owner, &message, 0, SOON);
}

static void receive_first(void)
{
	a = PeerReceive(owner, &message, 0, SOON);
}

static void send_second(void)
{
	b = send(user, cap, 0);
}

static void came(void)
{
	EQ(a + b, 1);
	EQ(message.kind, PEER_DATA);
	close_all();
}

static void destroy_second(void)
{
	b = NodeDestroy(owner, &node, 1);
}

static void destroy_first(void)
{
	a = NodeDestroy(owner, &node, 1);
}

/* What was sent arrives before the notice; what was not is told to the sender. */
static void sent_or_unreachable(int sent, int destroyed)
{
	struct peer_message m;
	uint32_t at_user[4];

	CHECK(sent == 1 || sent == -EHOSTUNREACH);
	EQ(destroyed, 0);
	if (sent == 1) {
		EQ(PeerReceive(owner, &m, 0, 0), 0);
		EQ(m.kind, PEER_DATA);
	}
	EQ(PeerReceive(owner, &m, 0, 0), 0);
	EQ(m.kind, PEER_NODE_DESTROY);
	EQ(PeerReceive(owner, &m, 0, 0), -EAGAIN);
	EQ(take(user, at_user), 1);
	EQ(at_user[PEER_NODE_DESTROY], 1);
	close_all();
}

static void sent_then_destroyed(void)
{
	sent_or_unreachable(a, b);
}

static void destroyed_then_sent(void)
{
	sent_or_unreachable(b, a);
}

/* One of the two did it; each holder hears of it once. */
static void destroyed_once(void)
{
	uint32_t kinds[4];

	CHECK((a == 0 && b == -EHOSTUNREACH) || (b == 0 && a == -EHOSTUNREACH));
	EQ(take(owner, kinds), 1);
	EQ(kinds[PEER_NODE_DESTROY], 1);
	EQ(take(user, kinds), 1);
	EQ(take(third, kinds), 1);
	close_all();
}

static void release_first(void)
{
	a = CapRelease(user, cap);
}

static void release_second(void)
{
	b = CapRelease(user, cap);
}

static void release_other(void)
{
	b = CapRelease(third, other);
}

/* The last of the two is told, once. */
static void released_once(void)
{
	uint32_t kinds[4];

	EQ(a, 0);
	EQ(b, 0);
	EQ(take(owner, kinds), 1);
	EQ(kinds[PEER_NODE_RELEASE], 1);
	close_all();
}

static void one_count(void)
{
	uint32_t kinds[4];

	CHECK((a == 0 && b == -ENXIO) || (b == 0 && a == -ENXIO));
	EQ(take(owner, kinds), 1);
	close_all();
}

/* The owner gives it again while the last one lets it go: released or not, as the user has it. */
static void give_again(void)
{
	b = PeerIntroduce(owner, NODE, user, &other);
}

static void held_or_released(void)
{
	uint32_t kinds[4];

	EQ(a, 0);
	EQ(b, 0);
	EQ(send(user, other, 0), 1);
	take(owner, kinds);
	EQ(kinds[PEER_NODE_RELEASE], 0);
	EQ(kinds[PEER_DATA], 1);
	EQ(CapRelease(user, other), 0);
	EQ(take(owner, kinds), 1);
	EQ(kinds[PEER_NODE_RELEASE], 1);
	close_all();
}

static void release_or_destroyed(void)
{
	uint32_t kinds[4];

	EQ(a, 0);
	EQ(b, 0);
	take(owner, kinds);
	EQ(kinds[PEER_NODE_DESTROY], 1);
	take(user, kinds);
	CHECK(kinds[PEER_NODE_DESTROY] <= 1);
	close_all();
}

static void close_owner(void)
{
	b = HandleClose(owner);
}

static void owner_is_gone(void)
{
	uint32_t kinds[4];

	CHECK(a == 1 || a == -EHOSTUNREACH || a == -ESHUTDOWN);
	EQ(b, 0);
	EQ(take(user, kinds), 1);
	EQ(kinds[PEER_NODE_DESTROY], 1);
	EQ(HandleClose(user), 0);
	EQ(HandleClose(third), 0);
}

static void receive_ends(void)
{
	CHECK(a == -EBADF || a == -ESHUTDOWN);
	EQ(b, 0);
	EQ(HandleClose(user), 0);
	EQ(HandleClose(third), 0);
}

static void reset_second(void)
{
	b = PeerReset(owner);
}

static void sent_or_reset(void)
{
	uint32_t kinds[4];

	CHECK(a == 1 || a == -EHOSTUNREACH);
	EQ(b, 0);
	take(owner, kinds);
	EQ(kinds[PEER_DATA], 0);
	EQ(take(user, kinds), 1);
	EQ(kinds[PEER_NODE_DESTROY], 1);
	close_all();
}

/* ---- short messages, with bytes and with a capability that is there already ------------------ */

static int send_short(int peer, uint64_t to, uint64_t carry)
{
	struct peer_iov iov = {"short", 5};

	return PeerSend(peer, &(struct peer_send){.to = &to,
						  .to_count = 1,
						  .iov = &iov,
						  .iov_count = 1,
						  .caps = &carry,
						  .cap_count = carry != 0});
}

static uint64_t at_owner; /* the owner's capability for the user's node 8 */

/* The owner has the user's node 8, too. */
static void make_known(void)
{
	make();
	EQ(PeerIntroduce(user, 8, owner, &at_owner), 0);
}

static void short_first(void)
{
	a = send_short(user, cap, 0);
}

static void short_second(void)
{
	b = send_short(user, cap, 0);
}

static void short_with_cap_first(void)
{
	a = send_short(user, cap, 8);
}

static void receive_short(void)
{
	b = PeerReceive(owner, &message, 0, WAIT_FOREVER);
}

static void release_at_owner(void)
{
	b = CapRelease(owner, at_owner);
}

static void destroy_carried(void)
{
	uint64_t own = 8;

	b = NodeDestroy(user, &own, 1);
}

/* However they met, the one message brings the capability: a count more of it, valid or not. */
static void cap_came(void)
{
	struct peer_message m;
	struct peer_info info;
	uint64_t id;

	EQ(a, 1);
	EQ(b, 0);
	do
		NEED(PeerReceive(owner, &m, 0, 0) == 0);
	while (m.kind != PEER_DATA);
	EQ(m.cap_count, 1);
	id = PeerCaps(PeerPool(owner), &m)[0];
	CHECK(id & PEER_ID_KERNEL);
	CHECK(id == PEER_ID_INVALID || CapRelease(owner, id) == 0);
	CapRelease(owner, at_owner);
	EQ(PeerQuery(owner, &info), 0);
	EQ(info.caps, 0);
	close_all();
}

/* ---- calls: the room for the answer is there from the call on, and until then -----------------
 */

#define ANSWER 1000

static void call_first(void)
{
	uint64_t mine = 8;

	a = PeerSend(user, &(struct peer_send){.to = &cap,
					       .to_count = 1,
					       .flags = PEER_CALL,
					       .caps = &mine,
					       .cap_count = 1,
					       .answer_size = ANSWER});
}

static void send_to_8(void)
{
	b = send_short(owner, at_owner, 0);
}

/* What was sent before the call is not its answer. */
static void answered_after_the_call(void)
{
	struct peer_message call, m;
	struct peer_info info;

	EQ(a, 1);
	EQ(b, 1);
	EQ(PeerReceive(owner, &call, 0, 0), 0);
	EQ(PeerReceive(user, &m, 0, 0), 0);
	EQ(m.flags, m.stamp > call.stamp ? PEER_ANSWER : 0);
	EQ(PeerSliceRelease(user, m.offset), 0);
	EQ(PeerQuery(user, &info), 0);
	EQ(info.bytes.used >= ANSWER, m.flags == 0);
	close_all();
}

/* The last other one who had the node lets it go, and gets it again by the call. */
static void room_is_kept(void)
{
	struct peer_info info;

	EQ(a, 1);
	EQ(b, 0);
	EQ(PeerQuery(user, &info), 0);
	CHECK(info.bytes.used >= ANSWER);
	EQ(info.waiting, 0);
	close_all();
}

static const struct meeting meetings[] = {
	{"send and receive", make, send_first, receive_second, came},
	{"receive and send", make, receive_first, send_second, came},
	{"send and destroy", make, send_first, destroy_second, sent_then_destroyed},
	{"destroy and send", make, destroy_first, send_second, destroyed_then_sent},
	{"destroy and destroy", make_both, destroy_first, destroy_second, destroyed_once},
	{"release and release", make_both, release_first, release_other, released_once},
	{"release twice", make, release_first, release_second, one_count},
	{"release and give again", make, release_first, give_again, held_or_released},
	{"release and destroy", make, release_first, destroy_second, release_or_destroyed},
	{"send and close", make, send_first, close_owner, owner_is_gone},
	{"receive and close", make, receive_first, close_owner, receive_ends},
	{"send and reset", make, send_first, reset_second, sent_or_reset},
	{"short and receive", make, short_first, receive_short, came},
	{"receive and short", make, receive_first, short_second, came},
	{"short and destroy", make, short_first, destroy_second, sent_then_destroyed},
	{"short and close", make, short_first, close_owner, owner_is_gone},
	{"short and reset", make, short_first, reset_second, sent_or_reset},
	{"known capability and receive", make_known, short_with_cap_first, receive_short, came},
	{"known capability and release", make_known, short_with_cap_first, release_at_owner,
	 cap_came},
	{"known capability and destroy", make_known, short_with_cap_first, destroy_carried,
	 cap_came},
	{"call and send", make_known, call_first, send_to_8, answered_after_the_call},
	{"call and release", make_known, call_first, release_at_owner, room_is_kept},
	{}};

TEST(peers_meet)
{
	points_meet(meetings);
}

int main(int argc, char **argv)
{
	static const struct tap_test tests[] = {T(peers_meet), {}};

	return tap_main(argc, argv, tests, NULL);
}
