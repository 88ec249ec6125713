/* kernel/ipc/peer_receive.c - a peer's messages and notices into its pool and to its program. */
#include "abi/error.h"
#include "cpu/string.h"
#include "ipc/peer_parts.h"
#include "task/process.h"
#include "task/timer.h"
#include "task/wait_sole.h"

/* The pages are there: it cannot fail. */
static void pool_write(struct peer *p, uint32_t offset, const void *from, uint32_t size)
{
	while (size) {
		uint32_t at = offset & PAGE_MASK, part = PAGE_SIZE - at;
		frame_t f = p->area->frames[offset >> PAGE_SHIFT];

		if (part > size)
			part = size;
		if (frame_is_low(f))
			memcpy((char *)frame_address(f) + at, from, part);
		else
			page_write(f, at, from, part);
		offset += part;
		from = (const char *)from + part;
		size -= part;
	}
}

/* ---- looking -------------------------------------------------------------------------------- */

/* Lock held. */
static void describe(struct peer_item *item, struct peer_message *m)
{
	*m = item->kind == PEER_DATA ? container_of(item, struct peer_post, item)->m
				     : (struct peer_message){.kind = item->kind};
	m->stamp = item->stamp;
	m->clock = item->tsc;
	if (item->kind == PEER_NODE_RELEASE)
		m->node = container_of(item, struct node, release)->name.by_id.id;
	else if (item->kind == PEER_NODE_DESTROY)
		m->node = item->of_node ? container_of(item, struct node, destroy)->name.by_id.id
					: container_of(item, struct cap, destroy)->name.by_id.id;
}

/* The seed, or what is first in the queue; NULL: nothing. */
static struct peer_item *look(struct peer *p, bool seed, struct peer_message *m)
{
	uint32_t flags = spin_lock(&p->waitable.lock);
	struct peer_item *item = NULL;

	if (seed)
		item = p->seed ? &p->seed->item : NULL;
	else if (p->waiting)
		item = container_of(list_first(&p->queue), struct peer_item, link);
	if (item)
		describe(item, m);
	spin_unlock(&p->waitable.lock, flags);
	return item;
}

/* ---- handing over --------------------------------------------------------------------------- */

/* The receiver's name of a node that came with a message. Lock held. */
static uint64_t id_of(struct peer *p, struct node *n)
{
	if (n->owner == p)
		return n->forgotten ? PEER_ID_INVALID : n->name.by_id.id;
	return peer_find_cap(p, n)->name.by_id.id;
}

static void write_ids(struct peer *p, const struct peer_post *post, const struct peer_message *m)
{
	uint32_t at = m->offset + ((m->size + 7) & ~7u);

	for (uint32_t i = 0; i < m->cap_count; i++, at += sizeof(uint64_t)) {
		uint64_t id = PEER_ID_INVALID;
		uint32_t flags;

		if (!(post->batch->dead & 1ull << i)) {
			flags = spin_lock(&p->waitable.lock);
			id = id_of(p, post->batch->nodes[i]);
			spin_unlock(&p->waitable.lock, flags);
		}
		pool_write(p, at, &id, sizeof id);
	}
}

static void write_handle(struct peer *p, const struct peer_message *m, uint32_t i, int32_t handle)
{
	uint32_t at = m->offset + ((m->size + 7) & ~7u) + m->cap_count * sizeof(uint64_t);

	pool_write(p, at + i * sizeof handle, &handle, sizeof handle);
}

static void write_message(struct peer *p, const struct peer_post *post,
			  const struct peer_message *m)
{
	pool_write(p, m->offset, post->batch->bytes, m->size);
	write_ids(p, post, m);
	for (uint32_t i = 0; i < m->file_count; i++)
		write_handle(p, m, i, -1);
}

static void open_files(struct peer *p, const struct peer_post *post, const struct peer_message *m)
{
	for (uint32_t i = 0; i < m->file_count; i++) {
		struct object *o = post->batch->files[i];

		object_ref(o);
		write_handle(
			p, m, i,
			handle_open_reserved(current_process(), o, post->batch->file_rights[i]));
	}
}

static void unreserve(const struct peer_batch *b, uint32_t count)
{
	while (count--) {
		handle_unpay(b->files[count]->bytes);
		handle_unreserve(current_process());
	}
}

/* Handles for what came as files, and what they cost. */
static int reserve(const struct peer_batch *b)
{
	for (uint32_t i = 0; i < b->file_count; i++) {
		int error = handle_reserve(current_process());

		if (!error) {
			error = handle_pay(b->files[i]->bytes);
			if (error)
				handle_unreserve(current_process());
		}
		if (error) {
			unreserve(b, i);
			return error;
		}
	}
	return 0;
}

/* Out of the queue; what it carries is received. Lock held. */
static void take_post(struct peer *p, struct peer_post *post)
{
	struct peer_batch *b = post->batch;

	if (p->seed == post)
		p->seed = NULL;
	else
		peer_withdraw(p, &post->item);
	for (uint32_t i = 0; i < b->cap_count; i++) {
		struct cap *c;

		if (b->dead & 1ull << i || b->nodes[i]->owner == p)
			continue;
		c = peer_find_cap(p, b->nodes[i]);
		c->in_flight--;
		c->count++;
	}
	post_uncharge(p, post, true);
}

static inline int give(uptr message, const struct peer_message *m)
{
	return user_range_ok(message, sizeof *m) ? user_copy_inline((void *)message, m, sizeof *m)
						 : -EFAULT;
}

static int receive_post(struct peer *p, struct peer_post *post, const struct peer_message *m,
			uptr message, bool peek)
{
	uint32_t flags;
	int error = peek ? 0 : reserve(post->batch);

	if (error)
		return error;
	write_message(p, post, m);
	error = give(message, m);
	if (error && !peek)
		unreserve(post->batch, m->file_count);
	if (error || peek)
		return error;
	open_files(p, post, m);
	flags = spin_lock(&p->waitable.lock);
	take_post(p, post);
	spin_unlock(&p->waitable.lock, flags);
	node_unref(post->node);
	batch_unref(post->batch);
	return 0;
}

/* It may have been withdrawn meanwhile: then the program has not been told. */
static int receive_notice(struct peer *p, struct peer_item *item, const struct peer_message *m,
			  uptr message, bool peek)
{
	uint32_t flags;
	int error = give(message, m);

	if (error || peek)
		return error;
	flags = spin_lock(&p->waitable.lock);
	if (p->waiting && list_first(&p->queue) == &item->link && item->stamp == m->stamp)
		peer_withdraw(p, item);
	else
		error = -EBUSY;
	spin_unlock(&p->waitable.lock, flags);
	return error;
}

static int receive(struct peer *p, uptr message, uint32_t flags)
{
	struct peer_message m;
	struct peer_item *item;
	int result;

	do {
		item = look(p, flags & PEER_READ_SEED, &m);
		if (!item)
			return -EAGAIN;
		result = item->kind == PEER_DATA
				 ? receive_post(p, container_of(item, struct peer_post, item), &m,
						message, flags & PEER_PEEK)
				 : receive_notice(p, item, &m, message, flags & PEER_PEEK);
	} while (result == -EBUSY);
	return result;
}

/* Milliseconds until then. */
static uint32_t left_until(uint64_t end)
{
	uint64_t now = timer_ticks_due();

	return now < end ? (uint32_t)(end - now) : 0;
}

/* Until something may have come. The usual one thread that waits stands in no list. */
static int sleep(struct peer *p, uint32_t timeout)
{
	struct waitable *w = &p->waitable;
	int result = 0;

	if (timeout != WAIT_FOREVER)
		return wait_for(w, timeout);
	spin_lock_thread(&w->lock);
	if (p->waiting || p->shut)
		spin_unlock_nested(&w->lock);
	else if (!w->sole && list_empty(&w->waiters))
		result = wait_sole(w, current(), timeout);
	else
		result = wait_in_line(w, timeout);
	irq_enable();
	return result;
}

/* Whatever it is. The mutex is let go while it waits. */
static int receive_or_wait(struct peer *p, uptr message, uint32_t flags, uint32_t timeout)
{
	uint64_t end = timeout == WAIT_FOREVER ? 0 : timer_ticks_due() + timeout;

	for (;;) {
		int result = peer_enter(p);

		if (result)
			return result;
		result = receive(p, message, flags);
		peer_leave(p);
		if (result != -EAGAIN || !timeout || flags & PEER_READ_SEED)
			return result;
		result = sleep(p, timeout == WAIT_FOREVER ? WAIT_FOREVER : left_until(end));
		if (result)
			return result;
	}
}

int peer_receive(struct peer *p, uptr message, uint32_t flags, uint32_t timeout)
{
	int result;

	if (!flags) {
		if (!p->waiting && timeout == WAIT_FOREVER) {
			result = sleep(p, WAIT_FOREVER);
			if (result)
				return result;
		}
		result = peer_receive_quick(p, message);
		if (result != -EAGAIN)
			return result;
	}
	return receive_or_wait(p, message, flags, timeout);
}
