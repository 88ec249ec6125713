/* kernel/ipc/peer_answer.c - the room that a call keeps for its answer. */
#include "abi/error.h"
#include "ipc/peer_parts.h"
#include "task/process.h"

static int keep_answer_room(struct peer *p, struct peer_answer *a, uint32_t total)
{
	uint32_t room[ROOM_KINDS] = {slice_size(total), a->caps, a->files};

	if (total > p->pool_size || quota_take(&p->room, room))
		return -EXFULL;
	if (!peer_slice_take(p, total, &a->offset)) {
		quota_release(&p->room, room);
		return -EXFULL;
	}
	if (!account_charge(&p->process->account, ACCOUNT_HEAP, a->heap)) {
		a->kept = true;
		return 0;
	}
	peer_slice_give(p, a->offset);
	quota_release(&p->room, room);
	return -EDQUOT;
}

int answer_keep(struct peer *p, struct node *n, const struct peer_parts *parts)
{
	struct peer_answer a = {.size = parts->answer_size,
				.caps = parts->answer_caps,
				.files = parts->answer_files};
	uint32_t flags;
	int error = -EINVAL;

	if (n->owner != p)
		return -EINVAL;
	a.heap = MESSAGE_OVERHEAD + slice_bytes(a.size, a.caps, 2 * a.files) + cap_bytes(a.caps) +
		 a.caps * CARRIED_BYTES + a.files * ANSWER_FILE_BYTES;
	flags = spin_lock(&p->waitable.lock);
	if (n->destroyed)
		error = -EHOSTUNREACH;
	else if (!n->answer.kept)
		error = keep_answer_room(p, &a, slice_bytes(a.size, a.caps, a.files));
	if (!error)
		n->answer = a;
	spin_unlock(&p->waitable.lock, flags);
	return error;
}

void answer_drop(struct peer *p, struct node *n)
{
	uint32_t flags = spin_lock(&p->waitable.lock);

	node_drop_answer(n);
	spin_unlock(&p->waitable.lock, flags);
}
