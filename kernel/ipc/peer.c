/* kernel/ipc/peer.c - peers: made, entered by calls, reset, shut down. */
#include "abi/error.h"
#include "cpu/cpu.h"
#include "cpu/string.h"
#include "ipc/peer_parts.h"
#include "mem/heap.h"
#include "panic.h"
#include "task/process.h"
#include "task/timer.h"

static const uint32_t room_limits[ROOM_KINDS] = {
	[ROOM_CAPS] = PEER_IN_FLIGHT_MAX,
	[ROOM_FILES] = PEER_IN_FLIGHT_MAX,
};

/* ---- the queue: lock held ------------------------------------------------------------------- */

static bool ready(struct waitable *w)
{
	struct peer *p = container_of(w, struct peer, waitable);

	return p->waiting || p->shut;
}

static const struct wait_ops wait_ops = {ready, NULL};

void peer_withdraw(struct peer *p, struct peer_item *item)
{
	if (list_empty(&item->link))
		return;
	list_remove(&item->link);
	p->waiting--;
}

/* Is it the end of a node that the seed may carry? It is told after a reset, too, unless the
 * capability goes. */
static bool stays(const struct peer_item *item, const struct peer_ending *ending)
{
	return ending->again && item->kind == PEER_NODE_DESTROY && !item->of_node &&
	       container_of(item, struct cap, destroy)->in_flight;
}

void peer_take_queue(struct peer *p, struct peer_ending *ending)
{
	struct list *l, *next;

	list_for_each_safe (l, next, &p->queue) {
		struct peer_item *item = container_of(l, struct peer_item, link);

		if (stays(item, ending))
			continue;
		peer_withdraw(p, item);
		if (item->kind == PEER_DATA)
			list_push_back(&ending->items, &item->link);
	}
	p->shut = !ending->again;
	wait_wake(&p->waitable);
}

/* ---- made ----------------------------------------------------------------------------------- */

/* One bit for each slice there may be. */
static uint32_t bitmap_bytes(uint32_t pool_size)
{
	return (pool_size / SLICE_MIN + 7) / 8;
}

static uint32_t books_bytes(uint32_t pool_size)
{
	return slices_bytes(pool_size) + bitmap_bytes(pool_size);
}

static uint32_t heap_charge(const struct peer *p)
{
	return sizeof *p + books_bytes(p->pool_size) + PEER_BLOCK + sizeof *p->spare_cap;
}

static uint32_t page_charge(const struct peer *p)
{
	return pages_of(p->pool_size) + pages_of(pages_of(p->pool_size) * sizeof(frame_t));
}

static int charge(struct peer *p)
{
	struct account *a = &p->process->account;

	if (account_charge(a, ACCOUNT_PAGES, page_charge(p)))
		return -ENOMEM;
	if (!account_charge(a, ACCOUNT_HEAP, heap_charge(p)))
		return 0;
	account_uncharge(a, ACCOUNT_PAGES, page_charge(p));
	return -ENOMEM;
}

static void uncharge(struct peer *p)
{
	account_uncharge(&p->process->account, ACCOUNT_PAGES, page_charge(p));
	account_uncharge(&p->process->account, ACCOUNT_HEAP, heap_charge(p));
}

/* All pages now: receiving cannot fail for want of one. */
static int fill_pool(struct peer *p)
{
	for (uint32_t i = 0; i < p->area->pages; i++) {
		frame_t f = area_page(p->area, i);

		if (!f)
			return -ENOMEM;
		page_unref(f);
	}
	return vm_map(&p->process->vm, &p->address, p->pool_size, VM_READ, p->area, 0);
}

static int make_pool(struct peer *p)
{
	p->books = kzalloc(books_bytes(p->pool_size));
	p->area = area_create(p->pool_size);
	if (!p->books || !p->area || fill_pool(p))
		return -ENOMEM;
	slices_init(&p->slices, p->pool_size, p->books);
	p->received = p->books + slices_bytes(p->pool_size);
	return 0;
}

static void drop_pool(struct peer *p)
{
	if (p->address)
		vm_unmap_area(&p->process->vm, p->area);
	area_unref(p->area);
	kfree(p->books);
	p->area = NULL;
	p->books = NULL;
	p->address = 0;
}

static struct peer *peer_alloc(uint32_t pool_size)
{
	struct peer *p = kzalloc(sizeof *p);
	uint32_t limits[ROOM_KINDS];

	if (!p)
		return NULL;
	p->process = current_process();
	p->process_id = p->process->id;
	p->pool_size = PAGE_SIZE;
	while (p->pool_size < pool_size)
		p->pool_size *= 2;
	memcpy(limits, room_limits, sizeof limits);
	limits[ROOM_BYTES] = p->pool_size;
	quota_init(&p->room, limits, ROOM_KINDS);
	list_init(&p->queue);
	p->ids.seed = p->nodes.seed = (uint32_t)rdtsc() | 1;
	mutex_init(&p->calls);
	waitable_init(&p->waitable, &wait_ops);
	object_init(&p->object, &peer_type, &p->waitable);
	return p;
}

int peer_create(uint32_t pool_size, struct peer **out)
{
	struct peer *p = peer_alloc(pool_size);
	int error = p ? charge(p) : -ENOMEM;

	if (!error) {
		error = make_pool(p);
		if (error) {
			drop_pool(p);
			uncharge(p);
		}
	}
	if (error) {
		kfree(p);
		return -ENOMEM;
	}
	*out = p;
	return 0;
}

/* ---- calls ---------------------------------------------------------------------------------- */

int peer_enter(struct peer *p)
{
	mutex_lock(&p->calls);
	if (!p->shut)
		return 0;
	mutex_unlock(&p->calls);
	return p->closed ? -EBADF : -ESHUTDOWN;
}

void peer_leave(struct peer *p)
{
	mutex_unlock(&p->calls);
}

int peer_slice_release(struct peer *p, uint32_t offset)
{
	return peer_give_slice(p, offset);
}

/* ---- the end -------------------------------------------------------------------------------- */

static void drop_items(struct peer *p, struct peer_ending *ending)
{
	while (!list_empty(&ending->items)) {
		struct peer_item *item =
			container_of(list_first(&ending->items), struct peer_item, link);

		list_remove(&item->link);
		post_drop(p, container_of(item, struct peer_post, item));
	}
	if (p->seed && !ending->again) {
		post_drop(p, p->seed);
		p->seed = NULL;
	}
}

/* The ids: nodes are forgotten, capabilities given back. A seed that stays keeps what it carries.
 */
static void drop_ids(struct peer *p)
{
	uint64_t from = 0;

	for (;;) {
		uint32_t flags = spin_lock(&p->waitable.lock);
		struct peer_name *name = peer_name_of(idmap_from(&p->ids, from));

		spin_unlock(&p->waitable.lock, flags);
		if (!name)
			return;
		from = name->by_id.id + 1;
		if (name->is_node)
			node_forget(p, node_of(name));
		else if (cap_of(name)->count)
			cap_give_back(p, cap_of(name)->node, cap_of(name)->count, 0);
	}
}

static void drop_slices(struct peer *p)
{
	uint32_t flags = spin_lock(&p->waitable.lock);

	for (uint32_t leaf = 0; leaf < p->pool_size / SLICE_MIN; leaf++) {
		if (!p->received[leaf / 8])
			leaf |= 7;
		else if (p->received[leaf / 8] & 1 << leaf % 8)
			p->room.kind[ROOM_BYTES].used -= peer_slice_give(p, leaf * SLICE_MIN);
	}
	memset(p->received, 0, bitmap_bytes(p->pool_size));
	spin_unlock(&p->waitable.lock, flags);
}

/* The calls' mutex is held. */
static void end(struct peer *p, bool again)
{
	struct peer_ending ending = {.again = again};

	list_init(&ending.items);
	nodes_destroy_all(p, &ending);
	drop_items(p, &ending);
	drop_ids(p);
	drop_slices(p);
	account_uncharge(&p->process->account, ACCOUNT_HEAP, p->prepaid);
	p->prepaid = 0;
	kfree(p->spare);
	p->spare = NULL;
	kfree(p->spare_cap);
	p->spare_cap = NULL;
	if (!again)
		kassert(quota_is_zero(&p->room) && !p->ids.count && !p->nodes.count);
}

int peer_reset(struct peer *p, bool again)
{
	int error = peer_enter(p);

	if (error)
		return error;
	end(p, again);
	peer_leave(p);
	return 0;
}

/* It has one handle: peers do not travel. */
static void closed(struct object *o, struct process *process)
{
	struct peer *p = (struct peer *)o;

	(void)process;
	p->closed = true; /* calls that wait learn it */
	mutex_lock(&p->calls);
	if (!p->shut)
		end(p, false);
	drop_pool(p);
	uncharge(p);
	p->process = NULL;
	mutex_unlock(&p->calls);
}

static void destroy(struct object *o)
{
	struct peer *p = (struct peer *)o;

	if (p->process) { /* it never had a handle */
		drop_pool(p);
		uncharge(p);
	}
	kfree(p);
}

const struct object_type peer_type = {.name = "peer", .destroy = destroy, .closed = closed};

/* ---- seeing it ------------------------------------------------------------------------------ */

static struct peer_room room_of(const struct peer *p, enum peer_room_kind kind)
{
	return (struct peer_room){p->room.kind[kind].used, p->room.kind[kind].limit};
}

void peer_query(struct peer *p, struct peer_info *info)
{
	uint32_t flags = spin_lock(&p->waitable.lock);

	*info = (struct peer_info){
		.pool = p->address,
		.pool_size = p->pool_size,
		.waiting = p->waiting,
		.nodes = p->node_count,
		.caps = p->nodes.count,
		.senders = p->room.kind[ROOM_BYTES].accounts,
		.bytes = room_of(p, ROOM_BYTES),
		.slices = {p->slice_count, p->pool_size / SLICE_MIN},
		.in_flight_caps = room_of(p, ROOM_CAPS),
		.in_flight_files = room_of(p, ROOM_FILES),
		.shut = p->shut,
	};
	spin_unlock(&p->waitable.lock, flags);
}
