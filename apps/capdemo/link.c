/* apps/capdemo/link.c - the peer of this process: notes go out and come in. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "capdemo.h"
#include "handle.h"
#include "peer.h"

#define POOL 4096

/* The bytes of a message. */
struct letter {
	uint32_t kind, number, word;
};

static int peer;
static uint32_t self;

int link_open(uint32_t number)
{
	self = number;
	peer = PeerCreate(POOL);
	return peer;
}

static void log_sent(enum note_kind kind, uint64_t to, int error)
{
	static const char *const texts[] = {
		[NOTE_HELLO] = "Sent: here I am", [NOTE_MEET] = "Sent: who else is there",
		[NOTE_GIVE] = "Sent: the lamp",	  [NOTE_SWITCH] = "Sent: switch",
		[NOTE_LOOK] = "Sent: how is it?", [NOTE_LEAVE] = "Sent: I am done",
		[NOTE_LIT] = "Sent: it is on",	  [NOTE_DARK] = "Sent: it is off",
		[NOTE_ASK] = "Sent: I ask for it"};
	char text[64];

	snprintf(text, sizeof(text), error < 0 ? "%s: %s" : "%s", texts[kind], strerror(-error));
	window_log(text, to, 0);
}

int link_send(uint64_t to, enum note_kind kind, uint64_t cap)
{
	return link_send_about(to, kind, self, cap);
}

static int send(uint64_t to, const struct letter *letter, uint64_t cap)
{
	struct peer_iov iov = {letter, sizeof(*letter)};
	int error = PeerSend(peer, &(struct peer_send){.to = &to,
						       .to_count = 1,
						       .iov = &iov,
						       .iov_count = 1,
						       .caps = cap ? &cap : NULL,
						       .cap_count = cap != 0});

	log_sent((enum note_kind)letter->kind, to, error);
	return error < 0 ? error : 0;
}

int link_send_about(uint64_t to, enum note_kind kind, uint32_t number, uint64_t cap)
{
	return send(to, &(struct letter){kind, number, 0}, cap);
}

int link_ask(uint64_t to, uint32_t word)
{
	return send(to, &(struct letter){NOTE_ASK, self, word}, 0);
}

void link_tell(const uint64_t *to, uint32_t count, enum note_kind kind)
{
	struct letter letter = {kind, self, 0};
	struct peer_iov iov = {&letter, sizeof(letter)};
	int32_t errors[PEOPLE];

	if (!count)
		return;
	log_sent(kind, to[0],
		 PeerSend(peer, &(struct peer_send){.to = to,
						    .to_count = count,
						    .flags = PEER_CONTINUE,
						    .errors = errors,
						    .iov = &iov,
						    .iov_count = 1}));
}

/* A letter that is too short, or says what there is not, is NOTE_NONE: nobody trusts its sender. */
static void open_letter(const struct peer_message *m, struct note *note)
{
	const char *pool = PeerPool(peer);
	struct letter letter;

	if (m->size == sizeof(letter)) {
		memcpy(&letter, pool + m->offset, sizeof(letter));
		if (letter.kind < NOTE_KINDS && letter.number < PEOPLE) {
			note->kind = (enum note_kind)letter.kind;
			note->number = letter.number;
			note->word = letter.word;
		}
	}
	if (m->cap_count == 1)
		note->cap = PeerCaps(pool, m)[0];
	PeerSliceRelease(peer, m->offset);
}

bool link_receive(struct note *note)
{
	struct peer_message m;

	if (PeerReceive(peer, &m, 0, 0) < 0)
		return false;
	*note = (struct note){.node = m.node,
			      .stamp = m.stamp,
			      .destroyed = m.kind == PEER_NODE_DESTROY,
			      .released = m.kind == PEER_NODE_RELEASE};
	if (m.kind == PEER_DATA)
		open_letter(&m, note);
	return true;
}

int link_ticket(uint64_t node)
{
	return PeerTicket(peer, node);
}

uint64_t link_accept(int ticket)
{
	uint64_t cap = 0;
	int error = PeerAccept(peer, ticket, &cap);

	HandleClose(ticket);
	return error < 0 ? 0 : cap;
}

bool link_destroy(uint64_t node)
{
	return NodeDestroy(peer, &node, 1) == 0;
}

void link_release(uint64_t id)
{
	CapRelease(peer, id);
}
