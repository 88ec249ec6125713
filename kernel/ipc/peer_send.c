/* kernel/ipc/peer_send.c - a message between peers: made, given room, committed. */
#include "abi/error.h"
#include "cpu/cpu.h"
#include "cpu/string.h"
#include "ipc/peer_parts.h"
#include "mem/heap.h"
#include "task/process.h"

/* A send on its way. */
struct sending {
	struct peer *from;
	struct peer_batch *batch;
	struct peer_parts *parts;
	struct commit_slot *slots; /* one for each post, then the owners of what is carried */
	uint32_t slot_count;
	struct cap *spares; /* linked by name.by_id.below[0] */
	uint32_t spare_count, spares_used, spares_missing;
	struct peer_post *last; /* appended */
};

/* ---- what the ids name ---------------------------------------------------------------------- */

/* Nodes made by a send that fails are no more. */
struct made {
	uint32_t count;
	struct node *nodes[PEER_DESTINATIONS_MAX + PEER_CAPS_MAX];
};

static int get(struct peer *p, uint64_t id, struct peer_name **name, struct made *made)
{
	bool is_new;
	int error = peer_name_get(p, id, name, &is_new);

	if (!error && is_new)
		made->nodes[made->count++] = node_of(*name);
	return error;
}

static int find_destinations(struct sending *s, struct made *made)
{
	struct peer *p = s->from;
	int error = 0;

	p->mark++;
	for (uint32_t i = 0; i < s->parts->to_count && !error; i++) {
		struct peer_name *name;

		error = get(p, s->parts->to[i], &name, made);
		if (error)
			break;
		s->batch->posts[i].node = node_named(name);
		s->batch->posts[i].name = name;
		if (name->mark == p->mark)
			error = -ENOTUNIQ;
		name->mark = p->mark;
	}
	return error;
}

static int find_carried(struct sending *s, struct made *made)
{
	struct peer_batch *b = s->batch;

	for (uint32_t i = 0; i < s->parts->cap_count; i++) {
		struct peer_name *name;
		int error = get(s->from, s->parts->caps[i], &name, made);

		if (error)
			return error;
		b->nodes[b->cap_count++] = node_named(name);
	}
	return 0;
}

/* ---- room at the receiver: all locks are held ----------------------------------------------- */

/* Capabilities that this receiver has not got yet. */
static uint32_t missing_caps(struct sending *s, struct peer *to)
{
	uint32_t missing = 0;

	for (uint32_t i = 0; i < s->batch->cap_count; i++) {
		struct node *n = s->batch->nodes[i];

		if (n->owner != to && !n->destroyed && !peer_find_cap(to, n))
			missing++;
	}
	return missing;
}

static bool take_spares(struct sending *s, struct peer_post *post, struct peer *to)
{
	post->new_caps = s->batch->cap_count ? missing_caps(s, to) : 0;
	if (post->new_caps <= s->spare_count - s->spares_used) {
		s->spares_used += post->new_caps;
		return true;
	}
	s->spares_missing = s->spares_used + post->new_caps - s->spare_count;
	return false;
}

/* The one answer that room is kept for. What is left of the promise for capabilities is given back
 * as they are made. */
static bool take_answer_room(struct peer_post *post, struct sending *s)
{
	struct peer_answer *a = &post->node->answer;
	struct peer_batch *b = s->batch;

	if (!a->kept || !a->open || b->size > a->size || b->cap_count > a->caps ||
	    b->file_count > a->files || b->file_bytes > a->files * ANSWER_FILE_BYTES)
		return false;
	a->kept = false;
	post->user = NULL;
	post->m.flags |= PEER_ANSWER;
	post->m.offset = a->offset;
	post->room[ROOM_BYTES] = slices_at(&post->node->owner->slices, a->offset);
	post->room[ROOM_CAPS] = a->caps;
	post->room[ROOM_FILES] = a->files;
	post->heap = a->heap - cap_bytes(post->new_caps);
	return true;
}

static void give_answer_room(struct peer_post *post)
{
	struct peer_answer *a = &post->node->answer;

	a->kept = true;
	post->m.flags &= ~(uint32_t)PEER_ANSWER;
}

/* The sender's share, or of one's own what there is. */
static int take_share(struct peer_post *post, struct peer *to, uint32_t sender)
{
	post->user = NULL;
	if (to->process->id == sender)
		return quota_take(&to->room, post->room) ? -EXFULL : 0;
	return quota_charge(&to->room, sender, post->room, &post->user);
}

static int take_room(struct peer_post *post, struct sending *s, struct peer *to)
{
	struct peer_batch *b = s->batch;
	uint32_t total = slice_bytes(b->size, b->cap_count, b->file_count);
	int error;

	if (total > to->pool_size)
		return -EXFULL;
	post->room[ROOM_BYTES] = slice_size(total);
	post->room[ROOM_CAPS] = b->cap_count;
	post->room[ROOM_FILES] = b->file_count;
	error = take_share(post, to, b->process);
	if (error)
		return error;
	post->heap = MESSAGE_OVERHEAD + total + b->cap_count * CARRIED_BYTES + 4 * b->file_count +
		     b->file_bytes;
	error = peer_slice_take(to, total, &post->m.offset) ? 0 : -EXFULL;
	if (!error && peer_pay(to, post->heap + cap_bytes(post->new_caps))) {
		peer_slice_give(to, post->m.offset);
		error = -EDQUOT;
	}
	if (error)
		post_give_share(post, to);
	return error;
}

static int reserve(struct commit_slot *slot, void *message)
{
	struct sending *s = message;
	struct peer_post *post = slot->item;
	struct peer *to = post->node->owner;

	if (to->shut)
		return -ESHUTDOWN;
	if (post->node->destroyed)
		return -EHOSTUNREACH;
	if (!take_spares(s, post, to))
		return -EAGAIN;
	if (take_answer_room(post, s))
		return 0;
	return take_room(post, s, to);
}

static void unreserve(struct commit_slot *slot, void *message)
{
	struct peer_post *post = slot->item;
	struct peer *to = post->node->owner;

	(void)message;
	if (post->m.flags & PEER_ANSWER) {
		give_answer_room(post);
		return;
	}
	peer_slice_give(to, post->m.offset);
	peer_unpay(to, post->heap + cap_bytes(post->new_caps));
	post_give_share(post, to);
}

static bool may_skip(int error)
{
	return error == -EDQUOT || error == -EXFULL || error == -EHOSTUNREACH ||
	       error == -ESHUTDOWN;
}

/* ---- into the queues: all locks are held ---------------------------------------------------- */

static struct cap *take_spare(struct sending *s)
{
	struct cap *c = s->spares;

	s->spares = (struct cap *)c->name.by_id.below[0];
	return c;
}

static void carry(struct sending *s, struct peer_post *post, struct peer *to)
{
	uint32_t made = 0;

	for (uint32_t i = 0; i < s->batch->cap_count; i++) {
		struct node *n = s->batch->nodes[i];
		struct cap *c;

		if (n->destroyed) {
			s->batch->dead |= 1ull << i;
			continue;
		}
		if (n->owner == to)
			continue;
		c = peer_find_cap(to, n);
		if (!c) {
			c = take_spare(s);
			cap_enter(to, c, n);
			made++;
		}
		c->in_flight++;
	}
	if (made < post->new_caps) /* the same one twice */
		cap_uncharge(to, post->new_caps - made);
}

static void count_carried(struct peer_post *post)
{
	post->m.cap_count = post->batch->cap_count;
	post->m.file_count = post->batch->file_count;
}

static void append(struct commit_slot *slot, void *message, uint64_t stamp)
{
	struct sending *s = message;
	struct peer_post *post = slot->item;
	struct peer *to = post->node->owner;

	if (s->parts->flags & PEER_CALL)
		s->batch->nodes[0]->answer.open = true;
	if (s->batch->cap_count)
		carry(s, post, to);
	if (s->last && s->last->node->owner == to)
		s->last->m.flags |= PEER_MORE;
	s->last = post;
	post->m.node = post->node->name.by_id.id;
	count_carried(post);
	peer_append(to, &post->item, PEER_DATA, stamp);
}

static const struct commit_kind post_kind = {
	.reserve = reserve, .unreserve = unreserve, .append = append, .may_skip = may_skip};

/* ---- sending -------------------------------------------------------------------------------- */

static int add_spares(struct sending *s)
{
	for (; s->spares_missing; s->spares_missing--) {
		struct cap *c = kmalloc(sizeof *c);

		if (!c)
			return -ENOMEM;
		c->name.by_id.below[0] = (struct idmap_entry *)s->spares;
		s->spares = c;
		s->spare_count++;
	}
	return 0;
}

static void drop_spares(struct sending *s)
{
	while (s->spares)
		kfree(take_spare(s));
}

static void fill_slots(struct sending *s)
{
	struct peer_batch *b = s->batch;

	s->slot_count = 0;
	for (uint32_t i = 0; i < b->post_count; i++)
		s->slots[s->slot_count++] =
			(struct commit_slot){.queue = &b->posts[i].node->owner->waitable,
					     .item = &b->posts[i],
					     .index = i};
	for (uint32_t i = 0; i < b->cap_count; i++)
		s->slots[s->slot_count++] =
			(struct commit_slot){.queue = &b->nodes[i]->owner->waitable};
}

/* Posts that were left out are not received by anybody. */
static void report_left_out(struct sending *s)
{
	for (uint32_t i = 0; i < s->slot_count; i++) {
		struct commit_slot *slot = &s->slots[i];
		struct peer_post *post = slot->item;

		if (!post)
			continue;
		s->parts->errors[slot->index] = slot->error;
		if (slot->error) {
			node_unref(post->node);
			batch_unref(s->batch);
		}
	}
}

/* Until there are as many capabilities in hand as receivers need. */
static int commit_posts(struct sending *s)
{
	uint32_t how = s->parts->flags & PEER_CONTINUE ? COMMIT_CONTINUE : 0;
	uint64_t stamp;
	int result;

	do {
		result = add_spares(s);
		if (result)
			break;
		fill_slots(s);
		s->spares_used = 0;
		result = commit(s->slots, s->slot_count, &post_kind, s, how, &stamp);
	} while (result == -EAGAIN);
	drop_spares(s);
	return result;
}

static int commit_all(struct sending *s)
{
	struct commit_slot few[4], *slots = few;
	uint32_t wanted = s->batch->post_count + s->batch->cap_count;
	int result;

	if (wanted > sizeof few / sizeof *few)
		slots = kmalloc(wanted * sizeof *slots);
	if (!slots)
		return -ENOMEM;
	s->slots = slots;
	s->batch->refs += s->batch->post_count;
	result = commit_posts(s);
	if (result < 0)
		s->batch->refs -= s->batch->post_count;
	else if (s->parts->flags & PEER_CONTINUE)
		report_left_out(s);
	if (slots != few)
		kfree(slots);
	return result;
}

/* Room for a seed in one's own pool. Lock held. */
static int take_seed_room(struct sending *s, struct peer_post *post)
{
	struct peer *p = s->from;
	int error = take_room(post, s, p);

	for (uint32_t i = 0; i < s->batch->cap_count && !error; i++) {
		struct node *n = s->batch->nodes[i];

		if (n->destroyed)
			s->batch->dead |= 1ull << i;
		else if (n->owner != p)
			peer_find_cap(p, n)->in_flight++;
	}
	return error;
}

/* To nobody but oneself, aside from the queue: it takes the place of the one before. */
static int plant(struct sending *s)
{
	struct peer *p = s->from;
	struct peer_post *post = s->batch->posts, *old = p->seed;
	uint32_t flags = spin_lock(&p->waitable.lock);
	int error = take_seed_room(s, post);

	if (!error) {
		list_init(&post->item.link);
		count_carried(post);
		post->item.kind = PEER_DATA;
		post->item.stamp = commit_stamp();
		post->item.tsc = rdtsc();
		post->m.flags = PEER_FROM_SEED;
		s->batch->refs++;
		p->seed = post;
	}
	spin_unlock(&p->waitable.lock, flags);
	if (!error && old)
		post_drop(p, old);
	return error;
}

/* Posts that were left out are counted as well: they were tried. */
static void count_sent(struct sending *s)
{
	for (uint32_t i = 0; i < s->parts->to_count; i++)
		s->batch->posts[i].name->sent++;
}

/* Nobody looks at a node that was destroyed when the message was sent: it need not be kept for
 * those who receive it. */
static void drop_dead(struct peer_batch *b)
{
	for (uint32_t i = 0; b->dead && i < b->cap_count; i++)
		if (b->dead & 1ull << i) {
			node_unref(b->nodes[i]);
			b->nodes[i] = NULL;
		}
}

/* Room for the answer, and the message into its queues. */
static int deliver(struct sending *s)
{
	bool call = s->parts->flags & PEER_CALL;
	int result;

	if (s->parts->flags & PEER_SEED)
		return plant(s);
	result = call ? answer_keep(s->from, s->batch->nodes[0], s->parts) : 0;
	if (result)
		return result;
	result = commit_all(s);
	if (result > 0)
		count_sent(s);
	if (call && result <= 0)
		answer_drop(s->from, s->batch->nodes[0]);
	return result;
}

static int send(struct sending *s, struct made *made)
{
	struct peer_batch *b = s->batch;
	int result = batch_copy_bytes(b, s->parts);

	if (!result)
		result = find_destinations(s, made);
	if (!result)
		result = find_carried(s, made);
	for (uint32_t i = 0; i < s->parts->file_count; i++) {
		b->files[i] = s->parts->files[i];
		b->file_rights[i] = s->parts->file_rights[i];
		b->file_bytes += b->files[i]->bytes;
	}
	b->file_count = s->parts->file_count;
	return result ? result : deliver(s);
}

/* The nodes of posts that nobody received are not referenced by them any more. */
static void undo(struct sending *s)
{
	s->batch->file_count = 0; /* the caller's, still */
	for (uint32_t i = 0; i < s->batch->post_count; i++)
		node_unref(s->batch->posts[i].node);
}

static void forget(struct peer *p, struct made *made)
{
	while (made->count)
		node_forget(p, made->nodes[--made->count]);
}

int peer_send(struct peer *p, struct peer_parts *parts)
{
	struct sending s = {.from = p, .parts = parts};
	struct made made;
	int result = peer_enter(p);

	if (result)
		return result;
	made.count = 0;
	s.batch = batch_alloc(parts);
	result = s.batch ? send(&s, &made) : -ENOMEM;
	if (s.batch && result < 0)
		undo(&s);
	else if (s.batch)
		drop_dead(s.batch);
	if (s.batch)
		batch_unref(s.batch);
	if (result < 0 || (!result && !(parts->flags & PEER_SEED)))
		forget(p, &made);
	peer_leave(p);
	return result;
}
