/*
 * kernel/ipc/peer_quick.c - the usual message between peers: short bytes to one node, nothing else.
 *
 * The same steps as in peer_send.c, commit.c and peer_receive.c, written out for this case: one
 * slot, nothing carried, the sender's share found without arithmetic. Whatever is unusual is
 * -EAGAIN, nothing has happened then, and the general way does it.
 */
#include "abi/error.h"
#include "ipc/peer_parts.h"
#include "mem/heap.h"
#include "task/process.h"

#define QUICK_BYTES (PEER_BLOCK - sizeof(struct peer_batch) - sizeof(struct peer_post))

/* Whole words, at least size bytes. */
static inline void copy_words(void *to, const void *from, uint32_t size)
{
	uint32_t words = (size + 3) / 4;

	__asm__ volatile("rep movsl" : "+D"(to), "+S"(from), "+c"(words) : : "memory");
}

/* ---- blocks --------------------------------------------------------------------------------- */

/* What all these messages have in common. The post names its node by its id only. */
static struct peer_batch *quick_block(void)
{
	struct peer_batch *b = kzalloc(PEER_BLOCK);

	if (!b)
		return NULL;
	b->refs = 1;
	b->quick = true;
	b->post_count = 1;
	b->bytes = (uint8_t *)(b->posts + 1);
	b->posts->batch = b;
	b->posts->heap = PEER_BLOCK;
	b->posts->m.kind = PEER_DATA;
	return b;
}

/* Received by p: for its next message, as it is. */
static inline void give_block(struct peer *p, struct peer_batch *b)
{
	if (p->spare)
		kfree(b);
	else
		p->spare = b;
}

/* ---- sending -------------------------------------------------------------------------------- */

/* Room at the receiver, its lock held. */
static inline bool take_room(struct peer *to, struct peer_post *post, uint32_t sender)
{
	uint32_t bytes = slice_size(post->m.size ? post->m.size : 1);

	post->user = quota_charge_quick(&to->room, sender, bytes);
	if (!post->user)
		return false;
	post->room[ROOM_BYTES] = bytes;
	if (peer_slice_take(to, bytes, &post->m.offset)) {
		if (!peer_pay(to, PEER_BLOCK))
			return true;
		peer_slice_give(to, post->m.offset);
	}
	quota_uncharge(&to->room, post->user, (uint32_t[ROOM_KINDS]){bytes});
	return false;
}

/* What p calls so; its owner's lock is held then. NULL: nothing. It stays: the calls of p are one
 * after the other. */
static inline struct node *lock_node(struct peer *p, uint64_t id)
{
	struct peer_name *name;
	struct node *n = NULL;

	spin_lock_nested(&p->waitable.lock);
	name = peer_find(p, id);
	if (name && (name->is_node || cap_of(name)->count))
		n = node_named(name);
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
		    take_room(to, post, post->m.process)) {
			post->m.node = n->name.by_id.id;
			peer_append(to, &post->item, PEER_DATA, commit_stamp());
			result = 1;
		}
		spin_unlock_nested(&to->waitable.lock);
	}
	irq_enable();
	return result;
}

/* A block that needs nothing but its message; the peer's spare one if there is one. */
static inline struct peer_batch *take_block(struct peer *p)
{
	struct peer_batch *b = p->spare;

	p->spare = NULL;
	return b ? b : quick_block();
}

int peer_send_quick(struct peer *p, uint64_t id, uptr bytes, uint32_t size)
{
	struct thread *self = current();
	struct peer_batch *b;
	int result = -EAGAIN;

	if (size > QUICK_BYTES || bytes >= USER_END - QUICK_BYTES)
		return -EAGAIN;
	mutex_lock_by(&p->calls, self);
	b = p->shut ? NULL : take_block(p);
	if (b) {
		struct peer_message *m = &b->posts->m;

		m->process = self->process->id;
		m->thread = self->id;
		m->size = size;
		if (!user_copy_inline(b->bytes, (const void *)bytes, size))
			result = commit_quick(p, id, b->posts);
		if (result < 0)
			p->spare = b; /* it was, or there was none */
	}
	mutex_unlock_by(&p->calls, self);
	return result;
}

/* ---- receiving ------------------------------------------------------------------------------ */

/* The first in the queue, if it is of the usual kind. */
static inline struct peer_post *look(struct peer *p)
{
	struct peer_post *post;
	bool usual;

	spin_lock_thread(&p->waitable.lock);
	post = container_of(p->queue.next, struct peer_post, item.link);
	usual = p->waiting && post->item.kind == PEER_DATA && post->batch->quick;
	spin_unlock_thread(&p->waitable.lock);
	return usual ? post : NULL;
}

static inline void take(struct peer *p, struct peer_post *post)
{
	uint32_t leaf = post->m.offset / SLICE_MIN;

	spin_lock_thread(&p->waitable.lock);
	if (__builtin_expect(
		    post->user && quota_receive_quick(&p->room, post->user, post->room[ROOM_BYTES]),
		    1)) {
		p->received[leaf / 8] |= 1 << leaf % 8;
		peer_unpay(p, post->heap);
	} else {
		post_uncharge(p, post, true);
	}
	list_remove(&post->item.link);
	p->waiting--;
	spin_unlock_thread(&p->waitable.lock);
}

/* The calls' mutex is held. Its bytes are in one page: slices are aligned to their size. */
static inline int receive(struct peer *p, struct peer_post *post, uptr message)
{
	frame_t f = p->area->frames[post->m.offset >> PAGE_SHIFT];

	if (!frame_is_low(f) || message > USER_END - sizeof post->m)
		return -EAGAIN;
	copy_words((char *)frame_address(f) + (post->m.offset & PAGE_MASK), post->batch->bytes,
		   post->m.size);
	post->m.stamp = post->item.stamp;
	post->m.clock = post->item.tsc;
	if (user_copy_inline((void *)message, &post->m, sizeof post->m))
		return -EAGAIN;
	take(p, post);
	give_block(p, post->batch);
	return 0;
}

int peer_receive_quick(struct peer *p, uptr message)
{
	struct thread *self = current();
	struct peer_post *post = NULL;
	int result = -EAGAIN;

	mutex_lock_by(&p->calls, self);
	if (!p->shut)
		post = look(p);
	if (post)
		result = receive(p, post, message);
	mutex_unlock_by(&p->calls, self);
	return result;
}
