/* kernel/ipc/node.c - nodes and capabilities: made, held, let go, destroyed. */
#include "abi/error.h"
#include "cpu/string.h"
#include "ipc/peer_parts.h"
#include "mem/heap.h"
#include "panic.h"
#include "task/process.h"
#include "task/timer.h"

static uint64_t last_serial; /* guarded by serial_lock */
static struct spinlock serial_lock;

/* ---- nodes ---------------------------------------------------------------------------------- */

void node_unref(struct node *n)
{
	struct peer *owner;

	if (!n || __atomic_sub_fetch(&n->refs, 1, __ATOMIC_ACQ_REL))
		return;
	owner = n->owner;
	kfree(n);
	object_unref(&owner->object);
}

static uint64_t next_serial(void)
{
	uint32_t flags = spin_lock(&serial_lock);
	uint64_t serial = ++last_serial;

	spin_unlock(&serial_lock, flags);
	return serial;
}

static struct node *node_make(struct peer *p, uint64_t id)
{
	struct account *account = &p->process->account;
	struct node *n;
	uint32_t flags;

	if (account_charge(account, ACCOUNT_HEAP, sizeof *n))
		return NULL;
	n = kzalloc(sizeof *n);
	if (!n) {
		account_uncharge(account, ACCOUNT_HEAP, sizeof *n);
		return NULL;
	}
	n->name = (struct peer_name){.by_id.id = id, .is_node = true};
	n->refs = 1; /* the table's */
	n->serial = next_serial();
	n->owner = p;
	object_ref(&p->object);
	list_init(&n->holders);
	list_init(&n->destroy.link);
	n->destroy.of_node = true;
	list_init(&n->release.link);
	flags = spin_lock(&p->waitable.lock);
	idmap_add(&p->ids, &n->name.by_id);
	p->node_count++;
	spin_unlock(&p->waitable.lock, flags);
	return n;
}

void node_forget(struct peer *p, struct node *n)
{
	uint32_t flags = spin_lock(&p->waitable.lock);

	idmap_remove(&p->ids, &n->name.by_id);
	p->node_count--;
	n->forgotten = true;
	peer_withdraw(p, &n->destroy);
	peer_withdraw(p, &n->release);
	node_drop_answer(n);
	spin_unlock(&p->waitable.lock, flags);
	account_uncharge(&p->process->account, ACCOUNT_HEAP, sizeof *n);
	node_unref(n);
}

/* What the program knows by this id. Lock held. */
static struct peer_name *known(struct peer *p, uint64_t id)
{
	struct peer_name *name = peer_find(p, id);

	return name && (name->is_node || cap_of(name)->count) ? name : NULL;
}

int peer_name_get(struct peer *p, uint64_t id, struct peer_name **out, bool *made)
{
	uint32_t flags = spin_lock(&p->waitable.lock);
	struct node *n;

	*out = known(p, id);
	spin_unlock(&p->waitable.lock, flags);
	*made = false;
	if (!*out) {
		if (id & PEER_ID_KERNEL || id == PEER_ID_NONE)
			return -ENXIO;
		n = node_make(p, id);
		if (!n)
			return -ENOMEM;
		*made = true;
		*out = &n->name;
	}
	node_ref(node_named(*out));
	return 0;
}

/* ---- who holds a node: its owner's lock is held --------------------------------------------- */

void node_held(struct node *n)
{
	n->holders_count++;
	n->owner->generation++;
	peer_withdraw(n->owner, &n->release);
}

void node_drop_answer(struct node *n)
{
	struct peer *p = n->owner;
	struct peer_answer *a = &n->answer;
	uint32_t room[ROOM_KINDS] = {0, a->caps, a->files};

	if (!a->kept)
		return;
	a->kept = false;
	room[ROOM_BYTES] = peer_slice_give(p, a->offset);
	quota_release(&p->room, room);
	account_uncharge(&p->process->account, ACCOUNT_HEAP, a->heap);
}

void node_let_go(struct node *n, uint64_t stamp)
{
	n->owner->generation++;
	if (--n->holders_count || n->forgotten || n->owner->shut)
		return;
	if (n->answer.open) /* else it is for a call that gives it to someone at once */
		node_drop_answer(n);
	peer_append(n->owner, &n->release, PEER_NODE_RELEASE, stamp);
}

/* ---- capabilities --------------------------------------------------------------------------- */

int cap_charge(struct peer *holder)
{
	return account_charge(&holder->process->account, ACCOUNT_HEAP, cap_bytes(1));
}

void cap_uncharge(struct peer *holder, uint32_t count)
{
	account_uncharge(&holder->process->account, ACCOUNT_HEAP, cap_bytes(count));
}

void cap_enter(struct peer *holder, struct cap *c, struct node *n)
{
	memset(c, 0, sizeof *c);
	c->name.by_id.id = ++holder->next_id << 2 | PEER_ID_KERNEL;
	c->by_node.id = n->serial;
	c->node = n;
	c->holder = holder;
	list_init(&c->destroy.link);
	node_ref(n);
	idmap_add(&holder->ids, &c->name.by_id);
	idmap_add(&holder->nodes, &c->by_node);
	list_push_back(&n->holders, &c->of_node);
	node_held(n);
}

/* A holder gives back counts of a node. */
struct giving {
	struct peer *holder;
	struct node *node;
	uint64_t count;
	uint32_t in_flight;
	struct cap *freed;
};

static int giving_reserve(struct commit_slot *slot, void *message)
{
	(void)slot, (void)message;
	return 0;
}

/* Both locks are held. */
static void giving_append(struct commit_slot *slot, void *message, uint64_t stamp)
{
	struct giving *g = message;
	struct cap *c = peer_find_cap(g->holder, g->node);

	(void)slot;
	c->count -= g->count;
	c->in_flight -= g->in_flight;
	if (c->count || c->in_flight)
		return;
	idmap_remove(&g->holder->ids, &c->name.by_id);
	idmap_remove(&g->holder->nodes, &c->by_node);
	peer_withdraw(g->holder, &c->destroy);
	list_remove(&c->of_node);
	g->freed = c;
	node_let_go(g->node, stamp);
}

static const struct commit_kind giving_kind = {.reserve = giving_reserve, .append = giving_append};

void cap_give_back(struct peer *p, struct node *n, uint64_t count, uint32_t in_flight)
{
	struct giving g = {.holder = p, .node = n, .count = count, .in_flight = in_flight};
	struct commit_slot slots[2] = {{.queue = &p->waitable},
				       {.queue = &n->owner->waitable, .item = &g}};
	uint64_t stamp;

	if (n->owner == p)
		return; /* its own node: nobody counts */
	commit(slots, 2, &giving_kind, &g, 0, &stamp);
	if (!g.freed)
		return;
	cap_uncharge(p, 1);
	kfree(g.freed);
	node_unref(n);
}

int peer_release(struct peer *p, uint64_t id)
{
	struct peer_name *name;
	uint32_t flags;
	int error = peer_enter(p);

	if (error)
		return error;
	flags = spin_lock(&p->waitable.lock);
	name = known(p, id);
	spin_unlock(&p->waitable.lock, flags);
	if (!name)
		error = -ENXIO;
	else if (!name->is_node)
		cap_give_back(p, cap_of(name)->node, 1, 0);
	else if (!node_of(name)->destroyed)
		error = -EBUSY;
	else
		node_forget(p, node_of(name));
	peer_leave(p);
	return error;
}

/* ---- destruction ---------------------------------------------------------------------------- */

#define FEW 16 /* slots that need no memory */

/* Nodes that are destroyed at one instant, and who is told. */
struct destruction {
	struct peer *p;
	struct node **nodes; /* NULL: all of p's */
	uint32_t count;
	struct peer_ending *ending; /* NULL: p goes on as it is */
	uint64_t stamp;
	uint32_t generation;		     /* p's, as the holders were looked up */
	struct commit_slot *slots, few[FEW]; /* of p, and of holders not told yet */
	uint32_t capacity, holders, all_holders;
	bool locked; /* destroy_in_place: all holders are */
};

struct each_node {
	struct destruction *d;
	void (*function)(struct destruction *d, struct node *n);
};

static void if_node(struct idmap_entry *e, void *argument)
{
	struct each_node *each = argument;
	struct peer_name *name = peer_name_of(e);

	if (name->is_node)
		each->function(each->d, node_of(name));
}

/* Calls function for each node that is to be destroyed. Lock held. */
static void each_node(struct destruction *d,
		      void (*function)(struct destruction *d, struct node *n))
{
	struct each_node each = {d, function};

	for (uint32_t i = 0; i < d->count; i++)
		function(d, d->nodes[i]);
	if (!d->nodes)
		idmap_each(&d->p->ids, if_node, &each);
}

static void gather_holders(struct destruction *d, struct node *n)
{
	struct list *l;

	list_for_each (l, &n->holders) {
		struct cap *c = container_of(l, struct cap, of_node);

		if (c->told)
			continue;
		if (d->holders + 1 < d->capacity) {
			d->holders++;
			d->slots[d->holders] = (struct commit_slot){
				.queue = &c->holder->waitable, .item = c, .index = d->holders};
			object_ref(&c->holder->object);
		}
		d->all_holders++;
	}
}

static void gather(struct destruction *d)
{
	uint32_t flags = spin_lock(&d->p->waitable.lock);

	d->holders = d->all_holders = 0;
	d->generation = d->p->generation;
	d->slots[0] = (struct commit_slot){.queue = &d->p->waitable, .item = d};
	each_node(d, gather_holders);
	spin_unlock(&d->p->waitable.lock, flags);
}

static int destroy_reserve(struct commit_slot *slot, void *message)
{
	struct destruction *d = message;

	return slot->item != d || d->p->generation == d->generation ? 0 : -EAGAIN;
}

static void destroy_unreserve(struct commit_slot *slot, void *message)
{
	(void)slot, (void)message;
}

static void destroy_node(struct destruction *d, struct node *n)
{
	if (n->destroyed)
		return;
	n->destroyed = true;
	node_drop_answer(n);
	if (!d->ending)
		peer_append(d->p, &n->destroy, PEER_NODE_DESTROY, d->stamp);
}

static void destroy_append(struct commit_slot *slot, void *message, uint64_t stamp)
{
	struct destruction *d = message;
	struct cap *c = slot->item;

	d->stamp = stamp;
	if (slot->item != d) {
		c->told = true;
		peer_append(c->holder, &c->destroy, PEER_NODE_DESTROY, stamp);
		return;
	}
	each_node(d, destroy_node);
	if (d->ending)
		peer_take_queue(d->p, d->ending);
}

static const struct commit_kind destroy_kind = {
	.reserve = destroy_reserve, .unreserve = destroy_unreserve, .append = destroy_append};

/* By their queues: the capability may be given back by now. */
static void let_holders_go(struct destruction *d)
{
	for (uint32_t i = 0; i <= d->holders; i++)
		if (d->slots[i].item != d)
			object_unref(
				&container_of(d->slots[i].queue, struct peer, waitable)->object);
}

/* Room for all holders' slots, if there is memory for it. */
static bool make_room(struct destruction *d)
{
	uint32_t wanted = d->all_holders + 1 + FEW;
	struct commit_slot *more = kmalloc(wanted * sizeof *more);

	if (!more)
		return false;
	if (d->slots != d->few)
		kfree(d->slots);
	d->slots = more;
	d->capacity = wanted;
	return true;
}

/* ---- the same without memory: p's lock is held, and with it who holds its nodes ---------------
 */

/* Out of order: where one is not free all are let go. */
static void lock_holders(struct destruction *d, struct node *n)
{
	struct list *l;

	list_for_each (l, &n->holders) {
		struct peer *holder = container_of(l, struct cap, of_node)->holder;

		if (!d->locked || holder->locked_by == d)
			continue;
		d->locked = spin_trylock_nested(&holder->waitable.lock);
		if (d->locked)
			holder->locked_by = d;
	}
}

static void unlock_holders(struct destruction *d, struct node *n)
{
	struct list *l;

	list_for_each (l, &n->holders) {
		struct peer *holder = container_of(l, struct cap, of_node)->holder;

		if (holder->locked_by != d)
			continue;
		holder->locked_by = NULL;
		spin_unlock_nested(&holder->waitable.lock);
	}
}

static void tell_holders(struct destruction *d, struct node *n)
{
	struct list *l;

	list_for_each (l, &n->holders) {
		struct cap *c = container_of(l, struct cap, of_node);

		if (!c->told)
			destroy_append(&(struct commit_slot){.item = c}, d, d->stamp);
	}
}

/* As commit() does it, but for the order in which the locks are taken. */
static void destroy_in_place(struct destruction *d)
{
	struct commit_slot own = {.queue = &d->p->waitable, .item = d};
	uint32_t flags;

	do {
		flags = spin_lock(&d->p->waitable.lock);
		d->locked = true;
		each_node(d, lock_holders);
		if (d->locked) {
			d->stamp = commit_stamp();
			each_node(d, tell_holders);
			destroy_append(&own, d, d->stamp);
		}
		each_node(d, unlock_holders);
		spin_unlock(&d->p->waitable.lock, flags);
	} while (!d->locked);
}

/* At one instant, whatever memory there is. */
static void destroy(struct destruction *d)
{
	uint64_t stamp;
	bool done = false;

	d->slots = d->few;
	d->capacity = FEW;
	while (!done) {
		gather(d);
		if (d->all_holders == d->holders)
			done = commit(d->slots, d->holders + 1, &destroy_kind, d, 0, &stamp) > 0;
		let_holders_go(d);
		if (d->all_holders > d->holders && !make_room(d)) {
			destroy_in_place(d);
			done = true;
		}
	}
	if (d->slots != d->few)
		kfree(d->slots);
}

void nodes_destroy_all(struct peer *p, struct peer_ending *ending)
{
	struct destruction d = {.p = p, .ending = ending};

	destroy(&d);
}

/* One's own living node of this id, and no other before it. */
static int destroyable(struct peer *p, const uint64_t *ids, uint32_t i, struct node **out)
{
	struct peer_name *name;
	uint32_t flags = spin_lock(&p->waitable.lock);

	name = known(p, ids[i]);
	spin_unlock(&p->waitable.lock, flags);
	if (!name)
		return -ENXIO;
	if (!name->is_node)
		return -EPERM;
	if (name->mark == p->mark)
		return -ENOTUNIQ;
	name->mark = p->mark;
	*out = node_of(name);
	return (*out)->destroyed ? -EHOSTUNREACH : 0;
}

int peer_destroy_nodes(struct peer *p, const uint64_t *ids, uint32_t count)
{
	struct node *nodes[PEER_DESTINATIONS_MAX];
	struct destruction d = {.p = p, .nodes = nodes, .count = count};
	int error = peer_enter(p);

	if (error)
		return error;
	p->mark++;
	for (uint32_t i = 0; i < count && !error; i++)
		error = destroyable(p, ids, i, &nodes[i]);
	if (!error)
		destroy(&d);
	peer_leave(p);
	return error;
}
