/*
 * kernel/ipc/peer_quick.c - the usual message between peers: short bytes to one node, and perhaps
 * one capability.
 *
 * The same steps as in peer_send.c, commit.c and peer_receive.c, written out for this case: one
 * slot, nothing carried, the sender's share found without arithmetic. Whatever is unusual is
 * -EAGAIN, nothing has happened then, and the general way does it.
 */
#include "abi/error.h"
#include "ipc/peer_parts.h"
#include "mem/heap.h"
#include "task/process.h"

#define QUICK_BYTES (PEER_BLOCK - sizeof(struct peer_batch) - sizeof(struct peer_post) - 4)

/* Each is compiled twice, with and without a capability. */
#define INLINE static inline __attribute__((always_inline))

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
	b->nodes = &b->node;
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
INLINE bool take_share(struct peer *to, struct peer_post *post, uint32_t bytes, bool caps)
{
	uint32_t sender = post->m.process;

	post->user = quota_charge_quick(&to->room, sender, ROOM_BYTES, bytes);
	if (!post->user)
		return false;
	post->room[ROOM_BYTES] = bytes;
	if (!caps)
		return true;
	post->room[ROOM_CAPS] = 1;
	if (quota_charge_quick(&to->room, sender, ROOM_CAPS, 1))
		return true;
	quota_uncharge(&to->room, post->user, (uint32_t[ROOM_KINDS]){bytes});
	return false;
}

INLINE bool take_room(struct peer *to, struct peer_post *post, bool caps)
{
	uint32_t size = post->m.size, bytes;

	if (caps)
		size = ((size + 7) & ~7u) + sizeof(uint64_t);
	bytes = slice_size(size ? size : 1);
	if (!take_share(to, post, bytes, caps))
		return false;
	if (peer_slice_take(to, bytes, &post->m.offset)) {
		if (!peer_pay(to, PEER_BLOCK))
			return true;
		peer_slice_give(to, post->m.offset);
	}
	quota_uncharge(&to->room, post->user, post->room);
	return false;
}

/* What the program means by this entry of its ids. It stays: the calls of a peer are one after the
 * other. */
INLINE struct node *node_of_entry(struct idmap_entry *e)
{
	struct peer_name *name = peer_name_of(e);

	return name && (name->is_node || cap_of(name)->count) ? node_named(name) : NULL;
}

/* The locks of two peers, or of one. */
INLINE void lock_both(struct peer *a, struct peer *b)
{
	spin_lock_nested(a <= b ? &a->waitable.lock : &b->waitable.lock);
	if (a != b)
		spin_lock_nested(a < b ? &b->waitable.lock : &a->waitable.lock);
}

/* The receiver's capability for what is carried. Locks held. */
static inline bool carry(struct peer *to, struct peer_post *post, struct node *n)
{
	post->cap = n->destroyed || n->owner == to ? NULL : peer_find_cap(to, n);
	return post->cap != NULL;
}

/* It has none, and gets the sender's spare one. Locks held. */
static __attribute__((noinline)) bool carry_new(struct peer *p, struct peer *to,
						struct peer_post *post, struct node *n)
{
	if (n->destroyed || n->owner == to || !p->spare_cap || !take_room(to, post, true))
		return false;
	if (peer_pay(to, cap_bytes(1))) {
		peer_slice_give(to, post->m.offset);
		peer_unpay(to, PEER_BLOCK);
		quota_uncharge(&to->room, post->user, post->room);
		return false;
	}
	post->cap = p->spare_cap;
	p->spare_cap = NULL;
	cap_enter(to, post->cap, n);
	return true;
}

/* It can be had in the usual way: it is in the queue. Locks held. */
INLINE int append(struct peer *p, struct peer *to, struct node *n, struct peer_post *post,
		  struct node *carried, bool caps)
{
	if (to->shut || n->destroyed || n->answer.kept)
		return -EAGAIN;
	if (caps && !carry(to, post, carried)) {
		if (!carry_new(p, to, post, carried))
			return -EAGAIN;
	} else if (!take_room(to, post, caps)) {
		return -EAGAIN;
	}
	if (caps) {
		post->cap->in_flight++; /* which keeps the node */
		post->batch->node = carried;
	}
	post->m.node = n->name.by_id.id;
	peer_name_of(p->ids.last)->sent++; /* n's, which was found last */
	peer_append(to, &post->item, PEER_DATA, commit_stamp());
	return 1;
}

INLINE int commit_quick(struct peer *p, uint64_t id, struct peer_post *post, uint64_t cap,
			bool caps)
{
	struct node *n, *carried = NULL;
	struct peer *to, *other;
	int result = -EAGAIN;

	irq_disable();
	spin_lock_nested(&p->waitable.lock);
	if (caps)
		carried = node_of_entry(idmap_peek(&p->ids, cap));
	n = node_of_entry(idmap_find(&p->ids, id));
	spin_unlock_nested(&p->waitable.lock);
	if (n && (carried || !caps)) {
		to = n->owner;
		other = caps ? carried->owner : to;
		lock_both(to, other);
		result = append(p, to, n, post, carried, caps);
		if (other != to)
			spin_unlock_nested(&other->waitable.lock);
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

INLINE int send(struct peer *p, uint64_t id, uptr bytes, uint32_t size, uint64_t cap, bool caps)
{
	struct thread *self = current();
	struct peer_batch *b;
	int result = -EAGAIN;

	if (size > QUICK_BYTES || bytes >= USER_END - QUICK_BYTES)
		return -EAGAIN;
	mutex_lock_by(&p->calls, self);
	b = p->shut ? NULL : take_block(p);
	if (caps && b && !p->spare_cap)
		p->spare_cap = kmalloc(sizeof *p->spare_cap);
	if (b) {
		struct peer_message *m = &b->posts->m;

		m->process = self->process->id;
		m->thread = self->id;
		m->size = size;
		m->cap_count = b->cap_count = caps;
		/* The last word goes to the receiver whole: nothing of an earlier message with it.
		 */
		if (size & 3)
			*(uint32_t *)(b->bytes + (size & ~3u)) = 0;
		if (!user_copy_inline(b->bytes, (const void *)bytes, size))
			result = commit_quick(p, id, b->posts, cap, caps);
		if (result < 0) {
			b->cap_count = b->posts->room[ROOM_CAPS] = 0;
			p->spare = b; /* it was, or there was none */
		}
	}
	mutex_unlock_by(&p->calls, self);
	return result;
}

int peer_send_quick(struct peer *p, uint64_t id, uptr bytes, uint32_t size)
{
	return send(p, id, bytes, size, 0, false);
}

int peer_send_quick_cap(struct peer *p, uint64_t id, uptr bytes, uint32_t size, uint64_t cap)
{
	return send(p, id, bytes, size, cap, true);
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

/* Its charges end, all of the usual kind; false: nothing has changed. Lock held. */
INLINE bool take_share_back(struct peer *p, struct peer_post *post, bool caps)
{
	if (!post->user ||
	    !quota_receive_quick(&p->room, post->user, ROOM_BYTES, post->room[ROOM_BYTES]))
		return false;
	if (caps) {
		quota_receive_quick(&p->room, post->user, ROOM_CAPS, 1);
		p->room.kind[ROOM_CAPS].used--;
	}
	return true;
}

INLINE void take(struct peer *p, struct peer_post *post, bool caps)
{
	uint32_t leaf = post->m.offset / SLICE_MIN;

	spin_lock_thread(&p->waitable.lock);
	if (__builtin_expect(take_share_back(p, post, caps), 1)) {
		p->received[leaf / 8] |= 1 << leaf % 8;
		peer_unpay(p, post->heap);
	} else {
		post_uncharge(p, post, true);
	}
	if (caps) {
		post->cap->in_flight--;
		post->cap->count++;
	}
	post->item.link.prev->next = post->item.link.next;
	post->item.link.next->prev = post->item.link.prev;
	p->waiting--;
	spin_unlock_thread(&p->waitable.lock);
}

/* The calls' mutex is held. Its bytes are in one page: slices are aligned to their size. */
INLINE int receive(struct peer *p, struct peer_post *post, uptr message, bool caps)
{
	frame_t f = p->area->frames[post->m.offset >> PAGE_SHIFT];
	struct peer_batch *b = post->batch;
	char *to;

	if (!frame_is_low(f) || message > USER_END - sizeof post->m)
		return -EAGAIN;
	to = (char *)frame_address(f) + (post->m.offset & PAGE_MASK);
	copy_words(to, b->bytes, post->m.size);
	if (caps)
		*(uint64_t *)(to + ((post->m.size + 7) & ~7u)) = post->cap->name.by_id.id;
	post->m.stamp = post->item.stamp;
	post->m.clock = post->item.tsc;
	if (user_copy_inline((void *)message, &post->m, sizeof post->m))
		return -EAGAIN;
	take(p, post, caps);
	if (caps)
		b->cap_count = post->room[ROOM_CAPS] = 0;
	give_block(p, b);
	return 0;
}

static __attribute__((noinline)) int receive_cap(struct peer *p, struct peer_post *post,
						 uptr message)
{
	return receive(p, post, message, true);
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
		result = __builtin_expect(post->m.cap_count, 0) ? receive_cap(p, post, message)
								: receive(p, post, message, false);
	mutex_unlock_by(&p->calls, self);
	return result;
}
