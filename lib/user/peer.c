/* lib/user/peer.c - what is made of the calls of peers (include/peer.h). */
#include <errno.h>
#include <stddef.h>
#include "handle.h"
#include "peer.h"

const void *PeerPool(int peer)
{
	struct peer_info info;

	return PeerQuery(peer, &info) ? NULL : (const void *)(uintptr_t)info.pool;
}

int PeerIntroduce(int owner, uint64_t id, int other, uint64_t *cap)
{
	struct peer_info info;
	int error = PeerQuery(other, &info), ticket;

	if (error || info.shut) /* before a node is made for nothing */
		return error ? error : -ESHUTDOWN;
	ticket = PeerTicket(owner, id);
	if (ticket < 0)
		return ticket;
	error = PeerAccept(other, ticket, cap);
	HandleClose(ticket);
	return error;
}
