/* kernel/ipc/peer_batch.c - the block that a message between peers lies in, and its places in
 * queues. */
#include "abi/error.h"
#include "cpu/string.h"
#include "ipc/peer_parts.h"
#include "mem/heap.h"
#include "task/process.h"

/* ---- the block ------------------------------------------------------------------------------ */

struct peer_batch *batch_alloc(const struct peer_parts *parts)
{
	uint32_t posts = parts->to_count ? parts->to_count : 1;
	uint32_t head = sizeof(struct peer_batch) + posts * sizeof(struct peer_post);
	uint32_t tables = parts->cap_count * sizeof(struct node *) +
			  parts->file_count * (sizeof(struct object *) + sizeof(uint32_t));
	struct peer_batch *b = kmalloc(head + tables + parts->size);

	if (!b)
		return NULL;
	memset(b, 0, head);
	b->refs = 1; /* the sender's, until it is done */
	b->size = parts->size;
	b->post_count = posts;
	b->nodes = (struct node **)((char *)b + head);
	b->files = (struct object **)(b->nodes + parts->cap_count);
	b->file_rights = (uint32_t *)(b->files + parts->file_count);
	b->bytes = (uint8_t *)(b->file_rights + parts->file_count);
	b->process = current_process()->id;
	b->thread = current()->id;
	for (uint32_t i = 0; i < posts; i++) {
		b->posts[i].batch = b;
		b->posts[i].m = (struct peer_message){.kind = PEER_DATA,
						      .process = b->process,
						      .thread = b->thread,
						      .size = b->size};
	}
	return b;
}

void batch_unref(struct peer_batch *b)
{
	if (__atomic_sub_fetch(&b->refs, 1, __ATOMIC_ACQ_REL))
		return;
	for (uint32_t i = 0; i < b->cap_count && !b->quick; i++)
		node_unref(b->nodes[i]);
	for (uint32_t i = 0; i < b->file_count; i++)
		object_unref(b->files[i]);
	kfree(b);
}

int batch_copy_bytes(struct peer_batch *b, const struct peer_parts *parts)
{
	uint8_t *to = b->bytes;

	for (uint32_t i = 0; i < parts->piece_count; i++) {
		if (copy_from_user(to, parts->pieces[i].bytes, parts->pieces[i].size))
			return -EFAULT;
		to += parts->pieces[i].size;
	}
	return 0;
}

/* ---- what becomes of it --------------------------------------------------------------------- */

void post_give_share(struct peer_post *post, struct peer *to)
{
	if (post->user)
		quota_uncharge(&to->room, post->user, post->room);
	else
		quota_release(&to->room, post->room);
}

static void end_share(struct peer *p, struct peer_post *post, bool received)
{
	uint32_t rest[ROOM_KINDS] = {0, post->room[ROOM_CAPS], post->room[ROOM_FILES]};

	if (!received) {
		post_give_share(post, p);
		return;
	}
	if (post->user)
		quota_receive(&p->room, post->user, post->room);
	quota_release(&p->room, rest); /* on their way no more */
}

void post_uncharge(struct peer *p, struct peer_post *post, bool received)
{
	uint32_t leaf = post->m.offset / SLICE_MIN;

	if (received)
		p->received[leaf / 8] |= 1 << leaf % 8;
	else
		peer_slice_give(p, post->m.offset);
	end_share(p, post, received);
	peer_unpay(p, post->heap);
}

void post_drop(struct peer *p, struct peer_post *post)
{
	struct peer_batch *b = post->batch;
	uint32_t flags = spin_lock(&p->waitable.lock);

	post_uncharge(p, post, false);
	spin_unlock(&p->waitable.lock, flags);
	for (uint32_t i = 0; i < b->cap_count; i++)
		if (!(b->dead & 1ull << i))
			cap_give_back(p, b->nodes[i], 0, 1);
	node_unref(post->node);
	batch_unref(b);
}
