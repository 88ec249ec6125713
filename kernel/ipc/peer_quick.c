/*
 * kernel/ipc/peer_quick.c - the usual message between peers: short bytes to one node, nothing else.
 *
 * The same steps as in peer_send.c and commit.c, written out for this case: one slot, nothing
 * carried, the sender's share found without arithmetic. Whatever is unusual is -EAGAIN, nothing has
 * happened then, and peer_send does it.
 */
#include "abi/error.h"
#include "ipc/peer_parts.h"
#include "task/process.h"

#define QUICK_BYTES (PEER_BLOCK - sizeof(struct peer_batch) - sizeof(struct peer_post))
#define QUICK_HEAP  PEER_BLOCK

/* Room at the receiver, its lock held. */
static inline bool take_room(struct peer *to, struct peer_post *post, uint32_t sender)
{
	uint32_t bytes = slice_size(post->batch->size ? post->batch->size : 1);

	post->user = quota_charge_quick(&to->room, sender, bytes, 1);
	if (!post->user)
		return false;
	post->room[ROOM_BYTES] = bytes;
	if (slices_take(&to->slices, bytes, &post->offset)) {
		if (!peer_pay(to, QUICK_HEAP))
			return true;
		slices_give(&to->slices, post->offset);
	}
	quota_uncharge(&to->room, post->user, (uint32_t[ROOM_KINDS]){bytes, 1, 0, 0});
	return false;
}

/* The node, its owner's lock held. False: none that can be reached in this way. */
static inline struct node *lock_node(struct peer *p, uint64_t id)
{
	struct peer_name *name;
	struct node *n = NULL;

	spin_lock_nested(&p->waitable.lock);
	name = peer_find(p, id);
	if (name && (name->is_node || cap_of(name)->count))
		n = node_named(name); /* stays: the calls of p are one after the other */
	spin_unlock_nested(&p->waitable.lock);
	if (n)
		spin_lock_nested(&n->owner->waitable.lock);
	return n;
}

static inline int commit_quick(struct peer *p, uint64_t id, struct peer_post *post)
{
	struct peer *to;
	struct node *n;
	int result = -EAGAIN;

	irq_disable();
	n = lock_node(p, id);
	if (n) {
		to = n->owner;
		if (!to->shut && !n->destroyed && !n->answer.kept &&
		    take_room(to, post, post->batch->process)) {
			node_ref(n);
			post->node = n;
			peer_append(to, &post->item, PEER_DATA, commit_stamp());
			result = 1;
		}
		spin_unlock_nested(&to->waitable.lock);
	}
	irq_enable();
	return result;
}

static inline struct peer_batch *fill(struct peer_batch *b, uint32_t size)
{
	struct peer_post *post = b->posts;
	struct thread *self = current();

	b->refs = 1;
	b->size = size;
	b->cap_count = b->file_count = 0;
	b->process = self->process->id;
	b->thread = self->id;
	b->bytes = (uint8_t *)(b->posts + 1);
	post->batch = b;
	post->room[ROOM_SLICES] = 1;
	post->room[ROOM_CAPS] = post->room[ROOM_FILES] = 0;
	post->heap = QUICK_HEAP;
	post->flags = 0;
	return b;
}

int peer_send_quick(struct peer *p, uint64_t id, uptr bytes, uint32_t size)
{
	struct peer_batch *b;
	int result;

	if (size > QUICK_BYTES)
		return -EAGAIN;
	result = peer_enter(p);
	if (result)
		return result;
	b = batch_take(p, PEER_BLOCK);
	result = -EAGAIN;
	if (b && user_range_ok(bytes, size) &&
	    !user_copy_inline(fill(b, size)->bytes, (const void *)bytes, size))
		result = commit_quick(p, id, b->posts);
	if (b && result < 0)
		p->spare = b; /* it was, or there was none */
	peer_leave(p);
	return result;
}
